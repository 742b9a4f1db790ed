"""What is seen under the pointer while something is dragged from the palette."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journey_editor.canvas.palette_mime import Dragged
from journey_editor.document.record import new_id
from journey_editor.document.records import Decision, Note, Touchpoint
from journey_editor.layout.card_facts import CardFacts
from journey_editor.layout.cards import card_content
from journey_editor.layout.metrics import CARD_WIDTH
from journey_editor.layout.picture import Box, Icon, Mark, Shape, Stroke, Text
from journey_editor.layout.text import TextStyle
from journey_editor.layout.theme import Theme
from journey_editor.painting.painter import paint_marks
from journey_editor.painting.shaper import QtShaper

_MARGIN = 3.0
_LEAST_ZOOM = 0.35
"""Smaller, one would not see what is dragged."""
_NAME = TextStyle(13, 600, 17)


def drag_pixmap(what: Dragged, theme: Theme, pixel_ratio: float = 1.0, zoom: float = 1.0) -> QPixmap:
    """A card, or the header of a stage or persona, as it looks on the board at a zoom: larger, it would hide where it
    lands."""
    width, height, marks = _marks(what)
    zoom = max(_LEAST_ZOOM, min(1.0, zoom))
    pixels = QRectF(0, 0, width * zoom + 2 * _MARGIN, height * zoom + 2 * _MARGIN)
    pixmap = QPixmap(math.ceil(pixels.width() * pixel_ratio), math.ceil(pixels.height() * pixel_ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(pixel_ratio)
    painter = QPainter(pixmap)
    painter.setOpacity(0.9)
    painter.translate(_MARGIN, _MARGIN)
    painter.scale(zoom, zoom)
    paint_marks(painter, marks, theme, {})
    painter.end()
    return pixmap


def _marks(what: Dragged) -> tuple[float, float, tuple[Mark, ...]]:
    shaper = QtShaper()
    if what.kind in ("touchpoint", "decision", "note"):
        place = {"order": "V", "lane": new_id("lane"), "step": new_id("step")}
        card: Touchpoint | Decision | Note
        if what.kind == "note":
            card = Note.model_validate({"id": new_id("note"), "name": "New note", **place})
        elif what.kind == "decision":
            card = Decision.model_validate({"id": new_id("decision"), "name": "New decision", **place})
        else:
            fields = {"name": "New touchpoint", "channel": what.channel, **place}
            card = Touchpoint.model_validate({"id": new_id("touchpoint"), **fields})
        content = card_content(CardFacts(card), shaper)
        return CARD_WIDTH, content.height, content.marks
    is_stage = what.kind == "stage"
    width, height = (CARD_WIDTH, 56.0) if is_stage else (CARD_WIDTH, 64.0)
    ink, ground = ("stage.text", "stage.fill") if is_stage else ("text.strong", "persona.indigo.soft")
    shaped = shaper.shape("New stage" if is_stage else "New persona", _NAME, width - 50, 1)
    line = None if is_stage else Stroke("persona.indigo", 1)
    marks = (
        Shape(Box(0, 0, width, height), ground, line, 8),
        Icon(14, height / 2 - 9, 18, what.kind, ink),
        Text(40, height / 2 - _NAME.line_height / 2, shaped, ink),
    )
    return width, height, marks
