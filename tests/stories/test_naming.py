"""Renaming in place, deleting, the clipboard, selecting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.stories.user import User

ADMIN = "Admin: Call || Import, Check | Ready? || -"
END_USER = "End user: - || - | - || First report"


@pytest.mark.parametrize("way", ["double-click", "F2", "typing"])
def test_names_are_edited_in_place(at_map: User, way: str) -> None:
    user = at_map
    for name in ("Call", "Handoff", "Admin", "Ready?"):
        if way == "double-click":
            user.double_clicks(name)
        else:
            user.clicks(name)
            if way == "F2":
                user.presses("F2")
        user.types(f"My {name}")
        user.presses("Return")
    saved = user.saves()
    assert saved.stages == ["My Handoff", "Setup", "Activation"]
    assert saved.lanes == ["My Admin: My Call || Import, Check | My Ready? || -", END_USER]


def test_the_title_of_the_map_is_edited_by_a_double_click(at_map: User) -> None:
    user = at_map
    title = user.sees.board.board.by_key["title", "map"].box
    user.hands.double_clicks(user.sees.at(title.x + 20, title.y + 16))
    user.types_name("Our onboarding")
    assert user.saves().map.title == "Our onboarding"


def test_escape_leaves_a_name_as_it_was(at_map: User) -> None:
    user = at_map
    user.double_clicks("Call")
    user.types("Something else")
    user.presses("Escape")
    assert not user.window.isWindowModified()
    assert user.saves().lanes == [ADMIN, END_USER]


def test_a_click_elsewhere_keeps_what_was_typed(at_map: User) -> None:
    user = at_map
    user.double_clicks("Call")
    user.types("Kickoff call")
    user.clicks("Check")
    assert user.saves().lanes[0] == "Admin: Kickoff call || Import, Check | Ready? || -"


def test_saving_in_the_middle_of_a_name_saves_the_name(at_map: User) -> None:
    user = at_map
    user.double_clicks("Call")
    user.types("Kickoff call")
    assert user.saves().lanes[0] == "Admin: Kickoff call || Import, Check | Ready? || -"


def test_a_card_is_deleted_with_its_connections(at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.presses("Del")
    saved = user.saves()
    assert (saved.lanes[0], saved.ways) == ("Admin: Call || Check | Ready? || -", [])
    user.presses("Ctrl+Z")
    saved = user.saves()
    assert (saved.lanes[0], saved.ways) == (ADMIN, ["Call -> Import"])


def test_a_stage_is_deleted_with_all_that_stands_in_it(at_map: User) -> None:
    user = at_map
    user.clicks("Setup")
    user.presses("Backspace")
    saved = user.saves()
    assert saved.lanes == ["Admin: Call || -", "End user: - || First report"]
    assert saved.ways == []


def test_a_persona_is_deleted_with_its_lane(at_map: User) -> None:
    user = at_map
    user.clicks("Admin")
    user.chooses("Edit", "Delete")
    saved = user.saves()
    assert saved.lanes == [END_USER]
    assert [p.name for p in saved.journey.all(type(saved.persona("End user")))] == ["End user"]


def test_cards_copied_together_keep_the_connection_between_them(at_map: User) -> None:
    user = at_map
    user.selects("Call", "Import")
    user.presses("Ctrl+C")
    user.clicks_cell("End user", "Handoff")
    user.presses("Ctrl+V")
    saved = user.saves()
    assert saved.lane("End user") == "Call || Import | - || First report"
    assert saved.ways == ["Call -> Import", "Call -> Import"]


def test_a_card_cut_and_pasted_elsewhere(at_map: User) -> None:
    user = at_map
    user.clicks("First report")
    user.presses("Ctrl+X")
    user.clicks_cell("Admin", "Activation")
    user.presses("Ctrl+V")
    saved = user.saves()
    assert saved.lane("Admin") == "Call || Import, Check | Ready? || First report"
    assert saved.touchpoint("First report").emotion == 2
    assert saved.touchpoint("First report").channel == "in-app"


def test_the_first_of_the_copies_is_in_view_whichever_was_selected_first(at_map: User) -> None:
    user = at_map
    user.selects("First report", "Call")
    user.sees.board.camera.zoom_to(4.0)
    user.presses("Ctrl+D")
    (first,) = (card.id for card in user.sees.journey.cards if card.name == "Call" and card.id in _selected(user))
    assert user.sees.board.focus.record == first
    assert user.sees.is_in_view(user.sees.piece("card", first))


def _selected(user: User) -> tuple[str, ...]:
    return user.sees.board.session.selection


def test_what_is_pasted_is_brought_into_view(at_map: User) -> None:
    user = at_map
    user.selects("Call", "Import")
    user.presses("Ctrl+C", "Ctrl+End")
    user.sees.board.camera.zoom_to(4.0)
    user.presses("Ctrl+Home", "Ctrl+End", "Ctrl+V")
    pasted = user.sees.board.session.selection
    assert len(pasted) == 2 and user.sees.board.focus.record == pasted[0]
    assert user.sees.is_in_view(user.sees.piece("card", pasted[0]))
    user.presses("Ctrl+Home", "Escape")
    assert user.sees.selected == [], "Escape lets go of what is selected, and what was pasted stays"
    user.presses("Ctrl+Z")
    assert len(user.sees.journey.cards) == 5


def test_a_duplicate_stands_beside_its_original(at_map: User) -> None:
    user = at_map
    user.clicks("Ready?")
    user.presses("Ctrl+D")
    assert user.saves().lane("Admin").count("Ready?") == 2


def test_a_stage_is_duplicated_with_its_content(at_map: User) -> None:
    user = at_map
    user.clicks("Setup")
    user.presses("Ctrl+D")
    assert user.saves().lane("Admin") == "Call || Import, Check | Ready? || Import, Check | Ready? || -"


def test_text_of_another_program_is_pasted_as_a_touchpoint(at_map: User) -> None:
    user = at_map
    QApplication.clipboard().setText("客户旅程 <b>kick-off</b>")
    user.clicks_cell("End user", "Handoff")
    user.presses("Ctrl+V")
    assert user.saves().lane("End user") == "客户旅程 <b>kick-off</b> || - | - || First report"


def test_a_frame_selects_the_cards_it_touches(at_map: User) -> None:
    user = at_map
    user.hands.drags(user.sees.cell("Admin", "Setup") + QPoint(-14, 4), user.sees.of("Ready?"))
    assert set(user.sees.selected) == {"Import", "Check", "Ready?"}
    user.presses("Del")
    assert user.saves().lanes[0] == "Admin: Call || - | - || -"


def test_shift_click_adds_and_takes_out(at_map: User) -> None:
    user = at_map
    user.selects("Call", "Import", "Check")
    user.clicks("Import", held="Shift")
    assert user.sees.selected == ["Call", "Check"]
    user.clicks_empty_board()
    assert user.sees.selected == []


def test_select_all_and_escape(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.presses("Ctrl+A")
    assert len(user.sees.selected) == 5
    user.presses("Escape")
    assert user.sees.selected == []
