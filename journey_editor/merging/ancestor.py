"""What two copies of a map were both made from, found among its earlier versions by what each copy has of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from journey_editor.document.changes import difference
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.merging.fields import ABSENT, record_fields

_WHOLE = ""
"""Stands for a record being there at all."""

_LONG = 8

_Value = tuple[str, str]
"""A record and one of its fields."""


def common_base(versions: Iterable[Journey], one: Journey, two: Journey) -> Journey | None:
    """The newest of a map's versions, given the newest first, that both copies were made from; None: none for sure.

    A copy was made from a version where it has all that was edited for that version. So the first version of all, of
    which nobody knows what was edited for it, is never taken; nor is one that could be newer than where the copies
    part, for then a change in one copy would pass for the old state of the other. An older one is always right.
    """
    newer: Journey | None = None
    for version in versions:
        if newer is not None:
            edits = _edits(version, newer)
            if all(_has_seen(copy, edits) for copy in (one, two)):
                return newer
        newer = version
    return None


def are_copies(one: Journey, two: Journey) -> bool:
    """Whether two maps have parts of the same origin."""
    return any(record.id in two for record in one if record.id != one.map.id)


def _edits(before: Journey, after: Journey) -> dict[_Value, tuple[Any, Any]]:
    """What was edited between two versions: each value before and after."""
    found: dict[_Value, tuple[Any, Any]] = {}
    for change in difference(before, after):
        old, new = _values(change.before), _values(change.after)
        for name in {*old, *new}:
            values = old.get(name, ABSENT), new.get(name, ABSENT)
            if values[0] != values[1]:
                found[change.id, name] = values
    return found


def _has_seen(copy: Journey, edits: dict[_Value, tuple[Any, Any]]) -> bool:
    has_all = all(_values(copy.get(at)).get(name, ABSENT) == after for (at, name), (_, after) in edits.items())
    return has_all and any(_is_of_one_hand(name, after) for (_, name), (_, after) in edits.items())


def _is_of_one_hand(name: str, value: Any) -> bool:
    """Whether a value is none that two people would come upon by themselves, as a feeling or a date is."""
    if name == _WHOLE:
        return value is not ABSENT  # its id is made by chance
    return isinstance(value, str) and not isinstance(value, Enum) and len(value) >= _LONG


def _values(record: Record | None) -> dict[str, Any]:
    return {} if record is None else {_WHOLE: record.kind, **record_fields(record)}
