"""Python's garbage collector: in the window's thread only, and not while a map is opened.

It runs in whichever thread makes an object, and would free Qt's objects there, which ends the program.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collector(QObject):
    """While it is there, garbage is collected by a timer of its thread, so that other threads may run beside it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(_collect)
        self._timer.start()
        gc.disable()

    def end(self) -> None:
        """Back to Python's own way."""
        self._timer.stop()
        gc.enable()


def _collect() -> None:
    """The oldest generation that is due, as the collector itself would."""
    due = [
        age for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
    ]
    if due:
        gc.collect(due[-1])


@contextmanager
def paused() -> Iterator[None]:
    """A map is some hundred thousand new objects that stay: going through them all, again and again, is felt.

    What is there in the end is left out of later rounds until the next map is opened.
    """
    gc.unfreeze()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        gc.freeze()
