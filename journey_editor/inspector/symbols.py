"""Icon buttons as the inspector uses them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.tooltip import set_tooltip


def icon_button(name: str, label: str, theme: Theme) -> QToolButton:
    """A flat button with an icon; the label is its accessible name and tooltip."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setIcon(icon(name, "text.muted", theme))
    button.setIconSize(QSize(16, 16))
    button.setAccessibleName(label)
    set_tooltip(button, label)
    return button
