"""The sign that long work is going on, with a way to stop it.

The work stays in the window's thread: Qt's fonts belong to the thread that made them, and Python's collector, which
runs in any thread, would end the program by freeing them in another. A modal dialog handles events at every step.
"""

from __future__ import annotations

import time
from types import TracebackType

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QProgressDialog, QWidget

from journey_editor.document.progress import Cancelled
from journey_editor.widgets.in_steps import nothing_else

SHOWN_AFTER_S = 0.3
"""What is done sooner shows no sign."""
_EVERY_S = 0.08
_LEAST_WIDTH = 380
"""Pixels: so that the heading is whole."""


class ProgressSign:
    """Used as a context around the work; its `step` is the work's `Progress`."""

    def __init__(self, heading: str, sentence: str, stop: str, window: QWidget | None) -> None:
        self._words = heading, sentence, stop
        self._window = window
        self._dialog: QProgressDialog | None = None
        self._due = time.monotonic() + SHOWN_AFTER_S
        self._alone = nothing_else()

    def step(self, done: int, total: int) -> None:
        """Show how far the work is. Raises Cancelled once the user has stopped it."""
        if self._dialog is not None and self._dialog.wasCanceled():
            raise Cancelled
        if time.monotonic() < self._due:
            return
        if self._dialog is None:
            self._dialog = self._made()
        value = min(99, done * 100 // max(total, 1))
        if value == self._dialog.value():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)  # which Qt does for a new value only
        self._dialog.setValue(value)
        self._due = time.monotonic() + _EVERY_S
        if self._dialog.wasCanceled():
            raise Cancelled

    def _made(self) -> QProgressDialog:
        heading, sentence, stop = self._words
        dialog = QProgressDialog(sentence, stop, 0, 100, self._window)
        dialog.setWindowTitle(heading)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(0)
        dialog.setMinimumWidth(_LEAST_WIDTH)
        bar = QProgressBar(dialog)
        bar.setTextVisible(False)  # it is too low for a number
        bar.setAccessibleName(sentence)
        dialog.setBar(bar)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        QApplication.setOverrideCursor(Qt.CursorShape.ArrowCursor)  # whoever began may have said that one has to wait
        return dialog

    def wait(self) -> None:
        """Nothing is known of how far the work is. Raises Cancelled once the user has stopped it."""
        self.step(0, 1)

    def __enter__(self) -> ProgressSign:
        self._alone.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._alone.__exit__(kind, error, trace)
        if self._dialog is not None:
            QApplication.restoreOverrideCursor()
            self._dialog.reset()
            self._dialog.hide()  # without closing by itself it would stay until the event loop
            self._dialog.deleteLater()
            self._dialog = None
