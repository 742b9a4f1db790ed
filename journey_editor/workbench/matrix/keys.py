"""The keys of a matrix: as on the board, arrows walk and Ctrl with arrows moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from journey_editor.workbench.matrix.matrix_view import MatrixView

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, 1), Key.Key_Down: (0, -1)}
_ENTER = (Key.Key_Return, Key.Key_Enter)
_DELETE = (Key.Key_Delete, Key.Key_Backspace)


def is_own(view: MatrixView, event: QKeyEvent) -> bool:
    """Whether a key means something here, whatever it means to the window."""
    held = event.modifiers() & ~Modifier.KeypadModifier
    if event.key() == Key.Key_Escape:
        return view.drag is not None
    if event.key() in _ARROWS:
        return held in (Modifier.NoModifier, Modifier.ControlModifier)
    return held == Modifier.NoModifier and event.key() in (*_ENTER, *_DELETE)


def press(view: MatrixView, event: QKeyEvent) -> bool:
    """Do what a key means. False: nothing."""
    key, held = Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier
    if key == Key.Key_Escape:
        return view.cancel()
    if view.drag is not None:
        return True
    if key in _ARROWS and held == Modifier.ControlModifier:
        view.step(*_ARROWS[key])
    elif key in _ARROWS and held == Modifier.NoModifier:
        walk(view, *_ARROWS[key])
    elif key in (Key.Key_Home, Key.Key_End) and held == Modifier.NoModifier:
        enter(view, is_from_behind=key == Key.Key_End)
    elif key in _ENTER and held == Modifier.NoModifier and view.focused:
        view.opened.emit(view.focused)
    elif key in _DELETE and held == Modifier.NoModifier:
        view.delete_selected()
    else:
        return False
    return True


def reading_order(view: MatrixView) -> list[str]:
    """The records as one reads the matrix: from above, each row from the left; the tray at the end."""

    def key(place: tuple[int, str]) -> tuple[float, float, int]:
        box = view.arranged.box_of(place[1])
        return (round(box.y), box.x, place[0]) if box is not None else (0, 0, place[0])

    return [record_id for _, record_id in sorted(enumerate(spot.id for spot in view.spots), key=key)]


def walk_on(view: MatrixView, by: int) -> bool:
    """Go to the next bubble (1) or the one before (-1). False: there is none."""
    order = reading_order(view)
    if view.focused not in order:
        return False
    number = order.index(view.focused) + by
    if not 0 <= number < len(order):
        return False
    view.focus_on(order[number])
    return True


def enter(view: MatrixView, is_from_behind: bool) -> None:
    """Go to the first bubble, or to the last one."""
    if order := reading_order(view):
        view.focus_on(order[-1 if is_from_behind else 0])


def walk(view: MatrixView, dx: int, dy: int) -> None:
    """Go to the nearest bubble in a direction."""
    start = view.arranged.box_of(view.focused)
    if start is None:
        enter(view, is_from_behind=False)
        return
    best: tuple[float, str] | None = None
    for record_id in reading_order(view):
        box = view.arranged.box_of(record_id)
        if box is None or record_id == view.focused:
            continue
        along = (box.centre[0] - start.centre[0]) * dx - (box.centre[1] - start.centre[1]) * dy
        aside = abs((box.centre[0] - start.centre[0]) * dy) + abs((box.centre[1] - start.centre[1]) * dx)
        if along > 1 and (best is None or along + 2 * aside < best[0]):
            best = (along + 2 * aside, record_id)
    if best is not None:
        view.focus_on(best[1])
