"""The outline as one list of all cards. It is a table, not a tree without branches: that asks a model for every row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.outline import row_keys
from journey_editor.outline.arrangement import Arrangement
from journey_editor.outline.columns import COLUMNS
from journey_editor.outline.delegate import ROW_HEIGHT, CellDelegate
from journey_editor.outline.same_selection import SameSelection
from journey_editor.outline.tree_model import TreeModel


class OutlineList(QTableView):
    """Rows to read, to sort and to edit in place."""

    gone_to = QtSignal(str)
    """The user went to this record: it should be seen on the board."""
    menu_wanted = QtSignal(object)
    """The context menu is wanted at this global position."""
    left = QtSignal()
    """Escape: the keyboard belongs to the board again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TreeModel(session, self, Arrangement.LIST)
        self.cells = CellDelegate(lambda: session.journey, self)
        self.selected = SameSelection(self, self.rows, session, self.gone_to.emit)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self.setObjectName("outline-list")
        self.setAccessibleName("List of all cards")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(row_keys.EDITS)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setAccessibleName("Columns of the list")
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, column.width)

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

    def edit_name(self) -> None:
        """Edit the name in the row that has the focus."""
        if (index := self.currentIndex()).isValid():
            self.edit(index.siblingAtColumn(0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """What the user selects here is selected everywhere."""
        super().selectionChanged(selected, deselected)
        self.selected.take()

    def event(self, event: QEvent) -> bool:
        """Some keys mean something else here than on the board."""
        if row_keys.overrides(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the name; Escape goes back to the board."""
        if not row_keys.press(self, event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu that the board has for what is selected."""
        event.accept()
        self.menu_wanted.emit(row_keys.menu_place(self, event))
