"""What is so or is not so. The first-value milestone is one to a map: another one is moved, not added."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Touchpoint
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.widgets.plain_label import PlainLabel


class ToggleField(Field):
    """A box to tick."""

    labelled = False

    def build(self) -> None:
        """A check box that carries the label."""
        self.box = QCheckBox(self.spec.label)
        self.watch(self.box)
        self.box.clicked.connect(self._on_clicked)
        self.column.addWidget(self.box)

    def show_value(self, value: Any) -> None:
        """Ticked, not ticked, or in between where records differ."""
        self.box.setTristate(value is DIFFERENT)
        if value is DIFFERENT:
            self.box.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.box.setChecked(value)

    def _on_clicked(self, checked: bool) -> None:
        self.box.setTristate(False)
        self.pick(self.box.isChecked())


class FirstValueField(ToggleField):
    """The first-value milestone. Where another touchpoint is it, the field says so and offers to move it."""

    def build(self) -> None:
        """A check box, and a notice with a button that stays hidden while it is not needed."""
        super().build()
        self.notice = PlainLabel()
        self.notice.setProperty("role", "warning")
        self.notice.setWordWrap(True)
        self.notice.hide()
        self.move_button = QPushButton("Move it here")
        self.move_button.setAutoDefault(False)
        self.move_button.hide()
        self.move_button.clicked.connect(self._move_here)
        self.watch(self.move_button, "Move the first-value milestone here")
        self.column.addWidget(self.notice)
        self.column.addWidget(self.move_button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """The offer goes when there is nothing left to move."""
        super().refresh()
        if not self.notice.isHidden() and not self._others():
            self._offer(False)

    def show_value(self, value: Any) -> None:
        """Ticked or not."""
        super().show_value(value)
        self._offer(False)

    def _on_clicked(self, checked: bool) -> None:
        if checked and self._others():
            self.box.setChecked(False)
            self._offer(True)
        else:
            self._offer(False)
            self.pick(checked)

    def _others(self) -> list[Touchpoint]:
        milestones = (t for t in self.bench.journey.of_kind(Touchpoint) if t.first_value)
        return [t for t in milestones if t.id not in self.bench.subject.ids]

    def _offer(self, offered: bool) -> None:
        others = self._others() if offered else []
        names = " and ".join(f"“{other.name or 'Unnamed touchpoint'}”" for other in others)
        verb = "is" if len(others) == 1 else "are"
        self.notice.setText(f"{names} {verb} the first-value milestone; a map has one." if offered else "")
        self.notice.setVisible(offered)
        self.move_button.setVisible(offered)

    def _move_here(self) -> None:
        journey = self.bench.journey
        there = set_field(journey, [other.id for other in self._others()], "first_value", False)
        here = set_field(journey, self.bench.subject.ids, "first_value", True)
        self.bench.session.do("Move the first-value milestone", there.then(here))
        self.box.setFocus()
