"""What tree, list and table have in common: one selection with the board, keys, menu, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from journey_editor.layout.theme import Theme
from journey_editor.outline import editing
from journey_editor.outline.columns import COLUMNS
from journey_editor.widgets.menu_place import menu_place

if TYPE_CHECKING:
    from journey_editor.history.session import Session
    from journey_editor.outline.delegate import OutlineDelegate
    from journey_editor.outline.table_model import TableModel
    from journey_editor.outline.tree_model import TreeModel
    from journey_editor.widgets.item_model import Index
    from journey_editor.widgets.same_selection import SameSelection

    _View = QAbstractItemView
else:
    _View = object


class RowsView(_View):
    """Shows records of the map as rows or cells. Stands before QTreeView or QTableView among the bases."""

    gone_to = QtSignal(str)
    """The user went to this record: it should be seen on the board."""
    menu_wanted = QtSignal(object)
    """The context menu is wanted at this global position."""
    left = QtSignal()
    """Escape: the keyboard belongs to the board again."""

    rows: TreeModel | TableModel
    cells: OutlineDelegate
    selected: SameSelection
    _session: Session

    def edit_name(self) -> None:
        """Edit the name in the row that has the focus."""
        if (index := self.currentIndex()).isValid() and self._session.may_change():
            self.edit(index.siblingAtColumn(0))

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self.cells.theme = theme
        self.rows.set_theme(theme)

    def set_live(self, is_live: bool) -> None:
        """Follow the map; or let it be, at no cost."""
        self.selected.is_on = False
        self.rows.set_live(is_live)
        self.selected.is_on = is_live
        self.selected.follow()

    def remember_place(self) -> None:
        """The rows are about to be others: keep where the keyboard is."""
        self._was_at = self.rows.id_of(self.currentIndex()), self.currentIndex().column()

    def go_back(self) -> None:
        """The rows are others: select what is selected on the board, and be where the keyboard was, in view."""
        self.selected.follow()
        record, column = self._was_at
        index = self.rows.index_of(record)
        if index.isValid():
            at = index.siblingAtColumn(column) if self.rows.id_of(index.siblingAtColumn(column)) == record else index
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(at)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """What the user selects here is selected everywhere."""
        super().selectionChanged(selected, deselected)
        self.selected.take()

    def event(self, event: QEvent) -> bool:
        """Some keys mean something else here than on the board: F2 edits here, not there."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and event.key() == Qt.Key.Key_F2 and not event.modifiers():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the name; Escape goes back to the board."""
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if not is_editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit_name()
        elif not is_editing and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu that the board has for what is selected."""
        event.accept()
        self.menu_wanted.emit(menu_place(self, event))

    def _draft(self, index: Index, typed: str) -> None:
        editing.draft(self._session, self.rows.id_of(index), self.cells.column_of(index), typed)

    def _set_aside(self, index: Index, typed: str) -> None:
        editing.set_aside(self._session, self.rows.id_of(index), self.cells.column_of(index), typed)

    def _set_up_rows(self, header: QHeaderView, behaviour: QAbstractItemView.SelectionBehavior) -> None:
        self.setModel(self.rows)
        self._was_at = "", 0
        self.rows.modelAboutToBeReset.connect(self.remember_place)
        self.setItemDelegate(self.cells)
        self.cells.given_up.connect(self._set_aside)
        self.cells.typed.connect(self._draft)
        self.cells.ended.connect(self._session.end_draft)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(behaviour)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _set_up_columns(self, header: QHeaderView) -> None:
        """What is told of each record, to be sorted by and moved about."""
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsMovable(True)
        for number, column in enumerate(COLUMNS):
            header.resizeSection(number, column.width)
