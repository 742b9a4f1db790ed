"""The corners of all connections, worked out anew only where a card, a track or a gutter is another."""

from __future__ import annotations

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise
from typing import NamedTuple

from journey_editor.document.progress import Course
from journey_editor.layout import metrics
from journey_editor.layout.bends import Bends, enters_left, leaves_right
from journey_editor.layout.cells import RowCells
from journey_editor.layout.corners import Bearing, Route, bearing, bent_route, level_out, route, spread, straight_route
from journey_editor.layout.grid import GridPlan, LaneRow, Resized
from journey_editor.layout.picture import Box, Point
from journey_editor.layout.tracks import track_x, track_y
from journey_editor.layout.way_plan import WayPlan
from journey_editor.layout.ways import UPRIGHT, Side, Way, as_led


class Terrain(NamedTuple):
    """What connections run across. `places` are the cards' boxes in their rows and columns, which `cells` tells, `rows`
    as they stand on the board."""

    way_plan: WayPlan
    places: Mapping[str, Box]
    rows: Sequence[LaneRow]
    grid: GridPlan
    cells: Sequence[RowCells]

    def cards(self, around: Box, left: float = 0.0, top: float = 0.0) -> Iterator[Box]:
        """The boxes of the cards in a part of the board; both are measured from a place of it."""
        x, lefts = around.x + left, self.grid.lefts
        end = bisect_left(lefts, around.right + left)
        for row in self.rows_at(around, top):
            for column, cell in self.cells[row.index].items():
                for card in cell if column < end else ():
                    box = self.places.get(card.id)  # a folded lane shows none
                    if box is not None and lefts[column] + box.right > x:
                        yield box.moved(lefts[column] - left, row.top - top)

    def rows_at(self, around: Box, top: float) -> Iterator[LaneRow]:
        """The rows that a part of the board, measured from a height of it, reaches into."""
        upper, lower = around.y + top, around.bottom + top
        return (row for row in self.rows if row.top < lower and upper < row.bottom)


class Routes:
    """Every connection's route, measured from the uppermost row and the leftmost column that it runs in."""

    def __init__(self) -> None:
        self.of: dict[str, Route] = {}
        self._heights: dict[str, list[float]] = {}
        self._company: dict[tuple[str, Side], int] = {}
        """How many connections leave or reach a card at a side."""
        self._depths: dict[str, float] = {}
        """How far below its uppermost row the lowest row of a connection that crosses lanes begins."""
        self._tops: list[float] = []
        """Where the rows began last."""
        self._near: dict[str, frozenset[int]] = {}
        """The rows that each connection that a hand has led runs in or near."""

    def update(
        self,
        terrain: Terrain,
        changed: set[str],
        gone: Iterable[str],
        cards: set[str],
        lowered: set[str],
        resized: Resized | None,
        restood: Set[int],
        course: Course,
    ) -> set[str]:
        """Follow the changes: `changed` connections run in other lines or tracks, `cards` stand otherwise in their
        rows or have other connections, `lowered` only went up or down with all of theirs; `resized` says which gutters
        have another width; in the rows `restood`, cards may stand elsewhere, or be larger or gone.

        Gives the connections whose route is another now.
        """
        way_plan = terrain.way_plan
        ways, at = way_plan.ways, way_plan.at
        for wire in gone:
            self.of.pop(wire, None)
            self._heights.pop(wire, None)
            self._depths.pop(wire, None)
            self._near.pop(wire, None)
        stale = set(changed)
        moved = set(way_plan.changed_ways)  # in another track, it begins and ends where it did
        moved.update(*map(at, cards))  # its neighbours order their ends by where a card is
        if resized is not None:
            stale |= _resized(way_plan, resized)
            moved.update(wire for wire in stale if ways[wire].wire.bends)  # it may leave at another side
        touched = cards.union(*((ways[wire].wire.source, ways[wire].wire.target) for wire in moved))
        for card in course.over(touched, 0.7):
            if card in terrain.places:
                self._spread(card, terrain)
        stale.update(*map(at, touched), *map(at, lowered), self._deeper(terrain))
        tops, tops_before = [row.top for row in terrain.rows], self._tops
        self._tops = tops
        if resized is not None or len(tops) != len(tops_before):
            stale |= way_plan.bent
        else:  # they keep off any card
            heights = zip(pairwise(tops_before), pairwise(tops), strict=True)
            rows = restood | {row for row, ((a, b), (c, d)) in enumerate(heights) if b - a != d - c}
            stale.update(wire for wire in way_plan.bent if not self._near.get(wire, rows).isdisjoint(rows))
        return {wire for wire in course.over(stale, 0.82) if self._lead(ways[wire], terrain)}

    def _deeper(self, terrain: Terrain) -> list[str]:
        """The connections whose lowest row begins elsewhere below their uppermost one."""
        extents, rows = terrain.way_plan.extents, terrain.rows
        return [
            wire
            for wire, depth in self._depths.items()
            if rows[extents[wire].bottom_row].top - rows[extents[wire].top_row].top != depth
        ]

    def _spread(self, card: str, terrain: Terrain) -> None:
        """The heights, from its upper edge, at which connections leave and reach a card."""
        way_plan, places, _, grid, _ = terrain
        for side, ends in _ends_at(card, way_plan.at(card), way_plan.ways, places, grid).items():
            self._company[card, side] = len(ends)
            for wire_id, is_start, y in spread(places[card], ends):
                self._heights.setdefault(wire_id, [0.0, 0.0])[0 if is_start else 1] = y

    def _lead(self, way: Way, terrain: Terrain) -> bool:
        """Lead a connection along its way. Says whether its route is another than before."""
        way_plan, places, rows, grid, _ = terrain
        wire = way.wire
        extent = way_plan.extents[wire.id]
        top, left = rows[extent.top_row].top, grid.lefts[extent.column]
        if extent.top_row != extent.bottom_row:
            self._depths[wire.id] = rows[extent.bottom_row].top - top
        else:
            self._depths.pop(wire.id, None)
        start, end = wire.start, wire.end
        source = places[wire.source].moved(grid.lefts[start.column] - left, rows[start.row].top - top)
        target = places[wire.target].moved(grid.lefts[end.column] - left, rows[end.row].top - top)
        start_y, end_y = self._heights[wire.id]
        heights = source.y + start_y, target.y + end_y
        if wire.bends:

            def cards(around: Box) -> Iterator[Box]:
                self._near[wire.id] = frozenset(row.index for row in terrain.rows_at(around, top))
                return terrain.cards(around, left, top)

            found = bent_route(wire, source, target, *heights, (rows[0].top - top, rows[-1].bottom - top), cards)
        elif way.column is not None:
            x = grid.lefts[way.column] - left + metrics.CARD_WIDTH / 2
            found = straight_route(x, source, target, goes_down=way.exit == "below")
        else:
            is_free = (self._company[wire.source, way.exit] == 1, self._company[wire.target, way.entry] == 1)
            start_y, end_y = level_out(way, heights, source, target, *is_free)
            ends = (_end(source, way.exit, start_y), _end(target, way.entry, end_y))
            found = _along_tracks(way, ends, terrain, left, top)
        if found == self.of.get(wire.id):
            return False
        self.of[wire.id] = found
        return True


def _resized(way_plan: WayPlan, resized: Resized) -> set[str]:
    """The connections between whose ends some gutter has another width."""
    counts = resized.counts
    return {wire for wire, (_, _, first, last, _) in way_plan.extents.items() if counts[first] != counts[last + 1]}


def _along_tracks(way: Way, ends: tuple[Point, Point], terrain: Terrain, left: float, top: float) -> Route:
    """The route from one end to the other in the tracks that the connection has, from `left` and `top` on the board."""
    way_plan, _, rows, grid, _ = terrain
    wire_id, track = way.wire.id, way_plan.track
    xs = []
    for number in way.gutters:
        near, far = grid.gutters[number]
        xs.append(near - left + track_x(far - near, track(wire_id, ("gutter", number))))
    ys = []
    for number in way.channels:
        upper, lower = rows[number].channel
        ys.append(track_y((upper - top, lower - top), track(wire_id, ("channel", number))))
    near, far = grid.gutters[way.gutters[-1]]
    return route(way, ends, xs, ys, (near - left, far - left))


def if_bent(wire_id: str, bends: Bends, terrain: Terrain) -> tuple[Point, ...]:
    """The corners on the board of a connection that is led along other bends, as long as all else stays where it is."""
    way_plan, places, rows, grid, _ = terrain
    way = as_led(way_plan.ways[wire_id].wire._replace(bends=tuple(bends)))
    wire = way.wire
    ways = ChainMap({wire_id: way}, way_plan.ways)
    boxes, heights = [], []
    for card, spot, leaves in ((wire.source, wire.start, True), (wire.target, wire.end, False)):
        box = places[card].moved(grid.lefts[spot.column], rows[spot.row].top)
        ends = chain.from_iterable(
            spread(box, ends) for ends in _ends_at(card, way_plan.at(card), ways, places, grid).values()
        )
        heights.append(next(box.y + y for end, is_start, y in ends if (end, is_start) == (wire_id, leaves)))
        boxes.append(box)
    within = rows[0].top, rows[-1].bottom
    return bent_route(wire, boxes[0], boxes[1], heights[0], heights[1], within, terrain.cards).points


def _ends_at(
    card: str, wires: Iterable[str], ways: Mapping[str, Way], places: Mapping[str, Box], grid: GridPlan
) -> dict[Side, list[tuple[Bearing, str, bool]]]:
    """Which connections leave and reach a card at each of its sides, as `spread` takes them."""
    sides: dict[Side, list[tuple[Bearing, str, bool]]] = {"left": [], "right": [], "above": [], "below": []}
    for wire_id in wires:
        way = ways[wire_id]
        wire = way.wire
        exits, enters = _sides(way, places, grid) if wire.bends else (way.exit, way.entry)
        if wire.source == card:
            sides[exits].append((bearing(way, places[wire.target], wire.end.row, True), wire_id, True))
        else:
            sides[enters].append((bearing(way, places[wire.source], wire.start.row, False), wire_id, False))
    return sides


def _sides(way: Way, places: Mapping[str, Box], grid: GridPlan) -> tuple[Side, Side]:
    """At which sides a connection that a hand has bent leaves its source and reaches its target."""
    wire = way.wire
    source = places[wire.source].moved(grid.lefts[wire.start.column], 0)
    target = places[wire.target].moved(grid.lefts[wire.end.column], 0)
    exits: Side = "right" if leaves_right(wire.bends, source) else "left"
    return exits, "left" if enters_left(wire.bends, source, target) else "right"


def _end(card: Box, side: Side, y: float) -> Point:
    """Where a line leaves or reaches a card; above and below it, at the height of its edge (its gutter says where)."""
    if side in UPRIGHT:
        return Point(card.x, card.y if side == "above" else card.bottom)
    return Point(card.right if side == "right" else card.x, y)
