"""A word: one of the usual ones, one that the map uses already, or the user's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from journey_editor.document.record import clean_text
from journey_editor.document.usual_words import categories, system_types
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.widgets.typed_combo import TypedCombo


class TypedChoiceField(Field):
    """A box to pick or type a word."""

    def fill(self) -> None:
        """Put into the box what it offers."""
        raise NotImplementedError

    def spelled(self, text: str) -> str:
        """What was typed, in the way that the map or everybody writes it."""
        return text.strip()

    def build(self) -> None:
        """An editable combo box."""
        self.combo = TypedCombo()
        self.watch(self.combo)
        self.fill()
        self.combo.activated.connect(lambda: self._take(self.combo.currentText()))
        self.combo.line.textEdited.connect(lambda: self._on_edited(self.combo.currentText()))
        self.column.addWidget(self.combo)

    def rebind(self) -> None:
        """The map may use other words by now."""
        self.combo.clear()
        self.fill()
        super().rebind()

    def show_value(self, value: Any) -> None:
        """Show the word."""
        different = value is DIFFERENT
        hint = self.spec.placeholder or "pick one or type your own"
        self.combo.line.setPlaceholderText(DIFFERENT_TEXT if different else hint)
        text = "" if different else value
        index = self.combo.findText(text, Qt.MatchFlag.MatchFixedString) if text else -1
        self.combo.setCurrentIndex(index)
        if self.combo.currentText() != text:
            self.combo.setEditText(text)

    def commit(self) -> None:
        """Take the word as it is spelled."""
        word = self.spelled(clean_text(self.combo.currentText()))
        if self._visit_start is not None and word != self.shown and self.shown is not DIFFERENT:
            self.type_value(word)
        if self._visit_start is not None and self.shown is not DIFFERENT:
            self.show_value(self.shown)  # with its sign; the one of the word before stands there while it is typed

    def _take(self, text: str) -> None:
        if not self.pick(clean_text(text)):
            self.complain(self.trouble)
        self.show_value(self.shown)

    def _on_edited(self, text: str) -> None:
        if self.shown is DIFFERENT and not text:
            return
        if not self.type_value(clean_text(text)):
            self.complain(self.trouble)


class CategoryField(TypedChoiceField):
    """What a signal is about."""

    def fill(self) -> None:
        """The usual categories, and the map's own."""
        self.combo.addItems(categories(self.bench.journey))


class SystemTypeField(TypedChoiceField):
    """What kind of system a data source is."""

    def fill(self) -> None:
        """The usual kinds, and the map's own."""
        self.combo.addItems(system_types(self.bench.journey))
