"""The owner: picked from those the map has, or typed. Beside it the owner's own record, renamed everywhere at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from journey_editor.document.edits.parts import assign_owner
from journey_editor.document.record import clean_text
from journey_editor.document.records import Owner
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT, LineField
from journey_editor.inspector.form import Rows
from journey_editor.inspector.spec import FieldSpec
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.inspector.symbols import icon_button
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.typed_combo import TypedCombo

OWNER_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("name", "Owner's name, everywhere", LineField),
    FieldSpec("team", "Team", LineField, "no team"),
    FieldSpec("contact", "Contact", LineField, "unknown"),
)


class OwnerField(Field):
    """A box to pick or type an owner. A typed name counts when the field is left or Enter is pressed."""

    def build(self) -> None:
        """An editable combo box; a button that unfolds the owner's own fields; the team below."""
        theme = self.bench.theme
        self.rename_button = icon_button("rename", "Rename this owner everywhere, set team and contact", theme)
        self.rename_button.setCheckable(True)
        self.rename_button.toggled.connect(self._on_rename_toggled)
        self.combo = TypedCombo()
        self.watch(self.combo)
        self.watch(self.rename_button, "Rename this owner everywhere, set team and contact")
        self.combo.activated.connect(lambda: self.commit())
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.combo, 1)
        row.addWidget(self.rename_button)
        self.column.addLayout(row)
        self.team = PlainLabel()
        self.team.setProperty("role", "muted")
        self.column.addWidget(self.team)
        self._names: list[str] = []
        self._name: str | None = None
        self._own: Rows | None = None
        self._own_frame = QFrame()
        self._own_frame.setObjectName("entry")
        QVBoxLayout(self._own_frame).setContentsMargins(8, 8, 8, 8)
        self._own_frame.hide()
        self.column.addWidget(self._own_frame)

    @property
    def owner(self) -> Owner | None:
        """The owner that is shown."""
        owner = self.bench.journey.get(self.shown) if isinstance(self.shown, str) else None
        return owner if isinstance(owner, Owner) else None

    def refresh(self) -> None:
        """An owner's new name or team shows as well as another owner."""
        names = [owner.name for owner in self.bench.journey.all(Owner) if owner.name]
        names.sort(key=str.casefold)
        if names != self._names:
            self._names = names
            typed = self.combo.currentText()
            self.combo.clear()
            self.combo.addItems(names)
            self.combo.setCurrentIndex(-1)
            self.combo.setEditText(typed)
        super().refresh()
        owner = self.owner
        if owner is not None and owner.name != self._name:
            self.show_value(self.shown)
        self.team.setText(f"Team: {owner.team}" if owner is not None and owner.team else "")
        self.team.setVisible(bool(self.team.text()))
        self.rename_button.setEnabled(owner is not None)
        if self._own is not None:
            self._own.refresh()

    def show_value(self, value: Any) -> None:
        """Show the owner's name."""
        different = value is DIFFERENT
        owner = self.owner
        self._name = owner.name if owner is not None else ""
        self.combo.setCurrentIndex(self.combo.findText(self._name, Qt.MatchFlag.MatchExactly) if self._name else -1)
        self.combo.setEditText(self._name)
        self.combo.line.setPlaceholderText(DIFFERENT_TEXT if different else self.spec.placeholder or "no owner yet")
        self.combo.line.setCursorPosition(0)
        if self._own is not None and (owner is None or self._own_id != owner.id):
            self.rename_button.setChecked(False)

    def commit(self) -> None:
        """Give the records the owner of the name that stands in the box, a new one where there is none yet."""
        name = clean_text(self.combo.currentText()).strip()
        if name == (self._name or "") and not (self.shown is DIFFERENT and name):
            return
        subject = self.bench.subject
        try:
            changes = assign_owner(self.bench.journey, subject.ids, name)
        except ValueError:
            self.complain("A name takes up to 2,000 characters; the map keeps the owner it had.")
            return
        self.bench.session.do(subject.step_text(self.spec.label), changes)
        self.show_value(self.shown)

    def finish(self, ends_visit: bool = True) -> None:
        """Finish the owner's own fields too."""
        super().finish(ends_visit)
        if self._own is not None:
            self._own.finish()

    def _on_rename_toggled(self, unfolded: bool) -> None:
        if self._own is not None:
            self._own.finish()
            self._own.hide()
            self._own.deleteLater()
            self._own = None
        owner = self.owner
        self._own_frame.setVisible(unfolded and owner is not None)
        if unfolded and owner is not None:
            self._own_id = owner.id
            self._own = Rows(OWNER_FIELDS, self.bench.about(owner.id))
            layout = self._own_frame.layout()
            assert layout is not None
            layout.addWidget(self._own)
            self.bench.rearranged()
            self._own.parts[0].setFocus()
