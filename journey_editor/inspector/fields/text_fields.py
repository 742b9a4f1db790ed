"""Texts: a line, a growing box, a list with a line each."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from journey_editor.document.edits.whys import root_cause_of
from journey_editor.document.record import clean_text
from journey_editor.document.records import PainPoint
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.widgets.growing_text import GrowingText
from journey_editor.widgets.plain_line import PlainLine

DIFFERENT_TEXT = "(different)"


class LineField(Field):
    """A text of one line. What is typed goes into the document with each key, as far as it can be taken."""

    def build(self) -> None:
        """A line edit."""
        self.edit: QLineEdit = PlainLine(self)  # what is only put in afterwards is given its looks once more
        self.watch(self.edit)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self._show_usual_form)
        self.column.addWidget(self.edit)
        self._touched = False

    def parse(self, text: str) -> Any:
        """The value that a text says. Raises ValueError with a sentence."""
        return clean_text(text)

    def text_of(self, value: Any) -> str:
        """How a value is written."""
        return str(value)

    def show_value(self, value: Any) -> None:
        """Write the value into the line; the cursor stays, as far as the text goes."""
        self._touched = False
        different = value is DIFFERENT
        self.edit.setPlaceholderText(DIFFERENT_TEXT if different else self.spec.placeholder)
        text = "" if different else self.text_of(value)
        if text == self.edit.text():
            return
        cursor = self.edit.cursorPosition()
        self.edit.setText(text)
        self.edit.setCursorPosition(cursor if self.edit.hasFocus() else 0)

    def commit(self) -> None:
        """Write the value in its usual form; or take what was typed back out of the document, and say what is wrong."""
        if not self._touched:
            return
        text = self.edit.text()
        if self._attempt(text):
            if not self.edit.hasFocus():  # a save in the midst of typing: "1." may become 1.5
                self.show_value(self.shown)
            return
        trouble = self.trouble
        self.take_back()
        self.edit.setText(text)
        self._touched = True
        self.complain(trouble)

    def _show_usual_form(self) -> None:
        if not self.complaint:
            self.show_value(self.shown)

    def _on_edited(self, text: str) -> None:
        self._touched = True
        if self._attempt(text):
            self.complain("")
        elif self.complaint:
            self.complain(self.trouble)

    def _attempt(self, text: str) -> bool:
        if self.shown is DIFFERENT and not text.strip():
            return True
        try:
            value = self.parse(text)
        except ValueError as problem:
            self.trouble = str(problem)
            return False
        return self.type_value(value)


class TextField(Field):
    """A text of any length, in a box that grows with it."""

    least_lines = 1
    one_paragraph = False

    def build(self) -> None:
        """A growing text box."""
        self.edit = GrowingText(self.least_lines, one_paragraph=self.one_paragraph, parent=self)
        self.watch(self.edit)
        self.edit.edited.connect(self._on_edited)
        self.column.addWidget(self.edit)

    def parse(self, text: str) -> Any:
        """The value that a text says: the line that a last Enter opened says nothing."""
        return clean_text(text).rstrip("\n")

    def text_of(self, value: Any) -> str:
        """How a value is written."""
        return str(value)

    def show_value(self, value: Any) -> None:
        """Write the value into the box."""
        different = value is DIFFERENT
        self.edit.setPlaceholderText(DIFFERENT_TEXT if different else self.spec.placeholder)
        self.edit.show_text("" if different else self.text_of(value))

    def commit(self) -> None:
        """Who leaves, leaves no empty last line; who stays may go on in it."""
        if self.shown is not DIFFERENT and not self.complaint and not self.edit.hasFocus():
            self.edit.show_text(self.text_of(self.shown))

    def _on_edited(self, text: str) -> None:
        if not self.type_value(self.parse(text)):
            self.complain(self.trouble)


class RootCauseField(TextField):
    """Why a pain point happens. Where nothing is said here, the last of its whys stands for it."""

    def refresh(self) -> None:
        """The whys may be others now, where this has stayed the same."""
        super().refresh()
        pain = next(iter(self.bench.subject.records), None)
        if not self.edit.toPlainText() and isinstance(pain, PainPoint) and len(self.bench.subject.ids) == 1:
            cause = root_cause_of(pain)
            self.edit.setPlaceholderText(f"the last why: {cause}" if cause else self.spec.placeholder)


class ParagraphField(TextField):
    """A text without line breaks of its own, on as many lines as it needs."""

    one_paragraph = True


class TitleField(ParagraphField):
    """What a record is called, large."""

    labelled = False

    def build(self) -> None:
        """A growing text box without line breaks of its own."""
        super().build()
        self.edit.setProperty("role", "title")


class LinesField(TextField):
    """Several short texts, a line each."""

    least_lines = 2

    def parse(self, text: str) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line.strip() for line in clean_text(text).split("\n") if line.strip())

    def text_of(self, value: Any) -> str:
        """A line each."""
        return "\n".join(value)

    def commit(self) -> None:
        """Leave no empty lines behind."""
        if self.shown is not DIFFERENT:
            self.edit.show_text(self.text_of(self.shown))
