"""Every way to make something without dragging."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.stories.user import User

END_USER = "End user: - || - | - || First report"


def test_a_double_click_in_an_empty_cell_makes_a_touchpoint(at_map: User) -> None:
    user = at_map
    user.double_clicks_cell("End user", "Setup", step=1)
    user.types_name("Training")
    assert user.saves().lane("End user") == "- || - | Training || First report"


def test_the_plus_in_an_empty_cell(at_map: User) -> None:
    user = at_map
    user.clicks_plus(near=user.sees.cell("End user", "Handoff"))
    user.types_name("Invitation")
    assert user.saves().lane("End user") == "Invitation || - | - || First report"


def test_the_plus_between_two_stages(at_map: User) -> None:
    user = at_map
    user.clicks_plus(near=user.sees.gap_before_stage(2))
    user.types_name("Training")
    assert user.saves().stages == ["Handoff", "Setup", "Training", "Activation"]


def test_the_plus_between_two_lanes(at_map: User) -> None:
    user = at_map
    user.clicks_plus(near=user.sees.gap_before_lane(1))
    user.types_name("Champion")
    assert user.saves().personas == ["Admin", "Champion", "End user"]


def test_the_plus_between_two_steps(at_map: User) -> None:
    user = at_map
    ready = user.sees.board.board.columns[2]
    user.clicks_plus(near=user.sees.at(ready.left + 4, user.sees.board.board.header.bottom - 2))
    user.types_name("Meanwhile")
    assert user.saves().lane("Admin") == "Call || Import, Check | - | Ready? || -"


def test_plus_stage_and_plus_persona_at_the_ends(at_map: User) -> None:
    user = at_map
    user.presses("Ctrl+1")
    user.hands.clicks(user.sees.word_button("+ Persona"))
    user.types_name("Champion")
    user.zooms(user.sees.of("Call"), -2)
    user.hands.clicks(user.sees.word_button("+ Stage"))
    user.types_name("Renewal")
    saved = user.saves()
    assert saved.stages == ["Handoff", "Setup", "Activation", "Renewal"]
    assert saved.personas == ["Admin", "End user", "Champion"]


def test_typing_in_an_empty_cell_that_was_reached_by_arrows(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Down")
    user.types("Newsletter")
    user.presses("Return")
    assert user.saves().lane("End user") == "Newsletter || - | - || First report"


def test_the_insert_key_adds_after_the_selected_card(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Ins")
    user.types_name("Minutes")
    assert user.saves().lane("Admin") == "Call | Minutes || Import, Check | Ready? || -"


def test_the_handle_at_the_right_adds_a_connected_touchpoint(at_map: User) -> None:
    user = at_map
    user.clicks("First report")
    user.hands.clicks(user.sees.of("First report", 1.0, 0.5))
    user.types_name("Second report")
    saved = user.saves()
    assert saved.lane("End user") == "- || - | - || First report | Second report"
    assert saved.ways == ["Call -> Import", "First report -> Second report"]


def test_the_menu_adds_each_kind(at_map: User) -> None:
    user = at_map
    user.clicks("First report")
    user.chooses("Insert", "Stage")
    user.types_name("Renewal")
    user.chooses("Insert", "Persona lane")
    user.types_name("Champion")
    user.clicks_cell("Champion", "Handoff")
    user.chooses("Insert", "Touchpoint by channel", "Webinar")
    user.types_name("Preview")
    user.clicks_cell("Champion", "Renewal")
    user.chooses("Insert", "Decision")
    user.types_name("Renew?")
    saved = user.saves()
    assert saved.stages == ["Handoff", "Setup", "Activation", "Renewal"]
    assert saved.lane("Champion") == "Preview || - | - || - || Renew?"
    assert saved.touchpoint("Preview").channel == "webinar"
    assert saved.decision("Renew?").name == "Renew?"


def test_keys_alone_make_a_map(user: User) -> None:
    user.presses("Ctrl+N")
    user.presses("Ctrl+G")
    user.types_name("Awareness")
    user.presses("Ctrl+G")
    user.types_name("Purchase")
    user.presses("Ctrl+L")
    user.types_name("Buyer")
    user.presses("Right")
    user.presses("Return")
    user.types_name("Search")
    user.presses("Right")
    user.types("Order")
    user.presses("Return")
    user.presses("Tab")
    saved = user.saves_as("keys.journey")
    assert saved.stages == ["Awareness", "Purchase"]
    assert saved.lanes == ["Buyer: Search || Order"]


def test_a_touchpoint_on_an_empty_map_brings_a_stage_and_a_persona_as_one_step(user: User) -> None:
    user.presses("Ctrl+N")
    user.drags_from_palette("Email", to=user.sees.at(300, 200))
    user.types_name("Hello")
    user.presses("Ctrl+Z")
    assert (len(user.sees.journey.stages), len(user.sees.journey.lanes)) == (0, 0)
    user.presses("Ctrl+Y")
    saved = user.saves_as("hello.journey")
    assert saved.lane("") == "Hello"


def test_making_and_naming_is_one_undo_step(at_map: User, small_map: Path) -> None:
    user = at_map
    user.double_clicks_cell("End user", "Handoff")
    user.types_name("Training")
    user.presses("Ctrl+Z")
    assert user.saves().lanes[1] == END_USER


def test_the_context_menu_opens_by_key_without_a_menu_key(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Shift+F10")
    user.waits()
    menu = QApplication.activePopupWidget()
    assert menu is not None and any("Connect to" in entry.text().replace("&", "") for entry in menu.actions())
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None and user.sees.selected == ["Call"]
    user.presses("F4", "Shift+F10")
    user.waits()
    menu = QApplication.activePopupWidget()
    assert menu is not None, "the outline has it too"
    menu.close()


def test_what_is_typed_after_a_click_on_the_bare_board_renames_no_stage(user: User) -> None:
    user.presses("Ctrl+N")
    user.chooses("Insert", "Stage")
    user.types_name("Handoff")
    user.clicks_empty_board()
    user.types("Account executive")
    user.presses("Return")
    saved = user.saves_as("stage.journey")
    assert (saved.stages, saved.lane("")) == (["Handoff"], "Account executive"), "the first touchpoint, as after Enter"


def test_a_small_map_begins_at_the_top_so_that_the_lanes_that_come_are_seen(at_map: User) -> None:
    user = at_map
    board = user.sees.board
    top = board.mapFromScene(QPointF(0, 0)).y()
    below = board.viewport().height() - board.mapFromScene(QPointF(0, board.board.height)).y()
    assert 0 <= top <= 10 < below
