"""Typing into fields: live, undone as a whole, never into the wrong record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from tests.inspector.conftest import Panel

CTRL = Qt.KeyboardModifier.ControlModifier


def test_each_key_changes_the_record_and_one_undo_takes_the_typing_back(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.enter("Name")
    QTest.keyClicks(box, "Wel")
    assert panel.record("call").name == "Wel"
    QTest.keyClicks(box, "come")
    assert panel.record("call").name == "Welcome"
    panel.session.undo()
    assert panel.record("call").name == "Kickoff call"
    assert panel.text("Name") == "Kickoff call"
    panel.session.redo()
    assert panel.text("Name") == "Welcome"


def test_undo_key_in_a_field_is_the_documents_undo(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.type("Emotion word", "calm")
    panel.press(box, Qt.Key.Key_Z, CTRL)
    assert panel.record("call").emotion_word == ""
    assert panel.text("Emotion word") == ""
    assert box.hasFocus()
    QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Redo))
    assert panel.text("Emotion word") == "calm"


@pytest.mark.parametrize("label", ["Name", "Emotion word", "Channel"])
def test_a_windows_undo_shortcut_works_while_a_field_has_the_keyboard(panel: Panel, label: str) -> None:
    pressed = []
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), panel.inspector)
    shortcut.activated.connect(lambda: pressed.append(1))
    panel.session.select(["call"])
    box = panel.type(label, "x")
    panel.press(box, Qt.Key.Key_Z, CTRL)
    assert pressed == [1]


def test_leaving_a_field_or_enter_ends_the_undo_step(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.type("Emotion word", "calm")
    panel.press(box, Qt.Key.Key_Return)
    panel.press(box, Qt.Key.Key_End)
    QTest.keyClicks(box, "er")
    panel.press(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    box.setFocus()
    QTest.keyClicks(box, "!")
    words = [panel.record("call").emotion_word]
    for _ in range(3):
        panel.session.undo()
        words.append(panel.record("call").emotion_word)
    assert words == ["calmer!", "calmer", "calm", ""]


def test_escape_takes_back_what_this_visit_typed_and_gives_the_keyboard_back(panel: Panel, qtbot: QtBot) -> None:
    panel.session.select(["call"])
    panel.press(panel.type("Emotion word", "calm"), Qt.Key.Key_Tab)
    box = panel.type("Emotion word", "tense")
    with qtbot.waitSignal(panel.inspector.left, timeout=1000):
        panel.press(box, Qt.Key.Key_Escape)
    assert panel.record("call").emotion_word == "calm"
    assert panel.text("Emotion word") == "calm"


def test_escape_without_typing_takes_nothing_back(panel: Panel) -> None:
    panel.session.do("Change channel", set_field(panel.session.journey, ["call"], "channel", "email"))
    panel.session.select(["call"])
    panel.press(panel.enter("Emotion word"), Qt.Key.Key_Escape)
    assert panel.record("call").channel == "email"


def test_a_change_from_elsewhere_shows_and_leaves_the_cursor_of_another_field_alone(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.type("Emotion word", "calm and steady")
    assert isinstance(box, QLineEdit)
    box.setCursorPosition(4)
    panel.session.do("Change name", set_field(panel.session.journey, ["call"], "name", "Call"))
    assert panel.text("Name") == "Call"
    assert (box.hasFocus(), box.cursorPosition(), box.text()) == (True, 4, "calm and steady")


def test_typing_in_the_middle_keeps_the_cursor_there(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.type("What happens", "a c")
    assert isinstance(box, QPlainTextEdit)
    panel.press(box, Qt.Key.Key_Left)
    QTest.keyClicks(box, "b ")
    assert panel.record("call").what_happens == "a b c"
    assert box.textCursor().position() == 4


def test_selecting_another_record_while_typing_writes_nothing_into_it(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.type("Owner", "Tom")
    panel.session.select(["review"])
    owner = panel.record("call").owner
    assert owner is not None and panel.record(owner).name == "Tom"
    assert panel.record("review").owner is None
    panel.type("Name", "Audit")
    assert (panel.record("call").name, panel.record("review").name) == ("Kickoff call", "Audit")


def test_a_record_deleted_while_typed_in_is_left_alone(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.type("Owner", "Tom")
    panel.session.do("Delete touchpoint", delete_records(panel.session.journey, ["call"]))
    assert "call" not in panel.session.journey
    assert panel.session.stack.count() == 1
    assert panel.text("Title") == "Onboarding"
    panel.session.undo()
    assert panel.record("call").owner is None


def test_lines_become_entries_without_the_empty_ones(panel: Panel) -> None:
    panel.session.select(["lane-maria"])
    box = panel.enter("Goals, a line each")
    for line in ("Close the month", "", "Fewer bookings"):
        QTest.keyClicks(box, line)
        panel.press(box, Qt.Key.Key_Return)
    assert panel.record("maria").goals == ("Close the month", "Fewer bookings")
    panel.press(box, Qt.Key.Key_Tab)
    assert panel.text("Goals, a line each") == "Close the month\nFewer bookings"


def test_a_no_break_space_stays_one(panel: Panel) -> None:
    panel.session.do("x", set_field(panel.session.journey, ["call"], "what_happens", "10\u00a0days"))
    panel.session.select(["call"])
    box = panel.box("What happens")
    box.setFocus()
    panel.press(box, Qt.Key.Key_End)
    QTest.keyClicks(box, "!")
    assert panel.record("call").what_happens == "10\u00a0days!"


def test_tab_goes_down_the_page_as_it_reads(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.enter("Name")
    seen = []
    for _ in range(4):
        panel.press(panel.inspector.focusWidget() or box, Qt.Key.Key_Tab)
        focused = panel.inspector.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
    assert seen[:3] == ["What happens", "Channel", "Owner"]


def test_hostile_text_is_shown_as_typed(panel: Panel) -> None:
    hostile = "<b>x</b> & <img src=x>"
    journey = panel.session.journey
    for record_id, field in (
        ("call", "name"),
        ("logins", "name"),
        ("maria", "name"),
        ("kickoff", "name"),
        ("ines", "name"),
    ):
        panel.session.do("x", set_field(journey, [record_id], field, hostile))
    panel.session.select(["call"])
    assert panel.text("Name") == hostile
    assert any(text.startswith(f"Touchpoint · {hostile} · {hostile}") for text in panel.labels())
    assert any(text.startswith("<b>x</b> &&") for text in panel.labels()), "a button shows the name, & as a character"
    panel.session.select(["kickoff"])
    assert panel.text("Owner") == hostile


def test_a_channel_of_ones_own_has_one_spelling(panel: Panel) -> None:
    journey = panel.session.journey
    panel.session.do("x", set_field(journey, ["report"], "channel", "Doc"))
    panel.session.do("x", set_field(journey, ["review"], "channel", "doc"))
    panel.session.select(["call"])
    combo = panel.box("Channel")
    offered = [combo.itemText(i) for i in range(combo.count())]
    assert [name for name in offered if name.casefold() == "doc"] == ["Doc"]
    panel.press(panel.type("Channel", "DOC"), Qt.Key.Key_Tab)
    assert panel.record("call").channel == "Doc"


def test_an_enter_at_the_end_leaves_no_empty_line(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.type("What happens", "They agree the scope")
    assert isinstance(box, QPlainTextEdit)
    for _ in range(2):
        panel.press(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "Then the dates")
    panel.press(box, Qt.Key.Key_Return)
    panel.enter("Emotion word")
    assert panel.record("call").what_happens == "They agree the scope\n\nThen the dates"
    assert box.toPlainText() == "They agree the scope\n\nThen the dates"


def test_a_long_customer_segment_is_read_whole(panel: Panel) -> None:
    panel.session.select([])
    box = panel.enter("Customer segment")
    before = box.height()
    panel.type("Customer segment", "Manufacturers with 200 to 2,000 people, several plants and an IT of their own")
    assert box.height() > before
