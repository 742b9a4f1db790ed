"""The pointer that says: the program is at work, and goes on by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

MANY = 300
"""So many records take longer than one notices."""


@contextmanager
def waiting(is_long: bool = True) -> Iterator[None]:
    """The pointer says so while something is done that takes a moment; where it is not long, nothing is said."""
    if not is_long:
        yield
        return
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
