"""A table of records, as the workbench knows it, on paper: some of its columns, all of its rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from journey_editor.document.field_names import titled, with_unit
from journey_editor.document.record import Record
from journey_editor.reports.anchors import link_to
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.facts import said
from journey_editor.reports.setting import UNKNOWN
from journey_editor.reports.subject import NOT_SHOWN, Subject
from journey_editor.reports.tables import Cell, Heading, table
from journey_editor.tables.places import called
from journey_editor.tables.table import NOT_HERE, Column, Table

_SHORT = 72
"""Characters of what is said beside other such in one line."""
_RUNNING = 3
"""So many of several are named in one cell, the others counted."""

Choice = tuple[str, float]
"""The id of a column, and its share of the width."""
Told = Callable[[Record], Collection[str]]
"""The fields of a record that are told elsewhere."""


def listing(
    subject: Subject,
    of: Table,
    chosen: Sequence[Choice],
    rows: Sequence[Record] | None = None,
    running: Collection[str] = (),
    terse: Collection[str] = (),
) -> list[Chunk]:
    """These columns of a table; all its rows, or the ones given.

    The first cell of a row leads to where the record is told of. In the columns that are `running`, several lines are
    set as one, the first few of them, so that a long list does not fill a page. Those that are `terse` are numbers, and
    what cannot be computed is unknown there: why stands beside it.
    """
    journey = subject.journey
    known = {column.id: column for column in of.columns_in(journey)}
    columns = [(known[name], share) for name, share in chosen if name in known]
    headings = [
        Heading(with_unit(column.title, column.id), share, is_number=column.kind.is_number or column.id in terse)
        for column, share in columns
    ]
    records = of.written_rows(journey) if rows is None else rows
    cells = [[_cell(subject, column, record) for column, _ in columns] for record in records]
    for at, (column, _) in enumerate(columns):
        if column.id in running:
            for row in cells:
                row[at] = replace(row[at], text=run_on(row[at].text.split("\n")))
        if column.id in terse:
            for row, record in zip(cells, records, strict=True):
                if column.order(journey, record) is None:
                    row[at] = Cell(UNKNOWN, colour="unknown")
    for row, record in zip(cells, records, strict=True):
        row[:1] = [replace(cell, link=link_to(journey, record.id)) for cell in row[:1]]
    return table(subject.setter, headings, cells)


def besides(subject: Subject, title: str, records: Iterable[Record], told: Told) -> list[Chunk]:
    """What tables do not say of records: every other field of each that says something. Nothing where none does."""
    journey, rows = subject.journey, []
    for record in records:
        facts = said(journey, record, {"id", "order", *told(record)})
        if facts:
            words = [f"{label}: {_on_one_line(text.splitlines())}" for label, text in facts]
            short = [one for one in words if len(one) <= _SHORT]
            told_of = "\n".join(filter(None, ("  \u00b7  ".join(short), *(one for one in words if one not in short))))
            rows.append([Cell(called(journey, record), link=link_to(journey, record.id)), Cell(told_of)])
    if not rows:
        return []
    headings = (Heading(titled(type(record).name_field, record.kind), 1), Heading("What else is known", 2.5))
    return [subject.setter.heading(title, 1), *table(subject.setter, headings, rows)]


def _on_one_line(lines: Sequence[str]) -> str:
    """Lines one after the other: sentences as such, others with semicolons."""
    return "".join(line + (" " if line.endswith((".", "?", "!")) else "; ") for line in lines[:-1]) + lines[-1]


def in_a_row(names: Sequence[str]) -> str:
    """Several names as one text; no full stop stands before a semicolon."""
    return "; ".join(names) if len(names) == 1 else "; ".join(name.removesuffix(".") for name in names)


def run_on(lines: Sequence[str]) -> str:
    """Several as one text: the first few of them, and how many more there are."""
    more = len(lines) - _RUNNING
    return "; ".join(lines) if more < 2 else "; ".join([*lines[:_RUNNING], f"and {more} more"])


def _is_hidden(subject: Subject, column: Column, record: Record) -> bool:
    """Whether a cell is empty only because a view hides what it names."""
    original = subject.original(record)
    return original is not None and subject.whole is not None and bool(column.text(subject.whole, original).strip())


def _cell(subject: Subject, column: Column, record: Record) -> Cell:
    journey = subject.journey
    text = column.text(journey, record)
    if not text.strip() and _is_hidden(subject, column, record):
        return Cell(NOT_SHOWN, colour="text.muted")
    if not text.strip():
        lack = column.lack(record)
        return Cell(lack, colour="text.muted" if lack == NOT_HERE else "unknown")
    icon = column.icon(journey, record) if column.icon is not None else None
    colour = column.tint(journey, record) if column.tint is not None else ""
    if icon is not None:
        return Cell(text, icon[0], colour or icon[1] or "text")
    return Cell(text, colour=colour or "text")
