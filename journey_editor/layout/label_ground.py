"""What labels of connections keep off: cards, faces, lines, emotion curves and one another, by the cells of the board.

Everything is measured from the corner of the cell that it stands in, and what goes on into the next cell has no end: so
nothing here changes while cells only move, or grow where it runs through.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from journey_editor.layout.picture import Box, Point

Cell = tuple[int, int]
"""A row and a column; the gutter right of the column belongs to it."""

Part = tuple[float, float, float, float]
"""Left, top, right and bottom of what of a box is in a cell, from the cell's corner."""

_THICK = 0.1
"""Points: a line meets what it touches."""

_EVER = math.inf
"""Where what goes on into the next cell ends in this one."""


_LONG = 3
"""A stretch that goes on for so many cells is kept by its row or column, but for its ends."""


class _Through(NamedTuple):
    """Where a long stretch runs through a row (or column) from end to end: from which column (or row) to which, and
    between which heights (or places across) there."""

    first: int
    last: int
    near: float
    far: float

    def other_than(self, before: _Through | None) -> Iterable[int]:
        """The columns (or rows) in which it is otherwise than before."""
        if before is None:
            return range(self.first, self.last + 1)
        own, others = ({*range(one.first, one.last + 1)} for one in (self, before))
        return own ^ others if self[2:] == before[2:] else own | others


_Line = tuple[bool, int]
"""A row (True) or a column, by its number."""


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
        first, last, upper, lower = reach = self._reach(box, corner)
        return self._parts(box, corner, reach, range(first, last + 1), range(upper, lower + 1))

    def stretch(self, box: Part, corner: Corner) -> tuple[list[tuple[Cell, Part]], tuple[_Line, _Through] | None]:
        """As `parts`, of a stretch of a line; of a long one only those at its ends, and how it runs between them."""
        first, last, upper, lower = reach = self._reach(box, corner)
        columns: Sequence[int] = range(first, last + 1)
        rows: Sequence[int] = range(upper, lower + 1)
        between = None
        if upper == lower and len(columns) > _LONG:
            high = self.tops[upper] - self.tops[corner.row]
            between = (True, upper), _Through(first + 1, last - 1, box[1] - high, box[3] - high)
            columns = first, last
        elif first == last and len(rows) > _LONG:
            across = self.lefts[first] - self.lefts[corner.column]
            between = (False, first), _Through(upper + 1, lower - 1, box[0] - across, box[2] - across)
            rows = upper, lower
        return self._parts(box, corner, reach, columns, rows), between

    def _reach(self, box: Part, corner: Corner) -> tuple[int, int, int, int]:
        """The first and the last column and row that a box is in."""
        left, top, right, bottom = box
        lefts, tops = self
        x, y = lefts[corner.column], tops[corner.row]
        # What is left of all columns or above all rows is in the first of them.
        first, upper = bisect_right(lefts, left + x, 1) - 1, bisect_right(tops, top + y, 1) - 1
        last, lower = bisect_right(lefts, right + x, first + 1) - 1, bisect_right(tops, bottom + y, upper + 1) - 1
        return first, last, upper, lower

    def _parts(
        self, box: Part, corner: Corner, reach: tuple[int, int, int, int], columns: Iterable[int], rows: Iterable[int]
    ) -> list[tuple[Cell, Part]]:
        """What of a box is in some of the columns and rows that it reaches into."""
        left, top, right, bottom = box
        first, last, upper, lower = reach
        x, y = self.lefts[corner.column], self.tops[corner.row]
        if first == last and upper == lower:  # as most are
            dx, dy = self.lefts[first] - x, self.tops[upper] - y
            return [((upper, first), (left - dx, top - dy, right - dx, bottom - dy))]
        across = []
        for column in columns:
            dx = self.lefts[column] - x
            across.append((column, left - dx if column == first else -_EVER, right - dx if column == last else _EVER))
        found = []
        for row in rows:
            dy = self.tops[row] - y
            high, low = top - dy if row == upper else -_EVER, bottom - dy if row == lower else _EVER
            found += [((row, column), (near, high, far, low)) for column, near, far in across]
        return found


def _cells(line: _Line, numbers: Iterable[int]) -> Iterator[Cell]:
    """The cells of a row (or column) in some columns (or rows)."""
    is_row, own = line
    return ((own, number) if is_row else (number, own) for number in numbers)


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
        """The cells that each line runs through, where it is kept by cells."""
        self._long: defaultdict[_Line, dict[tuple[str, int], _Through]] = defaultdict(dict)
        self._lines_of: dict[str, dict[tuple[_Line, int], _Through]] = {}
        """The long stretches of each connection, by their row or column and their number."""
        self._curves: dict[int, list[tuple[float, float]]] = {}
        """The middles of the faces on a lane's curve, from the board's left edge and the lane's top, once asked for."""
        self._faces: dict[int, list[Face]] = {}
        self._strokes: dict[int, set[tuple[Face, Face]]] = {}
        """The stretches of each lane's curve from face to face."""
        self._labels: defaultdict[Cell, dict[str, Part]] = defaultdict(dict)
        self._standing: dict[str, dict[Cell, Part]] = {}

    # --- taking in ------------------------------------------------------------------------------------------------

    def set_row(self, row: int, taken: Iterable[tuple[Box, int]], faces: Iterable[Face]) -> set[Cell]:
        """What stands in a row: boxes and faces, each measured from the corner of the cell in its column."""
        found: dict[Cell, list[Part]] = {}
        lefts, tops = self.sheet
        widths = [right - left for left, right in pairwise(lefts)] + [_EVER]
        height = tops[row + 1] - tops[row] if row + 1 < len(tops) else _EVER
        for box, column in taken:
            left, top, right, bottom = part = part_of(box)
            if left >= 0 <= top and right < widths[column] and bottom < height:  # as nearly all are
                found.setdefault((row, column), []).append(part)
                continue
            for cell, own in self.sheet.parts(part, Corner(row, column)):
                found.setdefault(cell, []).append(own)
        changed = self._set_curve(row, faces)
        for column in range(len(lefts)):
            cell = (row, column)
            now = found.get(cell, [])
            if now != self._taken.get(cell, []):
                self._taken[cell] = now
                changed.add(cell)
        return changed

    def _set_curve(self, row: int, faces: Iterable[Face]) -> set[Cell]:
        """The faces on the curve of a row."""
        lefts = self.sheet.lefts
        points = sorted(faces, key=lambda face: lefts[face.column] + face.x)
        strokes = set(pairwise(points))
        different = strokes ^ self._strokes.get(row, set())
        self._faces[row], self._strokes[row] = points, strokes
        self._curves.pop(row, None)
        return {(row, column) for a, b in different for column in range(a.column, b.column + 1)}

    def stretch_curves(self, resized: Sequence[int]) -> set[Cell]:
        """Columns are farther from one another than before, or nearer. `resized` counts how often that is so left of
        each column."""
        self._curves.clear()
        return {
            (row, column)
            for row, faces in self._faces.items()
            for a, b in pairwise(faces)
            if resized[a.column] != resized[b.column]
            for column in range(a.column, b.column + 1)
        }

    def set_line(self, wire: str, points: Sequence[Point], corner: Corner) -> set[Cell]:
        """Where a connection runs, measured from a corner."""
        runs: dict[Cell, list[_Run]] = {}
        long: dict[tuple[_Line, int], _Through] = {}
        for number, ((ax, ay), (bx, by)) in enumerate(pairwise(points)):
            left, right = (ax, bx) if ax < bx else (bx, ax)
            top, bottom = (ay, by) if ay < by else (by, ay)
            box = left, top, max(right, left + _THICK), max(bottom, top + _THICK)
            parts, between = self.sheet.stretch(box, corner)
            for cell, part in parts:
                runs.setdefault(cell, []).append((number, *part))
            if between is not None:
                line, through = between
                long[line, number] = through
        return self._run(wire, runs) | self._run_on(wire, long)

    def drop_line(self, wire: str) -> set[Cell]:
        """A connection is gone."""
        changed = self._run(wire, {}) | self._run_on(wire, {})
        del self._cells[wire], self._lines_of[wire]
        return changed

    def _run(self, wire: str, runs: dict[Cell, list[_Run]]) -> set[Cell]:
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

    def _run_on(self, wire: str, long: dict[tuple[_Line, int], _Through]) -> set[Cell]:
        before = self._lines_of.get(wire, {})
        changed: set[Cell] = set()
        for (line, number), through in before.items():
            if (line, number) not in long:
                del self._long[line][wire, number]
                changed.update(_cells(line, through.other_than(None)))
        for (line, number), through in long.items():
            known = before.get((line, number))
            if through != known:
                self._long[line][wire, number] = through
                changed.update(_cells(line, through.other_than(known)))
        self._lines_of[wire] = long
        return changed

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
        if not parts:
            del self._standing[wire]
        return before.keys() | parts.keys()

    # --- asking ---------------------------------------------------------------------------------------------------

    def under_label(self, wire: str) -> set[Cell]:
        """The cells that a connection's label stands in."""
        return set(self._standing.get(wire, ()))

    def along(self, wire: str) -> set[Cell]:
        """The cells that a connection runs through."""
        found = set(self._cells.get(wire, ()))
        for (line, _), through in self._lines_of.get(wire, {}).items():
            found.update(_cells(line, through.other_than(None)))
        return found

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
            row, column = cell
            for key, through in self._long.get((True, row), {}).items():
                if through.first <= column <= through.last and top < through.far and through.near < bottom:
                    found.add(key)
            for key, through in self._long.get((False, column), {}).items():
                if through.first <= row <= through.last and left < through.far and through.near < right:
                    found.add(key)
        return found

    def curves_at(self, box: Part, corner: Corner, rows: Iterable[int]) -> int:
        """How many emotion curves of these rows pass through a box."""
        return sum(self._passes(row, box, corner) for row in rows)

    def _passes(self, row: int, box: Part, corner: Corner) -> bool:
        curve = self._curve(row)
        if len(curve) < 2:
            return False
        x, y = self.sheet.lefts[corner.column], self.sheet.tops[row] - self.sheet.tops[corner.row]
        left, top, right, bottom = box[0] + x, box[1] - y, box[2] + x, box[3] - y
        first = max(0, bisect_left(curve, (left,)) - 1)
        for number in range(first, len(curve) - 1):
            start, end = curve[number], curve[number + 1]
            if start[0] > right:
                break
            one, other = (_between(start, end, min(max(at, start[0]), end[0])) for at in (left, right))
            if min(one, other) <= bottom and max(one, other) >= top:
                return True
        return False

    def _curve(self, row: int) -> list[tuple[float, float]]:
        known = self._curves.get(row)
        if known is None:
            lefts = self.sheet.lefts
            known = self._curves[row] = [(lefts[face.column] + face.x, face.y) for face in self._faces.get(row, ())]
        return known


def _between(start: tuple[float, float], end: tuple[float, float], x: float) -> float:
    """About how high a curve is between two faces: it leaves and reaches them level."""
    (ax, ay), (bx, by) = start, end
    share = (x - ax) / (bx - ax) if bx > ax else 0.0
    return ay + (by - ay) * share * share * (3 - 2 * share)


def _meet(one: Part, other: Part) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
