"""The keys of the board. Commands that menus have too (copy, undo ...) are the shell's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journey_editor.canvas import creating, streaming
from journey_editor.canvas.edited import clear_field
from journey_editor.canvas.moving import clone_selection, move_selection
from journey_editor.document.edits.cards import Place, change_emotion
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.records import Card, Touchpoint
from journey_editor.document.wording import change_text, counted_records

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

Key, Modifier = Qt.Key, Qt.KeyboardModifier

_ARROWS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}

_PAGES = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}


def press(view: BoardView, event: QKeyEvent) -> bool:
    """Do what a key means here. False: nothing; it may mean something to the window."""
    key = Key(event.key())
    held = event.modifiers() & ~Modifier.KeypadModifier
    ctrl, shift, alt = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier
    if key == Key.Key_Escape:
        return view.cancel()
    if view.mouse.gesture is not None:
        return False
    if key in (Key.Key_Return, Key.Key_Enter) and event.isAutoRepeat():
        return True  # held since it pressed a button of a dialog, it is not meant for the board
    if key in _ARROWS:
        return _arrow(view, *_ARROWS[key], held)
    plain = held == Modifier.NoModifier
    if plain and key in _PLAIN:
        return _PLAIN[key](view)
    if held == shift and key in (Key.Key_Return, Key.Key_Enter):
        return _stack(view)
    is_stretched = bool(held & shift)
    if key in (Key.Key_Home, Key.Key_End) and held & ~shift in (Modifier.NoModifier, ctrl):
        view.focus.to_edge(key == Key.Key_End, bool(held & ctrl), is_stretched)
        return True
    if key in _PAGES and held & ~shift in (Modifier.NoModifier, alt):
        across, down = (_PAGES[key], 0) if held & alt else (0, _PAGES[key])
        view.focus.page(across, down, is_stretched)
        return True
    if held in (Modifier.NoModifier, shift):
        return _typed(view, event.text())
    return False


def delete_selection(view: BoardView) -> bool:
    """Delete what is selected, as one step; the focus stays near. In a cell of the stages' fields, empty it."""
    session = view.session
    if view.focus.field is not None:
        return clear_field(view, *view.focus.field)
    if not session.selection:
        return False
    ids = session.selection
    records = [r for r in (session.journey.get(i) for i in ids) if r is not None]
    cells = [(card.lane, card.step) for card in records if isinstance(card, Card)]
    text = f"Delete {counted_records(session.journey, ids)}"
    if session.edit(text, len(ids), lambda journey: delete_records(journey, ids)) and cells:
        lane, step = cells[-1]
        if lane in session.journey and step in session.journey:
            view.focus.on_cell(lane, step)
            if view.focus.record:
                session.select([view.focus.record])
    return True


def _arrow(view: BoardView, dx: int, dy: int, held: Qt.KeyboardModifier) -> bool:
    if held in (Modifier.NoModifier, Modifier.ShiftModifier):
        view.focus.move(dx, dy, is_stretched=held == Modifier.ShiftModifier)
        return True
    if held == Modifier.ControlModifier:
        return move_selection(view, dx, dy)
    if held == Modifier.AltModifier:
        return clone_selection(view, dx, dy)
    if held == Modifier.ControlModifier | Modifier.ShiftModifier and dy:
        return shift_emotion(view, -dy)
    return False


def shift_emotion(view: BoardView, by: int) -> bool:
    """Better or worse by a step; a card whose name is being typed is made first."""
    view.renaming.keep()
    session = view.session
    ids = [i for i in session.selection if isinstance(session.journey.get(i), Touchpoint)]
    if not ids:
        return False
    text = change_text(session.journey, ids, "Emotion")
    session.edit(text, len(ids), lambda journey: change_emotion(journey, ids, by))
    return True


def _open(view: BoardView) -> bool:
    """Enter: edit the name in focus, or the stage's field; in an empty cell make a card; on an empty map begin."""
    if view.focus.field is not None:
        view.edit_field(*view.focus.field)
    elif view.focus.cell is not None:
        creating.add_card_at(view, Place(*view.focus.cell))
    elif view.focus.record is not None:
        view.edit_name(view.focus.record)
    elif view.session.selection:
        view.rename_selected()
    elif not (view.board.rows and view.board.columns):
        creating.add(view, "touchpoint")
    else:
        return view.focus.start()
    return True


def _insert(view: BoardView) -> bool:
    if view.focus.cell is not None and view.focus.field is None:
        creating.add_card_at(view, Place(*view.focus.cell))
    else:
        creating.add(view, "touchpoint")
    return True


def _stack(view: BoardView) -> bool:
    """A card to be under the one in focus, in its cell."""
    card = view.session.journey.get(view.focus.record)
    if not isinstance(card, Card):
        return _open(view)
    streaming.open_below(view, card)
    return True


def _rename(view: BoardView) -> bool:
    if view.focus.field is not None:
        view.edit_field(*view.focus.field)
    elif view.focus.cell is None:
        view.rename_selected()
    return True


def _typed(view: BoardView, text: str) -> bool:
    """Typing: "+" and "-" change a feeling, anything else opens the name with what was typed."""
    if not text or not text.isprintable() or text.isspace():
        return False
    if text in "+-\u2212" and shift_emotion(view, 1 if text == "+" else -1):
        return True
    if view.focus.field is not None:
        return view.edit_field(*view.focus.field, typed=text)
    if view.focus.cell is not None:
        return bool(creating.add_card_at(view, Place(*view.focus.cell), typed=text))
    if view.focus.is_just_named and view.session.selection == (view.focus.record,):
        streaming.after_enter(view, view.session.selection[0], typed=text)
        if view.renaming.editor is not None:
            return True
    is_kept = view.focus.is_visiting or view.focus.is_just_named
    if is_kept and (record := view.session.journey.get(view.focus.record)) is not None:
        view.say(f"Enter or F2 edits the name of this {record.kind}.")
        return True
    if len(view.session.selection) == 1:
        return view.edit_name(view.session.selection[0], typed=text)
    return False if view.session.selection else _typed_nowhere(view, text)


def _typed_nowhere(view: BoardView, text: str) -> bool:
    """Nothing is selected: a cell that was clicked beside its cards takes another one under them, and on an empty map
    there is one thing that can be meant, its first card."""
    card = view.session.journey.get(view.focus.record)
    if isinstance(card, Card):
        under = view.session.journey.cell(card.lane, card.step)[-1]
        streaming.open_below(view, under, typed=text)
        return True
    if not view.board.cells and view.focus.start_in_a_cell():
        return _typed(view, text)
    if not (view.board.rows and view.board.columns):
        return bool(creating.add(view, "touchpoint", typed=text))  # as Enter does there
    view.say("Nothing is selected: arrow keys or a click say where the text goes.")
    return False


_PLAIN: dict[Qt.Key, Callable[[BoardView], bool]] = {
    Key.Key_Return: _open,
    Key.Key_Enter: _open,
    Key.Key_F2: _rename,
    Key.Key_Delete: delete_selection,
    Key.Key_Backspace: delete_selection,
    Key.Key_Insert: _insert,
}
