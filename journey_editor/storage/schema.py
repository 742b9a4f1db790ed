"""The JSON Schema of the file format, generated from the records, so that it cannot say anything else than they do."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from journey_editor.document.record import Record, reference_fields
from journey_editor.document.records import RECORD_TYPES, TYPE_OF_KIND, JourneyMap
from journey_editor.storage.codec import FORMAT, SCHEMA_URN, VERSION

_RECORD_ID = {"type": "string", "minLength": 1, "maxLength": 100, "pattern": r"^[^\s\x00-\x1f]+$"}


def schema() -> dict[str, Any]:
    """The schema of this version's files, JSON Schema draft 2020-12."""
    _, generated = models_json_schema([(t, "validation") for t in RECORD_TYPES], ref_template="#/$defs/{model}")
    definitions = generated["$defs"]
    for record_type in RECORD_TYPES:
        _as_in_a_file(definitions[record_type.__name__], record_type)
    collections = {t.collection: _collection(t) for t in RECORD_TYPES if t is not JourneyMap}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_URN,
        "title": "Journey map",
        "description": "A B2B customer journey map: records by their ids. Members that are not named here are kept.",
        "type": "object",
        "required": ["format", "version", JourneyMap.collection],
        "properties": {
            "$schema": {"type": "string", "description": f"Names this schema: {SCHEMA_URN}."},
            "format": {"const": FORMAT, "description": "Says that the file is a journey map."},
            "version": {"const": VERSION, "description": "The version of the format."},
            JourneyMap.collection: {"$ref": f"#/$defs/{JourneyMap.__name__}"},
            **collections,
        },
        "additionalProperties": True,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _collection(record_type: type[Record]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": f"The map's {record_type.collection.replace('_', ' ')} by their ids.",
        "propertyNames": _RECORD_ID,
        "additionalProperties": {"$ref": f"#/$defs/{record_type.__name__}"},
    }


def _as_in_a_file(definition: dict[str, Any], record_type: type[Record]) -> None:
    """A record as a file holds it: its id is the name it stands under, and references say what they refer to."""
    definition["title"] = record_type.kind.replace("_", " ").capitalize()
    fields = definition["properties"]
    del fields["id"]
    definition["required"] = [name for name in definition.get("required", []) if name != "id"]
    if not definition["required"]:
        del definition["required"]
    for name, rule in reference_fields(record_type):
        collections = " or ".join(TYPE_OF_KIND[kind].collection for kind in rule.kinds)
        said = fields[name].get("description", "")
        fields[name]["description"] = f"{said} An id in {collections}.".strip()
    for name, field in fields.items():
        field["title"] = name.replace("_", " ").capitalize()
        if name == "order":
            field["description"] = "Where it stands among its siblings: they are sorted by this key, as text."
