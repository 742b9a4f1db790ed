"""A matrix on paper: numbered spots in the four named fields, and under it what each number is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import cos, hypot, pi, sin

from journey_editor.layout.picture import Box, Mark, Picture, Piece, Point, Shape, Stroke, Text
from journey_editor.layout.text import TextStyle
from journey_editor.reports.blocks import Figure
from journey_editor.reports.chunk import Chunk, beside, kept_together
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import BODY, FOOTER, LABEL, STRONG
from journey_editor.reports.subject import Subject
from journey_editor.reports.tables import Cell, Heading, table
from journey_editor.tables.matrix import Axis, Matrix, Spot

_MOST_SIDE = 400.0
_BESIDE_FROM = 620.0
"""From this width on, what the numbers mean stands beside the matrix if there is room for all of it."""
_GAP = 24.0
_FEW = 6
_SQUARE_TO = 440.0
"""A matrix that is no wider than this is about as high as wide."""
_HEADINGS = 76.0
"""The room for the headings of a section and of a matrix."""
_AXIS = 62.0
"""The room for the words of the upright scale."""
_UNDER = 34.0
_SPOT = 17.0
_APART = 0.8
"""Of a spot's width: nearer to one another, one number would cover another."""
_TRIES = 7
"""Its own place, and once around it."""
_NUMBER = TextStyle(9, 700, 11)


def matrix_chunks(subject: Subject, matrix: Matrix, called: str = "") -> list[Chunk]:
    """The matrix, what stands in it, and what has no place yet because a value is unknown.

    `called` is its heading; else that names its scales.
    """
    setter = subject.setter
    spots = matrix.spots(subject.journey)
    placed = [spot for spot in spots if spot.is_placed]
    title = setter.heading(called or f"{matrix.up.title} and {matrix.across.noun}", 1)
    if not spots:
        return [title, *setter.paragraph("There is nothing to place yet.", BODY, "text.muted")]
    half = setter.narrower((setter.width - _GAP) / 2)
    narrow = subject.on(subject.sheet, half, subject.pages)
    chunks = [title]
    if placed:
        chunks = [*kept_together([title, _figure(subject, matrix, placed)]), *_key(setter, matrix, placed)]
    if placed and setter.width >= _BESIDE_FROM:
        pair = beside(
            [[_figure(narrow, matrix, placed)], _key(half, matrix, placed, names_field=False)], half.width, _GAP
        )
        if pair.height <= subject.sheet.room.height - _HEADINGS:
            chunks = kept_together([title, pair])
    waiting = [spot for spot in spots if not spot.is_placed]
    if waiting:
        heading = setter.heading(f"Not placed yet ({len(waiting)})", 2, in_outline=False)
        told = [f"{spot.label}: {' and '.join(matrix.unknown(spot))} unknown" for spot in waiting]
        listed = setter.bullets(told, BODY, "text.muted")
        chunks += kept_together([heading, *listed]) if len(listed) <= _FEW else [heading, *listed]
    return chunks


def _key(setter: Setter, matrix: Matrix, placed: Sequence[Spot], *, names_field: bool = True) -> list[Chunk]:
    """What each number is; beside the matrix the field that it stands in is seen."""
    columns = 5 if names_field else 4
    rows = [
        [Cell(str(number)), Cell(spot.label), *_cells(matrix, spot)][:columns] for number, spot in enumerate(placed, 1)
    ]
    return table(
        setter,
        (
            *(Heading("", 0.4), Heading(matrix.title, 4 if names_field else 6)),
            *(Heading(_of(matrix.up), 1.2), Heading(_of(matrix.across), 1.2), Heading("Field", 1.3)),
        )[:columns],
        rows,
    )


def _of(axis: Axis) -> str:
    """What an axis is called, and of how many its numbers are."""
    return f"{axis.title} (of 10)" if axis.high == 10 else axis.title


def _cells(matrix: Matrix, spot: Spot) -> list[Cell]:
    assert spot.up is not None and spot.across is not None
    return [
        Cell(matrix.up.says(matrix.up.value_of(spot.up))),
        Cell(matrix.across.says(matrix.across.value_of(spot.across))),
        Cell(matrix.quadrant(spot.across, spot.up).name),
    ]


def _figure(subject: Subject, matrix: Matrix, placed: Sequence[Spot]) -> Chunk:
    setter = subject.setter
    side = min(_MOST_SIDE, setter.width - _AXIS)
    height = side * (0.72 if setter.width > _SQUARE_TO else 0.95)
    field = Box(_AXIS, 16, setter.width - _AXIS if setter.width < 620 else side * 1.4, height)
    marks = [
        *_grounds(subject, matrix, field),
        *_scales(subject, matrix, field),
        *_spots(subject, matrix, placed, field),
    ]
    whole = field.bottom + _UNDER
    label = f"{matrix.title}: " + " ".join(matrix.sentence(spot) for spot in placed)
    piece = Piece(setter.key("figure"), Box(0, 0, setter.width, whole), tuple(marks), told=label)
    return Chunk(whole, (piece,), says=(Figure(Picture(setter.width, whole, (piece,), "panel"), label),))


def _grounds(subject: Subject, matrix: Matrix, field: Box) -> list[Mark]:
    """The four fields with their names in their outer corners."""
    setter = subject.setter
    x = field.x + field.width * matrix.across.parting
    y = field.bottom - field.height * matrix.up.parting
    boxes = (
        Box(field.x, field.y, x - field.x, y - field.y),
        Box(x, field.y, field.right - x, y - field.y),
        Box(field.x, y, x - field.x, field.bottom - y),
        Box(x, y, field.right - x, field.bottom - y),
    )
    marks: list[Mark] = []
    for at, (quadrant, box) in enumerate(zip(matrix.quadrants, boxes, strict=True)):
        marks.append(Shape(box, quadrant.ground, Stroke("board.line.strong", 0.75)))
        align = "end" if at % 2 else "start"
        shaped = setter.shaper.shape(quadrant.name, STRONG, max(20.0, box.width - 16), 1, align)
        top = box.y + 5 if at < 2 else box.bottom - 5 - shaped.height
        marks.append(Text(box.x + 8, top, shaped, "text"))
    return marks


def _scales(subject: Subject, matrix: Matrix, field: Box) -> list[Mark]:
    shaper = subject.setter.shaper
    marks: list[Mark] = []
    for number, word in _few(matrix.across):
        at = field.x + field.width * matrix.across.at(number)
        shaped = shaper.shape(word, FOOTER, 74, 1, "center")
        marks.append(Text(at - 37, field.bottom + 4, shaped, "text.muted"))
    for number, word in _few(matrix.up):
        at = field.bottom - field.height * matrix.up.at(number)
        shaped = shaper.shape(word, FOOTER, _AXIS - 6, 2, "end")
        marks.append(Text(0, at - shaped.height / 2, shaped, "text.muted"))
    across = shaper.shape(matrix.across.title, LABEL, field.width, 1, "center")
    marks.append(Text(field.x, field.bottom + 18, across, "text.strong"))
    up = shaper.shape(matrix.up.title, LABEL, field.width, 1)
    marks.append(Text(0, 0, up, "text.strong"))
    return marks


def _few(axis: Axis) -> list[tuple[float, str]]:
    """The words of a scale; of a long one the ends and the middle."""
    ticks = list(axis.ticks)
    return ticks if len(ticks) <= 6 else [ticks[0], ticks[len(ticks) // 2], ticks[-1]]


def _spots(subject: Subject, matrix: Matrix, placed: Sequence[Spot], field: Box) -> list[Mark]:
    """Numbered circles; one that would cover another stands beside it, so that each number can be read."""
    marks: list[Mark] = []
    at_place: dict[tuple[float, float], int] = {}
    taken: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
    """By the square of the field that they are in: in a field of thousands only those nearby are looked at."""

    def centre(spot: Spot, nth: int) -> Point:
        assert spot.up is not None and spot.across is not None
        dx, dy = _beside(nth)
        x = field.x + field.width * matrix.across.at(spot.across) + dx
        y = field.bottom - field.height * matrix.up.at(spot.up) + dy
        x = min(max(x, field.x + _SPOT / 2), field.right - _SPOT / 2)
        return Point(x, min(max(y, field.y + _SPOT / 2), field.bottom - _SPOT / 2))

    for number, spot in enumerate(placed, 1):
        assert spot.up is not None and spot.across is not None
        first = at_place.get((spot.across, spot.up), 0)
        free = (nth for nth in range(first, first + _TRIES) if _is_free(centre(spot, nth), taken))
        nth = next(free, first)
        at_place[spot.across, spot.up] = nth + 1
        x, y = centre(spot, nth)
        taken[_square(Point(x, y))].append(Point(x, y))
        shaped = subject.setter.shaper.shape(str(number), _NUMBER, _SPOT, 1, "center")
        marks.append(Shape(Box(x - _SPOT / 2, y - _SPOT / 2, _SPOT, _SPOT), spot.tint, Stroke("panel", 1), _SPOT / 2))
        marks.append(Text(x - _SPOT / 2, y - _NUMBER.line_height / 2, shaped, "text.on-accent"))
    return marks


def _square(at: Point) -> tuple[int, int]:
    return int(at.x // _SPOT), int(at.y // _SPOT)


def _is_free(at: Point, taken: Mapping[tuple[int, int], Sequence[Point]]) -> bool:
    column, row = _square(at)
    near = (taken.get((column + dx, row + dy), ()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
    return all(hypot(at.x - one.x, at.y - one.y) >= _SPOT * _APART for some in near for one in some)


def _beside(nth: int) -> tuple[float, float]:
    """Where the nth spot of a place stands from its middle: rings of 6, 12, 18 ..."""
    ring, first = 0, 0
    while nth >= first + max(1, 6 * ring):
        first += max(1, 6 * ring)
        ring += 1
    if not ring:
        return 0.0, 0.0
    angle = pi / 2 + 2 * pi * (nth - first) / (6 * ring)  # the first under it: at the same place across
    return cos(angle) * ring * (_SPOT + 1), sin(angle) * ring * (_SPOT + 1)
