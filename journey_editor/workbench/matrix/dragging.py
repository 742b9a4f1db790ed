"""A bubble that is being dragged: where it would land, what that means, and the one change that it makes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF

from journey_editor.layout.picture import Box
from journey_editor.tables.matrix import Axis, Matrix, Spot
from journey_editor.workbench.matrix.arranging import numbers_at, place_of
from journey_editor.workbench.matrix.frame import MatrixFrame
from journey_editor.workbench.matrix.shapes import GAP, Chip


class Drag:
    """From the first move to the release. It changes nothing itself."""

    def __init__(self, matrix: Matrix, frame: MatrixFrame, chip: Chip, start: QPointF) -> None:
        self.spot: Spot = chip.spot
        self._matrix = matrix
        self._frame = frame
        self._chip = chip
        self._start = start
        self._now = start
        self._origin = self._place_of(chip)
        self.ghost = replace(chip, note="")
        """The chip under the pointer."""

    def move(self, to: QPointF) -> None:
        """The pointer is elsewhere."""
        self._now = to
        dx, dy = to.x() - self._start.x(), to.y() - self._start.y()
        box, (x, y) = self._chip.box, self._chip.bubble
        moved = Box(box.x + dx, box.y + dy, box.width, box.height)
        self.ghost = replace(self._chip, note="", box=moved, bubble=(x + dx, y + dy))

    @property
    def is_over_tray(self) -> bool:
        """Whether the pointer is where unknown values are."""
        return self._frame.tray.contains(self._now.x(), self._now.y())

    @property
    def target(self) -> tuple[float, float] | None:
        """The numbers that it would have here; None: not on the fields."""
        if not self._frame.ground.contains(self._now.x(), self._now.y()):
            return None
        x, y = self._now.x(), self._now.y()
        if self._origin is not None:
            x, y = self._origin[0] + x - self._start.x(), self._origin[1] + y - self._start.y()
        across, up = numbers_at(self._matrix, self._frame.plot, x, y)
        return self._kept(self._matrix.across, self.spot.across, across), self._kept(self._matrix.up, self.spot.up, up)

    @property
    def cell(self) -> Box:
        """What is marked as the place that it would have."""
        assert self.target is not None
        across, up = self.target
        x, y = place_of(self._matrix, self._frame.plot, across, up)
        width = self._size(self._matrix.across, self._frame.plot.width)
        height = self._size(self._matrix.up, self._frame.plot.height)
        return Box(x - width / 2, y - height / 2, width, height)

    def said(self) -> str:
        """What would come of a release here, in one sentence."""
        if self.is_over_tray:
            names = f"{self._matrix.up.noun} and {self._matrix.across.noun}"
            return f"{self.spot.label}: {names} become unknown."
        if self.target is None:
            return "Released here, it stays where it was."
        return f"{self.spot.label}: {self._matrix.said(*self.target)}."

    def result(self) -> tuple[float | None, float | None] | None:
        """The values that a release here gives; None: it stays as it was."""
        return (None, None) if self.is_over_tray else self.target

    def _place_of(self, chip: Chip) -> tuple[float, float] | None:
        """What moves with the pointer: the true place on a scale of numbers, the bubble within a band of words."""
        spot = chip.spot
        if spot.across is None or spot.up is None:
            return None
        x, y = place_of(self._matrix, self._frame.plot, spot.across, spot.up)
        return (
            chip.bubble[0] if self._matrix.across.is_banded else x,
            chip.bubble[1] if self._matrix.up.is_banded else y,
        )

    @staticmethod
    def _kept(axis: Axis, before: float | None, number: float) -> float:
        """A value between the steps of its scale (37 %) stays, where the drag does not leave that step."""
        is_same = before is not None and axis.snapped(axis.at(before)) == number
        return before if is_same and before is not None else number

    @staticmethod
    def _size(axis: Axis, length: float) -> float:
        return length * (axis.at(axis.low + 1) - axis.at(axis.low)) - GAP if axis.is_banded else 12.0
