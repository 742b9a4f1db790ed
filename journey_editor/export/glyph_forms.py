"""Glyphs as vector forms of a PDF: emoji in their colours, and letters of fonts that cannot be embedded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QPainterPath, QRawFont

from journey_editor.export.font_files import FontFile
from journey_editor.export.pdf_content import fill_colour, fine, number, path
from journey_editor.layout.command_pen import CommandPen
from journey_editor.layout.picture import Command
from journey_editor.painting.fonts import head_of

_OUTLINE_SIZE = 1000.0
_FOREGROUND = 0xFFFF
"""The palette entry that stands for the text's own colour."""


class GlyphForms:
    """The forms of one document, each made when its glyph is first drawn."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._forms: dict[tuple[bytes, int, int, int], tuple[str, float] | None] = {}
        """Font and glyph -> name of the form and what a size of 1 is in it; None for a glyph without outlines."""

    def draw(
        self,
        raw: QRawFont,
        file: FontFile | None,
        glyphs: Sequence[int],
        xs: Sequence[float],
        ys: Sequence[float],
        size: float,
    ) -> None:
        """Draw glyphs with their origins at (x, y); y runs downwards."""
        head = head_of(raw)
        for glyph, x, y in zip(glyphs, xs, ys, strict=True):
            key = (head, int(raw.weight()), raw.style().value, glyph)
            if key not in self._forms:
                self._forms[key] = self._colour_form(file, glyph) or self._outline_form(raw, glyph)
            form = self._forms[key]
            if form is not None:
                name, units = form
                scale = fine(size / units)
                self._canvas.addLiteral(f"q {scale} 0 0 -{scale} {number(x)} {number(y)} cm")
                self._canvas.doForm(name)
                self._canvas.addLiteral("Q")

    def _next_name(self) -> str:
        return f"glyph{len(self._forms)}"

    def _colour_form(self, file: FontFile | None, glyph: int) -> tuple[str, float] | None:
        if file is None or not file.has_colours:
            return None
        layers = file.font["COLR"].ColorLayers.get(file.order[glyph])
        if not layers:
            return None
        name, units, canvas = self._next_name(), file.units, self._canvas
        palette = file.font["CPAL"].palettes[0]
        shapes = file.font.getGlyphSet()
        canvas.beginForm(name, -units, -units, 2 * units, 2 * units)
        alpha = 255
        for layer in layers:
            pen = CommandPen(shapes)
            shapes[layer.name].draw(pen)
            if layer.colorID != _FOREGROUND:
                colour = palette[layer.colorID]
                canvas.addLiteral(fill_colour(f"#{colour.red:02x}{colour.green:02x}{colour.blue:02x}"))
                if colour.alpha != alpha:
                    alpha = colour.alpha
                    canvas.setFillAlpha(alpha / 255)
            canvas.addLiteral(f"{path(pen.commands)} f")
        canvas.endForm()
        return name, units

    def _outline_form(self, raw: QRawFont, glyph: int) -> tuple[str, float] | None:
        large = QRawFont(raw)
        large.setPixelSize(_OUTLINE_SIZE)
        outline = large.pathForGlyph(glyph)
        if outline.isEmpty():
            return None
        name, box = self._next_name(), outline.boundingRect()
        self._canvas.beginForm(name, box.left() - 1, -box.bottom() - 1, box.right() + 1, -box.top() + 1)
        self._canvas.addLiteral(f"{path(_commands(outline))} f")
        self._canvas.endForm()
        return name, _OUTLINE_SIZE


def _commands(outline: QPainterPath) -> list[Command]:
    """A path of Qt's with y upwards, as fonts have it."""
    found: list[Command] = []
    index = 0
    while index < outline.elementCount():
        point = outline.elementAt(index)
        if point.isMoveTo():
            found.append(("M", (point.x, -point.y)))
        elif point.isLineTo():
            found.append(("L", (point.x, -point.y)))
        else:
            second, end = outline.elementAt(index + 1), outline.elementAt(index + 2)
            found.append(("C", (point.x, -point.y, second.x, -second.y, end.x, -end.y)))
            index += 2
        index += 1
    return found
