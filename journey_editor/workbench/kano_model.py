"""Opportunities in columns, one for each of Kano's classes, for Qt. A cell is an opportunity, or empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionRange, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from journey_editor.document.journey import Journey
from journey_editor.document.records import Opportunity
from journey_editor.document.vocabulary import Kano
from journey_editor.history.session import Session
from journey_editor.tables.opportunities import rankings
from journey_editor.tables.opportunity_groups import KANO
from journey_editor.tables.places import called
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.tooltip import tooltip_text

CLASSES: tuple[Kano | None, ...] = (*Kano, None)
"""The columns; None: the class is unknown."""
_ABOUT = {
    Kano.BASIC: "Expected: without it customers are annoyed, with it nobody notices.",
    Kano.PERFORMANCE: "The more of it, the better.",
    Kano.EXCITEMENT: "A surprise: nobody misses it, and who gets it is delighted.",
    None: "Nobody has said yet what it is to customers.",
}


def class_text(kano: Kano | None) -> str:
    """A class as its column is called."""
    return kano.label if kano is not None else "unknown"


class KanoModel(QAbstractTableModel):
    """What stands in the columns, by rank from top to bottom."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title_font: QFont | None = None
        self._only: Collection[str] | None = None
        self._columns: list[list[str]] = [[] for _ in CLASSES]
        self._places: dict[str, tuple[int, int]] = {}

    @property
    def journey(self) -> Journey:
        """The map."""
        return self._session.journey

    def count(self, column: int) -> int:
        """How many stand in a column."""
        return len(self._columns[column])

    def set_only(self, ids: Collection[str] | None) -> None:
        """Show only these; None: all."""
        if ids != self._only:
            self._only = ids
            self.read()

    def read(self) -> None:
        """Show the map as it is now."""
        columns: list[list[str]] = [[] for _ in CLASSES]
        for row in KANO.rows(self.journey):
            assert isinstance(row, Opportunity)
            if self._only is None or row.id in self._only:
                columns[CLASSES.index(row.kano)].append(row.id)
        self.beginResetModel()
        self._columns = columns
        self._places = {one: (row, column) for column, ids in enumerate(columns) for row, one in enumerate(ids)}
        self.endResetModel()

    def record(self, index: Index) -> Opportunity | None:
        """The opportunity of a cell; None where it is empty."""
        return self.journey.record(record_id, Opportunity) if (record_id := self.id_of(index)) else None

    def id_of(self, index: Index) -> str:
        """The opportunity of a cell; "" for none."""
        ids = self._columns[index.column()] if index.isValid() else []
        found = ids[index.row()] if index.isValid() and index.row() < len(ids) else ""
        return found if found in self.journey else ""

    def index_of(self, record_id: str) -> QModelIndex:
        """The cell of an opportunity; not valid where it has none."""
        place = self._places.get(record_id)
        return self.index(*place) if place is not None else QModelIndex()

    def ids_in(self, selected: QItemSelectionRange) -> list[str]:
        """The opportunities of some cells."""
        return [record_id for index in selected.indexes() if (record_id := self.id_of(index))]

    def place_of(self, record_id: str) -> tuple[int, ...]:
        """Column by column, from top to bottom."""
        row, column = self._places.get(record_id, (0, 0))
        return (column, row)

    def all_ids(self) -> Sequence[str]:
        """All that are shown, column by column."""
        return [record_id for ids in self._columns for record_id in ids]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """As many as the longest column has."""
        return 0 if parent.isValid() else max(map(len, self._columns))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The classes, and unknown."""
        return 0 if parent.isValid() else len(CLASSES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The class, with how many there are of it and what it means."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(CLASSES):
            return None
        if role == Role.FontRole:
            return self.title_font
        kano = CLASSES[section]
        if role == Role.DisplayRole:
            return f"{class_text(kano).capitalize()}  {self.count(section):,}"
        return tooltip_text(_ABOUT[kano]) if role == Role.ToolTipRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What an opportunity is called, and how it stands."""
        record = self.record(index)
        if record is None:
            return None
        name = called(self.journey, record)
        match role:
            case Role.DisplayRole:
                return name
            case Role.ToolTipRole:
                return tooltip_text(f"{name}: {self.standing(record)}")
            case Role.AccessibleTextRole:
                return f"{class_text(record.kano).capitalize()}: {name}, {self.standing(record)}"
        return None

    def standing(self, record: Opportunity) -> str:
        """Rank and status in a few words."""
        rank = rankings(self.journey).scores[record.id].rank_text
        return f"rank {rank} \u00b7 {record.status.label}" if rank else f"no rank \u00b7 {record.status.label}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only opportunities can be gone to."""
        if not self.id_of(index):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
