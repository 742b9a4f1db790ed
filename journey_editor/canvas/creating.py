"""Making new things on the board: each selects what it made and opens its name, and is one undo step with that name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from journey_editor.canvas.received import Target
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.cards import (
    Place,
    add_decision,
    add_note,
    add_touchpoint,
    add_usual_card,
    usual_kind,
)
from journey_editor.document.edits.connections import connect, suggested_label
from journey_editor.document.edits.lanes import add_persona
from journey_editor.document.edits.notes import lane_for
from journey_editor.document.edits.placing import index_past
from journey_editor.document.edits.stages import add_stage, add_step
from journey_editor.document.grafting import Beside
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Decision, Lane, Stage, Step

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

Making = Callable[[Journey], tuple[ChangeSet, str]]


def create(view: BoardView, text: str, *makings: Making, name: str = "") -> str:
    """Carry out edits as one undo step; the last one's record is selected and its name opened for typing.

    The name that is typed next (see `Renaming`) joins that step. Gives the id of the last, "" where it was refused.
    """
    view.finish_editing()
    view.session.end_typing()
    made = ""
    for making in makings:
        changes, made = making(view.session.journey)
        if not view.session.extend(text, changes):
            return ""
    _begin_name(view, made, name)
    return made


def _begin_name(view: BoardView, made: str, typed: str = "") -> None:
    view.session.select([made])
    view.focus.on_record(made)
    view.edit_name(made, is_fresh=True, typed=typed)


def add_card_at(view: BoardView, place: Place, kind: str = "", channel: str = "", typed: str = "") -> str:
    """A new touchpoint, decision or note at a place; without a kind what the lane usually holds."""
    kind = kind or usual_kind(view.session.journey, place.lane).kind
    return create(view, f"Add {kind}", _card_making(place, kind, channel), name=typed)


def _card_making(place: Place, kind: str, channel: str) -> Making:
    if kind == "decision":
        return lambda journey: add_decision(journey, place)
    if kind == "note":
        return lambda journey: add_note(journey, place)
    return lambda journey: add_touchpoint(journey, place, channel=channel)


def add_stage_at(view: BoardView, index: int | None = None) -> str:
    """A new stage before the one at `index`."""
    return create(view, "Add stage", lambda journey: add_stage(journey, index))


def add_step_at(view: BoardView, stage: str, index: int | None = None) -> str:
    """A new step in a stage."""
    return create(view, "Add step", lambda journey: add_step(journey, stage, index))


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


def add_persona_at(view: BoardView, index: int | None = None) -> str:
    """A new persona with its lane, before the lane at `index`."""
    return create(view, "Add persona lane", lambda journey: add_persona(journey, index))


def add_connected(view: BoardView, source: str, place: Place) -> str:
    """A new touchpoint (or note, as the lane takes) at a place, with a connection from a card to it."""
    view.finish_editing()
    session = view.session
    session.end_typing()
    text = f"Add connected {usual_kind(session.journey, place.lane).kind}"
    changes, made = add_usual_card(session.journey, place)
    if not session.extend(text, changes):
        return ""
    way, connection = connect(session.journey, source, made)
    session.extend(text, way)
    session.select([made])
    view.focus.on_record(made)
    view.edit_name(made, is_fresh=True, then=lambda: name_way_out(view, connection))
    return made


def connect_cards(view: BoardView, source: str, target: str) -> str:
    """Connect two cards; the connection is selected, and where it leaves a decision its label is opened.

    Where they are connected already, that connection is selected. Gives its id, "" where it was refused.
    """
    view.finish_editing()
    session = view.session
    session.end_typing()
    changes, made = connect(session.journey, source, target)
    if changes and not session.extend("Add connection", changes):
        return ""
    session.select([made])
    view.focus.on_record(made)
    if changes:
        name_way_out(view, made)
    return made


def name_way_out(view: BoardView, connection: str) -> None:
    """Open the label of a new connection where it leaves a decision: "yes" is offered, then the other of the two."""
    way = view.session.journey.get(connection)
    if isinstance(way, Connection) and not way.label and opens_label(view, way.source):
        offered = suggested_label(view.session.journey, way.source, way.id)
        view.session.select([connection])
        view.focus.on_record(connection)
        view.edit_name(connection, offered=offered)
        if offered:
            view.say(f"Enter names this way out \u201c{offered}\u201d; type another name, or Escape for none")


def add(view: BoardView, kind: str, channel: str = "") -> str:
    """A new stage, persona, step, touchpoint, decision or note where it fits best: after what is selected.

    A card on a map that has no stage or no lane for it yet brings these along.
    """
    if kind == "stage":
        return add_stage_at(view, _after(view, Stage))
    if kind == "persona":
        return add_persona_at(view, _after(view, Lane))
    if kind == "step":
        return _add_step(view)
    place = insertion_place(view, kind)
    if place is not None:
        return add_card_at(view, place, kind, channel)
    journey = view.session.journey
    makings: list[Making] = []
    if not journey.stages:
        makings.append(add_stage)
    if not any(lane.content.takes(kind) for lane in journey.lanes):
        makings.append(add_persona)

    def card(now: Journey) -> tuple[ChangeSet, str]:
        lane = next(lane.id for lane in now.lanes if lane.content.takes(kind))
        return _card_making(Place(lane, now.columns[0].id), kind, channel)(now)

    makings.append(card)
    return create(view, f"Add {kind}", *makings)


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


def target(view: BoardView) -> Target:
    """Where what is pasted goes: beside what has the focus, into its cell, onto the one card that is selected."""
    journey, place, beside = view.session.journey, insertion_place(view), _beside(view)
    chosen = [journey.get(i) for i in view.session.selection]
    card = chosen[-1] if chosen and isinstance(chosen[-1], Card) else None
    if card is None:
        return Target(place, place, beside=beside)
    cell = [other.id for other in journey.cell(card.lane, card.step)]
    below = Place(card.lane, card.step, cell.index(card.id) + 1)
    return Target(place, below, card.id if len(chosen) == 1 else None, beside)


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
    """Right of a card in its lane and stage: the next step where that cell is free, else a step of its own."""
    stage = journey.stage_of(card)
    steps = [step.id for step in journey.steps(stage.id)]
    following = steps[steps.index(card.step) + 1 :][:1]
    if following and not journey.cell(card.lane, following[0]):
        return Place(card.lane, following[0])
    return Place(card.lane, card.step, None, "after")


def place_below(journey: Journey, card: Card) -> Place:
    """Under a card, in its cell."""
    cell = [other.id for other in journey.cell(card.lane, card.step)]
    return Place(card.lane, card.step, cell.index(card.id) + 1)


def opens_label(view: BoardView, source: str) -> bool:
    """Whether a new connection's label is asked for: the ways out of a decision have names."""
    return isinstance(view.session.journey.get(source), Decision)


def add_before(view: BoardView, kind: str) -> str:
    """A new stage, step or persona before (or above) the one that is selected; else at the beginning."""
    view.setFocus()
    if kind == "stage":
        return add_stage_at(view, max(0, (_after(view, Stage) or 0) - 1))
    if kind == "persona":
        return add_persona_at(view, max(0, (_after(view, Lane) or 0) - 1))
    step = _step_of_selection(view)
    journey = view.session.journey
    if step is None:
        stage = next((i for i in view.session.selection if isinstance(journey.get(i), Stage)), journey.stages[0].id)
        return add_step_at(view, stage, 0)
    siblings = [s.id for s in journey.steps(step.stage)]
    return add_step_at(view, step.stage, siblings.index(step.id))


def _step_of_selection(view: BoardView) -> Step | None:
    """The step that is selected, or that what is selected (or the cell in focus) stands at."""
    journey = view.session.journey
    for record in (journey.get(i) for i in reversed((*view.session.selection, *(view.focus.cell or ())))):
        step = journey.get(record.step) if isinstance(record, Card) else record
        if isinstance(step, Step):
            return step
    return None


def _after(view: BoardView, kind: type[Stage] | type[Lane]) -> int | None:
    """The index after the stage (or lane) that is selected or holds what is selected."""
    journey = view.session.journey
    for record in (journey.get(i) for i in reversed((*view.session.selection, *(view.focus.cell or ())))):
        if isinstance(record, Card):
            record = journey.stage_of(record) if kind is Stage else journey.get(record.lane)
        elif isinstance(record, Step) and kind is Stage:
            record = journey.get(record.stage)
        if isinstance(record, kind):
            siblings = [s.id for s in journey.all(kind)]
            return siblings.index(record.id) + 1
    return None


def _add_step(view: BoardView) -> str:
    journey = view.session.journey
    for record in (journey.get(i) for i in reversed((*view.session.selection, *(view.focus.cell or ())))):
        step = journey.get(record.step) if isinstance(record, Card) else record
        if isinstance(step, Step):
            siblings = [s.id for s in journey.steps(step.stage)]
            return add_step_at(view, step.stage, siblings.index(step.id) + 1)
        if isinstance(step, Stage):
            return add_step_at(view, step.id)
    if not journey.stages:
        return add_stage_at(view)
    return add_step_at(view, journey.stages[-1].id)
