"""What lies over the board while a hand is at work: markers, ghosts, the rubber band, a wire. Never exported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.items.over import FrameItem
from journey_editor.canvas.scene import BoardScene
from journey_editor.layout.picture import Box, Piece
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for
from journey_editor.painting.painter import paint_piece

MARKER_Z, GHOST_Z, BAND_Z, BUBBLE_Z = 80.0, 90.0, 95.0, 99.0
_MOST_GHOSTS = 40

DROP_HINTS = {
    "cell": "Drop into this cell",
    "stack": "Drop into the stack, at the line",
    "step": "Drop to make a new step here",
}
"""What a marker means, by the kind of target that it marks."""


def rect_of(box: Box) -> QRectF:
    """A box as Qt has it."""
    return QRectF(box.x, box.y, box.width, box.height)


class MarkerItem(FrameItem):
    """Where something will land: a cell filled softly, or a line between things."""

    def __init__(self, scene: BoardScene) -> None:
        super().__init__()
        self._scene = scene
        self.setZValue(MARKER_Z)
        self._is_line = False

    def mark(self, box: Box | None, is_line: bool) -> None:
        """Show a place; None: hide."""
        self.setVisible(box is not None)
        if box is None:
            return
        self._is_line = is_line
        colour = self._scene.colour("drop")
        if is_line:
            self.setPen(QPen(Qt.PenStyle.NoPen))
            self.setBrush(colour)
            least = 4 / self._scene.zoom  # a line stays to be seen from far out
            grow = max(0.0, (least - min(box.width, box.height)) / 2)
            box = Box(box.x - grow, box.y, box.width + 2 * grow, box.height) if box.width < box.height else box
        else:
            pen = QPen(colour, 2)
            pen.setCosmetic(True)
            self.setPen(pen)
            self.setBrush(_with_alpha(self._scene, "drop", 0.14))
        self.setRect(rect_of(box))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """With rounded ends."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.pen())
        painter.setBrush(self.brush())
        rect = self.rect()
        radius = min(rect.width(), rect.height()) / 2 if self._is_line else 8.0
        painter.drawRoundedRect(rect, radius, radius)


class GhostItem(QGraphicsItem):
    """Pale pictures of pieces that follow the pointer, on the grounds that go with them."""

    def __init__(self, pieces: Sequence[Piece], scene: BoardScene, grounds: Sequence[Box] = ()) -> None:
        super().__init__()
        self._pieces = list(pieces)[:_MOST_GHOSTS]
        self._scene = scene
        self._grounds = grounds
        around = self._pieces[0].box
        for box in (*(piece.box for piece in self._pieces), *grounds):
            around = around.united(box)
        self._rect = rect_of(around.grown(14))
        self.setZValue(GHOST_Z)
        self.setOpacity(0.78)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        """Around all of them."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Each at its place."""
        if self._grounds:
            pen = QPen(self._scene.colour("drop"), 1.5)
            pen.setCosmetic(True)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            painter.setBrush(_with_alpha(self._scene, "board.band", 0.72))
            for ground in self._grounds:
                painter.drawRoundedRect(rect_of(ground), 8, 8)
        for piece in self._pieces:
            paint_piece(painter, piece, self._scene.theme, self._scene.images)


class RubberBandItem(QGraphicsRectItem):
    """The frame that one draws around cards."""

    def __init__(self, scene: BoardScene) -> None:
        super().__init__()
        pen = QPen(scene.colour("selection"), 1)
        pen.setCosmetic(True)
        self.setPen(pen)
        self.setBrush(_with_alpha(scene, "selection", 0.10))
        self.setZValue(BAND_Z)


class WireItem(QGraphicsPathItem):
    """A connection in the making: from a card to the pointer."""

    def __init__(self, scene: BoardScene) -> None:
        super().__init__()
        pen = QPen(scene.colour("drop"), 2)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.setPen(pen)
        self.setZValue(GHOST_Z)
        self._scene = scene

    def lead(self, start: QPointF, end: QPointF) -> None:
        """Draw from start to end."""
        path = QPainterPath(start)
        bend = max(36.0, abs(end.x() - start.x()) / 2)
        path.cubicTo(start.x() + bend, start.y(), end.x() - bend, end.y(), end.x(), end.y())
        size = 8 / max(self._scene.zoom, 0.2)
        path.moveTo(end.x() - size, end.y() - size / 2)
        path.lineTo(end)
        path.lineTo(end.x() - size, end.y() + size / 2)
        self.setPath(path)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Smoothly."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)


class LineItem(WireItem):
    """A connection's line as it would run."""

    def lead(self, points: Sequence[QPointF]) -> None:  # type: ignore[override]
        """Draw through these corners."""
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        self.setPath(path)


class BubbleItem(QGraphicsItem):
    """A few words beside the pointer, always of the same size on the screen."""

    def __init__(self, scene: BoardScene) -> None:
        super().__init__()
        self._scene = scene
        self._text = ""
        self._font = font_for(TextStyle(13, 600))
        self._width = 0.0
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(BUBBLE_Z)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def tell(self, text: str, at: QPointF) -> None:
        """Show a text right of a place on the board."""
        if text != self._text:
            self.prepareGeometryChange()
            self._text = text
            self._width = QFontMetricsF(self._font).horizontalAdvance(text) + 20
            self.update()
        self.setPos(at)

    def boundingRect(self) -> QRectF:
        """In pixels."""
        return QRectF(17, -15, self._width + 2, 30)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """As a tooltip looks."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._scene.colour("tooltip"))
        rect = QRectF(18, -14, self._width, 28)
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(self._scene.colour("tooltip.text"))
        painter.setFont(self._font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._text)


def _with_alpha(scene: BoardScene, role: str, alpha: float) -> QBrush:
    colour = scene.colour(role)
    colour.setAlphaF(alpha)
    return QBrush(colour)
