"""Maps that are kept somewhere - unsaved work, earlier versions - in a list, with a look at each before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journey_editor.widgets.fitted_picture import FittedPicture
from journey_editor.widgets.item_model import Index
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.widgets.plain_label import PlainLabel

_LEAST_LIST, _LEAST_LOOK = 200, QSize(240, 60)
"""Small enough for the dialog to fit a projector of 1280 x 720 at a scale of 200 %."""
_GOOD = QSize(1160, 660)
_PADDING = 20
"""More pixels than stand beside the text of a row."""


@dataclass(frozen=True)
class KeptMap:
    """A line of the list."""

    title: str
    details: str
    """When, how much."""


@dataclass(frozen=True)
class Look:
    """What can be seen of a kept map."""

    pixmap: QPixmap | None
    sentence: str
    """What is in it, or why it cannot be shown."""
    can_be_taken: bool = True
    title: str = ""
    """What the map is called, where its line does not know yet."""
    is_kept: bool = True
    """Not: it is looked at again when its line is chosen again."""


@dataclass(frozen=True)
class Deed:
    """What can be done with a kept map: a button."""

    id: str
    text: str
    is_primary: bool = False
    needs_look: bool = False
    """It can only be done with a map that can be shown."""


@dataclass(frozen=True)
class KeptMapsQuestion:
    """What is asked about some kept maps."""

    title: str
    hint: str
    maps: Sequence[KeptMap]
    deeds: Sequence[Deed]
    look: Callable[[int], Look]
    """Gives the look at the map of a line. It is asked for when the line is chosen: reading a map takes its time."""
    start: int = 0
    """The line that is chosen at first."""


class _WholeLines(QStyledItemDelegate):
    """Rows as high as their texts: Qt measures lines over the whole width, and paints them inside the padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(0, 0, -_PADDING, 0)
        return super().sizeHint(inside, index)


class KeptMapsDialog(QDialog):
    """`answer` is what to do with which line, once it is accepted. Enter does the first deed, Escape none."""

    def __init__(self, question: KeptMapsQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self.answer: tuple[str, int] | None = None
        self._look = question.look
        self._looks: dict[int, Look] = {}
        self._details = [kept.details for kept in question.maps]
        self.list = QListWidget()
        self.list.setAccessibleName(question.title)
        self.list.setMinimumWidth(_LEAST_LIST)
        self.list.setSpacing(2)
        self.list.setItemDelegate(_WholeLines(self.list))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        for kept in question.maps:
            QListWidgetItem(f"{kept.title}\n{kept.details}", self.list)
        self.picture = FittedPicture(_LEAST_LOOK)
        self.sentence = PlainLabel()
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        about = PlainLabel(question.hint)
        about.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.deeds: dict[str, tuple[Deed, QPushButton]] = {}
        for deed in question.deeds:
            role = QDialogButtonBox.ButtonRole.AcceptRole if deed.is_primary else QDialogButtonBox.ButtonRole.ActionRole
            button = buttons.addButton(deed.text, role)
            button.setProperty("variant", "primary" if deed.is_primary else "")
            button.setDefault(deed.is_primary)
            button.setAutoDefault(deed.is_primary)
            button.clicked.connect(lambda _checked=False, done=deed.id: self._do(done))
            self.deeds[deed.id] = deed, button
        buttons.addButton(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.picture, 1)
        right.addWidget(self.sentence)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addWidget(self.list, 2)
        halves.addLayout(right, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(about)
        layout.addLayout(halves, 1)
        layout.addWidget(buttons)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(question.start)
        self.list.setFocus()
        self.resize(size_on_screen(self, _GOOD.width(), _GOOD.height()))

    def _show(self, row: int) -> None:
        look = self._looks.get(row) or self._look(row)
        if look.is_kept:
            self._looks[row] = look
        if look.title:
            self.list.item(row).setText(f"{look.title}\n{self._details[row]}")
        self.picture.show_pixmap(look.pixmap or QPixmap(), look.sentence)
        self.sentence.setText(look.sentence)
        for deed, button in self.deeds.values():
            button.setEnabled(look.can_be_taken or not deed.needs_look)

    def _do(self, deed: str) -> None:
        if self.list.currentRow() >= 0:
            self.answer = deed, self.list.currentRow()
            self.accept()
