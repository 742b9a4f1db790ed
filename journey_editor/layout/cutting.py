"""Where sheets begin and end along one direction of a board, so that no card is cut.

Points throughout, from left to right or from top to bottom. Of all ways to cut, the one that is taken cuts the fewest
lanes in two, then takes the fewest sheets, then keeps stages whole and sheets equally full.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[float, float]

_NEAR = 1e-6
_STAGE_CUT = 0.25
"""What a stage that is cut in two weighs beside a sheet that is left empty (1)."""
_LEAST_STEP = 0.05
"""A sheet shows at least this share of its room, even where cards overlap one another all along."""


@dataclass(frozen=True, slots=True)
class SheetShare:
    """What one sheet shows, from `start` to `end`. What lies behind `stop` belongs to the next sheet, and is shown on
    both."""

    start: float
    stop: float
    end: float


@dataclass(frozen=True, slots=True)
class Along:
    """What lies along one direction: from `start` to `end`, with the places where a sheet may end."""

    start: float
    end: float
    best: Sequence[float] = ()
    """The borders of stages, or of lanes."""
    good: Sequence[float] = ()
    """The borders of steps."""
    poor: Sequence[float] = ()
    """Where a lane may be cut that is higher than a sheet."""
    cards: Sequence[Span] = ()
    """What must not be cut."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sheet may end: `cuts` counts what is torn there, `stage` says whether a stage is."""

    at: float
    cuts: int = 0
    stage: bool = False


_Cost = tuple[int, int, float]


def shares(along: Along, first_room: float, room: float, overlap: float = 0.0) -> tuple[SheetShare, ...]:
    """What each sheet shows; the first has another room than those that follow.

    Each sheet but the last shows `overlap` points more, which the next one shows too. Where no place for a cut can be
    reached, it is more than that: so much that each card is whole on one of the two.
    """
    overlap = min(overlap, first_room / 4, room / 4)
    places = _places(along)
    ats = [place.at for place in places]
    best: dict[float, tuple[_Cost, float, float]] = {along.start: ((0, 0, 0.0), along.start, along.start)}
    waiting = [along.start]
    done: set[float] = set()
    while waiting:
        at = heapq.heappop(waiting)
        if at in done or at >= along.end - _NEAR:
            continue
        done.add(at)
        here = first_room if at == along.start else room
        (cuts, sheets, looks), _, _ = best[at]
        for place, end in _next(along, places, ats, at, here, overlap):
            slack = max(0.0, 1 - (place.at - at) / here)
            cost = (cuts + place.cuts, sheets + 1, looks + slack * slack + (_STAGE_CUT if place.stage else 0.0))
            if place.at not in best or cost < best[place.at][0]:
                best[place.at] = (cost, at, end)
                heapq.heappush(waiting, place.at)
    found: list[SheetShare] = []
    at = along.end
    while at > along.start + _NEAR:
        _, before, end = best[at]
        found.insert(0, SheetShare(before, at, end))
        at = before
    return tuple(found) or (SheetShare(along.start, along.end, along.end),)


def _places(along: Along) -> list[_Place]:
    """All places where no card is cut, from start to end."""
    blocked = _united(along.cards)
    starts = [start for start, _ in blocked]

    def is_free(at: float) -> bool:
        number = bisect_right(starts, at - 0.5) - 1
        return along.start + _NEAR < at < along.end - _NEAR and (number < 0 or at > blocked[number][1] - 0.5)

    found: dict[float, _Place] = {}
    between = [(one[1] + other[0]) / 2 for one, other in pairwise(blocked)] if along.poor else []
    kinds = ((along.best, 0, False), (along.good, 0, True), (along.poor, 2, False), (between, 3, False))
    for ats, cuts, stage in kinds:
        for at in filter(is_free, ats):
            found.setdefault(at, _Place(at, cuts, stage))
    return sorted(found.values(), key=lambda place: place.at)


def _united(spans: Sequence[Span]) -> list[Span]:
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united


def _next(
    along: Along, places: Sequence[_Place], ats: Sequence[float], at: float, room: float, overlap: float
) -> Iterator[tuple[_Place, float]]:
    """Where a sheet that begins at a place may end, and how far it shows."""
    reach = at + room
    if reach >= along.end - _NEAR:
        yield _Place(along.end), along.end
        return
    first, last = bisect_right(ats, at + _NEAR), bisect_right(ats, reach - overlap + _NEAR)
    if first >= last:
        last = bisect_right(ats, reach + _NEAR)
    for place in places[first:last]:
        yield place, min(place.at + overlap, reach, along.end)
    if first >= last:
        crossing = [start for start, end in along.cards if start < reach - 0.5 < end - 0.5]
        back = min(crossing, default=reach - overlap)
        stop = min(back, reach - overlap)
        yield _Place(stop if stop > at + room * _LEAST_STEP else reach - overlap, 4), reach
