"""A piece as wide as the board: the ground and the emotion curve of a lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.items.stretches import Stretches
from journey_editor.layout.picture import Piece
from journey_editor.painting.painter import paint_marks

if TYPE_CHECKING:
    from journey_editor.canvas.scene import BoardScene


class WideItem(PieceItem):
    """A lane's ground or curve, as wide as the board: only the marks in the exposed part are painted."""

    _stretches: Stretches | None = None

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def forget_shape(self) -> None:
        """The marks are others now."""
        self._stretches = None

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """Paint the stretches that are exposed."""
        if self._stretches is None:
            self._stretches = Stretches(self.piece.marks)
        theme = scene.theme_of(self.piece)
        for marks in self._stretches.within(scene.open_area, self.piece.box.x, self.piece.box.y):
            paint_marks(painter, marks, theme, scene.images)
