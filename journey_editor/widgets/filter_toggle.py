"""A button that lets one kind of rows be seen, or not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


def filter_toggle() -> QToolButton:
    """It is down at first, so that all is seen. Tab reaches it; a click leaves the keyboard where it is."""
    toggle = QToolButton()
    toggle.setCheckable(True)
    toggle.setChecked(True)
    toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return toggle
