"""Python's garbage collector: in the window's thread only, not while a map is opened, and never through a whole map.

It runs in whichever thread makes an object, and would free Qt's objects there, which ends the program. A map is up to
two million objects, which no key is to wait for: what stays is left out of later rounds for good. What is thrown away
later is freed without the collector: maps and boards know no rings, those of windows are opened (`letting_go`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_MANY = 50_000
"""So many objects are of a board that was laid out, no garbage: a round through them is felt and finds nothing."""
_pauses = 0


class Collector(QObject):
    """While it is there, garbage is collected by a timer of its thread, so that other threads may run beside it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        gc.disable()

    def leave_out(self) -> None:
        """What there is now stays: leave it out of later rounds."""
        gc.freeze()

    def take_in(self) -> None:
        """What was left out is looked through again."""
        gc.unfreeze()

    def _collect(self) -> None:
        """The oldest generation that is due, as the collector itself would."""
        counts = list(zip(gc.get_count(), gc.get_threshold(), strict=True))
        due = [age for age, (count, most) in enumerate(counts) if count > most]
        if not due or _pauses:
            return
        if counts[0][0] > _MANY or sum(len(gc.get_objects(age)) for age in range(due[-1] + 1)) > _MANY:
            self.leave_out()
        else:
            gc.collect(due[-1])

    def end(self) -> None:
        """Back to Python's own way."""
        self._timer.stop()
        self.take_in()
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
