"""The owner: picked from those the map has, or typed. Beside it the owner's own record, renamed everywhere at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.parts import assign_owner
from journey_editor.document.records import Owner
from journey_editor.inspector.fields.named_field import NamedField
from journey_editor.inspector.fields.text_fields import LineField
from journey_editor.inspector.form import Rows
from journey_editor.inspector.spec import FieldSpec
from journey_editor.inspector.symbols import icon_button
from journey_editor.widgets.plain_label import PlainLabel

OWNER_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("name", "Owner's name, everywhere", LineField),
    FieldSpec("team", "Team", LineField, "no team"),
    FieldSpec("contact", "Contact", LineField, "unknown"),
)


class OwnerField(NamedField):
    """A box to pick or type an owner, a button that unfolds the owner's own fields, and the team below."""

    record_type = Owner
    nothing = "no owner yet"

    def assign(self, ids: Iterable[str], name: str) -> ChangeSet:
        """The records' owner is the one of that name."""
        return assign_owner(self.bench.journey, ids, name)

    def build(self) -> None:
        """The box with the button beside it."""
        super().build()
        self.rename_button = icon_button(
            "rename", "Rename this owner everywhere, set team and contact", self.bench.theme
        )
        self.rename_button.setCheckable(True)
        self.rename_button.toggled.connect(self._on_rename_toggled)
        self.watch(self.rename_button, "Rename this owner everywhere, set team and contact")
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.combo, 1)
        row.addWidget(self.rename_button)
        self.column.addLayout(row)
        self.team = PlainLabel()
        self.team.setProperty("role", "muted")
        self.column.addWidget(self.team)
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
        """The team shows as well, and the owner's own fields."""
        super().refresh()
        owner = self.owner
        self.team.setText(f"Team: {owner.team}" if owner is not None and owner.team else "")
        self.team.setVisible(bool(self.team.text()))
        self.rename_button.setEnabled(owner is not None)
        if self._own is not None:
            self._own.refresh()

    def show_value(self, value: Any) -> None:
        """Show the owner's name; another owner's own fields are not left standing."""
        super().show_value(value)
        owner = self.owner
        if self._own is not None and (owner is None or self._own_id != owner.id):
            self.rename_button.setChecked(False)

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
