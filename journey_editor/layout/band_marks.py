"""Where a connection is cut between two bands: the number of the stage that it leads to, or comes from.

The numbers are those in the stage headers, so that the line is found again without any other sign.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from journey_editor.layout.frame import Frame
from journey_editor.layout.picture import Box, Picture, Piece, Point, Shape, Stroke, Text
from journey_editor.layout.text import Shaper, TextStyle

_STYLE = TextStyle(9, 700, 12)
_PAD = 3.0
_INSET = 0.5
"""From the cut, so that its outline is whole."""
_ON, _BACK = "\u2192", "\u2190"


class _Crossing(NamedTuple):
    """A line that is cut at some x: at which y, whether it leads to the right, from which stage to which."""

    y: float
    leads_on: bool
    source: int
    target: int


def cut_marks(picture: Picture, frame: Frame, x: float, shaper: Shaper, before: Point, after: Point) -> Iterator[Piece]:
    """The marks where the board is cut at x: on the band that ends there, and on the one that begins there, which are
    moved by `before` and `after` from where they stand on the board.

    Lines that run too near to each other for a mark of their own share one.
    """
    for group in _near(sorted(_crossings(picture, frame, x))):
        y = (group[0].y + group[-1].y) / 2
        from_left = {(_ON, one.target) if one.leads_on else (_BACK, one.source) for one in group}
        from_right = {(_ON, one.source) if one.leads_on else (_BACK, one.target) for one in group}
        yield _mark(shaper, _said(from_left, True), x + before.x, y + before.y, is_before=True)
        yield _mark(shaper, _said(from_right, False), x + after.x, y + after.y, is_before=False)


def _crossings(picture: Picture, frame: Frame, x: float) -> Iterator[_Crossing]:
    for piece in picture.pieces:
        if piece.kind != "connection":
            continue
        corners = [(corner.x + piece.box.x, corner.y + piece.box.y) for corner in piece.corners]
        for (from_x, from_y), (to_x, _) in pairwise(corners):
            if (from_x < x) != (to_x < x):  # lines run along or across, so it is cut at this height
                source, target = (_stage_at(frame, corners[at][0]) for at in (0, -1))
                yield _Crossing(from_y, from_x < x, source, target)


def _stage_at(frame: Frame, x: float) -> int:
    return min(bisect_left(frame.stages, x), len(frame.stages) - 1) + 1


def _near(crossings: Sequence[_Crossing]) -> Iterator[list[_Crossing]]:
    group: list[_Crossing] = []
    for one in crossings:
        if group and one.y - group[-1].y >= _STYLE.line_height + 1:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _said(ways: set[tuple[str, int]], is_before: bool) -> str:
    """Stages' numbers with an arrow on the side of the line: "\u2192 5, 7" where a band ends."""
    said = []
    for arrow in (_ON, _BACK):
        numbers = ", ".join(str(number) for one, number in sorted(ways) if one == arrow)
        if numbers:
            said.append(f"{arrow} {numbers}" if is_before else f"{numbers} {arrow}")
    return "  ".join(said)


def _mark(shaper: Shaper, said: str, x: float, y: float, is_before: bool) -> Piece:
    shaped = shaper.shape(said, _STYLE, 120, 1)
    width, height = shaped.width + 2 * _PAD, _STYLE.line_height
    box = Box(x - width - _INSET if is_before else x + _INSET, y - height / 2, width, height)
    ground = Shape(Box(0, 0, width, height), "card.fill", Stroke("text.muted", 0.6), 3)
    return Piece(
        ("footer", f"{said} {x:.0f} {y:.0f}"), box, (ground, Text(_PAD - shaped.inset, 0, shaped, "text.strong"))
    )
