"""Where a connection is cut between two bands: at the sides the number of the stage that it leads to, or comes from;
above and below the name of the lane.

The numbers are those in the stage headers, so that the line is found again without any other sign.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from journey_editor.layout.cutting import Span
from journey_editor.layout.frame import Frame
from journey_editor.layout.picture import Box, Picture, Piece, Point, Shape, Stroke, Text
from journey_editor.layout.text import Shaper, TextStyle

_STYLE = TextStyle(9, 700, 12)
_PAD = 3.0
_INSET = 0.5
"""From the cut, so that its outline is whole."""
_BESIDE, _BELOW = ("\u2192", "\u2190"), ("\u2193", "\u2191")
"""How it is said that a line leads on, and that it comes back."""
_APART = (100.0, _STYLE.line_height + 1)
"""Lines that are cut nearer to each other, across and down, share a mark."""
_WIDEST = 320.0


class _Crossing(NamedTuple):
    """A line that is cut: at which y (or x), whether it leads on, from where to where."""

    at: float
    leads_on: bool
    source: int
    target: int


def connections_of(picture: Picture) -> list[Piece]:
    """The lines of a board that may be cut."""
    return [piece for piece in picture.pieces if piece.kind == "connection"]


def cut_marks(
    connections: Sequence[Piece], frame: Frame, across: Span, down: Span, shaper: Shaper
) -> tuple[Piece, ...]:
    """The marks of a band that shows the board between two x and two y, where they stand on the board: at each of its
    edges where lines are cut.

    Lines that run too near to each other for a mark of their own share one.
    """
    shown = Box(across[0], down[0], across[1] - across[0], down[1] - down[0]).grown(1)
    lines = [
        [Point(corner.x + piece.box.x, corner.y + piece.box.y) for corner in piece.corners]
        for piece in connections
        if piece.box.meets(shown)
    ]

    def stage_at(point: Point) -> int:
        return min(bisect_left(frame.stages, point.x), len(frame.stages) - 1)

    def lane_at(point: Point) -> int:
        return min(bisect_left(frame.rows, point.y), len(frame.rows) - 1)

    numbers = [str(number) for number in range(1, len(frame.stages) + 1)]
    names = frame.names or [str(number) for number in range(1, len(frame.rows) + 1)]
    pieces: list[Piece] = []
    for is_before, x, y in ((False, across[0], down[0]), (True, across[1], down[1])):
        for group in _near(_crossings(lines, x, 0, stage_at), down, _APART[1]):
            label = _label(shaper, _said(group, _BESIDE, numbers, is_before))
            top = _middle(group) - label.box.height / 2
            pieces.append(_moved(label, x - label.box.width - _INSET if is_before else x + _INSET, top))
        for group in _near(_crossings(lines, y, 1, lane_at), across, _APART[0]):
            label = _label(shaper, _said(group, _BELOW, names, is_before))
            left = min(max(_middle(group) - label.box.width / 2, across[0]), across[1] - label.box.width)
            pieces.append(_moved(label, left, y - label.box.height - _INSET if is_before else y + _INSET))
    return tuple(pieces)


def _crossings(
    lines: Sequence[Sequence[Point]], cut: float, axis: int, place: Callable[[Point], int]
) -> Iterator[_Crossing]:
    """Where lines are cut at an x (axis 0) or y (1). They run along or across, so that each is cut at one y or x."""
    for corners in lines:
        for start, end in pairwise(corners):
            if (start[axis] < cut) != (end[axis] < cut):
                yield _Crossing(start[1 - axis], start[axis] < cut, place(corners[0]), place(corners[-1]))


def _near(crossings: Iterator[_Crossing], span: Span, apart: float) -> Iterator[list[_Crossing]]:
    """The lines that are cut inside of the span, by mark."""
    group: list[_Crossing] = []
    for one in sorted(one for one in crossings if span[0] <= one.at <= span[1]):
        if group and one.at - group[-1].at >= apart:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _middle(group: Sequence[_Crossing]) -> float:
    return (group[0].at + group[-1].at) / 2


def _said(group: Sequence[_Crossing], arrows: tuple[str, str], names: Sequence[str], is_before: bool) -> str:
    """Names with an arrow on the side of the line: "\u2192 5, 7" where a band ends."""
    on, back = arrows
    ways = {(on if one.leads_on else back, one.target if one.leads_on == is_before else one.source) for one in group}
    said = []
    for arrow in arrows:
        there = ", ".join(names[number] for one, number in sorted(ways) if one == arrow)
        if there:
            said.append(f"{arrow} {there}" if is_before else f"{there} {arrow}")
    return "  ".join(said)


def _label(shaper: Shaper, said: str) -> Piece:
    shaped = shaper.shape(said, _STYLE, _WIDEST, 1)
    width, height = shaped.width + 2 * _PAD, _STYLE.line_height
    ground = Shape(Box(0, 0, width, height), "card.fill", Stroke("text.muted", 0.6), 3)
    marks = (ground, Text(_PAD - shaped.inset, 0, shaped, "text.strong"))
    return Piece(("footer", said), Box(0, 0, width, height), marks)


def _moved(label: Piece, x: float, y: float) -> Piece:
    return label._replace(key=("footer", f"{label.key[1]} {x:.0f} {y:.0f}"), box=label.box.moved(x, y))
