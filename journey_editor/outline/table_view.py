"""The outline as a table of lanes by stages."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.outline.delegate import OutlineDelegate
from journey_editor.outline.rows_view import RowsView
from journey_editor.outline.table_model import NAME, TableModel
from journey_editor.widgets.held_column import HeldColumn
from journey_editor.widgets.item_model import Index
from journey_editor.widgets.same_selection import SameSelection

_COLUMN_WIDTH = 176
_LANE_WIDTH = 140
_ROW_HEIGHT = 30
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class _CardDelegate(OutlineDelegate):
    """Draws a line between lanes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and the line under the last row of its lane."""
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, TableModel) and (index.column() == 0 or model.ends_lane(index.row())):
            rect: QRect = option.rect
            painter.setPen(QColor(self.theme.colour("panel.line")))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class OutlineTable(RowsView, QTableView):
    """Cells to read and to rename; what is selected in it is what is selected on the board."""

    rows: TableModel

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.held: HeldColumn | None = None
        self.rows = TableModel(session, self)
        self.cells = _CardDelegate(lambda: session.journey, self, lambda index: NAME)
        one_cell = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selected = SameSelection(self, self.rows, session, self.gone_to.emit, one_cell)
        self._set_up_rows(self.horizontalHeader(), QAbstractItemView.SelectionBehavior.SelectItems)
        self.setObjectName("outline-table")
        self.setAccessibleName("Table of lanes and stages")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setAccessibleName("Stages")
        header.setDefaultSectionSize(_COLUMN_WIDTH)
        header.sectionClicked.connect(self._choose_stage)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        self.setColumnWidth(0, _LANE_WIDTH)
        self._held_cells = _CardDelegate(lambda: session.journey, self, lambda index: NAME)
        self.held = HeldColumn(self, self._held_cells)
        for signal in (self.rows.modelReset, self.rows.rowsInserted, self.rows.rowsRemoved):
            signal.connect(self._span_lanes)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._held_cells.theme = theme
        super().set_theme(theme)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Bring a cell into view, beside the lanes' names."""
        super().scrollTo(index, hint)
        if self.held is not None:
            self.held.uncover(index)

    def edit_name(self) -> None:
        """Edit the name in the cell that has the focus."""
        if self.rows.id_of(self.currentIndex()) and self._session.may_change():
            self.edit(self.currentIndex())

    def _choose_stage(self, section: int) -> None:
        if stage := self.rows.stage_of(section):
            self._session.select([stage])
            self.gone_to.emit(stage)

    def _span_lanes(self, *_where: object) -> None:
        for table in filter(None, (self, self.held)):
            table.clearSpans()
            for row, height in self.rows.lane_spans:
                if height > 1:
                    table.setSpan(row, 0, height, 1)
