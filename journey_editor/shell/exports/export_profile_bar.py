"""The profiles that are kept with the map: chosen, kept, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from journey_editor.document.edits.export_profiles import name_of_profile
from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.records import ExportProfile
from journey_editor.painting.icons import icon
from journey_editor.shell.exports.export_desk import ExportDesk
from journey_editor.widgets.quiet_combo import QuietCombo

_NONE = "None"


class ExportProfileBar(QWidget):
    """Tells which profile was `chosen`; whoever made the choices tells it by `follow` what is chosen now."""

    chosen = QtSignal(object)
    """An `ExportChoices`."""

    def __init__(self, desk: ExportDesk) -> None:
        super().__init__()
        self._desk = desk
        self._choices = desk.choices
        self._profile: str | None = None
        self.profile = QuietCombo()
        self.profile.setAccessibleName("Profile")
        self.profile.activated.connect(self._choose)
        self.keep = self._button("Keep the choices in the profile", "save", self._keep)
        self.keep_as = self._button("Keep the choices as a new profile\u2026", "add", self._keep_as)
        self.rename = self._button("Rename the profile\u2026", "rename", self._rename)
        self.delete = self._button("Delete the profile", "delete", self._delete)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.profile, 1)
        layout.addSpacing(4)
        for button in (self.keep, self.keep_as, self.rename, self.delete):
            layout.addWidget(button)
        desk.session.changed.connect(self.refresh)
        alike = next((one.id for one in desk.profiles() if one.choices == desk.choices), None)
        self._profile = alike
        self.refresh()

    def follow(self, choices: ExportChoices) -> None:
        """Something is chosen: the profile may say something else."""
        self._choices = choices
        self.refresh()

    def refresh(self) -> None:
        """Show the profiles as they are now."""
        kept = self._desk.profiles()
        profile = next((one for one in kept if one.id == self._profile), None)
        if profile is None:
            self._profile = None
        is_changed = profile is not None and profile.choices != self._choices
        self.profile.blockSignals(True)
        self.profile.clear()
        self.profile.addItem(_NONE, None)
        for one in kept:
            name = name_of_profile(one)
            self.profile.addItem(f"{name} (changed)" if one is profile and is_changed else name, one.id)
        self.profile.setCurrentIndex(kept.index(profile) + 1 if profile is not None else 0)
        self.profile.blockSignals(False)
        self.keep.setEnabled(is_changed)
        for button in (self.rename, self.delete):
            button.setEnabled(profile is not None)

    def _choose(self, index: int) -> None:
        self._profile = self.profile.itemData(index)
        if self._profile is not None:
            self.chosen.emit(self._desk.session.journey.record(self._profile, ExportProfile).choices)
        self.refresh()

    def _keep(self) -> None:
        if self._profile is not None:
            self._desk.keep(self._profile, self._choices)

    def _keep_as(self) -> None:
        self._profile = self._desk.keep_as(self._choices) or self._profile
        self.refresh()

    def _rename(self) -> None:
        if self._profile is not None:
            self._desk.rename(self._profile)

    def _delete(self) -> None:
        if self._profile is not None:
            self._desk.delete(self._profile)

    def _button(self, name: str, icon_name: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setIcon(icon(icon_name, "text", self._desk.theme))
        button.clicked.connect(lambda: run())
        return button
