"""A tab of several tables on one subject: buttons choose which is seen, and say how many rows each has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.tables.table import Table
from journey_editor.workbench.record_view import RecordView
from journey_editor.workbench.tab import Tab
from journey_editor.workbench.table_tab import TableTab


class TablesTab(Tab):
    """Pages of one table each; only the one that is seen follows the map."""

    def __init__(self, session: Session, title: str, tables: Sequence[tuple[Table, str, str]]) -> None:
        """`tables`: each with its icon, and the text of its button."""
        super().__init__(session)
        self.setAccessibleName(title)
        self.pages = [self.made_page(table, sign) for table, sign, _ in tables]
        self._texts = [text for _, _, text in tables]
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self.buttons: list[QToolButton] = []
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 14, 0)
        row.setSpacing(4)
        for number, page in enumerate(self.pages):
            page.told.connect(self.told)
            page.menu_wanted.connect(self.menu_wanted)
            page.gone_to.connect(self.gone_to)
            page.changed.connect(self.changed)
            page.opened.connect(self.opened)
            page.letters_wanted.connect(self.letters_wanted)
            page.chosen.connect(self.chosen)
            self._stack.addWidget(page)
            button = QToolButton()
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, number=number: self._go_to(number))
            self._group.addButton(button)
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        session.changed.connect(self._on_changed)
        self.show_page(0)

    def made_page(self, table: Table, sign: str) -> TableTab:
        """The page of a table; where one has more than its table, another kind of page."""
        return TableTab(self.session, table, sign)

    @property
    def page(self) -> TableTab:
        """The table's page that is seen."""
        return self.pages[self._stack.currentIndex()]

    @property
    def table(self) -> RecordView | None:
        """Its table."""
        return self.page.table

    def show_page(self, number: int) -> None:
        """See another of the tables."""
        self._stack.setCurrentIndex(number)
        self.buttons[number].setChecked(True)
        self.sheet = self.page.sheet
        self.changed.emit()

    def _go_to(self, number: int) -> None:
        self.show_page(number)
        self.take_keyboard()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        super().set_theme(theme)
        for page in self.pages:
            page.set_theme(theme)

    def set_live(self, is_live: bool) -> None:
        """The pages see to themselves; the buttons count."""
        if is_live:
            self._count()

    def take_keyboard(self) -> None:
        """The table that is seen."""
        self.page.take_keyboard()

    def shows(self, record_id: str) -> bool:
        """Whether the table that is seen has a row for it."""
        return self.page.shows(record_id)

    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self._count()

    def _count(self) -> None:
        for text, button, page in zip(self._texts, self.buttons, self.pages, strict=True):
            number = page.view.rows.counts[1]
            button.setText(f"{text}  {number:,}")
            button.setAccessibleName(f"{text}: {number:,}")
