"""What one types and ticks to find and replace, and the list of what was found."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.document.searching import Search
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.outline.find_delegate import ExcerptDelegate
from journey_editor.outline.find_model import FindModel
from journey_editor.painting.icons import icon
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_WIDE, _NARROWEST = 660, 500
"""Pixels from which all controls stand in one row; pixels that it takes at least."""
_MOST_TYPED = 200_001
"""One character more than any text of a map may have: Qt would cut what is pasted without a word."""


class FindForm(QWidget):
    """The widgets, and how they stand. It looks for nothing."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = FindModel(session.journey, self)
        self._texts = ExcerptDelegate(self)
        self.line = _line("Find", "Find in all texts")
        self.replacement = _line("Replace with", "Nothing: what is found goes")
        self.match_case = QCheckBox("Match case")
        self.whole_word = QCheckBox("Whole words")
        self.is_regex = QCheckBox("Pattern")
        set_tooltip(self.is_regex, "The text is a regular expression; in the replacement \\1 is its first group")
        self.only_filtered = QCheckBox("Only what the filter finds")
        self.previous_button = _tool("Previous find (Shift+F3)")
        self.next_button = _tool("Next find (F3)")
        self.replace_button = QPushButton("Replace ticked")
        self.all_button = QPushButton("Tick none")
        self.count = PlainLabel()
        self.count.setProperty("role", "muted")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.list = self._list()
        self._arrange()

    @property
    def wanted(self) -> Search:
        """What is to be looked for."""
        return Search(
            self.line.text(), self.match_case.isChecked(), self.whole_word.isChecked(), self.is_regex.isChecked()
        )

    @property
    def is_replacing(self) -> bool:
        """Whether there is a line for what comes in place of what is found."""
        return not self._replacing.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._texts.theme = theme
        self.previous_button.setIcon(icon("chevron-up", "text.muted", theme))
        self.next_button.setIcon(icon("chevron-down", "text.muted", theme))
        self.list.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as a dock should make it."""
        return QSize(700, 310)

    def _list(self) -> QTableView:
        found = QTableView()
        found.setObjectName("find-list")
        found.setAccessibleName("What was found")
        found.setModel(self.rows)
        found.setItemDelegateForColumn(1, self._texts)
        found.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        found.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        found.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        found.setTabKeyNavigation(False)
        found.setShowGrid(False)
        found.setWordWrap(False)
        found.verticalHeader().hide()
        found.verticalHeader().setDefaultSectionSize(28)
        found.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        found.horizontalHeader().setHighlightSections(False)
        found.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        found.horizontalHeader().setStretchLastSection(True)
        found.horizontalHeader().setAccessibleName("Columns of what was found")
        found.setColumnWidth(0, 320)
        return found

    def _arrange(self) -> None:
        first, second, toggles = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, toggles):
            row.setSpacing(8)
        for text, line in (("Find", self.line), ("Replace with", self.replacement)):
            label = PlainLabel(text)
            label.setBuddy(line)
            label.setMinimumWidth(86)
            row = first if line is self.line else second
            row.addWidget(label)
            row.addWidget(line, 1)
        for button in (self.previous_button, self.next_button):
            first.addWidget(button)
        for box in (self.match_case, self.whole_word, self.is_regex):
            toggles.addWidget(box)
        toggles.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addLayout(first, 1)
        self._top.addLayout(toggles, 1)
        second.addWidget(self.all_button)
        second.addWidget(self.replace_button)
        second.addStretch(1)
        self._replacing = QWidget()
        second.setContentsMargins(0, 0, 0, 0)
        self._replacing.setLayout(second)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumWidth(_NARROWEST)
        column.addLayout(self._top)
        column.addWidget(self._replacing)
        told = QHBoxLayout()
        told.addWidget(self.count, 1)
        told.addWidget(self.only_filtered)
        column.addLayout(told)
        column.addWidget(self.list, 1)
        QWidget.setTabOrder(self.line, self.replacement)  # one types into both, and only then looks at the buttons
        QWidget.setTabOrder(self.replacement, self.previous_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all beside one another, the boxes stand below."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.TopToBottom if event.size().width() < _WIDE else ways.LeftToRight)


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(_MOST_TYPED)
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setClearButtonEnabled(True)
    line.setMinimumWidth(110)
    line.setMaximumWidth(340)
    return line


def _tool(name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_tooltip(button, name)
    return button
