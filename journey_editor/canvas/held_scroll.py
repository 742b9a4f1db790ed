"""Scrolling that leaves held headers alone.

Headers that are held stand still on the screen while the board moves under them. Qt knows only that they have moved on
the board, and would paint both bands anew at every step. Here what moves on the screen is moved there, and no more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QRect, QRectF, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QGraphicsView, QWidget

from journey_editor.canvas.items.far import FAR
from journey_editor.canvas.items.header_ground import NEAR
from journey_editor.canvas.items.header_item import HeaderItem, end_of
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.sticky import EDGE
from journey_editor.layout import metrics

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_SILENT = QGraphicsView.ViewportUpdateMode.NoViewportUpdate


class HeldScroll:
    """Carries out the scroll steps of a view, those of one pan together."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._edges: tuple[int, int] | None = None
        self._dx = self._dy = 0
        self._is_panning = False

    @contextmanager
    def pan(self) -> Iterator[None]:
        """Around the scroll steps that are one movement."""
        self._is_panning = True
        try:
            yield
        finally:
            self._is_panning = False
            self._finish()

    def step(self, dx: int, dy: int) -> None:
        """The board moves by so many pixels of the viewport."""
        view = self._view
        if self._edges is None and view.board_scene.is_all_due:
            # To settle would be to paint all of it now, and again where it has gone.
            self._unseen(dx, dy)
            view.update_sticky()
            view.viewport().update()
            return
        if self._edges is None and not self._begin():
            QGraphicsView.scrollContentsBy(view, dx, dy)
            view.update_sticky()
            return
        self._unseen(dx, dy)
        self._dx += dx
        self._dy += dy
        if not self._is_panning:
            self._finish()

    def _begin(self) -> bool:
        """Note where the held headers end, and let the screen show all that is due. False: Qt is to scroll."""
        self._edges = self._held()
        if self._edges is not None and not self._settle():
            self._edges = None
        return self._edges is not None

    def _unseen(self, dx: int, dy: int) -> None:
        """Qt follows, but moves nothing on the screen."""
        mode = self._view.viewportUpdateMode()
        self._view.setViewportUpdateMode(_SILENT)
        QGraphicsView.scrollContentsBy(self._view, dx, dy)
        self._view.setViewportUpdateMode(mode)

    def _finish(self) -> None:
        edges, dx, dy = self._edges, self._dx, self._dy
        self._edges, self._dx, self._dy = None, 0, 0
        if edges is None:
            return
        view, viewport = self._view, self._view.viewport()
        had_names = view.near_labels.isVisible()
        slid = view.update_sticky()
        if self._held() != edges or view.near_labels.isVisible() != had_names:
            viewport.update()
            return
        # What the headers ask to be painted stands where it stood. (With the view itself silent Qt would take them for
        # out of view, and paint no change of them till they are painted for another reason.)
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, True)
        self._settle()
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
        (left, top), width, height = edges, viewport.width(), viewport.height()
        bare = min(left, int(EDGE / 2))  # left of the bands nothing moves; the handle of a dock may lie over it
        over = _lying_over(viewport)
        steady = self._steady(slid, edges)
        _scroll(viewport, dx, dy, QRect(left, top, width - left, height - top), over)
        if dy:
            end = max(top, steady["lane"].bottom() + 1) if "lane" in steady else top
            _scroll(viewport, 0, dy, QRect(bare, end, left - bare, height - end), over)
        if dx and "stage" in steady:
            right, end = steady["stage"].right() + 1, steady["stage"].bottom() + 1
            _scroll(viewport, dx, 0, QRect(right, 0, width - right, end), over)
            _scroll(viewport, dx, 0, QRect(left, end, width - left, top - end), over)
        elif dx:
            _scroll(viewport, dx, 0, QRect(left, 0, width - left, top), over)
        if left and dx:  # the title is held with the corner, and reaches out of it
            held = view.board_scene.corner.childItems()
            for item in (item for item in held if isinstance(item, PieceItem)):
                place = self._pixels(item, _inked(item))
                if place.right() > left:
                    viewport.update(place.united(place.translated(dx, 0)) & QRect(left, 0, width - left, height))
        for item in slid:  # asked of the view: the scene takes them for painted
            if not (item.is_steady and item.kind in steady):
                viewport.update(self._pixels(item, item.slid_over))

    def _steady(self, slid: list[HeaderItem], edges: tuple[int, int]) -> dict[str, QRect]:
        """Where (pixels) in the bands a stage's and a lane's text stands still, on a ground that shows no movement."""
        held = {"stage": edges[1], "lane": edges[0]}
        return {
            item.kind: self._pixels(item, item.text_rect(item.kind == "stage"))
            for item in slid
            if item.is_steady and held.get(item.kind)
        }

    def _held(self) -> tuple[int, int] | None:
        """Where (pixels) what is held at the left and at the top ends, 0 where nothing is.

        None: it cannot be told apart on the screen from what moves.
        """
        view, scene = self._view, self._view.board_scene
        is_left, is_top = scene.side.is_stuck, scene.top.is_stuck
        if not (is_left or is_top) or scene.zoom != view.zoom or view.zoom < FAR:
            return None
        if view.painted_zoom != view.zoom:
            return None  # all of it is painted anew anyway
        if view.hovering.shows_button or any(
            isinstance(child, QWidget) and child.isVisible() for child in view.viewport().children()
        ):
            return None  # they stand half on a band and half off it
        if scene.frames_header:
            return None  # a frame reaches out of its band
        left, top = view.header_pixels
        gap = metrics.BAND_GAP / 2 * view.zoom
        return (
            math.ceil(left + gap / 2 - NEAR) if is_left else 0,
            math.ceil(top + gap - NEAR) if is_top else 0,
        )

    def _pixels(self, item: PieceItem, rect: QRectF) -> QRect:
        """Where (pixels of the viewport) a part of an item may be seen."""
        return self._view.mapFromScene(item.mapRectToScene(rect)).boundingRect().adjusted(-1, -1, 1, 1)

    def _settle(self) -> bool:
        """Let the scene tell its view what waits to be painted. False: this Qt has no way to."""
        scene = self._view.board_scene
        return bool(QMetaObject.invokeMethod(scene, "_q_processDirtyItems", Qt.ConnectionType.DirectConnection))


def _inked(item: PieceItem) -> QRectF:
    """The part of an item that its marks reach to (the title's is as wide as the board)."""
    ends = [(end_of(mark, True), end_of(mark, False)) for mark in item.piece.marks]
    return QRectF(0, 0, max((x for x, _ in ends), default=0.0), max((y for _, y in ends), default=0.0))


def _scroll(widget: QWidget, dx: int, dy: int, part: QRect, over: list[QRect]) -> None:
    """Move what a part of a widget shows.

    Qt paints all of a part anew that something lies over (a notice, the minimap): so only what is beside that is moved.
    """
    free = part
    for rect in over:
        if free.intersects(rect):
            left, top, right, bottom = rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1
            beside = (
                free.adjusted(0, 0, 0, top - free.bottom() - 1),
                free.adjusted(0, 0, left - free.right() - 1, 0),
                free.adjusted(0, bottom - free.top(), 0, 0),
                free.adjusted(right - free.left(), 0, 0, 0),
            )
            free = max((one for one in beside if one.isValid()), key=_area, default=QRect())
    if free.isValid():
        widget.scroll(dx, dy, free)
    if free != part:
        widget.update(QRegion(part) - QRegion(free))


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()


def _lying_over(widget: QWidget) -> list[QRect]:
    """The places on a widget that others of its window cover."""
    found = []
    below, parent = widget, widget.parentWidget()
    while parent is not None and not below.isWindow():
        for other in reversed(parent.children()):  # what comes later lies higher
            if other is below:
                break
            if isinstance(other, QWidget) and other.isVisible() and not other.isWindow():
                place = QRect(widget.mapFrom(parent, other.pos()), other.size()) & widget.rect()
                found += [place] if place.isValid() else []
        below, parent = parent, parent.parentWidget()
    return found
