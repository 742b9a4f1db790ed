"""Text in a PDF, from the very layouts that the canvas paints: same glyphs, same places, in every script.

Bundled fonts are embedded and their glyphs set by number. Clusters that are more than one glyph or say something else
than their glyph become glyphs of a font of the document's own; emoji and the system's fonts become vector forms with
invisible text. So everything copies and is found as it was written, also by readers that know no /ActualText.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtGui import QTextLine

from journey_editor.export.cluster_font import ClusterFont, Parts
from journey_editor.export.font_files import FontFile
from journey_editor.export.glyph_forms import GlyphForms
from journey_editor.export.pdf_content import fill_colour, fine, number
from journey_editor.export.pdf_fonts import PdfFont
from journey_editor.export.text_runs import Cluster, Cutter, GlyphRun, is_mark, line_clusters, line_runs
from journey_editor.layout.picture import Box
from journey_editor.painting.shaper import Glyphs, utf16_cutter

_KNOWN_TEXTS = 5_000
"""So many texts are remembered as they are written."""
_SLACK = 1
"""Thousandths of the size that a glyph may stand off its place; more is corrected."""


@dataclass(frozen=True, slots=True)
class _SetRun:
    """Codes of one font of the document, with places in points."""

    font: PdfFont | ClusterFont
    codes: list[int]
    xs: list[float]
    ys: list[float]
    size: float
    slant: float

    def joined(self, other: _SetRun) -> _SetRun | None:
        """Both as one, or None where they are set differently."""
        if (self.font, self.size, self.slant) != (other.font, other.size, other.slant):
            return None
        return replace(self, codes=self.codes + other.codes, xs=self.xs + other.xs, ys=self.ys + other.ys)


@dataclass(frozen=True, slots=True)
class _SetLine:
    """A line as it is written, from the corner of its block."""

    box: Box
    operators: str
    drawn: list[Cluster]
    """What is drawn over it as forms: emoji, letters of the system's fonts."""


class TextWriter:
    """Writes shaped text into a ReportLab canvas whose y runs downwards."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._fonts: dict[FontFile, PdfFont] = {}
        self._cluster_fonts: dict[FontFile | None, ClusterFont] = {}
        self._forms = GlyphForms(canvas)
        self._known: dict[int, tuple[Glyphs, list[_SetLine]]] = {}

    def draw(self, glyphs: Glyphs, x: float, y: float, colour: str, seen: Box) -> None:
        """Draw the lines that are at least partly in `seen`, the block's corner being (x, y)."""
        write = self._canvas.addLiteral
        write(fill_colour(colour))
        shown = [line for line in self._lines_of(glyphs) if line.box.moved(x, y).meets(seen)]
        if not shown:
            return
        write(f"q 1 0 0 1 {number(x)} {number(y)} cm")
        for line in shown:
            write(line.operators)
            for cluster in line.drawn:
                write("/Artifact BMC")
                for run in cluster.runs:
                    self._forms.draw(run.raw, run.file, run.glyphs, run.xs, run.ys, run.size)
                write("EMC")
        write("Q")

    def _lines_of(self, glyphs: Glyphs) -> list[_SetLine]:
        """The lines as they are written, wherever they stand: most texts of a report stand on several pages."""
        known = self._known.get(id(glyphs))
        if known is not None:
            return known[1]
        lines = []
        for layout in glyphs.layouts:
            cut = utf16_cutter(layout.text())
            for line in map(layout.lineAt, range(layout.lineCount())):
                size = Box(line.x(), line.y(), line.naturalTextWidth(), line.height())
                box = Box(*(length / glyphs.unit for length in size))
                lines.append(_SetLine(box, *self._line(line, cut, glyphs.unit)))
        self._known[id(glyphs)] = glyphs, lines
        if len(self._known) > _KNOWN_TEXTS:
            del self._known[next(iter(self._known))]
        return lines

    def embed_fonts(self) -> None:
        """Put the fonts used into the document; call it once, when all is drawn."""
        fonts: list[PdfFont | ClusterFont] = [*self._fonts.values(), *self._cluster_fonts.values()]
        for font in fonts:
            font.embed(self._canvas._doc)

    def _line(self, line: QTextLine, cut: Cutter, unit: int) -> tuple[str, list[Cluster]]:
        """The operators of a line whose block stands at (0, 0), and the clusters that are drawn as forms over it."""
        runs = line_runs(line, 0.0, 0.0, unit)
        if any(run.is_right_to_left or not run.is_set_as_text for run in runs):
            return self._clusters(line_clusters(line, cut, 0.0, 0.0, unit))
        text = cut(line.textStart(), line.textLength()).rstrip()
        says = "".join(run.file.text_of(glyph) for run in runs if run.file for glyph in run.glyphs)
        if says.rstrip() == text and (text.isascii() or not any(map(is_mark, text))):
            return _shown([self._plain(run) for run in runs]), []
        # Some readers put marks in lines of their own; these also read /ActualText. It is for lines from left to right
        # only: what it says from right to left, readers turn around.
        operators, drawn = self._clusters(line_clusters(line, cut, 0.0, 0.0, unit))
        said = text.encode("utf-16-be").hex().upper()
        return f"/Span<</ActualText<FEFF{said}>>>BDC {operators} EMC", drawn

    def _clusters(self, clusters: list[Cluster]) -> tuple[str, list[Cluster]]:
        """Set a line from left to right: readers of the file turn right-to-left text around themselves."""
        if all(cluster.is_set_as_text and cluster.is_plain for cluster in clusters):
            return _shown([self._plain(run) for cluster in clusters for run in cluster.runs]), []
        # Readers take a change of font inside a word, or at a space or emoji, for the start of another line: so these
        # are set in a font beside them.
        file = next((cluster.runs[0].file for cluster in clusters if cluster.is_letter), None)
        composed = []
        for cluster in clusters:
            if cluster.is_letter:
                file = cluster.runs[0].file
            composed.append(self._composed(cluster, file))
        return _shown(composed), [cluster for cluster in clusters if not cluster.is_set_as_text]

    def _plain(self, run: GlyphRun) -> _SetRun:
        assert run.file is not None
        if run.file not in self._fonts:
            self._fonts[run.file] = PdfFont(run.file, self._next_name())
        font = self._fonts[run.file]
        font.used.update(run.glyphs)
        return _SetRun(font, run.glyphs, run.xs, run.ys, run.size, run.slant)

    def _composed(self, cluster: Cluster, file: FontFile | None) -> _SetRun:
        """A cluster as one glyph of a font that is made for this document from `file`."""
        first = cluster.runs[0]
        font = self._cluster_font(file)
        scale = font.units / first.size
        x, y = first.xs[0], first.ys[0]
        parts: Parts = ()
        if cluster.is_letter:
            parts = tuple(
                (glyph, round((at - x) * scale), round((y - height) * scale))
                for run in cluster.runs
                for glyph, at, height in zip(run.glyphs, run.xs, run.ys, strict=True)
            )
        advance = round(max(sum(run.width for run in cluster.runs) * scale, 0))
        return _SetRun(font, [font.code(cluster.text, parts, advance)], [x], [y], first.size, first.slant)

    def _cluster_font(self, file: FontFile | None) -> ClusterFont:
        if file not in self._cluster_fonts:
            self._cluster_fonts[file] = ClusterFont(self._next_name(), file)
        return self._cluster_fonts[file]

    def _next_name(self) -> str:
        return f"G{len(self._fonts) + len(self._cluster_fonts)}"


def _shown(runs: list[_SetRun]) -> str:
    """The operators that show the runs of a line."""
    joined: list[_SetRun] = []
    for run in runs:
        both = joined[-1].joined(run) if joined else None
        if both is None:
            joined.append(run)
        else:
            joined[-1] = both
    return f"BT {' '.join(map(_operators, joined))} ET" if joined else ""


def _operators(run: _SetRun) -> str:
    """The operators that show a run: one place, then codes with the corrections that kerning and marks ask for."""
    widths = run.font.widths
    out = [f"/{run.font.name} {number(run.size)} Tf"]
    shown: list[str] = []
    pending = ""
    pen = height = math.inf
    thousandth = run.size / 1000
    for code, x, y in zip(run.codes, run.xs, run.ys, strict=True):
        if abs(y - height) > 0.01:
            if pending:
                out.append(f"[{''.join(shown)}<{pending}>]TJ")
                shown, pending = [], ""
            out.append(f"1 0 {fine(run.slant)} -1 {number(x)} {number(y)} Tm")
            pen, height = x, y
        back = round((pen - x) / thousandth)
        if abs(back) > _SLACK:
            if pending:
                shown.append(f"<{pending}>")
                pending = ""
            shown.append(str(back))
            pen -= back * thousandth
        pending += f"{code:04X}"
        pen += widths[code] * run.size
    if pending:
        out.append(f"[{''.join(shown)}<{pending}>]TJ")
    return " ".join(out)
