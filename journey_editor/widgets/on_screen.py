"""Windows that are no larger than their screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(8, 48)
"""What window managers put around a window, at most."""


def size_on_screen(window: QWidget, width: int, height: int) -> QSize:
    """A size in pixels, as far as the screen has room for it."""
    return QSize(width, height).boundedTo(window.screen().availableGeometry().size() - FRAME)
