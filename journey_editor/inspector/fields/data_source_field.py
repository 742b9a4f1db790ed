"""The system that a signal is read from: picked from those the map has, or typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from journey_editor.document.edits.parts import assign_data_source
from journey_editor.document.record import clean_text
from journey_editor.document.records import DataSource
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.widgets.typed_combo import TypedCombo


class DataSourceField(Field):
    """A box to pick or type a system. A typed name counts when the field is left or Enter is pressed."""

    def build(self) -> None:
        """An editable combo box."""
        self.combo = TypedCombo()
        self.watch(self.combo)
        self.combo.activated.connect(lambda: self.commit())
        self.column.addWidget(self.combo)
        self._names: list[str] = []
        self._name: str | None = None

    def refresh(self) -> None:
        """A system's new name shows as well as another system."""
        names = sorted((one.name for one in self.bench.journey.all(DataSource) if one.name), key=str.casefold)
        if names != self._names:
            self._names = names
            typed = self.combo.currentText()
            self.combo.clear()
            self.combo.addItems(names)
            self.combo.setCurrentIndex(-1)
            self.combo.setEditText(typed)
        super().refresh()
        if isinstance(self.shown, str) and self.bench.journey.name_of(self.shown) != self._name:
            self.show_value(self.shown)

    def show_value(self, value: Any) -> None:
        """Show the system's name."""
        different = value is DIFFERENT
        self._name = "" if different else self.bench.journey.name_of(value)
        self.combo.setCurrentIndex(self.combo.findText(self._name, Qt.MatchFlag.MatchExactly) if self._name else -1)
        self.combo.setEditText(self._name)
        self.combo.line.setPlaceholderText(DIFFERENT_TEXT if different else self.spec.placeholder or "unknown")
        self.combo.line.setCursorPosition(0)

    def commit(self) -> None:
        """Say that the signals are read from the system of the name that stands in the box."""
        name = clean_text(self.combo.currentText()).strip()
        if name == (self._name or "") and not (self.shown is DIFFERENT and name):
            return
        subject = self.bench.subject
        try:
            changes = assign_data_source(self.bench.journey, subject.ids, name)
        except ValueError:
            self.complain("A name takes up to 2,000 characters; the map keeps what it had.")
            return
        self.bench.session.do(subject.step_text(self.spec.label), changes)
        self.show_value(self.shown)
