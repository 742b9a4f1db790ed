"""A table that is edited like a spreadsheet: every edit a change of the map, one undo step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.tables.table import Table
from journey_editor.widgets.held_column import HeldColumn
from journey_editor.widgets.item_model import Index
from journey_editor.widgets.menu_place import menu_place
from journey_editor.widgets.same_selection import SameSelection
from journey_editor.workbench.cell_delegate import SIGN, CellDelegate
from journey_editor.workbench.range_editing import RangeEditing
from journey_editor.workbench.record_model import RecordModel
from journey_editor.workbench.row_editing import RowEditing
from journey_editor.workbench.row_heights import ROW_HEIGHT, RowHeights
from journey_editor.workbench.seen_rows import SeenRows

_EDIT, _SELECT = QAbstractItemView.EditTrigger, QItemSelectionModel.SelectionFlag
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RecordView(QTableView):
    """Cells to read, to type into, to copy, to paste over. The rows that are selected are selected on the board."""

    told = QtSignal(str)
    """One sentence for the user."""
    menu_wanted = QtSignal(object)
    """The context menu is wanted at this global position."""
    gone_to = QtSignal(object)
    """Records (their ids) are to be selected and seen on the board."""
    range_changed = QtSignal()
    """Other cells are selected."""

    def __init__(self, session: Session, table: Table) -> None:
        super().__init__()
        self._session = session
        self.table = table
        self.rows = RecordModel(session, table, self)
        self.cells = CellDelegate(self.rows, self)
        self.selected = SameSelection(self, SeenRows(self.rows), session, lambda _record: None)
        self.range = RangeEditing(self, session)
        self.whole_rows = RowEditing(self, session)
        self._heights = RowHeights(self)
        self.held: HeldColumn | None = None
        self._set_up()
        self.held_cells = CellDelegate(self.rows, self)
        self.held = HeldColumn(self, self.held_cells)
        self.cells.ended.connect(self._take)
        self.cells.filled.connect(self.range.fill)
        self.cells.refused.connect(self.told)
        for signal in (self.rows.modelReset, self.rows.rowsInserted, self.rows.layoutChanged, self.rows.dataChanged):
            signal.connect(self._heights.start)
        self.verticalScrollBar().valueChanged.connect(self._heights.start)
        self.horizontalHeader().sectionResized.connect(self._on_column_resized)

    def _set_up(self) -> None:
        self.setObjectName("record-table")
        self.setAccessibleName(f"Table of {self.table.title.lower()}")
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(_EDIT.EditKeyPressed | _EDIT.DoubleClicked | _EDIT.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        side = self.verticalHeader()
        side.setDefaultSectionSize(ROW_HEIGHT)
        side.setMinimumSectionSize(ROW_HEIGHT)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setHighlightSections(False)
        side.setAccessibleName("Rows")
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        header = self.horizontalHeader()
        header.setAccessibleName(f"Columns of {self.table.title.lower()}")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(50)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSortingEnabled(True)
        self._widths: dict[str, int] = {}
        self._tabbed: tuple[QPersistentModelIndex, int] | None = None
        """The cell that Tab led to, and the column from which: there Enter goes on in the next row."""
        self._usual_font, self.letters = QFont(self.font()), 1.0
        self._fit_columns()
        self.rows.modelReset.connect(self._fit_columns)

    def _fit_columns(self) -> None:
        """Each new column has its width; one that was there before keeps what the user gave it."""
        for number, column in enumerate(self.rows.columns):
            if self._widths.get(column.id) is None:
                self._widths[column.id] = round(column.width * self.letters)
            self.setColumnWidth(number, self._widths[column.id])

    def enlarge(self, letters: float) -> None:
        """Letters so many times as large as usual, in columns that are as much wider: a room reads them."""
        by, self.letters = letters / self.letters, letters
        font = QFont(self._usual_font)
        font.setPointSizeF(font.pointSizeF() * letters)
        if by == 1.0 and self.font().pointSizeF() == font.pointSizeF():
            return
        self.rows.title_font = font if letters != 1.0 else None
        for cells in (self.cells, self.held_cells):
            cells.letters = letters
        self.setIconSize(QSize(SIGN, SIGN) * letters)
        for widget in (self, self.horizontalHeader(), self.verticalHeader()):
            widget.setFont(font)
        if self.held is not None:
            self.held.setFont(font)
            self.held.setIconSize(self.iconSize())
            self.held.horizontalHeader().setFont(font)
        for number in range(len(self.rows.columns)):
            self.setColumnWidth(number, round(self.columnWidth(number) * by))
        self.scrollTo(self.currentIndex())
        self._heights.start()

    def set_live(self, is_live: bool) -> None:
        """Follow the map; or let it be, at no cost."""
        self.selected.is_on = False
        self.rows.set_live(is_live)
        self.selected.is_on = is_live
        self.selected.follow()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self.cells.theme = theme
        self.held_cells.theme = theme
        self.rows.set_theme(theme)

    # --- what is selected -----------------------------------------------------------------------------------------

    @property
    def area(self) -> QRect:
        """The rectangle of cells that is selected, as columns and rows; the current cell where none is."""
        area = QRect()
        for part in self._parts:
            area = area.united(part)
        current = self.currentIndex()
        if area.isEmpty() and current.isValid():
            area = QRect(current.column(), current.row(), 1, 1)
        return area

    @property
    def chosen_rows(self) -> list[str]:
        """The records of the selected cells, from top to bottom."""
        area = self.area
        chosen = {row for part in self._parts for row in range(part.top(), part.bottom() + 1)}
        return [self.rows.ids[row] for row in sorted(chosen or range(area.top(), area.bottom() + 1))]

    @property
    def chosen_cells(self) -> list[tuple[int, int]]:
        """The rows and columns of the selected cells, row by row. (To ask Qt for an index of each takes long.)"""
        return sorted(
            {
                (row, column)
                for part in self._parts
                for row in range(part.top(), part.bottom() + 1)
                for column in range(part.left(), part.right() + 1)
            }
        )

    @property
    def _parts(self) -> list[QRect]:
        """The rectangles that are selected, as columns and rows: thousands of cells are one."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return [QRect(part.left(), part.top(), part.width(), part.height()) for part in parts]

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, alone."""
        index = self.rows.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect)
            self.scrollTo(index)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Bring a cell into view, beside the column that is held."""
        super().scrollTo(index, hint)
        if self.held is not None:
            self.held.uncover(index)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The rows that the user selects here are selected everywhere."""
        super().selectionChanged(selected, deselected)
        self.selected.take()
        self.range_changed.emit()

    # --- keys -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Some keys mean something else here than on the board."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
            if is_plain and event.key() in (Qt.Key.Key_F2, *_ENTER, *_EMPTYING):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, Delete empties; typing replaces."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (*_ENTER, Qt.Key.Key_F2) and not modifiers:
            self.edit_cell()
        elif key in _EMPTYING and not modifiers:
            self.range.empty()
        elif event.text().isprintable() and event.text() and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            if self._is_editable():
                self.scrollTo(self.currentIndex())
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def edit_cell(self) -> None:
        """Edit the current cell; one that is computed leads to what it tells of, or says why it cannot be edited."""
        if self._lead():
            return
        if self.currentIndex().isValid() and self._is_editable():
            self.scrollTo(self.currentIndex())
            self.edit(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it is for the letters (see `Tab`)."""
        event.ignore() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else super().wheelEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell, or go where it leads."""
        is_in_cell = self.indexAt(event.position().toPoint()).isValid()
        if not is_in_cell or (not self._lead() and self._is_editable()):
            super().mouseDoubleClickEvent(event)

    def _lead(self) -> bool:
        index = self.currentIndex()
        leads_to = self.rows.columns[index.column()].leads_to if index.isValid() else None
        found = leads_to(self._session.journey, self.rows.record(index.row())) if leads_to is not None else ()
        if found:
            self.gone_to.emit(list(found))
        return bool(found)

    def _is_editable(self) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        if why_not := self.rows.why_fixed(index):
            self.told.emit(why_not)
        return not why_not

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, row by row, and leaves the table behind the last one."""
        index = self.currentIndex()
        if index.isValid() and self._step(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def _step(self, by: int, past_computed: bool = False) -> bool:
        """To the next cell; while a row is typed, to the next one that can be typed in."""
        index, width = self.currentIndex(), self.rows.columnCount()
        place = index.row() * width + index.column() + by
        while past_computed and self.rows.columns[place % width].why_not and place // width == index.row():
            place += by
        if not 0 <= place < width * self.rows.rowCount():
            return False
        self.go_to(*divmod(place, width))
        return True

    def _take(self, cell: QPersistentModelIndex, text: str, key: Qt.Key | None) -> None:
        """Take what was typed into a cell, and go on from there."""
        row, column, record = cell.row(), cell.column(), self.rows.id_of(cell)
        begun = self._tabbed[1] if self._tabbed is not None and self._tabbed[0] == cell else column
        self._tabbed = None
        self.rows.setData(cell, text)
        now = self.rows.index_of(record)
        if not now.isValid():  # the row has gone with what it lacked; the next one has come up
            self.go_to(min(row, self.rows.rowCount() - 1), column)
        elif key == Qt.Key.Key_Return:
            if now.row() + 1 < self.rows.rowCount():
                self.go_to(now.row() + 1, begun)
        elif key is not None:
            self._step(1 if key == Qt.Key.Key_Tab else -1, past_computed=True)
            self._tabbed = QPersistentModelIndex(self.currentIndex()), begun
        self.setFocus()

    def commitData(self, editor: QWidget) -> None:
        """Take what was typed; what is refused is told."""
        super().commitData(editor)
        if self.rows.refusal:
            self._session.lose(self.rows.refusal)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the table's commands, at the pointer, or by key at the current cell."""
        event.accept()
        self.menu_wanted.emit(menu_place(self, event))

    # --- heights --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows are seen."""
        super().resizeEvent(event)
        self._heights.start()

    def _on_column_resized(self, number: int, _old: int, width: int) -> None:
        if number < len(self.rows.columns):
            self._widths[self.rows.columns[number].id] = width
        self._heights.start()
