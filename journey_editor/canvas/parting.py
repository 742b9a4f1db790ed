"""What of a stage is higher than the screen is shown in parts, each of which can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journey_editor.layout.board import Board
from journey_editor.layout.grid import LaneRow, StageSpan
from journey_editor.layout.operating_rows import field_key


def filled(board: Board, span: StageSpan) -> list[LaneRow]:
    """The rows in which a stage has cards, or says something of itself (who owns it, its risk)."""
    steps = _steps(board, span)
    return [
        row
        for row in board.rows
        if any(board.cells.get((row.lane, step)) for step in steps)
        or ("field", field_key(row.lane, span.stage.id)) in board.by_key
    ]


def parts(board: Board, span: StageSpan, rows: Sequence[LaneRow], top: float, room: float) -> list[float]:
    """Where each part of a stage's rows begins, the first one at `top`; none cuts a lane or a card that has room."""
    starts = [top]
    blocks = [block for row in rows for block in _blocks(board, span, row, room)]
    for upper, lower in sorted(blocks):
        if upper > starts[-1] and lower > starts[-1] + room:
            starts.append(upper)
        while room > 0 and lower > starts[-1] + room:
            starts.append(starts[-1] + room)
    return starts


def _blocks(board: Board, span: StageSpan, row: LaneRow, room: float) -> Iterator[tuple[float, float]]:
    """The upper and lower edges of what is not to be cut: the lane, else the cards in it and the curve below them."""
    if row.height <= room:
        yield row.top, row.bottom
        return
    ids = [card for step in _steps(board, span) for card in board.cells.get((row.lane, step), ())]
    boxes = [board.by_key["card", card].box for card in ids] + [row.strip] * (row.strip.height > 0)
    first = min((box.y for box in boxes), default=0.0)
    for box in boxes:
        yield row.top if box.y == first else box.y, box.bottom


def _steps(board: Board, span: StageSpan) -> list[str]:
    return [column.step for column in board.columns if column.stage == span.stage.id]
