"""A cell's text in lines: broken at words, and only where a word is longer than the cell within it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

_BREAKS = "\n\u2028"
_LONGEST = 1_200
"""Characters that are laid out: more would not be seen."""


def _laid_out(text: str, font: QFont, width: int, most_lines: int, side: Qt.AlignmentFlag) -> tuple[QTextLayout, bool]:
    """The text's first lines, and whether there are more."""
    layout = QTextLayout(text[:_LONGEST].replace("\n", "\u2028"), font)
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    step = QFontMetrics(font).lineSpacing()
    is_cut = len(text) > _LONGEST
    while (line := layout.createLine()).isValid():
        if layout.lineCount() > most_lines:
            is_cut = True
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, step * (layout.lineCount() - 1)))
    layout.endLayout()
    return layout, is_cut


@lru_cache(maxsize=20_000)
def _counted(text: str, key: str, width: int, most_lines: int) -> int:
    font = QFont()
    font.fromString(key)
    layout, is_cut = _laid_out(text, font, width, most_lines, Qt.AlignmentFlag.AlignLeft)
    return min(layout.lineCount(), most_lines) if not is_cut else most_lines


def lines_of(text: str, font: QFont, width: int, most_lines: int) -> int:
    """How many lines a text takes, at most so many."""
    return _counted(text[: _LONGEST + 1], font.toString(), width, most_lines)


def draw(
    painter: QPainter,
    text: str,
    box: QRect,
    font: QFont,
    side: Qt.AlignmentFlag,
    begins: Callable[[int, float], None] = lambda _number, _top: None,
) -> bool:
    """Draw as many whole lines as there is room for, in the painter's pen. Gives whether the text goes on.

    `begins` is told of each line of the text itself: its number, and where it is from the top.
    """
    step = QFontMetrics(font).lineSpacing()
    most = max(1, (box.height() + 2) // step)
    layout, is_cut = _laid_out(text, font, box.width(), most, side)
    written = 0
    for number in range(min(layout.lineCount(), most)):
        line = layout.lineAt(number)
        line.draw(painter, QPointF(box.topLeft()))
        if not number or text[line.textStart() - 1] in _BREAKS:
            begins(written, box.top() + line.y())
            written += 1
    return is_cut
