"""Work that was not saved when the program ended: offered with a look at it, and never in the way of newer work."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, PainPoint
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file import recovery
from journey_editor.shell.map_file.kept_maps_dialog import KeptMap, KeptMapsDialog, KeptMapsQuestion, Look
from journey_editor.storage import abandoned, files, locks
from journey_editor.workbench.record_view import RecordView
from tests.shell.shell_user import Answers, fill, retitle

Crash = Callable[[], None]


@pytest.fixture
def crash(window: MainWindow) -> Crash:
    """The program ends, as if it were killed, and begins anew."""

    def end() -> None:
        recorder = window.documents.recorder
        recorder.settle()
        assert recorder._journal is not None
        recorder._journal.close()
        recorder._journal = None
        window.documents.show(empty_journey())

    return end


def edited_file(window: MainWindow, path: Path) -> Journey:
    files.save(empty_journey("Onboarding"), path)
    assert window.documents.open(path)
    fill(window.context.session)
    retitle(window, "Second")
    return window.context.journey


def recover(window: MainWindow, answers: Answers, deed: str = "recover") -> None:
    answers.kept.append((deed, 0))
    window.actions_of["file.recover"].trigger()


def test_work_on_a_file_that_another_window_has_becomes_a_map_of_its_own(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    lost = edited_file(window, path)
    crash()
    other = locks.lock_of(path, "open")
    assert other is not None
    recover(window, answers)
    assert window.context.journey == lost
    assert window.documents.path is None and window.documents.name == "Second" and not window.context.session.why_fixed
    assert "is open in another window, so this is a map of its own" in window.notices.text
    window.documents.recorder.settle()
    assert [each.count for each in abandoned.abandoned()] == [], "it is in a journal of this window now"
    other.free()


def test_work_on_a_file_is_taken_up_where_it_was(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    lost = edited_file(window, path)
    before = path.read_bytes()
    crash()
    recover(window, answers)
    assert answers.kept_lines[0][0].startswith("Onboarding\ntoday, ")
    assert " \u00b7 map.journey" in answers.kept_lines[0][0]
    contents, changed = answers.looks[0].splitlines()
    assert contents == "1 stage  \u00b7  1 persona  \u00b7  2 touchpoints"
    assert changed.startswith("Changed: the map, the stage \u201cKickoff\u201d") and changed.endswith(" more")
    assert window.context.journey == lost
    assert window.documents.path == path and window.isWindowModified()
    assert path.read_bytes() == before, "nothing is written before it is saved"
    window.actions_of["file.save"].trigger()
    assert files.load(path).journey == lost
    window.actions_of["edit.undo"].trigger()
    assert window.context.journey.map.title == "Onboarding"
    assert abandoned.abandoned() == []


ENDS = [None, Qt.Key.Key_Escape, Qt.Key.Key_Return]


@pytest.mark.parametrize("end", ENDS)
def test_a_name_that_is_still_being_typed_is_not_lost(
    end: Qt.Key | None, window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    edited_file(window, tmp_path / "map.journey")
    card = window.context.journey.cards[0]
    assert window.context.board.renaming.begin(card.id)
    _type(window, "Typed for minutes", end)
    crash()
    recover(window, answers)
    name = card.name if end == Qt.Key.Key_Escape else "Typed for minutes"
    assert window.context.journey.name_of(card.id) == name


@pytest.mark.parametrize("end", ENDS)
def test_a_card_whose_name_is_still_being_typed_is_not_lost(
    end: Qt.Key | None, window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    cards = edited_file(window, tmp_path / "map.journey").cards
    board = window.context.board
    assert board.renaming.begin(cards[0].id, is_fresh=True)
    _type(window, "First", Qt.Key.Key_Return)
    _type(window, "Typed for minutes", end)
    assert window.isWindowModified()
    crash()
    recover(window, answers)
    names = [card.name for card in window.context.journey.cards]
    assert names.count("Typed for minutes") == (end != Qt.Key.Key_Escape)
    assert len(names) == len(cards) + (end != Qt.Key.Key_Escape)


@pytest.mark.parametrize("end", ENDS)
def test_a_cell_that_is_still_being_typed_is_not_lost(
    end: Qt.Key | None, window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path, qtbot: QtBot
) -> None:
    edited_file(window, tmp_path / "map.journey")
    window.actions_of["table.stages"].trigger()
    table = window.editor.workbench.findChild(RecordView)
    goal = [column.title for column in table.rows.columns].index("Customer goal")
    table.go_to(0, goal)
    drafted: list[ChangeSet] = []
    window.context.session.drafted.connect(drafted.append)
    QTest.keyClicks(table, "T")
    QTest.keyClicks(QApplication.focusWidget(), "yped for minutes")
    qtbot.waitUntil(lambda: "Typed for minutes" in str(drafted[-1:]), timeout=20_000)
    if end is not None:
        QTest.keyClick(QApplication.focusWidget(), end)
    crash()
    recover(window, answers)
    (stage,) = window.context.journey.stages
    assert stage.customer_goal == ("" if end == Qt.Key.Key_Escape else "Typed for minutes")


@pytest.mark.parametrize("end", ENDS)
def test_a_why_that_is_still_being_typed_is_not_lost(
    end: Qt.Key | None, window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    edited_file(window, tmp_path / "map.journey")
    window.context.session.select([window.context.journey.cards[0].id])
    window.actions_of["card.add_pain_point"].trigger()
    window.context.session.select([window.context.journey.all(PainPoint)[0].id])
    window.actions_of["table.pains"].trigger()
    window.actions_of["table.add_why"].trigger()
    editor = QApplication.focusWidget()
    assert editor is not None and editor.accessibleName() == "Why 1"
    QTest.keyClicks(editor, "Typed for minutes")
    if end is not None:
        QTest.keyClick(editor, end)
    crash()
    recover(window, answers)
    assert window.context.journey.all(PainPoint)[0].whys == (() if end == Qt.Key.Key_Escape else ("Typed for minutes",))


def _type(window: MainWindow, text: str, end: Qt.Key | None) -> None:
    """Into the editor on the board; no more than a crash follows, so that it may be left open."""
    editor = window.context.board.renaming.editor
    assert editor is not None
    QTest.keyClicks(editor, text)
    if end is not None:
        QTest.keyClick(editor, end)


def test_what_was_undone_after_a_save_and_done_again_is_nothing_to_recover(window: MainWindow, tmp_path: Path) -> None:
    """It was offered as undone; to redo that would have emptied the map."""
    edited_file(window, tmp_path / "map.journey")
    window.actions_of["file.save"].trigger()
    session, recorder = window.context.session, window.documents.recorder
    session.undo_to(0)
    recorder.settle()
    assert recorder._journal is not None, "it is not as in its file"
    while session.can_redo:
        session.redo()
    recorder.settle()
    assert recorder._journal is None and window.documents.is_saved
    retitle(window, "Third")
    recorder.settle()
    assert recorder._journal is not None, "what comes next is written down"


def test_work_that_was_undone_again_comes_back_by_redo(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    """Who undoes a lot to see how it was may crash there, too."""
    path = tmp_path / "map.journey"
    lost = Journey(edited_file(window, path))
    window.context.session.undo_to(0)
    assert not window.isWindowModified()
    crash()
    recover(window, answers)
    told = "What was changed was undone again.\nRedo will bring back what was undone."
    assert answers.looks[0].endswith(told)
    assert window.context.journey == files.load(path).journey and not window.isWindowModified()
    assert window.notices.text == (
        "The map is as it was: what was changed had been undone again. Redo brings back what was undone."
    )
    window.actions_of["edit.redo"].trigger()
    assert window.context.journey == lost and window.isWindowModified()
    window.actions_of["edit.undo"].trigger()
    crash()
    recover(window, answers)
    window.actions_of["edit.redo"].trigger()
    assert window.context.journey == lost, "as often as it crashes"


def test_work_that_was_undone_again_on_a_file_changed_since_is_not_called_changes(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    edited_file(window, path)
    window.context.session.undo_to(0)
    crash()
    theirs = files.load(path).journey
    theirs.apply(set_field(theirs, [MAP_ID], "title", "Theirs"))
    files.save(theirs, path)
    recover(window, answers)
    assert window.notices.text.startswith(
        "The map is as it was: what was changed had been undone again. Redo brings back what was undone. "
        "map.journey was changed by another program, and what is shown here is what it held before."
    )


def test_what_stood_and_what_was_undone_are_told_apart(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    edited_file(window, tmp_path / "map.journey")
    session = window.context.session
    retitle(window, "Third")
    stage = session.journey.stages[0].id
    for typed in ("D", "Da", "Day"):
        session.type("Name", set_field(session.journey, [stage], "name", typed), [stage], "name")
    session.undo()
    session.undo()
    session.redo()
    crash()
    recover(window, answers)
    assert window.context.journey.map.title == "Third" and window.context.journey.name_of(stage) == "Kickoff"
    assert "nothing is saved yet. Redo brings back what was undone." in window.notices.text
    window.actions_of["edit.redo"].trigger()
    assert window.context.journey.name_of(stage) == "Day"


def test_a_map_that_was_never_saved_is_not_lost(window: MainWindow, answers: Answers, crash: Crash) -> None:
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    lost = window.context.journey
    crash()
    recover(window, answers)
    assert window.context.journey == lost
    assert window.documents.path is None and window.isWindowModified()


def test_recovered_work_outlasts_another_crash(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    lost = edited_file(window, tmp_path / "map.journey")
    for _ in range(3):
        crash()
        recover(window, answers)
    assert window.context.journey == lost


def test_newer_work_of_others_is_not_in_the_way_and_not_replaced(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    lost = edited_file(window, path)
    crash()
    newer = empty_journey("Onboarding")
    newer.apply(set_field(newer, [MAP_ID], "scope", "Theirs"))
    files.save(newer, path)
    recover(window, answers)
    assert window.context.journey == lost and window.isWindowModified()
    assert "unsaved work is recovered" in window.notices.text and "changed by another program" in window.notices.text
    answers.agree = [False]
    window.actions_of["file.save"].trigger()
    assert files.load(path).journey == newer, "saving asks before it replaces theirs"
    next(b for b in window.notices.findChildren(QPushButton) if b.text() == "Merge").click()
    merged = window.context.journey.map
    assert (merged.title, merged.scope) == ("Second", "Theirs")
    window.actions_of["file.save"].trigger()
    assert files.load(path).journey == window.context.journey


def test_where_the_save_was_done_after_all_there_is_nothing_to_recover(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    """The program was killed between the two: the file has it, and the journal still."""
    path = tmp_path / "map.journey"
    files.save(edited_file(window, path), tmp_path / "saved.journey")
    crash()
    (tmp_path / "saved.journey").replace(path)
    recover(window, answers)
    assert "All of it is in map.journey already" in window.notices.text
    assert window.context.journey.map.title == "Second" and not window.isWindowModified()
    assert abandoned.abandoned() == []


def test_what_is_recovered_stays_until_it_is_written_down_anew(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    lost = edited_file(window, tmp_path / "map.journey")
    crash()
    with monkeypatch.context() as full:
        full.setattr("journey_editor.storage.atomic.write_all", no_room)
        recover(window, answers)
        assert window.context.journey == lost
        assert "the disk is full" in window.documents.recorder.problem
    assert len(abandoned.abandoned()) == 1, "the next start must find it"


def test_that_a_change_is_not_written_down_is_told_though_no_other_follows_and_no_longer_than_it_is_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journey_editor.storage.recorder._TRIED_AGAIN_AFTER_S", 0.1)
    edited_file(window, tmp_path / "map.journey")
    window.actions_of["file.save"].trigger()
    window.documents.recorder.settle()
    shutil.rmtree(home / "state" / "journals", ignore_errors=True)
    (home / "state" / "journals").write_text("in the way")
    retitle(window, "Third")
    qtbot.waitUntil(lambda: "not being written down for the case of a crash" in window.notices.text, timeout=20_000)
    (home / "state" / "journals").unlink()
    qtbot.waitUntil(lambda: window.notices.text == "", timeout=20_000)


def test_what_a_file_holds_now_and_is_no_map_is_not_in_the_way(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    lost = edited_file(window, path)
    crash()
    path.write_bytes(b"damaged")
    recover(window, answers)
    assert window.context.journey == lost and window.documents.path is None
    assert "holds now cannot be read, so this is a map of its own" in window.notices.text
    assert path.read_bytes() == b"damaged"


def test_a_file_that_is_gone_is_no_reason_to_lose_the_work(
    window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    lost = edited_file(window, path)
    crash()
    path.unlink()
    recover(window, answers)
    assert window.documents.path == path and window.isWindowModified()
    window.actions_of["file.save"].trigger()
    assert files.load(path).journey == lost


def test_what_is_saved_or_let_go_is_not_offered(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    edited_file(window, tmp_path / "map.journey")
    window.actions_of["file.save"].trigger()
    retitle(window, "Third")
    answers.save = ["discard"]
    window.actions_of["file.close"].trigger()
    window.documents.recorder.settle()
    window.actions_of["file.recover"].trigger()
    assert answers.asked[-1] == "There is no unsaved work to recover."


@pytest.mark.parametrize("agrees", [True, False])
def test_deleting_it_asks(window: MainWindow, answers: Answers, crash: Crash, tmp_path: Path, agrees: bool) -> None:
    edited_file(window, tmp_path / "map.journey")
    crash()
    answers.agree = [agrees]
    answers.kept.append(("delete", 0))
    if not agrees:
        answers.kept.append(None)
    recovery.offer_unsaved_work(window.context, is_asked_for=False)
    assert "cannot be brought back" in answers.asked[-1 if agrees else -2]
    assert len(abandoned.abandoned()) == (0 if agrees else 1)


def test_what_cannot_be_recovered_says_so_and_is_kept(
    window: MainWindow, answers: Answers, crash: Crash, home: Path
) -> None:
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    crash()
    next(home.rglob("*.base")).write_bytes(b"damaged")
    answers.kept.append(None)
    window.actions_of["file.recover"].trigger()
    assert answers.looks == ["What the changes were made to is not there any more, or is damaged."]
    assert next(home.rglob("*.journal")).exists()


def test_the_dialog_shows_and_recovers_with_the_keyboard(
    qtbot: QtBot, window: MainWindow, answers: Answers, crash: Crash, qapp: QApplication
) -> None:
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    title = set_field(window.context.journey, [MAP_ID], "title", "Getting a depot live")
    window.context.session.do("Name the map", title)
    crash()
    offered = abandoned.abandoned()
    lines = [recovery._line(one) for one in offered]
    look = partial(recovery._look_at, window.context, offered)
    dialog = KeptMapsDialog(KeptMapsQuestion("Unsaved work", "Hint", lines, recovery._DEEDS, look), window)
    least = dialog.minimumSizeHint()
    assert least.width() < 850 and least.height() < 450  # what a projector of 1280 x 720 has at 150 %
    dialog.show()
    qapp.processEvents()
    assert not dialog.picture.pixmap.isNull()
    assert dialog.list.item(0).text().startswith("Getting a depot live\n"), "as it was called since"
    assert dialog.picture.accessibleName().startswith("1 stage  \u00b7  1 persona  \u00b7  2 touchpoints\nChanged: ")
    qtbot.keyClick(dialog.list, "\r")
    assert dialog.answer == ("recover", 0)
    dialog.deleteLater()


def test_every_row_is_as_high_as_its_lines(window: MainWindow, qapp: QApplication) -> None:
    lines = [KeptMap("Map", f"today, 22:09 \u00b7 plan-{'x' * number}.journey") for number in range(20)]
    look = Look(QPixmap(), "")
    dialog = KeptMapsDialog(KeptMapsQuestion("Unsaved work", "Hint", lines, recovery._DEEDS, lambda _row: look), window)
    dialog.show()
    qapp.processEvents()
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    room = dialog.list.viewport().rect().adjusted(11, 0, -11, 0)
    for row in range(dialog.list.count()):
        item = dialog.list.item(row)
        needed = dialog.list.fontMetrics().boundingRect(room, flags, item.text())
        assert dialog.list.visualItemRect(item).height() >= needed.height(), item.text()
    dialog.deleteLater()
