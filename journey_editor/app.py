"""Puts the program together: the one module that knows every layer."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor import __version__
from journey_editor.painting.fonts import families
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell import errors
from journey_editor.shell.appearance import Appearance
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.calling import called_to_front
from journey_editor.shell.map_file.recovery import offer_unsaved_work
from journey_editor.shell.map_file.session_end import SignalsToEnd, answer_session_end
from journey_editor.shell.mark import mark_icon
from journey_editor.shell.settings import load_settings
from journey_editor.widgets.on_screen import FRAME, size_on_screen


def run(path: Path | None = None) -> int:
    """Open the editor, on a map where one is given, and stay until its window is closed. Gives the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("journey-editor")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("journey-editor")
    app.setWindowIcon(mark_icon())
    families()
    if path is not None and called_to_front(path):
        return 0
    settings, problem = load_settings()
    appearance = Appearance(app, settings.theme)
    window = MainWindow(appearance, settings, QtShaper())
    errors.install(kept=window.documents.put_into_safety)
    app.commitDataRequest.connect(lambda manager: answer_session_end(window.documents, manager))
    signals = SignalsToEnd(window.documents)
    fit_screen(window)
    window.start(path)
    if problem:
        window.notices.tell(problem, "warning")
    QTimer.singleShot(0, window, lambda: offer_unsaved_work(window.context, is_asked_for=False))
    try:
        return app.exec()
    finally:
        signals.end()
        errors.uninstall()


def fit_screen(window: QWidget) -> None:
    """The whole window is on its screen, its frame too: also where it was larger at another scale of the system."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry()
    window.resize(size_on_screen(window, window.width(), window.height()))
    if not room.contains(window.frameGeometry()):
        most = room.bottomRight() - QPoint(window.width() + FRAME.width(), window.height() + FRAME.height())
        window.move(max(room.x(), min(window.x(), most.x())), max(room.y(), min(window.y(), most.y())))
