"""Lines that a hand has bent: from bends to corners, and from a corner line whose stretch is dragged back to bends.

A bent line leaves its card sideways, goes to the x of each bend and then to its y, and at last to the height at which
it enters the other card. So what is kept is where its upright stretches stand and how high those between them lie;
its ends follow the cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from journey_editor.layout.picture import Box, Point

Bends = Sequence[tuple[float, float]]

STUB = 12.0
"""How far a line at least goes straight away from a card, in points."""
_LANDING = 18.0
"""How far it at least comes straight to a card: an arrow, and the corner before it."""
SNAP = 6.0
"""A stretch that is let go so near in line with a neighbour becomes one with it."""
_EDGE = 1.0
"""Points within a box that count as its edge."""
_BESIDE = 8.0
"""Points between a card and a line that keeps off it."""
_MOST_STEPS = 4
_MOST_TRIED = 32
"""Places for a stretch that are tried, the nearest: a line may run through a hundred cards."""

_Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def absolute(bends: Bends, source: Box) -> list[Point]:
    """Bends as places on the board."""
    return [Point(source.centre.x + x, source.centre.y + y) for x, y in bends]


def relative(points: Sequence[Point], source: Box) -> list[tuple[float, float]]:
    """Places on the board as bends: right of and below the middle of the card that the line starts at."""
    return [(point.x - source.centre.x, point.y - source.centre.y) for point in points]


def leaves_right(bends: Bends, source: Box) -> bool:
    """Whether a bent line leaves its card at the right."""
    return bends[0][0] >= 0


def enters_left(bends: Bends, source: Box, target: Box) -> bool:
    """Whether a bent line reaches its card at the left."""
    return source.centre.x + bends[-1][0] <= target.centre.x


def corners(bends: Bends, source: Box, target: Box, start_y: float, end_y: float) -> tuple[Point, ...]:
    """The corners of a bent line that leaves and enters at these heights."""
    goes_right, comes_left = leaves_right(bends, source), enters_left(bends, source, target)
    start = Point(source.right if goes_right else source.x, start_y)
    end = Point(target.x if comes_left else target.right, end_y)
    places = absolute(bends, source)
    places[0] = Point(_clear(places[0].x, start.x, goes_right, STUB), places[0].y)
    places[-1] = Point(_clear(places[-1].x, end.x, not comes_left, _LANDING), places[-1].y)
    points = [start]
    for place in places:
        points += [Point(place.x, points[-1].y), place]
    points += [Point(points[-1].x, end.y), end]
    return simplified(points)


def dragged(points: Sequence[Point], stretch: int, by: float) -> tuple[Point, ...]:
    """The corners when the stretch of a number is moved by so much: down where it lies, to the right where it stands.

    The ends stay where they are: a stretch that touches a card grows a corner beside it.
    """
    path = list(points)
    last = len(path) - 2
    start, end = path[stretch], path[stretch + 1]
    if start.x == end.x:
        path[stretch], path[stretch + 1] = Point(start.x + by, start.y), Point(end.x + by, end.y)
        return tuple(path)
    y = _in_line(path, stretch, start.y + by)
    before: list[Point] = path[: stretch + 1]
    after: list[Point] = path[stretch + 1 :]
    sign = 1.0 if end.x >= start.x else -1.0
    out, home = (min(least, abs(end.x - start.x) / 3) for least in (STUB, _LANDING))
    if stretch == 0:
        x = start.x + sign * out
        before = [start, Point(x, start.y), Point(x, y)]
    else:
        before[-1] = Point(start.x, y)
    if stretch == last:
        x = end.x - sign * home
        after = [Point(x, y), Point(x, end.y), end]
    else:
        after[0] = Point(end.x, y)
    return tuple([*before, *after])


def bends_of(points: Sequence[Point], source: Box) -> list[tuple[float, float]]:
    """The bends that give a line of these corners (from card to card); none for a straight one."""
    path = simplified(points)
    uprights = [(a.x, b.y) for a, b in pairwise(path) if a.x == b.x]
    if not uprights:
        return []
    if len(uprights) == 1:
        return relative([Point(uprights[0][0], (path[0].y + path[-1].y) / 2)], source)
    kept = [Point(x, y) for x, y in uprights[:-1]]
    kept.append(Point(uprights[-1][0], kept[-1].y))
    return relative(kept, source)


def without_stretch(points: Sequence[Point], number: int) -> Iterator[tuple[Point, ...]]:
    """The lines in which a level stretch is in line with another that a hand can have led; others stay as they are.

    None where it is the only one (what touches a card follows that), or the stretch of this number is no such.
    """
    led = [i for i in range(2, len(points) - 3) if points[i].y == points[i + 1].y]
    for other in (number - 2, number + 2):
        if number in led and other in led:
            path = list(points)
            path[number], path[number + 1] = (Point(path[i].x, points[other].y) for i in (number, number + 1))
            yield simplified(path)


def runs_through(points: Sequence[Point], boxes: Iterable[Box]) -> bool:
    """Whether a line runs through one of these boxes; along an edge it may."""
    return bool(_met(points, [_inner(box) for box in boxes]))


def _inner(box: Box) -> _Edges:
    """The edges of what of a box a line is not to run through."""
    return box.x + _EDGE, box.y + _EDGE, box.right - _EDGE, box.bottom - _EDGE


def _met(points: Sequence[Point], edges: Sequence[_Edges]) -> set[int]:
    """The numbers of those that a line runs through."""
    found: set[int] = set()
    for a, b in pairwise(points):
        left, right = (a.x, b.x) if a.x < b.x else (b.x, a.x)
        top, bottom = (a.y, b.y) if a.y < b.y else (b.y, a.y)
        found.update(
            number
            for number, (x, y, far, low) in enumerate(edges)
            if left < far and right > x and top < low and bottom > y
        )
    return found


def keeping_off(points: Sequence[Point], boxes: Sequence[Box]) -> tuple[Point, ...]:
    """The same line, of which stretches step aside that would run through these boxes: a card came to stand there.

    Its ends stay where they are. Where no step helps, the line stays as it was led.
    """
    path = tuple(points)
    edges = [_inner(box) for box in boxes]
    for _ in range(_MOST_STEPS):
        met = _met(path, edges)
        in_the_way = [boxes[number] for number in met]
        steps = {step for number in range(len(path) - 1) for step in _steps_aside(path, number, in_the_way)}
        fewest, best = len(met), path
        for _, other in sorted(steps)[:_MOST_TRIED]:
            count = len(_met(other, edges))
            if count < fewest:
                fewest, best = count, other
            if not fewest:
                break
        if best is path:
            break
        path = best
    return path


def _steps_aside(path: Sequence[Point], number: int, met: Iterable[Box]) -> Iterator[tuple[float, tuple[Point, ...]]]:
    """The lines in which a stretch lies just beside one of the boxes that it runs through, and how far that is."""
    a, b = path[number], path[number + 1]
    for box in met:
        if runs_through((a, b), [box]):
            at, near, far = (a.x, box.x, box.right) if a.x == b.x else (a.y, box.y, box.bottom)
            for by in (near - _BESIDE - at, far + _BESIDE - at):
                yield abs(by), simplified(dragged(path, number, by))


def nearest_stretch(points: Sequence[Point], at: Point) -> int:
    """The number of the stretch that a place is nearest to."""

    def distance(number: int) -> float:
        a, b = points[number], points[number + 1]
        x, y = min(max(at.x, min(a.x, b.x)), max(a.x, b.x)), min(max(at.y, min(a.y, b.y)), max(a.y, b.y))
        return abs(at.x - x) + abs(at.y - y)

    return min(range(len(points) - 1), key=distance)


def stretches(points: Sequence[Point], least: float) -> dict[int, Point]:
    """The middle of each stretch that is long enough to be taken hold of, by its number."""
    return {
        number: Point((a.x + b.x) / 2, (a.y + b.y) / 2)
        for number, (a, b) in enumerate(pairwise(points))
        if abs(a.x - b.x) + abs(a.y - b.y) >= least
    }


def simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same line without points that are no corners."""
    path: list[Point] = []
    for point in points:
        while len(path) > 1 and _is_between(path[-2], path[-1], point):
            path.pop()
        if not path or abs(point.x - path[-1].x) >= 0.05 or abs(point.y - path[-1].y) >= 0.05:
            path.append(point)
    return tuple(path)


def _is_between(a: Point, b: Point, c: Point) -> bool:
    """Whether b is no corner of the way from a over b to c; the way there and back is none either."""
    return (a.x == b.x == c.x) or (a.y == b.y == c.y)


def _in_line(path: list[Point], stretch: int, y: float) -> float:
    levels = [p.y for i, p in enumerate(path) if i not in (stretch, stretch + 1)]
    return next((level for level in levels if abs(level - y) <= SNAP), y)


def _clear(x: float, edge: float, is_right: bool, by: float) -> float:
    """So far from a card's edge that the line goes away from it."""
    return max(x, edge + by) if is_right else min(x, edge - by)
