"""What a "+" under the pointer offers: a stage or a step on the border of two headers, a card in an empty cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from journey_editor.canvas import creating
from journey_editor.canvas.items.buttons import RADIUS, PlusItem
from journey_editor.canvas.items.overlays import rect_of
from journey_editor.canvas.pointer import Pointer
from journey_editor.document.edits.cards import Place, usual_kind
from journey_editor.layout.targets import cell_at, cell_box, field_at

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_NEAR = 15.0
"""Pixels from a border within which it offers its "+"."""
_READABLE = 0.35
"""The zoom from which a cell is large enough for one."""


def on_header(view: BoardView, plus: PlusItem, pointer: Pointer) -> bool:
    """Offer a stage between stages, in the upper half of the headers; a step between steps, in the lower half."""
    board = view.board
    held = view.board_scene.top.pos().y()
    y, near, inside = pointer.y - held, _NEAR / view.zoom, RADIUS / view.zoom
    header = board.header
    if not header.y <= y <= header.bottom or not board.stages or pointer.x < header.x - near:
        return False
    if header.height * view.zoom < 4 * RADIUS:  # the buttons would cover what the hand is after
        return False
    middle = (header.y + header.bottom) / 2
    if y < middle:
        for index, span in enumerate(board.stages):
            if abs(pointer.x - span.left) <= near:
                at = QPointF(span.left, header.y + held + inside)
                plus.offer(at, "Insert a stage here", lambda i=index: creating.add_stage_at(view, i))  # type: ignore[misc]
                return True
        return False
    for column in board.columns:
        is_left = abs(pointer.x - column.left) <= near and pointer.x >= column.left
        is_right = abs(pointer.x - column.right) <= near and pointer.x < column.right
        if is_left or is_right:
            own = [c.step for c in board.columns if c.stage == column.stage]
            index = own.index(column.step) + is_right
            # It keeps to the headers: cards under them, and frames drawn around these, are another matter.
            at = QPointF(column.right if is_right else column.left, header.bottom + held - inside)
            plus.offer(
                at,
                "Insert a step here",
                lambda s=column.stage, i=index: creating.add_step_at(view, s, i),  # type: ignore[misc]
            )
            return True
    return False


def in_cell(view: BoardView, plus: PlusItem, pointer: Pointer) -> bool:
    """Offer a card in the middle of an empty cell."""
    board = view.board
    left, top = view.header_pixels
    is_covered = pointer.pixel.x() < left or pointer.pixel.y() < top
    cell = cell_at(board, pointer.x, pointer.y)
    if is_covered or cell is None or cell in board.cells or view.zoom < _READABLE:
        return False
    box = rect_of(cell_box(board, *cell))
    long = board.covered.get(cell)
    if not box.contains(pointer.board) or (long and rect_of(board.by_key["card", long].box).contains(box.center())):
        return False
    if field_at(board, *cell) is not None:
        return False
    place = Place(*cell)
    what = usual_kind(view.session.journey, place.lane).kind
    at = box.center() if ("prompt", place.lane) not in board.by_key else QPointF(box.right() - 18, box.center().y())
    plus.offer(at, f"Add a {what} here", lambda: creating.add_card_at(view, place), is_quiet=True)
    return True
