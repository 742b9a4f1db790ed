"""What the layout asks of whoever shapes text, and what it gets back.

The layout never measures characters itself: a shaper is handed in. The real one needs Qt (`painting.shaper`), tests
hand in one of fixed widths. Painters get the same shaped text back, so lines break in one place only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

ELLIPSIS = "\u2026"


class TextStyle(NamedTuple):
    """How a piece of text looks. `size` and `leading` (baseline to baseline) are in points."""

    size: float
    weight: int = 400
    leading: float = 0.0
    italic: bool = False

    @property
    def line_height(self) -> float:
        """Distance between baselines in points; 1.35 x size where none was chosen."""
        return self.leading or round(self.size * 1.35, 2)


class Line(NamedTuple):
    """One line as it is drawn: its text, and where its left end and baseline stand inside the block (points)."""

    text: str
    x: float
    baseline: float
    width: float


class ShapedText(NamedTuple):
    """Text broken into lines for one width. `is_cut` says that an ellipsis stands for text left out.

    `glyphs` belongs to the shaper and the painters that know it; nobody else looks inside.
    """

    text: str
    style: TextStyle
    lines: Sequence[Line]
    width: float
    height: float
    is_cut: bool = False
    glyphs: object = None

    @property
    def inset(self) -> float:
        """Points left free at the left: right-to-left text stands at the right of the width it was given."""
        return min((line.x for line in self.lines), default=0.0)


class Shaper(Protocol):
    """Breaks text into lines. Implementations cache: the same question is asked often."""

    def shape(self, text: str, style: TextStyle, width: float, max_lines: int = 0, align: str = "start") -> ShapedText:
        """Break `text` to `width` points; at most `max_lines` lines (0: any number), the last cut with an ellipsis.

        `align` is "start", "center" or "end". Every text is shaped, in any script; line breaks in it are kept.
        """
        ...

    def __hash__(self) -> int:
        """What was made with it is kept under it."""
        ...
