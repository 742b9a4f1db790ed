"""A combo box to type in: what is there is offered, anything else is taken as typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from journey_editor.document.matching import rest_of_name
from journey_editor.widgets.plain_line import PlainLine
from journey_editor.widgets.quiet_combo import QuietCombo

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TypedCombo(QuietCombo):
    """An editable combo box that lists what contains the typed text.

    As soon as only one of the offers begins so, the rest of it stands in the box, selected: what stands there is what
    is taken, going on typing replaces it, and Delete refuses it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.line: QLineEdit = PlainLine()
        self.setLineEdit(self.line)
        self._typed = ""
        self._is_typing = False
        completer = _Suggestions(self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.line.textEdited.connect(self._on_edited)
        self.setMaxVisibleItems(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are typing; Delete and what is pasted are not."""
        self._is_typing = event.text().isprintable() and bool(event.text())
        super().keyPressEvent(event)
        self._is_typing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method has put together is typed, too."""
        self._is_typing = bool(event.commitString())
        super().inputMethodEvent(event)
        self._is_typing = False

    @property
    def typed(self) -> str:
        """What stands in the box, without the rest of a name that is only offered."""
        text, rest = self.line.text(), self.line.selectedText()
        is_offered = bool(rest) and text == self._typed + rest and self.line.selectionStart() == len(self._typed)
        return self._typed if is_offered else text

    def _on_edited(self, text: str) -> None:
        self._name_suggestions()
        self._typed = text
        if not self._is_typing or self.line.cursorPosition() != len(text):
            return
        if rest := rest_of_name(text, map(self.itemText, range(self.count()))):
            with QSignalBlocker(self.line):  # nobody typed it
                self.line.setText(text + rest)
            self.line.setSelection(len(text) + len(rest), -len(rest))

    def _name_suggestions(self) -> None:
        """For the style sheet: Qt makes their list late, and leaves no room in it for a padding."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None:
            popup.setObjectName("suggestions")
            if isinstance(popup, QAbstractItemView):
                popup.setIconSize(self.iconSize())

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


class _Suggestions(QCompleter):
    """The offers of a box that contain what was typed in it, whatever stands there behind it."""

    def __init__(self, box: TypedCombo) -> None:
        super().__init__(box.model(), box)
        self._box = box

    def splitPath(self, path: str) -> list[str]:
        """What is looked for."""
        return [self._box.typed]
