"""A tree of rows in groups: what was folded and where one is stays so while the rows change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from journey_editor.widgets.grouped_model import GroupedModel, RowGroup
from journey_editor.widgets.item_model import Index

_MOST_UNFOLDED = 300
"""A group of more rows begins folded: a tree is laid out row by row."""


class GroupedView(QTreeView):
    """Tells which row its user is at. Rows that come and go by themselves move nobody elsewhere."""

    looked_at = QtSignal()
    """The user went to another row, or clicked the same one again."""
    chosen = QtSignal()
    """Enter or a double click on a row."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._is_syncing = False
        self._folds: dict[str, bool] = {}
        """What the user has folded (True) or unfolded, by the groups' keys."""
        self.collapsed.connect(lambda index: self._keep_fold(index, True))
        self.expanded.connect(lambda index: self._keep_fold(index, False))

    @property
    def rows(self) -> GroupedModel[Any]:
        """The model."""
        model = self.model()
        assert isinstance(model, GroupedModel)
        return model

    @property
    def current(self) -> Any:
        """What stands in the row that the user is at; None at a heading or nowhere."""
        return self.rows.row_at(self.currentIndex())

    def take(self, groups: Sequence[RowGroup[Any]]) -> None:
        """Show other rows; who is at one that is still there stays at it."""
        at, before = self.current, [group.key for group in self.rows.groups]
        row, group_at = self.currentIndex().row(), self.rows.group_at(self.currentIndex())
        self._is_syncing = True
        self.rows.show(groups)
        if before != [group.key for group in self.rows.groups]:
            for number, group in enumerate(self.rows.groups):
                is_folded = self._folds.get(group.key, len(group.rows) > _MOST_UNFOLDED)
                self.setExpanded(self.rows.index(number, 0), not is_folded)
            if at is not None and group_at is not None:
                self.setCurrentIndex(self._place_of(at, group_at.key, row))
        self._is_syncing = False

    def _place_of(self, at: Any, group_key: str, row: int) -> QModelIndex:
        """Where a row is, or what stands in its place."""
        index = self.rows.index_of(at)
        if index.isValid():
            return index
        number = next((n for n, group in enumerate(self.rows.groups) if group.key == group_key), -1)
        heading = self.rows.index(number, 0)
        return self.rows.index(min(row, self.rows.rowCount(heading) - 1), 0, heading) if number >= 0 else QModelIndex()

    def go_to(self, index: QModelIndex) -> None:
        """Be at a row, as if the user had gone there."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell it, where the user did it."""
        super().currentChanged(current, previous)
        if not self._is_syncing:
            self.looked_at.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where one is stays in view: what stands below may have grown."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the row where one is already."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.looked_at.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose a row; fold or unfold a heading."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.rows.row_at(index) is None:
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))
        elif index.isValid():
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; at a heading it folds or unfolds."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.current is not None:
            self.chosen.emit()
        elif (index := self.currentIndex()).isValid():
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))

    def _keep_fold(self, index: QModelIndex, is_folded: bool) -> None:
        group = self.rows.group_at(index)
        if group is not None and not self._is_syncing:
            self._folds[group.key] = is_folded
