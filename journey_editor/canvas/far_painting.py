"""Paints a large part of the scene from far out.

Thousands of small items cost more by being called one by one than by being drawn. So cards, faces and lines are
gathered and drawn colour by colour in few calls; every other item paints itself, in the scene's own order. Small
repaints go the usual way through the items, with the same look.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem

from journey_editor.canvas.items import far
from journey_editor.canvas.items.piece_item import DIM, PieceItem
from journey_editor.canvas.scene import BoardScene

_LARGE = 0.3
"""The share of the viewport from which gathering pays."""


def pays(view: QGraphicsView, region: QRegion, zoom: float) -> bool:
    """Whether to paint a region this way."""
    dirty = region.boundingRect()
    size = view.viewport().size()
    return zoom < far.FAR and dirty.width() * dirty.height() > _LARGE * size.width() * size.height()


def paint(view: QGraphicsView, scene: BoardScene, region: QRegion) -> None:
    """Paint a region of the viewport."""
    painter = QPainter(view.viewport())
    painter.setClipRegion(region)
    painter.fillRect(region.boundingRect(), scene.shade("board.background"))
    to_pixels = view.viewportTransform()
    exposed = view.mapToScene(region.boundingRect()).boundingRect()
    gathered = _Gathered(scene)
    items = scene.items(exposed, Qt.ItemSelectionMode.IntersectsItemBoundingRect, Qt.SortOrder.AscendingOrder)
    painter.setWorldTransform(to_pixels)
    for item in items:
        if isinstance(item, PieceItem) and item.can_be_gathered:
            gathered.add(item)
        else:
            gathered.flush(painter)
            _paint_item(painter, item, to_pixels, exposed)
            painter.setWorldTransform(to_pixels)
    gathered.flush(painter)
    painter.end()


def _paint_item(painter: QPainter, item: QGraphicsItem, to_pixels: QTransform, exposed: QRectF) -> None:
    option = QStyleOptionGraphicsItem()
    option.exposedRect = item.mapRectFromScene(exposed) & item.boundingRect()
    painter.setWorldTransform(item.deviceTransform(to_pixels))
    painter.setOpacity(item.effectiveOpacity())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    item.paint(painter, option, None)
    painter.setOpacity(1.0)


class _Gathered:
    """What waits to be drawn together: all of one kind, for kinds lie over one another."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene = scene
        self._kind = ""
        self._items: list[PieceItem] = []
        self._painter: QPainter | None = None

    def add(self, item: PieceItem) -> None:
        """One more; another kind than those before draws them first."""
        if item.kind != self._kind and self._items and self._painter is not None:
            self.flush(self._painter)
        self._kind = item.kind
        self._items.append(item)

    def flush(self, painter: QPainter) -> None:
        """Draw what waits."""
        self._painter = painter
        items, self._items = self._items, []
        back = [item for item in items if self._scene.is_dim(item.piece)]
        if back:
            far_back = {id(item) for item in back}
            items = [item for item in items if id(item) not in far_back]
            painter.setOpacity(DIM)
            self._draw(painter, back)
            painter.setOpacity(1.0)
        if items:
            self._draw(painter, items)

    def _draw(self, painter: QPainter, items: list[PieceItem]) -> None:
        if self._kind == "connection":
            self._draw_lines(painter, items)
        elif self._kind == "card":
            self._draw_cards(painter, items)
        else:
            self._draw_faces(painter, items)

    def _draw_lines(self, painter: QPainter, items: Iterable[PieceItem]) -> None:
        lines: dict[str, list[QLineF]] = {}
        for item in items:
            role, own = item.far_lines()
            lines.setdefault(role, []).extend(own)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for role, together in lines.items():
            painter.setPen(self._scene.thin_pen(role))
            painter.drawLines(together)

    def _draw_faces(self, painter: QPainter, items: Iterable[PieceItem]) -> None:
        least = 5 / self._scene.zoom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._scene.zoom >= far.VERY_FAR)
        painter.setPen(Qt.PenStyle.NoPen)
        role_before = ""
        for item in items:
            role, rect = item.far_dot(least)
            if role != role_before:
                painter.setBrush(self._scene.shade(role))
                role_before = role
            if self._scene.zoom < far.VERY_FAR:
                painter.drawRect(rect)
            else:
                painter.drawEllipse(rect)

    def _draw_cards(self, painter: QPainter, items: Iterable[PieceItem]) -> None:
        is_very_far = self._scene.zoom < far.VERY_FAR
        layers: list[dict[str, list[QRectF]]] = [{}, {}, {}, {}]
        for item in items:
            for depth, role, rect in item.far_rects(is_very_far, self._scene.zoom):
                layers[depth].setdefault(role, []).append(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for layer in layers:
            for role, rects in layer.items():
                painter.setBrush(self._scene.shade(role))
                painter.drawRects(rects)
