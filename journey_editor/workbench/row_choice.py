"""Which rows of a table are shown, and in which order. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journey_editor.document.journey import Journey
from journey_editor.document.matching import distance, folded, words_of
from journey_editor.document.record import Record
from journey_editor.tables.table import Column, Table


class RowChoice:
    """Words that rows are to say, and texts that they are to have in some columns."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._words: tuple[str, ...] = ()
        self._texts: dict[str, str] = {}
        """What rows are to have, by the column's id."""
        self._said: tuple[int, dict[str, str]] = (-1, {})
        """What each row says, as it is searched, in one version of the map."""

    @property
    def takes_all(self) -> bool:
        """Whether no row is left out."""
        return not self._words and not self._texts

    def set_words(self, text: str) -> bool:
        """Take only rows in which all words of a text are found. False: these are taken already."""
        before, self._words = self._words, words_of(text)
        return self._words != before

    def set_text(self, column_id: str, text: str | None) -> bool:
        """Take only rows in which a column has a text among its lines; None: any. False: these are taken already."""
        before = self._texts
        self._texts = {key: value for key, value in before.items() if key != column_id}
        if text is not None:
            self._texts[column_id] = text
        return self._texts != before

    def taken(self, journey: Journey, records: Iterable[Record], columns: Sequence[Column]) -> list[Record]:
        """Those of some rows that are taken. Words are looked for in `columns`."""
        records = list(records)
        for column_id, wanted in self._texts.items():
            column = self._table.column(column_id)
            records = [record for record in records if wanted in _lines(journey, column, record)]
        return [record for record in records if self._is_found(journey, record, columns)] if self._words else records

    def _is_found(self, journey: Journey, record: Record, columns: Sequence[Column]) -> bool:
        if self._said[0] != journey.version:
            self._said = (journey.version, {})
        text = self._said[1].get(record.id)
        if text is None:
            text = folded("\n".join(column.text(journey, record) for column in columns))
            self._said[1][record.id] = text
        return distance(self._words, text) is not None

    def offered(self, journey: Journey, column: Column) -> dict[str, int]:
        """The texts that a column has, in its order, and in how many rows."""
        found: dict[str, int] = {}
        for record in in_order(journey, self._table.rows(journey), column):
            for line in _lines(journey, column, record):
                found[line] = found.get(line, 0) + 1
        return found


def in_order(journey: Journey, records: Iterable[Record], column: Column, is_descending: bool = False) -> list[Record]:
    """Rows sorted by what a column says; those that say nothing there come last."""
    records = list(records)
    keys = {record.id: column.order(journey, record) for record in records}
    known = [record for record in records if keys[record.id] is not None]
    known.sort(key=lambda record: keys[record.id], reverse=is_descending)  # type: ignore[arg-type, return-value]
    return known + [record for record in records if keys[record.id] is None]


def _lines(journey: Journey, column: Column, record: Record) -> list[str]:
    return column.text(journey, record).split("\n")
