"""A board that cannot be read from one sheet of paper, on as few as it can be read from: in bands, as on one sheet.

Bands end where stages, steps and lanes end, and follow one another stage by stage. Each has the stage headers above and
the lane names at its left. Pages are read one by one; sheets that are put together are in `tiles.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journey_editor.layout.band_marks import connections_of
from journey_editor.layout.bands import BETWEEN, Band, band_placements, legend_of
from journey_editor.layout.cutting import SheetShare, shares
from journey_editor.layout.frame import Frame, is_empty
from journey_editor.layout.pages import FOOTER_HEIGHT, Page, Placement, room_inside, whole
from journey_editor.layout.papers import Paper
from journey_editor.layout.picture import Box, Picture

MOST_PAGES = 400
"""More pages than these nobody reads."""

_LEAST_ROOM = 72.0
"""For the board beside lane names and under stage headers, in points of the board."""
_STEP = 1.02
"""From one scale that is tried to the next."""
_STAGE_CUT, _LANE_CUT, _LANES_APART = 0.5, 2.0, 0.25
"""What counts beside a page (1): a stage that is cut, a lane that is cut, a band that has not all lanes."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to put a board on pages: how the paper lies, at which scale, and which bands there are."""

    width: float
    height: float
    room: Box
    scale: float
    bands: tuple[Band, ...]
    cost: float


@dataclass(slots=True)
class _Filled:
    """What stands on a page, and how far down, in points."""

    y: float
    placements: list[Placement]


def pages_to_read(
    picture: Picture,
    frame: Frame,
    paper: Paper,
    landscape: bool | None,
    margin: float,
    about: str,
    smallest: float,
    largest: float = 1.0,
) -> tuple[Page, ...]:
    """All of the board at the `smallest` scale or larger, on as few pages as that takes. None where margins leave no
    room for it, or it would be more pages than anyone reads.

    `landscape`: None lays the paper so that fewer are needed. What it is `about` stands at the foot, behind the page.
    """
    ways = [
        way
        for lies in ((True, False) if landscape is None else (landscape,))
        for way in _ways(frame, paper, lies, margin, smallest, max(smallest, largest))
    ]
    if not ways:
        return ()
    way = min(ways, key=lambda one: (one.cost, -one.scale))
    filled = _filled(picture, frame, way)
    said = f" - {about}" if about else ""
    return tuple(
        Page(
            way.width,
            way.height,
            tuple(page.placements),
            f"page {number} of {len(filled)}{said}",
            fills=True,
            margin=margin,
        )
        for number, page in enumerate(filled, 1)
    )


def _ways(
    frame: Frame, paper: Paper, is_landscape: bool, margin: float, smallest: float, largest: float
) -> Iterator[_Way]:
    width, height = paper.size(is_landscape)
    room = room_inside(width, height, margin)
    room = room._replace(height=room.height - FOOTER_HEIGHT)
    scale = smallest
    while scale <= largest + 1e-9:
        wide, high = room.width / scale - frame.lanes.width, room.height / scale - frame.header.bottom
        if min(wide, high) < _LEAST_ROOM:
            return
        bands, cuts = _bands(frame, wide, high)
        pages = _number_of_pages(frame, bands, room.height / scale)
        if pages > MOST_PAGES:
            return
        yield _Way(width, height, room, scale, bands, pages + cuts)
        scale *= _STEP


def _bands(frame: Frame, wide: float, high: float) -> tuple[tuple[Band, ...], float]:
    """The board in parts of so many points beside the lane names, and under title and headers; and what is cut in two
    by that, as part of a page."""
    lanes = frame.down(frame.header.bottom, frame.lanes.bottom)
    columns = shares(frame.across(frame.lanes.right, frame.stages[-1]), wide, wide)
    first, others = (shares(lanes, room, high + frame.header.y) for room in (high, high + frame.header.y))
    bands = [
        Band((across.start, across.end), (down.start, down.end), is_first=at == number == 0)
        for at, across in enumerate(columns)
        for number, down in enumerate(others if at else first)
    ]
    cost = _STAGE_CUT * _torn(columns, frame.stages)
    for rows in (first, *[others] * (len(columns) - 1)):
        cost += _LANES_APART * (len(rows) - 1) + _LANE_CUT * _torn(rows, frame.rows)
    return tuple(bands), cost


def _torn(parts: Sequence[SheetShare], borders: Sequence[float]) -> int:
    """How many of the parts end where there is no border."""
    return sum(all(abs(part.end - border) > 0.5 for border in borders) for part in parts[:-1])


def _number_of_pages(frame: Frame, bands: Sequence[Band], high: float) -> int:
    pages, y = 0, high
    for band in bands:
        height = band.height(frame)
        y += BETWEEN + height
        if y > high + 1e-6:
            pages, y = pages + 1, height
    return pages


def _filled(picture: Picture, frame: Frame, way: _Way) -> list[_Filled]:
    """The pages with their bands, and the legend on the first that has room for it."""
    pages: list[_Filled] = []
    room, scale = way.room, way.scale
    connections = connections_of(picture)
    left = room.x - frame.lanes.x * scale
    right = frame.lanes.x + room.width / scale
    for band in way.bands:
        (start, end), (top, bottom) = band.across, band.down
        if not band.is_first and is_empty(picture, Box(start, top, end - start, bottom - top), but_for_lines=True):
            continue
        height = band.height(frame) * scale
        y = pages[-1].y + BETWEEN * scale if pages else 0.0
        if not pages or y + height > room.bottom + 0.01:
            pages.append(_Filled(room.y, []))
            y = room.y
        part = band_placements(picture, frame, band, right, scale, connections)
        pages[-1].placements += [replace(place, x=place.x + left, y=place.y + y) for place in part]
        pages[-1].y = y + height
    legend = legend_of(frame, room.width / scale)
    if legend is not None:
        gap = BETWEEN * scale
        high = gap + legend.height * scale
        page = next((one for one in pages if one.y + high <= room.bottom), None)
        if page is None:
            page = _Filled(room.y - gap, [])
            pages.append(page)
        page.placements.append(Placement(legend, whole(legend), room.x, page.y + gap, scale))
    return pages
