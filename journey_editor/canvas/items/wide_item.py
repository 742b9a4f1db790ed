"""A piece as wide as the board: the ground and the emotion curve of a lane."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.layout.picture import Mark, Path, Piece, Shape
from journey_editor.painting.painter import paint_marks

if TYPE_CHECKING:
    from journey_editor.canvas.scene import BoardScene

_SECTION = 700.0
"""Points that are painted together."""


class WideItem(PieceItem):
    """A lane's ground or curve, as wide as the board: only the marks in the exposed part are painted."""

    _sections: list[tuple[float, float, tuple[Mark, ...]]] | None = None

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def forget_shape(self) -> None:
        """The marks are others now."""
        self._sections = None

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """Paint the sections that are exposed."""
        if self._sections is None:
            self._sections = _sections(self.piece.marks)
        x = self.piece.box.x
        start, end = scene.open_area.left() - x, scene.open_area.right() - x
        for left, right, marks in self._sections:
            if left <= end and start <= right:
                paint_marks(painter, marks, scene.theme_of(self.piece), scene.images)


def _sections(marks: Sequence[Mark]) -> list[tuple[float, float, tuple[Mark, ...]]]:
    """Runs of neighbouring marks in painting order, with the span (x) that each covers."""
    runs: list[tuple[float, float, list[Mark]]] = []
    for mark in marks:
        left, right = _span(mark)
        if runs and max(right, runs[-1][1]) - min(left, runs[-1][0]) <= _SECTION:
            before = runs.pop()
            runs.append((min(left, before[0]), max(right, before[1]), [*before[2], mark]))
        else:
            runs.append((left, right, [mark]))
    return [(left, right, tuple(run)) for left, right, run in runs]


def _span(mark: Mark) -> tuple[float, float]:
    if isinstance(mark, Path):
        xs = [value for _, values in mark.commands for value in values[::2]]
        room = mark.stroke.width if mark.stroke else 0.0
        return min(xs, default=0.0) - room, max(xs, default=0.0) + room
    if isinstance(mark, Shape):
        return mark.box.x - 2, mark.box.right + 2
    return -math.inf, math.inf
