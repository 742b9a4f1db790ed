"""How the line of a connection says what it means: by dash, weight, head and tail; colour only says it once more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.layout import metrics
from journey_editor.layout.picture import Command, Mark, Path, Point, Stroke

CORNER = 9.0

Head = Literal["full", "hollow", "open"]
Tail = Literal["", "bar", "ring", "square"]


@dataclass(frozen=True)
class LineStyle:
    """The line of one meaning. `width` and `dash` in points."""

    width: float
    dash: tuple[float, ...] = ()
    head: Head = "full"
    tail: Tail = ""


LINE_STYLES: dict[ConnectionKind, LineStyle] = {
    ConnectionKind.NEXT: LineStyle(1.6),
    ConnectionKind.ALTERNATIVE: LineStyle(1.6, (7, 5)),
    ConnectionKind.LOOP_BACK: LineStyle(1.8, (3, 4), "hollow", "bar"),
    ConnectionKind.HANDOFF: LineStyle(2.8, (), "full", "square"),
    ConnectionKind.INFLUENCE: LineStyle(1.8, (0.5, 5), "open"),
    ConnectionKind.RECOVERY: LineStyle(2.0, (11, 4, 2, 4), "full", "ring"),
}
FAR_DASHES: dict[str, tuple[float, ...]] = {
    "connection.alternative": (6, 3),
    "connection.loop_back": (2, 2),
    "connection.influence": (1, 3),
    "connection.recovery": (8, 2, 1, 2),
}
"""From far out, where a line is a pixel wide and has neither head nor tail: how it is still told apart without colours.
By colour role; in pixels."""
FAR_TWICE = "connection.handoff"
"""Handoffs are as wide as two lines instead."""

_TAIL = 6.0
"""How large what stands at the beginning of a line is."""


def connection_colour(kind: ConnectionKind) -> str:
    """The colour role of a connection."""
    return f"connection.{kind.value}"


def line_marks(points: Sequence[Point], kind: ConnectionKind) -> list[Mark]:
    """The line through some points, its head (whose first point is the tip), and its tail if it has one."""
    style, colour = LINE_STYLES[kind], connection_colour(kind)
    size = metrics.ARROW + (1.5 if style.width > 2.5 else 0.0)
    line = _cut_back(points, size * (0.2 if style.head == "open" else 0.7 if style.head == "full" else 1.0))
    if style.tail == "ring":
        line = _cut_back(line[::-1], _TAIL)[::-1]
    marks: list[Mark] = [Path(rounded(line), None, Stroke(colour, style.width, style.dash))]
    marks.append(_head(style, points[-2], points[-1], size, colour))
    if style.tail:
        marks.append(_tail(style, points[0], points[1], colour))
    return marks


def _head(style: LineStyle, before: Point, tip: Point, size: float, colour: str) -> Path:
    at = _Frame(tip, before)
    half = size * 0.48
    left, right = at(size, half), at(size, -half)
    if style.head == "open":
        chevron: tuple[Command, ...] = (("M", at(0.5, 0)), ("L", left), ("M", at(0.5, 0)), ("L", right))
        return Path(chevron, None, Stroke(colour, 1.8))
    if style.head == "hollow":
        outline: tuple[Command, ...] = (("M", at(0.7, 0)), ("L", left), ("L", right), ("Z", ()))
        return Path(outline, "card.fill", Stroke(colour, 1.5))
    return Path((("M", at(0, 0)), ("L", left), ("L", right), ("Z", ())), colour, None)


def _tail(style: LineStyle, start: Point, after: Point, colour: str) -> Path:
    at = _Frame(start, after)
    if style.tail == "bar":
        return Path((("M", at(2.5, -5)), ("L", at(2.5, 5))), None, Stroke(colour, 2.0))
    if style.tail == "square":
        corners = (at(0, -_TAIL / 2), at(_TAIL, -_TAIL / 2), at(_TAIL, _TAIL / 2), at(0, _TAIL / 2))
        return Path((("M", corners[0]), *(("L", corner) for corner in corners[1:]), ("Z", ())), colour, None)
    return Path(_circle(at, _TAIL / 2), "card.fill", Stroke(colour, 1.6))


def _circle(at: _Frame, radius: float) -> tuple[Command, ...]:
    r, k = radius, radius * 0.5523
    return (
        ("M", at(0, 0)),
        ("C", (*at(0, k), *at(r - k, r), *at(r, r))),
        ("C", (*at(r + k, r), *at(2 * r, k), *at(2 * r, 0))),
        ("C", (*at(2 * r, -k), *at(r + k, -r), *at(r, -r))),
        ("C", (*at(r - k, -r), *at(0, -k), *at(0, 0))),
        ("Z", ()),
    )


class _Frame:
    """Places near an end of a line: so far back from the end, and so far to a side."""

    def __init__(self, end: Point, towards: Point) -> None:
        self._end = end
        angle = math.atan2(towards.y - end.y, towards.x - end.x)
        self._cos, self._sin = math.cos(angle), math.sin(angle)

    def __call__(self, back: float, side: float) -> tuple[float, float]:
        return (
            round(self._end.x + back * self._cos - side * self._sin, 2),
            round(self._end.y + back * self._sin + side * self._cos, 2),
        )


def _cut_back(points: Sequence[Point], by: float) -> list[Point]:
    """The line ends inside its head, so that a thick line does not blunt the tip."""
    before, tip = points[-2], points[-1]
    length = math.dist(before, tip)
    if not length:
        return list(points)
    share = (length - min(by, length)) / length
    end = Point(before.x + (tip.x - before.x) * share, before.y + (tip.y - before.y) * share)
    return [*points[:-1], end]


def rounded(points: Sequence[Point]) -> tuple[Command, ...]:
    """A line through the points with rounded corners."""
    commands: list[Command] = [("M", tuple(points[0]))]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        if radius < 0.5:
            commands.append(("L", tuple(corner)))
            continue
        enter, leave = _towards(corner, before, radius), _towards(corner, after, radius)
        bend1, bend2 = _towards(corner, before, radius * 0.45), _towards(corner, after, radius * 0.45)
        commands.append(("L", tuple(enter)))
        commands.append(("C", (*bend1, *bend2, *leave)))
    commands.append(("L", tuple(points[-1])))
    return tuple(commands)


def _towards(start: Point, goal: Point, distance: float) -> Point:
    length = math.dist(start, goal)
    if not length:
        return start
    share = distance / length
    return Point(round(start.x + (goal.x - start.x) * share, 2), round(start.y + (goal.y - start.y) * share, 2))
