"""Fields of one record in three states: the common base, and two copies of it.

A value is absent where the record does not hold it. Nothing here asks which copy is whose: the result is the same when
the two are exchanged.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from pydantic_core import to_jsonable_python

from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection, Lane, PersonaRelation


class _Absent(Enum):
    ABSENT = "absent"


ABSENT: Final = _Absent.ABSENT
"""What a record holds for a field that it does not have."""

_TOGETHER: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Card, ("lane", "step", "last_step", "order")),
    (Connection, ("source", "target")),
    (PersonaRelation, ("source", "target")),
    (Lane, ("content", "persona")),
)
"""Fields that mean something only together: both come from one copy."""
_IN_ORDER = frozenset(("bends",))
"""Lists whose members mean nothing by themselves."""
_OF_NO_WORTH = frozenset(("order",))
"""What nobody typed: where both copies changed it, one of the two is as good as the other."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field (or several that go together) that both copies changed, each in its own way."""

    field: str
    kept: Any
    other: Any


def merged_fields(record_type: type[Record], base: Mapping[str, Any], one: Mapping[str, Any], two: Mapping[str, Any]
                  ) -> tuple[dict[str, Any], list[Clash]]:  # fmt: skip
    """The fields of both copies, and what could not be had of both."""
    names = sorted({*base, *one, *two})
    together = next((fields for kind, fields in _TOGETHER if issubclass(record_type, kind)), ())
    result: dict[str, Any] = {}
    clashes: list[Clash] = []
    units = [together] if together else []
    units += [(name,) for name in names if name not in together]
    for unit in units:
        before, first, second = ([state.get(name, ABSENT) for name in unit] for state in (base, one, two))
        kept, other = _chosen(unit, before, first, second)
        result.update({name: value for name, value in zip(unit, kept, strict=True) if value is not ABSENT})
        if other is not None:
            clashes += [
                Clash(name, value, lost)
                for name, value, lost in zip(unit, kept, other, strict=True)
                if value != lost and name not in _OF_NO_WORTH
            ]
    return result, clashes


def record_fields(record: Record | None) -> dict[str, Any]:
    """The fields of a record but for its id, known and unknown ones."""
    if record is None:
        return {}
    return {name: value for name, value in {**record.__dict__, **(record.model_extra or {})}.items() if name != "id"}


def _chosen(
    unit: tuple[str, ...], before: list[Any], one: list[Any], two: list[Any]
) -> tuple[list[Any], list[Any] | None]:
    """What is kept of two states, and what is not (None: nothing is lost)."""
    if one == two or two == before:
        return one, None
    if one == before:
        return two, None
    if len(unit) == 1 and unit[0] not in _IN_ORDER:
        both = _both(before[0], one[0], two[0])
        if both is not None:
            return [both], None
    kept, other = sorted((one, two), key=_rank)
    return kept, other


def _both(before: Any, one: Any, two: Any) -> tuple[Any, ...] | None:
    """A list with what either copy added, and without what either took out; None where it cannot be told."""
    lists = [() if one is ABSENT else one for one in (before, one, two)]
    if not all(isinstance(some, tuple) for some in lists):
        return None
    if not all(isinstance(member, Hashable) for some in lists for member in some):
        return None
    if any(len(set(some)) != len(some) for some in lists):
        return None
    base, first, second = lists
    kept = [member for member in base if member in first and member in second]
    if any([member for member in some if member in kept] != kept for some in (first, second)):
        return None  # one of them put it in another order
    added = [member for some in sorted((first, second), key=repr) for member in some if member not in base]
    return (*kept, *dict.fromkeys(added))


def _rank(values: list[Any]) -> tuple[bool, str]:
    """What is there comes before what is absent or empty; else the texts decide, in either copy the same."""
    is_nothing = all(value is ABSENT or value is None or value in ("", ()) for value in values)
    return is_nothing, repr([written(value) for value in values])


def written(value: Any) -> str:
    """A value as it stands in a file: JSON, or nothing for one that is absent."""
    if value is ABSENT:
        return ""
    return json.dumps(to_jsonable_python(value), ensure_ascii=True, sort_keys=True)
