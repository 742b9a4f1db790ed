"""The published schema says exactly what the program takes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from journey_editor import paths
from journey_editor.document.record import reference_fields
from journey_editor.document.records import RECORD_TYPES, TYPE_OF_KIND, JourneyMap
from journey_editor.storage import codec, schema
from tests.building import onboarding


def test_the_shipped_schema_is_the_generated_one() -> None:
    shipped = paths.resource("schema", "journey-2.schema.json").read_bytes()
    assert shipped == schema.schema_text().encode(), "write it anew: python -m journey_editor schema"


def test_the_schema_names_every_field_of_every_record_but_the_id() -> None:
    definitions = schema.schema()["$defs"]
    for record_type in RECORD_TYPES:
        fields = definitions[record_type.__name__]["properties"]
        assert set(fields) == set(record_type.model_fields) - {"id"}
        assert definitions[record_type.__name__]["additionalProperties"] is True
        for name, field in fields.items():
            assert field.get("description") or name == "media_type", f"{record_type.kind}, {name} has no description"
        for name, rule in reference_fields(record_type):
            assert all(TYPE_OF_KIND[kind].collection in fields[name]["description"] for kind in rule.kinds)


def test_every_member_of_a_file_is_in_the_schema() -> None:
    content = json.loads(codec.to_bytes(onboarding().journey))
    written = schema.schema()
    assert set(content) <= set(written["properties"])
    assert set(written["required"]) <= set(content)
    assert written["$id"] == content["$schema"]
    for record_type in RECORD_TYPES:
        if record_type is JourneyMap:
            continue
        required = set(written["$defs"][record_type.__name__].get("required", []))
        for fields in content.get(record_type.collection, {}).values():
            assert required <= set(fields)


@pytest.mark.parametrize("path", sorted(paths.samples_dir().glob("*.journey")), ids=lambda path: path.stem)
def test_a_program_that_knows_only_the_schema_accepts_the_samples(path: Path) -> None:
    jsonschema.Draft202012Validator(schema.schema()).validate(json.loads(path.read_bytes()))
