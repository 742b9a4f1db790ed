"""A view is made for an audience, and everything is found again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from journey_editor.document.records import View
from journey_editor.storage import files
from tests.stories.user import Button, User


def _lanes(user: User) -> list[str]:
    board = user.sees.board
    return [user.sees.journey.name_of(row.lane) for row in board.board.rows]


def _says(user: User) -> str:
    bar = user.window.editor.view_bar
    return bar.text.text() if bar.isVisible() else ""


def test_a_lane_is_hidden_by_its_menu_told_and_shown_again(at_map: User) -> None:
    user = at_map
    user.clicks("End user")
    user.presses("Ctrl+Shift+H")
    assert (_lanes(user), _says(user)) == (["Admin"], "Hidden: End user")
    assert "Nothing is deleted" in user.notice
    with pytest.raises(AssertionError):
        user.sees.of("First report")
    user.clicks_on("Show all lanes")
    assert (_lanes(user), _says(user)) == (["Admin", "End user"], "")
    user.presses("Ctrl+Z")
    assert _lanes(user) == ["Admin"]
    user.saves()


def test_new_cards_stay_out_of_what_is_hidden(at_map: User) -> None:
    user = at_map
    user.clicks("Admin")
    user.presses("Ctrl+Shift+H")
    user.double_clicks_cell("End user", "Handoff")
    user.types_name("Hears of it")
    user.clicks("Hears of it")
    user.presses("Ctrl+Up")
    assert user.sees.journey.get(user.sees.card("Hears of it")).lane == user.sees.lane("End user")


def test_a_view_is_found_again_with_the_file_and_is_no_change_of_it(at_map: User, small_map: Path) -> None:
    user = at_map
    user.presses("Ctrl+Shift+F7")
    user.waits()
    user.presses("Escape", "Escape")
    user.waits()
    user.clicks("Admin")
    user.presses("Ctrl+Shift+H", "Ctrl+S")
    assert files.load(small_map).journey.all(View)[0].hidden_lanes == (user.sees.lane("Admin"),)
    user.presses("Ctrl+W")
    user.opens(small_map)
    assert (_lanes(user), _says(user)) == (["End user"], "View: New view  \u00b7  Hidden: Admin")
    user.presses("Ctrl+F7")
    assert (_lanes(user), _says(user)) == (["Admin", "End user"], "")
    assert not user.window.isWindowModified()


def test_the_menu_of_a_lane_offers_to_hide_it(at_map: User) -> None:
    user = at_map
    user.hands.clicks(user.sees.of("End user", 0.35, 0.3), button=Button.RightButton)
    user.waits()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(entry for entry in menu.actions() if entry.objectName() == "view.hide_lane"))
    user.presses("Return")
    user.waits()
    assert _lanes(user) == ["Admin"]


def test_no_two_views_have_one_name(at_map: User) -> None:
    """An export, the palette and F7 ask for a view by its name."""
    user = at_map
    for name in ("For the sponsor", "for the  sponsor", "For the sponsor"):
        user.presses("Ctrl+Shift+F7")
        user.waits()
        user.types(name)
        user.presses("Return", "Escape")
        user.waits()
    names = [view.name for view in user.saves().journey.all(View)]
    assert names == ["For the sponsor", "for the sponsor 2", "For the sponsor 3"]
