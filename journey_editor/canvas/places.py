"""Where on the board something new goes: told by what is selected, by the cell in focus, by where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from journey_editor.canvas.received import Destination
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.notes import lane_for
from journey_editor.document.edits.placing import index_past
from journey_editor.document.edits.spans import last_column, numbers
from journey_editor.document.grafting import Beside
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection, Decision, Lane, Stage, Step

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


def lane_index(view: BoardView, row: int) -> int:
    """Before which lane of the map a lane goes that is put before a row of the board: hidden lanes have no row."""
    rows, lanes = view.board.rows, [lane.id for lane in view.session.journey.lanes]
    if row < len(rows):
        return lanes.index(rows[row].lane)
    return lanes.index(rows[-1].lane) + 1 if rows else len(lanes)


def lane_past(view: BoardView, ids: Iterable[str], by: int) -> int | None:
    """Before which lane of the map lanes go to be past their neighbour on the board (`by` 1: below); None: has none."""
    journey = view.session.journey
    shown = [lane for row in view.board.rows if isinstance(lane := journey.get(row.lane), Lane)]
    if len(shown) < len(view.board.rows):
        return None  # asked between an edit and the board that shows it
    row = index_past(shown, ids, by)
    return None if row is None else lane_index(view, row)


def insertion_place(view: BoardView, kind: str = "note") -> Place | None:
    """Where a new card goes: into the cell in focus, else after the selected card in time, else where there is room.

    None on a map without a stage or without a lane that takes the kind ("note": any lane with cards does).
    """
    journey, board = view.session.journey, view.board
    lanes, steps = [row.lane for row in board.rows if row.takes(kind)], [column.step for column in board.columns]
    if not (lanes and steps):
        return None
    if view.focus.cell is not None:
        lane, step = view.focus.cell
        near = lane_for(journey, kind, lane)
        return Place(near if near in lanes else lanes[0], step)
    chosen = next((journey.get(i) for i in reversed(view.session.selection)), None)
    pointed_at = journey.get(view.focus.record)
    if chosen is None and isinstance(pointed_at, Card):  # its cell was clicked beside it
        near = lane_for(journey, kind, pointed_at.lane)
        return Place(near if near in lanes else lanes[0], pointed_at.step)
    if isinstance(chosen, Card):
        near = lane_for(journey, kind, chosen.lane)
        return place_after(journey, chosen) if near == chosen.lane else Place(near or lanes[0], chosen.step)
    if isinstance(chosen, Stage):
        steps = [step.id for step in journey.steps(chosen.id)]
    elif isinstance(chosen, Step):
        steps = [chosen.id]
    elif isinstance(chosen, Lane) and chosen.id in lanes:
        lanes = [chosen.id]
    free = ((lane, step) for lane in lanes for step in steps if (lane, step) not in board.cells)
    lane, step = next(free, (lanes[0], steps[-1]))
    return Place(lane, step)


def target(view: BoardView) -> Destination:
    """Where what is pasted goes: beside what has the focus, into its cell, onto the one card that is selected."""
    journey, place, beside = view.session.journey, insertion_place(view), _beside(view)
    chosen = [journey.get(i) for i in view.session.selection]
    card = chosen[-1] if chosen and isinstance(chosen[-1], Card) else None
    if card is None:
        return Destination(place, place, beside=beside)
    return Destination(place, place_below(journey, card), card.id if len(chosen) == 1 else None, beside)


def _beside(view: BoardView) -> Beside:
    """The stage, step and lane in focus, and the cards that are selected."""
    journey, cell = view.session.journey, view.focus.cell
    chosen = [journey.get(i) for i in view.session.selection]
    last = chosen[-1] if chosen else None
    lane = cell[0] if cell else last.id if isinstance(last, Lane) else last.lane if isinstance(last, Card) else None
    step = cell[1] if cell else last.id if isinstance(last, Step) else last.step if isinstance(last, Card) else None
    stage = last.id if isinstance(last, Stage) else journey.record(step, Step).stage if step else None
    if stage is not None and step is None:
        step = journey.steps(stage)[-1].id
    return Beside(stage, step, lane, tuple(card.id for card in chosen if isinstance(card, Card)))


def place_after(journey: Journey, card: Card) -> Place:
    """Right of a card in its lane, in the stage in which it ends: the next step where that cell is free, or holds
    nothing but other ways out of this decision (they stand under one another); else a step of its own."""
    last = journey.columns[last_column(card, numbers(journey))]
    steps = [step.id for step in journey.steps(last.stage)]
    following = steps[steps.index(last.id) + 1 :][:1]
    ways_out = {way.target for way in journey.ways_out(card.id)} if isinstance(card, Decision) else set()
    if following and all(other.id in ways_out for other in journey.cell(card.lane, following[0])):
        return Place(card.lane, following[0])
    return Place(card.lane, last.id, None, "after")


def place_before(journey: Journey, card: Card) -> Place:
    """Left of a card in its lane and stage: the previous step where that cell is free, else a step of its own."""
    stage = journey.stage_of(card)
    steps = [step.id for step in journey.steps(stage.id)]
    at = steps.index(card.step)
    if at and not journey.cell(card.lane, steps[at - 1]):
        return Place(card.lane, steps[at - 1])
    return Place(card.lane, card.step, None, "before")


def place_between(view: BoardView, way: Connection, kind: str) -> Place | None:
    """For a card on a way: the first free cell on it in the lane that it leaves, else a step of its own after that.

    None where neither end's lane is seen and takes the kind.
    """
    journey = view.session.journey
    source, target = journey.record(way.source, Card), journey.record(way.target, Card)
    able = {row.lane for row in view.board.rows if row.takes(kind)}
    lanes = [end.lane for end in (source, target) if end.lane in able]
    if not lanes:
        return None
    steps, columns = [step.id for step in journey.columns], numbers(journey)
    begin, end = last_column(source, columns), columns[target.step]
    passed = range(begin + 1, end) if begin < end else range(begin - 1, end, -1)
    taken = {
        column
        for card in journey.parts(lanes[0], Card)
        for column in range(columns[card.step], last_column(card, columns) + 1)
    }
    free = next((column for column in passed if column not in taken), None)
    return Place(lanes[0], steps[begin], None, "after") if free is None else Place(lanes[0], steps[free])


def place_below(journey: Journey, card: Card) -> Place:
    """Under a card, in its cell."""
    cell = [other.id for other in journey.cell(card.lane, card.step)]
    return Place(card.lane, card.step, cell.index(card.id) + 1)


BESIDE = {"right": place_after, "left": place_before, "bottom": place_below}
"""Where a card beside another one goes, by the side."""


def step_in_focus(view: BoardView) -> Step | None:
    """The step that is selected, or that what is selected (or the cell in focus) stands at."""
    journey = view.session.journey
    for record in in_focus(view):
        step = journey.get(record.step) if isinstance(record, Card) else record
        if isinstance(step, Step):
            return step
    return None


def index_after(view: BoardView, kind: type[Stage] | type[Lane]) -> int | None:
    """The index after the stage (or lane) that is selected or holds what is selected."""
    journey = view.session.journey
    for record in in_focus(view):
        holder: Record | None = record
        if isinstance(record, Card):
            holder = journey.stage_of(record) if kind is Stage else journey.get(record.lane)
        elif isinstance(record, Step) and kind is Stage:
            holder = journey.get(record.stage)
        if isinstance(holder, kind):
            return [sibling.id for sibling in journey.all(kind)].index(holder.id) + 1
    return None


def in_focus(view: BoardView) -> Iterator[Record]:
    """The cell in focus, and what is selected, the last first."""
    records = map(view.session.journey.get, reversed((*view.session.selection, *(view.focus.cell or ()))))
    return (record for record in records if record is not None)
