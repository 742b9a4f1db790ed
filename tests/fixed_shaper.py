"""A shaper for tests of the layout: no fonts, no Qt."""

from __future__ import annotations

import textwrap

from journey_editor.layout.text import ELLIPSIS, Line, ShapedText, TextStyle


class FixedShaper:
    """Every character is 0.55 x size wide."""

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
