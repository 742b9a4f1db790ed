"""The keys of the board. Commands that menus have too (copy, undo ...) are the shell's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journey_editor.canvas import creating
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.cards import Place, change_emotion, move_cards
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.lanes import move_lanes
from journey_editor.document.edits.placing import index_past
from journey_editor.document.edits.stages import move_stages, move_step
from journey_editor.document.records import Card, Lane, Stage, Step, Touchpoint
from journey_editor.document.wording import counted_records

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

Key, Modifier = Qt.Key, Qt.KeyboardModifier

_ARROWS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}


def press(view: BoardView, event: QKeyEvent) -> bool:
    """Do what a key means here. False: nothing; it may mean something to the window."""
    key = Key(event.key())
    held = event.modifiers() & ~Modifier.KeypadModifier
    ctrl, shift = Modifier.ControlModifier, Modifier.ShiftModifier
    if key == Key.Key_Escape:
        return view.cancel()
    if view.mouse.gesture is not None:
        return False
    if key in _ARROWS:
        return _arrow(view, *_ARROWS[key], held)
    plain = held == Modifier.NoModifier
    if plain and key in _PLAIN:
        return _PLAIN[key](view)
    if key in (Key.Key_Home, Key.Key_End) and held in (Modifier.NoModifier, ctrl):
        view.focus.to_edge(key == Key.Key_End, held == ctrl)
        return True
    if key in (Key.Key_PageUp, Key.Key_PageDown) and plain:
        return _page(view, -1 if key == Key.Key_PageUp else 1)
    if held in (Modifier.NoModifier, shift):
        return _typed(view, event.text())
    return False


def delete_selection(view: BoardView) -> bool:
    """Delete what is selected, as one step; the focus stays near."""
    session = view.session
    if not session.selection:
        return False
    records = [r for r in (session.journey.get(i) for i in session.selection) if r is not None]
    cells = [(card.lane, card.step) for card in records if isinstance(card, Card)]
    if (
        session.do(
            f"Delete {counted_records(session.journey, session.selection)}",
            delete_records(session.journey, session.selection),
        )
        and cells
    ):
        lane, step = cells[-1]
        if lane in session.journey and step in session.journey:
            view.focus.on_cell(lane, step)
            if view.focus.record:
                session.select([view.focus.record])
    return True


def _arrow(view: BoardView, dx: int, dy: int, held: Qt.KeyboardModifier) -> bool:
    if held == Modifier.NoModifier:
        view.focus.move(dx, dy)
        return True
    if held == Modifier.ControlModifier:
        return move_selection(view, dx, dy)
    if held == Modifier.ControlModifier | Modifier.ShiftModifier and dy:
        return shift_emotion(view, -dy)
    return False


def move_selection(view: BoardView, dx: int, dy: int) -> bool:
    """Move what is selected one place: cards to the next cell; stages, steps and lanes past a neighbour."""
    session = view.session
    record = session.journey.get(view.focus.record or next(iter(session.selection), None))
    match record:
        case Card():
            text, changes = _moved_cards(view, record, dx, dy)
        case Stage() if dx:
            text, changes = _past(view, record, Stage, dx)
        case Lane() if dy:
            text, changes = _past(view, record, Lane, dy)
        case Step() if dx:
            text, changes = "Move step", _moved_step(view, record, dx)
        case _:
            return False
    if session.do(text, changes):
        view.focus.on_record(record.id)
        view.reveal(record.id)
    return True


def _moved_cards(view: BoardView, anchor: Card, dx: int, dy: int) -> tuple[str, ChangeSet]:
    session, journey = view.session, view.session.journey
    cards = [i for i in session.selection if isinstance(journey.get(i), Card)] or [anchor.id]
    lanes = [row.lane for row in view.board.rows]
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
    return text, move_cards(journey, cards, anchor.id, place)


def _past(view: BoardView, anchor: Stage | Lane, kind: type[Stage] | type[Lane], by: int) -> tuple[str, ChangeSet]:
    """The selected stages (or lanes) past their neighbour."""
    journey = view.session.journey
    chosen = [i for i in view.session.selection if isinstance(journey.get(i), kind)]
    ids = chosen if anchor.id in chosen else [anchor.id]
    index = index_past(journey.all(kind), ids, by)
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


def shift_emotion(view: BoardView, by: int) -> bool:
    """Better or worse by a step."""
    session = view.session
    if not any(isinstance(session.journey.get(i), Touchpoint) for i in session.selection):
        return False
    session.do("Change emotion", change_emotion(session.journey, session.selection, by))
    return True


def _open(view: BoardView) -> bool:
    """Enter: edit the name in focus; in an empty cell make a touchpoint; on an empty map begin."""
    if view.focus.cell is not None:
        creating.add_card_at(view, Place(*view.focus.cell))
    elif view.session.selection:
        view.rename_selected()
    elif not (view.board.rows and view.board.columns):
        creating.add(view, "touchpoint")
    else:
        return view.focus.start()
    return True


def _insert(view: BoardView) -> bool:
    creating.add(view, "touchpoint")
    return True


def _rename(view: BoardView) -> bool:
    if view.focus.cell is None:
        view.rename_selected()
    return True


def _page(view: BoardView, by: int) -> bool:
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + by * bar.pageStep() * 8 // 10)
    return True


def _typed(view: BoardView, text: str) -> bool:
    """Typing: "+" and "-" change a feeling, anything else opens the name with what was typed."""
    if not text or not text.isprintable() or text.isspace():
        return False
    if text in "+-\u2212" and shift_emotion(view, 1 if text == "+" else -1):
        return True
    if view.focus.cell is not None:
        return bool(creating.add_card_at(view, Place(*view.focus.cell), typed=text))
    if len(view.session.selection) == 1:
        return view.edit_name(view.session.selection[0], typed=text)
    return False


_PLAIN: dict[Qt.Key, Callable[[BoardView], bool]] = {
    Key.Key_Return: _open,
    Key.Key_Enter: _open,
    Key.Key_F2: _rename,
    Key.Key_Delete: delete_selection,
    Key.Key_Backspace: delete_selection,
    Key.Key_Insert: _insert,
}
