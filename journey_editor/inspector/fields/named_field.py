"""One other record, picked from those the map has or typed by its name. Beside it that record's own fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, clean_text
from journey_editor.document.wording import name_key
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT
from journey_editor.inspector.form import FormRows
from journey_editor.inspector.spec import FieldSpec
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.inspector.symbols import icon_button
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.typed_combo import TypedCombo


class NamedField(Field):
    """A box to pick or type a name in, a button that unfolds the other record's own fields, and below what it is.

    A typed name counts when the field is left or Enter is pressed.
    """

    record_type: type[Record]
    nothing = ""
    """What an empty box reads where the page says nothing else."""
    own_fields: ClassVar[tuple[FieldSpec, ...]]
    """The other record's own fields; what is changed in them is changed everywhere."""
    own_label = ""
    """What the button is called that unfolds them."""

    def assign(self, journey: Journey, ids: Iterable[str], name: str) -> ChangeSet:
        """The change that gives records the one of that name. Raises ValueError for a name that cannot be taken."""
        raise NotImplementedError

    def said_of(self, record: Record) -> str:
        """What the other record is, in a word or two below the box; empty: nothing is said."""
        raise NotImplementedError

    def build(self) -> None:
        """An editable combo box with the button beside it."""
        self.combo = TypedCombo()
        self.watch(self.combo)
        self.combo.activated.connect(lambda: self.commit())
        self.own_button = icon_button("rename", self.own_label, self.bench.theme)
        self.own_button.setCheckable(True)
        self.own_button.toggled.connect(self._on_own_toggled)
        self.watch(self.own_button, self.own_label)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.combo, 1)
        row.addWidget(self.own_button)
        self.column.addLayout(row)
        self.said = PlainLabel()
        self.said.setProperty("role", "muted")
        self.column.addWidget(self.said)
        self._names: list[str] = []
        self._name: str | None = None
        self._made = ""
        self._own: FormRows | None = None
        self._own_frame = QFrame()
        self._own_frame.setObjectName("entry")
        QVBoxLayout(self._own_frame).setContentsMargins(8, 8, 8, 8)
        self._own_frame.hide()
        self.column.addWidget(self._own_frame)

    @property
    def other(self) -> Record | None:
        """The other record that is shown."""
        other = self.bench.journey.get(self.shown) if isinstance(self.shown, str) else None
        return other if isinstance(other, self.record_type) else None

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
        other = self.other
        if other is None:
            self.said.clear()
        else:
            self.said.setText(self.said_of(other) or (self._said_of_new(other) if other.id == self._made else ""))
        self.said.setVisible(bool(self.said.text()))
        self.own_button.setEnabled(other is not None)
        if self._own is not None:
            self._own.refresh()

    def _said_of_new(self, other: Record) -> str:
        """That a name makes another one of them is told: it may have been meant for one that is there."""
        key = name_key(self.bench.journey.name_of(other.id))
        meant = [name for name in self._names if name_key(name) != key and f" {key}" in f" {name_key(name)}"]
        return f"New. There is \u201c{meant[0]}\u201d, too." if meant else "New"

    def rebind(self) -> None:
        """Another record's: what it refers to is folded."""
        self.own_button.setChecked(False)
        self._name, self._made = None, ""
        super().rebind()

    def show_value(self, value: Any) -> None:
        """Show the name; another record's own fields are not left standing."""
        different = value is DIFFERENT
        self._name = "" if different else self.bench.journey.name_of(value)
        self.combo.setCurrentIndex(self.combo.findText(self._name, Qt.MatchFlag.MatchExactly) if self._name else -1)
        self.combo.setEditText(self._name)
        self.combo.line.setPlaceholderText(DIFFERENT_TEXT if different else self.spec.placeholder or self.nothing)
        self.combo.line.setCursorPosition(0)
        other = self.other
        if self._own is not None and (other is None or self._own_id != other.id):
            self.own_button.setChecked(False)

    def finish(self, ends_visit: bool = True) -> None:
        """Finish the other record's own fields too."""
        super().finish(ends_visit)
        if self._own is not None:
            self._own.finish()

    def commit(self) -> None:
        """Give the records the one of the name that stands in the box, a new one where there is none yet."""
        name = clean_text(self.combo.currentText()).strip()
        if name == (self._name or "") and not (self.shown is DIFFERENT and name):
            return
        subject, session = self.bench.subject, self.bench.session
        text, ids = subject.step_text(self.spec.label), subject.ids
        try:
            with session.at_work(text, len(ids)) as make:
                changes = make(lambda journey: self.assign(journey, ids, name))
                self._made = next((one.id for one in changes.added if isinstance(one, self.record_type)), "")
                session.do(text, changes)
        except ValueError:
            self.complain("A name takes up to 2,000 characters; the map keeps the one it had.")
            return
        self.show_value(self.shown)

    def _on_own_toggled(self, unfolded: bool) -> None:
        if self._own is not None:
            self._own.finish()
            self._own.hide()
            self._own.deleteLater()
            self._own = None
        other = self.other
        self._own_frame.setVisible(unfolded and other is not None)
        if unfolded and other is not None:
            self._own_id = other.id
            self._own = FormRows(self.own_fields, self.bench.about(other.id))
            layout = self._own_frame.layout()
            assert layout is not None
            layout.addWidget(self._own)
            self.bench.rearranged()
            self._own.parts[0].setFocus()
