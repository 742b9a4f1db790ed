"""The table in a piece of HTML, as spreadsheets and browsers put it on the clipboard."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNSEEN = {"style", "script", "head", "title", "template"}
_BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"}
_ENDLESS_TAG = re.compile(r"<[^<>]{100000}")
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0]+")


@dataclass
class _Cell:
    columns: int
    rows: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = "".join(self.parts).split("\n")
        return "\n".join(line for each in lines if (line := each.strip()))


def cells_of(html: str, most_rows: int, most_columns: int) -> list[list[str]]:
    """The cells of the first table, row by row; none where there is no table.

    A cell that spans several has its text in the first of them. What is beyond the limits is left out; where anything
    is, one more row or column than the limit stands there to tell.
    """
    if _ENDLESS_TAG.search(html):
        return []
    parser = _Parser(most_rows + 1, most_columns + 1)
    # Not closed: what begins at the end and has none would be looked for from each place again, for hours.
    with suppress(_Enough):
        parser.feed(html)
    return _spread(parser.rows, most_rows + 1, most_columns + 1)


class _Enough(Exception):
    """The table is larger than the limit, or over."""


class _Parser(HTMLParser):
    """Keeps the rows of the first table. A table inside a cell is text of that cell."""

    def __init__(self, most_rows: int, most_columns: int) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self._most_rows, self._most_columns = most_rows, most_columns
        self._depth = 0
        self._unseen = 0
        self._cell: _Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Rows and cells of the first table; line breaks in cells."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif not self._depth:
            return
        elif self._depth > 1 or tag not in ("tr", "td", "th"):
            if tag in _BREAKS:
                self._put("\n")
        elif tag == "tr":
            self._begin_row()
        else:
            self._begin_cell(dict(attrs))

    def _begin_row(self) -> None:
        self._cell = None
        if len(self.rows) == self._most_rows:
            raise _Enough
        self.rows.append([])

    def _begin_cell(self, found: dict[str, str | None]) -> None:
        if not self.rows:
            self._begin_row()
        self._cell = None
        if self.rows and len(self.rows[-1]) < self._most_columns:
            self._cell = _Cell(_span(found.get("colspan")), _span(found.get("rowspan")))
            self.rows[-1].append(self._cell)

    def handle_endtag(self, tag: str) -> None:
        """What ends."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                raise _Enough
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._cell = None
        elif tag in _BREAKS:
            self._put("\n")

    def handle_data(self, data: str) -> None:
        """Text; white space counts as one blank."""
        if not self._unseen:
            self._put(_BLANKS.sub(" ", data))

    def _put(self, text: str) -> None:
        if self._cell is not None:
            self._cell.parts.append(text)


def _span(value: str | None) -> int:
    text = (value or "").strip()
    return max(1, min(int(text[:6]), 100_000)) if text[:6].isascii() and text[:6].isdigit() else 1


def _spread(rows: list[list[_Cell]], most_rows: int, most_columns: int) -> list[list[str]]:
    spread: list[list[str]] = []
    blocked: dict[int, int] = {}
    for number, row in enumerate(rows):
        texts: list[str] = []
        for cell in row:
            while blocked.get(len(texts), 0) > number and len(texts) < most_columns:
                texts.append("")
            first = len(texts)
            for place in range(first, min(first + cell.columns, most_columns)):
                blocked[place] = number + cell.rows
                texts.append(cell.text if place == first else "")
            if first >= most_columns:
                texts[-1] = texts[-1] or cell.text  # it tells that there is more
        spread.append(texts[:most_columns])
    return spread[:most_rows]
