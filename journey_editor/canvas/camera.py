"""What part of the board is seen, and how large."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsView

LEAST, MOST = 0.1, 8.0
_LEAST_TO_FIT = 0.02
_FIT_MARGIN = 24
"""Pixels left free around what is fitted."""
_ROOM = 0.85
"""How much of the viewport may stay empty beyond an edge of the board. Less, and a small map far out would be pushed
back from the pointer that zooms it."""
_STEP = 1.2
WHEEL_NOTCH = 120.0
"""What Qt calls one notch of a wheel."""
_PIXELS_A_NOTCH = 90.0
_REST_MS = 140
_NEAR = 2.0
"""Pixels: so near it is still the point that was zoomed about before."""


class Camera(QObject):
    """Zooms and pans a graphics view. The scene point under the anchor stays under it, to the pixel."""

    changed = Signal(float)
    """The zoom: screen pixels to a point."""
    moved = Signal()
    """Another part of the board is seen."""
    rested = Signal()
    """Zooming has come to rest: time to paint sharply."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._board = QRectF(0, 0, 640, 400)
        self.zoom = 1.0
        self._zoomed_about = (QPointF(), QPointF())
        """The pixel that was zoomed about last, and the exact point that was under it."""
        self.is_zooming = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self.moving: Callable[[], AbstractContextManager[object]] = nullcontext
        """Around a pan: a view may show both directions as one step."""

    @property
    def visible(self) -> QRectF:
        """The part of the scene that is seen."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def set_board(self, width: float, height: float) -> None:
        """The board has another size; what is seen stays where it is."""
        self._board = QRectF(0, 0, width, height)
        corner = self._corner()
        self.make_room()
        self._put(corner, QPointF(0, 0))

    def make_room(self) -> None:
        """Let the view scroll a good way beyond the board, so that no edge is stuck to the window's."""
        size = self._view.viewport().size()
        dx, dy = size.width() * _ROOM / self.zoom, size.height() * _ROOM / self.zoom
        room = self._board.adjusted(-dx, -dy, dx, dy)
        # The scene must be larger than the viewport, or Qt would centre it and the anchor would slip.
        least = QRectF(0, 0, (size.width() + 40) / self.zoom, (size.height() + 40) / self.zoom)
        least.moveCenter(room.center())
        self._view.setSceneRect(room.united(least))

    def zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Set the zoom; the anchor is in viewport pixels (None: the middle)."""
        zoom = max(min(LEAST, self.zoom), min(MOST, zoom))
        if abs(zoom - self.zoom) < 1e-9:
            return
        if anchor is None:
            anchor = QPointF(self._view.viewport().rect().center())
        under = self._at(anchor)
        kept_at, kept = self._zoomed_about
        if kept_at == anchor and (under - kept).manhattanLength() * self.zoom <= _NEAR:
            under = kept  # far out, many points share a pixel: what is zoomed about again and again does not drift
        self._zoomed_about = (anchor, under)
        self._set(zoom, under, anchor)

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zoom in (factor > 1) or out as part of a movement: until it rests, a quick picture is good enough."""
        self.is_zooming = True
        self._rest.start()
        self.zoom_to(self.zoom * factor, anchor)

    def step(self, steps: float, anchor: QPointF | None = None) -> None:
        """Zoom by steps as keys and buttons do."""
        self.zoom_to(self.zoom * _STEP**steps, anchor)

    def turn(self, notches: float, anchor: QPointF) -> None:
        """Zoom as a wheel does."""
        self.zoom_by(_STEP**notches, anchor)

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll; with Shift sideways, with Ctrl zoom at the pointer."""
        event.accept()
        turned, pixels = QPointF(event.angleDelta()) / WHEEL_NOTCH, event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turn(turned.y() or turned.x(), event.position())
            return
        by = QPointF(pixels) if not pixels.isNull() else turned * _PIXELS_A_NOTCH
        is_sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x()
        self.pan(QPointF(by.y(), 0) if is_sideways else by)

    def fit(
        self,
        rect: QRectF,
        most: float = 1.0,
        room_at_left: Callable[[float], float] = lambda _zoom: 0.0,
        room_below: float = 0.0,
    ) -> None:
        """Show a part of the board as large as it fits, at most at zoom `most`.

        `room_at_left`: how many pixels stay free beside it at a zoom. `room_below`: how many under it.
        """
        size = self._view.viewport().size()
        if rect.isEmpty() or size.width() < 80 or size.height() < 80:
            return
        width, high = size.width() - 2 * _FIT_MARGIN, size.height() - room_below
        zoom = min(width / rect.width(), (high - 2 * _FIT_MARGIN) / rect.height(), most)
        aside = min(room_at_left(zoom), width / 3)
        zoom = min(zoom, (width - aside) / rect.width())
        self._set(max(_LEAST_TO_FIT, zoom), rect.center(), QPointF((size.width() + aside) / 2, high / 2))

    def fit_width(self, width: float) -> None:
        """Show the whole width of the board; the height that is in the middle stays there, as far as the board goes."""
        size = self._view.viewport().size()
        if size.width() < 80 or width <= 0:
            return
        zoom = max(_LEAST_TO_FIT, min(MOST, (size.width() - 2 * _FIT_MARGIN) / width))
        seen = size.height() / 2 / zoom
        middle = self._at(QPointF(size.width() / 2, size.height() / 2)).y()
        least, most = seen - _FIT_MARGIN / zoom, self._board.height() - seen + _FIT_MARGIN / zoom
        y = max(least, min(middle, most)) if least < most else least
        self._set(zoom, QPointF(width / 2, y), QPointF(size.width() / 2, size.height() / 2))

    def pan(self, by: QPoint | QPointF) -> None:
        """Move the board by so many pixels, in both directions as one step."""
        horizontal, vertical = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        self._scroll_to(horizontal.value() - round(by.x()), vertical.value() - round(by.y()))

    def reveal(self, rect: QRectF, left: float = 0.0, top: float = 0.0, gap: QPointF | None = None) -> None:
        """Scroll just so far that a part of the board is seen; `left` and `top` pixels are covered by headers.

        `gap`: how far (pixels) it lies from headers that have not moved; nearer to them nothing is to be gained.
        """
        size, edge = self._view.viewport().size(), 28.0
        gap = gap or QPointF(edge, edge)
        here = QRectF(self._view.mapFromScene(rect.topLeft()), rect.size() * self.zoom)
        dx = _shift(here.left(), here.right(), left + max(0.0, min(edge, gap.x() - 1)), size.width() - edge)
        dy = _shift(here.top(), here.bottom(), top + max(0.0, min(edge, gap.y() - 1)), size.height() - edge)
        if dx or dy:
            self.pan(QPointF(dx, dy))

    def place(self, scene: QPointF, viewport: QPointF) -> None:
        """Put a point of the scene at a pixel of the viewport."""
        self._put(scene, viewport)

    def _set(self, zoom: float, scene: QPointF, viewport: QPointF) -> None:
        self.zoom = zoom
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.make_room()
        self._put(scene, viewport)
        self.changed.emit(zoom)

    def _put(self, scene: QPointF, viewport: QPointF) -> None:
        self._scroll_to(round(scene.x() * self.zoom - viewport.x()), round(scene.y() * self.zoom - viewport.y()))

    def _scroll_to(self, x: int, y: int) -> None:
        bars = ((self._view.horizontalScrollBar(), x), (self._view.verticalScrollBar(), y))
        moved = [(bar, value) for bar, value in bars if bar.value() != value]
        with self.moving():
            for bar, value in moved:
                bar.setUpdatesEnabled(False)  # else what is in hand would be painted for the bar alone
                bar.setValue(value)
        for bar, _ in moved:
            bar.setUpdatesEnabled(True)
        self.moved.emit()

    def _corner(self) -> QPointF:
        return self._at(QPointF(0, 0))

    def _at(self, viewport: QPointF) -> QPointF:
        inverse, _ = self._view.viewportTransform().inverted()
        return inverse.map(viewport)

    def _on_rest(self) -> None:
        self.is_zooming = False
        self.rested.emit()


def _shift(start: float, end: float, least: float, most: float) -> float:
    """How far a span must move to lie within bounds; its start wins where it is too long."""
    if start < least or end - start > most - least:
        return least - start if start < least or start > most - 40 else 0.0
    return min(0.0, most - end)
