"""A line to type in and what is found under it: arrows move, Enter takes. Typing and moving need no mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from journey_editor.widgets.choice_painter import ChoicePainter
from journey_editor.widgets.item_model import Index
from journey_editor.widgets.plain_label import PlainLabel

ROWS = 60
"""As many are listed; who wants others types another letter."""

CHOICE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """One line of what was found."""

    id: str
    name: str
    detail: str = ""
    """Where it is, or why it cannot be taken now."""
    keys: str = ""
    icon: QIcon | None = None
    is_able: bool = True

    @property
    def sentence(self) -> str:
        """The line as it is read out."""
        parts = [self.name, self.detail, self.keys, "" if self.is_able else "not available"]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Found:
    """What was found: the best of it, and how many there are."""

    choices: Sequence[Choice]
    count: int


Find = Callable[[str], Found]


class Finder(QWidget):
    """Shows what `find` gives for the text that is typed."""

    taken = Signal(str)
    """The id of the choice that was taken by Enter or a click."""
    refreshed = Signal()
    """Something else is listed."""

    def __init__(self, name: str, hint: str, find: Find) -> None:
        super().__init__()
        self._find = find
        self.model = _Choices(self)
        self.line = QLineEdit(placeholderText=hint)
        self.line.setAccessibleName(f"{name}: type to find")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self.refresh)
        self.line.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(name)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(18, 18))
        self.list.setItemDelegate(ChoicePainter(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _index: self.take())
        self.more = PlainLabel()
        self.more.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.line, self.list, self.more):
            layout.addWidget(widget)
        self.setFocusProxy(self.line)

    @property
    def choices(self) -> Sequence[Choice]:
        """What is listed."""
        return self.model.choices

    @property
    def current(self) -> Choice | None:
        """The line that Enter takes."""
        row = self.list.currentIndex().row()
        return self.choices[row] if 0 <= row < len(self.choices) else None

    def refresh(self) -> None:
        """Find again."""
        found = self._find(self.line.text())
        self.model.show(found.choices)
        more = found.count - len(found.choices)
        if not found.count:
            self.more.setText("Nothing was found.")
        else:
            self.more.setText(f"{more} more: type on to find them." if more > 0 else "")
        self.more.setVisible(bool(self.more.text()))
        self._go_to(0)
        self.refreshed.emit()

    def take(self) -> None:
        """Take the current line; one that is not able is left."""
        current = self.current
        if current is not None and current.is_able:
            self.taken.emit(current.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and the page keys in the line move in the list; Enter takes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, row = Qt.Key(event.key()), self.list.currentIndex().row()
            page = max(1, self.list.viewport().height() // max(1, self.list.sizeHintForRow(0)) - 1)
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
            if key in steps:
                last = len(self.choices) - 1
                to = row + steps[key]
                if abs(steps[key]) == 1 and last > 0:  # from the last line to the first one
                    to %= last + 1
                self._go_to(max(0, min(last, to)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take()
                return True
        return super().eventFilter(watched, event)

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))


class _Choices(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def flags(self, index: Index) -> Qt.ItemFlag:
        # What is not able can still be gone to: its line says why.
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return choice.sentence
        return choice if role == CHOICE_ROLE else None
