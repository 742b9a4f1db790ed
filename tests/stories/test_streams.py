"""Cards captured at the speed of the room, with the hands on the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.lanes import fold_lanes
from journey_editor.document.vocabulary import LaneContent
from tests.stories.user import User


def test_a_facilitator_types_a_map_without_the_mouse(user: User) -> None:
    user.presses("Ctrl+N")
    user.presses("Ctrl+G")
    user.types("Handoff")
    user.presses("Ctrl+G")
    user.types("Setup")
    user.presses("Ctrl+L")
    user.types("Admin")
    user.presses("Return")
    user.presses("Right")
    user.types("Welcome call")
    user.presses("Return")
    user.types("Contract sent")
    user.presses("Tab")
    user.types("Import")
    user.presses("Return")
    user.types("Check")
    user.presses("Tab")
    user.types("Ready")
    user.presses("Return", "Return")
    saved = user.saves_as("stream.journey")
    assert saved.stages == ["Handoff", "Setup"]
    assert saved.lanes == ["Admin: Welcome call, Contract sent || Import, Check | Ready"]


def test_an_emotion_is_given_while_the_next_card_is_waited_for(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Return", "Ctrl+Shift+Down")
    user.types("Reminder")
    user.presses("Return", "Escape")
    saved = user.saves()
    assert saved.lane("End user") == "Invitation, Reminder || - | - || First report"
    assert saved.touchpoint("Invitation").emotion == -1
    assert saved.touchpoint("Reminder").emotion is None


def test_enter_after_an_emotion_goes_on_with_the_next_card_and_no_name_is_lost(at_map: User) -> None:
    """Who types a name, says how it feels and presses Enter means that name; the words after it are another card."""
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Ctrl+Shift+Down", "Ctrl+Shift+Down", "Return")
    user.types("Reminder")
    user.presses("Ctrl+M", "Return")
    user.types("Log-in")
    user.presses("Ctrl+Shift+Up", "Return", "Return")
    assert user.sees.selected == ["Log-in"]
    saved = user.saves()
    assert saved.lane("End user") == "Invitation, Reminder, Log-in || - | - || First report"
    assert [saved.touchpoint(name).emotion for name in ("Invitation", "Reminder", "Log-in")] == [-2, None, 1]


def test_an_owner_is_given_in_the_middle_of_a_stream(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Alt+O")
    user.types("Tom")
    user.presses("Return")
    user.types("Reminder")
    user.presses("Return", "Alt+O")
    user.types("Lea")
    user.presses("Return")
    user.types("Log-in")
    user.presses("Ctrl+Return", "Alt+O", "Escape")
    assert not user.is_naming
    saved = user.saves()
    assert saved.lane("End user") == "Invitation, Reminder, Log-in || - | - || First report"
    owners = [saved.touchpoint(name).owner for name in ("Invitation", "Reminder", "Log-in")]
    assert [saved.journey.name_of(owner) for owner in owners] == ["Tom", "Lea", ""]


@pytest.mark.parametrize(("first", "again"), [("İK Müdürü", "ik müdürü"), ("IŞIK", "ışık")])
def test_an_owner_is_one_person_in_turkish_capitals_and_small_letters(at_map: User, first: str, again: str) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    for card, owner in (("Invitation", first), ("Reminder", again), ("Log-in", again.upper())):
        user.types(card)
        user.presses("Alt+O")
        user.types(owner)
        user.presses("Return")
    user.types("First look")
    user.presses("Ctrl+Return")
    saved = user.saves()
    owners = {saved.touchpoint(name).owner for name in ("Invitation", "Reminder", "Log-in")}
    assert [saved.journey.name_of(owner) for owner in owners] == [first]


@pytest.mark.parametrize(("key", "made"), [("Ctrl+L", "lane"), ("Ctrl+G", "stage"), ("Ctrl+Shift+G", "step")])
def test_a_lane_a_stage_or_a_step_is_made_while_the_next_card_is_waited_for(at_map: User, key: str, made: str) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Return", key)
    user.types("Procurement")
    user.presses("Ctrl+Return")
    saved = user.saves()
    assert saved.personas == ["Admin", "End user", *(["Procurement"] if made == "lane" else [])]
    assert saved.stages == ["Handoff", *(["Procurement"] if made == "stage" else []), "Setup", "Activation"]
    assert [step.name for step in saved.journey.columns].count("Procurement") == (made == "step")
    assert saved.lane("End user").startswith("Invitation ") and "Procurement" not in saved.lane("End user")


@pytest.mark.parametrize("way", ["letters", "Ctrl+T", "paste"])
def test_a_click_beside_a_card_says_where_the_next_one_goes(at_map: User, way: str) -> None:
    """Under the card, in that cell: the cell is what was clicked, though it is not empty."""
    user = at_map
    card = user.sees.of("First report", 0.5, 1.0)
    user.hands.clicks(card + QPoint(0, 12))
    assert user.sees.selected == []
    if way == "paste":
        QApplication.clipboard().setText("Second report")
        user.presses("Ctrl+V")
    else:
        if way == "Ctrl+T":
            user.presses("Ctrl+T")
        user.types("Second report")
        user.presses("Ctrl+Return")
    assert user.saves().lane("End user") == "- || - | - || First report, Second report"


def test_ctrl_z_after_enter_takes_the_card_back(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Return", "Ctrl+Z")
    assert user.saves().lane("End user") == "- || - | - || First report"


def test_saving_in_the_middle_of_a_stream_keeps_what_is_typed(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Return")
    user.types("Reminder")
    assert user.saves().lane("End user") == "Invitation, Reminder || - | - || First report"


def test_a_name_that_escape_took_back_is_brought_back_by_redo(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.types("The call that everybody waits for")
    user.presses("Escape")
    assert user.saves().lanes[0].startswith("Admin: Call ")
    user.presses("Ctrl+Shift+Z")
    assert user.saves().lanes[0].startswith("Admin: The call that everybody waits for ")


def test_a_card_is_copied_into_the_next_cell_and_taken_back(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Alt+Down")
    assert user.saves().lane("End user") == "Call || - | - || First report"
    user.presses("Ctrl+Z")
    assert user.saves().lane("End user") == "- || - | - || First report"


def test_a_stretch_is_selected_and_moved_by_keys(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Shift+Right", "Ctrl+Down")
    assert user.saves().lane("End user") == "Call || Import, Check | - || First report"
    user.clicks("Ready?")
    user.presses("Shift+Left", "Escape", "Del")
    assert user.saves().lane("Admin") == "- || - | Ready? || -"


def test_a_key_of_a_command_that_cannot_be_given_says_what_it_needs(at_map: User) -> None:
    user = at_map
    user.clicks("Setup")
    user.presses("Ctrl+M")
    assert user.reads_status().endswith("Moment of truth: select a touchpoint first.")
    user.clicks("Call")
    assert "first" not in user.reads_status()


@pytest.mark.parametrize("key", ["Del", "Ctrl+D", "Ctrl+Z", "Ctrl+K"])
def test_a_command_in_the_middle_of_a_drag_puts_the_drag_back_first(at_map: User, key: str) -> None:
    user = at_map
    before = user.saves().lanes
    user.clicks("Check")
    user.presses("Ctrl+M")
    to = user.sees.cell("End user", "Handoff")
    user.hands.drags(user.sees.of("Check", 0.5, 0.3), to, lets_go=False)
    user.presses(key)
    user.hands.lets_go(to)
    expected = {
        "Del": "Admin: Call || Import | Ready? || -",
        "Ctrl+D": "Admin: Call || Import, Check, Check | Ready? || -",
    }.get(key, before[0])
    if key == "Ctrl+K":
        user.presses("Escape")
    saved = user.saves()
    assert saved.lanes == [expected, before[1]]
    if key == "Ctrl+Z":
        assert saved.touchpoint("Check").moment_of_truth  # the drag is what is taken back, not the step before it


def test_a_key_for_the_card_that_is_being_typed_means_no_other(at_map: User) -> None:
    """The card is made first. Said of its feeling, the stream goes on."""
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Return")
    user.types("Second mail")
    user.presses("Ctrl+Shift+Down")
    user.types("Third mail")
    user.presses("Alt+P")
    user.types("It is long")
    user.presses("Return")
    saved = user.saves()
    assert [saved.touchpoint(name).emotion for name in ("Invitation", "Second mail", "Third mail")] == [None, -1, None]
    assert [part.description for part in saved.pain_points("Third mail")] == ["It is long"]
    assert not saved.pain_points("Second mail")


def test_the_first_card_of_a_cell_that_tab_came_to_takes_the_keys_of_commands_while_it_is_typed(at_map: User) -> None:
    """Nothing is selected then: Alt+O typed an "o" into the name, and the owner behind it."""
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Tab")
    user.types("First look")
    user.presses("Ctrl+M", "Alt+O")
    user.types("Tom")
    user.presses("Return")
    user.types("Second look")
    user.presses("Tab")
    user.types("Third look")
    user.presses("Alt+P")
    user.types("It is long")
    user.presses("Return")
    saved = user.saves()
    assert saved.lane("End user") == "Invitation || First look, Second look | Third look || First report"
    assert saved.journey.name_of(saved.touchpoint("First look").owner) == "Tom"
    assert saved.touchpoint("First look").moment_of_truth
    assert [part.description for part in saved.pain_points("Third look")] == ["It is long"]


@pytest.mark.parametrize("ends", [("Return", "Return"), ("Ctrl+Return",), ("Return", "Escape", "+")])
def test_what_is_typed_after_a_name_was_kept_takes_no_name_away(at_map: User, ends: tuple[str, ...]) -> None:
    """One Enter too many, and the next words are still another card."""
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses(*ends)
    user.types("Reminder")
    user.presses("Return", "Return")
    user.clicks("Reminder")
    user.types("Second mail")
    user.presses("Ctrl+Return")
    assert user.saves().lane("End user") == "Invitation, Second mail || - | - || First report"


def test_the_stages_of_a_template_are_renamed_in_a_row_and_others_follow(at_map: User) -> None:
    user = at_map
    user.clicks("Handoff")
    user.types("Contract")
    user.presses("Tab")
    user.types("Kickoff")
    user.presses("Tab")
    user.types("Go live")
    user.presses("Return")
    user.types("Daily use")
    user.presses("Tab")
    user.types("Renewal")
    user.presses("Return", "Escape")
    assert user.saves().stages == ["Contract", "Kickoff", "Go live", "Daily use", "Renewal"]


def test_tab_after_the_last_stage_asks_for_another_one(at_map: User) -> None:
    user = at_map
    user.clicks("Activation")
    user.types("Go live")
    user.presses("Tab")
    assert user.is_naming
    user.presses("Escape")
    assert user.saves().stages == ["Handoff", "Setup", "Go live"]
    user.presses("Return", "Tab")
    user.types("Daily use")
    user.presses("Return", "Escape")
    assert user.saves().stages == ["Handoff", "Setup", "Go live", "Daily use"]


def test_the_question_of_a_decision_that_was_kept_is_not_typed_over(at_map: User) -> None:
    """No other decision is asked for after it, so nothing is made of the words."""
    user = at_map
    user.clicks("Ready?")
    user.types("All wards ready?")
    user.presses("Return")
    user.types("No")
    assert not user.is_naming
    assert user.reads_status().endswith("Enter or F2 edits the name of this decision.")
    user.presses("F2")
    user.types("Really ready?")
    user.presses("Return")
    assert "Really ready?" in user.saves().lane("Admin")


def parked(user: User) -> dict[str, list[str]]:
    """The questions that wait, by the card that stands first at their step."""
    journey = user.sees.journey
    return {
        journey.cell(journey.lanes[0].id, step.id)[0].name: [card.name for card in journey.cell(lane.id, step.id)]
        for lane in journey.lanes
        if lane.content is LaneContent.TO_FIND_OUT
        for step in journey.columns
        if journey.cell(lane.id, step.id)
    }


def test_a_question_is_parked_by_one_key_and_one_goes_on_where_one_was(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.presses("Alt+Q")
    user.types("Who exports the data?")
    user.presses("Return")
    assert parked(user) == {"Import": ["Who exports the data?"]}
    user.types("Map the fields")
    user.presses("Return", "Escape")
    user.presses("Alt+Q")
    user.types("Until when?")
    user.presses("Return")
    assert parked(user) == {"Import": ["Who exports the data?", "Until when?"]}
    assert user.saves().lanes[0] == "Admin: Call || Import, Check, Map the fields | Ready? || -"


def test_a_question_that_comes_up_while_a_card_is_typed_keeps_the_card(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.presses("Ctrl+T")
    user.types("Train")
    user.presses("Alt+Q")
    user.types("Who?")
    user.presses("Return")
    assert "Train" in user.saves().lanes[0] and list(parked(user).values()) == [["Who?"]]


def test_a_folded_lane_to_find_out_is_unfolded_and_none_is_made_beside_a_hidden_one(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.presses("Alt+Q")
    user.types("Who?")
    user.presses("Return")
    (lane,) = [lane for lane in user.sees.journey.lanes if lane.content is LaneContent.TO_FIND_OUT]
    session = user.window.editor.session
    session.do("Fold", fold_lanes(session.journey, [lane.id], True))
    user.presses("Alt+Q")
    user.types("When?")
    user.presses("Return")
    assert parked(user) == {"Import": ["Who?", "When?"]}
    session.do("Hide", set_field(session.journey, [lane.id], "is_hidden", True))
    user.presses("Alt+Q")
    assert "is hidden" in user.window.editor.status_bar.selection.text()
    assert parked(user) == {"Import": ["Who?", "When?"]}


def test_escape_parks_nothing_and_undo_takes_back_the_question_with_its_lane(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.presses("Alt+Q")
    user.presses("Escape")
    assert len(user.sees.journey.lanes) == 2
    user.clicks("Check")
    user.presses("Alt+Q")
    user.types("Who?")
    user.presses("Return")
    assert len(user.sees.journey.lanes) == 3
    user.presses("Ctrl+Z")
    assert len(user.sees.journey.lanes) == 2


def test_a_save_in_the_midst_of_a_new_name_is_no_end_of_it(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invi")
    assert user.saves().lane("End user") == "Invi || - | - || First report"
    user.types("tation")
    user.presses("Return")
    user.types("Reminder")
    user.presses("Return", "Escape")
    assert user.saves().lane("End user") == "Invitation, Reminder || - | - || First report"


@pytest.mark.parametrize("ends", ["Return", "Escape"])
def test_a_save_in_the_midst_of_another_name_leaves_the_cursor_where_it_was(at_map: User, ends: str) -> None:
    user = at_map
    user.selects("Import")
    user.presses("F2", "Home")
    user.types("Big ")
    assert "Big Import" in user.saves().lane("Admin")
    user.types("and slow ")
    user.presses(ends)
    assert ("Big and slow Import" if ends == "Return" else "Big Import") in user.saves().lane("Admin")


@pytest.mark.parametrize("begun", ["Audit of the ", "\U0001f44d\U0001f44d of the "])
def test_a_save_between_two_words_keeps_the_space_and_the_cursor(at_map: User, begun: str) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Return")
    user.types(begun)
    assert user.saves().lane("End user").startswith(f"Invitation, {begun.strip()}")
    user.types("plan")
    user.presses("Return", "Escape")
    assert user.saves().lane("End user").startswith(f"Invitation, {begun}plan ||")
