"""Floors: the least that the same work could cost, done without the program, in the same run."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextLayout

from journey_editor.layout.board import Board
from journey_editor.layout.picture import Box, Path, Piece, Text
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for

BACKGROUND, CARD, INK = QColor("#F4F5F7"), QColor("#FFFFFF"), QColor("#4A5361")


def bare_painter(board: Board, view: Box, zoom: float, width: int, height: int) -> Callable[[], None]:
    """Paints what a part of a board shows with nothing but a QPainter, batched: cards as rectangles, connections and
    curves as lines, and near (from 50 %) the cards' texts, laid out beforehand."""
    shown = [piece for piece in board.pieces if piece.box.meets(view)]
    cards = [QRectF(*piece.box) for piece in shown if piece.kind in ("card", "emotion")]
    lines = [line for piece in shown if piece.kind in ("connection", "curve") for line in _lines(piece)]
    texts = [text for piece in shown if piece.kind == "card" for text in _texts(piece)] if zoom >= 0.5 else []
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    pen = QPen(INK, 1)
    pen.setCosmetic(True)

    def paint() -> None:
        painter = QPainter(image)
        painter.fillRect(image.rect(), BACKGROUND)
        painter.scale(zoom, zoom)
        painter.translate(-view.x, -view.y)
        painter.setPen(pen)
        painter.drawLines(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(CARD)
        painter.drawRects(cards)
        painter.setPen(INK)
        for place, layout in texts:
            layout.draw(painter, place)
        painter.end()

    return paint


def bare_scroll(width: int, height: int) -> Callable[[], None]:
    """Moves a picture of the viewport by some pixels."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(BACKGROUND)
    other = image.copy()

    def scroll() -> None:
        painter = QPainter(image)
        painter.drawImage(-16, 0, other)
        painter.end()

    return scroll


def bare_card() -> Callable[[], None]:
    """Breaks the text of one card and paints it."""
    image = QImage(200, 140, QImage.Format.Format_ARGB32_Premultiplied)
    words = ["Kickoff plan data import", "report access review training ticket renewal forecast owner team", "email"]

    def paint() -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(CARD)
        painter.drawRoundedRect(QRectF(2, 2, 180, 120), 8, 8)
        for number, text in enumerate(words):
            _laid_out(text, 158).draw(painter, QPointF(12, 10 + 36 * number))
        painter.end()

    return paint


def parse_only(data: bytes) -> Callable[[], object]:
    """Reads the file's JSON and does nothing with it."""
    return lambda: json.loads(data)


def _lines(piece: Piece) -> list[QLineF]:
    found = []
    for mark in piece.marks:
        if isinstance(mark, Path) and mark.stroke is not None:
            ends = [QPointF(v[-2] + piece.box.x, v[-1] + piece.box.y) for _, v in mark.commands if v]
            found += [QLineF(a, b) for a, b in pairwise(ends)]
    return found


def _texts(piece: Piece) -> list[tuple[QPointF, QTextLayout]]:
    return [
        (QPointF(piece.box.x + mark.x + line.x, piece.box.y + mark.y), _laid_out(line.text, 1e5))
        for mark in piece.marks
        if isinstance(mark, Text)
        for line in mark.shaped.lines
    ]


def _laid_out(text: str, width: float) -> QTextLayout:
    layout = QTextLayout(text, font_for(TextStyle(10)))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout
