"""A gesture: from press to release, or to Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGraphicsItem

from journey_editor.canvas.edge_scroll import BOTH_WAYS
from journey_editor.canvas.pointer import Pointer

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


class Gesture:
    """What the left button does from one press on. Nothing of the document changes before `drop` or `click`.

    Until the pointer has gone `QApplication.startDragDistance()` the gesture may still be a click.
    """

    scrolls_at_edges: Qt.Orientation = BOTH_WAYS
    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    threshold: int | None = None
    """Pixels before it is a drag; None: as the system says."""

    def __init__(self, view: BoardView, pressed: Pointer) -> None:
        self.view = view
        self.pressed = pressed
        self.is_dragging = False
        self._shown: list[QGraphicsItem] = []

    # --- what the view calls --------------------------------------------------------------------------------------

    def move(self, pointer: Pointer) -> None:
        """The pointer has moved (or the board under it has)."""
        if not self.is_dragging:
            far = QApplication.startDragDistance() if self.threshold is None else self.threshold
            if (pointer.pixel - self.pressed.pixel).manhattanLength() < far:
                return
            self.is_dragging = True
            self.begin()
        self.drag(pointer)

    def release(self, pointer: Pointer) -> None:
        """The button is up: do it."""
        if not self.is_dragging:
            self.click(pointer)
            return
        self.put_back()
        self.drop(pointer)

    def cancel(self) -> None:
        """Everything is as it was before."""
        if self.is_dragging:
            self.put_back()

    # --- what a gesture is made of --------------------------------------------------------------------------------

    def begin(self) -> None:
        """It has become a drag."""

    def drag(self, pointer: Pointer) -> None:
        """Show what a release here would do."""

    def drop(self, pointer: Pointer) -> None:
        """Do it."""

    def click(self, pointer: Pointer) -> None:
        """It has stayed a click."""

    def put_back(self) -> None:
        """Take away all that was shown only for the gesture."""
        for item in self._shown:
            self.view.board_scene.removeItem(item)
        self._shown.clear()
        self.view.say("")

    def show(self, item: QGraphicsItem) -> None:
        """Show an item until the gesture ends."""
        self.view.board_scene.addItem(item)
        self._shown.append(item)
