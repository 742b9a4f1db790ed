"""Work beside the window's thread, for what waits for a disk. It may touch nothing of Qt (see `collector`)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

T = TypeVar("T")

_LOOKED_AFTER_MS = 15


class Background(QObject, Generic[T]):
    """Runs `work` in a thread; then `done` is called with this object, once, in the window's thread."""

    def __init__(self, work: Callable[[], T], done: Callable[[Background[T]], None], parent: QObject) -> None:
        super().__init__(parent)
        self.error: BaseException | None = None
        self._work = work
        self._done = done
        self._result: list[T] = []
        self._is_told = False
        self._thread = threading.Thread(target=self._go, name="background", daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKED_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._thread.start()

    @property
    def result(self) -> T:
        """What the work gave, once it is done without an error."""
        return self._result[0]

    def join(self, seconds: float) -> bool:
        """Stand still until the work is done, for a while. Gives whether it is; `tell` is then due."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def tell(self) -> None:
        """Call `done` now, where that has not been yet. The work must be done."""
        self._timer.stop()
        if not self._is_told:
            self._is_told = True
            self._done(self)
            self.deleteLater()

    def hold_back(self) -> None:
        """Do not call `done` until `tell`: somebody waits for the work."""
        self._timer.stop()

    def go_on(self) -> None:
        """Call `done` once the work is done: nobody waits any more."""
        if not self._is_told:
            self._timer.start()

    def _look(self) -> None:
        if self.join(0):
            self.tell()

    def _go(self) -> None:
        try:
            self._result.append(self._work())
        except BaseException as error:  # told in the window's thread
            self.error = error
