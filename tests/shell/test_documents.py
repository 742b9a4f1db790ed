"""Maps and their files, driven through the window's commands."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.records import MAP_ID
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.map_files import samples
from journey_editor.storage import files
from tests.shell.shell_user import Answers, fill, give


def start_map(window: MainWindow) -> list[str]:
    give(window, "file.new")
    assert window.documents.session is not None
    return fill(window.documents.session)


def test_a_new_map_is_edited_saved_and_opened_again(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    start_map(window)
    assert window.isWindowModified()
    answers.files = [tmp_path / "kickoff.journey"]
    give(window, "file.save")
    assert not window.isWindowModified()
    assert window.windowTitle() == "kickoff.journey[*] \u2013 Journey Editor"
    saved = window.context.journey
    give(window, "file.close")
    assert window.stack.currentWidget() is window.welcome
    answers.files = [tmp_path / "kickoff.journey"]
    give(window, "file.open")
    assert window.context.journey == saved
    assert not window.isWindowModified()


def test_undoing_everything_since_the_save_clears_the_star(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    cards = start_map(window)
    answers.files = [tmp_path / "map.journey"]
    give(window, "file.save")
    session = window.context.session
    session.do("Rename", set_field(session.journey, cards, "name", "Other"))
    assert window.isWindowModified()
    give(window, "edit.undo")
    assert not window.isWindowModified()
    give(window, "edit.undo")
    assert window.isWindowModified()


def test_a_saved_map_gets_its_suffix_and_heads_the_recent_ones(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    start_map(window)
    answers.files = [tmp_path / "without"]
    give(window, "file.save_as")
    assert window.documents.recent.files == [tmp_path / "without.journey"]
    assert (tmp_path / "without.journey").is_file()


def test_a_name_completed_to_an_existing_file_is_asked_about(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    other = tmp_path / "map.journey"
    other.write_text("precious")
    start_map(window)
    answers.files, answers.agree = [tmp_path / "map"], [False]
    give(window, "file.save_as")
    assert other.read_text() == "precious"
    assert window.isWindowModified()


def test_a_file_that_cannot_be_read_leaves_the_open_map_alone(
    window: MainWindow, answers: Answers, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    broken = tmp_path / "broken.journey"
    start_map(window)
    before = window.context.session
    for content in ("", "{", '{"format": "journey-map", "version": 99}', "\0" * 100):
        with subtests.test(content):
            broken.write_text(content)
            answers.asked.clear()
            answers.files = [broken]
            give(window, "file.open")
            assert answers.asked[-1].startswith("broken.journey cannot be opened. ")
            assert window.context.session is before
            assert broken.read_text() == content
            assert broken not in window.documents.recent.files


def test_a_missing_file_is_told(welcomed: MainWindow, answers: Answers, tmp_path: Path) -> None:
    assert not welcomed.documents.open(tmp_path / "gone.journey")
    assert "gone.journey" in answers.asked[-1]
    assert welcomed.stack.currentWidget() is welcomed.welcome


def test_closing_with_cancel_keeps_the_window_and_the_map(window: MainWindow, answers: Answers) -> None:
    start_map(window)
    answers.save = ["cancel"]
    window.close()
    assert window.isVisible()
    assert window.isWindowModified()


def test_closing_with_save_writes_the_file(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    start_map(window)
    answers.save, answers.files = ["save"], [tmp_path / "last.journey"]
    window.close()
    assert not window.isVisible()
    assert files.load(tmp_path / "last.journey").journey == window.context.journey


def test_closing_with_save_but_no_file_keeps_the_window(window: MainWindow, answers: Answers) -> None:
    start_map(window)
    answers.save, answers.files = ["save"], [None]
    window.close()
    assert window.isVisible()


def test_closing_with_discard_writes_nothing(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    start_map(window)
    answers.files = [tmp_path / "map.journey"]
    give(window, "file.save")
    before = (tmp_path / "map.journey").read_bytes()
    session = window.context.session
    session.do("Rename map", set_field(session.journey, [MAP_ID], "title", "Changed"))
    answers.save = ["discard"]
    window.close()
    assert not window.isVisible()
    assert (tmp_path / "map.journey").read_bytes() == before


def test_a_map_that_was_not_changed_closes_without_a_question(window: MainWindow, answers: Answers) -> None:
    give(window, "file.new")
    give(window, "file.close")
    assert answers.asked == []


def test_a_save_that_fails_says_why_and_offers_another_place(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    start_map(window)
    folder = tmp_path / "taken.journey"
    folder.mkdir()
    answers.files, answers.agree = [folder, tmp_path / "free.journey"], [True]
    give(window, "file.save")
    assert "taken.journey" in answers.asked[1]
    assert window.documents.path == tmp_path / "free.journey"
    assert not window.isWindowModified()


def test_a_file_that_cannot_be_written_says_so_when_it_is_opened(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.journey"
    files.save(empty_journey("First"), path)
    real_access = os.access
    monkeypatch.setattr(os, "access", lambda at, mode: Path(at) != path and real_access(at, mode))
    assert window.documents.open(path)
    assert "because the file is read-only. You can edit the map" in window.notices.text
    assert "(read-only file)" in window.windowTitle()
    answers.files = [tmp_path / "mine.journey"]
    next(b for b in window.notices.findChildren(QPushButton) if b.text() == "Save as\u2026").click()
    assert window.windowTitle().startswith("mine.journey[*] \u2013")


def test_a_name_that_qt_would_take_for_the_star_is_shown_as_it_is(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a[*]b\nc.journey"
    files.save(empty_journey("First"), path)
    assert window.documents.open(path)
    assert window.windowTitle() == "a[*][*]b c.journey[*] \u2013 Journey Editor"


def test_a_save_that_fails_keeps_the_changes(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    start_map(window)
    (tmp_path / "taken.journey").mkdir()
    answers.files, answers.agree = [tmp_path / "taken.journey"], [False]
    give(window, "file.save")
    assert window.isWindowModified()
    assert window.documents.path is None


@pytest.mark.parametrize("replaces", [True, False])
def test_a_file_changed_by_another_program_is_not_replaced_unasked(
    window: MainWindow, answers: Answers, tmp_path: Path, replaces: bool
) -> None:
    start_map(window)
    path = tmp_path / "map.journey"
    answers.files = [path]
    give(window, "file.save")
    content = json.loads(path.read_bytes())
    content["map"]["title"] = "By somebody else"
    path.write_text(json.dumps(content))
    session = window.context.session
    session.do("Rename map", set_field(session.journey, [MAP_ID], "title", "Mine"))
    answers.agree = [replaces]
    give(window, "file.save")
    assert "another program" in answers.asked[-1]
    assert files.load(path).journey.map.title == ("Mine" if replaces else "By somebody else")


def test_a_save_that_meets_the_work_of_others_can_go_elsewhere(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    start_map(window)
    path, mine = tmp_path / "map.journey", tmp_path / "mine.journey"
    answers.files = [path, mine]
    give(window, "file.save")
    session = window.context.session
    session.do("Rename map", set_field(session.journey, [MAP_ID], "title", "Mine"))
    path.write_bytes(b"theirs")
    answers.agree = ["elsewhere"]
    give(window, "file.save")
    assert path.read_bytes() == b"theirs"
    assert files.load(mine).journey.map.title == "Mine" and window.documents.path == mine
    assert not window.isWindowModified()


def test_a_sample_opens_as_a_copy(window: MainWindow, answers: Answers) -> None:
    answers.chosen = [lambda choices: choices[0][0]]
    give(window, "file.open_sample")
    assert window.documents.path is None
    assert len(window.context.journey.cards) > 5
    assert not window.isWindowModified()
    assert window.actions_of["file.save"].isEnabled()


def test_saving_never_writes_over_what_ships_with_the_program(window: MainWindow) -> None:
    """The command line opens a sample by its path, as `./run` does."""
    assert window.documents.open(samples()[0])
    assert window.documents.path is None and len(window.context.journey.cards) > 5


def test_an_imported_map_is_asked_about_before_it_goes(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    source = tmp_path / "day.mmd"
    source.write_text("journey\n  title My day\n  section Work\n    Make tea: 5: Me\n    Odd one: x: Me\n")
    answers.files = [source]
    give(window, "file.import")
    assert [card.name for card in window.context.journey.cards] == ["Make tea", "Odd one"]
    assert "Line 5" in window.notices.text
    answers.save = ["cancel"]
    give(window, "file.close")
    assert answers.asked[-1] == "Save My day?"
    assert window.documents.session is not None


def test_what_cannot_be_imported_is_told(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    source = tmp_path / "page.csv"
    source.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    answers.files = [source]
    give(window, "file.import")
    assert answers.asked[-1].startswith("page.csv cannot be imported. ")
    assert window.documents.session is None


def test_a_map_that_is_dropped_on_the_window_opens(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "dropped.journey"
    files.save(empty_journey("Dropped"), file)
    drop(window, file)
    assert window.documents.path == file


def test_other_files_are_not_taken(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    drop(window, tmp_path / "photo.jpg")
    assert window.documents.session is None


def drop(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, *held)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, *held))


def test_saving_takes_the_name_that_is_being_typed(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """The map is as its file has it until the name is taken: the command has to work all the same."""
    cards = start_map(window)
    answers.files = [tmp_path / "map.journey"]
    give(window, "file.save")
    assert window.editor is not None
    window.context.session.select(cards[:1])
    give(window, "edit.rename")
    qtbot.keyClicks(QApplication.focusWidget(), "Kickoff call")
    give(window, "file.save")
    assert "Kickoff call" in [card.name for card in files.load(tmp_path / "map.journey").journey.cards]
    assert not window.isWindowModified()


def test_a_map_whose_file_is_gone_is_written_anew(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    start_map(window)
    path = tmp_path / "map.journey"
    answers.files = [path]
    give(window, "file.save")
    path.unlink()
    give(window, "file.save")
    assert files.load(path).journey == window.context.journey


def test_saving_what_is_saved_leaves_the_file_alone(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    start_map(window)
    path = tmp_path / "map.journey"
    answers.files = [path]
    give(window, "file.save")
    before = path.stat()
    give(window, "file.save")
    assert path.stat().st_ino == before.st_ino


def test_a_name_with_a_dot_is_saved_as_a_map(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    """What is saved as "Plan 1.0" is found again by the dialog that opens maps."""
    start_map(window)
    answers.files = [tmp_path / "Plan 1.0"]
    give(window, "file.save")
    assert window.documents.path == tmp_path / "Plan 1.0.journey"


@pytest.mark.parametrize("folder", ["", "elsewhere"])
def test_what_another_version_wrote_into_the_file_is_kept_by_saving(
    window: MainWindow, answers: Answers, tmp_path: Path, folder: str
) -> None:
    file = tmp_path / "theirs.journey"
    files.save(empty_journey("Theirs"), file)
    content = json.loads(file.read_bytes()) | {"of_a_later_version": {"kept": True}}
    file.write_text(json.dumps(content), "utf-8")
    assert window.documents.open(file)
    session = window.context.session
    fill(session, 1)
    step = session.journey.columns[0].id
    session.do("Link", set_field(session.journey, [step], "child_map", "child.journey"))
    target = tmp_path / folder / "mine.journey"
    target.parent.mkdir(exist_ok=True)
    answers.files = [target]
    assert window.documents.save_as()
    assert json.loads(target.read_bytes())["of_a_later_version"] == {"kept": True}
