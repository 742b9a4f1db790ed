"""Changing fields of records that are there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey


def set_field(journey: Journey, ids: Iterable[str], field: str, value: Any) -> ChangeSet:
    """Set one field of some records to a value.

    Raises ValueError for a value the field cannot take, AttributeError for a record that has no such field.
    """
    draft = Draft(journey)
    for record_id in ids:
        draft.revise(record_id, **{field: value})
    return draft.changes()


def rename(journey: Journey, record_id: str, name: str) -> ChangeSet:
    """Change what a record is called, whatever its field for that is (`name_field`)."""
    record = journey.get(record_id)
    if record is None:
        raise KeyError(record_id)
    if record.kind == "lane":
        record_id = journey.persona_of(record_id).id
        return set_field(journey, [record_id], "name", name)
    return set_field(journey, [record_id], name_field(record.kind), name)


def name_field(kind: str) -> str:
    """The field that holds what a record of this kind is called."""
    return {"map": "title", "connection": "label", "pain_point": "description", "opportunity": "description"}.get(
        kind, "name"
    )
