"""Where the bubbles of a matrix are drawn: each at its place, those at the same place fanned, no two over one another.

Within a band of words it does not matter where a bubble stands: there they stand in rows and columns. What finds no
room is counted in a pile. Knows no Qt, so that it can be tested with made widths.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from journey_editor.layout.picture import Box
from journey_editor.tables.matrix import Matrix, Spot
from journey_editor.workbench.matrix.shapes import (
    GAP,
    LABEL_WIDTH,
    PADDING,
    PILE_WIDTH,
    RADIUS,
    ROW,
    Arranged,
    Chip,
    Measure,
    Pile,
    Place,
    TakenBoxes,
    chip_in,
    radius_of,
    width_of,
)

_LABEL_WIDTHS = (150.0, 58.0, 32.0)
"""Shorter ones where there is no more room."""
_FAN = (0, 1, -1, 2, -2, 3, -3)
"""How many rows off its place a bubble may stand that shares it with others."""


def place_of(matrix: Matrix, plot: Box, across: float, up: float) -> tuple[float, float]:
    """The pixel of two numbers."""
    return plot.x + plot.width * matrix.across.at(across), plot.bottom - plot.height * matrix.up.at(up)


def numbers_at(matrix: Matrix, plot: Box, x: float, y: float) -> tuple[float, float]:
    """The numbers of the scales that are next to a pixel."""
    across = matrix.across.snapped((x - plot.x) / plot.width)
    return across, matrix.up.snapped((plot.bottom - y) / plot.height)


def arrange(
    matrix: Matrix, spots: Iterable[Spot], plot: Box, measure: Measure, longest: float = LABEL_WIDTH
) -> Arranged:
    """Give each spot that has a place its chip, or a place in a pile."""
    groups: dict[Place, list[Spot]] = {}
    for spot in spots:
        if spot.across is not None and spot.up is not None:
            groups.setdefault((spot.across, spot.up), []).append(spot)
    arranged = Arranged()
    if matrix.across.is_banded and matrix.up.is_banded:
        for (across, up), group in groups.items():
            _fill_cell(arranged, group, _cell(matrix, plot, across, up), measure, longest)
    else:
        _Fan(matrix, plot, measure, longest).arrange(arranged, groups)
    return arranged


def flow(
    arranged: Arranged, noted: Sequence[tuple[Spot, str]], area: Box, measure: Measure, longest: float = LABEL_WIDTH
) -> None:
    """Put chips in rows from left to right, as words in a text; the last place is the pile's where there are more.

    Each chip has a note behind its label.
    """
    x, y = area.x, area.y
    for number, (spot, note) in enumerate(noted):
        width = min(width_of(spot, measure(spot.label), longest) + PADDING + measure(note), area.width)
        is_last_row = y + 2 * ROW > area.bottom + 0.5
        rest = len(noted) - number - 1
        room = area.right - (PILE_WIDTH + GAP if is_last_row and rest else 0)
        if x + width > room and x > area.x and not is_last_row:
            x, y = area.x, y + ROW
        elif x + width > room and (x > area.x or (is_last_row and rest)):
            pile = tuple(one for one, _ in noted[number:])
            arranged.piles.append(Pile(pile, Box(x, y, PILE_WIDTH, ROW - GAP)))
            return
        arranged.chips[spot.id] = replace(chip_in(spot, Box(x, y, width, ROW - GAP)), note=note)
        x += width + GAP + 2


def _cell(matrix: Matrix, plot: Box, across: float, up: float) -> Box:
    """The cell of two bands."""
    left, bottom = place_of(matrix, plot, across - 0.5, up - 0.5)
    right, top = place_of(matrix, plot, across + 0.5, up + 0.5)
    return Box(left + GAP, top + GAP, right - left - 2 * GAP, bottom - top - 2 * GAP)


def _fill_cell(arranged: Arranged, group: list[Spot], cell: Box, measure: Measure, longest: float) -> None:
    """Rows from the middle, in as many columns as are needed and have room."""
    rows = max(1, int((cell.height + GAP) // ROW))
    usual = LABEL_WIDTH * 0.6 + 2 * RADIUS + 3 * PADDING
    most = max(1, int((cell.width + GAP) // usual))
    columns = min(most, -(-len(group) // rows))
    width = (cell.width - GAP * (columns - 1)) / columns
    shown = group if len(group) <= rows * columns else group[: rows * columns - 1]
    widths = [min(width_of(spot, measure(spot.label), longest), width) for spot in shown]
    used_rows = min(rows, -(-len(group) // columns))
    pitch = min(width, max(widths, default=PILE_WIDTH)) + GAP
    left = cell.x + max(0.0, (cell.width - pitch * columns + GAP) / 2)
    top = cell.y + max(0.0, (cell.height - used_rows * ROW + GAP) / 2)
    for number, (spot, wide) in enumerate(zip(shown, widths, strict=True)):
        box = Box(left + pitch * (number // used_rows), top + ROW * (number % used_rows), wide, ROW - GAP)
        arranged.chips[spot.id] = chip_in(spot, box)
    if len(shown) < len(group):
        number = len(shown)
        box = Box(left + pitch * (number // used_rows), top + ROW * (number % used_rows), PILE_WIDTH, ROW - GAP)
        arranged.piles.append(Pile(tuple(group[len(shown) :]), box))


class _Fan:
    """Each at its place; those that share one fan out up and down, their labels right or left, as there is room."""

    def __init__(self, matrix: Matrix, plot: Box, measure: Measure, longest: float) -> None:
        self._matrix = matrix
        self._plot = plot
        self._measure = measure
        self._longest = longest
        self._taken = TakenBoxes()

    def arrange(self, arranged: Arranged, groups: dict[Place, list[Spot]]) -> None:
        """Place the groups; what has no room at all is counted once all others stand."""
        in_order = sorted(groups.items(), key=lambda group: (-group[0][1], group[0][0]))
        for place, _ in in_order:  # nothing may cover the place where another bubble stands
            self._taken.take(_own(*place_of(self._matrix, self._plot, *place)))
        waiting: list[tuple[Place, list[Spot]]] = []
        for place, group in in_order:
            shown = self._shown(place, group, groups)
            if len(shown) < len(group) and shown:  # the last one makes room for the pile
                last = shown.pop()
                box = last.box
                x = box.right - PILE_WIDTH if last.is_left else box.x
                arranged.piles.append(Pile(tuple(group[len(shown) :]), Box(x, box.y, PILE_WIDTH, box.height)))
            elif not shown:
                waiting.append((place, group))
            arranged.chips.update((chip.spot.id, chip) for chip in shown)
        for place, group in waiting:
            at = place_of(self._matrix, self._plot, *place)
            _count(arranged, group, *at, _area(self._matrix, self._plot, *place))

    def _shown(self, place: Place, group: Sequence[Spot], groups: Collection[Place]) -> list[Chip]:
        """The chips of those of a group for which there is room, the first ones first."""
        shown: list[Chip] = []
        for spot in group:
            chip = next(self._free(spot, place, self._sides(spot, place, groups)), None)
            if chip is None:
                break
            shown.append(chip)
            self._taken.take(chip.box)
        return shown

    def _sides(self, spot: Spot, place: Place, groups: Collection[Place]) -> tuple[bool, bool]:
        """On which side the label stands, left (True) or right, the better one first: away from a near neighbour."""
        x, _ = place_of(self._matrix, self._plot, *place)
        others = [self._x(other[0]) - x for other in groups if other[1] == place[1] and other != place]
        width = width_of(spot, self._measure(spot.label), self._longest)
        right = min((gap for gap in others if gap > 0), default=width)
        left = min((-gap for gap in others if gap < 0), default=width)
        is_left = right < width <= left and x - width >= self._plot.x
        return is_left, not is_left

    def _x(self, across: float) -> float:
        return self._plot.x + self._plot.width * self._matrix.across.at(across)

    def _free(self, spot: Spot, place: Place, sides: tuple[bool, bool]) -> Iterator[Chip]:
        """The chips that would cover nothing, the best one first; with a shorter label where there is no more room."""
        x, y = place_of(self._matrix, self._plot, *place)
        area = _area(self._matrix, self._plot, *place)
        rows = _rows_of_band(area) if self._matrix.up.is_banded else _FAN
        shift = PADDING + radius_of(spot)
        for longest in (self._longest, *(width for width in _LABEL_WIDTHS if width < self._longest)):
            width = width_of(spot, self._measure(spot.label), longest)
            for step in rows:
                top = y + step * ROW - (ROW - GAP) / 2
                if step and not (area.y <= top and top + ROW - GAP <= area.bottom):
                    continue
                for is_left in sides:
                    box = Box(x + shift - width if is_left else x - shift, top, width, ROW - GAP)
                    is_inside = self._plot.x - GAP <= box.x and box.right <= self._plot.right
                    if is_inside and self._taken.is_free(box, but=_own(x, y)):
                        yield chip_in(spot, box, is_left)


def _count(arranged: Arranged, group: list[Spot], x: float, y: float, area: Box) -> None:
    """Count what has no room at its place in the nearest pile of the same field, or else in one of its own."""
    there = [pile for pile in arranged.piles if area.contains(*pile.box.centre)]
    if not there:
        box = Box(x - PILE_WIDTH / 2, y - (ROW - GAP) / 2, PILE_WIDTH, ROW - GAP)
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


def _own(x: float, y: float) -> Box:
    """The place itself."""
    return Box(x - PADDING - RADIUS, y - RADIUS, 2 * (PADDING + RADIUS), 2 * RADIUS)
