"""A table of records for Qt: the rows in their own order, or sorted, or only those that a text is found in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionRange, QModelIndex, QObject, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFont

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.painting.icons import icon
from journey_editor.tables.cells import CellText
from journey_editor.tables.table import NOT_HERE, Column, Table
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.tooltip import tooltip_text
from journey_editor.workbench import cell_edits
from journey_editor.workbench.row_choice import RowChoice, in_order

EMPTY_ROLE = Qt.ItemDataRole.UserRole
"""What an empty cell reads."""


class RecordModel(QAbstractTableModel):
    """Rows of a table. While it is not live it follows nothing, and costs nothing.

    An edit leaves rows where they stand, in a sorted or filtered table too, or where the table's own order is one of
    values; rows that are new stand at the end of such a one.
    """

    shown_changed = QtSignal()
    """Other rows are shown than before."""

    def __init__(self, session: Session, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = table
        self.refusal = ""
        """Why the last edit was refused, in a sentence."""
        self.title_font: QFont | None = None
        """Of the titles, where they are not as usual."""
        self._theme: Theme = theme("light")
        self._is_live = False
        self._columns = table.columns_in(session.journey)
        self._ids: list[str] = []
        self._all: set[str] = set()
        """The rows that there are, shown or not."""
        self._rows: dict[str, int] = {}
        self._choice = RowChoice(table)
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        session.changed.connect(self._on_changed)

    # --- what it shows --------------------------------------------------------------------------------------------

    @property
    def journey(self) -> Journey:
        """The map."""
        return self._session.journey

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        return self._columns

    @property
    def ids(self) -> Sequence[str]:
        """The records that are shown, from top to bottom."""
        return self._ids

    @property
    def number(self) -> int:
        """How many rows there are, shown or not."""
        return len(self.table.rows(self.journey))

    @property
    def counts(self) -> tuple[int, int]:
        """How many rows are shown, and how many there are, without those that stand for no record ("no owner")."""
        apart = {one.id for one in self.table.stand_ins}
        every = (record.id for record in self.table.rows(self.journey))
        return sum(one not in apart for one in self._ids), sum(one not in apart for one in every)

    @property
    def is_in_own_order(self) -> bool:
        """Whether all rows stand in their own order."""
        return self._sorted is None and self._choice.takes_all

    def set_live(self, is_live: bool) -> None:
        """Follow the session, beginning with how it is now; or let it be."""
        if is_live != self._is_live:
            self._is_live = is_live
            self._build()

    def set_filter(self, text: str) -> None:
        """Show only the rows in which all words of a text are found."""
        if self._choice.set_words(text):
            self._build()

    def set_facet(self, column_id: str, text: str | None) -> None:
        """Show only rows in which a column has a text among its lines; None: any."""
        if self._choice.set_text(column_id, text):
            self._build()

    def facets(self, column: Column) -> dict[str, int]:
        """The texts that a column has, in its order, and in how many rows."""
        return self._choice.offered(self.journey, column)

    def begins_group(self, row: int) -> bool:
        """Whether rows are sorted or grouped and this one says something else there than the one above."""
        column = self._sorted[0] if self._sorted is not None else self._grouped_by
        return bool(row) and column is not None and self.text(row, column) != self.text(row - 1, column)

    @property
    def _grouped_by(self) -> int | None:
        return next((i for i, column in enumerate(self.columns) if column.id == self.table.grouped_by), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1: the rows' own order."""
        wanted = (column, order) if 0 <= column < len(self.columns) else None
        if wanted != self._sorted:
            self._sorted = wanted
            self._show(self._wanted())

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._theme = theme
        self._tell_all()

    def id_of(self, index: Index) -> str:
        """The record of a cell; "" for none."""
        return self._ids[index.row()] if index.isValid() else ""

    def is_gone(self, row: int) -> bool:
        """Whether a row's record is not there any more: Qt may paint in the midst of a change, before this follows."""
        return self._ids[row] not in self.journey and all(one.id != self._ids[row] for one in self.table.stand_ins)

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self.table.record(self.journey, self._ids[row])

    def index_of(self, record_id: str) -> QModelIndex:
        """The first cell of a record, or of what stands for it on the board; not valid where it has no row."""
        row_of = self.table.row_of
        row = self._rows.get(record_id if row_of is None else row_of(self.journey, record_id))
        return self.index(row, 0) if row is not None else QModelIndex()

    def ids_in(self, selected: QItemSelectionRange) -> list[str]:
        """The records of some cells."""
        chosen = self._ids[selected.top() : selected.bottom() + 1]
        return [record_id for record_id in chosen if record_id in self.journey]

    def place_of(self, record_id: str) -> tuple[int, ...]:
        """Its row."""
        return (self._rows.get(record_id, 0),)

    def text(self, row: int, column: int) -> str:
        """What a cell reads; empty where it is."""
        return self.columns[column].text(self.journey, self.record(row))

    def _told(self, row: int, column: int) -> str:
        shown, record = self.columns[column], self.record(row)
        said = shown.told(self.journey, record) if shown.told is not None else self.text(row, column)
        return said or ("does not apply" if shown.lack(record) == NOT_HERE else "")

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The records that are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Titles, with what a column means; rows are numbered."""
        if role == Role.FontRole:
            return self.title_font
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.title
        if role == Role.TextAlignmentRole and column.kind.is_number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole:
            said = filter(None, (self.table.description(column), column.why_not))
            return tooltip_text(f"{column.title}: {' '.join(said)}")
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell; to a screen reader with its column and row."""
        if not index.isValid() or self.is_gone(index.row()):
            return None
        column = self.columns[index.column()]
        match role:
            case Role.DisplayRole | Role.EditRole:
                return self.text(index.row(), index.column())
            case Role.ToolTipRole:
                return tooltip_text(self._told(index.row(), index.column()))
            case Role.AccessibleTextRole:
                said = self._told(index.row(), index.column()) or column.empty or "empty"
                name = "" if not index.column() else f", {self.text(index.row(), 0)}"
                return f"{column.title}{name}: {said}"
            case Role.DecorationRole if column.icon is not None:
                found = column.icon(self.journey, self.record(index.row()))
                return icon(*found, self._theme) if found is not None else None
            case _ if role == EMPTY_ROLE:
                return column.lack(self.record(index.row()))
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take a text. False: it was refused (`refusal` says why)."""
        self.refusal = ""
        if role != Role.EditRole or not index.isValid():
            return False
        if self._is_new(index, str(value)):
            self.refusal = cell_edits.take(self._session, self._cell(index, str(value)))
        return not self.refusal

    def why_refused(self, index: Index, text: str) -> str:
        """Why a cell cannot take a text, in a sentence; empty: it can."""
        return cell_edits.why_refused(self.journey, self._cell(index, text)) if self._is_new(index, text) else ""

    def draft(self, index: Index, text: str) -> None:
        """See `cell_edits.draft`. Where nothing new is typed, nothing is to be written down."""
        if self._is_new(index, text):
            cell_edits.draft(self._session, self._cell(index, text))
        elif index.isValid():
            self.end_draft()

    def end_draft(self) -> None:
        """See `Session.end_draft`."""
        self._session.end_draft()

    def set_aside(self, index: Index, text: str) -> None:
        """See `cell_edits.set_aside`."""
        if self._is_new(index, text):
            cell_edits.set_aside(self._session, self._cell(index, text))

    def _is_new(self, index: Index, text: str) -> bool:
        return index.isValid() and text != self.text(index.row(), index.column())

    def _cell(self, index: Index, text: str) -> CellText:
        return CellText(self.id_of(index), self.columns[index.column()], text, index.row() + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All cells can be gone to; those that are computed or counted say so when they are to be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if self.why_fixed(index) else flags | Qt.ItemFlag.ItemIsEditable

    def why_fixed(self, index: Index) -> str:
        """Why a cell cannot be edited, in a sentence; empty: it can."""
        return self._session.why_fixed or self.table.why_fixed(self.id_of(index), self.columns[index.column()])

    # --- building and following -----------------------------------------------------------------------------------

    def _wanted(self) -> list[str]:
        """The rows to show, looked for and sorted anew."""
        if not self._is_live:
            return []
        records = list(self.table.rows(self.journey))
        self._all = {record.id for record in records}
        records = self._choice.taken(self.journey, records, self.columns)
        if self._sorted is not None:
            column, order = self._sorted
            records = in_order(self.journey, records, self.columns[column], order == Qt.SortOrder.DescendingOrder)
        return [record.id for record in records]

    def _build(self) -> None:
        self.beginResetModel()
        self._columns = self.table.columns_in(self.journey)
        self._put(self._wanted())
        self.endResetModel()
        self.shown_changed.emit()

    def _put(self, ids: list[str]) -> None:
        self._ids = ids
        self._rows = {record_id: row for row, record_id in enumerate(ids)}

    def _on_changed(self) -> None:
        if not self._is_live:
            return
        heads = self._heads(self.table.columns_in(self.journey)) if self.table.more is not None else None
        if heads is not None and heads != self._heads(self._columns):
            self._build()
            return
        there = [record.id for record in self.table.rows(self.journey)]
        before, self._all = self._all, set(there)
        if self.is_in_own_order and not self.table.keeps_places:
            self._show(there)
        else:
            kept = [record_id for record_id in self._ids if record_id in self._all]
            self._show(kept + [record_id for record_id in there if record_id not in before])
        self._tell_all()

    def _show(self, ids: list[str]) -> None:
        """Show other rows, with the current cell and the selection kept where their rows stay."""
        if ids == self._ids:
            return
        wanted = set(ids)
        for first, last in reversed(_runs([row for row, one in enumerate(self._ids) if one not in wanted])):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._put(self._ids[:first] + self._ids[last + 1 :])
            self.endRemoveRows()
        there = set(self._ids)
        staying = [record_id for record_id in ids if record_id in there]
        if staying != self._ids:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            places = [self._ids[index.row()] for index in old]
            self._put(staying)
            new = [self.index(self._rows[i], index.column()) for i, index in zip(places, old, strict=True)]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()
        for first, last in _runs([row for row, one in enumerate(ids) if one not in there]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._put(self._ids[:first] + ids[first : last + 1] + self._ids[first:])
            self.endInsertRows()
        self.shown_changed.emit()

    @staticmethod
    def _heads(columns: Sequence[Column]) -> list[tuple[str, str]]:
        return [(column.id, column.title) for column in columns]

    def _tell_all(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs of neighbours: first and last of each."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] + 1 == number:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
