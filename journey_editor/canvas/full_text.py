"""What the board has no room for, told when the pointer rests: a text that is cut, and far out what a thing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from journey_editor.canvas.items import far
from journey_editor.layout.child_badges import CHILD_KINDS
from journey_editor.layout.picture import Box, Piece, Text
from journey_editor.widgets.tooltip import tooltip_text

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_SLACK = 2.0
"""Points around a cut text that belong to it."""


def show(view: BoardView, event: QHelpEvent) -> None:
    """Show the whole of what is under the pointer; nothing where all can be read."""
    pointer = view.pointer(event.pos())
    item = view.board_scene.piece_at(pointer.board)
    if hint := view.hovering.hint_at(pointer.board):
        QToolTip.showText(event.globalPos(), tooltip_text(hint), view.viewport())
        return
    said = _said(item.piece, item.mapFromScene(pointer.board), view.zoom) if item is not None else ""
    if item is None or not said or view.mouse.gesture is not None:
        QToolTip.hideText()
        return
    area = view.mapFromScene(item.sceneBoundingRect()).boundingRect()
    QToolTip.showText(event.globalPos(), tooltip_text(said), view.viewport(), area & view.viewport().rect())


def _said(piece: Piece, at: QPointF, zoom: float) -> str:
    if zoom < far.FAR or piece.kind in CHILD_KINDS:
        return piece.label
    cut = [mark for mark in piece.marks if isinstance(mark, Text) and mark.shaped.is_cut]
    here = [mark.shaped.text for mark in cut if _box(mark).contains(at.x(), at.y())]
    return "\n".join(here or [mark.shaped.text for mark in cut])


def _box(mark: Text) -> Box:
    return Box(mark.x, mark.y, mark.shaped.width, mark.shaped.height).grown(_SLACK)
