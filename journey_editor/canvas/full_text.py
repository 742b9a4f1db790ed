"""What the board has no room for, told when the pointer rests: a text that is cut, and far out what a thing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from journey_editor.canvas.items import far
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.layout import metrics
from journey_editor.layout.child_badges import CHILD_KINDS
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.picture import Box, Piece, Text
from journey_editor.layout.stubs import STUB_KINDS
from journey_editor.layout.targets import cell_at, field_at
from journey_editor.widgets.tooltip import tooltip_text

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_SLACK = 2.0
"""Points around a cut text that belong to it."""


def show(view: BoardView, event: QHelpEvent) -> None:
    """Show the whole of what is under the pointer; nothing where all can be read."""
    pointer = view.pointer(event.pos())
    if (named := view.far_labels.named_at(pointer.board)) is not None:
        QToolTip.showText(event.globalPos(), tooltip_text(named.label), view.viewport())
        return
    item = view.board_scene.piece_at(pointer.board) or _field(view, pointer.board)
    if hint := view.hovering.hint_at(pointer.board):
        QToolTip.showText(event.globalPos(), tooltip_text(hint), view.viewport())
        return
    badged = view.board_scene.badged_at(pointer.board)
    if badged is not None and badged.badge is not None and view.mouse.gesture is None:
        QToolTip.showText(event.globalPos(), tooltip_text(badged.badge.say()), view.viewport())
        return
    said = _said(item.piece, item.mapFromScene(pointer.board), view.zoom) if item is not None else ""
    if item is None or not said or view.mouse.gesture is not None:
        QToolTip.hideText()
        return
    area = view.mapFromScene(item.sceneBoundingRect()).boundingRect()
    QToolTip.showText(event.globalPos(), tooltip_text(said), view.viewport(), area & view.viewport().rect())


def _field(view: BoardView, at: QPointF) -> PieceItem | None:
    """The cell of the stages' fields at a point of the board: nothing that one takes hold of."""
    cell = cell_at(view.board, at.x(), at.y())
    stage = field_at(view.board, *cell) if cell is not None else None
    return (
        view.board_scene.piece("field", field_key(cell[0], stage)) if cell is not None and stage is not None else None
    )


def _said(piece: Piece, at: QPointF, zoom: float) -> str:
    if zoom < far.FAR or piece.kind in (*CHILD_KINDS, *STUB_KINDS):
        return piece.label
    texts = [mark for mark in piece.marks if isinstance(mark, Text)]
    cut = [mark for mark in texts if mark.shaped.is_cut]
    if piece.kind == "field":  # "and 3 more" is small
        return piece.label if cut or any(mark.shaped.style == metrics.CARD_SMALL for mark in texts) else ""
    here = [mark.shaped.text for mark in cut if _box(mark).contains(at.x(), at.y())]
    return "\n".join(here or [mark.shaped.text for mark in cut])


def _box(mark: Text) -> Box:
    return Box(mark.x, mark.y, mark.shaped.width, mark.shaped.height).grown(_SLACK)
