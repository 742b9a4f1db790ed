"""Which text field has the focus: cut, paste or undo mean the text then, not the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

if TYPE_CHECKING:
    from journey_editor.shell.context import Context

TextField = QLineEdit | QTextEdit | QPlainTextEdit


def focused_field(context: Context) -> TextField | None:
    """The editable text field that has the window's focus, or None."""
    widget = context.window.focusWidget()
    if isinstance(widget, TextField) and widget.isEnabled() and not widget.isReadOnly() and widget.isVisible():
        return widget
    return None


def field_with_own_undo(context: Context) -> TextField | None:
    """The focused text field, unless its every change is an undo step of the map already (the inspector's fields)."""
    field = focused_field(context)
    if field is None or (context.editor is not None and context.editor.inspector.isAncestorOf(field)):
        return None
    return field


def can_undo(field: TextField) -> bool:
    """Whether the field has something to take back."""
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def can_redo(field: TextField) -> bool:
    """Whether the field has something to carry out again."""
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()


def delete_text(field: TextField) -> None:
    """Delete what is selected in the field, or the character after the cursor."""
    if isinstance(field, QLineEdit):
        field.del_()
    else:
        field.textCursor().deleteChar()


_OF_THE_WINDOW = (QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K),)
"""Keys that text fields would take (on some systems Ctrl+K deletes a line's end) and that are commands everywhere."""


class CommandsFirst(QObject):
    """Keeps text fields from taking keys that are commands wherever the keyboard is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, TextField):
            old.removeEventFilter(self)
        if isinstance(new, TextField):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave such a key to the commands."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return super().eventFilter(watched, event)
        is_of_the_window = event.keyCombination() in _OF_THE_WINDOW
        if is_of_the_window:
            event.ignore()
        return is_of_the_window
