"""Where connections run.

They keep to the gutters between columns and the channels above the cards of each lane, so that they cross no card;
connections that share a gutter or channel run side by side in tracks.

Routing has two halves. A `Plan` looks only at which column, lane and place in the stack the cards have (`wiring` keeps
all plans and shares out the tracks). When the grid has given the tracks room, `route` turns a plan into points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from journey_editor.layout.picture import Box, Point

Side = Literal["left", "right"]
Line = tuple[Literal["gutter", "channel"], int]
"""A gutter (left of the column of that number) or a channel (above the cards of the row of that number)."""
Level = tuple[int, int]
"""How far down or to the right a run starts or ends; slot -1 of a lane is its channel."""

BESIDE_BORDER = 4.0
"""How far off the line between two columns a connection keeps, in points: it would be taken for the grid."""


class Spot(NamedTuple):
    """Where a card stands, by number: its column, its row (lane) and its place in the stack."""

    column: int
    row: int
    slot: int


class Wire(NamedTuple):
    """A connection to be routed. `label_width` in points, 0 without a label."""

    id: str
    source: str
    target: str
    start: Spot
    end: Spot
    label_width: float = 0.0


class Plan(NamedTuple):
    """A connection's way: out of the card, along a gutter, perhaps along a channel and another gutter, and in."""

    wire: Wire
    first_gutter: int
    channel: int | None
    last_gutter: int
    entry: Side

    @property
    def top_row(self) -> int:
        """The uppermost of the rows that it runs in; its points are measured from that row's top."""
        return min(self.wire.start.row, self.wire.end.row)

    @property
    def bottom_row(self) -> int:
        """The lowest one."""
        return max(self.wire.start.row, self.wire.end.row)


class Run(NamedTuple):
    """A stretch of a connection along a gutter or channel."""

    line: Line
    low: Level
    high: Level


class Track(NamedTuple):
    """Which of how many tracks of a gutter or channel a connection has."""

    number: int
    among: int


@dataclass(frozen=True, slots=True)
class Route:
    """A connection's corners from card to card, and the middle of the stretch where its label goes.

    Heights are measured from the top of the uppermost row that it runs in.
    """

    points: tuple[Point, ...]
    label_at: Point


def way(wire: Wire, is_empty: Callable[[int, int], bool]) -> Plan:
    """Choose a connection's way. `is_empty(row, column)` says whether a cell has no card."""
    start, end = wire.start, wire.end
    if start.column == end.column:
        return Plan(wire, start.column + 1, None, start.column + 1, "right")
    if end.column > start.column:
        between = range(start.column + 1, end.column)
        if all(is_empty(start.row, column) for column in between):
            return Plan(wire, end.column, None, end.column, "left")
    channel = end.row if end.row > start.row else start.row
    return Plan(wire, start.column + 1, channel, end.column, "left")


def runs(plan: Plan) -> list[Run]:
    """The stretches of a way that need a track."""
    start, end = plan.wire.start[1:], plan.wire.end[1:]
    if plan.channel is None:
        return [_upright(plan.first_gutter, start, end)]
    lane = (plan.channel, -1)
    left, right = sorted((plan.first_gutter, plan.last_gutter))
    return [
        _upright(plan.first_gutter, start, lane),
        _upright(plan.last_gutter, lane, end),
        Run(("channel", plan.channel), (left, 0), (right, 0)),
    ]


def _upright(gutter: int, one: Level, other: Level) -> Run:
    return Run(("gutter", gutter), *((one, other) if one <= other else (other, one)))


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


Heading = tuple[int, float]
"""From how far down a connection comes: a row, and a height in it."""


def heading(plan: Plan, other: Box, row: int) -> Heading:
    """Roughly where a connection comes from or goes to, to put neighbours in an order without crossings.

    `other` is the card at its other end, in `row`.
    """
    return (row, other.centre.y) if plan.channel is None else (plan.channel, 0.0)


def spread(card: Box, ends: Iterable[tuple[Heading, str, bool]]) -> Iterable[tuple[str, bool, float]]:
    """At which height each connection at a side of a card leaves or reaches it: spread along the side, in order.

    `ends` are (heading, connection, whether it starts here).
    """
    ordered = sorted(ends)
    pitch = min(14.0, (card.height - 16) / max(1, len(ordered)))
    for i, (_, wire, is_start) in enumerate(ordered):
        yield wire, is_start, card.centre.y + (i - (len(ordered) - 1) / 2) * pitch


def level_out(
    plan: Plan, heights: tuple[float, float], source: Box, target: Box, is_source_free: bool, is_target_free: bool
) -> tuple[float, float]:
    """Make a connection between neighbours a straight line where an end without company can give way."""
    if plan.channel is not None or plan.entry == "right":
        return heights
    start, end = heights
    low, high = max(source.y, target.y) + 10, min(source.bottom, target.bottom) - 10
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
    plan: Plan,
    ends: tuple[Point, Point],
    gutters: tuple[tuple[float, float], ...],
    channel: tuple[float, float],
    tracks: Mapping[Line, Track],
) -> Route:
    """The corners of a planned connection from one end to the other; `channel` is the one that it runs in, if any."""
    start, end = ends
    first_x = _track_x(gutters[plan.first_gutter], tracks["gutter", plan.first_gutter])
    if plan.channel is None:
        if start.y == end.y and plan.entry == "left":
            return Route((start, end), _beside_end(plan, gutters, start, end))
        bracket = (start, Point(first_x, start.y), Point(first_x, end.y), end)
        if plan.entry == "right":
            left, right = gutters[plan.first_gutter]
            room = plan.wire.label_width / 2 + 8
            label_x = min(max(first_x, left + room), max(right - room, left + room))
            return Route(bracket, Point(label_x, (start.y + end.y) / 2))
        return Route(bracket, _beside_end(plan, gutters, Point(first_x, end.y), end))
    top, bottom = channel
    track = tracks["channel", plan.channel]
    y = top + (bottom - top) * (track.number + 1) / (track.among + 1)
    last_x = _track_x(gutters[plan.last_gutter], tracks["gutter", plan.last_gutter])
    corners = (start, Point(first_x, start.y), Point(first_x, y), Point(last_x, y), Point(last_x, end.y), end)
    return Route(corners, Point((first_x + last_x) / 2, y))


def _beside_end(plan: Plan, gutters: tuple[tuple[float, float], ...], start: Point, end: Point) -> Point:
    """The middle of the gutter that a short connection ends behind."""
    left, right = gutters[plan.last_gutter]
    return Point((left + right) / 2, (start.y + end.y) / 2)


def _track_x(gutter: tuple[float, float], track: Track) -> float:
    left, right = gutter
    room = max(right - left - 16, 0.0)
    x = left + 6 + room * (track.number + 1) / (track.among + 1)
    border = (left + right) / 2
    if abs(x - border) >= BESIDE_BORDER:
        return x
    return border - BESIDE_BORDER if x < border else border + BESIDE_BORDER
