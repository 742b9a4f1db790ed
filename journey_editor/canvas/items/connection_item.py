"""A connection on the canvas: a thin line in a large box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.items.piece_item import FOCUSED, SELECTED, PieceItem
from journey_editor.canvas.items.stretches import Stretches
from journey_editor.layout.picture import Mark, Path, Piece, Shape
from journey_editor.painting.painter import ends_square, paint_marks, painter_path

if TYPE_CHECKING:
    from journey_editor.canvas.item_scene import ItemScene


class ConnectionItem(PieceItem):
    """A connection: hit near its line, not in the whole of its box."""

    _shape: QPainterPath | None = None
    _line: QPainterPath | None = None
    _stretches: Stretches | None = None
    _seen: tuple[Sequence[Mark], ...] = ()
    """What of it lies in the part of the board that is being painted."""

    def __init__(self, piece: Piece, scene: ItemScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Of most connections whose box is painted, no part of the line is."""
        self._seen = self._exposed()
        if self._seen or self.states:
            super().paint(painter, option, widget)

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: ItemScene) -> None:
        """A thin thing in a large box: painted directly, and only the stretches that are exposed.

        A pale line is painted in one piece where its ends are round: where stretches meet it would be seen twice as
        strongly. Nor would the pale ground of its label cover it.
        """
        ground = next((mark.box for mark in self.piece.marks if isinstance(mark, Shape)), None)
        if ground is None or painter.opacity() == 1.0:
            self._paint_marks(painter, scene)
            return
        words_at, clip = QRectF(*ground), QPainterPath()
        clip.addRect(self.rect() | words_at)
        clip.addRect(words_at)  # odd and even: what lies in both is left out
        painter.save()
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        self._paint_marks(painter, scene)
        painter.restore()
        words = [mark for mark in self.piece.marks if not isinstance(mark, Path)]
        paint_marks(painter, words, scene.theme_of(self.piece), scene.images)

    def _paint_marks(self, painter: QPainter, scene: ItemScene) -> None:
        line = self.piece.marks[0]
        stroke = line.stroke if isinstance(line, Path) else None
        if painter.opacity() < 1.0 and (stroke is None or not ends_square(painter, stroke)):
            paint_marks(painter, self.piece.marks, scene.theme_of(self.piece), scene.images)
            return
        theme = scene.theme_of(self.piece)
        for marks in self._seen:
            paint_marks(painter, marks, theme, scene.images)

    def _exposed(self) -> tuple[Sequence[Mark], ...]:
        if self._stretches is None:
            self._stretches = Stretches(self.piece.marks)
        return tuple(self._stretches.within(self._scene.open_area, self.piece.box.x, self.piece.box.y))

    def forget_shape(self) -> None:
        """The line runs elsewhere now."""
        self._shape = self._line = self._stretches = None

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
            for mark in self.piece.marks:
                if isinstance(mark, Shape):  # the ground of the label
                    self._shape.addRect(QRectF(*mark.box))
        return self._shape

    def paint_outline(self, painter: QPainter, scene: ItemScene) -> None:
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
        self._seen = self._exposed()
        self.paint_near(painter, QRectF(), scene)  # over its halo, in the colour of its kind
