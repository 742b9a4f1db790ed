"""Views in the window: chosen, made, named, ticked; what is shown is said, and found again with the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from journey_editor.canvas.presentation import Presentation
from journey_editor.document.edits.lanes import add_persona
from journey_editor.document.records import View
from journey_editor.history.session import Session
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.views.views_dialog import ViewsDialog
from tests.shell.shell_user import Answers, fill, give


@pytest.fixture
def session(window: MainWindow) -> Session:
    """A new map with a stage, the lanes Champion and Buyer, and two touchpoints in the first."""
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    changes, _ = add_persona(window.context.journey, name="Buyer")
    window.context.session.do("Add persona", changes)
    return window.context.session


def dialog(window: MainWindow) -> ViewsDialog:
    assert window.editor is not None
    found = window.editor.findChild(ViewsDialog)
    assert found is not None
    return found


def shown_lanes(window: MainWindow) -> list[str]:
    board = window.context.board
    return [board.session.journey.name_of(row.lane) for row in board.board.rows]


def lane(session: Session, name: str) -> str:
    return next(lane.id for lane in session.journey.lanes if session.journey.name_of(lane.id) == name)


def says(window: MainWindow) -> str:
    assert window.editor is not None
    bar = window.editor.view_bar
    return bar.text.text() if bar.isVisible() else ""


def new_view(window: MainWindow, name: str) -> ViewsDialog:
    give(window, "view.new_view")
    made = dialog(window)
    editor = made.list.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    return made


def tick(made: ViewsDialog, name: str) -> None:
    item = next(
        item
        for item in made.lanes.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        if item.text(0) == name
    )
    made.lanes.setCurrentItem(item)
    QTest.keyClick(made.lanes, Qt.Key.Key_Space)


def test_a_view_is_made_named_and_ticked_while_the_board_follows(window: MainWindow, session: Session) -> None:
    assert says(window) == ""
    made = new_view(window, "Champion alone")
    assert [view.name for view in session.journey.all(View)] == ["Champion alone"]
    assert says(window) == "View: Champion alone"
    tick(made, "Buyer")
    assert shown_lanes(window) == ["Champion"]
    assert says(window) == "View: Champion alone  \u00b7  Hidden: Buyer"
    QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown_lanes(window) == ["Champion", "Buyer"]
    QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.editor is not None
    window.editor.view_bar.all_button.click()
    assert (says(window), shown_lanes(window)) == ("", ["Champion", "Buyer"])
    made.list.setCurrentRow(1)
    assert shown_lanes(window) == ["Champion"]


def test_cards_show_what_the_view_says(window: MainWindow, session: Session) -> None:
    made = new_view(window, "Owners only")
    assert made.fields.item(0).checkState() == Qt.CheckState.Checked
    made.fields.setCurrentRow(2)
    QTest.keyClick(made.fields, Qt.Key.Key_Space)
    view = session.journey.all(View)[0]
    assert view.card_fields is not None and "channel" not in view.card_fields and "owner" in view.card_fields
    assert made.fields.item(0).checkState() == Qt.CheckState.Unchecked
    made.fields.setCurrentRow(0)
    QTest.keyClick(made.fields, Qt.Key.Key_Space)
    assert session.journey.all(View)[0].card_fields is None
    assert session.stack.undoText() == "Choose what cards show"


def test_views_are_copied_reordered_and_deleted(window: MainWindow, session: Session) -> None:
    made = new_view(window, "One")
    made.copy.click()
    editor = made.list.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert [view.name for view in session.journey.all(View)] == ["One", "One 2"]
    made.up.click()
    assert [view.name for view in session.journey.all(View)] == ["One 2", "One"]
    assert not made.up.isEnabled() and made.down.isEnabled()
    made.delete.click()
    assert [view.name for view in session.journey.all(View)] == ["One"]
    assert window.context.board.shown_view is None
    session.undo()
    assert [view.name for view in session.journey.all(View)] == ["One 2", "One"]


def test_a_name_that_was_typed_and_taken_back_by_escape_comes_with_redo(window: MainWindow, session: Session) -> None:
    made = new_view(window, "One")
    made.rename.click()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "For the board meeting")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert made.isVisible(), "one level out"
    assert [view.name for view in session.journey.all(View)] == ["One"]
    QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [view.name for view in session.journey.all(View)] == ["For the board meeting"]
    assert made.list.item(1).text() == "For the board meeting"
    QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert made.list.item(1).text() == "For the board meeting"


def test_a_name_that_is_too_long_is_said_to_be_and_a_copy_of_a_long_one_is_made(
    window: MainWindow, session: Session
) -> None:
    made = new_view(window, "One")
    made.list.item(1).setText("y" * 2_001)
    assert "too long" in window.notices.text and made.list.item(1).text() == "One"
    made.list.item(1).setText("y" * 2_000)
    made.copy.click()
    QApplication.processEvents()
    assert sorted(len(view.name) for view in session.journey.all(View)) == [2_000, 2_000]


def test_hiding_a_lane_changes_the_view_that_is_shown_else_the_lane(window: MainWindow, session: Session) -> None:
    buyer = lane(session, "Buyer")
    session.select([buyer])
    give(window, "view.hide_lane")
    assert session.journey.get(buyer).is_hidden  # type: ignore[union-attr]
    assert (says(window), session.selection) == ("Hidden: Buyer", ())
    assert "Nothing is deleted" in window.notices.text
    give(window, "view.whole_map")
    assert not session.journey.get(buyer).is_hidden  # type: ignore[union-attr]
    made = new_view(window, "Mine")
    made.close()
    session.select([buyer])
    give(window, "view.hide_lane")
    assert session.journey.all(View)[0].hidden_lanes == (buyer,)
    assert not session.journey.get(buyer).is_hidden  # type: ignore[union-attr]
    assert says(window) == "View: Mine  \u00b7  Hidden: Buyer"


def test_a_view_is_chosen_by_name_by_key_and_from_the_toolbar(
    window: MainWindow, session: Session, answers: Answers
) -> None:
    new_view(window, "A & B").close()
    assert window.editor is not None
    chooser = window.editor.view_chooser
    assert chooser is not None
    assert (chooser.accessibleName(), chooser.text()) == ("View: A & B", "A && B")
    give(window, "view.next_view")
    assert (chooser.accessibleName(), window.context.board.shown_view) == ("View: Whole map", None)
    answers.chosen = [lambda choices: next(key for key, text in choices if text == "A & B")]
    give(window, "view.choose_view")
    assert window.context.board.shown_view is not None
    chooser.menu().aboutToShow.emit()
    entries = chooser.menu().actions()
    assert [entry.text() for entry in entries[:2]] == ["Whole map", "A && B"]
    assert [entry.isChecked() for entry in entries[:2]] == [False, True]
    entries[0].trigger()
    assert window.context.board.shown_view is None


def test_a_map_is_found_again_as_it_was_looked_at(
    window: MainWindow, session: Session, answers: Answers, tmp_path: Path
) -> None:
    new_view(window, "Mine").close()
    answers.files = [tmp_path / "map.journey"]
    give(window, "file.save")
    window.context.board.look_at(QPointF(40, 30), 1.5)
    give(window, "file.close")
    window.documents.open(tmp_path / "map.journey")
    QApplication.processEvents()
    board = window.context.board
    assert board.zoom == pytest.approx(1.5)
    assert (board.corner - QPointF(40, 30)).manhattanLength() < 2
    assert board.shown_view is not None and board.shown_view.name == "Mine"
    assert not window.isWindowModified()


def test_the_palette_finds_views_and_what_a_view_leaves_out_is_shown_when_it_is_gone_to(
    window: MainWindow, session: Session
) -> None:
    made = new_view(window, "Buyers only")
    tick(made, "Champion")
    made.close()
    assert shown_lanes(window) == ["Buyer"]
    for typed, found in (("call 1", ["Champion", "Buyer"]), ("buyers only", ["Buyer"])):
        give(window, "help.command_palette")
        palette = window.context.command_palette
        line = palette.finder.line
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert shown_lanes(window) == found


def test_what_is_presented_is_the_view_that_is_shown(window: MainWindow, session: Session) -> None:
    made = new_view(window, "Buyers only")
    tick(made, "Champion")
    made.close()
    session.select([session.journey.stages[0].id])
    give(window, "view.present_here")
    presentation = window.findChild(Presentation)
    assert presentation is not None
    assert presentation.stage == 0
    assert [session.journey.name_of(row.lane) for row in presentation.board.rows] == ["Buyer"]
    QTest.keyClick(presentation, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert window.findChild(Presentation) is None
    assert window.isVisible()


def test_lines_of_a_blueprint_that_part_nothing_are_not_presented(window: MainWindow, session: Session) -> None:
    """Without the empty lanes between them all three stood under one another at the foot."""
    give(window, "insert.blueprint")
    give(window, "view.present")
    presentation = window.findChild(Presentation)
    assert presentation is not None
    assert [session.journey.name_of(row.lane) for row in presentation.board.rows] == ["Champion", "Buyer"]
    QTest.keyClick(presentation, Qt.Key.Key_Escape)


def test_a_presentation_ends_with_the_window_of_its_map(window: MainWindow, session: Session, answers: Answers) -> None:
    give(window, "view.present")
    presentation = window.findChild(Presentation)
    assert presentation is not None and presentation.isVisible()
    answers.save = ["discard"]
    window.close()
    QApplication.processEvents()
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == []
