"""Ranges of cells on their way to and from spreadsheets: text with tabs, and HTML."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape

from journey_editor.document.spreadsheets import bare_cell, safe_cell
from journey_editor.importers.html_table import cells_of
from journey_editor.tables.kinds import cleaned
from journey_editor.tables.table import Column, Table

MOST_ROWS = 5_000
MOST_COLUMNS = 200
_MOST_CHARACTERS = 8_000_000
_HEADERS_THAT_TELL = 2
"""So many titles of columns in the first row make it the titles' row."""


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as text with tabs."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return table.getvalue().removesuffix("\n")


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """Cells as an HTML table, which spreadsheets take with its line breaks."""
    lines = [
        "<tr>" + "".join(f"<td>{escape(safe_cell(cell)).replace(chr(10), '<br>')}</td>" for cell in row) + "</tr>"
        for row in rows
    ]
    return f'<meta charset="utf-8"><table>{"".join(lines)}</table>'


def from_clipboard(text: str, html: str = "") -> list[list[str]]:
    """The cells that a clipboard holds, all rows equally long. Raises ValueError, with a sentence, for too much."""
    if len(text) > _MOST_CHARACTERS:
        raise ValueError(f"The clipboard holds {len(text):,} characters; up to {_MOST_CHARACTERS:,} can be pasted.")
    rows: list[list[str]] = []
    if "<table" in html[:_MOST_CHARACTERS].lower() and len(html) <= _MOST_CHARACTERS:
        rows = cells_of(html, MOST_ROWS, MOST_COLUMNS)
    if not rows:
        csv.field_size_limit(max(csv.field_size_limit(), _MOST_CHARACTERS))
        lines = cleaned(text).removesuffix("\n")
        rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter="\t")) if lines else []
    if len(rows) > MOST_ROWS:
        raise ValueError(f"The clipboard holds more than {MOST_ROWS:,} rows; copy them in parts.")
    width = max(map(len, rows), default=0)
    if width > MOST_COLUMNS:
        raise ValueError(f"The clipboard holds more than {MOST_COLUMNS} columns; copy them in parts.")
    return [[bare_cell(cleaned(cell)) for cell in row] + [""] * (width - len(row)) for row in rows]


def by_titles(table: Table, rows: list[list[str]]) -> tuple[list[Column | None], list[list[str]]] | None:
    """Where the first row holds titles of columns: the column of each, and the rows below. Else None."""
    if len(rows) < 2:
        return None
    known = {column.title.casefold(): column for column in table.columns}
    found = [known.get(" ".join(cell.split()).casefold()) for cell in rows[0]]
    if sum(1 for column in found if column is not None) < min(_HEADERS_THAT_TELL, len(found)):
        return None
    return found, rows[1:]
