"""Dragging from the palette onto the board."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from tests.stories.user import User

ADMIN = "Admin: Call || Import, Check | Ready? || -"
END_USER = "End user: - || - | - || First report"


def test_a_stage_dropped_between_two_becomes_a_column_there(at_map: User) -> None:
    user = at_map
    user.drags_from_palette("Stage", to=user.sees.gap_before_stage(1))
    user.types_name("Kickoff")
    assert user.saves().stages == ["Handoff", "Kickoff", "Setup", "Activation"]


def test_a_persona_dropped_between_two_lanes_becomes_a_lane_there(at_map: User) -> None:
    user = at_map
    user.drags_from_palette("Persona", to=user.sees.gap_before_lane(1))
    user.types_name("Security")
    saved = user.saves()
    assert saved.personas == ["Admin", "Security", "End user"]
    assert saved.lane("Security") == "- || - | - || -"


def test_a_touchpoint_dropped_into_a_cell_becomes_a_card_with_its_channel(at_map: User) -> None:
    user = at_map
    user.drags_from_palette("Email", to=user.sees.cell("End user", "Handoff"))
    user.types_name("Welcome mail")
    saved = user.saves()
    assert saved.lane("End user") == "Welcome mail || - | - || First report"
    assert saved.touchpoint("Welcome mail").channel == "email"


def test_a_touchpoint_dropped_on_the_right_of_a_card_gets_a_step_after_it(at_map: User) -> None:
    user = at_map
    user.drags_from_palette("Touchpoint", to=user.sees.of("Call", 0.93, 0.5))
    user.types_name("Notes")
    assert user.saves().lanes == [
        "Admin: Call | Notes || Import, Check | Ready? || -",
        "End user: - | - || - | - || First report",
    ]


def test_a_touchpoint_dropped_on_the_left_of_a_card_gets_a_step_before_it(at_map: User) -> None:
    user = at_map
    user.drags_from_palette("Touchpoint", to=user.sees.of("First report", 0.07, 0.5))
    user.types_name("Invitation")
    assert user.saves().lanes == [
        "Admin: Call || Import, Check | Ready? || - | -",
        "End user: - || - | - || Invitation | First report",
    ]


def test_a_touchpoint_dropped_on_the_lower_part_of_a_card_stacks_under_it(at_map: User) -> None:
    user = at_map
    user.drags_from_palette("Touchpoint", to=user.sees.of("Import", 0.5, 0.8))
    user.types_name("Mapping")
    assert user.saves().lanes == ["Admin: Call || Import, Mapping, Check | Ready? || -", END_USER]


def test_a_decision_dropped_into_a_cell(at_map: User) -> None:
    user = at_map
    user.drags_from_palette("Decision", to=user.sees.cell("Admin", "Activation"))
    user.types_name("Renew?")
    assert user.saves().decision("Renew?").name == "Renew?"


def test_where_it_lands_is_said_while_dragging_and_nothing_is_left_when_it_is_taken_out(at_map: User) -> None:
    user = at_map
    said: list[str] = []
    user.sees.board.status.connect(said.append)
    user.waits_for(lambda: user.window.editor.live_findings.is_current)  # what is found is marked on the board
    before = user.sees.board.grab().toImage()
    user.drags_from_palette("Email", to=user.sees.cell("End user", "Handoff"), drops=False)
    assert "Drop into this cell" in said
    assert said[-1] == ""
    assert user.sees.board.grab().toImage() == before
    assert not user.window.isWindowModified()
    assert user.saves().lanes == [ADMIN, END_USER]


def test_the_board_stays_where_it_is_while_a_drag_comes_in_over_its_edge(at_map: User) -> None:
    user = at_map
    goal = user.sees.cell("End user", "Handoff")
    button = user.sees.widget("Touchpoint: email")
    board = user.sees.board
    edge = board.viewport().mapTo(user.window, QPoint(12, 500))
    user.hands.drags_out(user.sees.of_widget(button), goal, by_way_of=edge)
    user.types_name("Welcome mail")
    assert user.saves().lane("End user") == "Welcome mail || - | - || First report"


def test_something_pressed_in_the_palette_is_added_where_it_fits(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.clicks_on("Touchpoint: email")
    user.types_name("Welcome mail")
    assert user.saves().lane("End user") == "Welcome mail || - | - || First report"


def test_a_name_that_is_not_given_takes_the_new_card_away(at_map: User) -> None:
    user = at_map
    user.drags_from_palette("Email", to=user.sees.cell("End user", "Handoff"))
    user.types("Welc")
    user.presses("Escape")
    assert user.sees.board.session.stack.canRedo()
    assert not user.window.isWindowModified()
    assert user.saves().lanes == [ADMIN, END_USER]
