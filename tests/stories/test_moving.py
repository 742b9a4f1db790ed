"""Cards, stages, lanes and feelings dragged to where they belong; Escape in the middle of it; keys for the same."""

from __future__ import annotations

import pytest

from tests.stories.user import User

ADMIN = "Admin: Call || Import, Check | Ready? || -"
END_USER = "End user: - || - | - || First report"


def test_a_card_dragged_to_another_cell(at_map: User) -> None:
    user = at_map
    user.drags_card("Call", to=user.sees.cell("End user", "Activation"))
    saved = user.saves()
    assert saved.lanes == [
        "Admin: - || Import, Check | Ready? || -",
        "End user: - || - | - || First report, Call",
    ]
    assert saved.ways == ["Call -> Import"]


def test_several_cards_dragged_keep_their_pattern(at_map: User) -> None:
    user = at_map
    user.selects("Import", "Ready?")
    user.drags_card("Import", to=user.sees.cell("End user", "Setup"))
    assert user.saves().lanes == [
        "Admin: Call || Check | - || -",
        "End user: - || Import | Ready? || First report",
    ]


def test_a_card_dragged_onto_the_edge_of_another_gets_a_step_of_its_own(at_map: User) -> None:
    user = at_map
    user.drags_card("Check", to=user.sees.of("Call", 0.95, 0.5))
    assert user.saves().lanes[0] == "Admin: Call | Check || Import | Ready? || -"


def test_a_card_dragged_under_another_in_its_stack(at_map: User) -> None:
    user = at_map
    user.drags_card("Import", to=user.sees.of("Check", 0.5, 0.8))
    assert user.saves().lanes[0] == "Admin: Call || Check, Import | Ready? || -"


def test_a_card_dragged_with_ctrl_is_copied(at_map: User) -> None:
    user = at_map
    user.drags_card("First report", to=user.sees.cell("Admin", "Activation"), held="Ctrl")
    assert user.saves().lanes == [
        "Admin: Call || Import, Check | Ready? || First report",
        "End user: - || - | - || First report",
    ]


def test_escape_in_a_drag_puts_everything_back_and_keeps_redo(at_map: User, subtests: pytest.Subtests) -> None:
    for what in ("card", "stage", "lane", "emotion", "connection", "cards"):
        with subtests.test(what):
            _escape_in_a_drag_puts_everything_back(at_map, what)
            at_map.presses("Ctrl+Z")


def _escape_in_a_drag_puts_everything_back(user: User, what: str) -> None:
    user.clicks("Check")
    user.presses("Del", "Ctrl+Z")
    user.clicks_empty_board()
    if what == "cards":
        user.selects("Import", "Ready?")
    user.presses("Ctrl+1")
    user.points_at_nothing()
    before = _picture(user)
    goal = user.sees.cell("End user", "Setup")
    match what:
        case "card" | "cards":
            user.drags_card("Import", to=goal, lets_go=False)
        case "stage":
            user.drags_header("Handoff", to=user.sees.of("Activation", 0.8, 0.3), lets_go=False)
        case "lane":
            user.drags_header("Admin", to=user.sees.of("End user", 0.4, 0.8), lets_go=False)
        case "emotion":
            user.drags_emotion("Call", to=-2, lets_go=False)
        case "connection":
            user.draws_connection("First report", "Call", side="left", lets_go=False)
    assert _picture(user) != before
    user.presses("Escape")
    user.hands.lets_go(goal)
    if what != "cards":
        user.clicks_empty_board()
    user.presses("Ctrl+1")  # it may have scrolled at the edge
    user.points_at_nothing()
    assert _picture(user) == before
    assert user.sees.board.session.stack.redoText() == "Delete touchpoint"
    user.presses("Ctrl+Y")
    assert user.saves().lanes[0] == "Admin: Call || Import | Ready? || -"


def _picture(user: User) -> bytes:
    user.waits()
    image = user.sees.board.viewport().grab().toImage()  # kept: its bits go with it
    return bytes(image.constBits())


def test_a_stage_dragged_takes_its_steps_and_cards_along(at_map: User) -> None:
    user = at_map
    user.drags_header("Setup", to=user.sees.of("Handoff", 0.1, 0.3))
    saved = user.saves()
    assert saved.stages == ["Setup", "Handoff", "Activation"]
    assert saved.lanes == [
        "Admin: Import, Check | Ready? || Call || -",
        "End user: - | - || - || First report",
    ]
    user.presses("Ctrl+Z")
    assert user.saves().lanes == [ADMIN, END_USER]


def test_a_lane_dragged_takes_its_cards_along(at_map: User) -> None:
    user = at_map
    user.drags_header("End user", to=user.sees.of("Admin", 0.4, 0.1))
    assert user.saves().lanes == [END_USER, ADMIN]


def test_the_board_does_not_slide_away_while_headers_are_dragged(at_map: User) -> None:
    user = at_map
    card = user.sees.of("Check")
    user.drags_header("Admin", to=user.sees.of("End user", 0.4, 0.8), lets_go=False)
    user.rests()
    assert user.sees.of("Check").x() == card.x()
    user.presses("Escape")
    user.drags_header("Handoff", to=user.sees.of("Setup", 0.9, 0.3), lets_go=False)
    user.rests()
    assert user.sees.of("Check").y() == card.y()
    user.hands.lets_go(user.sees.of("Setup", 0.9, 0.3))
    assert user.saves().stages == ["Setup", "Handoff", "Activation"]


def test_stages_and_lanes_reordered_by_keys(at_map: User) -> None:
    user = at_map
    user.clicks("Handoff")
    user.presses("Ctrl+Right")
    user.clicks("End user")
    user.presses("Ctrl+Up")
    saved = user.saves()
    assert saved.stages == ["Setup", "Handoff", "Activation"]
    assert saved.personas == ["End user", "Admin"]


def test_stages_and_lanes_reordered_by_the_menu(at_map: User) -> None:
    user = at_map
    user.clicks("Handoff")
    user.chooses("Arrange", "Move stage right")
    user.clicks("Admin")
    user.chooses("Arrange", "Move lane down")
    saved = user.saves()
    assert saved.stages == ["Setup", "Handoff", "Activation"]
    assert saved.personas == ["End user", "Admin"]


def test_cards_moved_by_keys(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Ctrl+Down")
    user.clicks("Ready?")
    user.presses("Ctrl+Right")
    assert user.saves().lanes == [
        "Admin: - || Import, Check | - || Ready?",
        "End user: Call || - | - || First report",
    ]


def test_an_emotion_dragged_down_the_curve(at_map: User) -> None:
    user = at_map
    user.drags_emotion("Call", to=-2)
    assert user.saves().touchpoint("Call").emotion == -2
    user.presses("Ctrl+Z")
    assert user.saves().touchpoint("Call").emotion == 1


def test_a_feeling_that_was_unknown_becomes_known_by_dragging_it(at_map: User) -> None:
    user = at_map
    assert user.reads_card("Check").count("emotion unknown") == 1
    user.drags_emotion("Check", to=2)
    assert user.saves().touchpoint("Check").emotion == 2


def test_a_feeling_by_keys(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Ctrl+Shift+Up")
    user.clicks("Import")
    user.types("-")
    saved = user.saves()
    assert saved.touchpoint("Call").emotion == 2
    assert saved.touchpoint("Import").emotion == -2


def test_ctrl_z_in_a_drag_puts_the_card_back_and_takes_no_earlier_step_with_it(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.presses("F2")
    user.types_name("Look")
    to = user.sees.cell("End user", "Handoff")
    user.drags_card("Call", to, lets_go=False)
    user.presses("Ctrl+Z")
    user.hands.lets_go(to)
    saved = user.saves()
    assert saved.lane("Admin") == "Call || Import, Look | Ready? || -", "neither moved nor renamed back"
    user.presses("Ctrl+Z")
    assert user.saves().lane("Admin") == "Call || Import, Check | Ready? || -"
