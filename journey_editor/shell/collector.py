"""Python's garbage collector: in the window's thread only, and not while a map is opened.

It runs in whichever thread makes an object, and would free Qt's objects there, which ends the program.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_SETTLES_AFTER_MS = 200
"""Going through all there is takes a while; what was opened is seen before."""
_pauses = 0


class Collector(QObject):
    """While it is there, garbage is collected by a timer of its thread, so that other threads may run beside it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_AFTER_MS)
        self._settling.timeout.connect(self._settle)
        gc.disable()

    def settle_soon(self, frees: bool) -> None:
        """Leave what stays out of later rounds; `frees`: once what is to be deleted is, free the maps before.

        One round takes a while in a large map, so there is one alone: what it frees may hold on to the last map.
        """
        if frees:
            self._settling.start()
        else:
            gc.freeze()

    def _settle(self) -> None:
        if _pauses:
            self._settling.start()
            return
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _collect(self) -> None:
        """The oldest generation that is due, as the collector itself would."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [age for age, (count, most) in enumerate(counts) if count > most]
        if due and not _pauses:
            gc.collect(due[-1])

    def end(self) -> None:
        """Back to Python's own way."""
        self._timer.stop()
        self._settling.stop()
        gc.unfreeze()
        gc.enable()


@contextmanager
def paused() -> Iterator[None]:
    """A map is some hundred thousand new objects that stay: going through them again and again is felt."""
    global _pauses
    _pauses += 1
    try:
        yield
    finally:
        _pauses -= 1
