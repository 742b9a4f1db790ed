"""A connection on the canvas: a thin line in a large box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem

from journey_editor.canvas.items.piece_item import FOCUSED, SELECTED, PieceItem
from journey_editor.layout.picture import Path, Piece, Shape
from journey_editor.painting.painter import paint_marks, painter_path

if TYPE_CHECKING:
    from journey_editor.canvas.scene import BoardScene

_THICK = 12.0
"""Points around a connection's line that its width, corners and arrowhead stay within."""


class ConnectionItem(PieceItem):
    """A connection: hit near its line, not in the whole of its box."""

    _shape: QPainterPath | None = None
    _line: QPainterPath | None = None
    _reach: list[QRectF] | None = None

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """A thin thing in a large box: painted directly, and only where some of it is exposed."""
        if self._reach is None:
            self._reach = self._find_reach()
        if any(rect.intersects(exposed) for rect in self._reach):
            paint_marks(painter, self.piece.marks, scene.theme, scene.images)

    def _find_reach(self) -> list[QRectF]:
        """Rectangles that its stretches, its arrowhead and its label lie in."""
        _, lines = self.far_lines()
        x, y = self.piece.box.x, self.piece.box.y
        reach = [
            QRectF(line.p1(), line.p2()).normalized().translated(-x, -y).adjusted(-_THICK, -_THICK, _THICK, _THICK)
            for line in lines
        ]
        return reach + [QRectF(*mark.box) for mark in self.piece.marks if isinstance(mark, Shape)]

    def forget_shape(self) -> None:
        """The line runs elsewhere now."""
        self._shape = self._line = self._reach = None

    @property
    def line(self) -> QPainterPath:
        """The line without its arrowhead."""
        if self._line is None:
            first = self.piece.marks[0]
            self._line = painter_path(first.commands) if isinstance(first, Path) else QPainterPath()
        return self._line

    def ends(self) -> tuple[QPointF, QPointF]:
        """Where on the board it starts and where its arrow points."""
        head = self.piece.marks[1]
        tip = QPointF(*head.commands[0][1]) if isinstance(head, Path) else self.line.currentPosition()
        start = self.line.elementAt(0)
        return self.mapToScene(QPointF(start.x, start.y)), self.mapToScene(tip)

    def shape(self) -> QPainterPath:
        """A fat line, so that a hand hits it."""
        if self._shape is None:
            stroker = QPainterPathStroker()
            stroker.setWidth(8)
            self._shape = stroker.createStroke(self.line)
            if len(self.piece.marks) > 2:  # the ground of the label
                ground = getattr(self.piece.marks[2], "box", None)
                if ground is not None:
                    self._shape.addRect(QRectF(*ground))
        return self._shape

    def paint_outline(self, painter: QPainter, scene: BoardScene) -> None:
        """A halo along the line."""
        colour = scene.colour("selection")
        is_strong = bool(self.states & (SELECTED | FOCUSED))
        colour.setAlphaF(0.42 if is_strong else 0.22)
        pen = QPen(colour, 7.0 if is_strong else 5.0)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.line)
