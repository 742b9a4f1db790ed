"""Tables as chunks: a row may be continued on the next page, where the titles of the columns stand again."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from journey_editor.layout.picture import Box, Icon, Mark, Piece, Shape, Text
from journey_editor.layout.text import TextStyle
from journey_editor.reports.blocks import GridCell, GridHead, GridRow
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.setting import UNKNOWN, Setter, parts_of
from journey_editor.reports.sheet import CELL, CELL_HEAD

_PAD = 4.0
_AFTER_NUMBER = 8.0
"""Room between a number and the text of the next column."""
_MEASURED = 12
"""So many of a column's longest words are measured: which one is the widest, characters do not tell."""
_LINES_A_ROW = 16
"""A row with more lines than this may be torn."""
_NARROWEST = 34.0
_WORD_SHARE = 1.6
"""A column is widened for a word that needs up to so much of an equal share of the table; a longer word is broken."""
_LEVELLED, _STEPS, _MOST_STEPS = 60, (24.0, 12.0, 6.0), 12
"""By so many rows the widths are chosen, in steps of so many points."""
_BLANK = 0.28
"""Of the size of letters, how wide a blank is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. An empty one says "unknown" in grey where its column says so."""

    text: str
    icon: str = ""
    colour: str = "text"
    style: TextStyle = CELL
    link: str = ""
    """A checked address, or "#" and an anchor of the report."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title and its share of the width."""

    title: str
    share: float = 1.0
    says_unknown: bool = False
    is_number: bool = False
    """Numbers stand under one another by their ends."""


def table(setter: Setter, headings: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> list[Chunk]:
    """A table over the whole width; nothing where there is no row."""
    if not rows:
        return []
    rows = [[_filled(*cell) for cell in zip(headings, cells, strict=True)] for cells in rows]
    widths = _widths(setter, headings, rows)
    head = _head(setter, headings, widths)
    chunks = [replace(head, before=8.0, keeps_next=True)]
    for at, cells in enumerate(rows):
        row = _row(setter, headings, widths, cells, head)
        if at < len(rows) - 1 and at in (0, len(rows) - 2):  # neither the first row nor the last stands alone on a page
            row[-1] = replace(row[-1], keeps_next=True)
        chunks += row
    return chunks


def _widths(setter: Setter, headings: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """By the columns' shares, but none so narrow that a word in it is broken: the wider ones give of theirs. Then those
    with room to spare give to those that make rows high."""
    width, whole = setter.width, sum(heading.share for heading in headings)
    most = _WORD_SHARE * width / len(headings)
    wanted = [width * heading.share / whole for heading in headings]
    least = []
    for at, heading in enumerate(headings):
        words = _words(heading.title, CELL_HEAD) | {
            word for row in rows for word in _words(row[at].text, row[at].style)
        }
        icon = max((_icon_room(row[at]) for row in rows if row[at].icon), default=0.0)
        longest = sorted(words, key=lambda word: -len(word[0]))[:_MEASURED]
        beside = 2 * _PAD + icon + _after(heading) + 0.5
        needs = [setter.shaper.shape(word, style, width, 1).width + beside for word, style in longest]
        narrowest = min(wanted[at], most) if any(need > most for need in needs) else _NARROWEST
        least.append(max([narrowest, *(need for need in needs if need <= most)]))
    missing = sum(max(0.0, low - want) for low, want in zip(least, wanted, strict=True))
    spare = sum(max(0.0, want - low) for low, want in zip(least, wanted, strict=True))
    if missing > spare:
        return [width * low / sum(least) for low in least]
    given = missing / spare if spare else 0.0
    widths = [low if want < low else want - (want - low) * given for low, want in zip(least, wanted, strict=True)]
    titles = [Cell(heading.title, style=CELL_HEAD) for heading in headings]  # they are a row, too
    return _levelled(setter, headings, [titles, *rows[:_LEVELLED]], widths, least)


def _levelled(
    setter: Setter,
    headings: Sequence[Heading],
    rows: Sequence[Sequence[Cell]],
    widths: list[float],
    least: Sequence[float],
) -> list[float]:
    """The widths changed, step by step, as long as that makes the table lower; no column gets less than its least."""
    height = _Heights(setter, headings, rows).of
    best = height(widths)
    for step in _STEPS:
        for _ in range(_MOST_STEPS):
            other = min(_shifted(widths, least, step), key=height, default=None)
            if other is None or height(other) >= best:
                break
            widths, best = other, height(other)
    return widths


def _shifted(widths: Sequence[float], least: Sequence[float], step: float) -> Iterator[list[float]]:
    """All ways in which one column gives so much of its width to another."""
    for giver, width in enumerate(widths):
        for taker in range(len(widths)) if width - step >= least[giver] else ():
            if taker != giver:
                yield [one + step * ((at == taker) - (at == giver)) for at, one in enumerate(widths)]


class _Heights:
    """How high rows would be for other widths of their columns. What was counted once is remembered."""

    def __init__(self, setter: Setter, headings: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> None:
        @cache
        def length(word: str, style: TextStyle) -> float:
            return setter.shaper.shape(word, style, math.inf, 1).width

        self._headings = headings
        self._cells = [
            [
                (cell, [[length(word, cell.style) for word in line.split()] for line in cell.text.split("\n")])
                for cell in column
            ]
            for column in zip(*rows, strict=True)
        ]
        """Column by column each cell, with how long the words of each of its lines are."""
        self._known: dict[tuple[int, float], tuple[list[int], float]] = {}

    def of(self, widths: Sequence[float]) -> float:
        """In lines; of two that are as high, the one with fewer cells of several lines is a little lower."""
        columns = [self._column(at, width) for at, width in enumerate(widths)]
        highest: list[int] = [max(row) for row in zip(*(counted for counted, _ in columns), strict=True)]
        return sum(highest) + sum(full for _, full in columns) / 100

    def _column(self, at: int, width: float) -> tuple[list[int], float]:
        known = self._known.get((at, width))
        if known is None:
            known = self._known[at, width] = self._count(at, width)
        return known

    def _count(self, at: int, width: float) -> tuple[list[int], float]:
        """The lines of each cell of a column; and how full those are that have several."""
        cells = self._cells[at]
        rooms = [_room(cell, self._headings[at], width) for cell, _ in cells]
        counted = [
            sum(_lines(line, room, cell.style.size * _BLANK) for line in words)
            for room, (cell, words) in zip(rooms, cells, strict=True)
        ]
        lengths = [sum(map(sum, words)) for _, words in cells]
        full = sum(max(0.0, length / room - 1) for room, length in zip(rooms, lengths, strict=True))
        return counted, full


def _lines(words: Sequence[float], room: float, blank: float) -> int:
    """How many lines words of these lengths take."""
    count, left = 1, room
    for word in words:
        if word > left and left < room:
            count, left = count + 1, room
        count += int(word / room)  # a word that is broken
        left -= word % room + blank
    return count


def _after(heading: Heading) -> float:
    return _AFTER_NUMBER if heading.is_number else 0.0


def _aligned(heading: Heading) -> str:
    return "end" if heading.is_number else "start"


def _words(text: str, style: TextStyle) -> set[tuple[str, TextStyle]]:
    """What is not broken if there is room: words, but not those of scripts that know no blanks."""
    return {(word, style) for word in text.split() if not any(_breaks_anywhere(character) for character in word)}


def _breaks_anywhere(character: str) -> bool:
    return "\u0e00" <= character <= "\u0eff" or character >= "\u2e80"


def _head(setter: Setter, headings: Sequence[Heading], widths: Sequence[float]) -> Chunk:
    shaped = [
        setter.shaper.shape(heading.title, CELL_HEAD, width - 2 * _PAD - _after(heading), 3, _aligned(heading))
        for heading, width in zip(headings, widths, strict=True)
    ]
    height = max(one.height for one in shaped) + 2 * _PAD
    ground = Piece(setter.key("ground"), Box(0, 0, setter.width, height), (_ground(setter.width, height),))
    pieces, x = [ground], 0.0
    for one, width in zip(shaped, widths, strict=True):
        box = Box(x, 0, width, height)
        pieces.append(Piece(setter.key("th"), box, (Text(_PAD, _PAD, one, "text.strong"),), told=one.text))
        x += width
    return Chunk(height, tuple(pieces), says=(GridHead(tuple(heading.title for heading in headings)),))


def _ground(width: float, height: float) -> Mark:
    return Shape(Box(0, 0, width, height), "chip.fill", None, 3.0)


def _row(
    setter: Setter, headings: Sequence[Heading], widths: Sequence[float], cells: Sequence[Cell], head: Chunk
) -> list[Chunk]:
    parts = [
        parts_of(cell.text, cell.style, _room(cell, heading, width), setter.shaper, _LINES_A_ROW)
        for cell, heading, width in zip(cells, headings, widths, strict=True)
    ]
    slices = list(zip_longest(*parts, fillvalue="")) or [("",) * len(cells)]
    chunks = [
        _slice(setter, cells, headings, texts, widths, is_first=at == 0, is_last=at == len(slices) - 1)
        for at, texts in enumerate(slices)
    ]
    fields = tuple(GridCell(cell.text, cell.link, cell.colour == "unknown") for cell in cells)
    chunks[0] = replace(chunks[0], says=(GridRow(fields),))
    return [replace(chunk, head=head) for chunk in chunks]


def _filled(heading: Heading, cell: Cell) -> Cell:
    return Cell(UNKNOWN, colour="unknown") if heading.says_unknown and not cell.text.strip() else cell


def _room(cell: Cell, heading: Heading, width: float) -> float:
    return width - 2 * _PAD - _after(heading) - (_icon_room(cell) if cell.icon else 0.0)


def _icon_room(cell: Cell) -> float:
    return cell.style.size + 6


def _slice(
    setter: Setter,
    cells: Sequence[Cell],
    headings: Sequence[Heading],
    texts: Sequence[str],
    widths: Sequence[float],
    *,
    is_first: bool,
    is_last: bool,
) -> Chunk:
    above, under = (_PAD if is_first else 0.0), (_PAD if is_last else 0.0)
    pieces: list[Piece] = []
    x = height = 0.0
    for cell, heading, text, width in zip(cells, headings, texts, widths, strict=True):
        marks: list[Mark] = []
        left = _PAD
        if cell.icon:
            size = cell.style.size + 3
            if is_first:
                marks.append(Icon(left, above + (cell.style.line_height - size) / 2, size, cell.icon, cell.colour))
            left += _icon_room(cell)
        if text:
            shaped = setter.shaper.shape(text, cell.style, _room(cell, heading, width), 0, _aligned(heading))
            marks.append(Text(left, above, shaped, cell.colour, cell.link))
            height = max(height, shaped.height)
        pieces.append(Piece(setter.key("td"), Box(x, 0, width, 0), tuple(marks), told=text))
        x += width
    height = max(height, cells[0].style.line_height) + above + under
    pieces = [piece._replace(box=piece.box._replace(height=height)) for piece in pieces]
    if is_last:
        line = Shape(Box(0, 0, setter.width, 0.6), "board.line")
        pieces.append(Piece(setter.key("rule"), Box(0, height - 0.6, setter.width, 0.6), (line,)))
    return Chunk(height, tuple(pieces))
