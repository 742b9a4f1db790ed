"""Keys and menu that tree and table have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from journey_editor.outline.list_view import OutlineList
    from journey_editor.outline.table_view import OutlineTable
    from journey_editor.outline.tree_view import OutlineTree

EDITS = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked


def overrides(event: QEvent) -> bool:
    """Whether a key that is a command elsewhere belongs to the rows: F2 edits here, not on the board."""
    is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
    return is_key and event.key() == Qt.Key.Key_F2 and not event.modifiers()  # type: ignore[attr-defined]


def press(view: OutlineTree | OutlineList | OutlineTable, event: QKeyEvent) -> bool:
    """Enter edits the name; Escape goes back to the board. False: the key is none of these."""
    if view.state() == QAbstractItemView.State.EditingState:
        return False
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
        view.edit_name()
        return True
    if event.key() == Qt.Key.Key_Escape:
        view.left.emit()
        return True
    return False


def menu_place(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint:
    """Where the menu comes up: at the pointer, or by key at the cell that has the focus."""
    index = view.currentIndex()
    if event.reason() == QContextMenuEvent.Reason.Mouse or not index.isValid():
        return event.globalPos()
    return view.viewport().mapToGlobal(view.visualRect(index).center())
