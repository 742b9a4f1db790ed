"""A piece as wide as the board: the ground and the emotion curve of a lane."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.items.stretches import Stretches
from journey_editor.canvas.pixmaps import on_whole_pixels
from journey_editor.layout.picture import Piece, PieceKey
from journey_editor.painting.painter import paint_marks

if TYPE_CHECKING:
    from journey_editor.canvas.item_scene import ItemScene

_TILE = 256
"""Device pixels of a curve that are kept as one picture."""


class WideItem(PieceItem):
    """A lane's ground or curve, as wide as the board: only the marks in the exposed part are painted.

    A curve is kept in pictures, a tile each, once it is painted for a second time: round thick lines take long.
    """

    _stretches: Stretches | None = None
    _was_painted = False

    def __init__(self, piece: Piece, scene: ItemScene, parent: QGraphicsItem | None = None) -> None:
        self._tiles: set[int] = set()
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def forget_shape(self) -> None:
        """The marks are others now."""
        self._stretches = None
        self._was_painted = False
        for number in self._tiles:
            self._scene.pixmaps.drop(self._key(number))
        self._tiles.clear()

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: ItemScene) -> None:
        """Paint the stretches that are exposed."""
        if self.kind == "curve" and self._was_painted and not scene.is_zooming:
            self._paint_tiles(painter, scene)
            return
        self._was_painted = True
        if self.kind == "curve":  # where its tiles will stand, or it would move by half a pixel then
            transform, ratio = painter.transform(), painter.device().devicePixelRatioF()
            at = transform.map(self.rect().topLeft())
            painter.translate((on_whole_pixels(at, ratio) - at) / transform.m11())
            self._paint_stretches(painter, scene.open_area, scene)
            painter.setTransform(transform)
            return
        self._paint_stretches(painter, scene.open_area, scene)

    def _paint_stretches(self, painter: QPainter, area: QRectF, scene: ItemScene) -> None:
        if self._stretches is None:
            self._stretches = Stretches(self.piece.marks)
        theme = scene.theme_of(self.piece)
        for marks in self._stretches.within(area, self.piece.box.x, self.piece.box.y):
            paint_marks(painter, marks, theme, scene.images)

    def _paint_tiles(self, painter: QPainter, scene: ItemScene) -> None:
        transform, ratio = painter.transform(), painter.device().devicePixelRatioF()
        scale = round(transform.m11() * ratio, 6)
        rect = self.rect()
        begins = self.piece.box.x + rect.x()
        first = max(0, math.floor((scene.open_area.left() - begins) * scale / _TILE))
        after = math.ceil(min(rect.width(), scene.open_area.right() - begins) * scale / _TILE)
        corner = (on_whole_pixels(transform.map(rect.topLeft()), ratio) * ratio).toPoint()
        painter.resetTransform()
        painter.scale(1 / ratio, 1 / ratio)  # by whole pixels of the screen: else a gap is seen where two tiles meet
        for number in range(first, after):
            painter.drawPixmap(corner + QPoint(number * _TILE, 0), self._tile(number, scale, scene))
        painter.setTransform(transform)

    def _tile(self, number: int, scale: float, scene: ItemScene) -> QPixmap:
        key = self._key(number)
        kept = scene.pixmaps.get(key) if number in self._tiles else None
        if kept is not None and kept[0] == scale:
            return kept[1]
        rect = self.rect()
        pixmap = QPixmap(_TILE, math.ceil(rect.height() * scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.translate(-number * _TILE, 0)
        painter.scale(scale, scale)
        painter.translate(-rect.topLeft())
        part = QRectF(rect.x() + number * _TILE / scale, rect.y(), _TILE / scale, rect.height())
        self._paint_stretches(painter, part.translated(self.piece.box.x, self.piece.box.y), scene)
        painter.end()
        scene.pixmaps.put(key, scale, pixmap)
        self._tiles.add(number)
        return pixmap

    def _key(self, number: int) -> PieceKey:
        return f"{self.kind} {number}", self.piece.key[1]
