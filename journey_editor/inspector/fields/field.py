"""What all fields have in common: label, help, error sentence, keys, and how typing becomes undo steps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from journey_editor.document.agreement import is_noted
from journey_editor.inspector.spec import Bench, FieldSpec, PagePart
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_NEVER_SHOWN = object()
_POPUP = Qt.FocusReason.PopupFocusReason


class Field(PagePart):
    """Edits one field of the bench's records. A kind of field builds its widgets, shows a value and reports edits.

    Undo and redo belong to the document: they are never taken by the text box. Escape takes back what this visit to
    the field typed and leaves; Ctrl+Enter keeps it and leaves; Enter and leaving end the visit.
    """

    labelled = True
    """Whether the label stands above (a toggle carries it itself)."""
    trouble = ""
    """Why the last value could not be taken."""

    def __init__(self, spec: FieldSpec, bench: Bench) -> None:
        super().__init__()
        self.spec = spec
        self.bench = bench
        self._shown: Any = _NEVER_SHOWN
        self._visit_start: int | None = None
        self._watched: list[QWidget] = []
        self.help = bench.subject.description(spec.field)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self._label = PlainLabel(spec.label)
        self._label.setProperty("role", "muted")
        set_tooltip(self._label, self.help)
        if self.labelled:
            self.column.addWidget(self._label)
        self.build()
        self._error = PlainLabel()
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self._error.hide()
        self.column.addWidget(self._error)
        self._note = self._noted()
        self.refresh()

    # --- for the kinds of fields ----------------------------------------------------------------------------------

    def build(self) -> None:
        """Make the editor and add it to `column`."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value (or DIFFERENT) in the editor."""
        raise NotImplementedError

    def commit(self) -> None:
        """The user leaves the field: take what it shows, where it was not taken while it was typed."""

    def watch(self, widget: QWidget, name: str = "") -> None:
        """Make a widget part of the field: accessible name, help, keys. The first one is the label's buddy."""
        widget.setAccessibleName(name or self.spec.label)
        widget.setAccessibleDescription(self.help)
        set_tooltip(widget, name or self.help)
        widget.installEventFilter(self)
        self._watched.append(widget)
        if self._label.buddy() is None:
            self._label.setBuddy(widget)
            self.setFocusProxy(widget)

    def pick(self, value: Any) -> bool:
        """Set the value as one undo step. False: it cannot be taken, and the field says why."""
        return self._write(value, typing=False)

    def type_value(self, value: Any) -> bool:
        """Set the value as part of what this visit types. False: it cannot be taken (see `trouble`)."""
        if self._visit_start is None:
            self._visit_start = self.bench.session.stack.index()
        return self._write(value, typing=True)

    def complain(self, sentence: str) -> None:
        """Show under the field why it cannot take what it shows; empty: all is well."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    @property
    def complaint(self) -> str:
        """The sentence under the field, or nothing."""
        return self._error.text()

    @property
    def left_over(self) -> str:
        """Why what was typed here is not in the map, in a sentence; empty: all of it is. It goes with the page."""
        return self.complaint if self.bench.subject.is_there else ""

    @property
    def shown(self) -> Any:
        """The value that the document has, as this field last saw it."""
        return self._shown

    # --- as part of a page ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the document's value where it is another than the one shown; else leave text and cursor alone."""
        if not self.bench.subject.is_there:
            return
        if self.spec.shown is not None:
            is_shown = all(self.spec.shown(record) for record in self.bench.subject.records)
            # A field that is not in its page yet would come up as a window of its own.
            if self.parentWidget() is not None or not is_shown:
                self.setVisible(is_shown)
        self._tell_note()
        value = self.bench.subject.value(self.spec.field)
        if value == self._shown and type(value) is type(self._shown):
            return
        self._shown = value
        self.complain("")
        self.show_value(value)

    def rebind(self) -> None:
        """Show another record's value; what the one before would not take goes with it."""
        self._visit_start = None
        self.complain("")
        self._shown = _NEVER_SHOWN
        self.refresh()

    def finish(self, ends_visit: bool = True) -> None:
        """Take what is pending and end the visit."""
        # A record that goes takes the selection with it while its deletion is carried out: nothing is written then.
        if self.bench.subject.is_there:
            self.commit()
        if ends_visit and self._visit_start is not None:
            self._visit_start = None
            self.bench.session.end_typing()

    def escape(self) -> None:
        """Take back what this visit typed, and leave."""
        self.take_back()
        self.complain("")
        self.show_value(self._shown)
        self.bench.leave()

    def take_back(self) -> None:
        """Undo what this visit typed."""
        session, start = self.bench.session, self._visit_start
        while start is not None and session.stack.index() > start and self._typed_last():
            session.undo()
        self._visit_start = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and focus of the field's widgets."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _is_undo(event) or _is_redo(event):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape or _is_done(event):
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self.key(event):
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != _POPUP:
            within = QApplication.focusWidget() in self._watched and not isinstance(watched, QLineEdit)
            self.finish(ends_visit=not within)
        return False

    def key(self, event: QKeyEvent) -> bool:
        """A key in one of the field's widgets. True: it is dealt with."""
        if _is_undo(event):
            self.bench.session.undo()
        elif _is_redo(event):
            self.bench.session.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape()
        elif _is_done(event):
            self.finish()
            self.bench.leave()
        else:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
            return False
        return True

    def _write(self, value: Any, typing: bool) -> bool:
        subject, before = self.bench.subject, self._shown
        self._shown = value
        try:
            (subject.type if typing else subject.write)(self.spec.field, self.spec.label, value)
        except ValueError as problem:
            self._shown = before
            self.trouble = str(problem)
            if self.bench.session.why_fixed:
                self._is_only_shown(typing)
            return False
        self.complain("")
        return True

    def _is_only_shown(self, typing: bool) -> None:
        """Say at once that it is in vain; a text stays, to be copied."""
        if typing:
            self.complain(self.trouble)
        else:
            self.bench.session.refuse(self.trouble)
            self.show_value(self._shown)

    def _noted(self) -> PlainLabel | None:
        """Where it is told what is odd beside other fields; None: there is nothing to tell."""
        types = {type(record) for record in self.bench.subject.records}
        if not any(is_noted(record_type, self.spec.field) for record_type in types):
            return None
        note = PlainLabel()
        note.setProperty("role", "warning")
        note.setWordWrap(True)
        note.hide()
        self.column.addWidget(note)
        return note

    def _tell_note(self) -> None:
        note = self._note
        if note is None:
            return
        said = self.bench.subject.notes(self.spec.field)
        if said != note.text():
            note.setText(said)
            note.setVisible(bool(said))
            for widget in self._watched:
                widget.setAccessibleDescription(" ".join(filter(None, (said, self.help))))

    def _typed_last(self) -> bool:
        return self.bench.session.was_typed_last(self.bench.subject.ids, self.spec.field)


def _is_done(event: QKeyEvent) -> bool:
    """Ctrl+Enter: keep it and go, as on the board; Enter may begin a new line here."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Redo)
