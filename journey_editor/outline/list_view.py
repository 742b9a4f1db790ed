"""The outline as one list of all cards. It is a table, not a tree without branches: that asks a model for every row."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journey_editor.history.session import Session
from journey_editor.outline.arrangement import Arrangement
from journey_editor.outline.delegate import ROW_HEIGHT, OutlineDelegate
from journey_editor.outline.rows_view import RowsView
from journey_editor.outline.tree_model import TreeModel
from journey_editor.widgets.same_selection import SameSelection


class OutlineList(RowsView, QTableView):
    """Rows to read, to sort and to edit in place."""

    rows: TreeModel

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows = TreeModel(session, self, Arrangement.LIST)
        self.cells = OutlineDelegate(lambda: session.journey, self)
        self.selected = SameSelection(self, self.rows, session, self.gone_to.emit)
        self._set_up_rows(self.horizontalHeader(), QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.modelReset.connect(self.go_back)
        self.setObjectName("outline-list")
        self.setAccessibleName("List of all cards")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        self._set_up_columns(header)
        self.setSortingEnabled(True)
        header.setHighlightSections(False)
        header.setAccessibleName("Columns of the list")
