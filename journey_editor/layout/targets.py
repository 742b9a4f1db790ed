"""Where on the board a thing would land that is dropped at a point, and what to show there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from journey_editor.document.edits.cards import Place
from journey_editor.layout import metrics
from journey_editor.layout.board import Board
from journey_editor.layout.grid import LaneRow, StepColumn
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.picture import Box

EDGE = 0.2
"""The share of a card's width at its left and right that means "a new step here"."""


@dataclass(frozen=True)
class Target:
    """Where a card would go, and the box to mark: a cell, a line between two cards, or a line for a new step."""

    place: Place
    marker: Box
    kind: Literal["cell", "stack", "step"]


@dataclass(frozen=True)
class Gap:
    """A place between stages or lanes: the index to insert at, and the line to mark."""

    index: int
    marker: Box


def column_at(board: Board, x: float) -> StepColumn | None:
    """The step column at an x."""
    return next((column for column in board.columns if column.left <= x < column.right), None)


def row_at(board: Board, y: float) -> LaneRow | None:
    """The lane row at a y."""
    return next((row for row in board.rows if row.top <= y < row.bottom + metrics.LANE_GAP), None)


def cell_at(board: Board, x: float, y: float) -> tuple[str, str] | None:
    """The (lane, step) of the cell at a point: in a row of the stages' fields the stage's, with its first step."""
    column, row = column_at(board, x), row_at(board, y)
    if column is None or row is None or not row.has_cells:
        return None
    return row.lane, cell_step(board, row, column)


def cell_step(board: Board, row: LaneRow, column: StepColumn) -> str:
    """The step that the cell of a row at a column is called by: its own, or the first one of its stage."""
    if not row.content.stage_field:
        return column.step
    return next(c.step for c in board.columns if c.stage == column.stage)


def field_at(board: Board, lane: str, step: str) -> str | None:
    """The stage whose field a cell shows; None for a cell of cards."""
    row = next((r for r in board.rows if r.lane == lane), None)
    column = next((c for c in board.columns if c.step == step), None)
    return column.stage if row is not None and row.content.stage_field and column is not None else None


def cell_box(board: Board, lane: str, step: str) -> Box:
    """The area of a cell above the emotion strip. Raises StopIteration for a cell that is not on the board."""
    column = next(c for c in board.columns if c.step == step)
    row = next(r for r in board.rows if r.lane == lane)
    if row.content.stage_field:
        return board.by_key["field", field_key(lane, column.stage)].box
    inset = 4.0
    return Box(
        column.left + inset, row.top + inset, column.right - column.left - 2 * inset, row.strip.y - row.top - inset
    )


def place_at(board: Board, x: float, y: float, moving: Collection[str] = (), kind: str = "touchpoint") -> Target | None:
    """Where a card of a kind dropped at a point goes; `moving`: the cards that are dragged, which count as gone.

    In the free part of a cell: into it. On the left or right edge of a card: into a new step. On its upper or lower
    half: above or under it in the stack.
    """
    column, row = column_at(board, x), row_at(board, y)
    if column is None or row is None or not row.takes(kind):
        return None
    cards = _cards_in(board, column, row)
    over = next(((i, key, box) for i, (key, box) in enumerate(cards) if box.contains(x, y)), None)
    if over is not None and over[1] not in moving:
        index, _, box = over
        return _beside(column, row, index, box, (x - box.x) / box.width, (y - box.y) / box.height)
    staying = [box for key, box in cards if key not in moving]
    if not staying:
        marker = cell_box(board, row.lane, column.step)
        return Target(Place(row.lane, column.step, None), marker, "cell")
    index = sum(1 for key, box in cards if box.centre.y < y)
    return Target(Place(row.lane, column.step, index), _line_in_stack(column, cards, index), "stack")


def long_place_at(
    board: Board, x: float, y: float, moving: Collection[str], kind: str, length: int, held: int
) -> Target | None:
    """As `place_at`, for a card that lasts for `length` steps and is held at the `held`-th of them (from 0).

    It keeps its length as far as the board goes; what is marked is all that it would reach over.
    """
    column = column_at(board, x)
    if column is None:
        return None
    first = max(0, min(board.columns.index(column) - held, len(board.columns) - length))
    begin, end = board.columns[first], board.columns[min(first + length, len(board.columns)) - 1]
    target = place_at(board, begin.card_x + metrics.CARD_WIDTH / 2, y, moving, kind)
    if target is None:
        return None
    box = target.marker
    right = end.right - 4 if target.kind == "cell" else end.card_x + metrics.CARD_WIDTH
    return Target(target.place, Box(box.x, box.y, right - box.x, box.height), target.kind)


def stage_gap_at(board: Board, x: float) -> Gap:
    """Between which stages an x lies, to the nearer border."""
    middles = [(span.left + span.right) / 2 for span in board.stages]
    index = sum(1 for middle in middles if middle < x)
    edges = [span.left for span in board.stages] + [board.stages[-1].right if board.stages else board.header.x]
    bottom = board.rows[-1].bottom if board.rows else board.header.bottom
    return Gap(index, Box(edges[index] - 2, board.header.y, 4, bottom - board.header.y))


def lane_gap_at(board: Board, y: float) -> Gap:
    """Between which lanes a y lies, to the nearer border."""
    index = sum(1 for row in board.rows if (row.top + row.bottom) / 2 < y)
    edges = [row.top - metrics.LANE_GAP / 2 for row in board.rows]
    edges.append(board.rows[-1].bottom + metrics.LANE_GAP / 2 if board.rows else board.header.bottom)
    right = board.header.right if board.columns else board.band.right
    return Gap(index, Box(board.band.x, edges[index] - 2, right - board.band.x, 4))


def step_gap_at(board: Board, x: float) -> tuple[str, Gap] | None:
    """The stage at an x, and between which of its steps the x lies."""
    column = column_at(board, x)
    if column is None:
        return None
    own = [c for c in board.columns if c.stage == column.stage]
    index = sum(1 for c in own if (c.left + c.right) / 2 < x)
    edge = own[index].left if index < len(own) else own[-1].right
    bottom = board.rows[-1].bottom if board.rows else board.header.bottom
    return column.stage, Gap(index, Box(edge - 2, board.header.y, 4, bottom - board.header.y))


def _beside(column: StepColumn, row: LaneRow, index: int, box: Box, across: float, down: float) -> Target:
    top, bottom = row.top + 4, row.strip.y
    edge = EDGE * metrics.CARD_WIDTH / box.width
    if across < edge:
        line = Box(column.left - 2, top, 4, bottom - top)
        return Target(Place(row.lane, column.step, None, "before"), line, "step")
    if across > 1 - edge and edge == EDGE:  # what is dropped at the end of a long card goes over or under it
        line = Box(column.right - 2, top, 4, bottom - top)
        return Target(Place(row.lane, column.step, None, "after"), line, "step")
    under = down >= 0.5
    y = box.bottom + metrics.STACK_GAP / 2 if under else box.y - metrics.STACK_GAP / 2
    line = Box(box.x, y - 2, box.width, 4)
    return Target(Place(row.lane, column.step, index + under), line, "stack")


def _line_in_stack(column: StepColumn, cards: list[tuple[str, Box]], index: int) -> Box:
    y = cards[index][1].y - metrics.STACK_GAP / 2 if index < len(cards) else cards[-1][1].bottom + metrics.STACK_GAP / 2
    return Box(column.card_x, y - 2, metrics.CARD_WIDTH, 4)


def _cards_in(board: Board, column: StepColumn, row: LaneRow) -> list[tuple[str, Box]]:
    return [(card, board.by_key["card", card].box) for card in board.cells.get((row.lane, column.step), ())]
