"""The rows of a table as the board knows them: a persona's row is its lane there."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionRange, QModelIndex

from journey_editor.widgets.item_model import Index
from journey_editor.workbench.record_model import RecordModel


class SeenRows:
    """What a table's rows are selected as."""

    def __init__(self, rows: RecordModel) -> None:
        self._rows = rows

    def id_of(self, index: Index) -> str:
        """What stands for a cell's record on the board; "" for none."""
        return self._seen(self._rows.id_of(index))

    def index_of(self, record_id: str) -> QModelIndex:
        """The first cell of what a record stands for."""
        return self._rows.index_of(record_id)

    def ids_in(self, selected: QItemSelectionRange) -> list[str]:
        """What stands for the records of some cells."""
        return [self._seen(record_id) for record_id in self._rows.ids_in(selected)]

    def place_of(self, record_id: str) -> tuple[int, ...]:
        """Its row."""
        return (self.index_of(record_id).row(),)

    def _seen(self, record_id: str) -> str:
        seen_as = self._rows.table.seen_as
        return seen_as(self._rows.journey, record_id) if seen_as is not None and record_id else record_id
