"""A tab that is a matrix of records above their table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.tables.matrix import Matrix
from journey_editor.tables.table import Table
from journey_editor.workbench.matrix.matrix_view import MatrixView
from journey_editor.workbench.table_tab import TableTab


class MatrixTab(TableTab):
    """What the table leaves out, the matrix leaves out too.

    What is special about a tab goes above the matrix (`side`) or beside it (`upper`).
    """

    def __init__(
        self, session: Session, table: Table, sign: str, matrix: Matrix, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, table, sign, parent)
        self.matrix = MatrixView(session, matrix)
        self.matrix.opened.connect(self.opened)
        self.matrix.menu_wanted.connect(self.menu_wanted)
        beside = QWidget()
        self.side = QVBoxLayout(beside)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(8)
        self.side.addWidget(self.matrix, 1)
        self.upper = QSplitter(Qt.Orientation.Horizontal)
        self.upper.addWidget(beside)
        self.upper.setStretchFactor(0, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.addWidget(self.upper)
        self.column.removeWidget(self._pages)
        self.parts.addWidget(self._pages)
        self.parts.setSizes([500, 260])
        for splitter in (self.upper, self.parts):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(8)
        self.column.addWidget(self.parts, 1)
        self.view.rows.shown_changed.connect(self._show_rows)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        super().set_theme(theme)
        self.matrix.set_theme(theme)

    def set_live(self, is_live: bool) -> None:
        """Follow the map; or let it be."""
        super().set_live(is_live)
        self.matrix.set_live(is_live)
        if is_live:
            self._show_rows()

    def refresh(self) -> None:
        """Where there are no records there is nothing to place."""
        super().refresh()
        if hasattr(self, "upper"):
            self.upper.setVisible(not self.is_empty)

    def _show_rows(self) -> None:
        rows = self.view.rows
        self.matrix.set_only(None if len(rows.ids) == rows.number else frozenset(rows.ids))
