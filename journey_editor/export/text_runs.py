"""What Qt laid out, as the PDF needs it: runs of glyphs with their fonts, and clusters with the text they stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtGui import QFont, QRawFont, QTextLayout, QTextLine

from journey_editor.export.font_files import FontFile, font_file
from journey_editor.painting.fonts import head_of

_READ = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
)
_NO_GLYPH = 0xFFFFFFFF
_SLANT = 0.2126
"""What Qt slants upright letters by where a font has no italic (12 degrees)."""

Cutter = Callable[[int, int], str]
"""Cuts the layout's text by Qt's indexes: start, length."""


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font on one line, with places in points."""

    raw: QRawFont
    file: FontFile | None
    glyphs: list[int]
    xs: list[float]
    ys: list[float]
    size: float
    is_right_to_left: bool

    @property
    def places(self) -> list[tuple[int, float, float]]:
        """Its glyphs with their places."""
        return list(zip(self.glyphs, self.xs, self.ys, strict=True))

    @property
    def width(self) -> float:
        """What its glyphs advance."""
        advances = self.raw.advancesForGlyphIndexes(self.glyphs)
        return sum(step.x() for step in advances) * self.size / self.raw.pixelSize()

    @property
    def slant(self) -> float:
        return 0.0 if self.raw.style() == QFont.Style.StyleNormal else _SLANT

    @property
    def is_set_as_text(self) -> bool:
        """Whether the file's own outlines are what Qt painted."""
        if self.file is None or self.file.has_colours:
            return False
        return self.file.is_bold or self.raw.weight() < 700


@dataclass(slots=True)
class Cluster:
    """Characters that cannot be told apart in their glyphs, and those glyphs."""

    text: str
    runs: list[GlyphRun]

    def shares(self, runs: list[GlyphRun]) -> bool:
        """Whether any of its glyphs is among those of the runs."""
        places = {place for run in self.runs for place in run.places}
        return any(place in places for run in runs for place in run.places)

    def add(self, runs: list[GlyphRun]) -> None:
        """Take up the glyphs of the runs that it has not."""
        places = {place for run in self.runs for place in run.places}
        for run in runs:
            fresh = [place for place in run.places if place not in places]
            if fresh:
                glyphs, xs, ys = map(list, zip(*fresh, strict=True))
                self.runs.append(replace(run, glyphs=glyphs, xs=xs, ys=ys))

    @property
    def left(self) -> float:
        return min(x for run in self.runs for x in run.xs)

    @property
    def is_set_as_text(self) -> bool:
        return all(run.is_set_as_text and run.file is self.runs[0].file for run in self.runs)

    @property
    def is_letter(self) -> bool:
        """Whether there is something to see of it that an embedded font can show."""
        return self.is_set_as_text and not self.text.isspace()

    @property
    def is_plain(self) -> bool:
        """Whether its one glyph says just its text by itself."""
        run = self.runs[0]
        if len(self.runs) > 1 or len(run.glyphs) > 1 or run.file is None:
            return False
        return run.file.text_of(run.glyphs[0]) == self.text


def line_runs(line: QTextLine, x: float, y: float, unit: int) -> list[GlyphRun]:
    """The glyphs of a line from left to right, the block's corner being at (x, y)."""
    return [_read(run, x, y, unit) for run in line.glyphRuns(-1, -1, _READ)]


def _read(run: Any, x: float, y: float, unit: int) -> GlyphRun:
    raw = run.rawFont()
    kept = [
        (glyph, x + place.x() / unit, y + place.y() / unit)
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True)
        if glyph != _NO_GLYPH
    ]
    return GlyphRun(
        raw,
        font_file(head_of(raw)),
        [glyph for glyph, _, _ in kept],
        [at for _, at, _ in kept],
        [at for _, _, at in kept],
        raw.pixelSize() / unit,
        run.isRightToLeft(),
    )


def line_clusters(line: QTextLine, cut: Cutter, x: float, y: float, unit: int) -> list[Cluster]:
    """The line's clusters from left to right. Qt is asked character by character, as its indexes are not reliable."""
    found: list[Cluster] = []
    end = line.textStart() + line.textLength()
    at = line.textStart()
    while at < end:
        length = 2 if ord(cut(at, 2)[0]) > 0xFFFF else 1
        runs = [_read(run, x, y, unit) for run in line.glyphRuns(at, length, _READ)]
        text = cut(at, length)
        at += length
        if not found:
            found += [Cluster(text, runs)] if any(run.glyphs for run in runs) else []
        elif is_mark(text[0]) or not any(run.glyphs for run in runs) or found[-1].shares(runs):
            # A mark belongs to its letter, wherever it is drawn.
            found[-1].text += text
            found[-1].add(runs)
        else:
            found.append(Cluster(text, runs))
    return sorted(found, key=lambda cluster: cluster.left)


def is_mark(character: str) -> bool:
    """Whether it is drawn on or around another character."""
    return unicodedata.category(character).startswith("M")
