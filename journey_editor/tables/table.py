"""What a table is, as data: its columns, its rows (records of one type), how rows are added and put in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.tables.kinds import LINE, Kind, Sortable
from journey_editor.tables.writing import CellRefused, Writing

UNKNOWN = "unknown"
NOT_HERE = "\u2013"
"""What a cell reads of which there is nothing to be known: unknown is only what could be known."""
COUNTED = "This row is counted, not edited."

Sign = tuple[str, str]
"""An icon's name and its colour's role."""


@dataclass(frozen=True)
class Column:
    """A column: it shows a field of the row's record, or what is computed from the map."""

    id: str
    """The field's name where it shows one."""
    title: str
    kind: Kind = LINE
    width: int = 150
    """In pixels, to begin with."""
    computed: Callable[[Journey, Record], str] | None = None
    """The text, where it is no field."""
    written: Callable[[Writing, Record, str], None] | None = None
    """How a text is taken where it is no plain field. Raises CellRefused."""
    why_not: str = ""
    """One sentence: why it cannot be edited, or where to. Empty: it can."""
    empty: str = ""
    """What an empty cell reads, in grey: "unknown", "no owner". It is not copied."""
    applies: Callable[[Record], bool] | None = None
    """Whether a row can have a value here at all, where not all can: a stage's own risk has no likelihood."""
    most_lines: int = 6
    """To how many lines of it a row grows. What has no room ends in a mark."""
    says_unknown: bool = False
    """Whether an empty cell reads so in a file too."""
    about: str = ""
    """What the column means, where that is not the field's own description."""
    leads_to: Callable[[Journey, Record], Sequence[str]] | None = None
    """The records that a computed cell tells of: Enter goes to them."""
    sorted_by: Callable[[Journey, Record], Sortable] | None = None
    chart: Callable[[Journey, Record], Sequence[float]] | None = None
    """Numbers that are drawn as a small line before the text."""
    tint: Callable[[Journey, Record], str] | None = None
    """The role of the text's and the line's colour, where it is not the usual one."""
    is_facet: bool = False
    """Whether rows can be chosen by its texts."""
    icon: Callable[[Journey, Record], Sign | None] | None = None
    signs: Callable[[Journey, Record], Sequence[Sign]] | None = None
    """An icon for each line of a cell."""
    told: Callable[[Journey, Record], str] | None = None
    """All that a cell has to say, where its text is short for it."""

    def text(self, journey: Journey, record: Record) -> str:
        """What the cell of a record reads."""
        if self.computed is not None:
            return self.computed(journey, record)
        return self.kind.text(journey, getattr(record, self.id))

    def lack(self, record: Record) -> str:
        """What the empty cell of a record reads."""
        return self.empty if self.applies is None or self.applies(record) else NOT_HERE

    def in_file(self, journey: Journey, record: Record) -> str:
        """What the cell of a record reads in a file: an empty one says what is not known, where something could be."""
        is_unknown = self.says_unknown and self.lack(record) != NOT_HERE
        return self.text(journey, record) or (self.empty if is_unknown else "")

    def order(self, journey: Journey, record: Record) -> Sortable:
        """What its cells are sorted by; None comes last."""
        if self.sorted_by is not None:
            return self.sorted_by(journey, record)
        if self.computed is not None:
            return self.computed(journey, record).casefold() or None
        return self.kind.order(journey, getattr(record, self.id))

    def write(self, writing: Writing, record: Record, text: str) -> None:
        """Take a text into the cell of a record. Raises CellRefused, with a sentence."""
        if self.why_not:
            raise CellRefused(self.why_not)
        if self.written is not None:
            self.written(writing, record, text)
        else:
            writing.set(record, self.id, self.title, self.kind.value(writing, text))


@dataclass(frozen=True)
class Table:
    """A table of records."""

    id: str
    """As the command line names it: "stages"."""
    title: str
    noun: str
    """What `counted` calls a row: "stage"."""
    record_type: type[Record]
    columns: tuple[Column, ...]
    rows: Callable[[Journey], Sequence[Record]]
    """The records in their own order."""
    add: Callable[[Draft, int, str | None], list[str]] | None = None
    """Put so many new records behind a row (None: at the end) into a draft; their ids. ValueError: a sentence."""
    delete: Callable[[Journey, Sequence[str]], ChangeSet] | None = delete_records
    """Delete rows; None: they are not deleted here."""
    move: Callable[[Journey, Sequence[str], int], ChangeSet] | None = None
    """Put rows before the row that now is at an index; where the rows' own order means something."""
    about: str = ""
    """One sentence: what belongs here. An empty table shows it."""
    stand_ins: tuple[Record, ...] = ()
    """Rows that are no records of the map ("no owner"); they are counted, not edited."""
    more: Callable[[Journey], tuple[Column, ...]] | None = None
    """Columns that depend on the map, behind the others."""
    seen_as: Callable[[Journey, str], str] | None = None
    """The record that stands for a row on the board and is selected there: a persona's lane."""
    row_of: Callable[[Journey, str], str] | None = None
    """The row that a selected record stands for."""
    keeps_places: bool = False
    """Whether rows stand in an order of their values: an edit leaves them where they are until the table is opened."""
    grouped_by: str = ""
    """The column by which rows in their own order are grouped."""
    for_readers: Callable[[Journey], Sequence[Record]] | None = None
    """The rows in the order in which they are written and printed, where that is another."""

    def columns_in(self, journey: Journey) -> tuple[Column, ...]:
        """The columns, with those that depend on the map."""
        return self.columns + (self.more(journey) if self.more is not None else ())

    def written_rows(self, journey: Journey) -> Sequence[Record]:
        """The records in the order in which they are written and printed."""
        return (self.for_readers or self.rows)(journey)

    def record(self, journey: Journey, record_id: str) -> Record:
        """The record of a row. Raises KeyError where it has none."""
        found = journey.get(record_id) or next((one for one in self.stand_ins if one.id == record_id), None)
        if found is None:
            raise KeyError(record_id)
        return found

    def why_fixed(self, record_id: str, column: Column) -> str:
        """Why a cell cannot be edited, in a sentence; empty: it can."""
        is_counted = any(one.id == record_id for one in self.stand_ins)
        return column.why_not or (COUNTED if is_counted else "")

    def column(self, column_id: str) -> Column:
        """The column of an id. Raises KeyError."""
        found = next((column for column in self.columns if column.id == column_id), None)
        if found is None:
            raise KeyError(column_id)
        return found

    def cells(self, journey: Journey) -> list[list[str]]:
        """The titles, and all rows, as they are written as CSV: what is not known says so."""
        columns = self.columns_in(journey)
        rows = [[column.title for column in columns]]
        for record in self.written_rows(journey):
            rows.append([column.in_file(journey, record) for column in columns])
        return rows

    def description(self, column: Column) -> str:
        """What a column means."""
        info = self.record_type.model_fields.get(column.id)
        return column.about or (info.description if info is not None else "") or ""
