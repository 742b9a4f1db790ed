"""Puts a picture on pages: one page around it, one sheet of paper, or several sheets at full size.

Points throughout, y downwards. A page holds placements; the painters of a format know nothing else about paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from journey_editor.layout.papers import Paper
from journey_editor.layout.picture import Box, Picture, Point
from journey_editor.layout.text import TextStyle

if TYPE_CHECKING:
    from journey_editor.layout.board import Board, Cuts


DEFAULT_MARGIN = 28.0
FOOTER_HEIGHT = 16.0
"""What a footer takes from the lower end of a sheet's printable height."""
FOOTER = TextStyle(7.5)

LARGEST_PAGE = 14_400.0
"""The longest side of a page that every PDF reader opens (200 inches)."""

LEGEND_GAP = 8.0

MOST_SHEETS = 400
"""More sheets than this are a mistake in the scale."""

_WIDEST_BAND = 0.6
"""A band that takes more than this share of a sheet is not repeated: there would be no room for the map."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a board tells about itself for cutting it into sheets.

    `header` is the band of stage headers, `lanes` the band of lane names; both are repeated on each sheet. `columns`
    and `rows` are the places, x and y, where a sheet may end (the borders of steps and of lanes), `strips` those where
    a lane that is higher than a sheet may be cut (above its emotion curve).
    """

    header: Box
    lanes: Box
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    strips: tuple[float, ...] = ()
    cuts: Cuts | None = None
    """How header, title and legend are said anew for each sheet (None: they are cut as they stand)."""


def board_frame(board: Board) -> Frame:
    """The frame of a laid-out map: sheets end where a step's column or a lane's row ends."""
    return Frame(
        board.header,
        board.band,
        tuple(column.right for column in board.columns),
        tuple(row.bottom for row in board.rows),
        tuple(row.strip.y for row in board.rows if row.strip.height and not row.is_collapsed),
        board.cuts,
    )


@dataclass(frozen=True, slots=True)
class Placement:
    """A part of a picture on a page: `clip` of it, with its upper left corner at (x, y), enlarged by `scale`."""

    picture: Picture
    clip: Box
    x: float
    y: float
    scale: float = 1.0
    stands_for: Picture | None = None
    """The picture of which this is a part said anew, at the same places."""
    alternative: str = ""
    """What it shows, in words, where it is only looked at: its own words are then not read out."""

    @property
    def original(self) -> Picture:
        """The picture whose places these are."""
        return self.stands_for or self.picture

    def on_page(self, point: Point) -> Point:
        """Where a point of the picture comes to stand on the page."""
        return Point(self.x + (point.x - self.clip.x) * self.scale, self.y + (point.y - self.clip.y) * self.scale)

    def box_on_page(self, box: Box) -> Box:
        """Where a rectangle of the picture comes to stand on the page."""
        corner = self.on_page(Point(box.x, box.y))
        return Box(corner.x, corner.y, box.width * self.scale, box.height * self.scale)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, what is placed on it, a line for its lower margin and a label ("B2") for its number.

    `fills` says that the picture's background covers the page and not only the part that the picture takes.
    """

    width: float
    height: float
    placements: tuple[Placement, ...]
    footer: str = ""
    label: str = ""
    fills: bool = False
    margin: float = DEFAULT_MARGIN


def enlarged(page: Page, by: float) -> Page:
    """The same page with all that is on it, `by` times as large."""
    if by == 1:
        return page
    placements = tuple(
        replace(place, x=place.x * by, y=place.y * by, scale=place.scale * by) for place in page.placements
    )
    return replace(page, width=page.width * by, height=page.height * by, placements=placements, margin=page.margin * by)


def whole(picture: Picture) -> Box:
    """All of a picture."""
    return Box(0.0, 0.0, picture.width, picture.height)


def fitted(picture: Picture, margin: float = DEFAULT_MARGIN, scale: float = 1.0) -> Page:
    """One page exactly around the picture at a scale; smaller where a PDF could not have a page as large as that."""
    width, height = picture.width * scale + 2 * margin, picture.height * scale + 2 * margin
    less = min(1.0, LARGEST_PAGE / max(width, height))
    placement = Placement(picture, whole(picture), margin * less, margin * less, scale * less)
    return Page(width * less, height * less, (placement,), fills=True)


def scaled(
    picture: Picture,
    paper: Paper,
    landscape: bool,
    margin: float = DEFAULT_MARGIN,
    footer: str = "",
    largest: float = 1.0,
) -> Page:
    """One sheet with all of the picture, at the `largest` scale or smaller where it has to be, in the middle above its
    footer.

    Raises ValueError where the margins leave no room.
    """
    width, height = paper.size(landscape)
    room = _room(width, height, margin)
    under = FOOTER_HEIGHT if footer else 0.0
    scale = min(largest, room.width / max(picture.width, 1.0), (room.height - under) / max(picture.height, 1.0))
    x = (width - picture.width * scale) / 2
    y = (height - under - picture.height * scale) / 2
    return Page(width, height, (Placement(picture, whole(picture), x, y, scale),), footer, margin=margin)


def tiled(
    picture: Picture,
    frame: Frame,
    paper: Paper,
    landscape: bool,
    margin: float = DEFAULT_MARGIN,
    scale: float = 1.0,
    about: str = "",
) -> tuple[Page, ...]:
    """Several sheets, row by row, each with the stage headers above and the lane names to the left. At its foot stands
    its place, then what it is `about`: should that be long, the place is still there.

    Sheets end at the frame's columns and rows; inside a column only where one alone is wider than a sheet. Raises
    ValueError where the margins leave no room, or it would be more sheets than anyone wants.
    """
    width, height = paper.size(landscape)
    room = _room(width, height, margin)
    if not scale > 0 or picture.width * picture.height * scale * scale > MOST_SHEETS * room.width * room.height:
        raise ValueError(f"At scale {scale:g} the map would not fit on {MOST_SHEETS} sheets of {paper.name}.")
    legend = frame.cuts.legend(room.width / scale) if frame.cuts is not None else Picture(0, 0, ())
    under = FOOTER_HEIGHT + (legend.height * scale + LEGEND_GAP if legend.pieces else 0.0)
    key = (
        [Placement(legend, whole(legend), margin, height - margin - under + LEGEND_GAP, scale)] if legend.pieces else []
    )
    xs = _spans(picture.width, room.width / scale, frame.lanes.x, frame.lanes.right, frame.columns)
    ys = _spans(
        frame.lanes.bottom if legend.pieces else picture.height,
        (room.height - under) / scale,
        frame.header.y,
        frame.header.bottom,
        frame.rows,
        frame.strips,
    )
    pages: list[Page] = []
    for row, parts_y in enumerate(ys):
        for column, parts_x in enumerate(xs):
            label = f"{_letters(column)}{row + 1}"
            number = len(pages) + 1
            place = f"Sheet {label} - page {number} of {len(xs) * len(ys)}"
            pages.append(
                Page(
                    width,
                    height,
                    (*_placements(picture, frame, parts_x, parts_y, margin, scale), *key),
                    footer=f"{place} - {about}" if about else place,
                    label=label,
                    margin=margin,
                )
            )
    return tuple(pages)


Span = tuple[float, float]


def _placements(
    picture: Picture, frame: Frame, xs: Sequence[Span], ys: Sequence[Span], margin: float, scale: float
) -> tuple[Placement, ...]:
    placements = []
    y = margin
    for top, bottom in ys:
        x = margin
        for left, right in xs:
            clip = Box(left, top, right - left, bottom - top)
            placements += [
                Placement(part, cut, x + (cut.x - left) * scale, y + (cut.y - top) * scale, scale, picture)
                for part, cut in _parts(picture, frame, clip, xs[-1][1])
            ]
            x += (right - left) * scale
        y += (bottom - top) * scale
    return tuple(placements)


def _parts(picture: Picture, frame: Frame, clip: Box, sheet_right: float) -> list[tuple[Picture, Box]]:
    """What a part of a sheet is made of: the picture's own pieces, but title, header band and the stages' fields as cut
    for this sheet.

    The title is on the first sheet only; beside the header band, above the lane names, the corner is repeated.
    """
    header = frame.header
    if frame.cuts is None:
        return [(picture, clip)]
    if abs(clip.bottom - header.bottom) > 1e-6:
        if clip.x >= header.x - 1:
            return [(frame.cuts.fields(picture, clip), clip)]
        return [(picture, clip), (frame.cuts.lane(clip), clip)]
    band = Box(clip.x, header.y, clip.width, header.height)
    parts = [(picture if clip.right <= header.x + 1 else frame.cuts.header(clip.x, clip.right), band)]
    if clip.x == 0.0 and clip.y == 0.0:
        parts.append((frame.cuts.title(sheet_right), Box(0, 0, sheet_right, header.y)))
    return parts


def _spans(
    length: float,
    room: float,
    band_start: float,
    band_end: float,
    breaks: Sequence[float],
    others: Sequence[float] = (),
) -> tuple[tuple[Span, ...], ...]:
    """For each sheet along one direction the parts it shows: first the repeated band, then its share of the map.

    What lies before the band (a title above the stage headers) is on the first sheet only. A sheet ends at one of the
    `breaks`, else at one of the `others`.
    """
    repeats = 0 <= band_start < band_end and band_end <= room * _WIDEST_BAND
    first = band_end if repeats else 0.0
    band = band_end - band_start if repeats else 0.0
    edges = _edges(first, length, room - first, room - band, breaks, others)
    if len(edges) == 1:
        return (((0.0, length),),)
    sheets: list[tuple[Span, ...]] = []
    for start, end in pairwise(edges):
        if not repeats:
            sheets.append(((start, end),))
        elif not sheets:
            sheets.append(((0.0, first), (start, end)))
        else:
            sheets.append(((band_start, band_end), (start, end)))
    return tuple(sheets)


def _edges(
    start: float,
    end: float,
    first_room: float,
    room: float,
    breaks: Sequence[float],
    others: Sequence[float] = (),
) -> list[float]:
    """Where sheets begin and end between two places: the first has another room than those that follow."""
    edges = [start]
    while edges[-1] < end - 1e-6:
        at = edges[-1]
        reach = at + (first_room if len(edges) == 1 else room)
        in_reach = [[edge for edge in kind if at + 1e-6 < edge <= reach + 1e-6] for kind in (breaks, others)]
        allowed = in_reach[0] or in_reach[1]
        edges.append(end if reach >= end - 1e-6 else max(allowed, default=reach))
    return edges


def parts_between(
    picture: Picture, frame: Frame, left: float, right: float, width: float, height: float, scale: float
) -> tuple[tuple[tuple[Placement, ...], float, float], ...]:
    """The board's columns between two x, in as many parts as are needed for `width` x `height` points at that scale.

    Each part has the stage headers above and the lane names to the left; it is given as its placements, from its own
    corner, and how wide and high it is. Raises ValueError where the bands leave no room.
    """
    across, down = width / scale - frame.lanes.width, height / scale - frame.header.height
    if min(across, down) < 72:
        raise ValueError(f"At scale {scale:g} a part of {width:.0f} x {height:.0f} points has no room for the board.")
    xs = list(pairwise(_edges(left, right, across, across, frame.columns)))
    ys = list(pairwise(_edges(frame.lanes.y, frame.lanes.bottom, down, down, frame.rows, frame.strips)))
    band = (frame.lanes.x, frame.lanes.right)
    head = (frame.header.y, frame.header.bottom)
    return tuple(
        (
            _placements(picture, frame, (band, x), (head, y), 0.0, scale),
            (frame.lanes.width + x[1] - x[0]) * scale,
            (frame.header.height + y[1] - y[0]) * scale,
        )
        for y in ys
        for x in xs
    )


def _room(width: float, height: float, margin: float) -> Box:
    room = Box(margin, margin, width - 2 * margin, height - 2 * margin)
    if margin < 0 or min(room.width, room.height) < 72:
        raise ValueError(f"A margin of {margin:g} points leaves no room on a sheet of {width:.0f} x {height:.0f}.")
    return room


def _letters(column: int) -> str:
    """A, B ... Z, AA, AB ... as in a spreadsheet."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
