"""A font made for one document, with a glyph for each cluster that a bundled font sets from several glyphs or none.

A reader of the PDF copies and finds text glyph by glyph. Where letters join, stack or trade places (Arabic, Devanagari,
Thai), each cluster becomes one glyph here, drawn from the bundled font's outlines, which copies as its characters. For
emoji and for fonts that cannot be embedded, whose forms are drawn above it, it is two invisible specks: a glyph with no
outlines at all would be left out by some readers.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from journey_editor.export.font_files import FontFile
from journey_editor.export.pdf_fonts import embed_font

Parts = tuple[tuple[int, int, int], ...]
"""Glyphs of the bundled font, each with its place right and up from the first one's, in that font's units."""

_REACH = 24_000
"""How far a part may stand off, in the font's units: a font holds no place beyond 32,767, and glyphs have a size."""

_MADE = 3_600_000_000
"""A time for the font's head table that is always the same."""


class ClusterFont:
    """The clusters of one bundled font in one document; with no font, only those that are drawn by other means."""

    def __init__(self, name: str, file: FontFile | None = None) -> None:
        self.name = name
        self.file = file
        self.units = file.units if file else 1000
        self.widths: list[float] = [0.0]
        self._codes: dict[tuple[str, Parts, int], int] = {}

    def code(self, text: str, parts: Parts, advance: int) -> int:
        """The code of a cluster that says `text` and is `advance` units wide. Without parts it is not seen."""
        key = (text, parts, advance)
        if key not in self._codes:
            self._codes[key] = len(self.widths)
            self.widths.append(round(advance * 1000 / self.units) / 1000)
        return self._codes[key]

    def embed(self, document: Any) -> None:
        """Add the font to ReportLab's document, under its name."""
        file = FontFile(self._built())
        widths = {code: self.widths[code] for code in self._codes.values()}
        texts = {code: text for (text, _, _), code in self._codes.items()}
        embed_font(document, self.name, file, file.data, widths, texts)

    def _built(self) -> BytesIO:
        names = [".notdef", *(f"cluster{code}" for code in self._codes.values())]
        height = round(self.units * 0.7)
        shapes = {".notdef": _specks(self.units, height)}
        advances = {".notdef": self.units}
        for (_, parts, advance), name in zip(self._codes, names[1:], strict=True):
            shapes[name] = self._outline(parts) if parts else _specks(advance, height)
            advances[name] = advance
        head = self.file.font["hhea"] if self.file else None
        builder = FontBuilder(self.units, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({})
        builder.setupGlyf(shapes)
        builder.setupHorizontalMetrics({name: (advances[name], shapes[name].xMin) for name in names})
        builder.setupHorizontalHeader(ascent=head.ascent if head else 800, descent=head.descent if head else -200)
        name = self.file.name if self.file else "Hidden"
        builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
        builder.setupOS2(usWeightClass=700 if self.file and self.file.is_bold else 400)
        builder.setupPost()
        builder.font["head"].created = builder.font["head"].modified = _MADE
        builder.font.recalcTimestamp = False
        out = BytesIO()
        builder.save(out)
        return out

    def _outline(self, parts: Parts) -> Any:
        assert self.file is not None
        outlines = self.file.font.getGlyphSet()
        pen = TTGlyphPen(None)
        for glyph, dx, dy in parts:
            if max(abs(dx), abs(dy)) > _REACH:
                continue  # of hundreds of marks on one letter, those that are far off the line
            drawn = DecomposingRecordingPen(outlines)
            outlines[self.file.order[glyph]].draw(drawn)
            drawn.replay(TransformPen(pen, (1, 0, 0, 1, dx, dy)))
        made = pen.glyph()
        made.recalcBounds(None)
        return made


def _specks(width: int, height: int) -> Any:
    """Two corners of a box, too small to be seen, so that a reader knows the place and size of what is drawn there."""
    pen = TTGlyphPen(None)
    for x, y, step in ((0, 0, 1), (max(width, 2), height, -1)):
        pen.moveTo((x, y))
        pen.lineTo((x, y + step))
        pen.lineTo((x + step, y))
        pen.closePath()
    made = pen.glyph()
    made.recalcBounds(None)
    return made
