"""A tab that is a picture of records above their table: a matrix, columns to drag between."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.tables.table import Table
from journey_editor.widgets.tooltip import set_tooltip
from journey_editor.workbench.kano_board import KanoBoard
from journey_editor.workbench.matrix.matrix_view import MatrixView
from journey_editor.workbench.table_tab import TableTab

_ALONE = "Picture on the whole page"


class PicturedTab(TableTab):
    """What the table leaves out, the picture leaves out too.

    What is special about a tab goes above the picture (`side`) or beside it (`upper`).
    """

    def __init__(
        self,
        session: Session,
        table: Table,
        sign: str,
        picture: MatrixView | KanoBoard,
    ) -> None:
        super().__init__(session, table, sign)
        self.picture = picture
        self.is_alone = False
        """Whether the picture has the whole page, in letters that a room reads: the table and what is beside it are
        folded."""
        picture.opened.connect(self.opened)
        picture.menu_wanted.connect(self.menu_wanted)
        self.beside: list[QWidget] = []
        """What stands in `upper` beside the picture."""
        beside = QWidget()
        self.side = QVBoxLayout(beside)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(8)
        self.side.addWidget(picture, 1)
        self.upper = QSplitter(Qt.Orientation.Horizontal)
        self.upper.addWidget(beside)
        self.upper.setStretchFactor(0, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.addWidget(self.upper)
        self.column.removeWidget(self._pages)
        self.parts.addWidget(self._pages)
        self.parts.setSizes([500, 260])
        self.alone_button = self._button("zoom-fit", _ALONE, lambda: self.show_alone(not self.is_alone))
        self.alone_button.setCheckable(True)
        set_tooltip(self.alone_button, f"{_ALONE} (F11)")
        self.head.insertWidget(2, self.alone_button)
        for splitter in (self.upper, self.parts):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(8)
        self.column.addWidget(self.parts, 1)
        QWidget.setTabOrder(self.facets[-1] if self.facets else self.add_button, picture)
        QWidget.setTabOrder(picture, self.view)
        self.view.rows.shown_changed.connect(self._show_rows)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        super().set_theme(theme)
        self.picture.set_theme(theme)

    def show_alone(self, is_alone: bool) -> None:
        """Give the picture the whole page; or show the table too. The keyboard goes to what stays."""
        keyboard = QApplication.focusWidget()
        had_keyboard = keyboard is not None and keyboard is not self.alone_button and self.isAncestorOf(keyboard)
        self.is_alone = is_alone
        self.refresh()
        if had_keyboard:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """The picture while it is alone, else the table."""
        if self.is_alone and not self.is_empty:
            self.picture.setFocus()
        else:
            super().take_keyboard()

    def set_live(self, is_live: bool) -> None:
        """Follow the map; or let it be."""
        super().set_live(is_live)
        self.picture.set_live(is_live)
        if is_live:
            self._show_rows()

    def refresh(self) -> None:
        """Where there are no records there is nothing to see of them."""
        super().refresh()
        is_alone = self.is_alone and not self.is_empty
        self.upper.setVisible(not self.is_empty)
        self._pages.setVisible(not is_alone)
        for widget in (*self.facets, *self.beside):
            widget.setVisible(not is_alone)
        self.picture.show_to_a_room(is_alone)
        self.alone_button.setChecked(is_alone)
        self.alone_button.setEnabled(not self.is_empty)

    def _show_rows(self) -> None:
        rows = self.view.rows
        self.picture.set_only(None if len(rows.ids) == rows.number else frozenset(rows.ids))
