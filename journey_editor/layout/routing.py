"""Where connections run.

They keep to the gutters between columns and the channels above the cards of each lane, so that they cross no card;
connections that share a gutter or channel run side by side in tracks.

Routing has two halves. `plan` looks only at which column, lane and place in the stack the cards have, and says how many
tracks each gutter and channel needs. When the grid has given them room, `route` turns each plan into points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from journey_editor.layout.picture import Box, Point

Side = Literal["left", "right"]

BESIDE_BORDER = 4.0
"""How far off the line between two columns a connection keeps, in points: it would be taken for the grid."""


@dataclass(frozen=True)
class Spot:
    """Where a card stands, by number: its column, its row (lane) and its place in the stack."""

    column: int
    row: int
    slot: int

    @property
    def level(self) -> tuple[int, int]:
        """How far down it is; slot 0 of a lane lies under that lane's channel (-1)."""
        return (self.row, self.slot)


@dataclass(frozen=True)
class Wire:
    """A connection to be routed. `label_width` in points, 0 without a label."""

    id: str
    source: str
    target: str
    start: Spot
    end: Spot
    label_width: float = 0.0


@dataclass
class Plan:
    """A connection's way: out of the card, along a gutter, perhaps along a channel and another gutter, and in."""

    wire: Wire
    first_gutter: int
    channel: int | None
    last_gutter: int
    entry: Side
    tracks: dict[tuple[str, int], int] = field(default_factory=dict)


_Span = tuple[tuple[int, int], tuple[int, int], Plan]


@dataclass(frozen=True)
class Tracks:
    """What the grid must make room for: tracks in each gutter and channel, and the widest label in each gutter."""

    gutters: Mapping[int, int]
    channels: Mapping[int, int]
    labelled_channels: frozenset[int]
    gutter_labels: Mapping[int, float]


@dataclass(frozen=True)
class Grid:
    """The room that gutters and channels got, in points, and where the cards stand."""

    gutters: Mapping[int, tuple[float, float]]
    """Left and right edge of each gutter; gutter i lies left of column i."""
    channels: Mapping[int, tuple[float, float]]
    """Upper and lower edge of each channel; channel i lies above the cards of row i."""
    cards: Mapping[str, Box]
    tracks: Tracks


@dataclass(frozen=True)
class Route:
    """A connection's corners from card to card, and the middle of the stretch where its label goes."""

    points: tuple[Point, ...]
    label_at: Point


def plan(wires: Iterable[Wire], is_empty: Callable[[int, int], bool]) -> tuple[list[Plan], Tracks]:
    """Choose each connection's way, and count tracks. `is_empty(row, column)` says whether a cell has no card."""
    plans = [_way(wire, is_empty) for wire in wires]
    gutters: dict[int, list[_Span]] = {}
    channels: dict[int, list[_Span]] = {}
    for way in plans:
        for gutter, low, high in _uprights(way):
            gutters.setdefault(gutter, []).append((low, high, way))
        if way.channel is not None:
            left, right = sorted((way.first_gutter, way.last_gutter))
            channels.setdefault(way.channel, []).append(((left, 0), (right, 0), way))
    gutter_tracks = {g: _share_out("gutter", g, spans) for g, spans in gutters.items()}
    channel_tracks = {c: _share_out("channel", c, spans) for c, spans in channels.items()}
    labels: dict[int, float] = {}
    for way in plans:
        if way.channel is None and way.wire.label_width:
            labels[way.last_gutter] = max(labels.get(way.last_gutter, 0.0), way.wire.label_width)
    labelled = frozenset(w.channel for w in plans if w.channel is not None and w.wire.label_width)
    return plans, Tracks(gutter_tracks, channel_tracks, labelled, labels)


def _way(wire: Wire, is_empty: Callable[[int, int], bool]) -> Plan:
    start, end = wire.start, wire.end
    if start.column == end.column:
        return Plan(wire, start.column + 1, None, start.column + 1, "right")
    if end.column > start.column:
        between = range(start.column + 1, end.column)
        if all(is_empty(start.row, column) for column in between):
            return Plan(wire, end.column, None, end.column, "left")
    channel = end.row if end.row > start.row else start.row
    return Plan(wire, start.column + 1, channel, end.column, "left")


def _uprights(way: Plan) -> list[tuple[int, tuple[int, int], tuple[int, int]]]:
    """The up-and-down stretches of a way: gutter, upper and lower level."""
    start, end = way.wire.start.level, way.wire.end.level
    if way.channel is None:
        low, high = sorted((start, end))
        return [(way.first_gutter, low, high)]
    lane = (way.channel, -1)
    first_low, first_high = sorted((start, lane))
    last_low, last_high = sorted((lane, end))
    return [(way.first_gutter, first_low, first_high), (way.last_gutter, last_low, last_high)]


def _share_out(kind: str, number: int, spans: list[_Span]) -> int:
    """Give every span the first track that is free along its whole length. Gives the number of tracks."""
    ends: list[tuple[int, int]] = []
    for low, high, way in sorted(spans, key=lambda span: (span[0], span[1], span[2].wire.id)):
        for track, end in enumerate(ends):
            if end < low:
                ends[track] = high
                break
        else:
            track = len(ends)
            ends.append(high)
        way.tracks[kind, number] = track
    return len(ends)


def route(plans: list[Plan], grid: Grid) -> dict[str, Route]:
    """The corners of every planned connection, by its id."""
    ports = _ports(plans, grid)
    return {way.wire.id: _route(way, grid, *ports[way.wire.id]) for way in plans}


def _ports(plans: list[Plan], grid: Grid) -> dict[str, tuple[float, float]]:
    """At which height each connection leaves its card and reaches the other: spread along the side, in order."""
    sides: dict[tuple[str, Side], list[tuple[float, str, bool]]] = {}
    for way in plans:
        source, target = grid.cards[way.wire.source], grid.cards[way.wire.target]
        sides.setdefault((way.wire.source, "right"), []).append((_heading(way, target, grid), way.wire.id, True))
        sides.setdefault((way.wire.target, way.entry), []).append((_heading(way, source, grid), way.wire.id, False))
    heights: dict[str, list[float]] = {way.wire.id: [0.0, 0.0] for way in plans}
    for (card_id, _), ends in sides.items():
        card = grid.cards[card_id]
        pitch = min(14.0, (card.height - 16) / max(1, len(ends)))
        for i, (_, wire_id, is_start) in enumerate(sorted(ends)):
            heights[wire_id][0 if is_start else 1] = card.centre.y + (i - (len(ends) - 1) / 2) * pitch
    for way in plans:
        _level_out(way, grid, heights[way.wire.id], sides)
    return {wire_id: (low, high) for wire_id, (low, high) in heights.items()}


def _level_out(
    way: Plan, grid: Grid, heights: list[float], sides: Mapping[tuple[str, Side], list[tuple[float, str, bool]]]
) -> None:
    """Make a connection between neighbours a straight line where an end without company can give way."""
    if way.channel is not None or way.entry == "right":
        return
    source, target = grid.cards[way.wire.source], grid.cards[way.wire.target]
    source_is_free = len(sides[way.wire.source, "right"]) == 1
    target_is_free = len(sides[way.wire.target, way.entry]) == 1
    low, high = max(source.y, target.y) + 10, min(source.bottom, target.bottom) - 10
    if low > high:
        return
    if source_is_free and target_is_free:
        heights[0] = heights[1] = max(low, min(high, min(heights)))
    elif target_is_free and low <= heights[0] <= high:
        heights[1] = heights[0]
    elif source_is_free and low <= heights[1] <= high:
        heights[0] = heights[1]


def _heading(way: Plan, other: Box, grid: Grid) -> float:
    """Roughly at which height a connection comes from or goes to, to put neighbours in an order without crossings."""
    return other.centre.y if way.channel is None else grid.channels[way.channel][0]


def _route(way: Plan, grid: Grid, start_y: float, end_y: float) -> Route:
    source, target = grid.cards[way.wire.source], grid.cards[way.wire.target]
    start = Point(source.right, start_y)
    end = Point(target.x if way.entry == "left" else target.right, end_y)
    first_x = _track_x(way, grid, way.first_gutter)
    if way.channel is None:
        if start_y == end_y and way.entry == "left":
            return Route((start, end), _beside_end(way, grid, start, end))
        bracket = (start, Point(first_x, start_y), Point(first_x, end_y), end)
        if way.entry == "right":
            left, right = grid.gutters[way.first_gutter]
            room = way.wire.label_width / 2 + 8
            label_x = min(max(first_x, left + room), max(right - room, left + room))
            return Route(bracket, Point(label_x, (start_y + end_y) / 2))
        return Route(bracket, _beside_end(way, grid, Point(first_x, end_y), end))
    top, bottom = grid.channels[way.channel]
    count = grid.tracks.channels[way.channel]
    y = top + (bottom - top) * (way.tracks["channel", way.channel] + 1) / (count + 1)
    last_x = _track_x(way, grid, way.last_gutter)
    corners = (start, Point(first_x, start_y), Point(first_x, y), Point(last_x, y), Point(last_x, end_y), end)
    return Route(corners, Point((first_x + last_x) / 2, y))


def _beside_end(way: Plan, grid: Grid, start: Point, end: Point) -> Point:
    """The middle of the gutter that a short connection ends behind."""
    left, right = grid.gutters[way.last_gutter]
    return Point((left + right) / 2, (start.y + end.y) / 2)


def _track_x(way: Plan, grid: Grid, gutter: int) -> float:
    left, right = grid.gutters[gutter]
    count = grid.tracks.gutters[gutter]
    room = max(right - left - 16, 0.0)
    x = left + 6 + room * (way.tracks["gutter", gutter] + 1) / (count + 1)
    border = (left + right) / 2
    if abs(x - border) >= BESIDE_BORDER:
        return x
    return border - BESIDE_BORDER if x < border else border + BESIDE_BORDER
