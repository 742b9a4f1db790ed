"""The real shaper: Qt breaks and shapes text of any script, and the painters get its layouts back."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from journey_editor.layout.characters import is_right_to_left, paragraphs
from journey_editor.layout.later import Later
from journey_editor.layout.text import ELLIPSIS, Line, ShapedText, TextStyle
from journey_editor.painting.fonts import font_for, layout_device, unit_for, vertical_metrics

_CACHED_TEXTS = 16_384
_KEPT_LAYOUTS = 3_000
_WIDEST = 100_000.0
_SHARE = {"start": 0.0, "center": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Positioned layouts, how many of their units make a point, and their lines."""

    layouts: tuple[QTextLayout, ...]
    unit: int
    lines: Sequence[Line]


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


def _glyphs(asked: Asked) -> Glyphs:
    known = _kept.get(asked)
    if known is None:
        block = _Block(asked.style, asked.width, asked.align, is_kept=True)
        block.fill(asked.text, asked.max_lines)
        known = _kept[asked] = Glyphs(tuple(block.layouts), block.unit, tuple(block.lines))
        while len(_kept) > _KEPT_LAYOUTS:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(asked)
    return known


def _lines(asked: Asked) -> Sequence[Line]:
    return _glyphs(asked).lines


def _shape(text: str, style: TextStyle, width: float, max_lines: int, align: str) -> ShapedText:
    block = _Block(style, width, align)
    is_cut = block.fill(text, max_lines)
    asked = Asked(text, style, width, max_lines, align)
    lines, height = Later(partial(_lines, asked)), block.count * style.line_height
    return ShapedText(text, style, lines, block.widest / block.unit, height, is_cut, asked)


class _Block:
    """The lines of one text while they are being laid out.

    A map has far more texts than are ever painted: to measure them one `QTextLayout` does for all of a style, and their
    lines are only counted. With `is_kept` each paragraph gets one of its own, to be painted.
    """

    __slots__ = ("_is_kept", "count", "layouts", "lines", "room", "share", "style", "unit", "widest")

    def __init__(self, style: TextStyle, width: float, align: str, is_kept: bool = False) -> None:
        self.style = style
        self.unit = unit_for(style.size)
        self.room = max(1.0, min(width, _WIDEST) * self.unit)
        self.share = _SHARE[align]
        self.count = 0
        self.widest = 0.0
        """The width of the longest line, in units of the layout."""
        self.lines: list[Line] = []
        self.layouts: list[QTextLayout] = []
        self._is_kept = is_kept

    def fill(self, text: str, max_lines: int) -> bool:
        """Lay a text out in at most `max_lines` lines (0: any number). Says whether an ellipsis had to end it."""
        parts = paragraphs(text)
        is_cut = False
        for number, part in enumerate(parts):
            room = max_lines - self.count if max_lines else 0
            is_cut = self._add(part, room, has_more=number + 1 < len(parts))
            if max_lines and self.count >= max_lines:
                break
        return is_cut

    def _add(self, part: str, room: int, has_more: bool) -> bool:
        is_rtl = is_right_to_left(part)
        piece = part
        if room:
            # Six characters an em fill the lines, but for very thin ones; then more of the text is looked at.
            piece = part[: 64 + int(room * self.room / (self.style.size * self.unit) * 6)]
        while True:
            layout = self.layout(piece, is_rtl)
            lines = self.make_lines(layout, piece, room + 1 if room else 0)
            if len(piece) == len(part) or len(lines) > room:
                break
            piece = part[: len(piece) * 4]
        if not room or len(lines) < room or (len(lines) == room and not has_more):
            self._place(layout, piece, lines, is_rtl)
            return False
        last, _ = lines[room - 1]
        if room > 1:
            self._place(layout, piece, self.make_lines(layout, piece, room - 1), is_rtl, last)
        self._add_cut_line(utf16_cutter(piece)(last, 2 * len(piece)), is_rtl)
        return True

    def _add_cut_line(self, text: str, is_rtl: bool) -> None:
        """One line with as much of the text as fits before an ellipsis."""
        metrics = QFontMetricsF(font_for(self.style), layout_device())
        text = metrics.elidedText(text + ELLIPSIS, Qt.TextElideMode.ElideRight, self.room)
        while True:
            text = text.rstrip(ELLIPSIS).rstrip() + ELLIPSIS
            layout = self.layout(text, is_rtl)
            if len(self.make_lines(layout, text, 2)) < 2 or len(text) < 2:
                break
            text = text[:-2]
        self._place(layout, text, self.make_lines(layout, text, 1), is_rtl)

    def layout(self, text: str, is_rtl: bool) -> QTextLayout:
        """A layout of a text, with no lines in it yet."""
        layout = _new_layout(self.style, is_rtl) if self._is_kept else _measuring_layout(self.style, is_rtl)
        layout.setText(text)
        return layout

    def make_lines(self, layout: QTextLayout, text: str, most: int) -> list[tuple[int, float]]:
        """Make at most so many lines (0: all) of a layout of a text, and give where each starts (in UTF-16 units) and
        how wide it is."""
        lines: list[tuple[int, float]] = []
        end, room = utf16_length(text), self.room
        layout.beginLayout()
        start = 0
        while not most or len(lines) < most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            lines.append((start, line.naturalTextWidth()))
            start += line.textLength()
            if start >= end:
                break  # to be told so by another line that is not valid takes longer
        layout.endLayout()
        return lines

    def _place(
        self, layout: QTextLayout, text: str, lines: list[tuple[int, float]], is_rtl: bool, end: int | None = None
    ) -> None:
        """Put the lines of a layout below those there are; the last one reaches to `end`."""
        before, self.count = self.count, self.count + len(lines)
        self.widest = max([self.widest, *(width for _, width in lines)])
        if not self._is_kept:
            return
        share, unit, high = 1 - self.share if is_rtl else self.share, self.unit, self.style.line_height
        baseline = first_baseline(self.style) + before * high
        cut = utf16_cutter(text)
        ends = [start for start, _ in lines[1:]] + [2 * len(text) if end is None else end]
        for index, ((start, width), stop) in enumerate(zip(lines, ends, strict=True)):
            x = (self.room - width) * share
            line = layout.lineAt(index)
            line.setPosition(QPointF(x, baseline * unit - line.ascent()))
            self.lines.append(Line(cut(start, stop - start).rstrip(), x / unit, baseline, width / unit))
            baseline += high
        self.layouts.append(layout)


@lru_cache(maxsize=512)
def first_baseline(style: TextStyle) -> float:
    """Where the first baseline of a block stands: the main family is centred in the height of a line."""
    ascent, descent = vertical_metrics()
    return (style.line_height - (ascent + descent) * style.size) / 2 + ascent * style.size


def _new_layout(style: TextStyle, is_rtl: bool) -> QTextLayout:
    layout = QTextLayout("", font_for(style), layout_device())
    layout.setTextOption(_option(style, is_rtl))
    layout.setCacheEnabled(True)
    return layout


@lru_cache(maxsize=64)
def _measuring_layout(style: TextStyle, is_rtl: bool) -> QTextLayout:
    layout = _new_layout(style, is_rtl)
    layout.setCacheEnabled(False)
    return layout


@lru_cache(maxsize=512)
def _option(style: TextStyle, is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    option.setTabStopDistance(style.size * unit_for(style.size) * 2)
    return option


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text has, as Qt counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_cutter(text: str) -> Callable[[int, int], str]:
    """A function that cuts text by Qt's indexes, which count UTF-16 units."""
    if text.isascii() or max(text) < "\U00010000":
        return lambda start, length: text[start : start + length]
    units = text.encode("utf-16-le")
    return lambda start, length: units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def glyphs_of(shaped: ShapedText) -> Glyphs:
    """The layouts of a shaped text. Text from another shaper keeps its lines and is laid out by Qt line by line."""
    if isinstance(shaped.glyphs, Asked):
        return _glyphs(shaped.glyphs)
    block = _Block(shaped.style, _WIDEST, "start", is_kept=True)
    for line in shaped.lines:
        layout = block.layout(line.text, is_rtl=False)
        block.make_lines(layout, line.text, 1)
        row = layout.lineAt(0)
        row.setPosition(QPointF(line.x * block.unit, line.baseline * block.unit - row.ascent()))
        block.layouts.append(layout)
    return Glyphs(tuple(block.layouts), block.unit, shaped.lines)
