"""The outline as a tree: what is selected in it is what is selected on the board."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from journey_editor.history.session import Session
from journey_editor.outline.delegate import OutlineDelegate
from journey_editor.outline.rows_view import RowsView
from journey_editor.outline.tree_model import TreeModel
from journey_editor.widgets.same_selection import SameSelection

_MOST_UNFOLDED = 400
"""With more rows it begins folded: a tree is laid out row by row."""


class OutlineTree(RowsView, QTreeView):
    """Rows to read, to sort, to edit in place and to drag."""

    rows: TreeModel

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._followed = False
        self._folds: dict[str, bool] = {}
        """The rows that the user has folded (True) or unfolded."""
        self.rows = TreeModel(session, self)
        self.cells = OutlineDelegate(lambda: session.journey, self)
        self.selected = SameSelection(self, self.rows, session, self.gone_to.emit)
        self._set_up()
        self.rows.modelAboutToBeReset.connect(self._hold_still)
        self.rows.modelReset.connect(self._unfold)
        self.collapsed.connect(lambda index: self._folds.update({self.rows.id_of(index): True}))
        self.expanded.connect(lambda index: self._folds.update({self.rows.id_of(index): False}))

    def _set_up(self) -> None:
        self._set_up_rows(self.header(), QAbstractItemView.SelectionBehavior.SelectRows)
        self.setObjectName("outline-tree")
        self.setAccessibleName("Outline")
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(16)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        self._set_up_columns(header)
        self.setSortingEnabled(True)
        header.setFirstSectionMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setAccessibleName("Columns of the outline")

    # --- folding --------------------------------------------------------------------------------------------------

    def _hold_still(self) -> None:
        self._followed, self.selected.is_on = self.selected.is_on, False

    def _unfold(self) -> None:
        self.selected.is_on = self._followed
        if self.rows.count <= _MOST_UNFOLDED:
            self.expandAll()
        if not self.rows.is_filtered:
            for record_id, is_folded in tuple(self._folds.items()):
                self.setExpanded(self.rows.index_of(record_id), not is_folded)
        self.go_back()
