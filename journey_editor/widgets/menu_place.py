"""Where the context menu of a list or table opens."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView


def menu_place(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint:
    """At the pointer, or by key at the cell that has the focus: a global position."""
    index = view.currentIndex()
    if event.reason() == QContextMenuEvent.Reason.Mouse or not index.isValid():
        return event.globalPos()
    return view.viewport().mapToGlobal(view.visualRect(index).center())
