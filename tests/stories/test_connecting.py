"""Connections: drawn from a card's handle, by a command, taken up again at an end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.stories.user import User


@pytest.mark.parametrize(
    ("start", "end", "side"),
    [("Check", "Ready?", "right"), ("Ready?", "Call", "right"), ("Call", "First report", "bottom")],
    ids=["forwards", "backwards", "across lanes"],
)
def test_a_connection_is_drawn_from_a_handle_to_a_card(at_map: User, start: str, end: str, side: str) -> None:
    user = at_map
    user.draws_connection(start, end, side)
    if user.is_naming:  # a way out of a decision: "yes" is offered
        user.presses("Escape")
    assert f"{start} -> {end}" in user.saves().ways


def test_a_connection_drawn_from_the_left_comes_from_where_it_is_let_go(at_map: User) -> None:
    user = at_map
    user.draws_connection("First report", "Check", "left")
    assert "Check -> First report" in user.saves().ways


def test_a_way_out_of_a_decision_is_named_at_once(at_map: User) -> None:
    user = at_map
    user.draws_connection("Ready?", "First report")
    user.types_name("yes")
    user.draws_connection("Ready?", "Import")
    user.types_name("no")
    assert user.saves().ways == ["Call -> Import", "Ready? -> First report: yes", "Ready? -> Import: no"]


def test_a_wire_let_go_in_an_empty_cell_makes_a_connected_touchpoint(at_map: User) -> None:
    user = at_map
    user.points_at("Call")
    user.hands.drags(user.sees.of("Call", 0.5, 1.0), user.sees.cell("End user", "Handoff"))
    user.types_name("Invitation")
    saved = user.saves()
    assert saved.lane("End user") == "Invitation || - | - || First report"
    assert saved.ways == ["Call -> Import", "Call -> Invitation"]


def test_a_connection_by_a_command(at_map: User) -> None:
    user = at_map
    user.selects("First report", "Call")
    user.presses("Ctrl+Shift+K")
    assert user.saves().ways == ["Call -> Import", "First report -> Call"]


def test_a_connection_to_a_card_that_is_found_by_typing(at_map: User) -> None:
    user = at_map

    def finds_call(dialog: object) -> None:
        user.types("call")
        user.presses("Return")

    user.will_answer(finds_call)
    user.clicks("First report")
    user.presses("Ctrl+Shift+K")
    assert user.saves().ways == ["Call -> Import", "First report -> Call"]


def test_a_connection_is_selected_labelled_by_typing_and_deleted(at_map: User) -> None:
    user = at_map
    user.hands.clicks(user.sees.way("Call", "Import"))
    user.types("after 3 days")
    user.presses("Return")
    assert user.saves().ways == ["Call -> Import: after 3 days"]
    user.presses("Del")
    assert user.saves().ways == []


def test_an_end_of_a_connection_is_put_on_another_card(at_map: User) -> None:
    user = at_map
    user.hands.clicks(user.sees.way("Call", "Import"))
    tip = user.sees.of("Import", 0.0, 0.5)
    user.hands.drags(tip, user.sees.of("Ready?"))
    assert user.saves().ways == ["Call -> Ready?"]


def test_a_connection_s_meaning_is_chosen_where_it_is_made_by_keys_alone(at_map: User) -> None:
    user = at_map

    def recovers(dialog: object) -> None:
        user.types("first")
        user.presses("Alt+M", "End", "Return")

    user.clicks("Call")
    user.will_answer(recovers)
    user.presses("Ctrl+Shift+K")
    saved = user.saves()
    assert sorted(saved.ways) == ["Call -> First report", "Call -> Import"]
    made = next(c for c in saved.journey.connections() if saved.journey.name_of(c.target) == "First report")
    assert made.meaning.value == "recovery"
    user.presses("Ctrl+Z")
    assert user.saves().ways == ["Call -> Import"]


def test_escape_leaves_the_question_where_a_card_leads_without_a_connection(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.will_answer(lambda dialog: user.presses("Escape"))
    user.presses("Ctrl+Shift+K")
    assert user.saves().ways == ["Call -> Import"]


def test_a_way_out_of_a_decision_that_is_made_by_keys_is_named_at_once(at_map: User) -> None:
    user = at_map

    def finds_first_report(dialog: object) -> None:
        user.types("first")
        user.presses("Return")

    user.clicks("Ready?")
    user.will_answer(finds_first_report)
    user.presses("Ctrl+Shift+K")
    user.types("yes")
    user.presses("Return")
    assert user.saves().ways == ["Call -> Import", "Ready? -> First report: yes"]


def test_a_way_leads_to_a_card_that_is_made_of_what_was_typed(at_map: User) -> None:
    user = at_map

    def types(name: str) -> Callable[[object], None]:
        def answer(_dialog: object) -> None:
            user.types(name)
            user.presses("Return")

        return answer

    user.clicks("Ready?")
    user.will_answer(types("Mend the file"))
    user.presses("Ctrl+Shift+K")
    user.types("no")
    user.presses("Return")
    user.clicks("Mend the file")
    user.will_answer(types("check"))
    user.presses("Ctrl+Shift+K")
    saved = user.saves()
    assert sorted(saved.ways) == ["Call -> Import", "Mend the file -> Check", "Ready? -> Mend the file: no"]
    user.presses("Ctrl+Z", "Ctrl+Z")
    assert user.saves().ways == ["Call -> Import"]
    assert "Mend the file" not in user.saves().lane("Admin")


def test_the_first_way_that_loops_back_is_offered_no(at_map: User) -> None:
    user = at_map
    user.draws_connection("Ready?", "Call")
    user.presses("Return")
    user.draws_connection("Ready?", "First report")
    user.presses("Return")
    assert user.saves().ways == ["Call -> Import", "Ready? -> Call: no", "Ready? -> First report: yes"]
