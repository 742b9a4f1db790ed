"""Commands that move what is selected by a place, and stages and lanes with all their content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journey_editor.canvas import moving
from journey_editor.canvas.places import lane_past
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.lanes import move_lanes
from journey_editor.document.edits.placing import index_past
from journey_editor.document.edits.stages import move_stages
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Lane, Stage, Step
from journey_editor.document.wording import counted_records
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


def chosen_stages(context: Context) -> list[str]:
    """The selected stages, or those that the selected steps and cards stand in."""
    if chosen := context.selected(Stage):
        return chosen
    steps = dict.fromkeys(one.step if isinstance(one, Card) else one.id for one in context.selected_records(Step, Card))
    return list(dict.fromkeys(context.journey.record(step, Step).stage for step in steps))


def _lanes(context: Context) -> list[str]:
    """The selected lanes, or those that the selected cards stand in."""
    if chosen := context.selected(Lane):
        return chosen
    return list(dict.fromkeys(card.lane for card in context.selected_records(Card)))


@dataclass(frozen=True)
class _Movable:
    """What is moved with all its content: how to find the chosen ones, the place past a neighbour, how to move some."""

    chosen: Callable[[Context], list[str]]
    past: Callable[[Context, list[str], int], int | None]
    move: Callable[[Journey, list[str], int], ChangeSet]


_MOVABLE = {
    "stage": _Movable(chosen_stages, lambda context, ids, by: index_past(context.journey.stages, ids, by), move_stages),
    "lane": _Movable(_lanes, lambda context, ids, by: lane_past(context.board, ids, by), move_lanes),
}


def _move(what: str, by: int) -> Callable[[Context], None]:
    movable = _MOVABLE[what]

    def run(context: Context) -> None:
        moving = movable.chosen(context)
        index = movable.past(context, moving, by)
        if index is not None:
            text = f"Move {counted_records(context.journey, moving)}"
            context.session.do(text, movable.move(context.journey, moving, index))
            context.board.reveal(moving[0])

    return run


def _can_move(what: str, by: int) -> Callable[[Context], bool]:
    movable = _MOVABLE[what]

    def can(context: Context) -> bool:
        if context.editor is None:
            return False
        return movable.past(context, movable.chosen(context), by) is not None

    return can


_TEXTS = {
    ("stage", "left"): "Move sta&ge left",
    ("stage", "right"): "Move stage rig&ht",
    ("lane", "up"): "Move l&ane up",
    ("lane", "down"): "Move la&ne down",
}


_LAST = {"left": "first", "right": "last", "up": "first", "down": "last"}


def _action(what: str, way: str, key: str, by: int) -> Action:
    text, keys = _TEXTS[what, way], (f"Alt+Shift+{key}",)
    run, can = _move(what, by), _can_move(what, by)
    needs = f"Select a {what}, or a card in one, that is not the {_LAST[way]} already."
    return Action(f"arrange.{what}_{way}", text, "&Arrange", run, keys, f"move-{way}", can, needs=needs, group=what)


def _mover_by(dx: int, dy: int) -> Callable[[Context], object]:
    return lambda context: moving.move_selection(context.board, dx, dy)


def _can_move_selection(context: Context) -> bool:
    return bool(context.selected(Card, Stage, Step, Lane, Connection))


def _mover(way: str, key: str, run: Callable[[Context], object]) -> Action:
    return Action(
        f"arrange.move_{way}",
        f"Move &{way}",
        "&Arrange",
        run,
        (f"Ctrl+{key}",),
        f"move-{way}",
        _can_move_selection,
        title=f"Move what is selected {way}",
        needs="Select a card, stage, step, lane or connection first.",
        group="selection",
        where="board",
    )


def _cloner(way: str, dx: int, dy: int) -> Action:
    return Action(
        f"arrange.clone_{way}",
        f"&{way.capitalize()}",
        "&Arrange/Copy to the n&ext cell",
        lambda context: moving.clone_selection(context.board, dx, dy),
        (f"Alt+{way.capitalize()}",),
        f"move-{way}",
        lambda context: bool(context.selected(Card)),
        title=f"Copy the card {way}",
        needs="Select a card first.",
        group="selection",
        where="board",
    )


ACTIONS = (
    _mover("left", "Left", _mover_by(-1, 0)),
    _mover("right", "Right", _mover_by(1, 0)),
    _mover("up", "Up", _mover_by(0, -1)),
    _mover("down", "Down", _mover_by(0, 1)),
    _cloner("left", -1, 0),
    _cloner("right", 1, 0),
    _cloner("up", 0, -1),
    _cloner("down", 0, 1),
    _action("stage", "left", "Left", -1),
    _action("stage", "right", "Right", 1),
    _action("lane", "up", "Up", -1),
    _action("lane", "down", "Down", 1),
)
