"""A text table cut into rows: which delimiter, where the header is, what each cell holds."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from journey_editor.document.quoting import quoted
from journey_editor.document.spreadsheets import bare_cell
from journey_editor.importers.csv_columns import field_of, plain_words
from journey_editor.importers.imported import ImportProblem

MAX_ROWS = 20_000
MAX_COLUMNS = 500
MAX_CELL = 200_000
"""Characters in a cell: as many as a text of a map may have."""

DELIMITERS = (",", ";", "\t", "|")
_HEADER_ROWS = 20
_SEPARATOR_CELL = re.compile(r":?-{3,}:?")


@dataclass(frozen=True)
class CsvRow:
    """A row with its number in the file, as a spreadsheet counts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class CsvGrid:
    """A table: its header row and the rows below it."""

    header: CsvRow
    rows: list[CsvRow]


def read_grid(text: str) -> CsvGrid:
    """Cut a table. The header is the row, among the first, in which most columns are known.

    Raises ImportProblem, with row and column, for a table too large, a cell too long, or a broken quotation.
    """
    first, _, rest = text.partition("\n")
    given = re.fullmatch(r"sep=(.)", first.strip("\r\n"), re.IGNORECASE)
    delimiter = given[1] if given else _delimiter(text)
    rows = list(_rows(rest if given else text, delimiter, 2 if given else 1))
    return grid_of(rows)


def grid_of(rows: list[CsvRow]) -> CsvGrid:
    """Rows that are cut already, as a grid; see `read_grid`."""
    if not rows:
        raise ImportProblem("The table is empty: it has no rows.")
    index = max(range(min(len(rows), _HEADER_ROWS)), key=lambda i: (known_columns(rows[i].cells), -i))
    return CsvGrid(rows[index], rows[index + 1 :])


def _delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _fitness(text, delimiter))


def _fitness(text: str, delimiter: str) -> tuple[int, int]:
    """How many known columns a delimiter gives in one of the first rows, and how many columns at all."""
    csv.field_size_limit(max(csv.field_size_limit(), 10 * MAX_CELL))
    best = (0, 0)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if number >= _HEADER_ROWS:
                break
            best = max(best, (known_columns(tuple(cells)), len(cells)))
    except csv.Error:
        pass
    return best


def known_columns(cells: tuple[str, ...]) -> int:
    """How many different fields the cells of a row name."""
    return len({field for cell in cells if (field := field_of(cell)) is not None})


def _rows(text: str, delimiter: str, first_number: int) -> Iterator[CsvRow]:
    csv.field_size_limit(max(csv.field_size_limit(), 10 * MAX_CELL))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = first_number - 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ImportProblem(_broken(number, str(error))) from None
        if number - first_number > MAX_ROWS:
            raise ImportProblem(f"The table has more than {MAX_ROWS:,} rows; import it in parts.")
        if len(cells) > MAX_COLUMNS:
            raise ImportProblem(f"Row {number} has {len(cells):,} columns; a table may have {MAX_COLUMNS}.")
        for column, cell in enumerate(cells, 1):
            if len(cell) > MAX_CELL:
                raise ImportProblem(
                    f"Row {number}, column {column}: the cell has {len(cell):,} characters; "
                    f"{MAX_CELL:,} are the most a text may have."
                )
        values = tuple(bare_cell(cell).strip() for cell in cells)
        ruled = delimiter == "|" and all(_SEPARATOR_CELL.fullmatch(value) for value in values if value)
        if any(values) and not ruled:
            yield CsvRow(number, values)


def _broken(number: int, reason: str) -> str:
    if "field limit" in reason:
        return f"Row {number}: a cell has more than {MAX_CELL:,} characters; perhaps a quotation mark is not closed."
    if "unexpected end" in reason:
        return f"Row {number}: a quotation mark opens a cell and is never closed."
    return f'Row {number}: a quotation mark stands inside a quoted cell; it must be doubled ("").'


def refuse_if_no_journey(grid: CsvGrid, fields: dict[str, int], all_common: bool) -> None:
    """Raise ImportProblem, with a sentence that helps, for a table that is not of touchpoints."""
    words = {plain_words(cell) for cell in grid.header.cells}
    if {plain_words("Shape Library"), plain_words("Line Source")} <= words:
        raise ImportProblem(
            f"Row {grid.header.number}: this is the list of shapes that Lucidchart exports: it says which boxes and "
            "lines were drawn, not in which stage or whose lane they stand; a table with a row for each touchpoint "
            "can be imported."
        )
    named = [cell for cell in grid.header.cells if cell]
    wide = len(named) > 2
    if not fields.keys() & {"name", "what_happens", "step", "channel"} or (all_common and wide):
        seen = ", ".join(quoted(cell, 30) for cell in named[:8]) + (" ..." if len(named) > 8 else "")
        raise ImportProblem(
            f"Row {grid.header.number}: no table of touchpoints is seen in the columns {seen}; "
            "name the columns Stage, Persona, Touchpoint, Emotion and so on in the first row."
        )
