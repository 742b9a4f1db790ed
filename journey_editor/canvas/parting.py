"""What of a stage is larger than the screen is shown in parts, each of which can be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from journey_editor.layout import metrics
from journey_editor.layout.board import Board
from journey_editor.layout.grid import LaneRow, StageSpan, StepColumn
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.picture import Box

MOST = 2.5
"""Nothing is shown larger than this by itself: two words a wall would not help."""
MARGIN = 14.0
"""Points left free around what is looked at."""
_READABLE = 42.0
"""Names of cards are shown as high as this part of the screen; what is higher than it then is shown in parts. On a
picture of 2.4 x 1.35 m an x is 17 mm high then: seen from 10 m a fifth more than good eyes need."""
_LEAST = 50.0
"""So that all steps of a stage stand side by side, or a lane is seen whole, they may be as small as this part: just
what good eyes need."""


class StagePart(NamedTuple):
    """What is seen at once of a stage: its steps between two edges, from a height on."""

    left: float
    right: float
    top: float


@dataclass(frozen=True)
class Seeing:
    """How a stage, or one of its lanes, is shown to a room: how large, and in which parts."""

    zoom: float = 1.0
    parts: tuple[StagePart, ...] = (StagePart(0.0, 0.0, 0.0),)

    @classmethod
    def of(cls, board: Board, span: StageSpan, rows: Sequence[LaneRow], width: int, height: int, foot: float) -> Self:
        """On a screen of so many pixels; `foot` of its height are not for the board."""
        head = board.header.height + 2 * MARGIN
        upper = rows[0].top if rows else board.header.bottom + MARGIN
        lower = rows[-1].bottom if rows else board.band.bottom
        least = max(1.0, height / _READABLE / metrics.CARD_NAME.size)
        side_by_side = max(1.0, height / _LEAST / metrics.CARD_NAME.size)
        edges = _windows(board, span, rows, width / side_by_side - across(board, 0.0, 0.0))
        fits = min(width / max(across(board, *edge) for edge in edges), max(MOST, least))
        all_of_it = (height - foot) / (head + lower - upper)
        if all_of_it >= min(fits, side_by_side):
            return cls(min(fits, all_of_it), tuple(StagePart(*edge, upper) for edge in edges))
        zoom = min(fits, least)
        whole = [(height - foot) / (head + row.height) for row in rows]
        zoom = min([zoom, *(one for one in whole if one >= side_by_side)])
        room = (height - foot) / zoom - head + 0.01  # what just fits is not to be lost to a last digit
        # What the stage says of itself is read with its first steps.
        cards = [row for row in rows if not _has_field(board, span, row)] or rows
        shown = [rows, *([cards] * (len(edges) - 1))]
        tops = [upper, *([cards[0].top if cards else upper] * (len(edges) - 1))]
        return cls(
            zoom,
            tuple(
                part
                for edge, seen, top in zip(edges, shown, tops, strict=True)
                for part in _parts(board, span, seen, edge, top, room)
            ),
        )

    def part_of(self, box: Box) -> int:
        """The part in which a card of the stage is seen; the first one where it is in none."""
        holds = [n for n, part in enumerate(self.parts) if part.left <= box.x < part.right and part.top <= box.y]
        return holds[-1] if holds else 0


def across(board: Board, left: float, right: float) -> float:
    """How much is seen at once where the steps between two edges are, beside the names of the lanes."""
    return board.band.width + right - left + 3 * MARGIN


def filled(board: Board, span: StageSpan) -> list[LaneRow]:
    """The rows in which a stage has cards, or says something of itself (who owns it, its risk)."""
    steps = [column.step for column in _columns(board, span)]
    return [
        row
        for row in board.rows
        if any(board.cells.get((row.lane, step)) for step in steps) or _has_field(board, span, row)
    ]


def _windows(board: Board, span: StageSpan, rows: Sequence[LaneRow], room: float) -> list[tuple[float, float]]:
    """The edges of a stage's steps in groups that have room side by side, in points.

    What a stage says of itself stands under all of them, and its text goes along: each group is as wide as that.
    """
    columns = _columns(board, span)
    if not columns:
        return [(span.left, span.right)]
    groups = [[columns[0]]]
    for column in columns[1:]:
        if column.right - groups[-1][0].left > room:
            groups.append([])
        groups[-1].append(column)
    if span.stage.customer_goal or any(_has_field(board, span, row) for row in rows):
        last, before = groups[-1], columns[: -len(groups[-1])]
        while before and _width(last) < metrics.SET_WIDTH:
            last.insert(0, before.pop())
        if any(_width(group) < min(metrics.SET_WIDTH, _width(columns)) for group in groups):
            return [(span.left, span.right)]
    if rows and all(_has_field(board, span, row) for row in rows):
        groups = groups[:1]
    return [(group[0].left, group[-1].right) for group in groups]


def _width(columns: Sequence[StepColumn]) -> float:
    return columns[-1].right - columns[0].left


def _parts(
    board: Board, span: StageSpan, rows: Sequence[LaneRow], edges: tuple[float, float], top: float, room: float
) -> list[StagePart]:
    """Where each part of a stage's rows begins, between two edges; none cuts a lane or a card that has room."""
    left, right = edges
    steps = {column.step for column in _columns(board, span) if left <= column.left and column.right <= right}
    starts = [top]
    blocks = [block for row in rows for block in _blocks(board, steps, row, room)]
    for upper, lower in sorted(blocks):
        if upper > starts[-1] and lower > starts[-1] + room:
            starts.append(upper)
        while room > 0 and lower > starts[-1] + room:
            starts.append(starts[-1] + room)
    return [StagePart(left, right, start) for start in starts]


def _blocks(board: Board, steps: Collection[str], row: LaneRow, room: float) -> Iterator[tuple[float, float]]:
    """The upper and lower edges of what is not to be cut: the lane, else the cards in it and the curve below them."""
    if row.height <= room:
        yield row.top, row.bottom
        return
    ids = [card for step in steps for card in board.cells.get((row.lane, step), ())]
    boxes = [board.by_key["card", card].box for card in ids] + [row.strip] * (row.strip.height > 0)
    first = min((box.y for box in boxes), default=0.0)
    for box in boxes:
        yield row.top if box.y == first else box.y, box.bottom


def _columns(board: Board, span: StageSpan) -> list[StepColumn]:
    """The columns of a stage."""
    return [column for column in board.columns if column.stage == span.stage.id]


def _has_field(board: Board, span: StageSpan, row: LaneRow) -> bool:
    return ("field", field_key(row.lane, span.stage.id)) in board.by_key
