"""What is told of records that were made one: what of them could not be kept."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.analysis.comparing import values
from journey_editor.analysis.telling import short
from journey_editor.document.edits.merging import Left, Merged
from journey_editor.document.field_names import field_name, titled
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.wording import joined

_MOST = 3
"""Sentences that one still reads while a room waits."""


def what_was_left(before: Journey, merged: Merged) -> str:
    """What could not be kept, in sentences, by the map as it was; empty where all was."""
    if len(merged.left) > _MOST:
        fields = joined([field_name(left.field, _kind(before, left)) for left in merged.left])
        told = [f"Of {fields} only one could be kept each; Undo brings the others back."]
    else:
        told = [_sentence(before, left) for left in merged.left]
    return " ".join([*told, *filter(None, [merged.told])])


def _sentence(before: Journey, left: Left) -> str:
    kept = _said(before, [left.kept_of], left.field)
    others = _said(before, left.others, left.field)
    whose = "the other" if len(left.others) == 1 else "the others"
    return f"{titled(left.field, _kind(before, left))}: {kept} is kept; {others} was that of {whose}."


def _kind(before: Journey, left: Left) -> str:
    return before.record(left.kept_of, Record).kind


def _said(before: Journey, ids: Iterable[str], field: str) -> str:
    said = (values.words(before, before.record(i, Record), field) for i in ids)
    return joined(list(dict.fromkeys(short(" ".join(one.split())) for one in said)))
