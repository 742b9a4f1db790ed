"""Marks cut into stretches that are painted by themselves: of a long thing little is seen at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from journey_editor.layout.picture import Box, Command, Icon, Image, Mark, Path, Shape, Stroke, Text

_THICK = 4.0
"""Points around a line that its width stays within."""
_LENGTH = 280.0
"""Points of a straight line that are painted together: Qt dashes a line in full, however little of it is seen."""


class Stretches:
    """The marks of a piece, in painting order, by where they lie."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._parts = _parts(marks)

    def within(self, area: QRectF, x: float, y: float) -> Iterator[Sequence[Mark]]:
        """What lies in an area of the board, of a piece that stands at (x, y)."""
        left, top, right, bottom = area.left() - x, area.top() - y, area.right() - x, area.bottom() - y
        for rect_left, rect_top, rect_right, rect_bottom, marks in self._parts:
            if rect_left < right and left < rect_right and rect_top < bottom and top < rect_bottom:
                shown = marks.within(left, top, right, bottom) if isinstance(marks, _Straight) else marks
                if shown:
                    yield shown


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
            short = _short(mark)
            if short is not None:
                parts.append(short)
                continue
            parts += _stretches(mark, mark.stroke)
        elif isinstance(mark, Path):
            parts.append((*_around(mark.commands), (mark,)))
        else:
            x, y, width, height = _box(mark)
            parts.append((x - _THICK, y - _THICK, x + width + _THICK, y + height + _THICK, (mark,)))
    return parts


def _box(mark: Shape | Text | Icon | Image) -> Box:
    match mark:
        case Text():
            right = max((line.x + line.width for line in mark.shaped.lines), default=0.0)
            return Box(mark.x, mark.y, right, mark.shaped.height)
        case Icon():
            return Box(mark.x, mark.y, mark.size, mark.size)
        case _:
            return mark.box


def _short(line: Path) -> _Part | None:
    """A straight line that is no longer than what is painted together, as nearly all are."""
    if len(line.commands) != 2 or line.commands[1][0] != "L":
        return None
    (x1, y1), (x2, y2) = (values for _, values in line.commands)
    left, right = (x1, x2) if x1 < x2 else (x2, x1)
    top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
    if right - left + bottom - top > _LENGTH:
        return None
    return left - _THICK, top - _THICK, right + _THICK, bottom + _THICK, (line,)


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
