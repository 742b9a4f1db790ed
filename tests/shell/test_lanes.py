"""Commands for lanes of all kinds, for notes, and for what cards show."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from journey_editor.document.edits.lanes import OPERATING_ROWS, add_lane
from journey_editor.document.records import Lane, Note, Touchpoint
from journey_editor.document.vocabulary import CardField, LaneContent
from journey_editor.shell.action import plain
from journey_editor.shell.commands.lanes import LINES, NOTE_LANES, STAGE_ROWS, lane_action_id
from journey_editor.shell.lane_menu import lane_menu
from journey_editor.shell.main_window import MainWindow
from tests.shell.shell_user import Answers, fill


@pytest.fixture
def cards(window: MainWindow) -> list[str]:
    """A map with a stage, a persona and two touchpoints."""
    window.documents.new()
    assert window.editor is not None
    return fill(window.editor.session)


def contents(window: MainWindow) -> list[LaneContent]:
    assert window.editor is not None
    return [lane.content for lane in window.editor.session.journey.lanes]


def give(window: MainWindow, command: str) -> None:
    window.actions_of[command].trigger()
    assert window.editor is not None
    window.editor.board.finish_editing()


def test_every_kind_of_lane_has_a_command_that_makes_it(
    window: MainWindow, cards: list[str], subtests: pytest.Subtests
) -> None:
    for content in (*NOTE_LANES, *STAGE_ROWS, *LINES):
        with subtests.test(content.value):
            give(window, lane_action_id(content))
            assert contents(window)[-1] is content and len(contents(window)) == 2
            window.actions_of["edit.undo"].trigger()


def test_the_operating_rows_come_with_one_command_and_one_undo(window: MainWindow, cards: list[str]) -> None:
    give(window, "insert.operating_rows")
    assert contents(window)[1:] == list(OPERATING_ROWS)
    assert window.editor is not None and window.editor.session.stack.undoText() == "Add 7 lanes"
    window.actions_of["edit.undo"].trigger()
    assert len(contents(window)) == 1


def test_the_menu_between_lanes_has_a_persona_first_and_puts_the_others_there(
    window: MainWindow, cards: list[str]
) -> None:
    assert window.editor is not None
    menu = lane_menu(window.editor, window.actions_of, 0)
    texts = [plain(action.text()) for action in menu.actions() if action.text()]
    assert texts[0] == "Persona lane" and "Thoughts" in texts and "Line of visibility" in texts
    next(action for action in menu.actions() if plain(action.text()) == "Backstage").trigger()
    window.editor.board.finish_editing()
    assert contents(window) == [LaneContent.BACKSTAGE, LaneContent.PERSONA]
    rows = next(action.menu() for action in menu.actions() if plain(action.text()) == "Stage row")
    assert isinstance(rows, QMenu) and "Owner" in [plain(action.text()) for action in rows.actions()]
    menu.deleteLater()


def test_a_lane_is_folded_made_higher_and_made_to_fit(window: MainWindow, cards: list[str]) -> None:
    assert window.editor is not None
    session, board = window.editor.session, window.editor.board
    lane = session.journey.lanes[0].id
    session.select([cards[0]])
    give(window, "arrange.lane_higher")
    assert session.journey.record(lane, Lane).height == pytest.approx(
        board.board.rows[0].bottom - board.board.rows[0].top
    )
    give(window, "arrange.lane_fits")
    assert session.journey.record(lane, Lane).height is None
    give(window, "arrange.fold_lane")
    assert session.journey.record(lane, Lane).is_collapsed
    assert session.selection == (lane,), "the cards are not seen any more, the lane is"
    assert window.actions_of["arrange.fold_lane"].isChecked()
    give(window, "arrange.unfold_lanes")
    assert not session.journey.record(lane, Lane).is_collapsed
    assert not window.actions_of["arrange.unfold_lanes"].isEnabled()


def test_a_lane_is_given_to_a_persona_that_is_picked(window: MainWindow, cards: list[str], answers: Answers) -> None:
    assert window.editor is not None
    session = window.editor.session
    changes, lane = add_lane(session.journey, LaneContent.IDEAS)
    session.do("Add lane", changes)
    session.select([lane])
    answers.chosen = [lambda choices: next(i for i, text in choices if text == "Champion")]
    give(window, "arrange.lane_persona")
    assert session.journey.persona_of(lane).name == "Champion"
    session.select([session.journey.persona_lanes[0].id])
    assert not window.actions_of["arrange.lane_persona"].isEnabled(), "a persona's own lane stays its own"


def test_what_a_lane_holds_is_changed_from_its_menu_and_refused_where_cards_would_have_no_place(
    window: MainWindow, cards: list[str], answers: Answers
) -> None:
    assert window.editor is not None
    session = window.editor.session
    changes, lane = add_lane(session.journey, LaneContent.THOUGHTS)
    session.do("Add lane", changes)
    session.select([lane])
    answers.chosen = [lambda choices: next(i for i, text in choices if text == "Questions")] * 2
    give(window, "arrange.lane_content")
    assert contents(window)[-1] is LaneContent.QUESTIONS
    assert session.selection == (lane,)
    session.select([session.journey.persona_lanes[0].id])
    give(window, "arrange.lane_content")
    assert contents(window)[0] is LaneContent.PERSONA
    assert "holds 2 touchpoints" in window.notices.text
    window.actions_of["edit.undo"].trigger()
    assert contents(window)[-1] is LaneContent.THOUGHTS


def test_a_persona_is_hidden_with_all_its_lanes_and_shown_again(window: MainWindow, cards: list[str]) -> None:
    assert window.editor is not None
    session, board = window.editor.session, window.editor.board
    own = session.journey.lanes[0]
    changes, lane = add_lane(session.journey, LaneContent.THOUGHTS, None, own.persona)
    session.do("Add lane", changes)
    session.select([own.id])
    give(window, "view.hide_persona")
    assert board.board.rows == () and session.journey.count(Touchpoint) == 2
    give(window, "view.whole_map")
    assert [row.lane for row in board.board.rows] == [own.id, lane]


def test_a_touchpoint_becomes_a_note_with_a_word_about_what_is_left_out_and_back(
    window: MainWindow, cards: list[str]
) -> None:
    assert window.editor is not None
    session = window.editor.session
    session.select([cards[0]])
    give(window, "card.to_note")
    (note,) = session.journey.all(Note)
    assert note.name == "Call 1" and session.selection == (note.id,)
    assert "no place for emotion" in window.notices.text
    give(window, "card.to_touchpoint")
    assert session.journey.count(Note) == 0
    assert session.stack.undoText() == "Turn note into touchpoint"


def test_several_cards_that_become_notes_leave_the_keyboard_where_it_was(window: MainWindow, cards: list[str]) -> None:
    assert window.editor is not None
    session, board = window.editor.session, window.editor.board
    session.select(cards)
    board.focus.on_record(cards[0])
    give(window, "card.to_note")
    assert board.focus.record is not None
    assert session.journey.name_of(board.focus.record) == "Call 1"


def test_what_cards_show_is_ticked_in_the_menu_and_can_be_undone(window: MainWindow, cards: list[str]) -> None:
    assert window.editor is not None
    journey = window.editor.session.journey
    thoughts = window.actions_of["view.card_thoughts"]
    assert not thoughts.isChecked() and window.actions_of["view.card_emotion"].isChecked()
    thoughts.trigger()
    assert CardField.THOUGHTS in journey.map.card_fields and thoughts.isChecked()
    window.actions_of["edit.undo"].trigger()
    assert CardField.THOUGHTS not in journey.map.card_fields
    window.actions_of["view.card_emotion"].trigger()
    assert CardField.EMOTION not in journey.map.card_fields
    window.actions_of["view.card_usual"].trigger()
    assert CardField.EMOTION in journey.map.card_fields
    assert not window.actions_of["view.card_usual"].isEnabled()
