"""What holds after every story, whatever was done in it."""

from __future__ import annotations

import gc
from pathlib import Path

import shiboken6
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QObject, Qt, QThread, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu

from journey_editor.canvas.presentation import Presentation
from journey_editor.document.journey import Journey
from journey_editor.history.session import Session
from journey_editor.shell.main_window import MainWindow
from journey_editor.storage import files
from journey_editor.storage.codec import to_bytes
from tests.scene_items import all_items
from tests.stories.user import User


class WindowWatch(QObject):
    """Notes each widget that takes the keyboard as a window of its own, be it for a moment, and was not asked for."""

    _WANTED = (QMainWindow, QDialog, QMenu, Presentation)

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.stray: list[str] = []
        app.focusWindowChanged.connect(self._look)

    def _look(self, window: QWindow | None) -> None:
        for widget in QApplication.topLevelWidgets():
            is_wanted = isinstance(widget, self._WANTED) or widget.windowType() == Qt.WindowType.Popup
            if window is not None and widget.windowHandle() is window and not is_wanted:
                self.stray.append(f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}")


class Promises:
    """Remembers how each map was when it was opened, and holds the window to its word at the end."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session: Session | None = None
        self._starts: dict[Session, bytes] = {}
        window.documents.opened.connect(self._on_opened)
        window.documents.closed.connect(self._on_closed)

    def _on_opened(self, session: Session) -> None:
        self._session = session
        self._starts.setdefault(session, to_bytes(session.journey))  # one that is gone back to began earlier

    def _on_closed(self) -> None:
        self._session = None

    def hold(self, user: User, folder: Path) -> None:
        """Save and load, undo all, redo all: each gives what it must."""
        session = self._session
        if session is None:
            return
        self._window.editor.finish_typing()
        end = to_bytes(session.journey)
        assert to_bytes(_saved_and_loaded(session.journey, folder / "promised.journey")) == end
        self._window.activateWindow()
        self._window.editor.board.setFocus()
        steps = session.stack.index()
        for _ in range(steps):
            user.presses("Ctrl+Z")
        assert not session.stack.canUndo()
        assert to_bytes(session.journey) == self._starts[session], "undo all is not the start"
        self._holds_board()
        for _ in range(steps):
            user.presses("Ctrl+Shift+Z")
        assert to_bytes(session.journey) == end, "redo all is not the end"
        self._holds_board()

    def _holds_board(self) -> None:
        """What is on the screen is the map, no more and no less."""
        board = self._window.editor.board
        shown = {item.piece.key for item in all_items(board.board_scene)}
        assert shown == set(board.board.by_key)


def _saved_and_loaded(journey: Journey, path: Path) -> Journey:
    files.save(journey, path)
    opened = files.load(path)
    assert opened.notes == []
    return opened.journey


def nothing_is_left(windows_before: set[int]) -> None:
    """No window, no timer, no animation and no thread of Qt outlives a story."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app = QApplication.instance()
    windows = [w for w in app.topLevelWidgets() if id(w) not in windows_before and w.isVisible()]
    assert not windows, f"windows left: {windows}"
    alive = _alive()
    if any(isinstance(one, QTimer) and one.isActive() for one in alive):
        del alive
        gc.unfreeze()  # what was left out while the last test of an earlier module still held it
        gc.collect()  # what an earlier test has left in rings is not this one's
        gc.freeze()
        alive = _alive()
    timers = [t for t in alive if isinstance(t, QTimer) and t.isActive()]
    assert not timers, f"timers left running: {[(t.parent(), t.interval()) for t in timers]}"
    threads = [t for t in alive if isinstance(t, QThread) and t.isRunning() and t is not QThread.currentThread()]
    assert not threads, f"threads left running: {threads}"
    running = QAbstractAnimation.State.Running
    assert not [a for a in alive if isinstance(a, QAbstractAnimation) and a.state() == running]


def _alive() -> list[QObject]:
    return [one for one in shiboken6.getAllValidWrappers() if isinstance(one, (QTimer, QThread, QAbstractAnimation))]
