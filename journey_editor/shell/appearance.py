"""Light or dark: as the system has it, unless the user chose."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from journey_editor.history.waiting import waiting
from journey_editor.layout.theme import Theme, theme
from journey_editor.shell.settings import ThemeChoice
from journey_editor.shell.style import apply_style


class Appearance(QObject):
    """Holds the theme of the whole application and gives it to the widgets."""

    changing = Signal()
    """Another theme comes: what would only be dressed to be thrown away can go before."""
    changed = Signal(object)
    """Theme: windows repaint what no style sheet reaches."""

    def __init__(self, app: QApplication, choice: ThemeChoice = "system") -> None:
        super().__init__()
        self._app = app
        self.choice: ThemeChoice = choice
        self._theme = self._wanted()
        apply_style(app, self._theme)
        app.styleHints().colorSchemeChanged.connect(self.follow)

    @property
    def theme(self) -> Theme:
        """The theme that is shown now."""
        return self._theme

    def choose(self, choice: ThemeChoice) -> None:
        """Follow the system, or stay light or dark."""
        self.choice = choice
        # Window frames and native dialogs follow where the platform lets them.
        hints = self._app.styleHints()
        match choice:
            case "light":
                hints.setColorScheme(Qt.ColorScheme.Light)
            case "dark":
                hints.setColorScheme(Qt.ColorScheme.Dark)
            case _:
                hints.unsetColorScheme()
        self.follow()

    def _wanted(self) -> Theme:
        if self.choice != "system":
            return theme(self.choice)
        is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return theme("dark" if is_dark else "light")

    def follow(self) -> None:
        """Take the theme that is wanted now, where it is another."""
        wanted = self._wanted()
        if wanted.name != self._theme.name:
            self._theme = wanted
            with waiting():
                self.changing.emit()
                apply_style(self._app, wanted)
                self.changed.emit(wanted)
