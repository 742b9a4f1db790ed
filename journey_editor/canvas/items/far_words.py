"""Names in letters that do not shrink with the board: into which font and lines they go, and where they are cut."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for
from journey_editor.painting.shaper import utf16_cutter

NAME_SIZES = (11.0, 10.0, 9.0)
"""Pixels."""
_TIGHT_SIZES = (9.0, 8.0, 7.0)
"""Pixels, for lines as close as their letters allow, where the usual sizes would cut a name."""
SMALLEST = _TIGHT_SIZES[-1]
NO_BREAK = "\u00a0"
_KEPT_TOGETHER = 0.75
"""Letters are made so much smaller at most to keep together what a no-break space holds: a number and its name."""


@lru_cache(maxsize=2_048)
def fitted(text: str, width: int, height: int, sizes: tuple[float, ...] = NAME_SIZES) -> tuple[QFont, str, bool]:
    """The font in which a name goes into so many pixels, its lines (or as many as there is room for), and whether that
    is all of it, with no word torn."""
    text = _in_words(text)
    for size in sizes:
        font = font_for(TextStyle(size, 600))
        lines, high = _broken(text, font, width)
        measures = QFontMetricsF(font)
        if len(lines) == 1:  # Arabic letters are half as high as the line that they ask for
            high = min(high, max(math.ceil(measures.height()), measures.tightBoundingRect(text).height() + 3))
        if high <= height and all(measures.horizontalAdvance(line) <= width for line in lines):
            return font, "\n".join(lines), True
    most = max(1, int(height * len(lines) / max(1.0, high)))
    return font, "\n".join(_cut(text, lines, most, measures, width)), False


@lru_cache(maxsize=2_048)
def packed(
    text: str, width: int, height: int, sizes: tuple[float, ...] = NAME_SIZES
) -> tuple[QFont, tuple[str, ...], float]:
    """The font and the lines in which as much as can be read of a name goes into so many pixels, and how far the lines
    are from one another: closer and smaller than usual rather than cut."""
    if NO_BREAK in text:
        large = tuple(size for size in sizes if size >= sizes[0] * _KEPT_TOGETHER)
        text = text if fitted(text, width, height, large)[2] else text.replace(NO_BREAK, " ")
    font, _, is_whole = fitted(text, width, height, sizes)
    text = _in_words(text)
    if is_whole:
        lines, high = _broken(text, font, width)
        return font, tuple(lines), high / max(1, len(lines))
    for size in _TIGHT_SIZES:
        font = font_for(TextStyle(size, 600))
        lines, high = _broken(text, font, width)
        measures = QFontMetricsF(font)
        alone = math.ceil(measures.ascent()) + math.ceil(measures.descent())
        pitch = high / len(lines) - alone + size  # scripts with higher letters keep their distance
        if len(lines) * pitch <= height and all(measures.horizontalAdvance(line) <= width for line in lines):
            return font, tuple(lines), pitch
    return font, _cut(text, lines, max(1, int(height / pitch)), measures, width), pitch


def _in_words(text: str) -> str:
    """A text with one space between its words; no-break spaces stay."""
    return NO_BREAK.join(" ".join(part.split()) for part in text.split(NO_BREAK))


def says_all(text: str, lines: tuple[str, ...]) -> bool:
    """Whether nothing of a name is cut in these lines."""
    return "".join("".join(lines).split()) == "".join(text.split())


def _cut(text: str, lines: list[str], most: int, measures: QFontMetricsF, width: int) -> tuple[str, ...]:
    """As many lines as there is room for. No word is torn: one that is too wide for a line is cut there."""
    rest = text[sum(map(len, lines[: most - 1])) :]  # the lines keep their spaces
    shown = (*lines[: most - 1], rest)
    return tuple(measures.elidedText(line.strip(), Qt.TextElideMode.ElideRight, width) for line in shown)


def _broken(text: str, font: QFont, width: int) -> tuple[list[str], float]:
    """The lines into which a text breaks, and how many pixels high they are together."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    part = utf16_cutter(text)
    lines, high = [], 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(part(line.textStart(), line.textLength()))
        high += line.height()
    layout.endLayout()
    return lines, high
