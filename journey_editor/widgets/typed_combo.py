"""A combo box to type in: what is there is offered, anything else is taken as typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from journey_editor.widgets.plain_line import PlainLine
from journey_editor.widgets.quiet_combo import QuietCombo


class TypedCombo(QuietCombo):
    """An editable combo box that offers what contains the typed text, and completes nothing by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.line: QLineEdit = PlainLine()
        self.setLineEdit(self.line)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.setMaxVisibleItems(24)
