"""A combo box to type in: what is there is offered, anything else is taken as typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

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
        if (suggestions := completer.popup()) is not None:
            suggestions.installEventFilter(self)
        self.setMaxVisibleItems(24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that ends typing does so at once also while suggestions are shown: the marked one is taken, if any.

        Qt would only close the suggestions.
        """
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENDING
        if not is_key or not isinstance(watched, QAbstractItemView):
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        marked = watched.currentIndex()
        if marked.isValid():
            self.setEditText(marked.data())
        watched.hide()
        again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        QCoreApplication.sendEvent(self, again)
        return True
