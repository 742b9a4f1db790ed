"""How a group of pieces looks from far out: few paths, rectangles and dots, made once for all repaints.

Lines are paths, not lists: Qt draws a path in two thirds of the time, and it takes a tenth of the memory.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from journey_editor.canvas.items import far
from journey_editor.layout import metrics
from journey_editor.layout.curve import CURVE_WIDTH, UNKNOWN_DASH
from journey_editor.layout.picture import Icon, Path, Piece, Shape

Curve = tuple[str, bool, QPainterPath]
"""A colour's role, whether it is a full line (else it only leads on), and the line."""
Dash = tuple[int, ...]
_DASH = 0.6
"""Pixels for each point of a dash: shorter than at 100 %, and still to be told apart."""
Rects = dict[str, list[QRectF]]
"""Rectangles by their colour's role."""
_LIMITS = (12.0, 24.0, 48.0)
"""Points: lines that are shorter may be left out together."""


class ByLength:
    """Lines sorted by their length, so that those too short to be seen can be left out."""

    def __init__(self) -> None:
        self._paths: dict[float, QPainterPath] = {}

    def add(self, line: QLineF) -> None:
        """One more line."""
        limit = next((limit for limit in _LIMITS if line.length() < limit), math.inf)
        add_lines(self._paths.setdefault(limit, QPainterPath()), [line])

    def over(self, length: float) -> list[QPainterPath]:
        """The lines of at least a length, and some that are up to half as long."""
        return [path for limit, path in self._paths.items() if limit > length]


class FarGroup:
    """All places are measured from the group's top. Each list is made when it is first asked for."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._by_kind: dict[str, list[Piece]] = {}
        for piece in pieces:
            self._by_kind.setdefault(piece.kind, []).append(piece)

    @cached_property
    def grounds(self) -> Rects:
        """The lanes' grounds."""
        rects: Rects = {}
        for piece in self._of("row"):
            for mark in piece.marks:
                if isinstance(mark, Shape) and mark.fill:
                    rects.setdefault(mark.fill, []).append(_rect(mark, piece))
        return rects

    @cached_property
    def borders(self) -> dict[tuple[str, Dash], QPainterPath]:
        """The lines between stages, and those of a blueprint, by colour and dash (in pixels)."""
        paths: dict[tuple[str, Dash], QPainterPath] = {}
        for piece in self._of("row"):
            for mark in piece.marks:
                if isinstance(mark, Path) and mark.stroke is not None and mark.stroke.colour != "board.line":
                    dash = tuple(max(1, round(length * _DASH)) for length in mark.stroke.dash)
                    add_lines(paths.setdefault((mark.stroke.colour, dash), QPainterPath()), lines_of(mark, piece))
        return paths

    @cached_property
    def curves(self) -> list[Curve]:
        """Very far out: from face to face."""
        return self._curves(1)

    @cached_property
    def round_curves(self) -> list[Curve]:
        """In steps small enough to look round."""
        return self._curves(6)

    def _curves(self, steps: int) -> list[Curve]:
        found: dict[tuple[str, bool], QPainterPath] = {}
        for piece in self._of("curve"):
            x, y = piece.box.x, piece.box.y
            for mark in piece.marks:
                if not isinstance(mark, Path) or mark.stroke is None or mark.commands[-1][0] != "C":
                    continue
                is_full = mark.stroke.width >= CURVE_WIDTH * 0.6 and mark.stroke.dash != UNKNOWN_DASH
                (_, start), (_, bend) = mark.commands[0], mark.commands[-1]
                first, last = QPointF(start[0] + x, start[1] + y), QPointF(bend[4] + x, bend[5] + y)
                path = found.setdefault((mark.stroke.colour, is_full), QPainterPath())
                path.moveTo(first)
                if steps > 1:
                    bow = QPainterPath(first)
                    bow.cubicTo(bend[0] + x, bend[1] + y, bend[2] + x, bend[3] + y, last.x(), last.y())
                    for i in range(1, steps):
                        path.lineTo(bow.pointAtPercent(i / steps))
                path.lineTo(last)
        return [(role, is_full, path) for (role, is_full), path in found.items()]

    @cached_property
    def dots(self) -> dict[str, QPolygonF]:
        """The faces, as the middles of dots of one size, by the colour of what is felt."""
        points: dict[str, list[QPointF]] = {}
        for piece in self._of("emotion"):
            role = next((mark.colour for mark in piece.marks if isinstance(mark, Icon)), "emotion.guide")
            centre = piece.box.centre
            points.setdefault(role, []).append(QPointF(centre.x, centre.y))
        for piece in self._of("curve"):  # of a lane that is folded to one line
            for mark in piece.marks:
                if isinstance(mark, Shape) and mark.fill:
                    role = mark.fill if mark.stroke is None else mark.stroke.colour
                    points.setdefault(role, []).append(_rect(mark, piece).center())
        return {role: QPolygonF(found) for role, found in points.items()}

    @cached_property
    def ways(self) -> dict[str, ByLength]:
        """The connections."""
        ways: dict[str, ByLength] = {}
        for piece in self._of("connection"):
            first = piece.marks[0]
            if isinstance(first, Path) and first.stroke is not None:
                way = ways.setdefault(first.stroke.colour, ByLength())
                for line in lines_of(first, piece):
                    way.add(line)
        return ways

    @cached_property
    def tiles(self) -> list[Rects]:
        """Very far out: cards and fields, each in one colour."""
        layers: list[Rects] = [{}, {}]
        for piece in self._of("field"):
            layers[0].setdefault("card.fill", []).append(QRectF(*piece.box))
        for piece in self._of("card"):
            for depth, role, rect in far.tile_rects(piece):
                layers[depth].setdefault(role, []).append(rect)
        return layers

    @cached_property
    def cards(self) -> list[Rects]:
        """Cards and fields with bars for their lines of text, layer by layer."""
        layers: list[Rects] = [{}, {}, {}, {}]
        for piece in (*self._of("field"), *self._of("card")):
            x, y = piece.box.x, piece.box.y
            for depth, role, rect in far.card_rects(piece):
                layers[depth].setdefault(role, []).append(rect.translated(x, y))
        return layers

    def make(self) -> None:
        """Make what is needed very far out now, lest the first repaint takes long."""
        _ = self.grounds, self.borders, self.curves, self.dots, self.ways, self.tiles

    def _of(self, kind: str) -> list[Piece]:
        return self._by_kind.get(kind, [])


DOT = metrics.EMOTION_POINT
"""The diameter of a dot in points."""


def _rect(mark: Shape, piece: Piece) -> QRectF:
    return QRectF(mark.box.x + piece.box.x, mark.box.y + piece.box.y, mark.box.width, mark.box.height)


def add_lines(path: QPainterPath, lines: Iterable[QLineF]) -> None:
    """Add lines to a path, each by itself."""
    for line in lines:
        path.moveTo(line.p1())
        path.lineTo(line.p2())


def lines_of(path: Path, piece: Piece) -> list[QLineF]:
    """A path's corners joined by straight lines."""
    x, y = piece.box.x, piece.box.y
    points = [QPointF(values[-2] + x, values[-1] + y) for _, values in path.commands if values]
    return [QLineF(a, b) for a, b in pairwise(points)]
