"""What is selected, moved a place or cloned into the next cell by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journey_editor.canvas import bending
from journey_editor.canvas.places import lane_past
from journey_editor.document import fragment, grafting
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.cards import Place, move_cards
from journey_editor.document.edits.lanes import move_lanes
from journey_editor.document.edits.placing import index_past
from journey_editor.document.edits.stages import move_stages, move_step
from journey_editor.document.records import Card, Connection, Lane, Note, Stage, Step
from journey_editor.document.wording import counted_records

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


def move_selection(view: BoardView, dx: int, dy: int) -> bool:
    """Move what is selected one place: cards to the next cell, stages, steps, lanes past a neighbour, lines aside."""
    session = view.session
    record = session.journey.get(view.focus.record or next(iter(session.selection), None))
    if _is_out_of_sight(view):
        return True
    match record:
        case Card():
            text, changes = _moved_cards(view, record, dx, dy)
        case Stage() if dx:
            text, changes = _past(view, record, Stage, dx)
        case Lane() if dy:
            text, changes = _past(view, record, Lane, dy)
        case Step() if dx:
            text, changes = "Move step", _moved_step(view, record, dx)
        case Connection():
            bending.nudge(view, record.id, dx, dy)
            return True
        case _:
            return False
    if session.do(text, changes):
        view.focus.on_record(record.id)
        view.reveal(record.id)
    elif not changes:
        view.say("It cannot go further that way.")
    return True


def _is_out_of_sight(view: BoardView) -> bool:
    """Whether a card or connection that is selected is not on the board (found by the palette, say); that is said."""
    chosen = [record for record in map(view.session.journey.get, view.session.selection) if record is not None]
    pieces = {Card: "card", Connection: "connection"}
    if all((name, r.id) in view.board.by_key for r in chosen for of, name in pieces.items() if isinstance(r, of)):
        return False
    view.say("It is in a lane that is not shown: show the lane first.")
    return True


def _moved_cards(view: BoardView, anchor: Card, dx: int, dy: int) -> tuple[str, ChangeSet]:
    session, journey = view.session, view.session.journey
    cards = [i for i in session.selection if isinstance(journey.get(i), Card)] or [anchor.id]
    lanes = _lanes_for(view, [journey.record(i, Card) for i in cards])
    steps = [step.id for step in journey.columns]
    spots = {(lanes.index(c.lane) + dy, steps.index(c.step) + dx) for c in (journey.record(i, Card) for i in cards)}
    text = f"Move {counted_records(journey, cards)}"
    if dy:
        cell = [card.id for card in journey.cell(anchor.lane, anchor.step)]
        index = cell.index(anchor.id) + dy
        if len(cards) == 1 and 0 <= index < len(cell):  # within its stack first
            place = Place(anchor.lane, anchor.step, index + (dy > 0))
            return text, move_cards(journey, cards, anchor.id, place)
    if not all(0 <= row < len(lanes) and 0 <= column < len(steps) for row, column in spots):
        return text, ChangeSet()
    place = Place(lanes[lanes.index(anchor.lane) + dy], steps[steps.index(anchor.step) + dx])
    return text, move_cards(journey, cards, anchor.id, place, {row.lane for row in view.board.rows})


def _lanes_for(view: BoardView, cards: Sequence[Card]) -> list[str]:
    """The lanes on the board that cards move over: those that take all of them, else all that hold cards."""
    rows = view.board.rows
    lanes = [row.lane for row in rows if all(row.takes(card.kind) for card in cards)]
    return lanes if all(card.lane in lanes for card in cards) else [row.lane for row in rows if row.takes(Note.kind)]


def _past(view: BoardView, anchor: Stage | Lane, kind: type[Stage] | type[Lane], by: int) -> tuple[str, ChangeSet]:
    """The selected stages (or lanes) past their neighbour."""
    journey = view.session.journey
    chosen = [i for i in view.session.selection if isinstance(journey.get(i), kind)]
    ids = chosen if anchor.id in chosen else [anchor.id]
    index = index_past(journey.stages, ids, by) if kind is Stage else lane_past(view, ids, by)
    move = move_stages if kind is Stage else move_lanes
    text = f"Move {counted_records(journey, ids)}"
    return text, ChangeSet() if index is None else move(journey, ids, index)


def _moved_step(view: BoardView, step: Step, by: int) -> ChangeSet:
    """Past its neighbour in the stage, or over the border into the next stage."""
    journey = view.session.journey
    index = index_past(journey.steps(step.stage), [step.id], by)
    if index is not None:
        return move_step(journey, step.id, step.stage, index)
    stages = [stage.id for stage in journey.stages]
    stage = stages.index(step.stage) + by
    if not 0 <= stage < len(stages):
        return ChangeSet()
    return move_step(journey, step.id, stages[stage], 0 if by > 0 else len(journey.steps(stages[stage])))


def clone_selection(view: BoardView, dx: int, dy: int) -> bool:
    """Copy the selected cards, with what hangs on them, into the next cells; the copies are selected then."""
    session, journey = view.session, view.session.journey
    cards = [card for card in map(journey.get, session.selection) if isinstance(card, Card)]
    if not cards:
        return False
    if _is_out_of_sight(view):
        return True
    lanes = _lanes_for(view, cards)
    steps = [column.step for column in view.board.columns]
    rows = [lanes.index(card.lane) + dy for card in cards]
    columns = [steps.index(card.step) + dx for card in cards]
    if min(rows) < 0 or max(rows) >= len(lanes) or min(columns) < 0 or max(columns) >= len(steps):
        view.say("The board ends here: there is no cell for the copy.")
        return True
    ids = [card.id for card in cards]
    place = Place(lanes[min(rows)], steps[min(columns)])
    text = f"Duplicate {counted_records(journey, ids)}"
    with session.at_work(text, len(ids)) as make:
        changes, copies = make(lambda journey: grafting.paste(journey, fragment.copy(journey, ids), place))
        if session.do(text, changes):
            of_focus = ids.index(view.focus.record) if view.focus.record in ids else 0
            session.select(copies)
            view.focus.on_record(copies[of_focus])
            view.reveal(copies[of_focus])
    return True
