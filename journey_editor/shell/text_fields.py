"""Which text field has the focus: cut, paste or undo mean the text then, not the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

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
