"""Where the label of a connection stands: on its own line, and if at all possible on no other line, label or card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
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
_SAME = 0.01
"""Points: heights that differ by less are one."""
_MOST_RANK = 4
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)


def find_place(route: Route, label: ShapedText, is_free: Callable[[Box], bool], lines_at: Callable[[Box], int]) -> Box:
    """The box of a label: on its line, where it is free (of cards, faces, other labels) and the fewest lines pass.

    `lines_at` says how many do, its own and emotion curves too. Its middle is on the line; where other lines pass
    there, it moves aside and only its end is. A line of which no stretch would be seen beside it has it right over or
    under itself. Where every place is taken, it is the one that the route proposes.
    """
    lines_at = cache(lines_at)
    best, fewest = None, 0
    for box in _candidates(route, label):
        if is_free(box):
            lines = lines_at(box) + _is_hidden(route, box)
            if best is None or lines < fewest:
                best, fewest = box, lines
            if fewest <= 1:  # its own line is always there
                break
    has_place = best is not None
    if best is None:
        best = _around(route.label_at, label)
    if _is_hidden(route, best):
        best = min([*filter(is_free, _clear(route, label)), best], key=lines_at)
    if lines_at(best) > 1:
        aside = filter(is_free, _aside(route, label))
        best = _least(best, aside, lines_at) if has_place else next(aside, best)
    return best


def _least(best: Box, others: Iterator[Box], lines_at: Callable[[Box], int]) -> Box:
    """The first box at which the fewest lines pass: its own is always there, so none is looked for beyond one."""
    fewest = lines_at(best)
    for box in others:
        lines = lines_at(box)
        if lines < fewest:
            best, fewest = box, lines
        if fewest <= 1:
            break
    return best


def ranks(under: Mapping[str, Set[str]]) -> dict[str, int]:
    """How far over the others each connection with a label is to be painted, so that no line of theirs runs through its
    words. `under` says whose would. Only those are given that are not the lowest; where two run through each other's
    words, one has to."""
    found: dict[str, int] = {}
    met = sorted(wire for wire, others in under.items() if others)
    for _ in range(_MOST_RANK):
        for wire in met:
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
        start.y == end.y and abs(start.y - at.y) < _SAME and min(start.x, end.x) <= at.x <= max(start.x, end.x)
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
