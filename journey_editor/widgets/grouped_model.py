"""Rows in groups, as a model that changes no more than is another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from journey_editor.widgets.item_model import Index

T = TypeVar("T")


@dataclass
class RowGroup(Generic[T]):
    """Rows under a heading. The key tells groups apart, whatever their titles say."""

    key: str
    title: str
    rows: list[T] = field(default_factory=list)
    note: str = ""
    """What the heading says beside the title."""


class GroupedModel(QAbstractItemModel, Generic[T]):
    """Two levels: groups, and their rows. Who makes a model of it says in `data` what they show."""

    columns = 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: list[RowGroup[T]] = []

    def show(self, groups: Sequence[RowGroup[T]]) -> None:
        """Show other rows. Only with other groups everything is made anew."""
        if [group.key for group in groups] != [group.key for group in self.groups]:
            self.beginResetModel()
            self.groups = [replace(group, rows=list(group.rows)) for group in groups]
            self.endResetModel()
            return
        for number, group in enumerate(groups):
            self.groups[number].title, self.groups[number].note = group.title, group.note
            self._sync(number, list(group.rows))
            at = self.index(number, 0)
            self.dataChanged.emit(at, at)

    def _sync(self, number: int, rows: list[T]) -> None:
        """Put the rows of a group in place of those between what begins and what ends alike."""
        old = self.groups[number].rows
        same = min(len(old), len(rows))
        head = next((i for i in range(same) if old[i] != rows[i]), same)
        tail = next((i for i in range(same - head) if old[-1 - i] != rows[-1 - i]), same - head)
        parent = self.index(number, 0)
        if len(old) - tail > head:
            self.beginRemoveRows(parent, head, len(old) - tail - 1)
            del old[head : len(old) - tail]
            self.endRemoveRows()
        if len(rows) - tail > head:
            self.beginInsertRows(parent, head, len(rows) - tail - 1)
            old[head:head] = rows[head : len(rows) - tail]
            self.endInsertRows()

    def row_at(self, index: Index) -> T | None:
        """What stands in a row; None: a group's heading, or nothing."""
        if not index.isValid() or not index.internalId():
            return None
        return self.groups[index.internalId() - 1].rows[index.row()]

    def group_at(self, index: Index) -> RowGroup[T] | None:
        """The group that an index is in, or is the heading of."""
        if not index.isValid():
            return None
        return self.groups[(index.internalId() or index.row() + 1) - 1]

    def index_of(self, wanted: T) -> QModelIndex:
        """Where a row stands; invalid: nowhere."""
        for number, group in enumerate(self.groups):
            for row, here in enumerate(group.rows):
                if here == wanted:
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """A heading, or a row of the group `parent`."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < self.columns):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        """The heading over a row."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The groups, or a group's rows."""
        if not parent.isValid():
            return len(self.groups)
        return len(self.groups[parent.row()].rows) if not parent.internalId() and parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """As many in each row."""
        return self.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows have no rows of their own."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemNeverHasChildren if index.internalId() else flags

    def heading(self, index: Index, role: int) -> Any:
        """What a group's heading shows: its title with the number of its rows, and its note."""
        group = self.group_at(index)
        if group is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{group.title} ({len(group.rows)})" + (f" \u00b7 {group.note}" if group.note else "")
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        raise NotImplementedError
