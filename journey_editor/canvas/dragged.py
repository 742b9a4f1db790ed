"""A board that is only looked at is moved by dragging it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from journey_editor.canvas.camera import Camera

_FAR = 6
"""Pixels that the pointer goes before it is a drag and no click."""


class DraggedBoard:
    """Follows a button from its press to its release."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._pressed: QPoint | None = None
        self._is_drag = False

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""
        self._pressed, self._is_drag = event.position().toPoint(), False

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moves. True: the board went along."""
        at = event.position().toPoint()
        if self._pressed is None or not (self._is_drag or (at - self._pressed).manhattanLength() > _FAR):
            return False
        self._is_drag = True
        self._camera.pan(at - self._pressed)
        self._pressed = at
        return True

    def release(self, event: QMouseEvent) -> bool:
        """A button goes up. True: it was a click of the left one."""
        pressed, self._pressed = self._pressed, None
        return pressed is not None and not self._is_drag and event.button() == Qt.MouseButton.LeftButton
