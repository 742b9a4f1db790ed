"""Which way a connection takes from card to card: along gutters and channels, off every card.

Nearly always it is one gutter, or gutter, channel, gutter. Where a card that lasts for several steps bars a gutter, the
shortest other way is looked for.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple, Protocol

from journey_editor.layout.ways import UPRIGHT, CardSpot, Side, Way, Wire, as_led


class Ground(Protocol):
    """What a way must know of the board."""

    def is_empty(self, row: int, column: int) -> bool:
        """Whether no card stands in a cell or reaches over it."""

    def is_barred(self, row: int, gutter: int) -> bool:
        """Whether a card reaches over a gutter in a row."""

    def over(self, row: int, gutter: int) -> list[str]:
        """The cards that reach over a gutter in a row, from top to bottom."""

    def has_channel(self, row: int) -> bool:
        """Whether connections can run along a row, above its cards."""

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns there are."""


class _Node(NamedTuple):
    """Where a gutter meets a channel."""

    gutter: int
    channel: int


_TURN, _OTHER_SIDE = 0.6, 2.5
"""What a corner costs, and leaving or reaching a card at its unusual side, in columns (or rows) of way."""


def choose_way(wire: Wire, ground: Ground) -> Way:
    """Choose a connection's way. One that a hand has bent has none: it runs as it was led."""
    if wire.bends:
        return as_led(wire)
    usual = _usual(wire, ground)
    return usual if _is_free(usual, ground) else _around(wire, ground) or usual


def _usual(wire: Wire, ground: Ground) -> Way:
    start, end = wire.start, wire.end
    if start.last == end.last:
        return Way(wire, (start.last + 1,), (), "right")
    if start.column == end.column:  # one lasts longer than the other
        return Way(wire, (start.column,), (), "left", "left")
    if not wire.label_width:  # there is no room for words between them
        for column, card in end.above:
            if card == wire.source:
                return Way(wire, (), (), "above", "below", column)
        for column, card in start.above:
            if card == wire.target:
                return Way(wire, (), (), "below", "above", column)
    if start.row != end.row:
        is_down = end.row > start.row
        if start.column < end.column <= start.last:
            return Way(wire, (end.column,), (), "left", "below" if is_down else "above")
        if end.column <= start.last < end.last:
            return Way(wire, (start.last + 1,), (), "above" if is_down else "below")
    if end.column > start.last:
        between = range(start.last + 1, end.column)
        if all(ground.is_empty(start.row, column) for column in between):
            return Way(wire, (end.column,), (), "left")
    channel = end.row if end.row > start.row else start.row
    return Way(wire, (start.last + 1, end.column), (channel,), "left")


def _is_free(way: Way, ground: Ground) -> bool:
    start, end = way.wire.start, way.wire.end
    if way.column is not None:
        return True
    if way.channels:
        first, last = way.gutters
        channel = way.channels[0]
        return _reaches(start, "right", channel, first, ground) and _reaches(end, way.entry, channel, last, ground)
    gutter = way.gutters[0]
    if way.exit in UPRIGHT or way.entry in UPRIGHT:
        return _is_free_under(way, gutter, ground)
    beside = gutter == (start.last + 1 if way.exit == "right" else start.column)
    if start.row == end.row:
        up, down = _bars(start, way.exit), _bars(end, way.entry)
        return not beside or not ((up[0] and down[1]) or (up[1] and down[0]))
    upper, lower = (start, end) if start.row < end.row else (end, start)
    sides: dict[CardSpot, Side] = {start: way.exit, end: way.entry}
    is_out = upper is not start or beside
    is_in = lower is not start or beside
    return (
        not (is_out and _bars(upper, sides[upper])[1])
        and not (is_in and _bars(lower, sides[lower])[0])
        and not any(ground.is_barred(row, gutter) for row in range(upper.row + 1, lower.row))
    )


def _is_free_under(way: Way, gutter: int, ground: Ground) -> bool:
    """Whether nothing is in the way in a gutter between a card that reaches over it and one beside it."""
    wire = way.wire
    if way.exit in UPRIGHT:
        long, row, is_above, beside, side = wire.source, wire.start.row, way.exit == "below", wire.end, way.entry
    else:
        long, row, is_above, beside, side = wire.target, wire.end.row, way.entry == "below", wire.start, way.exit
    nearest = ground.over(row, gutter)[-1 if is_above else 0]
    between = range(min(row, beside.row) + 1, max(row, beside.row))
    up, down = _bars(beside, side)
    return nearest == long and not (up if is_above else down) and not any(ground.is_barred(r, gutter) for r in between)


def _reaches(spot: CardSpot, side: Side, channel: int, gutter: int, ground: Ground) -> bool:
    """Whether a card reaches a channel along the gutter at its side."""
    up, down = _bars(spot, side)
    if channel <= spot.row:
        return not up and not any(ground.is_barred(row, gutter) for row in range(channel, spot.row))
    return not down and not any(ground.is_barred(row, gutter) for row in range(spot.row + 1, channel))


def _bars(spot: CardSpot, side: Side) -> tuple[bool, bool]:
    if not spot.bars:
        return False, False
    return spot.bars[:2] if side == "right" else spot.bars[2:]


def _around(wire: Wire, ground: Ground) -> Way | None:
    """The shortest way over the places where gutters and channels meet; None: the card is shut in."""
    goals = {node: (cost, side) for node, cost, side in _doors(wire.end, "left", ground)}
    reached: dict[tuple[_Node, bool], float] = {}
    heap: list[tuple[float, int, _Node, bool, Side, tuple[_Node, ...]]] = []
    for node, cost, side in _doors(wire.start, "right", ground):
        heapq.heappush(heap, (cost, len(heap), node, True, side, (node,)))
    count = len(heap)
    best: tuple[float, Side, tuple[_Node, ...]] | None = None
    while heap:
        cost, _, node, is_upright, side, path = heapq.heappop(heap)
        if best is not None and cost >= best[0]:
            break
        if reached.get((node, is_upright), float("inf")) <= cost:
            continue
        reached[node, is_upright] = cost
        if node in goals:
            whole = cost + goals[node][0] + (0 if is_upright else _TURN)
            if best is None or whole < best[0]:
                best = (whole, side, path)
        for step, turns_upright in _steps(node, ground):
            further = cost + 1 + (_TURN if turns_upright != is_upright else 0)
            count += 1
            heapq.heappush(heap, (further, count, step, turns_upright, side, (*path, step)))
    if best is None:
        return None
    gutters, channels = _lines(best[2])
    return Way(wire, gutters, channels, goals[best[2][-1]][1], best[1])


def _doors(spot: CardSpot, usual: Side, ground: Ground) -> Iterator[tuple[_Node, float, Side]]:
    """Where one can go from a card at first: from each side up to its own channel or down to the next one."""
    rows, _ = ground.size
    sides: tuple[Side, Side] = ("left", "right") if usual == "left" else ("right", "left")
    seen = set()
    for side in sides:
        gutter = spot.last + 1 if side == "right" else spot.column
        for channel in (spot.row, spot.row + 1):
            node = _Node(gutter, channel)
            if channel < rows and node not in seen and _reaches(spot, side, channel, gutter, ground):
                seen.add(node)
                yield node, 1.0 + (_OTHER_SIDE if side != usual else 0.0), side


def _steps(node: _Node, ground: Ground) -> Iterator[tuple[_Node, bool]]:
    rows, columns = ground.size
    gutter, channel = node
    if ground.has_channel(channel):
        if gutter > 0:
            yield _Node(gutter - 1, channel), False
        if gutter < columns:
            yield _Node(gutter + 1, channel), False
    if channel > 0 and not ground.is_barred(channel - 1, gutter):
        yield _Node(gutter, channel - 1), True
    if channel + 1 < rows and not ground.is_barred(channel, gutter):
        yield _Node(gutter, channel + 1), True


def _lines(path: tuple[_Node, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The gutters and, between each two of them, the channels of a path."""
    runs: list[int] = [path[0].gutter]
    lines: list[int] = []
    is_along = False
    for before, node in pairwise(path):
        if node.gutter != before.gutter:
            if is_along:
                runs[-1] = node.gutter
            else:
                lines.append(before.channel)
                runs.append(node.gutter)
            is_along = True
        else:
            is_along = False
    return tuple(runs), tuple(lines)
