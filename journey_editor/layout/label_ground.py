"""What labels of connections keep off: cards, faces, lines, emotion curves and one another, by the cells of the board.

Everything is measured from the corner of the cell that it stands in, and what goes on into the next cell has no end: so
nothing here changes while cells only move, or grow where it runs through.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from journey_editor.layout.picture import Box, Point

Cell = tuple[int, int]
"""A row and a column; the gutter right of the column belongs to it."""

Part = tuple[float, float, float, float]
"""Left, top, right and bottom of what of a box is in a cell, from the cell's corner."""

_THICK = 0.1
"""Points: a line meets what it touches."""


class Corner(NamedTuple):
    """The row and the column from whose corner something is measured."""

    row: int
    column: int


class Sheet(NamedTuple):
    """Where the columns and the rows of a board begin, in points."""

    lefts: Sequence[float]
    tops: Sequence[float]

    def parts(self, box: Part, corner: Corner) -> list[tuple[Cell, Part]]:
        """The cells that a box measured from a corner is in, and what of it is there."""
        left, top, right, bottom = box
        lefts, tops = self.lefts, self.tops
        x, y = lefts[corner.column], tops[corner.row]
        # What is left of all columns or above all rows is in the first of them.
        first, upper = bisect_right(lefts, left + x, 1) - 1, bisect_right(tops, top + y, 1) - 1
        last, lower = bisect_right(lefts, right + x, first + 1) - 1, bisect_right(tops, bottom + y, upper + 1) - 1
        if first == last and upper == lower:
            dx, dy = lefts[first] - x, tops[upper] - y
            return [((upper, first), (left - dx, top - dy, right - dx, bottom - dy))]
        across = [
            (
                column,
                left - lefts[column] + x if column == first else -math.inf,
                right - lefts[column] + x if column == last else math.inf,
            )
            for column in range(first, last + 1)
        ]
        found = []
        for row in range(upper, lower + 1):
            high = top - (tops[row] - y) if row == upper else -math.inf
            low = bottom - (tops[row] - y) if row == lower else math.inf
            found += [((row, column), (near, high, far, low)) for column, near, far in across]
        return found


def part_of(box: Box) -> Part:
    """A box by its edges."""
    x, y, width, height = box
    return x, y, x + width, y + height


class Face(NamedTuple):
    """The middle of a face on a lane's curve, measured from its cell's corner."""

    column: int
    x: float
    y: float


_Run = tuple[int, float, float, float, float]
"""A stretch of a line, by its number: its part of a cell."""


class Ground:
    """Keeps what labels keep off. What is put in anew tells the cells in which something is otherwise now."""

    def __init__(self) -> None:
        self.sheet = Sheet((0.0,), (0.0,))
        self._taken: dict[Cell, list[Part]] = {}
        self._lines: defaultdict[Cell, dict[str, list[_Run]]] = defaultdict(dict)
        self._cells: dict[str, tuple[Cell, ...]] = {}
        """The cells that each line runs through."""
        self._curves: dict[int, list[Face]] = {}
        self._strokes: dict[int, set[tuple[Face, Face, float]]] = {}
        """The stretches of each lane's curve from face to face, and how wide they are."""
        self._labels: defaultdict[Cell, dict[str, Part]] = defaultdict(dict)
        self._standing: dict[str, dict[Cell, Part]] = {}

    # --- taking in ------------------------------------------------------------------------------------------------

    def set_row(self, row: int, taken: Iterable[tuple[Box, int]], faces: Iterable[Face]) -> set[Cell]:
        """What stands in a row: boxes and faces, each measured from the corner of the cell in its column."""
        found: dict[Cell, list[Part]] = {}
        lefts, tops = self.sheet
        widths = [right - left for left, right in pairwise(lefts)] + [math.inf]
        height = tops[row + 1] - tops[row] if row + 1 < len(tops) else math.inf
        for box, column in taken:
            left, top, right, bottom = part = part_of(box)
            if left >= 0 <= top and right < widths[column] and bottom < height:  # as nearly all are
                found.setdefault((row, column), []).append(part)
                continue
            for cell, own in self.sheet.parts(part, Corner(row, column)):
                found.setdefault(cell, []).append(own)
        changed = self.set_curve(row, faces)
        for column in range(len(lefts)):
            cell = (row, column)
            now = found.get(cell, [])
            if now != self._taken.get(cell, []):
                self._taken[cell] = now
                changed.add(cell)
        return changed

    def set_curve(self, row: int, faces: Iterable[Face] | None = None) -> set[Cell]:
        """The faces on the curve of a row; None: they are the same, but some may be farther from one another."""
        lefts = self.sheet.lefts
        if faces is None:
            points = self._curves.get(row, [])
        else:
            points = sorted(faces, key=lambda face: lefts[face.column] + face.x)
        strokes = {(a, b, lefts[b.column] + b.x - lefts[a.column] - a.x) for a, b in pairwise(points)}
        different = strokes ^ self._strokes.get(row, set())
        self._curves[row], self._strokes[row] = points, strokes
        return {(row, column) for a, b, _ in different for column in range(a.column, b.column + 1)}

    def set_line(self, wire: str, points: Sequence[Point], corner: Corner) -> set[Cell]:
        """Where a connection runs, measured from a corner."""
        runs: dict[Cell, list[_Run]] = {}
        for number, ((ax, ay), (bx, by)) in enumerate(pairwise(points)):
            left, right = (ax, bx) if ax < bx else (bx, ax)
            top, bottom = (ay, by) if ay < by else (by, ay)
            box = left, top, max(right, left + _THICK), max(bottom, top + _THICK)
            for cell, part in self.sheet.parts(box, corner):
                runs.setdefault(cell, []).append((number, *part))
        changed = set()
        for cell in self._cells.get(wire, ()):
            if cell not in runs:
                del self._lines[cell][wire]
                changed.add(cell)
        for cell, own in runs.items():
            lines = self._lines[cell]
            if lines.get(wire) != own:
                lines[wire] = own
                changed.add(cell)
        self._cells[wire] = tuple(runs)
        return changed

    def drop_line(self, wire: str) -> set[Cell]:
        """A connection is gone."""
        cells = set(self._cells.pop(wire, ()))
        for cell in cells:
            del self._lines[cell][wire]
        return cells

    def set_label(self, wire: str, box: Box, corner: Corner) -> set[Cell]:
        """Where a connection's label stands, measured from a corner."""
        return self._stand(wire, dict(self.sheet.parts(part_of(box), corner)))

    def drop_label(self, wire: str) -> set[Cell]:
        """A connection has no label any more."""
        return self._stand(wire, {})

    def _stand(self, wire: str, parts: dict[Cell, Part]) -> set[Cell]:
        before = self._standing.get(wire, {})
        if parts == before:
            return set()
        for cell in before:
            del self._labels[cell][wire]
        for cell, part in parts.items():
            self._labels[cell][wire] = part
        self._standing[wire] = parts
        return before.keys() | parts.keys()

    # --- asking ---------------------------------------------------------------------------------------------------

    def under_label(self, wire: str) -> set[Cell]:
        """The cells that a connection's label stands in."""
        return set(self._standing.get(wire, ()))

    def along(self, wire: str) -> set[Cell]:
        """The cells that a connection runs through."""
        return set(self._cells.get(wire, ()))

    def is_free(self, parts: Iterable[tuple[Cell, Part]], minds: Callable[[str], bool]) -> bool:
        """Whether no card and no face is there, nor a label that has to be minded."""
        for cell, part in parts:
            for other in self._taken.get(cell, ()):
                if _meet(part, other):
                    return False
            for wire, other in self._labels.get(cell, {}).items():
                if _meet(part, other) and minds(wire):
                    return False
        return True

    def lines_at(self, parts: Iterable[tuple[Cell, Part]]) -> set[tuple[str, int]]:
        """Which stretches of which connections run there."""
        found = set()
        for cell, (left, top, right, bottom) in parts:
            for wire, runs in self._lines.get(cell, {}).items():
                for number, x, y, far, low in runs:
                    if x < right and left < far and y < bottom and top < low:
                        found.add((wire, number))
        return found

    def curves_at(self, box: Part, corner: Corner, rows: Iterable[int]) -> int:
        """How many emotion curves of these rows pass through a box."""
        return sum(self._passes(row, box, corner) for row in rows)

    def _passes(self, row: int, box: Part, corner: Corner) -> bool:
        faces, lefts = self._curves.get(row, []), self.sheet.lefts
        if len(faces) < 2:
            return False
        x, y = lefts[corner.column], self.sheet.tops[row] - self.sheet.tops[corner.row]
        left, top, right, bottom = box[0] + x, box[1] - y, box[2] + x, box[3] - y
        first = max(0, bisect_left(faces, left, key=lambda face: lefts[face.column] + face.x) - 1)
        for a, b in pairwise(faces[first:]):
            start, end = Point(lefts[a.column] + a.x, a.y), Point(lefts[b.column] + b.x, b.y)
            if start.x > right:
                break
            heights = [_between(start, end, min(max(at, start.x), end.x)) for at in (left, right)]
            if min(heights) <= bottom and max(heights) >= top:
                return True
        return False


def _between(a: Point, b: Point, x: float) -> float:
    """About how high a curve is between two faces: it leaves and reaches them level."""
    share = (x - a.x) / (b.x - a.x) if b.x > a.x else 0.0
    return a.y + (b.y - a.y) * share * share * (3 - 2 * share)


def _meet(one: Part, other: Part) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
