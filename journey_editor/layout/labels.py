"""Where the labels of connections stand: on their own line, and if at all possible on no other line, label or card."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from journey_editor.layout.corners import Route
from journey_editor.layout.picture import Box, Point
from journey_editor.layout.text import ShapedText

PADDING = 4.5
"""Room around a label at its sides; half of it above and below."""

_SEEN = 20.0
"""So much of a level line is seen at either side of its label, ends and all; of a shorter one all is."""
_CLEAR = 4.0
"""Between a line and the label over or under it: half a large arrow."""
_MOST_RANK = 4
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)


def place_labels(
    routes: Mapping[str, Route],
    labels: Mapping[str, ShapedText],
    taken: Iterable[Box],
    curves: Iterable[Iterable[Point]] = (),
) -> dict[str, Box]:
    """The box of each label: on its line, off the cards and faces (`taken`), where the fewest other lines pass.

    `curves` are the middles of the faces of each lane, from the uppermost lane down: its curve is a line, too.

    Its middle is on the line; where other lines pass there, it moves aside and only its end is. A line of which no
    stretch would be seen beside it has it right over or under itself. Where every place is taken, it is the one that
    the route proposes.
    """
    if not labels:
        return {}
    taken_at = _Crowd(taken)
    crowd = _Crowd(stretch for route in routes.values() for stretch in _stretches(route))
    curves_at = _Curves(curves)

    def lines_at(box: Box) -> int:
        return crowd.count(box) + curves_at.count(box)

    labels_at = _Crowd(())
    placed = {}
    for wire in sorted(labels, key=lambda w: (routes[w].label_at, w)):
        route, label = routes[wire], labels[wire]
        candidates = list(_candidates(route, label))
        free = [box for box in candidates if not taken_at.meets(box) and not labels_at.meets(box)]
        best = min(free, key=lambda box: lines_at(box) + _is_hidden(route, box), default=candidates[0])
        if _is_hidden(route, best):
            clear = [box for box in _clear(route, label) if not taken_at.meets(box) and not labels_at.meets(box)]
            best = min([*clear, best], key=lines_at)
        if lines_at(best) > 1:
            aside = [box for box in _aside(route, label) if not taken_at.meets(box) and not labels_at.meets(box)]
            best = min([best, *aside], key=lines_at) if free else next(iter(aside), best)
        placed[wire] = best
        labels_at.add(best)
    return placed


def ranks(routes: Mapping[str, Route], placed: Mapping[str, Box]) -> dict[str, int]:
    """How far over the others each connection with a label is to be painted, so that no line of theirs runs through its
    words. Only those are given that are not the lowest; where two run through each other's words, one has to."""
    lines: dict[Box, list[str]] = {}
    for wire in sorted(placed):
        for stretch in _stretches(routes[wire]):
            lines.setdefault(stretch, []).append(wire)
    crowd = _Crowd(lines)
    under = {
        wire: {other for line in crowd.near(box) for other in lines[line]} - {wire} for wire, box in placed.items()
    }
    found: dict[str, int] = {}
    for _ in range(_MOST_RANK):
        for wire in sorted(under):
            if under[wire]:
                found[wire] = min(_MOST_RANK, 1 + max(found.get(other, 0) for other in under[wire]))
    return found


def _candidates(route: Route, label: ShapedText) -> Iterator[Box]:
    """The proposed place first, then others along the line, its longer stretches first."""
    yield _around(route.label_at, label)
    for start, end in sorted(pairwise(route.points), key=lambda run: -_length(*run)):
        if _length(start, end) < (label.width if start.y == end.y else label.height) + 4 * PADDING:
            continue
        for share in _SHARES:
            yield _around(Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share), label)


def _clear(route: Route, label: ShapedText) -> Iterator[Box]:
    """Right over the proposed place and right under it, where the line is seen."""
    at = _around(route.label_at, label)
    aside = at.height / 2 + _CLEAR
    yield from (at.moved(0, dy) for dy in (-aside, aside))


def _is_hidden(route: Route, label: Box) -> bool:
    """Whether of the level stretch on which a label would stand little more would be seen than its ends."""
    at = label.centre
    return any(
        start.y == end.y == at.y and min(start.x, end.x) <= at.x <= max(start.x, end.x)
        for start, end in pairwise(route.points)
        if _length(start, end) < label.width + 2 * _SEEN
    )


def _aside(route: Route, label: ShapedText) -> Iterator[Box]:
    """Places on upright stretches where the line passes near the label's end instead of through its middle."""
    for start, end in sorted(pairwise(route.points), key=lambda run: -_length(*run)):
        if start.x == end.x and _length(start, end) >= label.height + 4 * PADDING:
            shift = label.width / 2 - PADDING
            for share in _SHARES:
                y = start.y + (end.y - start.y) * share
                yield from (_around(Point(start.x + dx, y), label) for dx in (-shift, shift))


def _length(start: Point, end: Point) -> float:
    return abs(start.x - end.x) + abs(start.y - end.y)


def _around(centre: Point, label: ShapedText) -> Box:
    width, height = label.width + 2 * PADDING, label.height + PADDING
    return Box(centre.x - width / 2, centre.y - height / 2, width, height)


def _stretches(route: Route) -> Iterator[Box]:
    for a, b in pairwise(route.points):
        yield Box(min(a.x, b.x), min(a.y, b.y), max(abs(a.x - b.x), 0.1), max(abs(a.y - b.y), 0.1))


class _Curves:
    """The emotion curves, from face to face. Those of two lanes are nowhere equally high."""

    def __init__(self, rows: Iterable[Iterable[Point]]) -> None:
        self._rows = [sorted(row) for row in rows if row]
        self._highest = [min(y for _, y in row) for row in self._rows]
        self._lowest = [max(y for _, y in row) for row in self._rows]

    def count(self, box: Box) -> int:
        """How many pass through it."""
        number, found = bisect_left(self._lowest, box.y), 0
        while number < len(self._rows) and self._highest[number] <= box.bottom:
            found += self._passes(self._rows[number], box)
            number += 1
        return found

    @staticmethod
    def _passes(row: list[Point], box: Box) -> bool:
        first = max(0, bisect_left(row, (box.x,)) - 1)
        for a, b in pairwise(row[first:]):
            if a.x > box.right:
                break
            heights = [_between(a, b, min(max(x, a.x), b.x)) for x in (box.x, box.right)]
            if min(heights) <= box.bottom and max(heights) >= box.y:
                return True
        return False


def _between(a: Point, b: Point, x: float) -> float:
    """About how high a curve is between two faces: it leaves and reaches them level."""
    share = (x - a.x) / (b.x - a.x) if b.x > a.x else 0.0
    return a.y + (b.y - a.y) * share * share * (3 - 2 * share)


class _Crowd:
    """Boxes by the coarse squares they touch, so that asking who is near does not ask everybody."""

    SQUARE = 256.0

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for square in self._covered(box):
            self._squares.setdefault(square, []).append(box)

    def meets(self, box: Box) -> bool:
        return any(box.meets(other) for square in self._covered(box) for other in self._squares.get(square, ()))

    def count(self, box: Box) -> int:
        """How many different boxes it meets."""
        return len(self.near(box))

    def near(self, box: Box) -> set[Box]:
        """The boxes that it meets."""
        return {other for square in self._covered(box) for other in self._squares.get(square, ()) if box.meets(other)}

    def _covered(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.x // self.SQUARE), int(box.right // self.SQUARE) + 1):
            for row in range(int(box.y // self.SQUARE), int(box.bottom // self.SQUARE) + 1):
                yield column, row
