"""What a drop in the outline means: rows moved among stages, steps, lanes and cells."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.cards import Place, move_cards
from journey_editor.document.edits.lanes import move_lanes
from journey_editor.document.edits.stages import move_stages, move_step
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Lane, Stage, Step
from journey_editor.document.wording import counted_records
from journey_editor.outline.arrangement import Arrangement

Move = tuple[str, ChangeSet]


def drop(journey: Journey, arrangement: Arrangement, ids: Sequence[str], into: str, before: str) -> Move | None:
    """The undo text and the changes of dropping rows into a row, before one of its children ("": onto it, to its end).

    None: they cannot go there. The change set is empty where they are there already.
    """
    records = [record for record in map(journey.get, ids) if record is not None]
    kinds = {type(record) for record in records}
    text = f"Move {counted_records(journey, ids)}"
    if not records:
        return None
    if kinds == {Stage}:
        index = _among(journey.stages, into, before)
        return None if index is None else (text, move_stages(journey, ids, index))
    if kinds == {Lane}:
        index = _among(journey.lanes, into, before)
        return None if index is None else (text, move_lanes(journey, ids, index))
    if kinds == {Step} and len(records) == 1:
        return _move_step(journey, text, records[0].id, into, before)
    if all(isinstance(record, Card) for record in records):
        cards = [record for record in records if isinstance(record, Card)]
        place = _place(journey, arrangement, cards[0], into, before)
        return None if place is None else (text, move_cards(journey, ids, cards[0].id, place))
    return None


def _among(siblings: Sequence[Record], into: str, before: str) -> int | None:
    """Among rows of the top: between two of them, or onto one, which is before it."""
    wanted = into or before
    if not wanted:
        return len(siblings)
    return next((i for i, sibling in enumerate(siblings) if sibling.id == wanted), None)


def _move_step(journey: Journey, text: str, step_id: str, into: str, before: str) -> Move | None:
    target = journey.get(into)
    if isinstance(target, Step):
        into, before = target.stage, target.id
        target = journey.get(into)
    if not isinstance(target, Stage):
        return None
    steps = [step.id for step in journey.steps(target.id)]
    index = steps.index(before) if before in steps else len(steps)
    return text, move_step(journey, step_id, target.id, index)


def _place(journey: Journey, arrangement: Arrangement, card: Card, into: str, before: str) -> Place | None:
    target, next_one = journey.get(into), journey.get(before)
    if isinstance(target, Card):
        target, next_one = None, target  # onto a card is before it
    if isinstance(next_one, Card):
        cell = [other.id for other in journey.cell(next_one.lane, next_one.step)]
        return Place(next_one.lane, next_one.step, cell.index(next_one.id))
    if arrangement == Arrangement.LANES:
        takes_it = isinstance(target, Lane) and target.content.takes(card.kind)
        return Place(into, card.step) if takes_it else None
    if isinstance(target, Stage):
        steps = journey.steps(target.id)
        return Place(card.lane, steps[0].id) if all(step.id != card.step for step in steps) else None
    return Place(card.lane, target.id) if isinstance(target, Step) else None
