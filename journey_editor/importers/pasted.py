"""What another program has put on the clipboard, or dropped, as lines or as a table."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace

from journey_editor.document.record import clean_text
from journey_editor.importers import csv_grid, html_table
from journey_editor.importers.chat import what_was_said
from journey_editor.importers.imported import ImportProblem

MOST_CHARACTERS = 2_000_000
MOST_IN_ONE = 200_000
"""As many characters as a text of a map may have."""
MOST_ROWS = 2_000
MOST_COLUMNS = 200
_MOST_HTML = 4_000_000
"""Longer HTML is not looked at: the plain text beside it says the same."""
_MOST_OF_CHAT = 20_000
"""Of more lines nobody asks who said them: they are too many to be pasted."""
_HEADERS_THAT_TELL = 3
"""So many known column names make a table of text that is cut by commas."""

_BULLET = re.compile(r"(?:[-*+•◦‣▪▫●○■□–—·]|\[[ xX✓]?\])[ \t\u00a0]+|[☐☑☒✓✔➢➤►▶][ \t\u00a0]*")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zA-Z]\))[ \t\u00a0]+")
_HEADING = re.compile(r"(?:#{1,6}|>)[ \t]+")


@dataclass(frozen=True)
class Pasted:
    """Text from outside, read in both ways: `lines`, one for each card, and `rows` of a table, all equally long."""

    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_table: bool
    """Whether it clearly is a table: what is only possibly one is taken as lines, unless the user says otherwise."""
    said: tuple[str, ...] = ()
    """Of a chat, the lines without who said them and when; empty where it is none."""

    def __bool__(self) -> bool:
        return bool(self.lines)

    def without_speakers(self) -> Pasted:
        """Of a chat only what was said; anything else as it is."""
        return replace(self, lines=self.said, rows=tuple((line,) for line in self.said)) if self.said else self


def read(text: str, html: str = "", table: str = "") -> Pasted:
    """Read what a clipboard holds: plain text, HTML, and CSV text, each empty where it holds none.

    Raises ImportProblem, with one sentence, for what is too large.
    """
    found = _rows_of_table(html, table)
    text = _clean(text)
    lines = _lines(text)
    is_table = bool(found)
    if not found:
        spoken = [one.strip() for one in text.split("\n") if one.strip()] if len(lines) <= _MOST_OF_CHAT else []
        if said := _lines("\n".join(what_was_said(spoken))):
            return _checked(Pasted(lines, tuple((line,) for line in lines), False, said))
        found, is_table = _rows_of_text(text, lines)
    rows = _rectangle(found)
    if rows and len(rows[0]) == 1:
        lines, is_table = tuple(row[0] for row in rows), False
    elif is_table:
        lines = tuple(cell for row in rows for cell in row if cell)
        is_table = len(lines) > 1
    return _checked(Pasted(lines, rows or tuple((line,) for line in lines), is_table))


def _checked(read: Pasted) -> Pasted:
    longest = max((len(text) for texts in (read.lines, *read.rows) for text in texts), default=0)
    if longest > MOST_IN_ONE:
        what = "A cell" if read.is_table else "A line"
        raise ImportProblem(
            f"{what} of the clipboard holds {longest:,} characters; a card takes up to {MOST_IN_ONE:,}. "
            "Nothing was pasted."
        )
    return read


def _rows_of_table(html: str, table: str) -> list[list[str]]:
    """The rows of the table that stands in HTML, else of the one in CSV text; none where there is none."""
    found = _rows_of_html(html) if len(html) <= _MOST_HTML and "<table" in html.lower() else []
    if sum(1 for row in found for cell in row if cell) < 2:
        found = []  # a page or a letter is often laid out in a table of one cell
    return found or (_cut(_clean(table), "") if table else [])


def cards_in(cell: str) -> list[str]:
    """The cards that a table's cell makes: one, but a list in it makes one of each of its lines."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line) or _NUMBER.match(line) for line in lines):
        return list(_lines(cell))
    return [cell.strip()] if cell.strip() else []


def _clean(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise ImportProblem(
            f"The clipboard holds {len(text):,} characters; up to {MOST_CHARACTERS:,} can be pasted at once."
        )
    text = text.replace("\v", " ")  # within one bullet of a slide
    return clean_text(text).replace("\u2028", "\n").replace("\u2029", "\n").replace("\u00a0", " ")


def _lines(text: str) -> tuple[str, ...]:
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    # A number before a single line may well belong to it ("3. quarter").
    is_numbered = sum(1 for line in lines if _NUMBER.match(line)) > 1
    return tuple(bare for line in lines if (bare := _unmarked(line, is_numbered)))


def _unmarked(line: str, is_numbered: bool) -> str:
    for mark in (_HEADING, _BULLET, _NUMBER if is_numbered else None, _BULLET):
        if mark is not None and (found := mark.match(line)):
            line = line[found.end() :].strip()
    return line


def _rows_of_html(html: str) -> list[list[str]]:
    cells = html_table.cells_of(html, MOST_ROWS, MOST_COLUMNS)
    return [[clean_text(cell).strip() for cell in row] for row in cells]


def _rows_of_text(text: str, lines: tuple[str, ...]) -> tuple[list[list[str]], bool]:
    """Rows of text cut by tabs or the like, and whether they surely are a table."""
    if any("\t" in line for line in lines):
        return _cut(text, "\t"), True
    if len(lines) > 1 and all(line.startswith("|") and line.count("|") > 2 for line in lines):
        return [row[1:-1] for row in _cut(text, "|") if not _is_rule(row)], True
    first = text.strip().split("\n", 1)[0]
    delimiter = max((",", ";"), key=first.count)
    if len(lines) < 2 or not first.count(delimiter):
        return [], False
    rows = _cut(text.strip(), delimiter)
    widths = {len(row) for row in rows}
    known = csv_grid.known_columns(tuple(rows[0])) if rows else 0
    if known >= _HEADERS_THAT_TELL:
        return rows, True
    return (rows, False) if len(widths) == 1 and len(rows) > 1 else ([], False)


def _is_rule(row: list[str]) -> bool:
    return all(re.fullmatch(r":?-+:?", cell) for cell in row if cell)


def _cut(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), 2 * MOST_CHARACTERS))
    if not delimiter:
        first = text.strip().split("\n", 1)[0]
        delimiter = max(csv_grid.DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    full = 0
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row])
            full += any(rows[-1])
            if full > 2 * MOST_ROWS:
                break  # rules between rows left out, it is too much
    except csv.Error as error:
        raise ImportProblem(f"The table in the clipboard cannot be read ({error}).") from error
    return rows


def _rectangle(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows, filled up to the same length, without empty ones at the end and empty columns at the right."""
    kept = [_without_empty_end(row) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    width = max(map(len, kept), default=0)
    if len(kept) > MOST_ROWS:
        raise ImportProblem(f"The clipboard holds more than {MOST_ROWS:,} rows; copy them in parts.")
    if width > MOST_COLUMNS:
        raise ImportProblem(f"The clipboard holds more than {MOST_COLUMNS} columns; copy them in parts.")
    filled = (tuple(row) + ("",) * (width - len(row)) for row in kept)
    return tuple(row for row in filled if width > 1 or any(row))


def _without_empty_end(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]
