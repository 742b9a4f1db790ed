"""The outline as a table of lanes by stages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.outline import row_keys
from journey_editor.outline.delegate import CellDelegate, Index
from journey_editor.outline.same_selection import SameSelection
from journey_editor.outline.table_model import NAME, TableModel

_COLUMN_WIDTH = 176
_LANE_WIDTH = 140
_ROW_HEIGHT = 30


class _CardDelegate(CellDelegate):
    """Draws a line between lanes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and the line under the last row of its lane."""
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, TableModel) and (index.column() == 0 or model.ends_lane(index.row())):
            rect: QRect = option.rect  # type: ignore[attr-defined]
            painter.setPen(QColor(self.theme.colour("panel.line")))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class OutlineTable(QTableView):
    """Cells to read and to rename; what is selected in it is what is selected on the board."""

    gone_to = QtSignal(str)
    """The user went to this record: it should be seen on the board."""
    menu_wanted = QtSignal(object)
    """The context menu is wanted at this global position."""
    left = QtSignal()
    """Escape: the keyboard belongs to the board again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.cards = TableModel(session, self)
        self.cells = _CardDelegate(lambda: session.journey, self, lambda index: NAME)
        one_cell = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selected = SameSelection(self, self.cards, session, self.gone_to.emit, one_cell)
        self.setModel(self.cards)
        self.setItemDelegate(self.cells)
        self.setObjectName("outline-table")
        self.setAccessibleName("Table of lanes and stages")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(row_keys.EDITS)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setAccessibleName("Stages")
        header.setDefaultSectionSize(_COLUMN_WIDTH)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._choose_stage)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        self.setColumnWidth(0, _LANE_WIDTH)
        for signal in (self.cards.modelReset, self.cards.rowsInserted, self.cards.rowsRemoved):
            signal.connect(self._span_lanes)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self.cells.theme = theme
        self.cards.set_theme(theme)

    def set_live(self, is_live: bool) -> None:
        """Follow the map; or let it be, at no cost."""
        self.selected.is_on = False
        self.cards.set_live(is_live)
        self.selected.is_on = is_live
        self.selected.follow()

    def edit_name(self) -> None:
        """Edit the name in the cell that has the focus."""
        if self.cards.id_of(self.currentIndex()):
            self.edit(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """What the user selects here is selected everywhere."""
        super().selectionChanged(selected, deselected)
        self.selected.take()

    def _choose_stage(self, section: int) -> None:
        if stage := self.cards.stage_of(section):
            self._session.select([stage])
            self.gone_to.emit(stage)

    def _span_lanes(self, *_where: object) -> None:
        self.clearSpans()
        for row, height in self.cards.lane_spans:
            if height > 1:
                self.setSpan(row, 0, height, 1)

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
