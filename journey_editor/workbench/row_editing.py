"""Whole rows of a table: added, deleted, made one, moved. Each is one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey_editor.document.edits.merging import are_alike
from journey_editor.document.wording import counted, counted_records
from journey_editor.history.session import Session
from journey_editor.tables.cells import add_rows
from journey_editor.workbench.merging import make_one

if TYPE_CHECKING:
    from journey_editor.workbench.record_view import RecordView


class RowEditing:
    """What is done with the rows of which cells are selected."""

    def __init__(self, view: RecordView, session: Session) -> None:
        self._view = view
        self._rows = view.rows
        self._table = view.table
        self._session = session

    def add(self) -> None:
        """A new row behind the current one, ready to be named."""
        current = self._view.currentIndex()
        after = self._rows.id_of(current) if current.isValid() and self._rows.is_in_own_order else None
        try:
            changes, made = add_rows(self._session.journey, self._table, 1, after)
        except ValueError as problem:
            self._view.told.emit(str(problem))
            return
        if self._session.do(f"Add {counted(self._table.noun, 1)}", changes):
            index = self._rows.index_of(made[0])
            self._view.go_to(index.row(), 0)
            self._view.setFocus()
            self._view.edit(self._view.currentIndex())

    def delete(self) -> None:
        """Delete their records."""
        ids, delete = self._records, self._table.delete
        if ids and delete is not None:
            area = self._view.area
            text = f"Delete {counted(self._table.noun, len(ids))}"
            self._session.edit(text, len(ids), lambda journey: delete(journey, ids))
            self._view.go_to(min(area.top(), self._rows.rowCount() - 1), area.left())

    @property
    def to_merge(self) -> list[str]:
        """Their records, from top to bottom, where they can be made one; else none."""
        ids = self._records
        return ids if are_alike(self._session.journey, ids) else []

    def merge(self) -> None:
        """Make one record of theirs: the uppermost, with all that was the others'."""
        if ids := self.to_merge:
            kept, told = make_one(self._session, ids)
            if kept:
                self._view.go_to(self._rows.index_of(kept).row(), 0)
                self._view.setFocus()
            if told:
                self._view.told.emit(told)

    def move(self, by: int) -> None:
        """Move them up (-1) or down (1)."""
        if self._table.move is None:
            return
        if not self._rows.is_in_own_order:
            self._view.told.emit(
                "Rows can be moved while they stand in their own order: clear the filter and the sorting."
            )
            return
        ids, area = self._view.chosen_rows, self._view.area
        to = area.top() - 1 if by < 0 else area.bottom() + 2
        if ids and 0 <= to <= self._rows.rowCount():
            what = counted_records(self._session.journey, ids)
            self._session.do(f"Move {what}", self._table.move(self._session.journey, ids, to))
            self._view.scrollTo(self._view.currentIndex())

    @property
    def _records(self) -> list[str]:
        """Of the rows that stand for records ("no owner" does not), from top to bottom."""
        return [record_id for record_id in self._view.chosen_rows if record_id in self._session.journey]
