"""A connection on the canvas: a thin line in a large box."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem

from journey_editor.canvas.items.piece_item import FOCUSED, SELECTED, PieceItem
from journey_editor.layout.picture import Mark, Path, Piece, Shape, Stroke
from journey_editor.painting.painter import paint_marks, painter_path

if TYPE_CHECKING:
    from journey_editor.canvas.scene import BoardScene

_THICK = 4.0
"""Points around a connection's line that its width stays within."""
_LENGTH = 280.0
"""Points of a straight line that are painted together: Qt dashes a line in full, however little of it is seen."""


class ConnectionItem(PieceItem):
    """A connection: hit near its line, not in the whole of its box."""

    _shape: QPainterPath | None = None
    _line: QPainterPath | None = None
    _parts: list[tuple[QRectF, tuple[Mark, ...]]] | None = None

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """A thin thing in a large box: painted directly, and only the stretches that are exposed."""
        if self._parts is None:
            self._parts = _parts(self.piece.marks)
        for rect, marks in self._parts:
            if rect.intersects(exposed):
                paint_marks(painter, marks, scene.theme_of(self.piece), scene.images)

    def forget_shape(self) -> None:
        """The line runs elsewhere now."""
        self._shape = self._line = self._parts = None

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


def _parts(marks: tuple[Mark, ...]) -> list[tuple[QRectF, tuple[Mark, ...]]]:
    """The marks with the rectangle each lies in; lines stretch by stretch, so that few are painted."""
    parts: list[tuple[QRectF, tuple[Mark, ...]]] = []
    for mark in marks:
        if isinstance(mark, Path) and mark.stroke is not None and mark.fill is None:
            parts += [(_around(stretch), (stretch,)) for stretch in _stretches(mark, mark.stroke)]
        elif isinstance(mark, Path):
            parts.append((_around(mark), (mark,)))
        elif isinstance(mark, Shape):
            parts.append((QRectF(*mark.box), (mark,)))
        elif parts:  # the label's text lies on its ground
            rect, before = parts[-1]
            parts[-1] = rect, (*before, mark)
    return parts


def _stretches(line: Path, stroke: Stroke) -> Iterator[Path]:
    """A line in pieces: corner by corner, and what is straight in lengths of whole dashes."""
    period = sum(stroke.dash)
    length = math.ceil(_LENGTH / period) * period if period else _LENGTH
    at = line.commands[0][1]
    for command, values in line.commands[1:]:
        if command == "L":
            far = math.dist(at, values)
            for begin in range(math.ceil(far / length)):
                ends = (begin * length / far, min(1.0, (begin + 1) * length / far))
                (x1, y1), (x2, y2) = ((at[0] + (values[0] - at[0]) * t, at[1] + (values[1] - at[1]) * t) for t in ends)
                yield Path((("M", (x1, y1)), ("L", (x2, y2))), None, stroke)
        elif command == "C":
            yield Path((("M", at), (command, values)), None, stroke)
        at = values[-2:]


def _around(path: Path) -> QRectF:
    xs = [value for _, values in path.commands for value in values[::2]]
    ys = [value for _, values in path.commands for value in values[1::2]]
    rect = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return rect.adjusted(-_THICK, -_THICK, _THICK, _THICK)
