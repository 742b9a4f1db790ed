"""What a board tells about itself for cutting it into sheets, and what stands on a part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from journey_editor.layout.cutting import Along, Span
from journey_editor.layout.grid import LaneRow
from journey_editor.layout.picture import Box, Image, Mark, Path, Picture, Piece, Point, Shape, Text

if TYPE_CHECKING:
    from journey_editor.layout.board import Board, Cuts

_GROUNDS = frozenset(("row", "prompt", "legend", "title", "logo", "corner"))
_GUIDE = "emotion.guide"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a board may be cut.

    `header` is the band of stage headers, `lanes` the band of lane names; both are repeated on each sheet. `columns`
    and `rows` are the places, x and y, where a sheet may end (the borders of steps and of lanes), `strips` those where
    a lane that is higher than a sheet may be cut (above its emotion curve).
    """

    header: Box
    lanes: Box
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    strips: tuple[float, ...] = ()
    stages: tuple[float, ...] = ()
    """Those of `columns` where a stage ends."""
    persons: tuple[float, ...] = ()
    """Those of `rows` where a persona's lanes end, that stand as one."""
    names: tuple[str, ...] = ()
    """What the lane of each of `rows` is called."""
    cards: tuple[Box, ...] = ()
    """What is never cut."""
    heads: tuple[Span, ...] = ()
    """From where to where each lane says what it is called: there, a sheet that went on with it would name it anew."""
    cuts: Cuts | None = None
    """How header, title and legend are said anew for each sheet (None: they are cut as they stand)."""

    def across(self, start: float, end: float) -> Along:
        """The board from left to right, between two x."""
        cards = [(card.x, card.right) for card in self.cards if card.x < end and start < card.right]
        return Along(start, end, self.stages, self.columns, cards=cards)

    def down(self, start: float, end: float) -> Along:
        """The board from top to bottom, between two y."""
        cards = [(y, y + high) for _, y, _, high in self.cards if y < end and start < y + high]
        blocked = [*cards, *(one for one in self.heads if one[0] < end and start < one[1])]
        return Along(start, end, self.persons or self.rows, self.rows, self.strips, blocked)


def board_frame(board: Board) -> Frame:
    """The frame of a laid-out map: sheets end where a step's column or a lane's row ends."""
    rows = board.rows
    lanes = {piece.record_id: piece for piece in board.of_kind("lane")}
    joined = {row.index for row in rows if row.joins}
    return Frame(
        board.header,
        board.band,
        tuple(column.right for column in board.columns),
        tuple(row.bottom for row in rows),
        tuple(row.strip.y for row in rows if row.strip.height and not row.is_collapsed),
        tuple(span.right for span in board.stages),
        tuple(row.bottom for row in rows if row.index + 1 not in joined),
        board.lane_names,
        tuple(piece.box for piece in board.of_kind("card")),
        tuple(_head(row, lanes[row.lane]) for row in rows),
        board.cuts,
    )


def _head(row: LaneRow, lane: Piece) -> Span:
    """From where to where a lane says what it is called, above its emotion scale."""
    end = row.strip.y if row.strip.height else row.bottom
    ends = [
        lane.box.y + (mark.y + mark.shaped.height if isinstance(mark, Text) else mark.box.bottom)
        for mark in lane.marks
        if isinstance(mark, Text) or (isinstance(mark, Shape | Image) and mark.box.x > 0)
    ]
    return row.top, max((one for one in ends if one <= end), default=row.top)


def is_empty(picture: Picture, part: Box, *, but_for_lines: bool = False) -> bool:
    """Whether a part of a board, right of the names and below the headers, has nothing but the ground of its lanes; or
    but for lines that run through."""
    return not any(
        _shows(piece, part)
        for piece in picture.pieces
        if piece.box.meets(part) and not (but_for_lines and (piece.corners or piece.kind == "curve"))
    )


def _shows(piece: Piece, part: Box) -> bool:
    if piece.kind in _GROUNDS:
        return False
    if piece.kind == "curve":
        return any(_runs_through(mark, piece.box, part) for mark in piece.marks)
    if piece.corners:
        corners = [Point(corner.x + piece.box.x, corner.y + piece.box.y) for corner in piece.corners]
        return any(_around(pair).meets(part) for pair in pairwise(corners))
    return True


def _runs_through(mark: Mark, box: Box, part: Box) -> bool:
    if not isinstance(mark, Path) or mark.stroke is None or mark.stroke.colour == _GUIDE:
        return False
    points = [
        Point(box.x + values[at], box.y + values[at + 1])
        for _, values in mark.commands
        for at in range(0, len(values), 2)
    ]
    return _around(points).meets(part)


def _around(points: Iterable[Point]) -> Box:
    """The box around points, a point larger on each side."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(1)
