"""Where connections run.

They keep to the gutters between columns and the channels above the cards of each lane, so that they cross no card;
connections that share a gutter or channel run side by side in tracks.

Routing has two halves. A `Way` (chosen in `ways`) looks only at which column, lane and place in the stack the cards
have (`wiring` keeps all ways and shares out the tracks). When the grid has given the tracks room, `route` turns a way
into points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from journey_editor.layout.bends import corners
from journey_editor.layout.picture import Box, Point
from journey_editor.layout.stacking import Bars

Side = Literal["left", "right", "above", "below"]
Line = tuple[Literal["gutter", "channel"], int]
"""A gutter (left of the column of that number) or a channel (above the cards of the row of that number)."""
Level = tuple[int, int]
"""How far down or to the right a run starts or ends; slot -1 of a lane is its channel."""

_LOWEST = 1_000_000
BESIDE_BORDER = 4.0
"""How far off the line between two columns a connection keeps, in points: it would be taken for the grid."""

TRACK_PITCH = 20.0
"""How far from one another the tracks of a gutter lie at most, in points."""


class Spot(NamedTuple):
    """Where a card stands, by number: its column, its row (lane), its place in the stack, and its last column.

    `bars` is told where some card of the row lasts for several steps; then places in stacks do not say who is higher.
    `above` is told there too: in each of its columns, the card that it stands right under.
    """

    column: int
    row: int
    slot: int
    last: int
    bars: Bars | tuple[()] = ()
    above: tuple[tuple[int, str], ...] = ()

    @property
    def levels(self) -> tuple[Level, Level]:
        """How far down it is: the highest and the lowest place where it may be."""
        if self.bars:
            return (self.row, 0), (self.row, _LOWEST)
        return (self.row, self.slot), (self.row, self.slot)


class Wire(NamedTuple):
    """A connection to be routed. `label_width` in points, 0 without a label."""

    id: str
    source: str
    target: str
    start: Spot
    end: Spot
    label_width: float = 0.0
    bends: tuple[tuple[float, float], ...] = ()
    """Where a hand has led it, from the middle of the source; then it keeps to no gutter or channel."""


class Way(NamedTuple):
    """A connection's way: out of the card, along a gutter, perhaps along a channel and another gutter (and so on)."""

    wire: Wire
    gutters: tuple[int, ...]
    channels: tuple[int, ...]
    """One less than gutters: between each two of them."""
    entry: Side
    exit: Side = "right"
    column: int | None = None
    """The column in which it goes straight from a card to the one right under it, or from there up: without gutters."""


class Extent(NamedTuple):
    """The rows that a way runs in, and the gutters that it touches or that stand between its cards.

    Its points are measured from the top of the uppermost row, and from its leftmost column.
    """

    top_row: int
    bottom_row: int
    first: int
    last: int
    column: int
    """That left of its first gutter; the first column where there is none."""


def extent(way: Way) -> Extent:
    """How far a way reaches."""
    start, end = way.wire.start, way.wire.end
    rows = (start.row, end.row, *way.channels)
    if not way.gutters:
        gutters: tuple[int, ...] = (min(start.column, end.column), max(start.last, end.last) + 1)
    else:
        out = start.last + 1 if way.exit == "right" else start.column
        into = end.column if way.entry == "left" else end.last + 1
        gutters = (out, into, *way.gutters)
    first = min(gutters)
    return Extent(min(rows), max(rows), first, max(gutters), max(0, first - 1))


class Run(NamedTuple):
    """A stretch of a connection along a gutter or channel."""

    line: Line
    low: Level
    high: Level


Track = tuple[int, int]
"""Which track of a gutter or channel a connection has, among how many that there is room for."""


class Route(NamedTuple):
    """A connection's corners from card to card, and the middle of the stretch where its label goes.

    They are measured from the way's `Extent`.
    """

    points: tuple[Point, ...]
    label_at: Point


def runs(way: Way) -> list[Run]:
    """The stretches of a way that need a track, one for each gutter and channel in which it runs."""
    found: dict[Line, Run] = {}
    levels: list[tuple[Level, Level]] = [way.wire.start.levels]
    levels += [((channel, -1), (channel, -1)) for channel in way.channels]
    levels.append(way.wire.end.levels)
    for gutter, (one, other) in zip(way.gutters, pairwise(levels), strict=False):  # a bent or short one runs in none
        _add(found, Run(("gutter", gutter), min(one[0], other[0]), max(one[1], other[1])))
    for channel, (one_gutter, other_gutter) in zip(way.channels, pairwise(way.gutters), strict=True):
        left, right = sorted((one_gutter, other_gutter))
        _add(found, Run(("channel", channel), (left, 0), (right, 0)))
    return list(found.values())


def _add(found: dict[Line, Run], run: Run) -> None:
    known = found.get(run.line)
    found[run.line] = Run(run.line, min(run.low, known.low), max(run.high, known.high)) if known else run


def share_out(spans: Iterable[tuple[Level, Level, str]]) -> tuple[dict[str, int], int]:
    """Give every span (start, end, connection) the first track that is free along its whole length.

    Gives each connection's track, and the number of tracks.
    """
    ends: list[Level] = []
    tracks: dict[str, int] = {}
    for low, high, wire in sorted(spans):
        for track, end in enumerate(ends):
            if end < low:
                ends[track] = high
                break
        else:
            track = len(ends)
            ends.append(high)
        tracks[wire] = track
    return tracks, len(ends)


def room_for(line: Line, tracks: int) -> int:
    """For how many tracks a gutter or channel makes room.

    Gutters do so in steps (2, 5, 8 ...): then few edits make one wider, and all else stays where it is.
    """
    return tracks if line[0] == "channel" or not tracks else 2 + 3 * max(0, -(-(tracks - 2) // 3))


Heading = tuple[int, float]
"""From how far down a connection comes: a row, and a height in it."""


def heading(way: Way, other: Box, row: int, is_start: bool) -> Heading:
    """Roughly where a connection goes to (or comes from), to put neighbours in an order without crossings.

    `other` is the card at its other end, in `row`.
    """
    return (way.channels[0 if is_start else -1], 0.0) if way.channels else (row, other.y + other.height / 2)


def spread(card: Box, ends: Iterable[tuple[Heading, str, bool]]) -> Iterable[tuple[str, bool, float]]:
    """How far below a card's upper edge each connection at a side leaves or reaches it: spread along it, in order.

    `ends` are (heading, connection, whether it starts here).
    """
    ordered = sorted(ends)
    pitch = min(14.0, (card.height - 16) / max(1, len(ordered)))
    middle, least = card.height / 2, (len(ordered) - 1) / 2
    for i, (_, wire, is_start) in enumerate(ordered):
        yield wire, is_start, middle + (i - least) * pitch


def level_out(
    way: Way, heights: tuple[float, float], source: Box, target: Box, is_source_free: bool, is_target_free: bool
) -> tuple[float, float]:
    """Make a connection between neighbours a straight line where an end without company can give way."""
    if way.channels or way.entry == way.exit:
        return heights
    start, end = heights
    _, upper, _, height = source
    _, other_upper, _, other_height = target
    low, high = max(upper, other_upper) + 10, min(upper + height, other_upper + other_height) - 10
    if low > high:
        return heights
    if is_source_free and is_target_free:
        level = max(low, min(high, min(heights)))
        return level, level
    if is_target_free and low <= start <= high:
        return start, start
    if is_source_free and low <= end <= high:
        return end, end
    return heights


def route(
    way: Way, ends: tuple[Point, Point], xs: Sequence[float], ys: Sequence[float], last: tuple[float, float]
) -> Route:
    """The corners of a connection from one end to the other.

    `xs` is where it runs in each of its gutters, `ys` in each of its channels; `last` are the edges of the last gutter.
    """
    start, end = ends
    x = xs[0]
    if not way.channels:
        if way.entry == way.exit:
            room = way.wire.label_width / 2 + 8
            label_x = min(max(x, last[0] + room), max(last[1] - room, last[0] + room))
            label_at = Point(label_x, (start.y + end.y) / 2)
        else:  # in the middle of the gutter that it ends behind
            label_at = Point((last[0] + last[1]) / 2, end.y)
            if start.y == end.y:
                return Route((start, end), label_at)
        return Route((start, Point(x, start.y), Point(x, end.y), end), label_at)
    path = [start, Point(x, start.y)]
    for y, next_x in zip(ys, xs[1:], strict=True):
        path += [Point(x, y), Point(next_x, y)]
        x = next_x
    path += [Point(x, end.y), end]
    return Route(tuple(path), Point((path[2].x + path[3].x) / 2, path[2].y))


def bent_route(wire: Wire, source: Box, target: Box, start_y: float, end_y: float) -> Route:
    """The corners of a connection that a hand has led; its label stands on its longest stretch."""
    points = corners(wire.bends, source, target, start_y, end_y)
    a, b = max(pairwise(points), key=lambda run: abs(run[0].x - run[1].x) + abs(run[0].y - run[1].y))
    return Route(points, Point((a.x + b.x) / 2, (a.y + b.y) / 2))


@cache
def track_x(width: float, track: Track) -> float:
    """How far from the left edge of a gutter of a width a track runs.

    The first track is in the middle, the next ones beside it, right and left in turn: where a track is hangs on its
    number alone while the gutter is as wide. In a wide gutter they stay together, with room for labels at both sides.
    """
    number, among = track
    aside = (number + 1) // 2
    place = (among - 1) // 2 + (aside if number % 2 else -aside)
    pitch = min(max(width - 16, 0.0) / (among + 1), TRACK_PITCH)
    x = width / 2 - 2 + (place - (among - 1) / 2) * pitch
    border = width / 2
    if abs(x - border) >= BESIDE_BORDER:
        return x
    return border - BESIDE_BORDER if x < border else border + BESIDE_BORDER


def track_y(channel: tuple[float, float], track: Track) -> float:
    """How far down a track of a channel runs."""
    top, bottom = channel
    number, among = track
    return top + (bottom - top) * (number + 1) / (among + 1)
