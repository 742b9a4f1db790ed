"""What is copied as an image, for documents and slides."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from journey_editor.layout.board import Board
from journey_editor.layout.picture import Image
from journey_editor.layout.theme import Theme
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.painting.painter import paint_piece

_SCALE = 2.0
_MARGIN = 12.0
_MOST_PIXELS = 8_000_000
_MOST_WAITED_S = 0.5
"""For pictures that are still being read."""
_MOST_PIECES = 600
"""More are copied without an image: it would be too small to read, and copying is to be quick."""


def selection_picture(board: Board, ids: Collection[str], theme: Theme) -> QImage | None:
    """The pieces of records as they stand on the board, sharp; None where there are none, or too many."""
    has_rows = any(piece.kind == "row" and piece.record_id in ids for piece in board.pieces)
    # Without its lane a face of the curve stands nowhere.
    wanted = (piece for piece in board.pieces if piece.record_id in ids)
    pieces = [piece for piece in wanted if has_rows or piece.kind != "emotion"]
    if not pieces or len(pieces) > _MOST_PIECES:
        return None
    box = pieces[0].box
    for piece in pieces[1:]:
        box = box.united(piece.box)
    box = box.grown(_MARGIN)
    scale = min(_SCALE, (_MOST_PIXELS / (box.width * box.height)) ** 0.5)
    image = QImage(QSize(round(box.width * scale), round(box.height * scale)), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colour("board.background")))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    painter.translate(-box.x, -box.y)
    shown = (mark.picture for piece in pieces for mark in piece.marks if isinstance(mark, Image))
    opened_pictures().wait([board.images.get(picture, b"") for picture in shown], _MOST_WAITED_S)
    for piece in pieces:
        paint_piece(painter, piece, theme, board.images)
    painter.end()
    return image
