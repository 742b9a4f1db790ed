"""A name is begun and Enter pressed: what stands in the field is what is taken, wherever such a field is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journey_editor.widgets.suggestions import Suggestions
from journey_editor.widgets.typed_combo import TypedCombo
from tests.stories.test_tables import clicks_cell
from tests.stories.user import User


def types(user: User, text: str) -> None:
    """Letter by letter: suggestions come and go."""
    for letter in text:
        user.types(letter)


def stands_there() -> str:
    """What the field that has the keyboard shows."""
    box = QApplication.focusWidget()
    assert isinstance(box, TypedCombo), "no such field has the keyboard"
    return box.currentText()


def gives_owner(user: User, *names: str) -> None:
    """Owners that the map has: one by one of the card "Import", the last of which it keeps."""
    user.clicks("Import")
    for name in names:
        user.presses("Alt+O")
        types(user, name)
        user.presses("Delete", "Return")


@pytest.mark.parametrize("last", ["Return", "Tab", "Ctrl+Return"])
def test_the_beginning_of_a_channel_is_enough(last: str, at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.presses("Ctrl+Shift+C")
    types(user, "v")
    assert stands_there() == "video call"
    types(user, "id")
    assert stands_there() == "video call"
    user.presses(last)
    assert user.saves().touchpoint("Import").channel == "video call"


@pytest.mark.parametrize("refusal", ["Delete", "Backspace"])
def test_what_was_only_begun_is_a_name_of_its_own_where_the_rest_is_refused(refusal: str, at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.presses("Ctrl+Shift+C")
    types(user, "vid")
    user.presses(refusal)
    assert stands_there() == "vid"
    user.presses("Return")
    assert user.saves().touchpoint("Import").channel == "vid"


def test_what_several_begin_with_is_not_guessed_and_all_of_them_are_listed(at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.presses("Ctrl+Shift+C")
    types(user, "web")
    box = QApplication.focusWidget()
    assert stands_there() == "web" and isinstance(box, TypedCombo)
    assert listed(user) == ["website", "webinar", "Enter adds “web”"]
    user.presses("Down")
    assert stands_there() == "website" and listed(user) == ["website", "webinar"], "Enter would take that one now"
    user.presses("Up")
    assert stands_there() == "web" and listed(user)[-1] == "Enter adds “web”"
    types(user, "i")
    assert stands_there() == "webinar"
    assert box.suggestions.count() == 1, "the list goes by what was typed"
    user.presses("Return")
    assert user.saves().touchpoint("Import").channel == "webinar"


def test_another_name_that_is_typed_over_one_is_completed_from_its_first_letter(at_map: User) -> None:
    user = at_map
    gives_owner(user, "Sales", "Marketing")
    user.presses("Alt+O")
    types(user, "S")
    assert stands_there() == "Sales"
    user.presses("Return")
    assert user.saves().owner_of("Import") == "Sales"


def test_a_whole_name_is_taken_though_another_goes_on(at_map: User) -> None:
    user = at_map
    gives_owner(user, "Sales", "Sales Ops")
    user.clicks("Check")
    user.presses("Alt+O")
    types(user, "sales")
    assert stands_there() == "sales"
    user.presses("Return")
    assert user.saves().owner_of("Check") == "Sales"


def test_another_name_is_typed_right_over_the_rest(at_map: User) -> None:
    user = at_map
    gives_owner(user, "Sales Ops")
    user.clicks("Check")
    user.presses("Alt+O")
    types(user, "Sales Engineering")
    user.presses("Return")
    assert user.saves().owner_of("Check") == "Sales Engineering"


def test_an_owner_that_is_begun_in_a_table_a_row_or_the_outline_is_the_one_that_is_there(at_map: User) -> None:
    user = at_map
    gives_owner(user, "Success team")
    user.presses("Alt+Shift+2")
    clicks_cell(user, 1, "Owner")
    types(user, "suc")
    user.presses("Return")
    user.presses("Alt+Shift+1")
    user.chooses("Insert", "Stage row", "Owner")
    user.presses("Ctrl+Return")
    user.hands.clicks(user.sees.field("Owner", "Setup"))
    types(user, "suc")
    user.presses("Return")
    user.hands.clicks(user.sees.field("Owner", "Activation"))
    types(user, "suc")
    user.presses("Delete", "Return")
    owners = [user.sees.journey.name_of(stage.owner) for stage in user.sees.journey.stages]
    assert owners == ["Success team", "Success team", "suc"]


def test_a_table_says_of_a_new_owner_that_enter_adds_it_and_of_no_closed_choice(at_map: User) -> None:
    user = at_map
    gives_owner(user, "Sales", "Salesforce team")
    user.presses("Alt+Shift+2")
    clicks_cell(user, 1, "Owner")
    types(user, "sal")
    assert listed(user) == ["Sales", "Salesforce team", "Enter adds “sal”"]
    user.presses("Escape", "Alt+Shift+3")
    clicks_cell(user, 1, "Level")
    types(user, "u")
    assert listed(user)[0] == "user" and not any("adds" in line for line in listed(user))


def listed(user: User) -> list[str]:
    """The suggestions that are seen under a field."""
    lists = [one for one in user.window.findChildren(Suggestions) if one.isVisible()]
    return [one.item(row).text() for one in lists for row in range(one.count()) if not one.item(row).isHidden()]


def test_the_list_never_has_the_keyboard_and_goes_with_the_field(at_map: User) -> None:
    """As a popup it had it late: of what was typed fast on a busy computer, words came into the field before."""
    user = at_map
    user.clicks("Import")
    user.presses("Ctrl+Shift+C")
    types(user, "s")
    assert listed(user)[:4] == ["search", "social", "survey", "support ticket"], "those that begin so come first"
    assert QApplication.activePopupWidget() is None and QApplication.focusWindow() is user.window.windowHandle()
    user.presses("Escape")
    assert not listed(user) and user.sees.board.hasFocus()
    assert user.saves().touchpoint("Import").channel == "product", "one Escape takes it all back"
    user.presses("Ctrl+Shift+C")
    types(user, "s")
    user.clicks("Check")
    assert not listed(user)


def test_down_and_a_click_take_from_the_list(at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.presses("Ctrl+Shift+C")
    types(user, "s")
    user.presses("Down", "Down", "Down", "Up")
    assert stands_there() == "social"
    user.presses("Up", "Up")
    assert stands_there() == "s"
    user.presses("Down", "Down", "Return")
    assert user.saves().touchpoint("Import").channel == "social" and user.sees.board.hasFocus()
    user.presses("Ctrl+Shift+C")
    types(user, "su")
    (shown,) = (one for one in user.window.findChildren(Suggestions) if one.isVisible())
    at = shown.visualItemRect(shown.item(1)).center()
    user.hands.clicks(shown.viewport().mapTo(user.window, at))
    assert user.saves().touchpoint("Import").channel == "support ticket" and not listed(user)
