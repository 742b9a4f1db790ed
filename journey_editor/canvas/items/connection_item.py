"""A connection on the canvas: a thin line in a large box."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.items.piece_item import FOCUSED, SELECTED, PieceItem
from journey_editor.layout.picture import Command, Mark, Path, Piece, Shape, Stroke
from journey_editor.painting.painter import ends_square, paint_marks, painter_path

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
    _parts: list[_Part] | None = None

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Of most connections whose box is painted, no part of the line is."""
        if self.states or next(self._exposed(), None):
            super().paint(painter, option, widget)

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """A thin thing in a large box: painted directly, and only the stretches that are exposed.

        A pale line is painted in one piece where its ends are round: where stretches meet it would be seen twice as
        strongly.
        """
        line = self.piece.marks[0]
        stroke = line.stroke if isinstance(line, Path) else None
        if painter.opacity() < 1.0 and (stroke is None or not ends_square(painter, stroke)):
            paint_marks(painter, self.piece.marks, scene.theme_of(self.piece), scene.images)
            return
        theme = scene.theme_of(self.piece)
        for marks in self._exposed():
            paint_marks(painter, marks, theme, scene.images)

    def _exposed(self) -> Iterator[Sequence[Mark]]:
        """What of it lies in the part of the board that is being painted."""
        if self._parts is None:
            self._parts = _parts(self.piece.marks)
        x, y = self.piece.box.x, self.piece.box.y
        area = self._scene.open_area
        left, top, right, bottom = area.left() - x, area.top() - y, area.right() - x, area.bottom() - y
        for rect_left, rect_top, rect_right, rect_bottom, marks in self._parts:
            if rect_left < right and left < rect_right and rect_top < bottom and top < rect_bottom:
                shown = marks.within(left, top, right, bottom) if isinstance(marks, _Straight) else marks
                if shown:
                    yield shown

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
        self.paint_near(painter, QRectF(), scene)  # over its halo, in the colour of its kind


class _Straight:
    """A long straight line, of which only whole lengths are painted: so its dashes stand where they would in full."""

    def __init__(self, start: Sequence[float], end: Sequence[float], length: float, stroke: Stroke) -> None:
        self._start, self._end = start, end
        self._length, self._stroke = length, stroke
        self._far = math.dist(start, end)
        self._made: dict[tuple[float, float], list[Mark]] = {}

    def within(self, left: float, top: float, right: float, bottom: float) -> list[Mark]:
        """The lengths that reach into a rectangle."""
        (x1, y1), (x2, y2) = self._start, self._end
        begins, ends = 0.0, self._far
        for at, towards, low, high in ((x1, x2, left, right), (y1, y2, top, bottom)):
            if at != towards:
                reached = sorted((edge - at) / (towards - at) * self._far for edge in (low - _THICK, high + _THICK))
                begins, ends = max(begins, reached[0]), min(ends, reached[1])
        begins = begins // self._length * self._length
        ends = min(self._far, math.ceil(ends / self._length) * self._length)
        if begins >= ends:
            return []
        made = self._made.get((begins, ends))
        if made is None:  # kept: a painter makes what it needs for marks once, and knows them again
            points = [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t) for t in (begins / self._far, ends / self._far)]
            made = self._made[begins, ends] = [Path((("M", points[0]), ("L", points[1])), None, self._stroke)]
        return made


_Part = tuple[float, float, float, float, Sequence[Mark] | _Straight]
"""Some marks, and left, top, right and bottom of the rectangle that they lie in."""


def _parts(marks: Sequence[Mark]) -> list[_Part]:
    """The marks with the rectangle each lies in; lines stretch by stretch, so that few are painted."""
    parts: list[_Part] = []
    for mark in marks:
        if isinstance(mark, Path) and mark.stroke is not None and mark.fill is None:
            parts += _stretches(mark, mark.stroke)
        elif isinstance(mark, Path):
            parts.append((*_around(mark.commands), (mark,)))
        elif isinstance(mark, Shape):
            parts.append((mark.box.x, mark.box.y, mark.box.right, mark.box.bottom, (mark,)))
        elif parts:  # the label's text lies on its ground
            *rect, before = parts[-1]
            parts[-1] = (*rect, (*before, mark))  # type: ignore[assignment, misc]
    return parts


def _stretches(line: Path, stroke: Stroke) -> Iterator[_Part]:
    """A line in pieces of about one length, so that few are painted; what is straight and longer is one piece."""
    period = sum(stroke.dash)
    length = math.ceil(_LENGTH / period) * period if period else _LENGTH
    at = line.commands[0][1]
    run: list[Command] = [("M", at)]
    done = 0.0
    for command, values in line.commands[1:]:
        if command in "MZ":
            run.append((command, values))
            at = values or line.commands[0][1]
            continue
        far = math.dist(at, values[-2:])
        if command == "L" and far > length:
            if len(run) > 1:
                yield _run(run, stroke)
            yield (*_around([("M", at), ("L", values)]), _Straight(at, values, length, stroke))
            run, done = [], 0.0
        else:
            run.append((command, values))
            done += far
            if done >= length:
                yield _run(run, stroke)
                run, done = [], 0.0
        at = values[-2:]
        run = run or [("M", at)]
    if len(run) > 1:
        yield _run(run, stroke)


def _run(commands: Sequence[Command], stroke: Stroke) -> _Part:
    return (*_around(commands), (Path(tuple(commands), None, stroke),))


def _around(commands: Sequence[Command]) -> tuple[float, float, float, float]:
    xs = [value for _, values in commands for value in values[::2]]
    ys = [value for _, values in commands for value in values[1::2]]
    return min(xs) - _THICK, min(ys) - _THICK, max(xs) + _THICK, max(ys) + _THICK
