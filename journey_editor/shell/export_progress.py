"""An export on its way: done in steps, with a progress bar and a way to stop it.

It stays in the window's thread: Qt's raw fonts belong to the thread that made them, and Python's collector, which runs
in any thread, would end the program by freeing them in another. A modal progress dialog handles events at every step.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from journey_editor.export.problems import Cancelled, ExportError
from journey_editor.export.progress import Progress

_LOG = logging.getLogger("journey_editor")
_SHOWN_AFTER_MS = 400
"""What is done sooner shows no progress bar."""

CANCELLED = "The export was cancelled; nothing was written."


def do_in_steps(work: Callable[[Progress], object], title: str, window: QWidget) -> str:
    """Do the work and give a sentence on why it was not done (empty: all went well)."""
    dialog = QProgressDialog(title, "Cancel", 0, 100, window)
    dialog.setWindowTitle("Export")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SHOWN_AFTER_MS)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)

    def step(done: int, total: int) -> None:
        dialog.setValue(min(99, done * 100 // max(total, 1)))
        if dialog.wasCanceled():
            raise Cancelled

    try:
        work(step)
    except Cancelled:
        return CANCELLED
    except ExportError as error:
        return str(error)
    except OSError as error:
        return f"The file could not be written: {error.strerror or error}."
    except Exception as error:
        _LOG.exception("An export failed")
        return f"The export failed ({type(error).__name__}: {error}); the details were written to the log."
    finally:
        dialog.reset()
        dialog.hide()  # without closing by itself, a bar that was slow enough to show would stay until the event loop
        dialog.deleteLater()
    return ""
