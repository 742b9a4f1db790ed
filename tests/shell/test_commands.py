"""Commands on a map, given through the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from journey_editor.document.edits.lanes import add_persona
from journey_editor.document.edits.stages import add_stage, add_step
from journey_editor.document.journey import Journey
from journey_editor.document.records import Connection, Stage, Touchpoint
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.history.session import Session
from journey_editor.shell.main_window import MainWindow
from journey_editor.widgets.finder import Find
from tests.shell.shell_user import Answers, fill, give


@pytest.fixture
def session(window: MainWindow) -> Session:
    """The session of a new map with a stage, a persona and two touchpoints."""
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    return window.context.session


def names(journey: Journey) -> list[str]:
    return [card.name for card in journey.cards]


def test_delete_is_named_after_what_goes_and_comes_back(window: MainWindow, session: Session) -> None:
    session.select(card.id for card in session.journey.cards)
    give(window, "edit.delete")
    assert names(session.journey) == []
    assert window.actions_of["edit.undo"].text() == "&Undo: Delete 2 touchpoints"
    give(window, "edit.undo")
    assert names(session.journey) == ["Call 1", "Call 2"]
    assert window.actions_of["edit.redo"].text() == "&Redo: Delete 2 touchpoints"


def test_copy_and_paste_by_keys_on_the_board(window: MainWindow, session: Session) -> None:
    session.select([session.journey.cards[0].id])
    window.context.board.setFocus()
    QTest.keyClick(window.context.board, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.context.board, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sorted(names(session.journey)) == ["Call 1", "Call 1", "Call 2"]


def test_in_a_text_field_cut_and_select_all_mean_its_text(window: MainWindow, session: Session) -> None:
    session.select([session.journey.cards[0].id])
    field = QLineEdit("some words", window)
    field.show()
    field.setFocus()
    give(window, "edit.select_all")
    give(window, "edit.cut")
    assert field.text() == ""
    assert QGuiApplication.clipboard().text() == "some words"
    assert len(session.journey.cards) == 2


def test_undo_goes_to_a_field_of_its_own_first_and_then_to_the_map(window: MainWindow, session: Session) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "typed")
    give(window, "edit.undo")
    assert field.text() == ""
    assert len(session.journey.cards) == 2
    give(window, "edit.undo")
    assert len(session.journey.cards) == 1


def test_a_card_moves_by_its_command_through_stack_and_lanes(window: MainWindow, session: Session) -> None:
    changes, lane = add_persona(session.journey, name="Buyer")
    session.do("Add persona lane", changes)
    first = session.journey.cards[0].id
    session.select([first])
    give(window, "arrange.move_down")
    assert names(session.journey) == ["Call 2", "Call 1"]
    give(window, "arrange.move_down")
    assert session.journey.record(first, Touchpoint).lane == lane
    give(window, "arrange.move_up")
    assert session.journey.record(first, Touchpoint).lane != lane
    assert session.stack.undoText() == "Move touchpoint"


def test_a_card_moves_left_and_right_over_the_steps(window: MainWindow, session: Session) -> None:
    stage = session.journey.stages[0].id
    changes, step = add_step(session.journey, stage)
    session.do("Add step", changes)
    first = session.journey.cards[0].id
    session.select([first])
    give(window, "arrange.move_right")
    assert session.journey.record(first, Touchpoint).step == step
    count = session.stack.count()
    give(window, "arrange.move_right")
    assert session.stack.count() == count
    give(window, "arrange.move_left")
    assert session.journey.record(first, Touchpoint).step != step


def test_emotion_goes_up_to_its_end_and_can_be_unknown(window: MainWindow, session: Session) -> None:
    card = session.journey.cards[0].id
    session.select([card])
    give(window, "card.emotion_up")
    assert session.journey.record(card, Touchpoint).emotion == 2
    give(window, "card.emotion_up")
    assert session.journey.record(card, Touchpoint).emotion == 2
    give(window, "card.emotion_unknown")
    assert session.journey.record(card, Touchpoint).emotion is None


def test_a_moment_of_truth_is_marked_and_unmarked(window: MainWindow, session: Session) -> None:
    ids = [card.id for card in session.journey.cards]
    session.select(ids)
    give(window, "card.moment_of_truth")
    assert all(session.journey.record(i, Touchpoint).moment_of_truth for i in ids)
    assert window.actions_of["card.moment_of_truth"].isChecked()
    give(window, "card.moment_of_truth")
    assert not any(session.journey.record(i, Touchpoint).moment_of_truth for i in ids)


def test_a_card_is_connected_with_one_picked_from_the_list(
    window: MainWindow, session: Session, answers: Answers
) -> None:
    one, two = (card.id for card in session.journey.cards)
    session.select([one])
    offered: list[str] = []

    def pick(find: Find) -> tuple[str, ConnectionKind | None]:
        offered.extend(choice.sentence for choice in find("call").choices)
        return two, ConnectionKind.RECOVERY

    answers.connected = [pick]
    give(window, "insert.connection")
    made = session.journey.all(Connection)
    assert [(c.source, c.target, c.meaning) for c in made] == [(one, two, ConnectionKind.RECOVERY)]
    assert offered == ["Call 2, Champion, Kickoff", "New card “call”"]
    assert session.stack.undoText() == "Add connection"
    session.select([one, two])
    give(window, "insert.connection")
    assert len(session.journey.all(Connection)) == 1
    assert "already" in window.notices.text


def test_a_decisions_ways_out_are_made_one_after_the_other(
    window: MainWindow, session: Session, answers: Answers
) -> None:
    """A way out that is made is selected: the next one starts where it does."""
    one, two = (card.id for card in session.journey.cards)
    answers.connected = [lambda _find: (two, None), lambda find: (find("a third").choices[-1].id, None)]
    session.select([one])
    give(window, "insert.connection")
    assert len(session.selected(Connection)) == 1
    give(window, "insert.connection")
    third = next(card.id for card in session.journey.cards if card.name == "a third")
    assert {(c.source, c.target) for c in session.journey.all(Connection)} == {(one, two), (one, third)}


def test_stages_and_lanes_are_reordered_from_a_card_in_them(window: MainWindow, session: Session) -> None:
    session.do("Add stage", add_stage(session.journey, name="Setup")[0])
    session.do("Add persona lane", add_persona(session.journey, name="Buyer")[0])
    session.select([session.journey.cards[0].id])
    give(window, "arrange.stage_right")
    give(window, "arrange.lane_down")
    assert [stage.name for stage in session.journey.stages] == ["Setup", "Kickoff"]
    assert [session.journey.persona_of(lane.id).name for lane in session.journey.lanes] == ["Buyer", "Champion"]
    assert not window.actions_of["arrange.stage_right"].isEnabled()
    assert window.actions_of["arrange.stage_left"].isEnabled()


def test_a_stage_is_inserted_and_named_by_typing(window: MainWindow, session: Session) -> None:
    give(window, "insert.stage")
    QTest.keyClicks(window.focusWidget(), "Adoption")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert "Adoption" in [stage.name for stage in session.journey.all(Stage)]


def test_docks_are_hidden_and_shown(window: MainWindow, session: Session) -> None:
    assert window.editor is not None
    give(window, "view.inspector")
    assert not window.editor.docks["inspector"].isVisible()
    assert not window.actions_of["view.inspector"].isChecked()
    give(window, "view.inspector")
    assert window.editor.docks["inspector"].isVisible()


def test_the_docks_stay_as_they_were_with_the_next_map(window: MainWindow, session: Session, answers: Answers) -> None:
    give(window, "view.palette")
    answers.save = ["discard"]
    give(window, "file.new")
    assert window.editor is not None
    assert not window.editor.docks["palette"].isVisible()


def test_a_refused_edit_is_told(window: MainWindow, session: Session) -> None:
    session.refused.emit("A stage has at least one step.")
    assert window.notices.text == "A stage has at least one step."


def test_the_status_bar_counts_and_zooms(window: MainWindow, session: Session) -> None:
    assert window.editor is not None
    bar = window.editor.status_bar
    assert bar.counts.text() == "1 stage  \u00b7  1 persona  \u00b7  2 touchpoints"
    session.select([session.journey.cards[0].id])
    assert bar.selection.text().endswith("1 touchpoint selected")
    give(window, "view.zoom_actual")
    assert bar.zoom.percent.text() == "100 %"
    before = bar.zoom.slider.value()
    bar.zoom.slider.setValue(before + 10)
    assert window.context.board.zoom > 1
    assert bar.zoom.percent.text() == f"{round(window.context.board.zoom * 100)} %"
