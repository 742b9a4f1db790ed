"""Scrolls the board while something is dragged near the edge of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_EDGE = 36
"""Pixels from the edge of the body (headers do not count)."""
_MOST_PIXELS = 22
_EVERY_MS = 16


class EdgeScroll(QObject):
    """The nearer to the edge, the faster."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._speed = QPointF()
        self._moved: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self, pixel: QPoint, moved: Callable[[], object]) -> None:
        """The pointer is there; `moved` is called whenever the board has moved under it."""
        size = self._view.viewport().size()
        left, top = self._view.header_pixels
        self._speed = QPointF(
            _speed(pixel.x(), left, size.width()),
            _speed(pixel.y(), top, size.height()),
        )
        self._moved = moved
        if self._speed.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag is over."""
        self._timer.stop()
        self._moved = None

    def _scroll(self) -> None:
        before = self._view.camera.visible
        self._view.camera.pan(self._speed)
        if self._view.camera.visible == before:
            self._timer.stop()
        elif self._moved is not None:
            self._moved()


def _speed(at: float, start: float, end: float) -> float:
    """Pixels a tick by which the board moves; positive: to the right or down, to show what lies before."""
    if at < start + _EDGE:
        return min(1.0, (start + _EDGE - at) / _EDGE) * _MOST_PIXELS
    if at > end - _EDGE:
        return -min(1.0, (at - end + _EDGE) / _EDGE) * _MOST_PIXELS
    return 0.0
