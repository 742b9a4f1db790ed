"""The real shaper: Qt breaks and shapes text of any script, and the painters get its layouts back."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from journey_editor.layout.characters import is_right_to_left, paragraphs
from journey_editor.layout.text import ELLIPSIS, Line, ShapedText, TextStyle
from journey_editor.painting.fonts import font_for, layout_device, unit_for, vertical_metrics

_CACHED_TEXTS = 16_384
_KEPT_LAYOUTS = 6_000
_WIDEST = 100_000.0
_SHARE = {"start": 0.0, "center": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Positioned layouts, and how many of their units make a point."""

    layouts: tuple[QTextLayout, ...]
    unit: int


class Asked(NamedTuple):
    """What `ShapedText.glyphs` holds: what was asked for. Layouts are large; only those used of late are kept."""

    text: str
    style: TextStyle
    width: float
    max_lines: int
    align: str


class QtShaper:
    """Breaks text with QTextLayout. Baselines stand at fixed distances, so that no script shifts another's lines.

    Needs a QGuiApplication (see `painting.fonts.ensure_application`); use it in the thread that owns that.
    """

    def __init__(self) -> None:
        self._shape = lru_cache(maxsize=_CACHED_TEXTS)(_shape)

    def shape(self, text: str, style: TextStyle, width: float, max_lines: int = 0, align: str = "start") -> ShapedText:
        """See `layout.text.Shaper.shape`. Controls and lone surrogates appear as U+FFFD."""
        return self._shape(text, style, width, max_lines, align)


_kept: OrderedDict[Asked, Glyphs] = OrderedDict()


def _keep(asked: Asked, glyphs: Glyphs) -> Glyphs:
    _kept[asked] = glyphs
    _kept.move_to_end(asked)
    while len(_kept) > _KEPT_LAYOUTS:
        _kept.popitem(last=False)
    return glyphs


def _shape(text: str, style: TextStyle, width: float, max_lines: int, align: str) -> ShapedText:
    asked = Asked(text, style, width, max_lines, align)
    block = _Block(style, width, align)
    parts = paragraphs(text)
    is_cut = False
    for number, part in enumerate(parts):
        room = max_lines - len(block.lines) if max_lines else 0
        is_cut = block.add(part, room, has_more=number + 1 < len(parts))
        if max_lines and len(block.lines) >= max_lines:
            break
    _keep(asked, Glyphs(tuple(block.layouts), block.unit))
    lines = tuple(block.lines)
    height = len(lines) * style.line_height
    return ShapedText(
        text,
        style,
        lines,
        max((line.width for line in lines), default=0.0),
        height,
        is_cut,
        asked,
    )


class _Block:
    """The lines of one text while they are being laid out."""

    def __init__(self, style: TextStyle, width: float, align: str) -> None:
        self.style = style
        self.unit = unit_for(style.size)
        self.font: QFont = font_for(style)
        self.room = max(1.0, min(width, _WIDEST) * self.unit)
        self.share = _SHARE[align]
        ascent, descent = vertical_metrics()
        self.first_baseline = (style.line_height - (ascent + descent) * style.size) / 2 + ascent * style.size
        self.lines: list[Line] = []
        self.layouts: list[QTextLayout] = []

    def add(self, part: str, room: int, has_more: bool) -> bool:
        """Lay out one paragraph in at most `room` lines (0: any number). Says whether an ellipsis had to end it."""
        is_rtl = is_right_to_left(part)
        piece = part
        if room:
            # Six characters an em fill the lines, but for very thin ones; then more of the text is looked at.
            piece = part[: 64 + int(room * self.room / (self.style.size * self.unit) * 6)]
        while True:
            layout = self._layout(piece, is_rtl)
            starts = self._make_lines(layout, room + 1 if room else 0)
            if len(piece) == len(part) or len(starts) > room:
                break
            piece = part[: len(piece) * 4]
        if not room or len(starts) < room or (len(starts) == room and not has_more):
            self._place(layout, piece)
            return False
        last = starts[room - 1]
        if room > 1:
            self._make_lines(layout, room - 1)
            self._place(layout, piece)
        self._add_cut_line(utf16_cutter(piece)(last, 2 * len(piece)), is_rtl)
        return True

    def _add_cut_line(self, text: str, is_rtl: bool) -> None:
        """One line with as much of the text as fits before an ellipsis."""
        metrics = QFontMetricsF(self.font, layout_device())
        text = metrics.elidedText(text + ELLIPSIS, Qt.TextElideMode.ElideRight, self.room)
        while True:
            text = text.rstrip(ELLIPSIS).rstrip() + ELLIPSIS
            layout = self._layout(text, is_rtl)
            if len(self._make_lines(layout, 2)) < 2 or len(text) < 2:
                break
            text = text[:-2]
        self._make_lines(layout, 1)
        self._place(layout, text)

    def _layout(self, text: str, is_rtl: bool) -> QTextLayout:
        layout = QTextLayout(text, self.font, layout_device())
        option = QTextOption()
        option.setUseDesignMetrics(True)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        option.setTabStopDistance(self.style.size * self.unit * 2)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        return layout

    def _make_lines(self, layout: QTextLayout, most: int) -> list[int]:
        """Make at most so many lines (0: all), and give where each starts (in UTF-16 units)."""
        starts: list[int] = []
        layout.beginLayout()
        while not most or len(starts) < most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.room)
            starts.append(line.textStart())
        layout.endLayout()
        return starts

    def _place(self, layout: QTextLayout, text: str) -> None:
        is_rtl = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
        share = 1 - self.share if is_rtl else self.share
        cut = utf16_cutter(text)
        for index in range(layout.lineCount()):
            line: QTextLine = layout.lineAt(index)
            width = line.naturalTextWidth()
            baseline = self.first_baseline + len(self.lines) * self.style.line_height
            x = (self.room - width) * share
            line.setPosition(QPointF(x, baseline * self.unit - line.ascent()))
            self.lines.append(
                Line(
                    cut(line.textStart(), line.textLength()).rstrip(),
                    line.x() / self.unit,
                    (line.y() + line.ascent()) / self.unit,
                    width / self.unit,
                )
            )
        self.layouts.append(layout)


def utf16_cutter(text: str) -> Callable[[int, int], str]:
    """A function that cuts text by Qt's indexes, which count UTF-16 units."""
    if text.isascii() or max(text) < "\U00010000":
        return lambda start, length: text[start : start + length]
    units = text.encode("utf-16-le")
    return lambda start, length: units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def glyphs_of(shaped: ShapedText) -> Glyphs:
    """The layouts of a shaped text. Text from another shaper keeps its lines and is laid out by Qt line by line."""
    if isinstance(shaped.glyphs, Asked):
        known = _kept.get(shaped.glyphs)
        if known is None:
            _shape(*shaped.glyphs)
            known = _kept[shaped.glyphs]
        return known
    block = _Block(shaped.style, _WIDEST, "start")
    for line in shaped.lines:
        layout = block._layout(line.text, is_rtl=False)
        block._make_lines(layout, 1)
        row = layout.lineAt(0)
        row.setPosition(QPointF(line.x * block.unit, line.baseline * block.unit - row.ascent()))
        block.layouts.append(layout)
    return Glyphs(tuple(block.layouts), block.unit)
