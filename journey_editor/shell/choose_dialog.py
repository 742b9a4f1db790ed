"""Dialogs to pick one of many, narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from journey_editor.document.matching import distance, folded, words_of
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.widgets.finder import Choice, Find, Finder, Found
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.widgets.plain_label import PlainLabel


class FinderDialog(QDialog):
    """Type to narrow, arrows to move, Enter to take. `chosen` is the id of the line that was taken."""

    def __init__(self, title: str, hint: str, find: Find, agree: str = "OK", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle(title)
        self.resize(size_on_screen(self, 680, 480))
        self.finder = Finder(title, "Type to find", find)
        self.finder.taken.connect(self._take)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(agree)
        self._ok.setProperty("variant", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        label = PlainLabel(hint)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        layout = self._rows = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        for widget in (label, self.finder, buttons):
            layout.addWidget(widget)
        self.finder.line.textChanged.connect(self._show_able)
        self.finder.refresh()
        self._show_able()

    @property
    def filter(self) -> QLineEdit:
        """The line that narrows."""
        return self.finder.line

    def accept(self) -> None:
        """Take the line that is marked; nothing happens where none is."""
        current = self.finder.current
        if current is not None and current.is_able:
            self.chosen = current.id
            super().accept()

    def _take(self, _chosen: str) -> None:
        self.accept()

    def _show_able(self) -> None:
        self._ok.setEnabled(self.finder.current is not None)


class ChooseDialog(FinderDialog):
    """One of some (id, text)."""

    def __init__(
        self, title: str, hint: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        known = [(Choice(record_id, text), folded(text)) for record_id, text in choices]

        def find(query: str) -> Found:
            words = words_of(query)
            found = [choice for choice, text in known if distance(words, text) is not None]
            return Found(found, len(found))

        super().__init__(title, hint, find, parent=parent)


class ConnectDialog(FinderDialog):
    """The card that a connection leads to, and what the connection means."""

    def __init__(self, hint: str, find: Find, parent: QWidget | None = None) -> None:
        super().__init__("Connect to", hint, find, "Connect", parent)
        self.meaning_box = QComboBox()
        self.meaning_box.setAccessibleName("Meaning")
        self.meaning_box.addItem("By itself: next, loop back or handoff", None)
        for kind in ConnectionKind:
            self.meaning_box.addItem(kind.label.capitalize(), kind)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("&Meaning", self.meaning_box)
        self._rows.insertLayout(2, form)

    @property
    def meaning(self) -> ConnectionKind | None:
        """What the connection means; None: as its ends lie."""
        chosen = self.meaning_box.currentData()
        return ConnectionKind(chosen) if chosen is not None else None
