"""Saves on a slow disk: the window lives on, what was saved is known, and nothing closes before its time."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file import saving
from journey_editor.shell.map_file.session_end import answer_session_end
from journey_editor.storage import files
from journey_editor.storage.errors import SaveError
from journey_editor.storage.journal import frames
from tests.shell.shell_user import Answers, fill, retitle


class Disk:
    """A disk that can be told to take its time, or to fail."""

    def __init__(self) -> None:
        self.ready = threading.Event()
        self.ready.set()
        self.error: BaseException | None = None
        self.in_threads: list[str] = []
        self.at_once = self.most_at_once = 0
        self._save = files.save

    def save(self, *args: object) -> object:
        self.in_threads.append(threading.current_thread().name)
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        assert self.ready.wait(20)
        self.at_once -= 1
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


def title_in(path: Path) -> str:
    return files.load(path).journey.map.title


def saved(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.documents.is_being_saved, timeout=20_000)


@pytest.mark.skipif(sys.platform == "win32", reason="links of Unix")
def test_a_save_says_that_another_name_of_the_file_does_not_follow(
    qtbot: QtBot, window: MainWindow, disk: Disk, path: Path
) -> None:
    other = path.with_name("other.journey")
    os.link(path, other)
    before = title_in(other)
    disk.ready.set()
    window.actions_of["file.save"].trigger()
    saved(qtbot, window)
    assert (title_in(path), title_in(other)) == ("Second", before)
    said = "The file had another name (a hard link) on this disk; what is there no longer follows"
    assert window.notices.text.startswith(said)
    retitle(window, "Third")
    window.actions_of["file.save"].trigger()
    saved(qtbot, window)
    assert not window.notices.text.startswith(said), "it has one name alone now"


def test_what_is_wrong_at_each_save_is_told_once(
    window: MainWindow, answers: Answers, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "state").write_text("no folder")
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    answers.files = [tmp_path / "map.journey", tmp_path / "copy.journey"]
    told = []
    for command in ("file.save", "file.save", "file.save", "file.save_as"):
        retitle(window, f"Saved {len(told)} times")
        window.notices.clear()
        window.actions_of[command].trigger()
        told.append("could not be kept as a version" in window.notices.text)
    assert told == [True, True, False, True], "a new file, one that held something before, no news, another file"
    assert files.load(tmp_path / "copy.journey").journey.map.title == "Saved 3 times"


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


def test_save_as_waits_for_the_save_that_is_going_on(
    qtbot: QtBot, window: MainWindow, answers: Answers, disk: Disk, path: Path
) -> None:
    """Two at once would each take the other for itself: the window could be closed before the second is written."""
    copy = path.with_name("copy.journey")
    window.actions_of["file.save"].trigger()
    answers.files = [copy]
    QTimer.singleShot(300, disk.ready.set)
    window.actions_of["file.save_as"].trigger()
    saved(qtbot, window)
    assert disk.most_at_once == 1
    assert window.documents.path == copy and not window.isWindowModified()
    assert title_in(path) == title_in(copy) == "Second"


def test_a_slow_save_that_fails_leaves_the_map_unsaved(
    qtbot: QtBot, window: MainWindow, answers: Answers, disk: Disk, path: Path
) -> None:
    window.actions_of["file.save"].trigger()
    disk.error, answers.agree = SaveError("The disk is full."), [False]
    disk.ready.set()
    saved(qtbot, window)
    assert answers.asked[-1] == "The disk is full."
    assert window.isWindowModified() and "You can go on" not in window.notices.text
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


class SessionManager:
    """As the desktop's, which asks every program before its session ends."""

    def __init__(self, allows: bool = True) -> None:
        self.allows = allows
        self.is_cancelled = False

    def allowsInteraction(self) -> bool:
        return self.allows

    def release(self) -> None:
        pass

    def cancel(self) -> None:
        self.is_cancelled = True


@pytest.mark.parametrize(("answer", "is_cancelled"), [("save", False), ("discard", False), ("cancel", True)])
def test_the_end_of_the_session_asks_and_can_be_held_up(
    window: MainWindow, answers: Answers, disk: Disk, path: Path, answer: str, is_cancelled: bool
) -> None:
    disk.ready.set()
    manager, answers.save = SessionManager(), [answer]
    answer_session_end(window.documents, manager)  # type: ignore[arg-type]
    assert manager.is_cancelled == is_cancelled and answers.asked[-1] == "Save map.journey?"
    assert title_in(path) == ("Second" if answer == "save" else "")


def test_a_save_that_fails_holds_the_end_of_the_session_up(
    window: MainWindow, answers: Answers, disk: Disk, path: Path
) -> None:
    disk.error, answers.save, answers.agree = SaveError("The disk is full."), ["save"], [False]
    disk.ready.set()
    manager = SessionManager()
    answer_session_end(window.documents, manager)  # type: ignore[arg-type]
    assert manager.is_cancelled


def test_a_session_that_ends_without_asking_leaves_the_work_in_the_journal(
    window: MainWindow, disk: Disk, path: Path, home: Path
) -> None:
    window.documents.recorder.settle()
    synced, recorder = [], window.documents.recorder
    retitle(window, "Third")
    recorder.settle = lambda *_patience: synced.append(True)  # type: ignore[method-assign]
    manager = SessionManager(allows=False)
    answer_session_end(window.documents, manager)  # type: ignore[arg-type]
    assert synced and not manager.is_cancelled


def test_words_still_being_typed_at_the_end_of_the_session_are_written_down(
    window: MainWindow, disk: Disk, path: Path
) -> None:
    disk.ready.set()
    typed = ["Typed"]
    window.documents.typing_ends.connect(lambda: typed and retitle(window, typed.pop()))
    answer_session_end(window.documents, SessionManager(allows=False))  # type: ignore[arg-type]
    journal = window.documents.recorder._journal
    assert journal is not None and "Typed" in str(list(frames(journal.file)))


def test_the_window_never_stands_still_while_the_disk_takes_its_time(
    qtbot: QtBot, window: MainWindow, disk: Disk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_fsync, ticks, meanwhile = os.fsync, count(), []
    ticking = QTimer(window)
    ticking.timeout.connect(lambda: next(ticks))

    def slow_fsync(file: int) -> None:
        before = next(ticks)
        time.sleep(0.4)
        meanwhile.append(next(ticks) - before - 1)
        real_fsync(file)

    monkeypatch.setattr(os, "fsync", slow_fsync)
    monkeypatch.setattr(saving, "WAITED_S", 0.1)
    disk.ready.set()
    ticking.start(5)
    window.actions_of["file.save"].trigger()
    assert window.documents.is_being_saved
    retitle(window, "Third")
    saved(qtbot, window)
    assert meanwhile and all(meanwhile), "the window has had its turn each time"
    assert title_in(path) == "Second" and window.isWindowModified()
    monkeypatch.undo()


def test_a_save_for_which_the_memory_is_too_small_leaves_file_and_journal(
    window: MainWindow, answers: Answers, disk: Disk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(_journey: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("journey_editor.storage.codec.to_bytes", too_large)
    disk.ready.set()
    answers.agree = [False]
    assert not window.documents.save_now()
    assert "there is not enough memory. The file is as it was." in answers.asked[-1]
    assert title_in(path) == "" and window.isWindowModified()
    recorder = window.documents.recorder
    retitle(window, "Third")
    recorder.settle()
    assert recorder.problem == "" and recorder._journal is not None
    assert len(list(frames(recorder._journal.file, skip=1))) == 2


def test_no_other_thread_collects_garbage(window: MainWindow) -> None:
    """It would free Qt's objects in a thread that is not theirs."""
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()
