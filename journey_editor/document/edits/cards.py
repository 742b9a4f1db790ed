"""Cards: touchpoints and decisions in the cells of the board."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.edits.spans import last_column, numbers, step_that_holds
from journey_editor.document.edits.stages import new_step
from journey_editor.document.emotion_scale import emotion_step
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import Card, Decision, Lane, Note, Step, Touchpoint

_Cell = tuple[str, str]
"""A lane and a step."""
_Arriving = tuple[Card, str | None]
"""A card, and the step that it will last to (None: it lasts for one)."""


@dataclass(frozen=True)
class Place:
    """Where a card goes: a cell and the place in its stack (`index`; None: at the bottom).

    With `new_step` the card does not go to that step but to a new one made just before or after it.
    """

    lane: str
    step: str
    index: int | None = None
    new_step: Literal["before", "after"] | None = None


def add_touchpoint(journey: Journey, place: Place, **fields: Any) -> tuple[ChangeSet, str]:
    """A new touchpoint at a place. Gives its id too. Raises ValueError for a field value that it cannot take."""
    return _add_card(journey, place, Touchpoint, fields)


def add_decision(journey: Journey, place: Place, **fields: Any) -> tuple[ChangeSet, str]:
    """A new decision at a place. Gives its id too. Raises ValueError for a field value that it cannot take."""
    return _add_card(journey, place, Decision, fields)


def add_note(journey: Journey, place: Place, **fields: Any) -> tuple[ChangeSet, str]:
    """A new note at a place. Gives its id too. Raises ValueError for a field value that it cannot take."""
    return _add_card(journey, place, Note, fields)


def usual_kind(journey: Journey, lane_id: str) -> type[Touchpoint] | type[Note]:
    """What a new card in a lane is where nothing else is said: a persona's lane holds touchpoints, others notes."""
    return Touchpoint if journey.record(lane_id, Lane).content.takes(Touchpoint.kind) else Note


def add_usual_card(journey: Journey, place: Place, **fields: Any) -> tuple[ChangeSet, str]:
    """A new touchpoint, or a note where the lane holds notes. Gives its id too. Raises as `add_touchpoint`."""
    return _add_card(journey, place, usual_kind(journey, place.lane), fields)


def _add_card(journey: Journey, place: Place, card_type: type[Card], fields: dict[str, Any]) -> tuple[ChangeSet, str]:
    draft = Draft(journey)
    step = _step_at(draft, place)
    cell = journey.cell(place.lane, step)
    order = keys_at(cell, len(cell) if place.index is None else place.index)[0]
    card = card_type(id=new_id(card_type.kind), order=order, lane=place.lane, step=step, **fields)
    draft.add(card)
    return draft.changes(), card.id


def move_cards(
    journey: Journey, ids: Sequence[str], anchor: str, place: Place, shown: Collection[str] | None = None
) -> ChangeSet:
    """Move cards so that the anchor lands at a place; the others keep their distance to it, as far as the board goes.

    Cards that last for several steps keep their length. A drop that leaves everything where it was gives an empty
    change set, and so does a place that the anchor may not stand in (see `why_not`). Distances count the lanes that
    hold such cards, and of those the ones that are `shown` (None: all are); a card that the lane it would come to does
    not take stays in its own.
    """
    anchored = journey.record(anchor, Card)
    if why_not(journey, anchored.kind, place.lane):
        return ChangeSet()
    moving = [card for card in journey.cards if card.id in set(ids) | {anchor}]
    draft = Draft(journey)
    target = (place.lane, _step_at(draft, place))
    lanes = _lanes_for(journey, "note" if any(isinstance(card, Note) for card in moving) else anchored.kind, shown)
    arrivals = _arrivals(journey, moving, anchored, target, lanes, _columns_with(journey, place, target[1]))
    for cell, arriving in arrivals.items():
        _put(draft, cell, arriving, {card.id for card in moving}, place.index if cell == target else None)
    changes = draft.changes()
    return changes if any(change.before is not None for change in changes) else ChangeSet()


def _lanes_for(journey: Journey, kind: str, shown: Collection[str] | None) -> list[str]:
    """The lanes that hold cards of a kind, in order, of those that are shown."""
    return [lane.id for lane in journey.lanes if lane.content.takes(kind) and (shown is None or lane.id in shown)]


def _columns_with(journey: Journey, place: Place, step: str) -> list[str]:
    """The steps of the board, in order, with the new one that the place makes, if it makes one."""
    columns = [column.id for column in journey.columns]
    if place.new_step is not None:
        columns.insert(columns.index(place.step) + (1 if place.new_step == "after" else 0), step)
    return columns


def _arrivals(
    journey: Journey, moving: Sequence[Card], anchored: Card, target: _Cell, lanes: list[str], columns: list[str]
) -> dict[_Cell, list[_Arriving]]:
    """By cell: which cards come there, each with the step that it lasts to."""
    before, after = numbers(journey), {step: number for number, step in enumerate(columns)}
    rows_by = lanes.index(target[0]) - lanes.index(anchored.lane)
    columns_by = after[target[1]] - after[anchored.step]
    found: dict[_Cell, list[_Arriving]] = {}
    for card in moving:
        lane = lanes[_clamped(lanes.index(card.lane) + rows_by, len(lanes))]
        if not journey.record(lane, Lane).content.takes(card.kind):
            lane = card.lane
        length = last_column(card, before) - before[card.step] + 1
        step, last_step = step_that_holds(length, after[card.step] + columns_by, columns)
        found.setdefault((lane, step), []).append((card, last_step))
    return found


def _put(draft: Draft, cell: _Cell, arriving: Sequence[_Arriving], moving: Collection[str], index: int | None) -> None:
    """Put cards into a cell, before the card that had the index (None: at the bottom)."""
    (lane, step), cards = cell, [card for card, _ in arriving]
    there = draft.journey.cell(lane, step)
    staying = [card for card in there if card.id not in moving]
    if index is not None:
        index = sum(card.id not in moving for card in there[:index])
    elif all((card.lane, card.step) == cell for card in cards):
        return  # where the anchor stays in its cell, or the board ends, the others stay as they are
    else:
        index = len(staying)
    if staying[:index] + cards + staying[index:] == there:
        return
    for (card, last_step), order in zip(arriving, keys_at(staying, index, len(cards)), strict=True):
        draft.revise(card.id, lane=lane, step=step, last_step=last_step, order=order)


def why_not(journey: Journey, kind: str, lane_id: str) -> str:
    """Why a card of a kind may not stand in a lane, in a sentence; empty where it may."""
    content = journey.record(lane_id, Lane).content
    if content.takes(kind):
        return ""
    if content.holds_cards:
        return f"A {kind} belongs in a persona\u2019s lane: this one holds notes."
    return "This lane holds no cards."


def set_emotion(journey: Journey, ids: Iterable[str], score: float | None) -> ChangeSet:
    """Set how touchpoints feel (-2..+2; None: unknown). Scores beyond the ends are taken as the ends."""
    draft = Draft(journey)
    value = None if score is None else max(-2.0, min(2.0, round(float(score), 2)))
    for card_id in ids:
        if isinstance(journey.get(card_id), Touchpoint):
            draft.revise(card_id, emotion=value)
    return draft.changes()


def change_emotion(journey: Journey, ids: Iterable[str], by: int) -> ChangeSet:
    """Raise or lower how touchpoints feel by whole steps; an unknown emotion starts from neutral."""
    draft = Draft(journey)
    for card_id in ids:
        card = journey.get(card_id)
        if isinstance(card, Touchpoint):
            score = emotion_step(card.emotion or 0.0) + by
            draft.revise(card_id, emotion=float(max(-2, min(2, score))))
    return draft.changes()


def _step_at(draft: Draft, place: Place) -> str:
    if place.new_step is None:
        return place.step
    step = draft.journey.record(place.step, Step)
    siblings = [s.id for s in draft.journey.steps(step.stage)]
    index = siblings.index(step.id) + (1 if place.new_step == "after" else 0)
    return new_step(draft, step.stage, index).id


def _clamped(index: int, length: int) -> int:
    return max(0, min(index, length - 1))
