"""The program is to end, by a log-off, a shutdown or a signal: what is open is put into safety, and its user is asked
where that can be.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from journey_editor.shell.map_file.documents import Documents

_PATIENCE_S = 3.0
"""How long a save that is under way is waited for; after some more seconds a system kills."""


def answer_session_end(documents: Documents, manager: QSessionManager) -> None:
    """Save, if the user says so, or hold the session's end up. Where nothing may be asked the journal has the work."""
    documents.finish_typing()  # words that are still being typed are work, too
    documents.put_into_safety()
    if documents.is_saved or not manager.allowsInteraction():
        return
    may_end = documents.may_go()
    manager.release()
    if not may_end:
        manager.cancel()


class SignalsToEnd(QObject):
    """SIGTERM and SIGHUP (a shutdown, a closed terminal) end the program with all that was typed written down.

    Nobody can be asked. Python's handlers run only once Qt comes back to Python: so the signal writes into a pipe,
    which Qt listens to. Who sends it again to a program that does not answer ends it at once.
    """

    def __init__(self, documents: Documents, leave: Callable[[int], object] = os._exit) -> None:
        super().__init__(documents)
        self._documents = documents
        self._leave = leave
        self._came: int | None = None
        self._before: dict[signal.Signals, object] = {}
        names = ("SIGTERM", "SIGHUP") if os.name == "posix" else ()
        wanted = [signal.Signals[name] for name in names]
        wanted = [one for one in wanted if signal.getsignal(one) == signal.SIG_DFL]  # nohup has it ignored
        if not wanted:
            return
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        self._wakeup_before = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for one in wanted:
            self._before[one] = signal.signal(one, self._on_signal)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_written)

    def end(self) -> None:
        """Back to the system's own way."""
        if self._before:
            for one in self._before:
                signal.signal(one, signal.SIG_DFL)
            self._before.clear()
            signal.set_wakeup_fd(self._wakeup_before)
            self._notifier.setEnabled(False)
            os.close(self._read)
            os.close(self._write)

    def _on_signal(self, number: int, _frame: object) -> None:
        if self._came is not None:
            self._leave(128 + number)
        self._came = number

    def _on_written(self) -> None:
        came = b""
        with suppress(OSError):
            came = os.read(self._read, 64)
        number = next((one for one in came if one in self._before), None)
        if number is None:
            return
        self._notifier.setEnabled(False)  # once is enough
        try:
            put_away(self._documents)
        finally:
            self._leave(128 + number)


def put_away(documents: Documents) -> None:
    """Write down all that is open, without asking: what is not saved is offered at the next start."""
    documents.finish_typing()
    until = time.monotonic() + _PATIENCE_S
    while documents.is_being_saved and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
    documents.put_into_safety()
    if documents.is_saved:
        documents.recorder.end()
