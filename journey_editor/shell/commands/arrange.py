"""Commands that move what is selected by a place, and stages and lanes with all their content."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.canvas import keyboard
from journey_editor.document.edits.lanes import move_lanes
from journey_editor.document.edits.stages import move_stages
from journey_editor.document.records import Card, Lane, Stage, Step
from journey_editor.document.wording import counted
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


def _stages(context: Context) -> list[str]:
    """The selected stages, or those that the selected steps and cards stand in."""
    if chosen := context.selected(Stage):
        return chosen
    found = []
    for record in map(context.journey.get, context.selected(Step, Card)):
        if isinstance(record, Step):
            found.append(record.stage)
        elif isinstance(record, Card):
            found.append(context.journey.stage_of(record).id)
    return list(dict.fromkeys(found))


def _lanes(context: Context) -> list[str]:
    """The selected lanes, or those that the selected cards stand in."""
    if chosen := context.selected(Lane):
        return chosen
    cards = (context.journey.get(i) for i in context.selected(Card))
    return list(dict.fromkeys(card.lane for card in cards if isinstance(card, Card)))


def _target(all_ids: list[str], moving: list[str], by: int) -> int | None:
    """Before which place the moving ones go to be one further on, or None where they are at the end."""
    places = sorted(all_ids.index(i) for i in moving)
    if by < 0:
        return places[0] - 1 if places[0] > 0 else None
    return places[-1] + 2 if places[-1] + 1 < len(all_ids) else None


def _move_stage(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        moving = _stages(context)
        index = _target([stage.id for stage in context.journey.stages], moving, by)
        if index is not None:
            text = f"Move {counted('stage', len(moving))}"
            context.session.do(text, move_stages(context.journey, moving, index))
            context.board.reveal(moving[0])

    return run


def _move_lane(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        moving = _lanes(context)
        index = _target([lane.id for lane in context.journey.lanes], moving, by)
        if index is not None:
            text = f"Move {counted('lane', len(moving))}"
            context.session.do(text, move_lanes(context.journey, moving, index))
            context.board.reveal(moving[0])

    return run


def _can_move_stage(by: int) -> Callable[[Context], bool]:
    def can(context: Context) -> bool:
        moving = _stages(context) if context.editor else []
        return bool(moving) and _target([stage.id for stage in context.journey.stages], moving, by) is not None

    return can


def _can_move_lane(by: int) -> Callable[[Context], bool]:
    def can(context: Context) -> bool:
        moving = _lanes(context) if context.editor else []
        return bool(moving) and _target([lane.id for lane in context.journey.lanes], moving, by) is not None

    return can


_TEXTS = {
    ("stage", "left"): "Move sta&ge left",
    ("stage", "right"): "Move stage rig&ht",
    ("lane", "up"): "Move l&ane up",
    ("lane", "down"): "Move la&ne down",
}


def _action(what: str, way: str, key: str, run: Callable[[Context], None], can: Callable[[Context], bool]) -> Action:
    text = _TEXTS[what, way]
    keys = (f"Alt+Shift+{key}",)
    return Action(f"arrange.{what}_{way}", text, "&Arrange", run, keys, f"move-{way}", can, group=what)


def _mover_by(dx: int, dy: int) -> Callable[[Context], object]:
    return lambda context: keyboard.move_selection(context.board, dx, dy)


def _can_move(context: Context) -> bool:
    return bool(context.selected(Card, Stage, Step, Lane))


def _mover(way: str, key: str, run: Callable[[Context], object]) -> Action:
    return Action(
        f"arrange.move_{way}",
        f"Move &{way}",
        "&Arrange",
        run,
        (f"Ctrl+{key}",),
        f"move-{way}",
        _can_move,
        group="selection",
        where="board",
    )


ACTIONS = (
    _mover("left", "Left", _mover_by(-1, 0)),
    _mover("right", "Right", _mover_by(1, 0)),
    _mover("up", "Up", _mover_by(0, -1)),
    _mover("down", "Down", _mover_by(0, 1)),
    _action("stage", "left", "Left", _move_stage(-1), _can_move_stage(-1)),
    _action("stage", "right", "Right", _move_stage(1), _can_move_stage(1)),
    _action("lane", "up", "Up", _move_lane(-1), _can_move_lane(-1)),
    _action("lane", "down", "Down", _move_lane(1), _can_move_lane(1)),
)
