"""A map is open in one window: another that would open it too calls that one to the front instead.

A call is an empty file in the user's state folder, beside the lock of the map's file. Who has the lock takes the call
away, which answers it. So no window listens to a socket, and one that is gone or stuck simply does not answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.paths import state_dir
from journey_editor.storage.locks import lock_of, place_key

PATIENCE_S = 1.0
"""How long an answer is waited for."""
_LOOK_S = 0.02


def is_open_elsewhere(path: Path) -> bool:
    """Whether another window has a file, in this program or another one."""
    try:
        lock = lock_of(path, "open")
    except OSError:
        return False
    if lock is None:
        return True
    lock.free()
    return False


def called_to_front(path: Path) -> bool:
    """Call the window that has a file to the front. False: none has it, or it does not answer."""
    if not is_open_elsewhere(path):
        return False
    call = _call_of(path)
    try:
        call.touch(mode=0o600)
    except OSError:
        return False
    until = time.monotonic() + PATIENCE_S
    while call.exists():
        if time.monotonic() > until:
            with suppress(OSError):
                call.unlink(missing_ok=True)
            return False
        time.sleep(_LOOK_S)
    return True


class Answering(QObject):
    """Brings a window to the front when it is called; `own_file` gives the file that it has, if any."""

    def __init__(self, window: QWidget, own_file: Callable[[], Path | None]) -> None:
        super().__init__(window)
        self._window = window
        self._own_file = own_file
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self.look())

    def follow(self) -> None:
        """The window may have another file now."""
        folder = _call_of(Path()).parent
        if self._own_file() is not None and folder.is_dir() and not self._watcher.directories():
            self._watcher.addPath(str(folder))

    def look(self) -> None:
        """See whether the window is called."""
        path = self._own_file()
        if path is None or not self._window.isVisible():  # it has just been closed: who calls opens the map
            return
        try:
            _call_of(path).unlink()
        except OSError:
            return
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)  # a desktop that lets no window come forward by itself marks it


def _call_of(path: Path) -> Path:
    return state_dir() / "locks" / f"{place_key(path)}.call"
