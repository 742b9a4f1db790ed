"""Conflicts of a merge, settled one by one: what stands is kept, or the other version is taken."""

from __future__ import annotations

import json
from typing import Any

from pydantic_core import to_json

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Conflict
from journey_editor.document.vocabulary import ConflictReason


def keep(journey: Journey, conflict_id: str) -> ChangeSet:
    """What stands in the map is right: the conflict goes, and the other version with it."""
    journey.record(conflict_id, Conflict)
    draft = Draft(journey)
    draft.delete(conflict_id)
    return draft.changes()


def take_other(journey: Journey, conflict_id: str) -> ChangeSet:
    """The other version is right: it comes into the map, and the conflict goes.

    Raises ValueError where the map cannot take it any more.
    """
    conflict = journey.record(conflict_id, Conflict)
    draft = Draft(journey)
    draft.delete(conflict_id)
    if conflict.reason is ConflictReason.DELETED:
        draft.delete(conflict.about)
    elif conflict.field in type(journey.record(conflict.about, Record)).model_fields:
        try:
            other = json.loads(conflict.other)
        except RecursionError:
            raise ValueError("The other version is damaged.") from None
        draft.add(_with(journey.record(conflict.about, Record), conflict.field, other))
    else:
        raise ValueError("This version does not know what differs; both versions are kept in the file.")
    return draft.changes()


def _with(record: Record, field: str, value: Any) -> Record:
    """A record with a field as a file has it (JSON mode: strict Python mode would refuse dates and choices)."""
    fields = {**record.model_dump(mode="json"), field: value}
    return type(record).model_validate_json(to_json(fields))
