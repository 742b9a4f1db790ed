"""What happens when something goes wrong that nobody foresaw: it is written down, shown, and the program goes on."""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import PySide6
from pydantic import ValidationError
from PySide6.QtCore import QThread
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from journey_editor import __version__
from journey_editor.paths import state_dir
from journey_editor.storage import atomic
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.widgets.plain_label import PlainLabel

_LOG = logging.getLogger("journey_editor")
_LOG_BYTES = 500_000
_crashes: list[BinaryIO] = []
"""The log that is open for what no exception tells of: it must stay open for as long as the program runs."""

Show = Callable[[str], None]
Kept = Callable[[], str]
"""Puts the open map into safety, and says in a sentence what was kept."""

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|\u201c[^\u201d]*\u201d", re.DOTALL)
_LONGEST_MESSAGE = 500


def log_file() -> Path:
    """Where unforeseen errors are written down; older ones are beside it, numbered. It need not exist."""
    return state_dir() / "errors.log"


def crash_file() -> Path:
    """Where it is written down what the program was at when the system ended it for a fault. It need not exist."""
    return state_dir() / "crash.log"


def _opened_crash_log() -> BinaryIO | None:
    if not atomic.is_ordinary(crash_file()):
        return None
    is_long = crash_file().exists() and crash_file().stat().st_size > _LOG_BYTES
    log = crash_file().open("wb" if is_long else "ab")
    log.write(f"\n{time.strftime('%Y-%m-%d %H:%M')} Journey Editor {__version__} has started\n".encode())
    log.flush()
    return log


def install(show: Show | None = None, kept: Kept = lambda: "") -> None:
    """From now on unforeseen errors are logged and shown. `show` takes the details instead of the dialog (tests)."""
    with suppress(OSError):
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(
            log_file(), maxBytes=_LOG_BYTES, backupCount=3, encoding="utf-8", delay=True, errors="replace"
        )
        handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(message)s"))
        _LOG.addHandler(handler)
        _LOG.propagate = False
        if not faulthandler.is_enabled() and (log := _opened_crash_log()) is not None:
            _crashes.append(log)
            faulthandler.enable(log)
    reporter = ErrorReporter(show or (lambda details: show_error(details, kept())))
    sys.excepthook = reporter.report
    threading.excepthook = reporter.report_of_thread


def uninstall() -> None:
    """Back to Python's own way; log files are closed."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    while _crashes:
        faulthandler.disable()
        _crashes.pop().close()
    for handler in list(_LOG.handlers):
        _LOG.removeHandler(handler)
        handler.close()
    _LOG.propagate = True


class ErrorReporter:
    """Takes unforeseen errors; one that comes while another is shown is only logged, or dialogs would pile up."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._is_showing = False

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """As `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        details = _error_details(error, trace)
        _LOG.error("%s", details)
        app = QApplication.instance()
        if self._is_showing or app is None or QThread.currentThread() is not app.thread():
            return
        self._is_showing = True
        try:
            self._show(details)
        finally:
            self._is_showing = False

    def report_of_thread(self, told: threading.ExceptHookArgs) -> None:
        """As `threading.excepthook`."""
        if told.exc_value is not None:
            self.report(told.exc_type, told.exc_value, told.exc_traceback)


def _error_details(error: BaseException, trace: TracebackType | None) -> str:
    """What somebody needs who is to mend it: versions, platform, and where it happened. Texts of maps are left out."""
    return (
        f"Journey Editor {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}, "
        f"{platform.platform()}\n\n{_whole(error.with_traceback(trace))}"
    )


class _LogFile(RotatingFileHandler):
    """The log; that its disk is full is no matter of the terminal's."""

    def _open(self) -> TextIOWrapper:
        if not atomic.is_ordinary(self.baseFilename):
            raise OSError("there is no ordinary file to write errors down in")
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing is said of what could not be written down."""

    def close(self) -> None:
        """What still waits to be written has no room either."""
        with suppress(OSError):
            super().close()


class _Discreet(logging.Formatter):
    """Writes errors down without texts of maps, whoever logs them."""

    def formatException(self, told: Any) -> str:
        return _whole(told[1])


def _whole(error: BaseException) -> str:
    return "\nAfter that:\n\n".join(reversed(list(_told(error))))


def _told(error: BaseException) -> Iterator[str]:
    """An error, and those that led to it. What is quoted in their messages may be a text of the map."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        message = "" if isinstance(one, ValidationError) else str(one)  # pydantic's shows what was put in
        said = _QUOTED.sub("\u2026", message)[:_LONGEST_MESSAGE]
        yield "".join(traceback.format_tb(one.__traceback__)) + f"{type(one).__name__}: {said}\n"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def show_error(details: str, kept: str = "") -> None:
    """Show the dialog and wait until it is closed."""
    ErrorDialog(details, QApplication.activeWindow(), kept).exec()


class ErrorDialog(QDialog):
    """Says that something went wrong and what the user can do; the details can be copied."""

    def __init__(self, details: str, parent: QWidget | None = None, kept: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.resize(size_on_screen(self, 620, 380))
        title = PlainLabel("Something went wrong in Journey Editor")
        title.setProperty("role", "title")
        text = PlainLabel(
            f"What you did last was not finished; you can go on. {kept}".strip()
            + "\n\nTo have it mended, send the details below, and what you did, to those who gave you the program. "
            f"They hold no text of your map, and are in {log_file()} too."
        )
        text.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName("Details of the error")
        buttons = QDialogButtonBox()
        go_on = buttons.addButton("Go on", QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setProperty("variant", "primary")
        go_on.setDefault(True)
        copy = buttons.addButton("Copy details", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for widget in (title, text, self.details, buttons):
            layout.addWidget(widget)
