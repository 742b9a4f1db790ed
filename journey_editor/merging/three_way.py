"""Three-way merge of maps. Whatever somebody entered is in the result, or in a conflict that is kept in it.

    merge(base, a, b) = merge(base, b, a)     merge(base, a, a) = a     merge(base, base, a) = a

What one copy deleted and the other left alone is gone. What one deleted and the other changed, or needs, stays, and a
conflict says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Conflict, Lane, Note, Stage, Step
from journey_editor.document.vocabulary import ConflictReason, LaneContent
from journey_editor.merging.fields import ABSENT, Clash, merged_fields, record_fields, written


@dataclass(frozen=True)
class MergedMap:
    """One map of two, and what of it is to be settled."""

    journey: Journey
    conflicts: tuple[Conflict, ...] = ()
    """The new ones; all are records of the map."""


@dataclass
class _Work:
    base: Journey
    one: Journey
    two: Journey
    records: dict[str, Record] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)

    def conflict(self, about: str, reason: ConflictReason, name: str = "", other: str = "") -> None:
        """Keep what is to be settled. The same conflict has the same id wherever it is found."""
        told = "\0".join((about, reason.value, name, other))
        made = Conflict(
            id=f"conflict-{sha256(told.encode()).hexdigest()[:16]}", about=about, reason=reason, field=name, other=other
        )
        self.conflicts[made.id] = made


def merge(base: Journey | None, one: Journey, two: Journey) -> MergedMap:
    """Two copies of a map as one. `base` is what both were made from; without it all that differs is a conflict."""
    work = _Work(base if base is not None else _common(one, two), one, two)
    for record_id in sorted({record.id for journey in (work.base, one, two) for record in journey}):
        _merge_record(work, record_id)
    _bring_back(work)
    _mend_lanes(work)
    _mend_stages(work)
    unknown = _merge_unknown(work)
    for conflict in work.conflicts.values():
        work.records.setdefault(conflict.id, conflict)
    return MergedMap(Journey(work.records.values(), unknown), tuple(work.conflicts.values()))


def _common(one: Journey, two: Journey) -> Journey:
    """What two copies have in common, where nobody knows what they were made from."""
    same = [record for record in one if two.get(record.id) == record]
    ids = {record.id for record in same}
    sound = [record for record in same if all(target in ids for _, _, target in record.references())]
    return Journey(sound, {name: value for name, value in one.unknown.items() if two.unknown.get(name) == value})


def _merge_record(work: _Work, record_id: str) -> None:
    before, one, two = (journey.get(record_id) for journey in (work.base, work.one, work.two))
    if one is None and two is None:
        return
    if one is None or two is None:
        left = one if one is not None else two
        assert left is not None
        if before is None:
            work.records[record_id] = left
        elif left != before:
            work.records[record_id] = left
            work.conflict(record_id, ConflictReason.DELETED)
        return
    if one == two or two == before:
        work.records[record_id] = one
    elif one == before:
        work.records[record_id] = two
    elif type(one) is not type(two):
        kept, other = sorted((one, two), key=lambda record: (record.kind, written(record)))
        work.records[record_id] = kept
        work.conflict(record_id, ConflictReason.BOTH_CHANGED, "", written(other))
    else:
        known = record_fields(before) if type(before) is type(one) else {}
        fields, clashes = merged_fields(type(one), known, record_fields(one), record_fields(two))
        work.records[record_id] = type(one).model_validate({**fields, "id": record_id})
        for clash in clashes:
            work.conflict(record_id, ConflictReason.BOTH_CHANGED, clash.field, _other(clash))


def _other(clash: Clash) -> str:
    return written(None if clash.other is ABSENT else clash.other)


def _bring_back(work: _Work) -> None:
    """What one copy deleted and the result refers to is there again."""
    waiting = list(work.records.values())
    while waiting:
        for _, _, target in waiting.pop().references():
            if target in work.records:
                continue
            lost = next((j.get(target) for j in (work.one, work.two, work.base) if j.get(target) is not None), None)
            if lost is not None:
                work.records[target] = lost
                work.conflict(target, ConflictReason.DELETED)
                waiting.append(lost)


def _mend_lanes(work: _Work) -> None:
    """A lane that became one of another kind in one copy still holds what the other put into it."""
    for lane in [record for record in work.records.values() if isinstance(record, Lane)]:
        if lane.content is LaneContent.PERSONA or all(_takes(lane.content, card) for card in _cards(work, lane.id)):
            continue
        copies = (journey.get(lane.id) for journey in (work.base, work.one, work.two))
        for copy in sorted((one for one in copies if isinstance(one, Lane)), key=lambda one: one.content.value):
            if all(_takes(copy.content, card) for card in _cards(work, lane.id)):
                work.records[lane.id] = lane.revised(content=copy.content, persona=copy.persona)
                work.conflict(lane.id, ConflictReason.BOTH_CHANGED, "content", written(lane.content))
                break
    _bring_back(work)


def _cards(work: _Work, lane_id: str) -> Iterable[Card]:
    return (record for record in work.records.values() if isinstance(record, Card) and record.lane == lane_id)


def _takes(content: LaneContent, card: Card) -> bool:
    return content is LaneContent.PERSONA or (content.holds_cards and isinstance(card, Note))


def _mend_stages(work: _Work) -> None:
    """A stage has a step, although each copy deleted another one."""
    filled = {record.stage for record in work.records.values() if isinstance(record, Step)}
    for stage in [record for record in work.records.values() if isinstance(record, Stage) and record.id not in filled]:
        known = [step for journey in (work.one, work.two, work.base) for step in journey.all(Step)]
        lost = min((step for step in known if step.stage == stage.id), key=lambda step: (step.order, step.id))
        work.records[lost.id] = lost
        work.conflict(lost.id, ConflictReason.DELETED)


def _merge_unknown(work: _Work) -> dict[str, Any]:
    """What the file holds beside the records: by name; where both changed it, one is kept and the other told."""
    result: dict[str, Any] = {}
    states = (work.base.unknown, work.one.unknown, work.two.unknown)
    for name in sorted({key for state in states for key in state}):
        before, one, two = (state.get(name, ABSENT) for state in states)
        kept = _merge_one_unknown(work, name, before, one, two)
        if kept is not ABSENT:
            result[name] = kept
    return result


def _merge_one_unknown(work: _Work, name: str, before: Any, one: Any, two: Any) -> Any:
    if one == two or two == before:
        return one
    if one == before:
        return two
    if isinstance(one, dict) and isinstance(two, dict):
        kept, clashes = merged_fields(Record, before if isinstance(before, dict) else {}, one, two)
        if lost := {clash.field: clash.other for clash in clashes if clash.other is not ABSENT}:
            work.conflict("map", ConflictReason.BOTH_CHANGED, name, written(lost))
        return kept
    first, other = sorted((one, two), key=lambda value: (value is ABSENT, written(value)))
    work.conflict("map", ConflictReason.BOTH_CHANGED, name, written(None if other is ABSENT else other))
    return first
