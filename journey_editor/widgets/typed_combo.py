"""A combo box to type in: what is there is offered, anything else is taken as typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from journey_editor.widgets.plain_line import PlainLine
from journey_editor.widgets.quiet_combo import QuietCombo

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


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
        self.line.textEdited.connect(self._name_suggestions)
        self.setMaxVisibleItems(24)

    def _name_suggestions(self) -> None:
        """For the style sheet: Qt makes their list late, and leaves no room in it for a padding."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None:
            popup.setObjectName("suggestions")

    def event(self, event: QEvent) -> bool:
        """A key that ends typing does so at once also while suggestions are shown: Qt would only close them.

        The suggestion that is marked is taken, if any.
        """
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENDING:
            return super().event(event)
        completer = self.completer()
        suggestions = completer.popup() if completer is not None else None
        if suggestions is None or not suggestions.isVisible():
            return super().event(event)
        marked = suggestions.currentIndex()
        if marked.isValid():
            self.setEditText(marked.data())
        suggestions.hide()
        again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        QCoreApplication.sendEvent(self, again)
        event.accept()
        return True
