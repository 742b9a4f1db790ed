"""What holds across records: checked for what a change set touches, before it is applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Course
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    TYPE_OF_KIND,
    Card,
    Connection,
    Lane,
    Note,
    PersonaRelation,
    Picture,
    Stage,
    Step,
)
from journey_editor.document.vocabulary import LaneContent

MOST_RECORDS = 100_000
"""Several times as many as the largest maps; a file with more is not read."""
MOST_PICTURE_LETTERS = 48_000_000
"""Of base64, in all pictures together: a file has up to 64 MB, and is read back before it counts as saved."""
_NO_MAP_RECORD = f"A map has exactly one map record, with the id {MAP_ID!r}; it is missing."


class RuleBroken(ValueError):
    """A change set that would leave an unsound map. Its text says what would be wrong, in one sentence."""


def check(journey: Journey, changes: ChangeSet) -> None:
    """Raise RuleBroken where a change set, applied to this journey, would leave an unsound map."""
    for sentence in broken(journey, changes):
        raise RuleBroken(sentence)
    if sentence := _too_large(journey, changes):
        raise RuleBroken(sentence)


def _too_large(journey: Journey, changes: ChangeSet) -> str:
    """Why a map would be more than its file can hold; empty where a change set does not make it so."""
    added = sum((change.after is not None) - (change.before is not None) for change in changes)
    if added > 0 and len(journey) + added > MOST_RECORDS:
        return f"The map would have more than {MOST_RECORDS:,} records, which is the most it can hold."
    new = sum(
        (len(one.data) if isinstance(one, Picture) else 0) * sign
        for change in changes
        for one, sign in ((change.after, 1), (change.before, -1))
    )
    if new > 0 and sum(len(one.data) for one in journey.all(Picture)) + new > MOST_PICTURE_LETTERS:
        most = MOST_PICTURE_LETTERS * 3 // 4 // 1_000_000
        return f"The pictures of the map would take more than {most} MB, which is the most it can hold."
    return ""


def check_all(journey: Journey, course: Course | None = None) -> list[str]:
    """What is unsound in a whole map, one sentence each. It may be a stretch of longer work."""
    if MAP_ID not in journey:
        return [_NO_MAP_RECORD]
    records = list(journey)
    after = _After(journey, ChangeSet())
    found: list[str] = []
    for record in records if course is None else course.over(records, 1.0):
        found += _unsound(after, None, record)
    return found + list(_without_steps(after, {stage.id for stage in journey.of_kind(Stage)}))


def broken(journey: Journey, changes: ChangeSet) -> Iterator[str]:
    """Each rule that would be broken, as a sentence; only what the change set touches is looked at."""
    after = _After(journey, changes)
    if len(after.touched) != len(changes):
        ids = [change.id for change in changes]
        yield f"The id {next(i for i in ids if ids.count(i) > 1)} is used twice."
        return
    if after.get(MAP_ID) is None:
        yield _NO_MAP_RECORD
    for change in changes:
        if change.after is None:
            yield from _left_dangling(after, change.id)
        else:
            yield from _unsound(after, change.before, change.after)
    yield from _without_steps(after, _stages_touched(changes))


def faults(journey: Journey) -> dict[str, list[str]]:
    """Each record of a map that does not fit to the others, with a sentence for each rule that it breaks."""
    after = _After(journey, ChangeSet())
    found = {record.id: list(_unsound(after, None, record)) for record in journey}
    return {record_id: sentences for record_id, sentences in found.items() if sentences}


class _After:
    """The document as it would be: the journey, with a change set laid over it."""

    def __init__(self, journey: Journey, changes: ChangeSet) -> None:
        self.journey = journey
        self.touched = {change.id: change.after for change in changes}

    @cached_property
    def _new_referrers(self) -> Mapping[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.touched.values():
            if record is not None:
                for _, _, target in record.references():
                    found.setdefault(target, []).append(record)
        return found

    def get(self, record_id: str) -> Record | None:
        return self.touched[record_id] if record_id in self.touched else self.journey.get(record_id)

    def referrers(self, record_id: str) -> list[Record]:
        untouched = (self.journey.get(i) for i in self.journey.referrers(record_id) if i not in self.touched)
        return [r for r in untouched if r is not None] + self._new_referrers.get(record_id, [])


def _left_dangling(after: _After, record_id: str) -> Iterator[str]:
    for referrer in after.referrers(record_id):
        yield f"{_named(referrer)} would still refer to {record_id}, which is deleted."


def _unsound(after: _After, before: Record | None, record: Record) -> Iterator[str]:
    yield from _of_a_wrong_type(before, record)
    if before is None or not before.stands_as(record):  # what is deleted asks who would still refer to it
        yield from _refers_wrongly(after, record)
    if isinstance(record, Connection) and record.source == record.target:
        yield f"{_named(record)} leads from a card to itself."
    if isinstance(record, PersonaRelation) and record.source == record.target:
        yield f"{_named(record)} joins a persona to itself."
    if isinstance(record, Lane) and record.content is LaneContent.PERSONA and record.persona is None:
        yield f"{_named(record)} is a persona lane without a persona."
    if isinstance(record, (Card, Lane)):  # a union takes longer, and this is asked of every record that is opened
        yield from _out_of_place(after, before, record)


def _of_a_wrong_type(before: Record | None, record: Record) -> Iterator[str]:
    if TYPE_OF_KIND.get(record.kind) is not type(record):
        yield f"{record.id} is of a type that a map does not hold."
    if before is not None and type(before) is not type(record):
        yield f"{record.id} cannot turn from {before.kind} into {record.kind}."
    if (record.id == MAP_ID) != (record.kind == MAP_ID):
        yield f"A map has exactly one map record, with the id {MAP_ID!r}; {record.id} is another."


def _refers_wrongly(after: _After, record: Record) -> Iterator[str]:
    for field, rule, target_id in record.references():
        target = after.get(target_id)
        if target is None:
            yield f"{_named(record)} has the {field} {target_id}, which is not in the map."
        elif target.kind not in rule.kinds:
            wanted = " or ".join(rule.kinds)
            yield f"{_named(record)} has the {field} {target_id}, which is no {wanted} but of the kind {target.kind}."


def _without_steps(after: _After, stage_ids: Iterable[str]) -> Iterator[str]:
    for stage_id in sorted(stage_ids):
        stage = after.get(stage_id)
        if isinstance(stage, Stage) and not any(isinstance(r, Step) for r in after.referrers(stage_id)):
            yield f"{_named(stage)} would have no step; a stage has at least one."


def _out_of_place(after: _After, before: Record | None, record: Card | Lane) -> Iterator[str]:
    """Cards where their lane does not take them; a lane is looked at where what it holds has changed."""
    if isinstance(record, Card):
        cards: list[Record] = [record]
        lane = after.get(record.lane)
    elif isinstance(before, Lane) and before.content is not record.content:
        cards, lane = after.referrers(record.id), record
    else:
        return
    if not isinstance(lane, Lane) or lane.content is LaneContent.PERSONA:
        return
    for card in cards:
        if isinstance(card, Card) and not lane.content.holds_cards:
            yield f"{_named(card)} stands in a lane that holds no cards: {lane.content.label}."
        elif isinstance(card, Card) and not isinstance(card, Note):
            yield f"{_named(card)} stands in a lane that holds notes alone: {lane.content.label}."


def _stages_touched(changes: Iterable[RecordChange]) -> set[str]:
    stages = set()
    for change in changes:
        for record in (change.before, change.after):
            if isinstance(record, Stage):
                stages.add(record.id)
            elif isinstance(record, Step):
                stages.add(record.stage)
    return stages


def _named(record: Record) -> str:
    name = getattr(record, record.name_field) if record.name_field else ""
    kind = record.kind.replace("_", " ")
    return f"The {kind} \u201c{name}\u201d ({record.id})" if name else f"The {kind} {record.id}"
