"""A map as a workbook for Excel and LibreOffice: a sheet a record type. The same map gives the same bytes.

Numbers and dates are numbers and dates; everything else is written as text, so that no cell is run as a formula.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from itertools import chain, count
from math import ceil
from textwrap import wrap
from typing import Any
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.tables.table import UNKNOWN
from journey_editor.tables.workbook import Percent, Value, WorkbookSheet, grids_of, left_out

LONGEST_CELL = 32_767
"""What Excel takes in a cell, in UTF-16 units."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel's calendar is wrong."""
_LONGEST_NAME = 31
_MOST_ROWS, _MOST_COLUMNS = 1_048_575, 16_384
_LINE, _HIGHEST_ROW, _LETTER = 15.0, 409.0, 6.6
"""The height of a line in points, the most that a row has, and about how wide a letter is in pixels. Excel finds the
heights of rows by itself; LibreOffice and previews take those of the file."""
_NO_DATE = datetime(2000, 1, 1)

Formats = dict[str, Any]


def to_bytes(journey: Journey, progress: Progress = no_progress) -> tuple[bytes, list[str]]:
    """The map as a workbook, and what it leaves out, a sentence each. Raises what `progress` raises."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    about = journey.map
    day = about.map_date
    made = datetime(day.year, day.month, day.day) if day is not None and day >= _FIRST_DAY else _NO_DATE
    book.set_properties(
        {"title": about.title, "author": ", ".join(about.authors), "subject": about.objective[:255], "created": made}
    )
    formats = _formats(book)
    cut = _Cut()
    names: set[str] = set()
    grids = grids_of(journey)
    for done, grid in enumerate(grids):
        progress(done, len(grids) + 1)
        _write_grid(book.add_worksheet(_sheet_name(grid.title, names)), grid, formats, cut)
    progress(len(grids), len(grids) + 1)
    book.close()
    progress(len(grids) + 1, len(grids) + 1)
    return _heights_that_follow(out.getvalue()), left_out(journey) + cut.told()


class _Cut:
    """What had no room."""

    def __init__(self) -> None:
        self.texts = self.rows = self.columns = 0

    def text(self, text: str) -> str:
        """As much of a text as a cell takes."""
        data = text.encode("utf-16-le")
        if len(data) <= 2 * LONGEST_CELL:
            return text
        self.texts += 1
        return data[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "\u2026"

    def told(self) -> list[str]:
        """Sentences."""
        found = []
        if self.texts:
            subject = "1 text is" if self.texts == 1 else f"{self.texts:,} texts are"
            found.append(f"{subject} longer than the {LONGEST_CELL:,} characters of a cell; what is more is left out.")
        if self.rows or self.columns:
            found.append(f"A sheet takes no more: {self.rows:,} rows and {self.columns:,} columns are left out.")
        return found


def _formats(book: Any) -> Formats:
    usual = {"valign": "top", "text_wrap": True}
    return {
        "head": book.add_format({"bold": True, "bg_color": "#E8EAF1", "valign": "top", "text_wrap": True, "bottom": 1}),
        "text": book.add_format(usual),
        "unknown": book.add_format({**usual, "italic": True, "font_color": "#5B6170"}),
        "number": book.add_format({"valign": "top", "num_format": "General"}),
        "percent": book.add_format({"valign": "top", "num_format": "0%"}),
        "fine percent": book.add_format({"valign": "top", "num_format": "0.00%"}),
        "day": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
    }


def _write_grid(sheet: Any, grid: WorkbookSheet, formats: Formats, cut: _Cut) -> None:
    cut.rows += max(0, len(grid.rows) - _MOST_ROWS)
    cut.columns += max(0, len(grid.titles) - _MOST_COLUMNS)
    for column, (title, width) in enumerate(grid.titles[:_MOST_COLUMNS]):
        is_hidden = column >= len(grid.titles) - grid.hidden
        sheet.set_column_pixels(column, column, width, None, {"hidden": is_hidden})
        sheet.write_string(0, column, cut.text(title), formats["head"])
    for row, values in enumerate(grid.rows[:_MOST_ROWS], 1):
        for column, value in enumerate(values[:_MOST_COLUMNS]):
            _write_cell(sheet, row, column, value, formats, cut)
        widths = [width for _, width in grid.titles[: len(grid.titles) - grid.hidden]]
        if (lines := max(map(_lines, values, widths), default=1)) > 1:
            sheet.set_row(row, min(lines * _LINE, _HIGHEST_ROW))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, min(len(grid.rows), _MOST_ROWS)), min(len(grid.titles), _MOST_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: Any, row: int, column: int, value: Value, formats: Formats, cut: _Cut) -> None:
    match value:
        case "":
            pass
        case Percent():
            is_whole = (float(value) * 100).is_integer()
            sheet.write_number(row, column, float(value), formats["percent" if is_whole else "fine percent"])
        case float() | int():
            sheet.write_number(row, column, value, formats["number"])
        case date() if value >= _FIRST_DAY:
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["day"])
        case date():
            sheet.write_string(row, column, value.isoformat(), formats["text"])
        case _:
            sheet.write_string(row, column, cut.text(value), formats["unknown" if value == UNKNOWN else "text"])


def _lines(value: Value, width: int) -> int:
    """About how many lines a cell takes that is so many pixels wide; full-width letters count twice."""
    if not isinstance(value, str):
        return 1
    room = max(1.0, (width - 8) / _LETTER)
    wide = sum(east_asian_width(letter) in "WF" for letter in value) / max(1, len(value))
    return sum(_wrapped(line, room / (1 + wide)) for line in value.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """How many lines so many letters a line are: words are not broken, but letters of scripts without spaces."""
    if len(line) <= room:
        return 1
    return max(ceil(len(line) / room), len(wrap(line, max(1, int(room)))))


def _heights_that_follow(data: bytes) -> bytes:
    """The workbook with the heights of its rows as those that its text had, not as somebody's own: a row whose text is
    changed gets another height."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for info in made.infolist():
            part = made.read(info)
            if info.filename.startswith("xl/worksheets/"):
                part = part.replace(b' customHeight="1"', b"")
            kept.writestr(info, part)
    return out.getvalue()


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes, not yet used."""
    numbered = (f"{title[:27]} {number}" for number in count(2))
    name = next(name for name in chain([title[:_LONGEST_NAME]], numbered) if name.casefold() not in taken)
    taken.add(name.casefold())
    return name
