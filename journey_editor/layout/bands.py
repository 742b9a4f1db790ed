"""A wide board on one sheet of paper in bands, one under the other, as the staves of a score: so it is read larger.

Bands end where stages end. Each has the stage headers above and the lane names at its left. Those that one sheet has no
room for are in `band_pages.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import inf

from journey_editor.layout.band_marks import connections_of, cut_marks
from journey_editor.layout.cutting import Span
from journey_editor.layout.frame import Frame
from journey_editor.layout.pages import DEFAULT_MARGIN, FOOTER_HEIGHT, Page, Placement, room_inside, whole
from journey_editor.layout.papers import Paper
from journey_editor.layout.picture import Box, Picture, Piece
from journey_editor.layout.tiles import sheet_part

BETWEEN = 36.0
"""Points of the board between two bands, and above the legend."""
_MOST_BANDS = 12
_AS_GOOD = 0.97
"""Fewer bands are taken where they come out nearly as large."""


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the board under its stage headers: from where to where it goes `across`, and `down` its lanes."""

    across: Span
    down: Span
    is_first: bool = False
    """The title stands above it."""

    def height(self, frame: Frame) -> float:
        """In points of the board."""
        return frame.header.bottom - (0.0 if self.is_first else frame.header.y) + self.down[1] - self.down[0]


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
    high = frame.lanes.bottom + (len(ends) - 1) * (frame.lanes.bottom - frame.header.y + BETWEEN)
    legend = legend_of(frame, wide)
    return wide, high + (legend.height + 2 * BETWEEN if legend is not None else 0.0)


def legend_of(frame: Frame, wide: float) -> Picture | None:
    """The legend for so many points of the board; None where there is nothing to explain."""
    legend = frame.cuts.legend(wide) if frame.cuts is not None else None
    return legend if legend is not None and legend.pieces else None


def band_placements(
    picture: Picture, frame: Frame, band: Band, right: float, scale: float, connections: Sequence[Piece]
) -> list[Placement]:
    """A band from its own corner, with marks where connections are cut; a title is set for a sheet that ends at
    `right`."""
    left = 0.0 if band.is_first else frame.lanes.x
    part = sheet_part(picture, frame, band.across, band.down, right, scale, band.is_first)
    found = [replace(place, x=place.x + left * scale) for place in part]
    if frame.cuts is not None:
        (start, end), (top, bottom) = band.across, band.down
        cut = cut_marks(connections, frame, band.across, band.down, frame.cuts.shaper)
        marks = Picture(picture.width, picture.height, cut)
        x, y = frame.lanes.right * scale, (band.height(frame) - (bottom - top)) * scale
        found.append(Placement(marks, Box(start, top, end - start, bottom - top), x, y, scale, is_artifact=True))
    return found


def _placements(picture: Picture, frame: Frame, ends: Sequence[float], wide: float, scale: float) -> list[Placement]:
    found: list[Placement] = []
    connections = connections_of(picture)
    y, lanes = 0.0, (frame.header.bottom, frame.lanes.bottom)
    for across in pairwise((frame.lanes.right, *ends)):
        band = Band(across, lanes, is_first=not found)
        part = band_placements(picture, frame, band, wide if band.is_first else across[1], scale, connections)
        found += [replace(place, y=place.y + y * scale) for place in part]
        y += band.height(frame) + BETWEEN
    legend = legend_of(frame, wide)
    if legend is not None:
        found.append(Placement(legend, whole(legend), frame.lanes.x * scale, y * scale, scale))
    return found
