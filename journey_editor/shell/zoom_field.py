"""The zoom as a number that can be typed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from journey_editor.canvas.camera import LEAST, MOST
from journey_editor.canvas.view import BoardView
from journey_editor.widgets.tooltip import set_tooltip


class ZoomField(QLineEdit):
    """Enter takes what was typed ("150 %"), Escape puts it back, Up and Down zoom. Then the board has the keys."""

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self._board = board
        self.setObjectName("zoom-field")
        self.setAccessibleName("Zoom in percent")
        set_tooltip(self, f"Zoom in percent, {LEAST:.0%} to {MOST:.0%}")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(64)
        board.zoom_changed.connect(self.show_zoom)
        self.show_zoom(board.zoom)

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom of the board."""
        self.setText(f"{round(zoom * 100)} %")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, put back, or step."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
                self._board.setFocus()
            case Qt.Key.Key_Escape:
                self._board.setFocus()
            case Qt.Key.Key_Up:
                self._board.zoom_in()
            case Qt.Key.Key_Down:
                self._board.zoom_out()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ready to be typed over."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was not taken is put back."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.show_zoom(self._board.zoom)

    def _take(self) -> None:
        found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*%?\s*", self.text())
        if found is None:
            self._board.say(f"\u201c{self.text().strip()}\u201d is no zoom; type a number from 10 to 800.")
            return
        zoom = float(found[1].replace(",", ".")) / 100
        self._board.jump_to_zoom(zoom)
        if not LEAST <= zoom <= MOST:
            self._board.say(f"The zoom goes from {LEAST:.0%} to {MOST:.0%}.")
