"""A board on several sheets at full size, to be read one by one or put together to a poster.

Points throughout, y downwards. Each sheet has the stage headers above and the lane names to the left. Cut off along
the marks, the sheets lie edge to edge: what a sheet shows beyond the next one's edge lies under that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from journey_editor.layout.board import Cuts
from journey_editor.layout.crop_marks import MARKS_ROOM, sheet_marks
from journey_editor.layout.cutting import Along, SheetShare, Span, shares
from journey_editor.layout.frame import Frame, is_empty
from journey_editor.layout.pages import DEFAULT_MARGIN, FOOTER_HEIGHT, Page, Placement, room_inside, whole
from journey_editor.layout.papers import MM, Paper
from journey_editor.layout.picture import Box, Picture
from journey_editor.layout.torn_lanes import gone_on_with

OVERLAP = 10 * MM
"""On paper: how much of the next sheet is seen on a sheet too, so that two can be laid over one another."""

MOST_SHEETS = 400
"""More sheets than this are a mistake in the scale."""

_EPSILON = 1e-6
_WIDEST_BAND = 0.6
"""A band that takes more than this share of a sheet is not repeated: there would be no room for the map."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One part of a sheet along one direction. `said`: the stretch in which names and texts are said anew."""

    start: float
    end: float
    said: Span
    is_own: bool = True
    """Not: it is the next sheet's, and lies under that."""


@dataclass(frozen=True)
class Tiling:
    """A board cut into sheets, by columns and rows of sheets."""

    picture: Picture
    frame: Frame
    paper: Paper
    is_landscape: bool
    margin: float
    scale: float
    xs: tuple[SheetShare, ...]
    ys: tuple[SheetShare, ...]
    first: tuple[float, float]
    """Where the lane names end and the stage headers, where these are repeated; else 0."""
    legends: tuple[Picture, ...]
    """The legend for each column of sheets; it stands under the last row."""

    @cached_property
    def sheets(self) -> tuple[tuple[int, int], ...]:
        """Column and row of each sheet, row by row. Those on which nothing would stand are left out."""
        return tuple(
            (column, row)
            for row in range(len(self.ys))
            for column in range(len(self.xs))
            if not (column and row and is_empty(self.picture, self.share(column, row)))
        )

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high it is in points when the sheets are put together."""
        return self.xs[-1].stop * self.scale, self.ys[-1].stop * self.scale

    def share(self, column: int, row: int) -> Box:
        """What of the board is a sheet's own."""
        x, y = self.xs[column], self.ys[row]
        left, top = (x.start if column else 0.0), (y.start if row else 0.0)
        return Box(left, top, x.stop - left, y.stop - top)

    def pages(self, about: str, first_number: int = 1) -> tuple[Page, ...]:
        """The sheets as pages. At the foot stands a sheet's place, then what it is `about`."""
        sheets = self.sheets
        of = len(sheets) + first_number - 1
        return tuple(
            self._page(column, row, f"page {number} of {of}", about)
            for number, (column, row) in enumerate(sheets, first_number)
        )

    def _page(self, column: int, row: int, number: str, about: str) -> Page:
        width, height = self.paper.size(self.is_landscape)
        frame, scale, margin = self.frame, self.scale, self.margin
        xs = _strips(self.xs, column, (frame.lanes.x, frame.lanes.right), self.first[0])
        ys = _strips(self.ys, row, (frame.header.y, frame.header.bottom), self.first[1])
        placements = list(_placements(self.picture, frame, xs, ys, margin, scale))
        legend = self.legends[column]
        if legend.pieces and row == len(self.ys) - 1:
            left = margin + (frame.lanes.x - xs[0].start) * scale
            top = margin + _length(ys) * scale + MARKS_ROOM
            placements.append(Placement(legend, whole(legend), left, top, scale))
        label = sheet_name(column, row)
        if len(self.xs) * len(self.ys) > 1:
            marks = self._marks(column, row, xs, ys, Box(0, 0, width, height))
            placements.insert(0, Placement(marks, whole(marks), 0.0, 0.0, is_artifact=True))
        place = f"Sheet {label} - {number}"
        footer = f"{place} - {about}" if about else place
        share = self.share(column, row)
        return Page(width, height, tuple(placements), footer, label, fills=True, margin=margin, share=share)

    def _marks(self, column: int, row: int, xs: Sequence[Strip], ys: Sequence[Strip], sheet: Box) -> Picture:
        """Where to cut a sheet, where its neighbours begin, and what it is called."""
        printed = Box(self.margin, self.margin, _length(xs) * self.scale, _length(ys) * self.scale)
        neighbours = [sheet_name(*at) if at in self.sheets else "" for at in ((column + 1, row), (column, row + 1))]
        own_x = [self.margin + edge * self.scale for edge in _own(xs)]
        own_y = [self.margin + edge * self.scale for edge in _own(ys)]
        return sheet_marks(
            sheet,
            printed,
            (own_x[0] if column else None, own_y[0] if row else None),
            (own_x[1] if neighbours[0] else None, own_y[1] if neighbours[1] else None),
            sheet_name(column, row),
            (neighbours[0], neighbours[1]),
            self.frame.cuts.shaper if self.frame.cuts is not None else None,
        )


def tiling(
    picture: Picture,
    frame: Frame,
    paper: Paper,
    landscape: bool | None,
    margin: float = DEFAULT_MARGIN,
    scale: float = 1.0,
    overlap: float = OVERLAP,
) -> Tiling:
    """How a board is cut into sheets: at the frame's columns and rows, and never through a card that goes onto a sheet.

    `landscape`: None lays the sheets so that fewer are needed. `overlap` is in points on paper. Raises ValueError where
    the margins leave no room, or it would be more sheets than anyone wants.
    """
    if landscape is None:
        both = [tiling(picture, frame, paper, lies, margin, scale, overlap) for lies in (True, False)]
        return min(both, key=lambda one: len(one.sheets))
    width, height = paper.size(landscape)
    room = room_inside(width, height, margin)
    if not scale > 0 or picture.width * picture.height * scale * scale > MOST_SHEETS * room.width * room.height:
        raise ValueError(f"At scale {scale:g} the map would not fit on {MOST_SHEETS} sheets of {paper.name}.")
    lanes, header = frame.lanes, frame.header
    over = max(0.0, overlap) / scale
    side = frame.across(0.0, max(header.right, lanes.right))
    xs, first_x = _cut(side, (lanes.x, lanes.right), room.width / scale, over)
    legends = _legends(frame, xs, first_x)
    under = max((MARKS_ROOM / scale + one.height for one in legends if one.pieces), default=0.0)
    down = frame.down(0.0, max(lanes.bottom, header.bottom))
    ys, first_y = _cut(down, (header.y, header.bottom), (room.height - FOOTER_HEIGHT) / scale, over, under)
    return Tiling(picture, frame, paper, landscape, margin, scale, xs, ys, (first_x, first_y), legends)


def parts_between(
    picture: Picture, frame: Frame, across: Span, down: Sequence[Span], width: float, height: float, scale: float
) -> tuple[tuple[tuple[Placement, ...], float, float], ...]:
    """The board's columns between two x, and of its lanes those stretches between two y, in as many parts as are needed
    for `width` x `height` points at that scale.

    Each part has the stage headers above, once, and the lane names to the left; it is given as its placements, from its
    own corner, and how wide and high it is. Parts on which no card stands are left out. Raises ValueError where the
    bands leave no room.
    """
    wide, high = width / scale - frame.lanes.width, height / scale - frame.header.height
    if min(wide, high) < 72:
        raise ValueError(f"At scale {scale:g} a part of {width:.0f} x {height:.0f} points has no room for the board.")
    band, head = (frame.lanes.x, frame.lanes.right), (frame.header.y, frame.header.bottom)
    columns = shares(frame.across(*across), wide, wide)
    near = [card for card in frame.cards if card.x < across[1] and card.right > across[0]]
    return tuple(
        (
            tuple(_placements(picture, frame, (_band(band), _shown(x)), (_band(head), *map(_band, spans)), 0.0, scale)),
            (frame.lanes.width + x.end - x.start) * scale,
            (frame.header.height + _high(spans)) * scale,
        )
        for spans in _stacked(frame, down, high)
        for cards in (_cards_in(near, spans),)
        for x in columns
        if any(card.x < x.end and card.right > x.start for card in cards)
    )


def _cards_in(cards: Sequence[Box], down: Sequence[Span]) -> list[Box]:
    return [card for card in cards if any(card.y < bottom and card.bottom > top for top, bottom in down)]


def _stacked(frame: Frame, stretches: Sequence[Span], high: float) -> list[list[Span]]:
    """Stretches of the board's lanes in heaps that are no higher than that; one that is higher alone is cut."""
    cut = [(share.start, share.end) for span in stretches for share in shares(frame.down(*span), high, high)]
    heaps: list[list[Span]] = []
    for span in cut:
        if not heaps or _high([*heaps[-1], span]) > high + 1e-6:
            heaps.append([span])
        elif heaps[-1][-1][1] == span[0]:
            heaps[-1][-1] = (heaps[-1][-1][0], span[1])
        else:
            heaps[-1].append(span)
    return heaps


def _high(spans: Sequence[Span]) -> float:
    return sum(end - start for start, end in spans)


def sheet_part(
    picture: Picture, frame: Frame, across: Span, down: Span, right: float, scale: float, is_first: bool
) -> tuple[Placement, ...]:
    """The columns between two x and the lanes between two y, with stage headers above and lane names at the left, from
    its own corner; the first part has the title above, set for a sheet that ends at `right`."""
    lanes, header = frame.lanes, frame.header
    names = _band((0.0, lanes.right)) if is_first else _band((lanes.x, lanes.right))
    heads = _band((0.0, header.bottom)) if is_first else _band((header.y, header.bottom))
    xs, ys = (names, Strip(*across, across)), (heads, Strip(*down, down))
    return tuple(_placements(picture, frame, xs, ys, 0.0, scale, right))


def _cut(
    along: Along, band: Span, room: float, overlap: float, below: float = 0.0
) -> tuple[tuple[SheetShare, ...], float]:
    """What each sheet shows along one direction, and where the band ends that is repeated (0: none is).

    What lies before the band (a title above the stage headers) is on the first sheet only, what is `below` the board on
    the last.
    """
    repeats = 0 <= band[0] < band[1] <= room * _WIDEST_BAND
    first = band[1] if repeats else 0.0
    width = band[1] - band[0] if repeats else 0.0
    cards = (*along.cards, (along.end - 1.0, along.end + below)) if below else along.cards
    found = shares(replace(along, start=first, end=along.end + below, cards=cards), room - first, room - width, overlap)
    last = found[-1]
    return (*found[:-1], SheetShare(last.start, along.end, along.end)), first


def _legends(frame: Frame, xs: Sequence[SheetShare], first: float) -> tuple[Picture, ...]:
    """The legend for each column of sheets, as wide as what is printed there of the board."""
    cuts = frame.cuts
    if cuts is None:
        return (Picture(0, 0, ()),) * len(xs)
    band = frame.lanes.width if first else 0.0
    return tuple(cuts.legend(band + share.end - share.start) for share in xs)


def _strips(along: Sequence[SheetShare], at: int, band: Span, first: float) -> tuple[Strip, ...]:
    """What a sheet is made of along one direction: the band, what is its own, what is the next one's too."""
    share = along[at]
    strips = [Strip(share.start, share.stop, (share.start, share.stop))]
    if first:
        strips.insert(0, _band(band) if at else _band((0.0, first)))
    if share.end > share.stop:
        after = along[at + 1]
        strips.append(Strip(share.stop, share.end, (share.stop, max(after.stop, share.end)), is_own=False))
    return tuple(strips)


def _band(span: Span) -> Strip:
    return Strip(*span, span)


def _shown(share: SheetShare) -> Strip:
    return Strip(share.start, share.end, (share.start, share.end))


def _length(strips: Sequence[Strip]) -> float:
    return sum(strip.end - strip.start for strip in strips)


def _own(strips: Sequence[Strip]) -> Span:
    """Where what is a sheet's own begins and ends, from the beginning of the strips."""
    band, own = (strips[0], strips[1]) if len(strips) > 1 and strips[1].is_own else (None, strips[0])
    start = band.end - band.start if band is not None else 0.0
    return start, start + own.end - own.start


def _placements(
    picture: Picture,
    frame: Frame,
    xs: Sequence[Strip],
    ys: Sequence[Strip],
    margin: float,
    scale: float,
    right: float | None = None,
) -> Iterator[Placement]:
    if right is None:
        right = max(strip.end for strip in xs if strip.is_own)
    y = margin
    for down in ys:
        x = margin
        for across in xs:
            clip = Box(across.start, down.start, across.end - across.start, down.end - down.start)
            is_artifact = not (across.is_own and down.is_own)
            for part, cut in _parts(picture, frame, clip, across.said, right):
                at_x, at_y = x + (cut.x - clip.x) * scale, y + (cut.y - clip.y) * scale
                yield Placement(part, cut, at_x, at_y, scale, picture, is_artifact=is_artifact)
            x += clip.width * scale
        y += (down.end - down.start) * scale


def _parts(picture: Picture, frame: Frame, clip: Box, said: Span, sheet_right: float) -> list[tuple[Picture, Box]]:
    """What a part of a sheet is made of: the picture's own pieces, but title, header band and the stages' fields as cut
    for the stretch that says them anew.

    The title is on the first sheet only; beside the header band, above the lane names, the corner is repeated.
    """
    header, cuts = frame.header, frame.cuts
    if cuts is None:
        return [(picture, clip)]
    if clip.y > header.y + _EPSILON or clip.bottom < header.bottom - _EPSILON:
        return _lanes_part(picture, frame, cuts, clip, said)
    parts = []
    if clip.x <= header.x - 1:  # the corner
        beside = min(clip.right, header.x) - clip.x
        parts.append((picture, Box(clip.x, header.y, beside, header.height)))
    if clip.right > header.x + 1:
        left = max(clip.x, header.x)
        parts.append((cuts.header(*said), Box(left, header.y, clip.right - left, header.height)))
    if clip.x == 0.0 and clip.y == 0.0:
        parts.append((cuts.title(sheet_right), Box(0, 0, sheet_right, header.y)))
    if clip.bottom > header.bottom + _EPSILON:
        under = Box(clip.x, header.bottom, clip.width, clip.bottom - header.bottom)
        parts += _lanes_part(picture, frame, cuts, under, said)
    return parts


def _lanes_part(picture: Picture, frame: Frame, cuts: Cuts, clip: Box, said: Span) -> list[tuple[Picture, Box]]:
    """The same under the header band."""
    if clip.x >= frame.header.x - 1:
        stretch = clip._replace(x=said[0], width=said[1] - said[0])
        return [(cuts.fields(picture, stretch), clip)]
    return [(one, clip) for one in gone_on_with(picture, cuts.lane(clip), clip)]


def sheet_name(column: int, row: int) -> str:
    """A1, B1 ... Z1, AA1 ... in the first row, as in a spreadsheet."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return f"{name}{row + 1}"
