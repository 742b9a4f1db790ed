"""Keys that mean something else in a part of the inspector than in the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def does_own_key(event: QEvent, action_of: Callable[[QKeyEvent], Callable[[], None] | None]) -> bool:
    """Do what a key means here, for an event filter; False: it means nothing here.

    Qt asks first whether a key is to be a shortcut of the window, and presses it only then.
    """
    if not isinstance(event, QKeyEvent) or (act := action_of(event)) is None:
        return False
    if event.type() == QEvent.Type.ShortcutOverride:
        event.accept()
        return True
    if event.type() == QEvent.Type.KeyPress:
        act()
        return True
    return False
