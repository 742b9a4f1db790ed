"""A list to pick one line from, narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journey_editor.widgets.plain_label import PlainLabel

_ID = Qt.ItemDataRole.UserRole


class ChooseDialog(QDialog):
    """Type to narrow, arrows to move, Enter to take. `chosen` is the id of the line that was taken."""

    def __init__(
        self, title: str, hint: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle(title)
        self.resize(460, 420)
        self.filter = QLineEdit(placeholderText="Type to find")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(f"{title}: type to find")
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.itemActivated.connect(lambda _item: self.accept())
        for record_id, text in choices:
            item = QListWidgetItem(text, self.list)
            item.setData(_ID, record_id)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setProperty("variant", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        label = PlainLabel(hint)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        for widget in (label, self.filter, self.list, buttons):
            layout.addWidget(widget)
        self._narrow("")

    def accept(self) -> None:
        """Take the line that is marked; nothing happens where none is."""
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.chosen = item.data(_ID)
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the text field move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _shown(self) -> list[QListWidgetItem]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in items if not item.isHidden()]

    def _move(self, step: int) -> None:
        shown = self._shown()
        if shown:
            at = shown.index(self.list.currentItem()) if self.list.currentItem() in shown else -step
            self.list.setCurrentItem(shown[max(0, min(len(shown) - 1, at + step))])

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))
        shown = self._shown()
        self.list.setCurrentRow(self.list.row(shown[0]) if shown else -1)
        self._ok.setEnabled(bool(shown))
