"""The map's rows as a Qt model. An edit touches the rows it is about; nothing else is asked for anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import count
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
)

from journey_editor.analysis.filtering import Matches
from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Lane, Stage, Step
from journey_editor.history.session import Session
from journey_editor.layout.sentences import sentence_of
from journey_editor.layout.theme import Theme, theme
from journey_editor.outline import editing, moving
from journey_editor.outline.arrangement import Arrangement, Rows, Sorting
from journey_editor.outline.columns import COLUMNS, told_of
from journey_editor.outline.row_tree import RowTree, TreeRow
from journey_editor.painting.icons import icon
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.tooltip import tooltip_text

ROWS_MIME = "application/x-journey-outline-rows"


@cache
def _flags(kind: type[Record], column: int, is_dragged: bool) -> Qt.ItemFlag:
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
    if is_dragged:
        flags |= Qt.ItemFlag.ItemIsDragEnabled
    if issubclass(kind, Card):
        flags |= Qt.ItemFlag.ItemNeverHasChildren
    return flags | Qt.ItemFlag.ItemIsEditable if issubclass(kind, COLUMNS[column].edits) else flags


class TreeModel(QAbstractItemModel):
    """Rows of records. `live` off: it follows nothing, and costs nothing."""

    def __init__(
        self, session: Session, parent: QObject | None = None, arrangement: Arrangement = Arrangement.STAGES
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme("light")
        self._matches: Matches | None = None
        self._arrangement = arrangement
        self._sorting: Sorting | None = None
        self._is_live = False
        self._numbers = count(1)
        self._tree = RowTree(Rows(session.journey, self._arrangement), self._numbers)
        session.changed.connect(self._on_changed)

    # --- what it shows --------------------------------------------------------------------------------------------

    @property
    def journey(self) -> Journey:
        """The map."""
        return self._session.journey

    @property
    def arrangement(self) -> Arrangement:
        """How the rows hang together."""
        return self._arrangement

    @property
    def is_filtered(self) -> bool:
        """Whether a filter leaves rows out."""
        return self._matches is not None

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._tree)

    def set_live(self, is_live: bool) -> None:
        """Follow the session, beginning with how it is now; or let it be."""
        if is_live != self._is_live:
            self._is_live = is_live
            self._build()

    def arrange(self, arrangement: Arrangement) -> None:
        """Hang the rows together in another way."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._build()

    def show_matches(self, found: Matches | None) -> None:
        """Show only what a filter finds, and what that hangs on; None: everything."""
        if found != self._matches:
            self._matches = found
            self._build()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._theme = theme
        for parent in self._tree.parents():
            first, last = parent.children[0], parent.children[-1]
            self.dataChanged.emit(self._index(first, 0), self._index(last, len(COLUMNS) - 1), [Role.DecorationRole])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort cards among their siblings by a column; -1: as they stand on the board."""
        is_descending = order == Qt.SortOrder.DescendingOrder
        sorting = Sorting(COLUMNS[column].id, is_descending) if 0 <= column < len(COLUMNS) else None
        if sorting != self._sorting:
            self._sorting = sorting
            self._build()

    # --- rows and ids ---------------------------------------------------------------------------------------------

    def id_of(self, index: Index) -> str:
        """The record of a row."""
        return self._tree.numbered(index.internalId()).id if index.isValid() else ""

    def index_of(self, record_id: str, column: int = 0) -> QModelIndex:
        """The row of a record; not valid where it has none."""
        row = self._tree.of(record_id)
        return self._index(row, column) if row is not None else QModelIndex()

    def ids(self) -> list[str]:
        """The ids of all rows, from top to bottom."""
        return self._tree.ids()

    def ids_in(self, selected: QItemSelectionRange) -> list[str]:
        """The records of some rows."""
        children = self._row(selected.parent()).children
        return [row.id for row in children[selected.top() : selected.bottom() + 1]]

    def place_of(self, record_id: str) -> tuple[int, ...]:
        """Where a row comes among all rows: its place at each level."""
        return self._tree.place_of(record_id)

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """What is told of each record."""
        return len(COLUMNS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows hang under a row."""
        return 0 if parent.column() > 0 else len(self._row(parent).children)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """A cell."""
        children = self._row(parent).children
        if not (0 <= row < len(children) and 0 <= column < len(COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The row that a row hangs under."""
        if not index.isValid():
            return QModelIndex()
        above = self._tree.numbered(index.internalId()).parent
        return self._of(above) if above is not None else QModelIndex()

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        """Whether anything hangs under a row."""
        return parent.column() <= 0 and bool(self._row(parent).children)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole and section < len(COLUMNS):
            return COLUMNS[section].title
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What stands in a cell. To a screen reader, a row's first cell says the whole record in one sentence."""
        if not index.isValid():
            return None
        record = self.journey.get(self._tree.numbered(index.internalId()).id)
        if record is None:
            return None
        column = COLUMNS[index.column()]
        match role:
            case Role.DisplayRole:
                return column.text(self.journey, record)
            case Role.EditRole:
                return editing.value_of(self.journey, record, column)
            case Role.DecorationRole:
                found = column.icon(self.journey, record)
                return icon(*found, self._theme) if found is not None else None
            case Role.AccessibleTextRole:
                if index.column() == 0:
                    return sentence_of(self.journey, record)
                return f"{column.title}: {column.text(self.journey, record) or 'none'}"
            case Role.ToolTipRole:
                return tooltip_text(column.text(self.journey, record))
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take what was typed or picked."""
        record = self.journey.get(self.id_of(index))
        if role != Role.EditRole or record is None:
            return False
        return editing.take(self._session, record, COLUMNS[index.column()], value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a cell. Qt asks this of every row it lays out."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        row = self._tree.numbered(index.internalId())
        is_dragged = self._sorting is None and self._arrangement != Arrangement.LIST
        flags = _flags(row.kind, index.column(), is_dragged)
        return flags & ~Qt.ItemFlag.ItemIsEditable if self._session.why_fixed else flags

    # --- moving by hand -------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rows of this outline, and nothing else."""
        return [ROWS_MIME]

    def mimeData(self, indexes: Iterable[Index]) -> QMimeData:
        """The rows' ids."""
        data = QMimeData()
        ids = dict.fromkeys(self.id_of(index) for index in indexes)
        data.setData(ROWS_MIME, "\n".join(ids).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Whether rows may go there."""
        ids = bytes(data.data(ROWS_MIME).data()).decode().split("\n") if data.hasFormat(ROWS_MIME) else []
        return moving.drop(self.journey, self._arrangement, ids, *self._target(row, parent)) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Move rows there."""
        ids = bytes(data.data(ROWS_MIME).data()).decode().split("\n")
        move = moving.drop(self.journey, self._arrangement, ids, *self._target(row, parent))
        if move is not None:
            self._session.do(*move)
        return False  # the rows have moved already: the view must not take them away

    def _target(self, row: int, parent: Index) -> tuple[str, str]:
        """The row that is dropped into, and its child that it goes before ("": to its end, or onto it)."""
        above = self._row(parent)
        return above.id, above.children[row].id if 0 <= row < len(above.children) else ""

    # --- building and following -----------------------------------------------------------------------------------

    def _row(self, index: Index) -> TreeRow:
        return self._tree.numbered(index.internalId()) if index.isValid() else self._tree.root

    def _index(self, row: TreeRow, column: int) -> QModelIndex:
        return self.createIndex(row.place(), column, row.number)

    def _of(self, row: TreeRow) -> QModelIndex:
        return QModelIndex() if row is self._tree.root else self._index(row, 0)

    def _build(self) -> None:
        self.beginResetModel()
        self._tree = RowTree(Rows(self.journey, self._arrangement, self._sorting), self._numbers)
        if self._is_live:
            self._tree.fill(self._matches)
        self.endResetModel()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_live:
            return
        if self._needs_building(changes):
            self._build()
            return
        told = told_of(self.journey, changes)
        for record_id in told:
            self._follow(record_id)
        for record_id in told:
            self._tell(record_id)

    def _needs_building(self, changes: ChangeSet) -> bool:
        """Whether rows hang together otherwise: stages, steps or lanes came, went or moved."""
        for change in changes:
            before, after = change.before, change.after
            if isinstance(before or after, Stage | Step | Lane):
                if before is None or after is None:
                    return True
                if any(getattr(before, f, None) != getattr(after, f, None) for f in ("order", "stage")):
                    return True
                if isinstance(after, Step) and self._tree.rows.has_row(after) != (self._tree.of(after.id) is not None):
                    return True
        return False

    def _follow(self, record_id: str) -> None:
        """A card came, went or moved; or it is sorted by what it now says otherwise."""
        record, row = self.journey.get(record_id), self._tree.of(record_id)
        if record is not None and not isinstance(record, Card):
            return
        is_wanted = record is not None and (self._matches is None or record_id in self._matches.cards)
        if row is not None and record is not None and is_wanted:
            self._move(row, record)
        elif row is not None:
            self._take(row)
        elif is_wanted and record is not None:
            self._put(record)

    def _move(self, row: TreeRow, record: Record) -> None:
        old, new = row.parent, self._tree.above(record)
        key = self._tree.rows.key(record)
        if old is None or new is None or (self._matches is not None and new is not old):
            self._build()  # what the rows of a filter hang on comes and goes with them
            return
        if new is old and key == row.key:
            return
        place, to = row.place(), bisect_left(new.keys, key)
        if new is old and to in (place, place + 1):
            row.key = new.keys[place] = key
            return
        self.beginMoveRows(self._of(old), place, place, self._of(new), to)
        self._tree.move(row, new, key)
        self.endMoveRows()

    def _take(self, row: TreeRow) -> None:
        assert row.parent is not None
        self.beginRemoveRows(self._of(row.parent), row.place(), row.place())
        self._tree.take(row)
        self.endRemoveRows()

    def _put(self, record: Record) -> None:
        above, key = self._tree.above(record), self._tree.rows.key(record)
        if above is None:
            self._build()  # a filter had left out what it hangs on
            return
        place = bisect_left(above.keys, key)
        self.beginInsertRows(self._of(above), place, place)
        self._tree.put(record, above, place, key)
        self.endInsertRows()

    def _tell(self, record_id: str) -> None:
        row = self._tree.of(record_id)
        if row is not None:
            self.dataChanged.emit(self._index(row, 0), self._index(row, len(COLUMNS) - 1))
