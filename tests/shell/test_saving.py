"""Saves on a slow disk: the window lives on, what was saved is known, and nothing closes before its time."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import MAP_ID
from journey_editor.shell import saving
from journey_editor.shell.main_window import MainWindow
from journey_editor.storage import files
from journey_editor.storage.errors import SaveError
from tests.shell.shell_user import Answers, fill


class Disk:
    """A disk that can be told to take its time, or to fail."""

    def __init__(self) -> None:
        self.ready = threading.Event()
        self.ready.set()
        self.error: BaseException | None = None
        self.in_threads: list[str] = []
        self._save = files.save

    def save(self, *args: object) -> object:
        self.in_threads.append(threading.current_thread().name)
        assert self.ready.wait(20)
        if self.error is not None:
            raise self.error
        return self._save(*args)  # type: ignore[arg-type]


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    disk = Disk()
    monkeypatch.setattr(files, "save", disk.save)
    yield disk
    disk.ready.set()


@pytest.fixture
def path(window: MainWindow, answers: Answers, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the open map, which has changes; from here on the window waits for no save."""
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    answers.files = [tmp_path / "map.journey"]
    window.actions_of["file.save"].trigger()
    retitle(window, "Second")
    monkeypatch.setattr(saving, "WAITED_S", 0.0)
    disk.ready.clear()
    return tmp_path / "map.journey"


def retitle(window: MainWindow, title: str) -> None:
    session = window.context.session
    assert session.do("Rename map", set_field(session.journey, [MAP_ID], "title", title))


def title_in(path: Path) -> str:
    return files.load(path).journey.map.title


def saved(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.documents.is_being_saved, timeout=20_000)


def test_on_a_slow_disk_one_goes_on_and_the_later_change_stays_unsaved(
    qtbot: QtBot, window: MainWindow, disk: Disk, path: Path
) -> None:
    window.actions_of["file.save"].trigger()
    assert window.isWindowModified(), "it is not safe yet"
    assert "Saving map.journey" in window.notices.text
    retitle(window, "Third")
    disk.ready.set()
    saved(qtbot, window)
    assert title_in(path) == "Second"
    assert window.isWindowModified()
    assert window.notices.text == "map.journey is saved."
    window.actions_of["edit.undo"].trigger()
    assert not window.isWindowModified(), "this is what was saved"
    assert "MainThread" not in disk.in_threads


def test_saving_again_meanwhile_saves_what_is_there_then(
    qtbot: QtBot, window: MainWindow, disk: Disk, path: Path
) -> None:
    window.actions_of["file.save"].trigger()
    retitle(window, "Third")
    window.actions_of["file.save"].trigger()
    disk.ready.set()
    qtbot.waitUntil(lambda: not window.isWindowModified(), timeout=20_000)
    assert title_in(path) == "Third"


def test_a_slow_save_that_fails_leaves_the_map_unsaved(
    qtbot: QtBot, window: MainWindow, answers: Answers, disk: Disk, path: Path
) -> None:
    window.actions_of["file.save"].trigger()
    disk.error, answers.agree = SaveError("The disk is full."), [False]
    disk.ready.set()
    saved(qtbot, window)
    assert answers.asked[-1] == "The disk is full."
    assert window.isWindowModified()
    window.actions_of["edit.undo"].trigger()
    window.actions_of["edit.redo"].trigger()
    assert window.isWindowModified()


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("a fault of ours")])
def test_whatever_goes_wrong_the_map_is_not_taken_for_saved(
    window: MainWindow,
    answers: Answers,
    disk: Disk,
    path: Path,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.excepthook", lambda *_told: None)
    disk.error, answers.agree = error, [False]
    disk.ready.set()
    assert not window.documents.save_now()
    assert "was not saved" in answers.asked[-1]
    assert window.isWindowModified()


def when_waited_for(window: MainWindow, do: Callable[[QProgressDialog], None]) -> None:
    """Do something once the sign shows that a save is waited for."""

    def look() -> None:
        sign = QApplication.activeModalWidget()
        if isinstance(sign, QProgressDialog):
            do(sign)
        else:
            timer.start(20)

    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(20)


def test_closing_waits_for_the_save_with_a_sign(window: MainWindow, disk: Disk, path: Path) -> None:
    window.actions_of["file.save"].trigger()
    read: list[str] = []

    def end(sign: QProgressDialog) -> None:
        read.append(sign.labelText())
        disk.ready.set()

    when_waited_for(window, end)
    window.close()
    assert read == ["Saving map.journey \u2026"]
    assert not window.isVisible()
    assert title_in(path) == "Second"


def test_who_will_not_wait_stays_in_the_window(qtbot: QtBot, window: MainWindow, disk: Disk, path: Path) -> None:
    window.actions_of["file.save"].trigger()
    when_waited_for(window, lambda sign: sign.cancel())
    window.close()
    assert window.isVisible() and window.isWindowModified()
    disk.ready.set()
    saved(qtbot, window)
    assert title_in(path) == "Second"
    assert not window.isWindowModified()


def test_a_save_that_fails_stops_the_close(window: MainWindow, answers: Answers, disk: Disk, path: Path) -> None:
    disk.error, answers.save, answers.agree = SaveError("The disk is full."), ["save"], [False]
    disk.ready.set()
    window.close()
    assert window.isVisible() and window.isWindowModified()


def test_no_other_thread_collects_garbage(window: MainWindow) -> None:
    """It would free Qt's objects in a thread that is not theirs."""
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()
