"""A map that another window edits, or a newer version wrote: it follows its file, and nothing is typed in vain."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.records import MAP_ID
from journey_editor.outline.rows_view import RowsView
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file import calling
from journey_editor.storage import codec, files, journal, locks
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.workbench.record_view import RecordView
from tests.building import onboarding
from tests.shell.shell_user import Answers

SENTENCE = "map.journey is open in another window of Journey Editor, so it is only shown here."


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[locks.Lock]:
    """Another window has the file open, and does not answer."""
    monkeypatch.setattr(calling, "PATIENCE_S", 0.05)
    lock = locks.lock_of(tmp_path / "map.journey", "open")
    assert lock is not None
    yield lock
    lock.free()


@pytest.fixture
def path(window: MainWindow, other: locks.Lock, tmp_path: Path) -> Path:
    """The file that is shown."""
    path = tmp_path / "map.journey"
    files.save(onboarding().journey, path)
    assert window.documents.open(path)
    assert SENTENCE in window.notices.text
    window.notices.clear()
    return path


def others_save(window: MainWindow, path: Path, title: str) -> None:
    journey = files.load(path).journey
    journey.apply(set_field(journey, [MAP_ID], "title", title))
    beside = path.with_suffix(".theirs")
    beside.write_bytes(codec.to_bytes(journey))
    os.replace(beside, path)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_a_map_stays_this_windows_own_when_the_locks_are_deleted(
    window: MainWindow, tmp_path: Path, home: Path
) -> None:
    path = tmp_path / "mine.journey"
    files.save(onboarding().journey, path)
    assert window.documents.open(path)
    shutil.rmtree(home / "state" / "locks")
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert locks.lock_of(path, "open") is None, "another process sees that it is open here"


def test_the_board_says_so_before_a_name_is_typed(window: MainWindow, path: Path) -> None:
    board = window.context.board
    window.context.session.select([window.context.journey.cards[0].id])
    board.setFocus()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_X):
        QTest.keyClick(board, key)
        assert board.renaming.editor is None and SENTENCE in window.notices.text
        window.notices.clear()
    assert window.documents.recorder.settle() and not list(journal.folder().glob("*"))


def test_the_outline_says_so_before_a_name_is_typed(window: MainWindow, path: Path, subtests: pytest.Subtests) -> None:
    for shown_as in ("stages", "list", "table"):
        with subtests.test(shown_as):
            window.notices.clear()
            window.editor.outline.show_as(shown_as)
            window.editor.show_outline(True)
            view = window.editor.outline.view
            assert isinstance(view, RowsView)
            window.context.session.select([window.context.journey.cards[0].id])
            QTest.keyClick(view, Qt.Key.Key_Return)
            assert SENTENCE in window.notices.text
            QTest.keyClick(view, Qt.Key.Key_X)
            assert not view.findChildren(QLineEdit)


def test_a_table_says_so_before_a_cell_is_typed(window: MainWindow, path: Path) -> None:
    window.actions_of["table.stages"].trigger()
    table = window.editor.workbench.findChild(RecordView)
    table.go_to(0, [column.title for column in table.rows.columns].index("Customer goal"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.state() == table.State.NoState and SENTENCE in window.notices.text


def test_what_is_typed_into_a_field_all_the_same_is_told_of(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    first, second = (card.id for card in window.context.journey.cards[:2])
    window.context.session.select([first])
    fields = window.editor.inspector.page.content.findChildren(QLineEdit)
    box = next(one for one in fields if one.accessibleName() == "Emotion word")
    box.setFocus()
    QTest.keyClicks(box, "calm")
    assert any(SENTENCE in label.text() for label in window.editor.inspector.page.content.findChildren(PlainLabel))
    assert window.context.journey.cards[0].emotion_word != "calm"
    window.context.session.select([second])
    assert window.notices.text.startswith("What was typed into Emotion word of") and SENTENCE in window.notices.text
    box.setFocus()
    QTest.keyClicks(box, "tense")
    others_save(window, path, "Theirs")
    qtbot.waitUntil(lambda: window.context.journey.map.title == "Theirs", timeout=20_000)
    assert window.notices.text.startswith("What was typed into Emotion word of")
    assert window.notices.text.endswith("map.journey was changed elsewhere, and is shown as it is now.")
    assert not window.isWindowModified()


def test_it_follows_what_the_other_window_saves(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    for title in ("Once", "Twice"):
        others_save(window, path, title)
        qtbot.waitUntil(lambda title=title: window.context.journey.map.title == title, timeout=20_000)
    assert window.notices.text == "map.journey was changed elsewhere, and is shown as it is now."
    assert not window.isWindowModified() and not window.actions_of["edit.undo"].isEnabled()
    assert window.documents.recorder.settle() and not list(journal.folder().glob("*"))


def test_save_as_does_not_write_over_what_another_window_edits(
    window: MainWindow, path: Path, answers: Answers, tmp_path: Path
) -> None:
    before = path.read_bytes()
    answers.files = [path]
    assert not window.documents.save_as()
    assert "is open in another window of Journey Editor, so nothing was written." in answers.asked[-1]
    assert window.documents.new()
    window.context.session.do("Rename map", set_field(window.context.journey, [MAP_ID], "title", "Mine"))
    answers.files = [path]
    assert not window.documents.save_as()
    assert path.read_bytes() == before and window.isWindowModified() and window.documents.path is None
    answers.files = [tmp_path / "mine.journey", tmp_path / "mine.journey"]
    assert window.documents.save_as() and window.documents.save_as(), "one's own file may be replaced"


def test_no_other_map_is_made_or_linked_from_here(window: MainWindow, path: Path, subtests: pytest.Subtests) -> None:
    for command in ("child.new", "child.link", "pair.new", "pair.link"):
        with subtests.test(command):
            window.notices.clear()
            window.context.session.select([window.context.journey.cards[0].id])
            window.actions_of[command].trigger()
            assert SENTENCE in window.notices.text and list(path.parent.iterdir()) == [path]


def test_steps_of_before_cannot_be_undone_here(
    window: MainWindow, path: Path, other: locks.Lock, answers: Answers
) -> None:
    """Undo would change a map that another window has taken meanwhile, and a save would write over its work."""
    other.free()
    window.documents.file.try_to_edit()
    session = window.context.session
    assert session.do("Rename map", set_field(session.journey, [MAP_ID], "title", "Mine"))
    assert window.documents.save()
    session.why_fixed = SENTENCE
    window.actions_of["edit.undo"].trigger()
    assert session.journey.map.title == "Mine" and SENTENCE in window.notices.text


def test_one_of_a_newer_version_follows_its_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "newer.journey"

    def they_save(title: str) -> None:
        content = json.loads(codec.to_bytes(empty_journey(title))) | {"version": 99}
        path.write_text(json.dumps(content), encoding="utf-8")

    they_save("First")
    assert window.documents.open(path)
    they_save("Second")
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: window.context.journey.map.title == "Second", timeout=20_000)
    assert not window.isWindowModified() and "(only shown)" in window.windowTitle()
