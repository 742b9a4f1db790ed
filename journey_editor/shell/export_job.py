"""An export on its way: written in a thread of its own, with a progress bar and a way to stop it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from journey_editor.export.problems import Cancelled, ExportError

_LOG = logging.getLogger("journey_editor")
_SHOWN_AFTER_MS = 500
"""What is done sooner shows no progress bar."""

Progress = Callable[[int, int], None]
Work = Callable[[Progress], object]


class ExportJob(QThread):
    """Does the work in another thread. `ended` tells the window's thread how it went, exactly once."""

    progressed = Signal(int, int)
    ended = Signal(str)
    """Nothing where all went well, else one sentence. Not sent where the job was cancelled."""
    cancelled = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Stop at the next step; nothing is written then."""
        self._stop.set()

    def run(self) -> None:
        """In the other thread: do the work."""
        try:
            self._work(self._step)
        except Cancelled:
            self.cancelled.emit()
        except ExportError as error:
            self.ended.emit(str(error))
        except OSError as error:
            self.ended.emit(f"The file could not be written: {error.strerror or error}.")
        except Exception as error:
            # An exception that leaves this thread would end the program; the details are for the log.
            _LOG.exception("An export failed")
            self.ended.emit(f"The export failed ({type(error).__name__}: {error}).")
        else:
            self.ended.emit("")

    def _step(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total)


def show_progress(job: ExportJob, title: str, window: QWidget) -> QProgressDialog:
    """A progress bar for a job, which takes itself away when the job has ended."""
    dialog = QProgressDialog(title, "Cancel", 0, 100, window)
    dialog.setWindowTitle("Export")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SHOWN_AFTER_MS)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.canceled.connect(job.cancel)
    job.progressed.connect(lambda done, total: dialog.setValue(min(99, done * 100 // max(total, 1))))
    job.finished.connect(dialog.reset)
    job.finished.connect(dialog.deleteLater)
    return dialog
