"""What of the board is looked at: nearer or farther, the whole of it, what is selected, a record brought into view."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from journey_editor.canvas.items.far_labels import FarLabels
from journey_editor.canvas.items.overlays import rect_of
from journey_editor.canvas.sticky import StickyHeaders
from journey_editor.document.records import Card

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_READABLE_FROM = 0.6
"""The zoom below which a whole map is too small to begin with."""
_BEGINS_WITH = 0.8
_TOP = 4.0
"""Pixels that stay free above a board which has its own margin."""
_EDGES = 60
"""Pixels at both sides of what is brought into view, together."""


class Looking:
    """Tells the camera where to go, so that nothing is lost under the headers that are held in view."""

    def __init__(self, view: BoardView, sticky: StickyHeaders, far_labels: FarLabels) -> None:
        self._view = view
        self._sticky = sticky
        self._far_labels = far_labels
        self._begins_at: tuple[QPointF, float] | None = None
        self._home: tuple[QPointF, float, float] | None = None
        """While the view is narrower: the corner that was seen before, how many points across, and at which zoom."""
        self._kept = QPointF()
        """The corner that is seen since then."""

    # --- nearer and farther ---------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Steps nearer (1) or farther (-1)."""
        self._zoom(self._view.camera.step, by)

    def zoom_to(self, zoom: float) -> None:
        """Any zoom, about what is selected, so that it is not lost; else about the middle of the view."""
        self._zoom(self._view.camera.zoom_to, zoom)

    def jump_to(self, zoom: float) -> None:
        """A zoom that was typed: from far out the map is not to lie in a corner, half of it out of view."""
        self.zoom_to(zoom)
        self._show_whole()

    def actual_size(self) -> None:
        """100 %. Where nothing is selected that is to stay where it is, what has room is seen whole."""
        self.zoom_to(1.0)
        if self._selected_rect().isEmpty():
            self._show_whole()

    def _zoom(self, zoom: Callable[[float, QPointF | None], None], by: float) -> None:
        view = self._view
        rect = self._selected_rect()
        if rect.isEmpty():
            rect = view.focus.rect() or rect
        held = self._held_place(rect)
        zoom(by, held)
        left, top = view.header_pixels
        room = QSizeF(view.viewport().width() - left - _EDGES, view.viewport().height() - top - _EDGES) / view.zoom
        seen = rect.size().boundedTo(room)
        if held is not None and (seen == rect.size() or self._is_one_card()):
            self.reveal_rect(QRectF(rect.topLeft(), seen))  # headers grow too, and must not cover where it begins

    def _show_whole(self) -> None:
        """A board that has room across, with the lanes' names, is seen whole across, and one that has room from top to
        bottom is seen whole so."""
        board, camera = self._view.board, self._view.camera
        names = self._far_labels.room_at_left(camera.zoom) / camera.zoom
        if names + board.width <= camera.visible.width():
            camera.reveal(QRectF(-names, camera.visible.center().y(), names + board.width, 0))
        if board.height <= camera.visible.height():
            camera.reveal(QRectF(camera.visible.center().x(), 0, 0, board.height))

    def _is_one_card(self) -> bool:
        selection = self._view.session.selection
        return len(selection) == 1 and isinstance(self._view.session.journey.get(selection[0]), Card)

    def _held_place(self, rect: QRectF) -> QPointF | None:
        """The pixel in the middle of a part of the board, where that is in view."""
        view = self._view
        middle = view.viewportTransform().map(rect.center())
        left, top = view.header_pixels
        open_view = QRectF(view.viewport().rect()).adjusted(left, top, 0, 0)
        return middle if not rect.isEmpty() and open_view.contains(middle) else None

    # --- all of it, or a part -------------------------------------------------------------------------------------

    def fit_map(self) -> None:
        """The whole map, with the buttons beside and under it, and the lanes' names where they stand beside it."""
        view = self._view
        whole = QRectF(0, 0, view.board.width, view.board.height) | view.hovering.extent()
        view.camera.fit(whole, room_at_left=self._far_labels.room_at_left)

    def fit_selection(self) -> None:
        """What is selected, or the whole map where nothing is."""
        rect = self._selected_rect()
        if rect.isEmpty():
            self.fit_map()
        else:  # beside and under the headers, which are held in view
            band, header = self._view.board.band, self._view.board.header
            self._view.camera.fit(rect.adjusted(-20 - band.width, -20 - header.height, 20, 20), most=2.0)

    def _selected_rect(self) -> QRectF:
        """Around all that is selected; empty: nothing is."""
        rect = QRectF()
        for piece in self._view.board_scene.placed(self._view.session.selection):
            if piece.kind != "emotion":
                rect = rect.united(rect_of(piece.box))
        return rect

    def reveal(self, record_id: str) -> None:
        """Scroll until a record is in view."""
        view = self._view
        item = view.board_scene.item_of(record_id)
        if item is None:
            return
        if item.piece.kind not in ("stage", "step", "lane"):
            self.reveal_rect(rect_of(item.piece.box))
            return
        # A header is held at its edge: only along that edge it can be out of view.
        rect = QRectF(item.scenePos(), rect_of(item.piece.box).size())
        held, gap = view.mapFromScene(rect.topLeft()), self._gap(rect)
        if item.piece.kind == "lane":
            view.camera.reveal(rect, 0.0, self._sticky.top, QPointF(held.x(), gap.y()))
        else:
            view.camera.reveal(rect, self._sticky.left, 0.0, QPointF(gap.x(), held.y()))

    def reveal_rect(self, rect: QRectF, under_headers: bool = False) -> None:
        """Scroll until a part of the board is in view, not covered by headers (unless it is one itself)."""
        camera = self._view.camera
        if under_headers:
            camera.reveal(rect, gap=self._from_edges(rect))
        else:
            camera.reveal(rect, self._sticky.left, self._sticky.top, self._gap(rect))

    def _gap(self, rect: QRectF) -> QPointF:
        """How many pixels a part of the board stands away from where the headers end."""
        board = self._view.board
        return (rect.topLeft() - QPointF(board.band.right, board.header.bottom)) * self._view.zoom

    def _from_edges(self, rect: QRectF) -> QPointF:
        """How near to the edges of what is seen a part of the board may stand: where it is now, if it is in view there.
        A header that is held at an edge is in view, and comes no nearer however far the board is scrolled."""
        here = self._view.mapFromScene(rect.topLeft())
        return QPointF(*(at + 1 if at >= 0 else math.inf for at in (here.x(), here.y())))

    def keep_corner(self, corner: QPointF, width: int) -> None:
        """The view is another size; it was so many pixels wide and showed that corner, which it keeps.

        A panel that opens takes first what is free at the left of the board, then what is seen of the board at the
        right; when it closes, all is where it was.
        """
        camera = self._view.camera
        is_as_kept = (corner - self._kept).manhattanLength() * camera.zoom <= 2  # else it was moved by hand since
        if self._home is None or self._home[2] != camera.zoom or not is_as_kept:
            self._home = corner, width / camera.zoom, camera.zoom
        home, across, _ = self._home
        now = self._view.viewport().width() / camera.zoom
        lost = min(home.x() + across, self._view.board.width) - (home.x() + now)
        free = -home.x() - self._far_labels.room_at_left(camera.zoom) / camera.zoom
        aside = max(0.0, min(lost, free))
        camera.place(home + QPointF(aside, 0), QPointF(0, 0))
        self._kept = camera.visible.topLeft()
        if not aside:
            self._home = None

    # --- where it begins ------------------------------------------------------------------------------------------

    def look_at(self, corner: QPointF, zoom: float) -> None:
        """As the board was looked at before, also where it is yet to be shown."""
        self._begins_at = (corner, zoom)
        self._place(corner, zoom)

    def begin(self) -> None:
        """As it is to be looked at, else the whole map where it can be read so, else its upper left part.

        A map that leaves room begins at the top: the lanes that come are seen, too.
        """
        if self._begins_at is not None:
            self._place(*self._begins_at)
            return
        self.fit_map()
        if self._view.zoom < _READABLE_FROM:
            self._place(QPointF(0, 0), _BEGINS_WITH)
            return
        above = self._view.mapFromScene(QPointF(0, 0)).y()
        self._view.camera.pan(QPointF(0, min(0.0, _TOP - above)))

    def _place(self, corner: QPointF, zoom: float) -> None:
        self._view.camera.zoom_to(zoom)
        self._view.camera.place(corner, QPointF(0, 0))
