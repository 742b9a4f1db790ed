"""Changing fields of records that are there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Lane
from journey_editor.document.vocabulary import LaneContent


def set_field(journey: Journey, ids: Iterable[str], field: str, value: Any) -> ChangeSet:
    """Set one field of some records to a value.

    Raises ValueError for a value the field cannot take, AttributeError for a record that has no such field.
    """
    draft = Draft(journey)
    for record_id in ids:
        draft.revise(record_id, **{field: value})
    return draft.changes()


def rename(journey: Journey, record_id: str, name: str) -> ChangeSet:
    """Change what a record is called, whatever its field for that is; a persona lane is called as its persona.

    Raises KeyError where there is no such record, and as `set_field`.
    """
    record = journey.record(record_id, Record)
    if isinstance(record, Lane) and record.content is LaneContent.PERSONA:
        record = journey.persona_of(record_id)
    return set_field(journey, [record.id], record.name_field, name)
