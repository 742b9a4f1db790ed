"""Where the bubbles of a matrix are drawn: each at its place, those at the same place fanned, no two over one another.

Within a band of words it does not matter where a bubble stands: there they stand in rows and columns. What finds no
room is counted in a pile. Knows no Qt, so that it can be tested with made widths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from journey_editor.tables.matrix import Matrix, Spot

ROW = 24.0
"""Height of a bubble with its label, gap included, in pixels."""
GAP = 4.0
LABEL_WIDTH = 150.0
"""Labels are elided beyond."""
_PADDING = 7.0
_RADIUS, _SMALLEST, _LARGEST = 6.0, 4.0, 9.5
_PILE_WIDTH = 38.0
_FAN = (0, 1, -1, 2, -2, 3, -3)
"""How many rows off its place a bubble may stand that shares it with others."""


class Box(NamedTuple):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: Box) -> bool:
        """Whether they overlap."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def around(self, other: Box) -> bool:
        """Whether another is wholly in it."""
        is_across = self.x <= other.x and other.right <= self.right
        return is_across and self.y <= other.y and other.bottom <= self.bottom


@dataclass(frozen=True)
class Chip:
    """A bubble with its label."""

    spot: Spot
    box: Box
    bubble: tuple[float, float]
    """The middle of the bubble."""
    radius: float
    is_left: bool = False
    """Whether the label stands left of the bubble."""
    note: str = ""
    """What is said behind the label, never elided."""


@dataclass(frozen=True)
class Pile:
    """Records for which there is no room: "+3"."""

    spots: tuple[Spot, ...]
    box: Box

    @property
    def text(self) -> str:
        """How many."""
        return f"+{len(self.spots)}"


@dataclass
class Arranged:
    """All that is drawn of the records."""

    chips: dict[str, Chip] = field(default_factory=dict)
    piles: list[Pile] = field(default_factory=list)

    def box_of(self, record_id: str) -> Box | None:
        """Where a record is: its chip, or the pile that counts it."""
        if record_id in self.chips:
            return self.chips[record_id].box
        return next((pile.box for pile in self.piles if any(spot.id == record_id for spot in pile.spots)), None)


Measure = Callable[[str], float]


class Taken:
    """The boxes that are taken, by rows, so that few are looked at."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Box]] = {}

    def is_free(self, box: Box, but: Box | None = None) -> bool:
        """Whether nothing stands there, but what may."""
        return not any(
            box.meets(other) and other != but for row in self._span(box) for other in self._rows.get(row, ())
        )

    def take(self, box: Box) -> None:
        """Something stands there."""
        for row in self._span(box):
            self._rows.setdefault(row, []).append(box)

    @staticmethod
    def _span(box: Box) -> range:
        return range(int(box.y // ROW), int(box.bottom // ROW) + 1)


def radius_of(spot: Spot) -> float:
    """How large its bubble is."""
    return _RADIUS if spot.size is None else _SMALLEST + (_LARGEST - _SMALLEST) * min(max(spot.size, 0), 1)


def place_of(matrix: Matrix, plot: Box, across: float, up: float) -> tuple[float, float]:
    """The pixel of two numbers."""
    return plot.x + plot.width * matrix.across.at(across), plot.bottom - plot.height * matrix.up.at(up)


def numbers_at(matrix: Matrix, plot: Box, x: float, y: float) -> tuple[float, float]:
    """The numbers of the scales that are next to a pixel."""
    across = matrix.across.snapped((x - plot.x) / plot.width)
    return across, matrix.up.snapped((plot.bottom - y) / plot.height)


def arrange(matrix: Matrix, spots: Iterable[Spot], plot: Box, measure: Measure) -> Arranged:
    """Give each spot that has a place its chip, or a place in a pile."""
    groups: dict[tuple[float, float], list[Spot]] = {}
    for spot in spots:
        if spot.across is not None and spot.up is not None:
            groups.setdefault((spot.across, spot.up), []).append(spot)
    arranged = Arranged()
    if matrix.across.is_banded and matrix.up.is_banded:
        for (across, up), group in groups.items():
            _fill_cell(arranged, group, _cell(matrix, plot, across, up), measure)
    else:
        _fan(arranged, matrix, groups, plot, measure)
    return arranged


def flow(arranged: Arranged, noted: Sequence[tuple[Spot, str]], area: Box, measure: Measure) -> None:
    """Put chips in rows from left to right, as words in a text; the last place is the pile's where there are more.

    Each chip has a note behind its label.
    """
    x, y = area.x, area.y
    for number, (spot, note) in enumerate(noted):
        width = min(_width(spot, measure(spot.label), LABEL_WIDTH) + _PADDING + measure(note), area.width)
        is_last_row = y + 2 * ROW > area.bottom + 0.5
        rest = len(noted) - number - 1
        room = area.right - (_PILE_WIDTH + GAP if is_last_row and rest else 0)
        if x + width > room and x > area.x and not is_last_row:
            x, y = area.x, y + ROW
        elif x + width > room and (x > area.x or (is_last_row and rest)):
            pile = tuple(one for one, _ in noted[number:])
            arranged.piles.append(Pile(pile, Box(x, y, _PILE_WIDTH, ROW - GAP)))
            return
        arranged.chips[spot.id] = replace(_chip(spot, Box(x, y, width, ROW - GAP)), note=note)
        x += width + GAP + 2


def _width(spot: Spot, text_width: float, widest: float) -> float:
    return 2 * radius_of(spot) + 3 * _PADDING + min(text_width, widest)


def _chip(spot: Spot, box: Box, is_left: bool = False) -> Chip:
    radius = radius_of(spot)
    x = box.right - _PADDING - radius if is_left else box.x + _PADDING + radius
    return Chip(spot, box, (x, box.y + box.height / 2), radius, is_left)


def _cell(matrix: Matrix, plot: Box, across: float, up: float) -> Box:
    """The cell of two bands."""
    left, bottom = place_of(matrix, plot, across - 0.5, up - 0.5)
    right, top = place_of(matrix, plot, across + 0.5, up + 0.5)
    return Box(left + GAP, top + GAP, right - left - 2 * GAP, bottom - top - 2 * GAP)


def _fill_cell(arranged: Arranged, group: list[Spot], cell: Box, measure: Measure) -> None:
    """Rows from the middle, in as many columns as are needed and have room."""
    rows = max(1, int((cell.height + GAP) // ROW))
    usual = LABEL_WIDTH * 0.6 + 2 * _RADIUS + 3 * _PADDING
    most = max(1, int((cell.width + GAP) // usual))
    columns = min(most, -(-len(group) // rows))
    width = (cell.width - GAP * (columns - 1)) / columns
    shown = group if len(group) <= rows * columns else group[: rows * columns - 1]
    widths = [min(_width(spot, measure(spot.label), LABEL_WIDTH), width) for spot in shown]
    used_rows = min(rows, -(-len(group) // columns))
    pitch = min(width, max(widths, default=_PILE_WIDTH)) + GAP
    left = cell.x + max(0.0, (cell.width - pitch * columns + GAP) / 2)
    top = cell.y + max(0.0, (cell.height - used_rows * ROW + GAP) / 2)
    for number, (spot, wide) in enumerate(zip(shown, widths, strict=True)):
        box = Box(left + pitch * (number // used_rows), top + ROW * (number % used_rows), wide, ROW - GAP)
        arranged.chips[spot.id] = _chip(spot, box)
    if len(shown) < len(group):
        number = len(shown)
        box = Box(left + pitch * (number // used_rows), top + ROW * (number % used_rows), _PILE_WIDTH, ROW - GAP)
        arranged.piles.append(Pile(tuple(group[len(shown) :]), box))


def _fan(
    arranged: Arranged, matrix: Matrix, groups: dict[tuple[float, float], list[Spot]], plot: Box, measure: Measure
) -> None:
    """Each at its place; those that share one fan out up and down, their labels right or left, as there is room."""
    taken = Taken()
    waiting: list[tuple[tuple[float, float], list[Spot]]] = []
    in_order = sorted(groups.items(), key=lambda group: (-group[0][1], group[0][0]))
    for (across, up), _ in in_order:  # nothing may cover the place where another bubble stands
        x, y = place_of(matrix, plot, across, up)
        if not matrix.up.is_banded:
            taken.take(_own(x, y))
    for key, group in in_order:
        place, area = place_of(matrix, plot, *key), _area(matrix, plot, *key)
        rows = _rows_of_band(area) if matrix.up.is_banded else _FAN
        shown: list[Chip] = []
        for spot in group:
            chip = next(_free(spot, place, area, rows, plot, taken, measure), None)
            if chip is None:
                break
            shown.append(chip)
            taken.take(chip.box)
        if len(shown) < len(group) and shown:  # the last one makes room for the pile
            last = shown.pop().box
            x = last.right - _PILE_WIDTH if last.x + last.width / 2 < place[0] else last.x
            arranged.piles.append(Pile(tuple(group[len(shown) :]), Box(x, last.y, _PILE_WIDTH, last.height)))
        elif not shown:
            waiting.append((key, group))
        arranged.chips.update((chip.spot.id, chip) for chip in shown)
    for key, group in waiting:
        _count(arranged, group, *place_of(matrix, plot, *key), _area(matrix, plot, *key))


def _count(arranged: Arranged, group: list[Spot], x: float, y: float, area: Box) -> None:
    """Count what has no room at its place in the nearest pile of the same field, or else in one of its own."""
    there = [pile for pile in arranged.piles if area.holds(*pile.box.centre)]
    if not there:
        box = Box(x - _PILE_WIDTH / 2, y - (ROW - GAP) / 2, _PILE_WIDTH, ROW - GAP)
        arranged.piles.append(Pile(tuple(group), box))
        return
    nearest = min(there, key=lambda pile: abs(pile.box.centre[0] - x) + abs(pile.box.centre[1] - y))
    arranged.piles.remove(nearest)
    arranged.piles.append(Pile((*nearest.spots, *group), nearest.box))


def _rows_of_band(area: Box) -> list[int]:
    """All of a band is the place: its rows, from the middle out."""
    most = int((area.height / ROW - 1) / 2 + 0.01)
    return [step for number in range(most + 1) for step in ((number, -number) if number else (0,))]


def _area(matrix: Matrix, plot: Box, across: float, up: float) -> Box:
    """Where what has these numbers may stand: never in another named field, nor in another band."""
    part_x = plot.x + plot.width * matrix.across.parting
    part_y = plot.bottom - plot.height * matrix.up.parting
    left, right = (part_x, plot.right) if matrix.across.is_upper(across) else (plot.x, part_x)
    top, bottom = (plot.y, part_y) if matrix.up.is_upper(up) else (part_y, plot.bottom)
    if matrix.across.is_banded or matrix.up.is_banded:
        cell_left, cell_bottom = place_of(matrix, plot, across - 0.5, up - 0.5)
        cell_right, cell_top = place_of(matrix, plot, across + 0.5, up + 0.5)
        if matrix.across.is_banded:
            left, right = cell_left, cell_right
        else:
            top, bottom = cell_top, cell_bottom
    return Box(left, top, right - left, bottom - top)


def _free(
    spot: Spot, place: tuple[float, float], area: Box, rows: Sequence[int], plot: Box, taken: Taken, measure: Measure
) -> Iterator[Chip]:
    """The chips that would cover nothing, the best one first."""
    x, y = place
    width = _width(spot, measure(spot.label), LABEL_WIDTH)
    shift = _PADDING + radius_of(spot)
    for step in rows:
        top = y + step * ROW - (ROW - GAP) / 2
        if step and not (area.y <= top and top + ROW - GAP <= area.bottom):
            continue
        for is_left in (False, True):
            box = Box(x + shift - width if is_left else x - shift, top, width, ROW - GAP)
            is_inside = plot.x - GAP <= box.x and box.right <= plot.right
            if is_inside and taken.is_free(box, but=_own(x, y)):
                yield _chip(spot, box, is_left)


def _own(x: float, y: float) -> Box:
    """The place itself."""
    return Box(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
