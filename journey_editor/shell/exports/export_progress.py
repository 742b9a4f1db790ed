"""An export on its way: done in steps, with a progress bar and a way to stop it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from journey_editor.document.progress import Cancelled, Progress
from journey_editor.export.problems import ExportError
from journey_editor.shell.progress_sign import ProgressSign

_LOG = logging.getLogger("journey_editor")

CANCELLED = "The export was cancelled; nothing was written."


def do_in_steps(work: Callable[[Progress], object], title: str, window: QWidget) -> str:
    """Do the work and give a sentence on why it was not done (empty: all went well)."""
    try:
        with ProgressSign("Export", title, "Cancel", window) as sign:
            work(sign.step)
    except Cancelled:
        return CANCELLED
    except ExportError as error:
        return str(error)
    except OSError as error:
        return f"The file could not be written: {error.strerror or error}."
    except Exception as error:
        _LOG.exception("An export failed")
        return f"The export failed ({type(error).__name__}: {error}); the details were written to the log."
    return ""
