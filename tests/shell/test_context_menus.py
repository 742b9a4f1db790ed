"""The menu of what is under the pointer, or under the keyboard's focus."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction

from journey_editor.document.edits.connections import connect
from journey_editor.document.records import Connection, Risk
from journey_editor.shell.context_menus import board_menu
from journey_editor.shell.main_window import MainWindow
from tests.shell.shell_user import fill


@pytest.fixture
def filled(window: MainWindow) -> MainWindow:
    """A map of a stage, a lane and two connected touchpoints."""
    window.actions_of["file.new"].trigger()
    one, two = fill(window.context.session)
    window.context.session.do("Connect", connect(window.context.journey, one, two)[0])
    return window


def offered(window: MainWindow) -> dict[str, QAction]:
    """The rows of the menu as it would open now."""
    menu = board_menu(window.context, window.actions_of, window, 2_000)
    rows = {action.objectName(): action for action in menu.actions() if not action.isSeparator()}
    menu.setParent(window)  # kept until the window goes: its rows are asked
    return rows


def test_each_thing_has_the_commands_that_fit_it(filled: MainWindow) -> None:
    session, journey = filled.context.session, filled.context.journey
    subjects = {
        "card": (journey.cards[0].id, {"insert.connection", "card.emotion_up"}, {"insert.stage", "arrange.lane_up"}),
        "stage": (journey.stages[0].id, {"insert.stage", "insert.step"}, {"card.emotion_up", "insert.persona"}),
        "lane": (journey.lanes[0].id, {"insert.persona"}, {"insert.stage", "card.emotion_up"}),
        "connection": (journey.all(Connection)[0].id, {"edit.rename", "edit.copy"}, {"edit.paste_as", "insert.stage"}),
    }
    for subject, (record, there, absent) in subjects.items():
        session.select([record])
        rows = offered(filled)
        assert there <= rows.keys(), subject
        assert not absent & rows.keys(), subject


def test_a_stage_and_a_card_are_given_an_owner_and_what_can_be_said_of_them(filled: MainWindow) -> None:
    for record in (filled.context.journey.stages[0], filled.context.journey.cards[0]):
        filled.context.session.select([record.id])
        rows = offered(filled)
        assert rows["card.owner"].text() == "Owner\tAlt+O"
        rows["card.add_risk"].trigger()
        assert (record.id,) in [risk.threatens for risk in filled.context.journey.all(Risk)]


def test_on_free_ground_something_can_be_added_and_nothing_deleted(filled: MainWindow) -> None:
    filled.context.session.select([])
    rows = offered(filled)
    assert {"insert.stage", "insert.persona", "view.fit_map"} <= rows.keys()
    assert "edit.delete" not in rows


def test_rows_are_called_by_their_full_names_with_their_keys_and_work(filled: MainWindow) -> None:
    journey = filled.context.journey
    filled.context.session.select([journey.cards[0].id])
    rows = offered(filled)
    assert rows["insert.touchpoint"].text() == "Add touchpoint\tCtrl+T"
    rows["card.moment_of_truth"].trigger()
    assert journey.cards[0].moment_of_truth
    assert offered(filled)["card.moment_of_truth"].isChecked()


def test_several_kinds_together_have_what_all_can_do(filled: MainWindow) -> None:
    journey = filled.context.journey
    filled.context.session.select([journey.cards[0].id, journey.stages[0].id])
    rows = offered(filled)
    assert "edit.delete" in rows and "edit.rename" not in rows


def test_a_menu_higher_than_the_screen_opens_groups_beside_it(filled: MainWindow) -> None:
    """In a second column they would lie over half the board, next to nothing."""
    filled.context.session.select([filled.context.journey.cards[0].id])
    whole = board_menu(filled.context, filled.actions_of, filled, 2_000)
    for room in (700, 450):
        menu = board_menu(filled.context, filled.actions_of, filled, room)
        assert menu.sizeHint().height() <= room
        beside = [action for action in menu.actions() if action.menu() is not None]
        assert beside and beside[-1].text() in ("Arrange", "Child map", "Insert", "Card")
        names = [one.objectName() for top in (menu, *(action.menu() for action in beside)) for one in top.actions()]
        assert sorted(filter(None, names)) == sorted(filter(None, (one.objectName() for one in whole.actions())))
