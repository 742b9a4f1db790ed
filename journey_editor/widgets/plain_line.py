"""A line of text whose undo is the document's."""

from __future__ import annotations

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit


class PlainLine(QLineEdit):
    """A QLineEdit whose menu offers no undo of its own: every key is a step of the document's undo."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu without undo and redo."""
        menu = self.createStandardContextMenu()
        for action in menu.actions()[:3]:  # Undo, Redo and the line below
            menu.removeAction(action)
        menu.popup(event.globalPos())
