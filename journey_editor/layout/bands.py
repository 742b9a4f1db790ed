"""A wide board on one sheet of paper in bands, one under the other, as the staves of a score: so it is read larger.

Bands end where stages end. Each has the stage headers above and the lane names at its left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import inf

from journey_editor.layout.band_marks import cut_marks
from journey_editor.layout.frame import Frame
from journey_editor.layout.pages import DEFAULT_MARGIN, FOOTER_HEIGHT, Page, Placement, room_inside, whole
from journey_editor.layout.papers import Paper
from journey_editor.layout.picture import Picture, Piece, Point
from journey_editor.layout.text import Shaper
from journey_editor.layout.tiles import sheet_part

_BETWEEN = 36.0
"""Points of the board between two bands, and above the legend."""
_MOST_BANDS = 12
_AS_GOOD = 0.97
"""Fewer bands are taken where they come out nearly as large."""


def banded(
    picture: Picture,
    frame: Frame,
    paper: Paper,
    landscape: bool | None,
    margin: float = DEFAULT_MARGIN,
    footer: str = "",
    largest: float = 1.0,
) -> Page | None:
    """One sheet with all of the board in two bands or more, as many as make it largest; None where it has one stage.

    `landscape`: None lays the sheet so that the board comes out larger. Raises ValueError where the margins leave no
    room.
    """
    if landscape is None:
        both = [banded(picture, frame, paper, lies, margin, footer, largest) for lies in (True, False)]
        return max((page for page in both if page is not None), key=_scale, default=None)
    width, height = paper.size(landscape)
    room = room_inside(width, height, margin)
    under = FOOTER_HEIGHT if footer else 0.0
    most = min(_MOST_BANDS, len(frame.stages))
    found: list[tuple[float, tuple[float, ...]]] = []
    for number in range(2, most + 1):
        ends = _ends(frame, number)
        wide, high = _size(frame, ends)
        found.append((min(largest, room.width / wide, (room.height - under) / high), ends))
    if not found:
        return None
    best = max(scale for scale, _ in found)
    scale, ends = next(one for one in found if one[0] >= best * _AS_GOOD)
    wide, high = _size(frame, ends)
    x, y = (width - wide * scale) / 2, (height - under - high * scale) / 2
    placements = tuple(
        replace(place, x=place.x + x, y=place.y + y) for place in _placements(picture, frame, ends, wide, scale)
    )
    return Page(width, height, placements, footer, fills=True, margin=margin)


def number_of_bands(page: Page) -> int:
    """How many bands a page of `banded` has; 1 for any other."""
    rows = {round(place.y, 1) for place in page.placements if place.clip.y > 0}  # of headers, and of lanes
    return max(1, len(rows) // 2)


def _scale(page: Page) -> float:
    return page.placements[0].scale


def _ends(frame: Frame, number: int) -> tuple[float, ...]:
    """Where each of so many bands ends, so that the widest is as narrow as can be."""
    stages, start = frame.stages, frame.lanes.right

    @cache
    def best(at: int, left: int) -> tuple[float, tuple[float, ...]]:
        """The widest of the bands from that stage on, and their ends."""
        begins = stages[at - 1] if at else start
        if left == 1:
            return stages[-1] - begins, (stages[-1],)
        options = []
        for end in range(at, len(stages) - left + 1):
            rest, ends = best(end + 1, left - 1)
            options.append((max(stages[end] - begins, rest), (stages[end], *ends)))
        return min(options, default=(inf, ()))

    return best(0, number)[1]


def _size(frame: Frame, ends: Sequence[float]) -> tuple[float, float]:
    """Of all bands together with title and legend, in points of the board."""
    later = (frame.lanes.right + end - start for start, end in pairwise(ends))
    wide = max(ends[0], *later)
    high = frame.lanes.bottom + (len(ends) - 1) * (frame.lanes.bottom - frame.header.y + _BETWEEN)
    legend = _legend(frame, wide)
    return wide, high + (legend.height + 2 * _BETWEEN if legend is not None else 0.0)


def _legend(frame: Frame, wide: float) -> Picture | None:
    legend = frame.cuts.legend(wide) if frame.cuts is not None else None
    return legend if legend is not None and legend.pieces else None


def _placements(picture: Picture, frame: Frame, ends: Sequence[float], wide: float, scale: float) -> list[Placement]:
    found: list[Placement] = []
    y, start = 0.0, frame.lanes.right
    for number, end in enumerate(ends):
        part = sheet_part(picture, frame, (start, end), wide if number == 0 else end, scale, is_first=number == 0)
        left = 0.0 if number == 0 else frame.lanes.x
        found += [replace(place, x=place.x + left * scale, y=place.y + y * scale) for place in part]
        top = 0.0 if number == 0 else frame.header.y
        y += frame.lanes.bottom - top + _BETWEEN
        start = end
    if frame.cuts is not None:
        marks = _marks(picture, frame, ends, wide, frame.cuts.shaper)
        found.append(Placement(marks, whole(marks), 0.0, 0.0, scale, is_artifact=True))
    legend = _legend(frame, wide)
    if legend is not None:
        found.append(Placement(legend, whole(legend), frame.lanes.x * scale, y * scale, scale))
    return found


def _marks(picture: Picture, frame: Frame, ends: Sequence[float], wide: float, shaper: Shaper) -> Picture:
    """Where each cut connection goes on, in points of the board, from the corner of the first band."""
    pieces: list[Piece] = []
    below = frame.lanes.bottom - frame.header.y + _BETWEEN
    starts = (frame.lanes.right, *ends)
    for number, end in enumerate(ends[:-1]):
        before = Point(frame.lanes.right - starts[number], number * below)
        after = Point(frame.lanes.right - end, (number + 1) * below)
        pieces += cut_marks(picture, frame, end, shaper, before, after)
    return Picture(wide, frame.lanes.bottom + (len(ends) - 1) * below, tuple(pieces))
