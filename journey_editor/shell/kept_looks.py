"""How the window looks is kept a moment after it was changed, so that a crash forgets nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_REST_MS = 800
"""Whoever drags a border is not done before."""
_CHANGES = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


class KeptLooks(QObject):
    """Looks after a window and its panels, and has them kept by `keep` once they rest."""

    def __init__(self, window: QWidget, keep: Callable[[], object]) -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(keep)
        self.watch([window])

    def watch(self, widgets: Iterable[QWidget]) -> None:
        """Look after these, too."""
        for widget in widgets:
            widget.installEventFilter(self)

    def soon(self) -> None:
        """Something was changed that is to be kept."""
        self._timer.start()

    def end(self) -> None:
        """The window has kept all, and goes."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until nothing is moved any more."""
        if event.type() in _CHANGES and isinstance(watched, QWidget) and watched.window().isVisible():
            self.soon()
        return False
