"""The corners of one connection's line: from its way, and where its tracks are, to points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from journey_editor.layout.bends import corners, keeping_off, simplified
from journey_editor.layout.picture import Box, Point
from journey_editor.layout.ways import UPRIGHT, Way, Wire


class Route(NamedTuple):
    """A connection's corners from card to card, and the middle of the stretch where its label goes.

    They are measured from the way's `Extent`.
    """

    points: tuple[Point, ...]
    label_at: Point


_AROUND = 240.0
"""Points around a bent line: cards that far off are in the way of none of its steps aside."""

_WITHIN = 4.0
"""Points that it keeps from the top of the first row and from the bottom of the last one."""

Bearing = tuple[int, float]
"""From how far down a connection comes: a row, and a height in it."""


def bearing(way: Way, other: Box, row: int, is_start: bool) -> Bearing:
    """Roughly where a connection goes to (or comes from), to put neighbours in an order without crossings.

    `other` is the card at its other end, in `row`.
    """
    return (way.channels[0 if is_start else -1], 0.0) if way.channels else (row, other.y + other.height / 2)


def spread(card: Box, ends: Iterable[tuple[Bearing, str, bool]]) -> Iterable[tuple[str, bool, float]]:
    """How far below a card's upper edge each connection at a side leaves or reaches it: spread along it, in order.

    `ends` are (bearing, connection, whether it starts here).
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
        room = way.wire.label_width / 2 + 8  # the label stands between the cards
        least, most = last[0] + room, max(last[1] - room, last[0] + room)
        if way.exit in UPRIGHT or way.entry in UPRIGHT:
            label_at = Point(min(max(x, least), most), (start.y + end.y) / 2)
            upright = (Point(x, start.y), Point(x, end.y))
            return Route((*upright, end) if way.exit in UPRIGHT else (start, *upright), label_at)
        if way.entry == way.exit:
            label_at = Point(min(max(x, least), most), (start.y + end.y) / 2)
        else:  # in the middle of the gutter that it ends behind, or where it comes to the height of its end
            middle = (last[0] + last[1]) / 2
            if start.y == end.y:
                return Route((start, end), Point(middle, end.y))
            on_line = min(max(middle, min(x, end.x)), max(x, end.x))
            label_at = Point(min(max(on_line, least), most), end.y)
        return Route((start, Point(x, start.y), Point(x, end.y), end), label_at)
    path = [start, Point(x, start.y)]
    for y, next_x in zip(ys, xs[1:], strict=True):
        path += [Point(x, y), Point(next_x, y)]
        x = next_x
    path += [Point(x, end.y), end]
    return Route(tuple(path), Point((path[2].x + path[3].x) / 2, path[2].y))


def straight_route(x: float, source: Box, target: Box, *, goes_down: bool) -> Route:
    """The line straight from a card to the one right under it, or up from there, `x` points from the left."""
    start = Point(x, source.bottom if goes_down else source.y)
    end = Point(x, target.y if goes_down else target.bottom)
    return Route((start, end), Point(x, (start.y + end.y) / 2))


def bent_route(
    wire: Wire,
    source: Box,
    target: Box,
    start_y: float,
    end_y: float,
    rows: tuple[float, float],
    cards: Callable[[Box], Iterable[Box]],
) -> Route:
    """The corners of a connection that a hand has led, off the cards; its label stands on its longest stretch.

    It keeps between the top and the bottom of all `rows`: the lane that it was led through may be hidden.
    `cards` gives those in a part of the board.
    """
    highest, lowest = rows[0] + _WITHIN, rows[1] - _WITHIN
    led = simplified(
        [Point(x, min(max(y, highest), lowest)) for x, y in corners(wire.bends, source, target, start_y, end_y)]
    )
    xs, ys = [point.x for point in led], [point.y for point in led]
    around = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(_AROUND)
    points = keeping_off(led, [card for card in cards(around) if card.meets(around)])
    a, b = max(pairwise(points), key=lambda run: abs(run[0].x - run[1].x) + abs(run[0].y - run[1].y))
    return Route(points, Point((a.x + b.x) / 2, (a.y + b.y) / 2))
