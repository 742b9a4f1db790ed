"""The dated values of a signal: a small table, typed and pasted into."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QWidget

from journey_editor.document.dated_values import set_history
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Signal
from journey_editor.inspector.fields.history_field import HistoryField
from tests.inspector.conftest import Panel

MARCH, APRIL, MAY = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)
CTRL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """What a user does in the table of the signal "Logins"."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        changes = set_history(panel.session.journey, "logins", [(MARCH, 12.0), (APRIL, 14.0, "after the launch")])
        panel.session.do("x", changes)
        panel.session.select(["logins"])
        self.field = cast(HistoryField, panel.field("Dated values"))
        self.table: QTableWidget = self.field.table

    @property
    def signal(self) -> Signal:
        return self.panel.session.journey.record("logins", Signal)

    def rows(self) -> list[list[str]]:
        table = self.table
        return [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]

    def go(self, row: int, column: int) -> None:
        self.table.setFocus()
        self.table.setCurrentCell(row, column)

    def type(self, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type over the current cell."""
        QTest.keyClick(self.table, Qt.Key.Key_F2)
        editor = cast(QWidget, QApplication.focusWidget())
        assert editor is not self.table
        QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, end)
        QApplication.processEvents()  # Enter ends an editor when its event is over


@pytest.fixture
def hand(panel: Panel) -> Hand:
    return Hand(panel)


def test_values_stand_by_date_with_their_notes_and_room_for_the_next(hand: Hand) -> None:
    assert hand.rows() == [["2026-03-31", "12", ""], ["2026-04-30", "14", "after the launch"], ["", "", ""]]
    assert hand.signal.current == 14, "what was unknown goes with the newest"


def test_the_next_is_typed_cell_by_cell_sorted_in_and_one_step(hand: Hand) -> None:
    QTest.mouseClick(hand.field.add_button, Qt.MouseButton.LeftButton)
    editor = cast(QWidget, QApplication.focusWidget())
    QTest.keyClicks(editor, "31.01.2026")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert len(hand.signal.history) == 2, "a date alone is no dated value yet"
    editor = cast(QWidget, QApplication.focusWidget())
    QTest.keyClicks(editor, "9,5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert hand.signal.history[0] == (date(2026, 1, 31), 9.5)
    assert hand.rows()[0] == ["2026-01-31", "9.5", ""]
    assert hand.rows()[-1] == ["", "", ""]
    hand.panel.session.undo()
    assert hand.rows() == [["2026-03-31", "12", ""], ["2026-04-30", "14", "after the launch"], ["", "", ""]]


@pytest.mark.parametrize("note", ["", "pilot"])
def test_enter_goes_on_with_the_next_date_and_no_note_is_typed_over(hand: Hand, note: str) -> None:
    QTest.mouseClick(hand.field.add_button, Qt.MouseButton.LeftButton)
    for day, value in (("2026-01-31", "3"), ("2026-02-28", "4")):
        for text, end in ((day, Qt.Key.Key_Tab), (value, Qt.Key.Key_Tab), (note, Qt.Key.Key_Return)):
            editor = cast(QWidget, QApplication.focusWidget())
            assert editor is not hand.table, "the next is typed at once"
            QTest.keyClicks(editor, text)
            QTest.keyClick(editor, end)
            QApplication.processEvents()
    kept = [["2026-01-31", "3", note], ["2026-02-28", "4", note]]
    assert hand.rows() == [*kept, ["2026-03-31", "12", ""], ["2026-04-30", "14", "after the launch"], ["", "", ""]]


def test_enter_stays_where_an_old_value_is_mended(hand: Hand) -> None:
    hand.go(1, 1)
    hand.type("15")
    assert hand.table.hasFocus() and (hand.table.currentRow(), hand.table.currentColumn()) == (1, 1)


def test_the_columns_stay_where_they_are_while_a_note_is_typed(hand: Hand) -> None:
    hand.table.setFixedWidth(250)
    hand.go(0, 2)
    hand.table.scrollTo(hand.table.currentIndex(), QTableWidget.ScrollHint.PositionAtCenter)
    hand.table.horizontalScrollBar().setValue(20)
    assert hand.table.columnViewportPosition(0) == 0


def test_the_current_value_goes_with_the_newest_or_disagrees_in_words(hand: Hand) -> None:
    hand.go(1, 1)
    hand.type("15")
    assert (hand.signal.history[1], hand.signal.current) == ((APRIL, 15, "after the launch"), 15)
    assert hand.panel.text("Current") == "15"
    hand.panel.session.do("x", set_field(hand.panel.session.journey, ["logins"], "current", 20.0))
    hand.go(1, 1)
    hand.type("16")
    assert (hand.signal.history[1][1], hand.signal.current) == (16, 20)
    assert "The newest of the dated values is another: 16, of 2026-04-30." in hand.panel.labels()


def test_delete_takes_rows_out_and_undo_brings_them_back(hand: Hand) -> None:
    hand.go(0, 1)
    QTest.keyClick(hand.table, Qt.Key.Key_Delete)
    assert hand.signal.history == ((APRIL, 14, "after the launch"),)
    assert hand.table.hasFocus()
    QTest.keyClick(hand.table, Qt.Key.Key_Z, CTRL)
    assert len(hand.signal.history) == 2
    assert "logins" in hand.panel.session.journey, "the record itself is not meant"


def test_two_columns_of_a_spreadsheet_are_pasted_as_one_step(hand: Hand) -> None:
    QGuiApplication.clipboard().setText("Date\tLogins\r\n30.04.2026\t13\r\n2026-05-31\t1 200,5\tbulk\r\n")
    hand.go(0, 0)
    steps = hand.panel.session.stack.index()
    QTest.keyClick(hand.table, Qt.Key.Key_V, CTRL)
    assert hand.signal.history == ((MARCH, 12), (APRIL, 13), (MAY, 1200.5, "bulk"))
    assert hand.signal.current == 1200.5
    assert hand.panel.session.stack.index() == steps + 1
    assert hand.panel.session.stack.undoText() == "Paste 2 dated values"
    hand.panel.session.undo()
    assert hand.signal.history == ((MARCH, 12), (APRIL, 14, "after the launch"))


def test_what_is_pasted_and_no_dated_value_is_told_and_the_rest_taken(hand: Hand) -> None:
    QGuiApplication.clipboard().setText("2026-05-31\t15\nsoon\t3\n03/04/2026\t4")
    hand.go(0, 0)
    QTest.keyClick(hand.table, Qt.Key.Key_V, CTRL)
    assert len(hand.signal.history) == 3
    assert hand.field.complaint == (
        "Line 2: “soon” is not a date such as 2026-03-31; the map keeps what it had. "
        "1 more could not be read either. 1 value was taken."
    )


def test_what_cannot_be_taken_stays_in_its_cell_with_a_sentence(hand: Hand) -> None:
    hand.go(0, 1)
    hand.type("many")
    assert hand.field.complaint == "“many” is not a number; the map keeps what it had."
    assert hand.rows()[0][1] == "many"
    hand.go(0, 0)
    assert hand.signal.history[0] == (MARCH, 12)
    hand.panel.session.undo()
    assert hand.field.complaint == ""


def test_a_day_has_one_value(hand: Hand) -> None:
    hand.go(0, 0)
    hand.type("2026-04-30")
    hand.go(0, 0)
    assert hand.field.complaint == "2026-04-30 stands there twice; the map keeps what it had."
    assert hand.signal.history[0] == (MARCH, 12)


def test_a_date_without_a_value_stays_and_says_what_it_lacks_and_escape_in_a_cell_takes_back(hand: Hand) -> None:
    hand.go(2, 0)
    hand.type("2026-06-30", Qt.Key.Key_Escape)
    assert hand.rows()[2][0] == ""
    hand.go(2, 0)
    hand.type("2026-06-30")
    hand.panel.enter("Unit")
    assert hand.field.complaint == "A dated value has a date and a value; this one is not in the map yet."
    assert hand.rows()[2][0] == "2026-06-30"
    assert len(hand.signal.history) == 2


def test_rows_are_copied_as_columns(hand: Hand) -> None:
    hand.go(1, 0)
    QTest.keyClick(hand.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "2026-04-30\t14\tafter the launch"


def test_of_too_many_lines_that_are_pasted_the_first_are_taken_and_that_is_said(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a million took seconds."""
    monkeypatch.setattr("journey_editor.document.dated_values.MOST_LINES", 2)
    QGuiApplication.clipboard().setText("2026-05-31\t15\n2026-06-30\t16\n2026-07-31\t17")
    hand.go(0, 0)
    QTest.keyClick(hand.table, Qt.Key.Key_V, CTRL)
    assert len(hand.signal.history) == 4
    assert hand.field.complaint == (
        "Only the first 2 of 3 lines were read; paste the others after them. 2 values were taken."
    )
