"""The way to a child map, over its board: each map of it leads back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon, icon_pixmap
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_LONGEST = 40
"""Characters of a map's name in the way."""


class TrailBar(QFrame):
    """Seen while a map was reached through others."""

    chosen = Signal(int)
    """The number of the map to go back to; 0 is the outermost."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("trail-bar")
        self.setAccessibleName("The way to this map")
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 3, 10, 3)
        self._row.setSpacing(2)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._theme = theme
        self._build()

    def show_trail(self, names: Sequence[str], here: str) -> None:
        """Show the maps on the way, the outermost first, and the open one."""
        told = (*names, here) if names else ()
        if told != self._names:
            self._names = told
            self._build()
        self.setVisible(bool(told))

    def _build(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        if not self._names:
            return
        for number, name in enumerate(self._names[:-1]):
            button = QPushButton(_short(name).replace("&", "&&"))
            button.setProperty("variant", "flat")
            button.setAutoDefault(False)
            button.setAccessibleName(f"Back to {name}")
            set_tooltip(button, f"Back to {name}")
            button.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            if not number:
                button.setIcon(icon("move-up", "accent", self._theme))
            self._row.addWidget(button)
            self.buttons.append(button)
            sign = PlainLabel()
            sign.setPixmap(icon_pixmap("chevron-right", "text.muted", self._theme, 14, self.devicePixelRatioF()))
            self._row.addWidget(sign)
        here = PlainLabel(_short(self._names[-1]))
        here.setProperty("role", "section")
        here.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row.addSpacing(6)
        self._row.addWidget(here, 1)


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "\u2026"
