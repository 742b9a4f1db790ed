"""The labels of a board's connections, each in its place, kept up to date by what an edit touches.

Labels are placed one after another, from left to right, and each keeps off those before it. Which cells one has looked
at is remembered: only where something in these is otherwise now can it stand elsewhere.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from journey_editor.layout.corners import Route
from journey_editor.layout.label_ground import Cell, Corner, Face, Ground, Part, Sheet, part_of
from journey_editor.layout.labels import find_place, ranks
from journey_editor.layout.picture import Box
from journey_editor.layout.text import ShapedText
from journey_editor.layout.ways import Extent

Stands = Callable[[int], tuple[Iterable[tuple[Box, int]], Iterable[Face]]]
"""What labels keep off in a row: boxes by their column, and faces, each measured from the corner of its cell."""

_Order = tuple[float, float, str]
"""Which label is placed before which."""


class LabelLayout:
    """Where each label stands, measured from its connection's extent, and whose line is painted over whose."""

    def __init__(self) -> None:
        self.boxes: dict[str, Box] = {}
        self.ranks: dict[str, int] = {}
        """As `labels.ranks` gives them."""
        self._ground = Ground()
        self._labels: Mapping[str, ShapedText] = {}
        self._routes: Mapping[str, Route] = {}
        self._extents: Mapping[str, Extent] = {}
        self._seen: dict[str, set[Cell]] = {}
        """The cells that each label has looked at."""
        self._watching: defaultdict[Cell, set[str]] = defaultdict(set)
        """And the labels that have looked at each cell."""
        self._under: dict[str, set[str]] = {}
        """The connections with labels that run where each label stands."""

    def update(
        self,
        labels: Mapping[str, ShapedText],
        routes: Mapping[str, Route],
        extents: Mapping[str, Extent],
        sheet: Sheet,
        led: Collection[str],
        gone: Iterable[str],
        rows: Iterable[int],
        stands: Stands,
    ) -> set[str]:
        """Follow an edit: the connections `led` may run elsewhere, and in `rows` something may stand elsewhere. The
        first time it has to be told of all of them.

        Gives the connections whose label stands elsewhere now, or has another rank.
        """
        before, self._labels = self._labels, dict(labels)
        self._routes, self._extents = routes, extents
        ground, sheet_before = self._ground, self._ground.sheet
        ground.sheet = sheet
        changed: set[Cell] = set()
        for row in {*rows, *_below_resized(sheet_before, sheet)}:
            changed |= ground.set_row(row, *stands(row))
        if sheet_before.lefts != sheet.lefts and len(sheet_before.lefts) == len(sheet.lefts):
            changed |= ground.stretch_curves(_resized(sheet_before.lefts, sheet.lefts))
        led = {*led, *_stretched(sheet_before, sheet, extents)}
        for wire in led:
            changed |= ground.set_line(wire, routes[wire].points, self._corner(wire))
        for wire in gone:
            changed |= ground.drop_line(wire)
        for wire in before.keys() - labels.keys():
            changed |= ground.along(wire) | ground.drop_label(wire)
            for known in (self.boxes, self._under):
                known.pop(wire, None)
            self._watch(wire, set())
        new = {wire for wire, label in labels.items() if before.get(wire) is not label}
        for wire in new - before.keys():
            changed |= ground.along(wire)
        stale = new | (led & labels.keys())
        for wire in stale:  # it may come earlier or later in the order now
            changed |= ground.under_label(wire)
        placed = self._place(stale.union(*(self._watching.get(cell, ()) for cell in changed)))
        return placed | self._rank()

    def _corner(self, wire: str) -> Corner:
        extent = self._extents[wire]
        return Corner(extent.top_row, extent.column)

    def _order(self, wire: str) -> _Order:
        """Rounded: what is as far left, measured from other columns, is so to the last digit."""
        corner, at, sheet = self._corner(wire), self._routes[wire].label_at, self._ground.sheet
        return round(sheet.lefts[corner.column] + at.x, 3), round(sheet.tops[corner.row] + at.y, 3), wire

    def _place(self, stale: set[str]) -> set[str]:
        """Place labels anew, and those that this bears on. Gives the ones that stand elsewhere now."""
        orders: dict[str, _Order] = {}

        def order(wire: str) -> _Order:
            known = orders.get(wire)
            if known is None:
                known = orders[wire] = self._order(wire)
            return known

        waiting = [order(wire) for wire in stale]
        heapq.heapify(waiting)
        known, placed = set(stale), set()
        while waiting:
            own = heapq.heappop(waiting)
            wire = own[2]
            corner = self._corner(wire)
            box = self._found(wire, corner, lambda other, own=own: order(other) < own)  # type: ignore[misc]
            if box != self.boxes.get(wire):
                self.boxes[wire] = box
                placed.add(wire)
            for cell in self._ground.set_label(wire, box, corner):
                for other in self._watching[cell] - known:
                    if order(other) > own:
                        known.add(other)
                        heapq.heappush(waiting, order(other))
        return placed

    def _found(self, wire: str, corner: Corner, minds: Callable[[str], bool]) -> Box:
        """The place of a label that minds some of the others."""
        ground = self._ground
        seen: set[Cell] = set()

        def parts(box: Box) -> list[tuple[Cell, Part]]:
            found = ground.sheet.parts(part_of(box), corner)
            seen.update(cell for cell, _ in found)
            return found

        def lines_at(box: Box) -> int:
            at = parts(box)
            rows = {row for (row, _), _ in at}
            return len(ground.lines_at(at)) + ground.curves_at(part_of(box), corner, rows)

        route, label = self._routes[wire], self._labels[wire]
        box = find_place(route, label, lambda box: ground.is_free(parts(box), minds), lines_at)
        self._under[wire] = {other for other, _ in ground.lines_at(parts(box)) if other in self._labels} - {wire}
        self._watch(wire, seen)
        return box

    def _watch(self, wire: str, cells: set[Cell]) -> None:
        before = self._seen.pop(wire, set())
        for cell in before - cells:
            self._watching[cell].discard(wire)
        for cell in cells - before:
            self._watching[cell].add(wire)
        if cells:
            self._seen[wire] = cells

    def _rank(self) -> set[str]:
        """Work out the ranks. Gives the connections that have another one now."""
        before, self.ranks = self.ranks, ranks(self._under)
        both = (before.keys() | self.ranks.keys()) & self._labels.keys()
        return {wire for wire in both if before.get(wire) != self.ranks.get(wire)}


def _below_resized(before: Sheet, after: Sheet) -> list[int]:
    """The rows under those that are higher than before, or less high: what stands in them may reach up out of them."""
    if len(before.tops) != len(after.tops):
        return []
    rows = _resized(before.tops, after.tops)
    return [row for row in range(1, len(rows)) if rows[row] != rows[row - 1]]


def _stretched(before: Sheet, after: Sheet, extents: Mapping[str, Extent]) -> Iterator[str]:
    """The connections between whose ends rows or columns are farther from one another than before, or nearer."""
    if len(before.lefts) != len(after.lefts) or len(before.tops) != len(after.tops):
        return
    columns, rows = _resized(before.lefts, after.lefts), _resized(before.tops, after.tops)
    if columns[-1] or rows[-1]:
        most = len(columns) - 1
        for wire, (top, bottom, _, last, column) in extents.items():
            if rows[top] != rows[bottom] or columns[column] != columns[min(last, most)]:
                yield wire


def _resized(before: Sequence[float], after: Sequence[float]) -> list[int]:
    """How many stretches before each place, from start to start, are as long no more as they were."""
    pairs = zip(pairwise(before), pairwise(after), strict=True)
    return list(accumulate((b - a != d - c for (a, b), (c, d) in pairs), initial=0))
