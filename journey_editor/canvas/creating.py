"""Making new things on the board: each selects what it made and opens its name, and is one undo step with that name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from journey_editor.canvas.places import in_focus, index_after, insertion_place, place_between, step_in_focus
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.cards import (
    Place,
    add_decision,
    add_note,
    add_touchpoint,
    add_usual_card,
    usual_kind,
)
from journey_editor.document.edits.connections import connect, lead_through, suggested_label
from journey_editor.document.edits.lanes import add_persona
from journey_editor.document.edits.stages import add_stage, add_step
from journey_editor.document.journey import Journey
from journey_editor.document.quoting import quoted
from journey_editor.document.records import Card, Connection, Decision, Lane, Stage, Step
from journey_editor.document.vocabulary import ConnectionKind

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
    made = create(view, f"Add {kind}", _card_making(place, kind, channel), name=typed)
    view.renaming.is_new_at(place)
    return made


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


def add_persona_at(view: BoardView, index: int | None = None) -> str:
    """A new persona with its lane, before the lane at `index`."""
    return create(view, "Add persona lane", lambda journey: add_persona(journey, index))


def add_connected(
    view: BoardView,
    card: str,
    place: Place,
    comes_before: bool = False,
    name: str = "",
    meaning: ConnectionKind | None = None,
) -> str:
    """A new touchpoint (or note, as the lane takes) at a place, with a connection from a card to it.

    Where it `comes_before` that card, the connection leads from the new one to it. Without a `name` it is asked for.
    """
    view.finish_editing()
    session = view.session
    session.end_typing()
    text = f"Add connected {usual_kind(session.journey, place.lane).kind}"
    changes, made = add_usual_card(session.journey, place, name=name)
    if not session.extend(text, changes):
        return ""
    way, connection = connect(session.journey, *((made, card) if comes_before else (card, made)), meaning)
    session.extend(text, way)
    session.select([made])
    view.focus.on_record(made)
    if name:
        view.reveal(made)
        name_way_out(view, connection)
        return made
    view.edit_name(made, is_fresh=True, then=lambda: name_way_out(view, connection))
    return made


def add_between(view: BoardView, way: Connection, place: Place, kind: str, channel: str = "") -> str:
    """A new card on a connection, which leads to it and from it on from then on. One undo step with its name."""
    view.finish_editing()
    session = view.session
    session.end_typing()
    text = f"Add {kind} between two cards"
    changes, made = _card_making(place, kind, channel)(session.journey)
    if not session.extend(text, changes):
        return ""
    through, on = lead_through(session.journey, way.id, made)
    session.extend(text, through)
    session.select([made])
    view.focus.on_record(made)
    view.edit_name(made, is_fresh=True, then=lambda: name_way_out(view, on))
    view.say(between(session.journey, way))
    return made


def between(journey: Journey, way: Connection) -> str:
    """Where a card on a connection stands, in words."""
    source, target = (quoted(journey.name_of(end) or "unnamed") for end in (way.source, way.target))
    return f"Between {source} and {target}"


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
    leaves_decision = isinstance(way, Connection) and isinstance(view.session.journey.get(way.source), Decision)
    if isinstance(way, Connection) and not way.label and leaves_decision:
        offered = suggested_label(view.session.journey, way.source, way.id)
        view.session.select([connection])
        view.focus.on_record(connection)
        view.edit_name(connection, offered=offered)
        if offered:
            view.say(f"Enter names this way out \u201c{offered}\u201d; type another name, or Escape for none")


def add(view: BoardView, kind: str, channel: str = "", typed: str = "") -> str:
    """A new stage, persona, step, touchpoint, decision or note where it fits best: after what is selected, on a
    connection that is.

    A card on a map that has no stage or no lane for it yet brings these along; `typed` has been typed of its name.
    """
    if kind == "stage":
        return add_stage_at(view, index_after(view, Stage))
    if kind == "persona":
        return add_persona_at(view, index_after(view, Lane))
    if kind == "step":
        return _add_step(view)
    way = _way_in_focus(view)
    place = place_between(view, way, kind) if way is not None else None
    if way is not None and place is not None:
        return add_between(view, way, place, kind, channel)
    place = insertion_place(view, kind)
    if place is not None:
        made = add_card_at(view, place, kind, channel)
        if place.new_step:  # all lanes get longer by it, which not everybody means
            view.say("In a new step of all lanes; to stack it instead: Escape, then Shift+Enter on the card before")
        return made
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
    return create(view, f"Add {kind}", *makings, name=typed)


def _way_in_focus(view: BoardView) -> Connection | None:
    """The connection that alone is selected."""
    chosen = view.session.selection
    record = view.session.journey.get(chosen[0]) if len(chosen) == 1 else None
    return record if isinstance(record, Connection) else None


def add_before(view: BoardView, kind: str) -> str:
    """A new stage, step or persona before (or above) the one that is selected; else at the beginning."""
    view.setFocus()
    if kind == "stage":
        return add_stage_at(view, max(0, (index_after(view, Stage) or 0) - 1))
    if kind == "persona":
        return add_persona_at(view, max(0, (index_after(view, Lane) or 0) - 1))
    step = step_in_focus(view)
    journey = view.session.journey
    if step is None:
        stage = next((i for i in view.session.selection if isinstance(journey.get(i), Stage)), journey.stages[0].id)
        return add_step_at(view, stage, 0)
    siblings = [s.id for s in journey.steps(step.stage)]
    return add_step_at(view, step.stage, siblings.index(step.id))


def _add_step(view: BoardView) -> str:
    journey = view.session.journey
    for record in in_focus(view):
        step = journey.get(record.step) if isinstance(record, Card) else record
        if isinstance(step, Step):
            siblings = [s.id for s in journey.steps(step.stage)]
            return add_step_at(view, step.stage, siblings.index(step.id) + 1)
        if isinstance(step, Stage):
            return add_step_at(view, step.id)
    if not journey.stages:
        return add_stage_at(view)
    return add_step_at(view, journey.stages[-1].id)
