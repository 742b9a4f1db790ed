"""Paints pages with a QPainter, as the PDF has them, in small steps: what is looked at must not hold up a key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from journey_editor.layout.pages import FOOTER, FOOTER_HEIGHT, Page, Placement
from journey_editor.layout.picture import Box, Text
from journey_editor.layout.theme import Theme
from journey_editor.painting.painter import paint_marks, paint_piece
from journey_editor.painting.shaper import QtShaper

_REACH = 48.0
"""So far, in points, what a piece shows may reach beyond its box."""
_PIECES_A_STEP = 6
PAPER = "#FFFFFF"


def painting_page(painter: QPainter, page: Page, theme: Theme, seen: Box | None = None) -> Iterator[None]:
    """Paint a page, one painter unit to a point. `seen` is the part of the page that is looked at (None: all)."""
    seen = seen or Box(0, 0, page.width, page.height)
    whole = QRectF(0, 0, page.width, page.height)
    painter.fillRect(whole, QColor(PAPER))
    if page.fills and page.placements:
        painter.fillRect(whole, QColor(theme.colour(page.placements[0].picture.background)))
    yield
    for place in page.placements:
        yield from _painting(painter, page, place, theme, seen)
    if page.footer:
        _paint_footer(painter, page, theme)


def _painting(painter: QPainter, page: Page, place: Placement, theme: Theme, seen: Box) -> Iterator[None]:
    area = place.box_on_page(place.clip)
    if not area.meets(seen):
        return
    part = _in_picture(place, seen)
    before = painter.transform()
    painter.setClipRect(QRectF(*area))
    try:
        if not page.fills:
            painter.fillRect(QRectF(*area), QColor(theme.colour(place.picture.background)))
        painter.translate(place.x - place.clip.x * place.scale, place.y - place.clip.y * place.scale)
        painter.scale(place.scale, place.scale)
        painted = 0
        for piece in place.picture.pieces:
            reach = piece.box.grown(_REACH)
            if reach.meets(place.clip) and reach.meets(part):
                paint_piece(painter, piece, theme, place.picture.images)
                painted += 1
                if painted % _PIECES_A_STEP == 0:
                    yield
    finally:
        painter.setTransform(before)
        painter.setClipping(False)


def _in_picture(place: Placement, seen: Box) -> Box:
    """The part of the page that is looked at, as a part of the picture."""
    scale = place.scale or 1.0
    return Box(
        place.clip.x + (seen.x - place.x) / scale,
        place.clip.y + (seen.y - place.y) / scale,
        seen.width / scale,
        seen.height / scale,
    )


def _paint_footer(painter: QPainter, page: Page, theme: Theme) -> None:
    left = page.margin
    shaped = QtShaper().shape(page.footer, FOOTER, page.width - 2 * left, max_lines=1, align="center")
    y = page.height - left - (FOOTER_HEIGHT + FOOTER.line_height) / 2
    paint_marks(painter, (Text(left, y, shaped, "text.muted"),), theme, {})
