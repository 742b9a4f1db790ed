"""A tab that is one table of records: a line to filter it, buttons for its rows, and what to do while it is empty."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.document.wording import counted, numbered
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.tables.table import Table
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip
from journey_editor.workbench.empty_table import EmptyTable
from journey_editor.workbench.facet_box import FacetBox
from journey_editor.workbench.record_view import RecordView
from journey_editor.workbench.tab import Tab


class TableTab(Tab):
    """One table. What is special about a tab goes into `head` (beside the filter) or `column` (above the table)."""

    def __init__(self, session: Session, table: Table, sign: str) -> None:
        super().__init__(session)
        self.sheet = table.id
        self._table = table
        self.setAccessibleName(table.title)
        self.view = RecordView(session, table)
        self.view.told.connect(self.told)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.view.gone_to.connect(self.gone_to)
        self.view.range_changed.connect(self.changed)
        self.view.rows.shown_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)
        self.empty = EmptyTable(session, table, sign)
        self.empty.row_wanted.connect(self.view.whole_rows.add)
        self.empty.taken.connect(self._go_to_rows)
        self._make_head()
        self.facets = [FacetBox(self.view.rows, column) for column in table.columns if column.is_facet]
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.empty)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 12)
        self.column.setSpacing(10)
        self.column.addLayout(self.head)
        if self.facets:
            self.column.addLayout(_row(*self.facets))
        self.column.addWidget(self._pages, 1)

    def _make_head(self) -> None:
        """The filter, how many rows there are, and what can be done with them."""
        table, noun = self._table, counted(self._table.noun, 1)
        self.line = QLineEdit()
        self.line.setAccessibleName(f"Filter {table.title.lower()} by words")
        self.line.setPlaceholderText("Filter by words")
        self.line.setClearButtonEnabled(True)
        self.line.setMaximumWidth(260)
        self.line.textChanged.connect(self.view.rows.set_filter)
        self.count = PlainLabel()
        self.count.setProperty("role", "muted")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add_button = QPushButton(f"Add {noun}")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.view.whole_rows.add)
        self._buttons: list[tuple[QToolButton, str]] = []
        self.up_button = self._button("move-up", f"Move {noun} up", lambda: self.view.whole_rows.move(-1))
        self.down_button = self._button("move-down", f"Move {noun} down", lambda: self.view.whole_rows.move(1))
        self.delete_button = self._button("delete", f"Delete {noun}", self.view.whole_rows.delete)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.line, 2)
        self.head.addWidget(self.count, 1)
        for button, can in (
            (self.up_button, table.move),
            (self.down_button, table.move),
            (self.delete_button, table.delete),
            (self.add_button, table.add),
        ):
            self.head.addWidget(button)
            if can is None:
                button.hide()

    @property
    def table(self) -> RecordView | None:
        """The table."""
        return self.view

    @property
    def is_empty(self) -> bool:
        """Whether the map has no row for it."""
        return self._pages.currentWidget() is not self.view

    def set_theme(self, theme: Theme) -> None:
        """Draw icons in the colours of a theme."""
        super().set_theme(theme)
        self.view.set_theme(theme)
        for button, name in self._buttons:
            button.setIcon(icon(name, "text", theme))
        self.empty.set_theme(theme)

    def set_live(self, is_live: bool) -> None:
        """Follow the map; or let it be."""
        self.view.set_live(is_live)
        if is_live:
            self.refresh()

    def take_keyboard(self) -> None:
        """The table's current cell, the first one to begin with."""
        if self.is_empty:
            self.empty.take_keyboard()
            return
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.rows.index(0, 0))

    def shows(self, record_id: str) -> bool:
        """Whether a row is there for it."""
        return self.view.rows.index_of(record_id).isValid()

    def refresh(self) -> None:
        """Say how many rows are shown."""
        number, noun = self.view.rows.number, self._table.noun
        shown, every = self.view.rows.counts
        self.count.setText(numbered(noun, every) if shown == every else f"{shown:,} of {numbered(noun, every)}")
        before, focus = self._pages.currentWidget(), QApplication.focusWidget()
        has_keyboard = before is not None and focus is not None and (focus is before or before.isAncestorOf(focus))
        self._pages.setCurrentIndex(0 if number else 1)
        if has_keyboard and self._pages.currentWidget() is not before:
            self.take_keyboard()  # else what is typed next would come into a field beside the table
        for facet in self.facets:
            facet.setEnabled(bool(number))
        if not number:
            self.empty.refresh()
        for widget in (self.line, self.count, self.up_button, self.down_button, self.delete_button):
            widget.setEnabled(bool(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the filter, Escape clears it, then goes to the table; Down and Enter go to the table."""
        if not self.line.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_keyboard()
        else:
            super().keyPressEvent(event)

    def _go_to_rows(self) -> None:
        self.refresh()
        self.take_keyboard()

    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self.refresh()

    def _button(self, name: str, tip: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tooltip(button, tip)
        button.clicked.connect(act)
        self._buttons.append((button, name))
        return button


def _row(*boxes: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for box in boxes:
        row.addWidget(box, 1)
    return row
