"""Scrolls the board while something is dragged near the edge of the window."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, QTimer

from journey_editor.canvas.items.overlays import MARKER_Z

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_EDGE = 36
"""Pixels from the edge of the body (headers do not count)."""
_BEYOND = 40
"""Pixels that are shown beyond the board's lower and right edge; there is nothing farther out to be dragged to."""
_MOST_PIXELS = 22
_EVERY_MS = 16
_TICKS_TO_FULL_SPEED = 40
"""It begins slowly: who wants a little more room than there is, as for the border of a lane, is not carried away."""
_PEN = 3
"""Pixels that a pen reaches out."""


BOTH_WAYS = Qt.Orientation.Horizontal | Qt.Orientation.Vertical
NO_WAY = Qt.Orientation(0)


class EdgeScroll(QObject):
    """The nearer to the edge and the longer there, the faster; never farther than the board goes."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._speed = QPointF()
        self._ticks = 0
        """Since it last began to scroll."""
        self._moved: Callable[[], object] | None = None
        self._comes_in = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def come_in(self) -> None:
        """A drag comes in over the edge: that alone does not scroll, until the pointer has been in the middle."""
        self._comes_in = True

    def follow(self, pixel: QPoint, moved: Callable[[], object], ways: Qt.Orientation = BOTH_WAYS) -> None:
        """The pointer is there; `moved` is called whenever the board has moved under it, which it does in `ways`."""
        size = self._view.viewport().size()
        left, top = self._view.header_pixels
        is_sideways, is_upright = Qt.Orientation.Horizontal in ways, Qt.Orientation.Vertical in ways
        self._speed = QPointF(
            _speed(pixel.x(), left, size.width()) if is_sideways else 0.0,
            _speed(pixel.y(), top, size.height()) if is_upright else 0.0,
        )
        self._moved = moved
        if self._comes_in and not self._speed.isNull():
            return
        self._comes_in = False
        if self._speed.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._ticks = 0
            self._timer.start()

    def stop(self) -> None:
        """The drag is over."""
        self._comes_in = False
        self._timer.stop()
        self._moved = None

    def _scroll(self) -> None:
        before = self._view.camera.visible
        self._ticks += 1
        left, at = self._shown(), self._view.mapFromScene(0, 0)
        self._view.camera.pan(self._as_far_as_the_board())
        self._paint_away(left, self._view.mapFromScene(0, 0) - at)
        if self._view.camera.visible == before:
            self._timer.stop()
        elif self._moved is not None:
            self._moved()

    def _shown(self) -> list[QRect]:
        """Where (pixels) the ghosts and markers of a drag are."""
        view = self._view
        over = [item for item in view.board_scene.items_over() if item.isVisible() and item.zValue() >= MARKER_Z]
        places = (item.deviceTransform(view.viewportTransform()).mapRect(item.boundingRect()) for item in over)
        return [place.toAlignedRect().adjusted(-_PEN, -_PEN, _PEN, _PEN) for place in places]

    def _paint_away(self, left: list[QRect], by: QPoint) -> None:
        """They stay under the pointer: paint what was under them, on held headers, which have not moved, and on the
        board, which has taken their picture along. Qt knows of neither (`held_scroll`)."""
        for place in left:
            self._view.viewport().update(place)
            self._view.viewport().update(place.translated(by))

    def _as_far_as_the_board(self) -> QPointF:
        """The speed by now, but nought in a direction in which all is seen already: there what the hand aims at stays.

        Where no header is held, nothing lies under it; what is at the left and at the top then is no place for a drop.
        """
        camera, board = self._view.camera, self._view.board
        seen, beyond = camera.visible, _BEYOND / camera.zoom
        share = min(1.0, self._ticks / _TICKS_TO_FULL_SPEED)
        x, y = _at_least_a_pixel(self._speed.x() * share), _at_least_a_pixel(self._speed.y() * share)
        is_at_end_x = seen.left() <= board.band.x if x > 0 else seen.right() >= board.width + beyond
        is_at_end_y = seen.top() <= board.header.y if y > 0 else seen.bottom() >= board.height + beyond
        return QPointF(0.0 if is_at_end_x else x, 0.0 if is_at_end_y else y)


def _speed(at: float, start: float, end: float) -> float:
    """Pixels a tick by which the board moves; positive: to the right or down, to show what lies before."""
    if at < start + _EDGE:
        return min(1.0, (start + _EDGE - at) / _EDGE) * _MOST_PIXELS
    if at > end - _EDGE:
        return -min(1.0, (at - end + _EDGE) / _EDGE) * _MOST_PIXELS
    return 0.0


def _at_least_a_pixel(speed: float) -> float:
    return math.copysign(max(1.0, abs(speed)), speed) if speed else 0.0
