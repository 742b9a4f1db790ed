"""Messages and small questions."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.spans import change_reach
from journey_editor.document.edits.stages import add_stage
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.records import MAP_ID, Stage
from journey_editor.shell import errors
from journey_editor.shell.choose_dialog import ChooseDialog
from journey_editor.shell.dialogs import WindowDialogs
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.notices import NotesDialog
from journey_editor.widgets.plain_label import PlainLabel
from tests.shell.shell_user import fill, give


def test_a_card_that_lasts_for_fewer_steps_since_a_stage_was_moved_is_told(window: MainWindow) -> None:
    window.documents.new()
    assert window.editor is not None
    session = window.editor.session
    (card,) = fill(session, 1)
    for name in ("Setup", "Use"):
        session.do("Add stage", add_stage(session.journey, name=name)[0])
    session.do("Last longer", change_reach(session.journey, [card], 2))
    session.select([session.journey.stages[0].id])
    give(window, "arrange.stage_right")
    assert window.notices.text == "The touchpoint \u201cCall 1\u201d lasts for fewer steps now: 2, no longer 3."


def test_a_notice_shows_its_text_as_text(window: MainWindow) -> None:
    window.notices.tell("Moved to <b>Buyer</b> & others")
    assert window.notices.isVisible()
    labels = [label for label in window.notices.findChildren(QLabel) if label.text()]
    assert [label.text() for label in labels] == ["Moved to <b>Buyer</b> & others"]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert window.stack.rect().contains(window.notices.geometry())


def test_a_notice_can_be_acted_on_and_closed(window: MainWindow) -> None:
    done: list[str] = []
    window.notices.tell("Exported.", "success", actions=[("Open", lambda: done.append("opened"))])
    next(b for b in window.notices.findChildren(QPushButton) if b.text() == "Open").click()
    assert done == ["opened"]
    window.notices.clear()
    assert window.notices.text == ""


def test_escape_takes_a_notice_away_that_lies_over_the_board(window: MainWindow) -> None:
    window.documents.new()
    assert window.editor is not None
    window.notices.tell("3 touchpoints pasted into one cell.", actions=[("Spread over steps", lambda: None)])
    board = window.editor.board
    board.setFocus()
    for _ in range(3):  # out of what is selected and in focus first
        QTest.keyClick(board, Qt.Key.Key_Escape)
    assert window.notices.text == ""


def test_a_later_notice_leaves_nothing_of_the_earlier_one(window: MainWindow) -> None:
    window.notices.tell("First", actions=[("Open", lambda: None)])
    window.notices.tell("Second")
    assert window.notices.text == "Second"
    assert not [b for b in window.notices.findChildren(QPushButton) if b.isVisible()]


def test_a_notice_is_as_high_as_its_text_also_when_its_buttons_are_others(
    window: MainWindow, qapp: QApplication
) -> None:
    for actions in (["Merge", "Compare", "Take theirs"], ["Show conflicts"], []):
        window.notices.tell("A sentence of some length. " * 6, "warning", [(name, lambda: None) for name in actions])
        qapp.processEvents()
        text = next(label for label in window.notices.findChildren(PlainLabel) if label.text())
        assert text.height() >= text.heightForWidth(text.width()), actions


def test_all_notes_can_be_read(window: MainWindow) -> None:
    window.notices.tell("Imported with 2 notes.", "warning", details=["Line 1: odd", "Line 9: odder"])
    next(b for b in window.notices.findChildren(QPushButton) if "2" in b.text()).click()
    dialog = window.findChild(NotesDialog)
    assert dialog is not None
    assert dialog.notes.toPlainText() == "Line 1: odd\nLine 9: odder"
    dialog.close()


def test_one_of_many_is_found_by_typing_and_taken_with_enter(qtbot: QtBot) -> None:
    dialog = ChooseDialog("Connect to", "Where to?", [("a", "Sales call"), ("b", "Kickoff call"), ("c", "Invoice")])
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.filter, "call")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert dialog.chosen == "b"


def test_nothing_is_taken_where_nothing_was_found(qtbot: QtBot) -> None:
    dialog = ChooseDialog("Connect to", "Where to?", [("a", "Sales call")])
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.filter, "zzz")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert dialog.chosen is None
    assert dialog.isVisible()


def answer(key: Qt.Key, seen: list[str]) -> None:
    """Press a key in the message box that is going to be open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        assert box.textFormat() == Qt.TextFormat.PlainText
        QTest.keyClick(box, key)

    QTimer.singleShot(0, press)


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Return, "save"), (Qt.Key.Key_Escape, "cancel")])
def test_the_question_of_unsaved_changes_is_answered_by_keys(window: MainWindow, key: Qt.Key, expected: str) -> None:
    seen: list[str] = []
    answer(key, seen)
    assert WindowDialogs(window).ask_to_save("<i>Map</i>") == expected
    assert "<i>Map</i>" in seen[0]


def test_unsaved_changes_can_be_discarded(window: MainWindow) -> None:
    def discard() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        next(b for b in box.findChildren(QPushButton) if "Discard" in b.text()).click()

    QTimer.singleShot(0, discard)
    assert WindowDialogs(window).ask_to_save("Map") == "discard"


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_a_question_is_agreed_to_or_not(window: MainWindow, key: Qt.Key, expected: bool) -> None:
    seen: list[str] = []
    answer(key, seen)
    assert WindowDialogs(window).ask("Replace?", "It is there.", "Replace") is expected
    assert seen == ["It is there."]


def test_enter_does_nothing_that_is_final(window: MainWindow) -> None:
    answer(Qt.Key.Key_Return, [])
    assert WindowDialogs(window).ask("Delete the unsaved work?", "It is lost.", "Delete", is_final=True) is False


def test_a_message_is_shown_and_closed(window: MainWindow) -> None:
    seen: list[str] = []
    answer(Qt.Key.Key_Return, seen)
    WindowDialogs(window).tell("Title", "It cannot be opened.", "line 1\nline 2")
    assert seen == ["It cannot be opened."]


def test_a_long_question_is_read_whole(window: MainWindow) -> None:
    text = "plan.journey has been changed by another program since you opened it. " * 3
    seen: list[bool] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        label = box.findChild(QLabel, "qt_msgbox_label")
        words = label.fontMetrics().boundingRect(
            label.contentsRect(), Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag(0), text
        )
        seen.append(label.contentsRect().width() >= words.width() and label.height() >= words.height())
        # On a wide screen Qt breaks the lines of a label that asks for more room than a box has: it must ask.
        seen.append(label.minimumWidth() == 0 and box.rect().contains(label.geometry()))
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(50, look)
    WindowDialogs(window).ask("Replace the file?", text, "Replace")
    assert seen == [True, True]


@pytest.fixture
def shown_errors() -> object:
    """What the error dialog would show."""
    shown: list[str] = []
    before = sys.excepthook
    errors.install(shown.append)
    yield shown
    errors.uninstall()
    sys.excepthook = before


def test_an_unforeseen_error_is_logged_and_shown(qapp: object, shown_errors: list[str]) -> None:
    _raise_unforeseen()
    assert "ZeroDivisionError" in shown_errors[0]
    assert "_raise_unforeseen" in errors.log_file().read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk of Linux")
def test_a_log_for_which_the_disk_is_full_costs_no_word(
    qapp: object, shown_errors: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    errors.log_file().symlink_to("/dev/full")
    logging.getLogger("journey_editor").error("It failed")
    _raise_unforeseen()
    assert "ZeroDivisionError" in shown_errors[0]
    assert "Logging error" not in capfd.readouterr().err


def test_texts_of_a_map_are_not_in_the_log_whoever_logs_the_error(qapp: object, shown_errors: list[str]) -> None:
    said = {"name": "Our secret", "duration_days": "in no time"}
    try:
        Stage.model_validate({"id": "stage-1", "order": "1", **said})
    except ValueError:
        logging.getLogger("journey_editor").exception("It failed")
    logged = errors.log_file().read_text(encoding="utf-8")
    assert "ValidationError" in logged and "test_texts_of_a_map" in logged
    assert not any(text in logged for text in said.values())


def test_an_error_while_one_is_shown_is_only_logged(qapp: object) -> None:
    shown: list[str] = []

    def show(details: str) -> None:
        shown.append(details)
        _raise_unforeseen()

    before = sys.excepthook
    errors.install(show)
    try:
        _raise_unforeseen()
    finally:
        errors.uninstall()
        sys.excepthook = before
    assert len(shown) == 1
    assert errors.log_file().read_text(encoding="utf-8").count("ERROR Journey Editor") == 2


CRASHES = """
import faulthandler
from journey_editor.shell import errors
errors.install()
def where_it_happened():
    faulthandler._sigsegv()
where_it_happened()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_crash_that_no_exception_tells_of_is_written_down(home: Path) -> None:
    for _ in range(2):
        crashed = subprocess.run([sys.executable, "-c", CRASHES], cwd=Path(__file__).parents[2], timeout=60)
        assert crashed.returncode < 0
    log = errors.crash_file().read_text()
    assert log.count("Segmentation fault") == log.count("where_it_happened") == log.count("has started") == 2


def test_the_error_dialog_holds_the_details_as_text(qtbot: QtBot, home: Path) -> None:
    dialog = errors.ErrorDialog("<b>Traceback</b>")
    qtbot.addWidget(dialog)
    assert dialog.details.toPlainText() == "<b>Traceback</b>"
    assert dialog.details.isReadOnly()


def test_an_error_in_the_window_says_what_is_kept_and_loses_nothing(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, home: Path
) -> None:
    """The whole way: raised in the window's own work, shown over it, and the map can be recovered and edited."""
    window.documents.show(empty_journey(), name="Plan")
    session, said, secret = window.context.session, list[str](), "Merger of A and B"
    session.do("Title", set_field(session.journey, [MAP_ID], "title", secret))

    def fail() -> None:
        try:
            raise KeyError(secret)
        except KeyError as cause:
            raise ValueError(f"\u201c{secret}\u201d has no place") from cause

    def read_and_go_on() -> None:
        [dialog] = [shown for shown in qapp.topLevelWidgets() if isinstance(shown, errors.ErrorDialog)]
        said.extend(label.text() for label in dialog.findChildren(PlainLabel))
        said.append(dialog.details.toPlainText())
        dialog.accept()

    before = sys.excepthook
    errors.install(kept=window.documents.put_into_safety)
    try:
        QTimer.singleShot(0, read_and_go_on)
        try:
            fail()
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    finally:
        errors.uninstall()
        sys.excepthook = before
    assert "are written down, and are offered after a crash" in said[1] and str(errors.log_file()) in said[1]
    logged = errors.log_file().read_text(encoding="utf-8")
    assert "KeyError" in logged and "ValueError: \u2026 has no place" in logged and "in fail" in logged
    assert "Merger" not in logged and "Merger" not in said[2]
    [journal] = (home / "state" / "journals").glob("*.journal")
    assert b"Merger" in journal.read_bytes()
    session.do("Title", set_field(session.journey, [MAP_ID], "title", "Goes on"))
    assert session.journey.map.title == "Goes on"


def _raise_unforeseen() -> None:
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
