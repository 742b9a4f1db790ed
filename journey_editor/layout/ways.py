"""A connection's way: in which gutters and channels it runs from card to card.

Connections keep to the gutters between columns and the channels above the cards of each lane, so that they cross no
card. A way looks only at which column, lane and place in the stack the cards have; nothing in it is measured in points.
`way_finding` chooses one, `way_plan` keeps those of a whole board, and `corners` leads a line along it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from journey_editor.layout.stacking import Bars

Side = Literal["left", "right", "above", "below"]
UPRIGHT: tuple[Side, Side] = ("above", "below")
"""Where a connection goes straight up or down from a card, or comes so to it."""
Line = tuple[Literal["gutter", "channel"], int]
"""A gutter (left of the column of that number) or a channel (above the cards of the row of that number)."""
Level = int
"""How far down or to the right a run starts or ends: a row and a place in it, or a gutter. One number, because a board
compares hundreds of thousands of them."""

_PLACES = 1 << 21
"""More than the cards of any stack."""
_CHANNEL, _HIGHEST, _LOWEST = -1, 0, 1_000_000
"""Places in a row: its channel is above its cards."""


def level(number: int, place: int) -> Level:
    """The level of a place in a row."""
    return number * _PLACES + place + 1


def row_of(at: Level) -> int:
    """The row that a level is in."""
    return at // _PLACES


class CardSpot(NamedTuple):
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
            return level(self.row, _HIGHEST), level(self.row, _LOWEST)
        own = level(self.row, self.slot)
        return own, own


class Wire(NamedTuple):
    """A connection to be routed. `label_width` in points, 0 without a label."""

    id: str
    source: str
    target: str
    start: CardSpot
    end: CardSpot
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


def as_led(wire: Wire) -> Way:
    """The way of a connection that a hand has bent."""
    return Way(wire, (), (), "left")


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


def runs(way: Way) -> list[Run]:
    """The stretches of a way that need a track, one for each gutter and channel in which it runs."""
    found: dict[Line, Run] = {}
    levels: list[tuple[Level, Level]] = [way.wire.start.levels]
    levels += [(at, at) for at in (level(channel, _CHANNEL) for channel in way.channels)]
    levels.append(way.wire.end.levels)
    for gutter, (one, other) in zip(way.gutters, pairwise(levels), strict=False):  # a bent or short one runs in none
        _add(found, Run(("gutter", gutter), min(one[0], other[0]), max(one[1], other[1])))
    for channel, (one_gutter, other_gutter) in zip(way.channels, pairwise(way.gutters), strict=True):
        left, right = sorted((one_gutter, other_gutter))
        _add(found, Run(("channel", channel), left, right))
    return list(found.values())


def _add(found: dict[Line, Run], run: Run) -> None:
    known = found.get(run.line)
    found[run.line] = Run(run.line, min(run.low, known.low), max(run.high, known.high)) if known else run
