"""The map rebuilt while the room talks: stages inserted, merged, split; cards that last longer."""

from __future__ import annotations

from tests.stories.user import User

LANES = ["Admin: Call || Import, Check | Ready? || -", "End user: - || - | - || First report"]


def test_two_stages_become_one_and_nothing_of_them_is_lost(at_map: User) -> None:
    user = at_map
    user.selects("Handoff", "Setup")
    user.presses("Ctrl+J")
    saved = user.saves()
    assert saved.stages == ["Handoff + Setup", "Activation"]
    assert saved.lanes == ["Admin: Call | Import, Check | Ready? || -", "End user: - | - | - || First report"]
    user.presses("Ctrl+Z")
    assert user.saves().lanes == LANES


def test_the_owner_that_could_not_be_kept_is_told(at_map: User) -> None:
    user = at_map
    for stage, owner in (("Handoff", "Sales"), ("Setup", "Support")):
        user.clicks(stage)
        user.sets("Owner", owner)
        user.presses("Escape")
    user.selects("Handoff", "Setup")
    user.presses("Ctrl+J")
    assert user.notice == "Owner: Sales is kept; Support was that of the other."
    user.chooses("Edit", "Undo")
    assert user.sees.journey.name_of(user.sees.journey.get(user.sees.stage("Setup")).owner) == "Support"


def test_cards_that_say_the_same_become_one_where_the_first_stood(at_map: User) -> None:
    user = at_map
    user.selects("Check", "First report", "Import")
    user.presses("Ctrl+J")
    name = "Check + First report + Import"
    assert user.saves().lanes == [f"Admin: Call || {name} | Ready? || -", "End user: - || - | - || -"]
    assert [user.sees.journey.name_of(i) for i in user.window.editor.session.selection] == [name]
    user.presses("Ctrl+Z")
    assert user.saves().lanes == LANES


def test_a_card_and_a_stage_are_not_merged(at_map: User) -> None:
    user = at_map
    user.selects("Check", "Handoff")
    user.presses("Ctrl+J")
    assert user.saves().lanes == LANES


def test_stages_that_stand_apart_cannot_be_merged(at_map: User) -> None:
    user = at_map
    user.selects("Handoff", "Activation")
    user.presses("Ctrl+J")
    assert user.saves().stages == ["Handoff", "Setup", "Activation"]


def test_a_stage_is_split_at_the_empty_cell_that_the_keyboard_is_in(at_map: User) -> None:
    user = at_map
    user.clicks("Ready?")
    user.presses("Down", "Ctrl+Shift+J")  # in the empty cell of the lane below
    user.types_name("Go-live check")
    assert user.saves().stages == ["Handoff", "Setup", "Go-live check", "Activation"]
    user.presses("Ctrl+Z")
    assert user.saves().lanes == LANES


def test_a_stage_is_split_at_the_selected_card_and_the_new_one_named(at_map: User) -> None:
    user = at_map
    user.clicks("Ready?")
    user.presses("Ctrl+Shift+J")
    user.types_name("Go-live check")
    saved = user.saves()
    assert saved.stages == ["Handoff", "Setup", "Go-live check", "Activation"]
    assert saved.lanes[0] == "Admin: Call || Import, Check || Ready? || -"
    user.presses("Ctrl+Z")
    assert user.saves().lanes == LANES


def test_escape_while_the_new_stage_is_named_takes_the_split_back(at_map: User) -> None:
    user = at_map
    user.clicks("Ready?")
    user.presses("Ctrl+Shift+J")
    user.types("Go-l")
    user.presses("Escape")
    assert user.saves().stages == ["Handoff", "Setup", "Activation"]


def test_undo_takes_the_split_back_while_the_new_stage_has_no_name_yet(at_map: User) -> None:
    user = at_map
    user.clicks("Ready?")
    user.presses("Ctrl+Shift+J")
    user.types("Go-l")
    user.presses("Ctrl+Z", "Ctrl+Z")
    assert user.saves().stages == ["Handoff", "Setup", "Activation"]


def test_stacked_cards_get_a_step_of_their_own(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.chooses("Arrange", "Split step")
    user.types_name("Then")
    assert user.saves().lanes[0] == "Admin: Call || Import | Check | Ready? || -"


def test_stage_step_and_lane_are_put_before_the_selected_one_by_key(at_map: User) -> None:
    user = at_map
    user.clicks("Setup")
    user.presses("Alt+G")
    user.types_name("Contract")
    user.clicks("Check")
    user.presses("Alt+S")
    user.types_name("Prepare")
    user.clicks("Admin")
    user.presses("Alt+L")
    user.types_name("Sponsor")
    saved = user.saves()
    assert saved.stages == ["Handoff", "Contract", "Setup", "Activation"]
    assert saved.lanes[:2] == [
        "Sponsor: - || - || - | - | - || -",
        "Admin: Call || - || - | Import, Check | Ready? || -",
    ]


def test_the_content_of_a_stage_is_selected(at_map: User) -> None:
    user = at_map
    user.clicks("Setup")
    user.presses("Ctrl+Shift+A")
    assert user.sees.selected == ["Import", "Check", "Ready?"]


def test_a_card_lasts_for_several_steps_by_key_mouse_and_inspector(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Ctrl+Shift+Right", "Ctrl+Shift+Right")
    call = user.sees.card("Call")
    assert user.sees.journey.get(call).last_step == user.sees.step("Setup", 1)
    user.presses("Ctrl+Shift+Left")
    assert user.sees.journey.get(call).last_step == user.sees.step("Setup", 0)
    user.sets("Lasts until", "Activation")
    assert user.sees.journey.get(call).last_step == user.sees.step("Activation")
    user.sets("Lasts until", "For this step alone")
    assert user.sees.journey.get(call).last_step is None


def test_a_connection_is_made_a_recovery_turned_round_and_led_by_keys(at_map: User) -> None:
    user = at_map
    user.hands.clicks(user.sees.way("Call", "Import"))
    user.presses("Alt+6", "Alt+R", "Ctrl+Right")
    assert user.saves().ways == ["Import -> Call"]
    (way,) = user.sees.journey.connections()
    assert way.meaning.value == "recovery" and way.bends
    user.presses("Alt+0")
    assert user.sees.journey.connections()[0].bends == ()
    user.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert user.saves().ways == ["Call -> Import"]


def test_a_step_is_split_from_the_menu_while_a_name_is_typed(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.types("Checked by hand")
    user.chooses("Arrange", "Split step")
    user.types_name("Later")
    assert user.saves().lanes[0] == "Admin: Call || Import | Checked by hand | Ready? || -"
    user.presses("Ctrl+Z")
    assert user.saves().lanes[0] == "Admin: Call || Import, Checked by hand | Ready? || -"
    user.presses("Ctrl+Z")
    assert user.saves().lanes == LANES


def test_a_stage_of_one_step_is_split_at_the_selected_cards(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Ctrl+Shift+J")  # all that stands there: nothing to split
    assert user.saves().lanes == LANES
    user.clicks("Check")
    user.presses("Ctrl+Shift+J")
    user.types_name("Checks")
    saved = user.saves()
    assert saved.stages == ["Handoff", "Setup", "Checks", "Activation"]
    assert saved.lanes[0] == "Admin: Call || Import || Check | Ready? || -"
    user.presses("Ctrl+Z")
    assert user.saves().lanes == LANES
