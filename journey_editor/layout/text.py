"""What the layout asks of whoever shapes text, and what it gets back.

The layout never measures characters itself: a shaper is handed in. The real one needs Qt
(`painting.shaper`), tests use `FixedShaper`. Painters get the same shaped text back, so lines break in one place only.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Protocol

ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a piece of text looks. `size` and `leading` (baseline to baseline) are in points."""

    size: float
    weight: int = 400
    leading: float = 0.0
    italic: bool = False

    @property
    def line_height(self) -> float:
        """Distance between baselines in points; 1.35 x size where none was chosen."""
        return self.leading or round(self.size * 1.35, 2)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn: its text, and where its left end and baseline stand inside the block (points)."""

    text: str
    x: float
    baseline: float
    width: float


@dataclass(frozen=True, slots=True)
class ShapedText:
    """Text broken into lines for one width. `is_cut` says that an ellipsis stands for text left out.

    `glyphs` belongs to the shaper and the painters that know it; nobody else looks inside.
    """

    text: str
    style: TextStyle
    lines: tuple[Line, ...]
    width: float
    height: float
    is_cut: bool = False
    glyphs: object = None


class Shaper(Protocol):
    """Breaks text into lines. Implementations cache: the same question is asked often."""

    def shape(self, text: str, style: TextStyle, width: float, max_lines: int = 0, align: str = "start") -> ShapedText:
        """Break `text` to `width` points; at most `max_lines` lines (0: any number), the last cut with an ellipsis.

        `align` is "start", "center" or "end". Every text is shaped, in any script; line breaks in it are kept.
        """
        ...


class FixedShaper:
    """A shaper for tests: every character is 0.55 x size wide."""

    def shape(self, text: str, style: TextStyle, width: float, max_lines: int = 0, align: str = "start") -> ShapedText:
        """See `Shaper.shape`."""
        advance = style.size * 0.55
        columns = max(1, int(width / advance))
        rows = [row for part in text.split("\n") for row in (textwrap.wrap(part, columns) or [""])]
        is_cut = bool(max_lines) and len(rows) > max_lines
        if is_cut:
            rows = rows[:max_lines]
            rows[-1] = rows[-1][: columns - 1] + ELLIPSIS
        shift = {"start": 0.0, "center": 0.5, "end": 1.0}[align]
        step = style.line_height
        lines = tuple(
            Line(row, (width - len(row) * advance) * shift, i * step + style.size, len(row) * advance)
            for i, row in enumerate(rows)
        )
        return ShapedText(
            text, style, lines, max((line.width for line in lines), default=0.0), len(rows) * step, is_cut
        )
