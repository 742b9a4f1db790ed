"""Opening a large map shows how far it is, and can be stopped."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from benchmarks.made_map import made_map
from journey_editor.canvas.scene import BoardScene
from journey_editor.document.edits.fields import set_field
from journey_editor.history.waiting import waiting
from journey_editor.shell import progress_sign
from journey_editor.shell.importing import import_map
from journey_editor.shell.main_window import MainWindow
from journey_editor.storage import atomic, codec, files
from journey_editor.widgets.in_steps import InSteps
from tests.building import onboarding
from tests.shell.shell_user import Answers, fill


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.journey"
    files.save(made_map(400), path)
    return path


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which everything takes long enough to show a sign, and every step is shown."""
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    monkeypatch.setattr(progress_sign, "_EVERY_S", 0)


def watch(window: MainWindow, look: Callable[[QProgressDialog], None]) -> QTimer:
    """Look at the sign again and again while it is there."""
    timer = QTimer(window)

    def seen() -> None:
        for sign in window.findChildren(QProgressDialog):
            if sign.isVisible():
                look(sign)

    timer.timeout.connect(seen)
    timer.start(0)
    return timer


@pytest.mark.usefixtures("slow")
def test_opening_tells_how_far_it_is(window: MainWindow, large: Path) -> None:
    told: list[int] = []
    timer = watch(window, lambda sign: told.append(sign.value()))
    assert window.documents.open(large)
    timer.stop()
    assert told == sorted(told)
    assert len(set(told)) > 20, "it stood still for long"
    assert not [sign for sign in window.findChildren(QProgressDialog) if sign.isVisible()]
    assert window.editor is not None
    assert len(window.editor.board.board.cells) > 0


@pytest.mark.usefixtures("slow")
def test_stopping_leaves_what_was_open(
    window: MainWindow, answers: Answers, large: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    window.documents.new()
    session = window.context.session
    cards = fill(session)
    answers.files = [tmp_path / "open.journey"]
    window.actions_of["file.save_as"].trigger()
    session.do("Rename", set_field(session.journey, cards, "name", "Unsaved"))
    page = window.editor
    for at in (0, 15, 30, 60, 90):
        with subtests.test(at=at):
            window.notices.clear()
            timer = watch(window, lambda sign, at=at: sign.cancel() if sign.value() >= at else None)
            assert not window.documents.open(large)
            timer.stop()
            assert window.documents.session is session
            assert window.editor is page
            assert window.documents.path == tmp_path / "open.journey"
            assert not window.documents.is_saved
            assert large not in window.documents.recent.files
            assert "large.journey was not opened" in window.notices.text
            assert not [sign for sign in window.findChildren(QProgressDialog) if sign.isVisible()]
    session.undo()
    assert window.documents.open(large), "another try opens it"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_that_leads_in_a_circle_is_told(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "circle.journey"
    path.symlink_to(path.name)
    assert not window.documents.open(path)
    assert "its links lead in a circle" in answers.asked[-1]


def test_of_a_damaged_map_without_a_version_what_is_sound_opens_as_a_map_of_its_own(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    content = json.loads(codec.to_bytes(onboarding().journey))
    link = next(iter(content["connections"]))
    content["connections"][link]["target"] = "gone"
    path = tmp_path / "merged.journey"
    path.write_text(json.dumps(content), encoding="utf-8")
    before = path.read_bytes()
    answers.agree = [False]
    assert not window.documents.open(path) and window.documents.session is None
    answers.agree = [True]
    assert window.documents.open(path)
    assert "gone, which is not in the map" in answers.asked[-1] and "The file stays as it is." in answers.asked[-1]
    assert window.documents.path is None and window.context.journey.map.title == "Onboarding"
    assert not window.documents.is_saved and path.read_bytes() == before
    assert link not in window.context.journey and window.context.journey.unknown["quarantine"]


def test_a_small_map_opens_without_a_sign(window: MainWindow, tmp_path: Path) -> None:
    files.save(made_map(10), tmp_path / "small.journey")
    seen: list[QProgressDialog] = []
    timer = watch(window, seen.append)
    assert window.documents.open(tmp_path / "small.journey")
    timer.stop()
    assert seen == []


def test_a_map_that_is_opened_is_painted_once_where_it_begins(
    window: MainWindow, large: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[float] = []
    paint = BoardScene.begin_painting

    def noting(scene: BoardScene, area: QRectF) -> None:
        painted.append(scene.zoom)
        paint(scene, area)

    monkeypatch.setattr(BoardScene, "begin_painting", noting)
    assert window.documents.open(large)
    assert window.editor is not None
    board = window.editor.board
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(50)
    assert set(painted) == {board.zoom}
    assert board.zoom == pytest.approx(0.8)
    assert len(painted) <= 3, "the board, and what changes as the window comes to rest"


@pytest.mark.usefixtures("slow")
def test_an_import_that_takes_long_is_stopped_and_what_is_open_stays(window: MainWindow, tmp_path: Path) -> None:
    window.documents.new()
    session = window.context.session
    table = tmp_path / "large.csv"
    rows = [f"Stage {number // 20},Persona,Touchpoint {number}" for number in range(500)]
    table.write_text("\n".join(["stage,persona,touchpoint", *rows]))
    stops: list[int] = []

    def stop(sign: QProgressDialog) -> None:
        stops.append(sign.value())
        sign.cancel()

    timer = watch(window, stop)
    import_map(window.context, table)
    timer.stop()
    assert stops and window.documents.session is session
    assert window.notices.text == "large.csv was not imported, because you stopped it."
    import_map(window.context, table)
    assert len(window.context.journey.cards) == 500


@pytest.mark.parametrize(("where", "name"), [(os.path, "exists"), (atomic, "read_bytes")])
def test_a_network_folder_that_does_not_answer_can_be_given_up(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str
) -> None:
    path, answers, real = tmp_path / "map.journey", threading.Event(), getattr(where, name)
    files.save(made_map(1), path)
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    monkeypatch.setattr(where, name, lambda at, *more: real(at, *more) if at != path else answers.wait(20))
    timer = watch(window, lambda sign: sign.cancel())
    began = time.monotonic()
    assert not window.documents.open(path)
    timer.stop()
    answers.set()
    assert time.monotonic() - began < 10
    assert window.documents.session is None and "because you stopped it" in window.notices.text


def test_while_a_sign_is_up_nothing_is_done_that_nobody_waits_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    turns: list[int] = []

    def noted() -> Generator[None, None, None]:
        turns.append(1)
        yield

    work = InSteps(window)
    work.start(noted())
    with progress_sign.ProgressSign("Open", "Opening", "Stop", window) as sign:
        for _ in range(20):
            sign.wait()
        assert turns == []
    work.wait(0)
    while work.is_working:
        QApplication.processEvents()
    assert turns == [1]


def test_the_pointer_over_a_sign_says_that_its_button_can_be_pressed(window: MainWindow, slow: None) -> None:
    with waiting():
        with progress_sign.ProgressSign("Show another view", "Laying out", "Stop", window) as sign:
            sign.wait()
            assert QApplication.overrideCursor().shape() == Qt.CursorShape.ArrowCursor
        assert QApplication.overrideCursor().shape() == Qt.CursorShape.WaitCursor
    assert QApplication.overrideCursor() is None
