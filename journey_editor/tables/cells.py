"""Writing into a table's cells, one or many at once, as one change set. What a cell cannot take is left, and told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.wording import counted, name_key
from journey_editor.tables.kinds import cleaned
from journey_editor.tables.table import COUNTED, Column, Table
from journey_editor.tables.writing import CellRefused, Writing


@dataclass(frozen=True)
class CellText:
    """A text for a cell. `row` is its number as the user sees it, beginning with 1."""

    record_id: str
    column: Column
    text: str
    row: int


@dataclass(frozen=True)
class Written:
    """What became of texts that were to be written."""

    changes: ChangeSet
    taken: int
    """The cells that took their text (it may be what they held)."""
    refused: tuple[str, ...] = ()
    """For each other cell a sentence that names row and column."""
    made: tuple[str, ...] = ()
    """The rows that were made for them."""

    @property
    def told(self) -> str:
        """One sentence about what was refused and what was kept; empty where all was taken."""
        if not self.refused:
            return ""
        more = len(self.refused) - 1
        rest = f" {more} more could not be taken either." if more else ""
        if self.taken:
            rest += f" {'The other cell was' if self.taken == 1 else f'The other {self.taken:,} cells were'} taken."
        return self.refused[0] + rest


def write_cells(journey: Journey, cells: Iterable[CellText]) -> Written:
    """Write texts into the cells of rows that are there."""
    return _write(Writing(journey), cells, ())


def write_range(
    journey: Journey,
    table: Table,
    rows: Sequence[str],
    at: int,
    columns: Sequence[Column],
    texts: Sequence[Sequence[str]],
) -> Written:
    """Write a rectangle of texts from a row on, in these columns; rows that are missing are made at the end.

    Raises ValueError, with a sentence, where rows are missing and none can be made.
    """
    writing = Writing(journey)
    missing = at + len(texts) - len(rows)
    made = _added(writing, table, missing) if missing > 0 else []
    all_rows = [*rows, *made]
    cells = (
        CellText(all_rows[at + down], column, text, at + down + 1)
        for down, line in enumerate(texts)
        for column, text in zip(columns, line, strict=False)
    )
    return _write(writing, cells, tuple(made))


def write_named(
    journey: Journey,
    table: Table,
    rows: Sequence[str],
    at: int,
    columns: Sequence[Column],
    texts: Sequence[Sequence[str]],
) -> tuple[Written, list[str]]:
    """Write lines into the rows that are called as they are, whatever row they stand in; gives the rows' ids too.

    A name is what the first column says. A line that no row is called as goes into one of `rows` from `at` on that has
    no name, else into a new row. Where a row is found by its name, empty texts leave what it says.
    Raises ValueError, with a sentence, where rows are missing and none can be made.
    """
    key = table.columns[0]
    place = columns.index(key)
    found, nameless = _called(journey, table, [line[place] for line in texts])
    free = iter([record_id for record_id in rows[at:] if record_id in nameless])
    targets = [record_id or next(free, "") for record_id in found]
    writing = Writing(journey)
    missing = targets.count("")
    made = _added(writing, table, missing) if missing else []
    new = iter(made)
    targets = [record_id or next(new) for record_id in targets]
    numbers = {record_id: number for number, record_id in enumerate(rows, 1)}
    cells = (
        CellText(record_id, column, text, numbers.get(record_id, len(rows) + 1))
        for record_id, by_name, line in zip(targets, found, texts, strict=True)
        for column, text in zip(columns, line, strict=True)
        if not by_name or (text.strip() and column is not key)
    )
    return _write(writing, cells, tuple(made)), targets


def _called(journey: Journey, table: Table, names: Iterable[str]) -> tuple[list[str], set[str]]:
    """For each name the row that is called so, each row once ("" where there is none); and the rows without a name."""
    named: dict[str, list[str]] = {}
    for record in table.rows(journey):
        named.setdefault(name_key(table.columns[0].text(journey, record)), []).append(record.id)
    nameless = set(named.pop("", ()))
    rows = [named.get(name_key(name)) for name in names]
    return [known.pop(0) if known else "" for known in rows], nameless


def add_rows(journey: Journey, table: Table, count: int = 1, after: str | None = None) -> tuple[ChangeSet, list[str]]:
    """New rows behind a row (None: at the end), and their ids.

    Raises ValueError with a sentence.
    """
    writing = Writing(journey)
    made = _added(writing, table, count, after)
    return writing.changes(), made


def _added(writing: Writing, table: Table, count: int, after: str | None = None) -> list[str]:
    if table.add is None:
        raise ValueError(f"Rows of this table are not made here: there is no room for {counted('row', count)} more.")
    return table.add(writing.draft, count, after)


def _write(writing: Writing, cells: Iterable[CellText], made: tuple[str, ...]) -> Written:
    taken, refused = 0, []
    written: dict[str, dict[str, CellText]] = {}
    for cell in cells:
        record = writing.draft.get(cell.record_id)
        try:
            if record is None:
                raise CellRefused(COUNTED)
            cell.column.write(writing, record, cleaned(cell.text))
            taken += 1
            written.setdefault(cell.record_id, {})[cell.column.id] = cell
        except CellRefused as problem:
            if cell.record_id not in made or cell.text.strip():
                refused.append(f"Row {cell.row:,}, {cell.column.title}: {problem}")
    for record_id, by_field in written.items():
        for field, sentence in writing.put_back(record_id, by_field).items():
            cell = by_field[field]
            taken -= 1
            refused.append(f"Row {cell.row:,}, {cell.column.title}: {sentence}")
    return Written(writing.changes(), taken, tuple(refused), made)
