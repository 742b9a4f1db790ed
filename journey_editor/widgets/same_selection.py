"""What is selected in rows is what is selected on the board, both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, QObject
from PySide6.QtWidgets import QAbstractItemView


class SelectableRows(Protocol):
    """What a model must tell of its rows."""

    def id_of(self, index: Any) -> str:
        """The record of a cell; "" for none."""

    def index_of(self, record_id: str) -> QModelIndex:
        """The cell of a record; not valid where it has none."""

    def ids_in(self, selected: QItemSelectionRange) -> list[str]:
        """The records of some cells."""

    def place_of(self, record_id: str) -> tuple[int, ...]:
        """What the records' order is told by."""


class Selecting(Protocol):
    """Who keeps the selection: a session."""

    selection_changed: Any
    changed: Any

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids that are selected."""

    def select(self, ids: Iterable[str]) -> None:
        """Select others."""


class SameSelection(QObject):
    """Keeps a view and a session at one. `select_flags` say what the selection of a cell takes along."""

    def __init__(
        self,
        view: QAbstractItemView,
        rows: SelectableRows,
        session: Selecting,
        went_to: Callable[[str], object],
        select_flags: QItemSelectionModel.SelectionFlag = QItemSelectionModel.SelectionFlag.Rows,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._session = session
        self._went_to = went_to
        self._flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | select_flags
        self.is_on = False
        session.selection_changed.connect(self.follow)
        session.changed.connect(self.follow)

    @property
    def here(self) -> set[str]:
        """The records that are selected in the view."""
        selection = self._view.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return {i for part in parts for i in self._rows.ids_in(part) if i}

    def follow(self, _what: object = None) -> None:
        """Select in the view what is selected on the board."""
        if not self.is_on:
            return
        indexes = [index for index in map(self._rows.index_of, self._session.selection) if index.isValid()]
        if self.here == {self._rows.id_of(index) for index in indexes}:
            return
        self.is_on = False
        try:
            model = self._view.selectionModel()
            model.select(_ranges(indexes), self._flags)
            if indexes:
                model.setCurrentIndex(indexes[-1], QItemSelectionModel.SelectionFlag.NoUpdate)
                self._view.scrollTo(indexes[-1])
        finally:
            self.is_on = True

    def take(self) -> None:
        """Select on the board what the user has selected in the view."""
        if not self.is_on:
            return
        chosen = self.here
        if chosen == {i for i in self._session.selection if self._rows.index_of(i).isValid()}:
            return
        kept = [i for i in self._session.selection if i in chosen]
        added = sorted(chosen - set(kept), key=self._rows.place_of)
        self._session.select([*kept, *added])
        current = self._rows.id_of(self._view.currentIndex())
        if current in chosen:
            self._went_to(current)


def _ranges(indexes: Iterable[QModelIndex]) -> QItemSelection:
    """Cells as a selection; neighbours in a column are one range, or thousands would be slow."""
    columns: dict[tuple[int, int], list[QModelIndex]] = {}
    for index in indexes:
        columns.setdefault((index.parent().internalId(), index.column()), []).append(index)
    selection = QItemSelection()
    for cells in columns.values():
        cells.sort(key=lambda index: index.row())
        start = 0
        for i in range(1, len(cells) + 1):
            if i == len(cells) or cells[i].row() != cells[i - 1].row() + 1:
                selection.append(QItemSelectionRange(cells[start], cells[i - 1]))
                start = i
    return selection
