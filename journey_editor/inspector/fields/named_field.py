"""One other record, picked from those the map has or typed by its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt

from journey_editor.document.changes import ChangeSet
from journey_editor.document.record import Record, clean_text
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.widgets.typed_combo import TypedCombo


class NamedField(Field):
    """A box to pick or type a name in. A typed name counts when the field is left or Enter is pressed."""

    record_type: type[Record]
    nothing = ""
    """What an empty box reads where the page says nothing else."""

    def assign(self, ids: Iterable[str], name: str) -> ChangeSet:
        """The change that gives records the one of that name. Raises ValueError for a name that cannot be taken."""
        raise NotImplementedError

    def build(self) -> None:
        """An editable combo box."""
        self.combo = TypedCombo()
        self.watch(self.combo)
        self.combo.activated.connect(lambda: self.commit())
        self.column.addWidget(self.combo)
        self._names: list[str] = []
        self._name: str | None = None

    def refresh(self) -> None:
        """A new name of what is shown shows as well as another record."""
        journey = self.bench.journey
        names = [name for one in journey.all(self.record_type) if (name := journey.name_of(one.id))]
        names.sort(key=str.casefold)
        if names != self._names:
            self._names = names
            typed = self.combo.currentText()
            self.combo.clear()
            self.combo.addItems(names)
            self.combo.setCurrentIndex(-1)
            self.combo.setEditText(typed)
        super().refresh()
        if isinstance(self.shown, str) and journey.name_of(self.shown) != self._name:
            self.show_value(self.shown)

    def show_value(self, value: Any) -> None:
        """Show the name."""
        different = value is DIFFERENT
        self._name = "" if different else self.bench.journey.name_of(value)
        self.combo.setCurrentIndex(self.combo.findText(self._name, Qt.MatchFlag.MatchExactly) if self._name else -1)
        self.combo.setEditText(self._name)
        self.combo.line.setPlaceholderText(DIFFERENT_TEXT if different else self.spec.placeholder or self.nothing)
        self.combo.line.setCursorPosition(0)

    def commit(self) -> None:
        """Give the records the one of the name that stands in the box, a new one where there is none yet."""
        name = clean_text(self.combo.currentText()).strip()
        if name == (self._name or "") and not (self.shown is DIFFERENT and name):
            return
        subject = self.bench.subject
        try:
            changes = self.assign(subject.ids, name)
        except ValueError:
            self.complain("A name takes up to 2,000 characters; the map keeps the one it had.")
            return
        self.bench.session.do(subject.step_text(self.spec.label), changes)
        self.show_value(self.shown)
