"""The tab of owners: who owns what, what nobody owns, handoffs."""

from __future__ import annotations

from journey_editor.document.records import Owner
from tests.stories.test_tables import cell, cells, clicks_cell, column, table
from tests.stories.user import User

TAB = "Alt+Shift+7"


def gives(user: User, what: str, owner: str) -> None:
    """Give a card or stage an owner."""
    user.clicks(what)
    user.sets("Owner", owner)


def shown(user: User, text: str) -> None:
    """Press the button of one of the tab's tables."""
    tab = user.window.editor.workbench.tab
    button = next(button for button in tab.buttons if button.text().startswith(text))
    user.hands.clicks(user.sees.of_widget(button))


def test_what_nobody_owns_stands_first_and_is_given_away_in_its_list(at_map: User) -> None:
    gives(at_map, "Handoff", "Ann")
    gives(at_map, "Import", "Bob")
    at_map.presses(TAB)
    assert cells(at_map, "Owner") == ["", "Ann", "Bob"] and cells(at_map, "Owns") == ["6", "1", "1"]
    assert cell(at_map, 1, "Setup") == "3: the stage itself, Check, Ready?"
    assert cell(at_map, 2, "Handoff") == "1: the stage itself"
    shown(at_map, "Without an owner")
    assert cells(at_map, "What") == ["Setup", "Activation", "Call", "Check", "Ready?", "First report"]
    assert cell(at_map, 3, "Where") == "Handoff · Admin"
    clicks_cell(at_map, 3, "Owner")
    at_map.types("ann")
    at_map.presses("Return")
    assert cells(at_map, "What") == ["Setup", "Activation", "Check", "Ready?", "First report"]
    assert sorted(owner.name for owner in at_map.sees.journey.all(Owner)) == ["Ann", "Bob"]


def test_a_cell_leads_to_what_it_counts(at_map: User) -> None:
    gives(at_map, "Import", "Bob")
    gives(at_map, "Check", "Bob")
    at_map.presses(TAB)
    clicks_cell(at_map, 2, "Setup")
    at_map.presses("Return")
    assert at_map.window.editor.workbench.shown == "board" and at_map.sees.selected == ["Import", "Check"]


def test_an_owner_is_renamed_everywhere_but_not_to_another_ones_name(at_map: User) -> None:
    gives(at_map, "Import", "Bob")
    gives(at_map, "Handoff", "Ann")
    at_map.presses(TAB)
    clicks_cell(at_map, 3, "Owner")
    at_map.types("ANN")
    at_map.presses("Return")
    assert "“ANN” is an owner already; select both rows and merge them." in at_map.notice
    at_map.presses("Ctrl+A")
    at_map.types("Robert")
    at_map.presses("Return", "Alt+Shift+1")
    assert "Robert" in at_map.reads_card("Import")


def test_owners_are_merged_as_one_step(at_map: User) -> None:
    gives(at_map, "Import", "Bob")
    gives(at_map, "Handoff", "Ann")
    gives(at_map, "Check", "Ann")
    at_map.presses(TAB)
    clicks_cell(at_map, 2, "Owner")
    at_map.presses("Shift+Down", "Alt+J")
    assert cells(at_map, "Owner")[1:] == ["Ann"] and cell(at_map, 2, "Owns") == "3"
    at_map.presses("Ctrl+Z")
    assert cells(at_map, "Owner")[1:] == ["Ann", "Bob"]


def test_ways_on_which_the_owner_changes_are_handoffs(at_map: User) -> None:
    gives(at_map, "Call", "Ann")
    gives(at_map, "Setup", "Bob")
    at_map.presses(TAB)
    shown(at_map, "Handoffs")
    assert (cells(at_map, "From"), cells(at_map, "To")) == (["Call"], ["Import"])
    assert (cell(at_map, 1, "Owner before"), cell(at_map, 1, "Owner after")) == ("Ann", "Bob")
    clicks_cell(at_map, 1, "Kind")
    at_map.types("handoff")
    at_map.presses("Return")
    assert at_map.sees.journey.connections()[0].meaning.value == "handoff"
    clicks_cell(at_map, 1, "Owner after")
    at_map.types("x")
    assert at_map.notice == "An owner is changed at the stage or card itself."
    assert table(at_map).state() == table(at_map).State.NoState


def test_a_stage_that_comes_or_is_renamed_is_a_column(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 3, "Stage")
    at_map.types("Go live")
    at_map.presses("Return", TAB)
    assert [column.title for column in table(at_map).rows.columns][-4:] == ["Handoff", "Setup", "Go live", "No stage"]
    at_map.presses("Ctrl+Z")
    assert [column.title for column in table(at_map).rows.columns][-2] == "Activation"


def test_owners_are_typed_one_after_another_where_the_rows_go(at_map: User) -> None:
    user = at_map
    user.presses("Alt+Shift+7")
    user.clicks_on("Without an owner  8")
    clicks_cell(user, 1, "Owner")
    for text, *ends in (("Lea", "Return"), ("Lea", "Tab"), ("Le", "Delete", "Return")):
        user.types(text)
        user.presses(*ends)
        user.waits()
        assert table(user).hasFocus()
    user.types("Le")
    user.presses("Down", "Return")
    journey = user.sees.journey
    owners = [journey.name_of(stage.owner) for stage in journey.stages] + [journey.name_of(journey.cards[0].owner)]
    assert owners == ["Lea", "Lea", "Le", "Le"]
    assert table(user).currentIndex().column() == column(user, "Owner")


def test_one_owner_is_typed_for_all_that_is_selected_as_one_step(at_map: User) -> None:
    user = at_map
    user.presses(TAB)
    user.clicks_on("Without an owner  8")
    clicks_cell(user, 1, "Owner")
    user.presses("Shift+Down", "Shift+Down")
    user.types("Lea")
    user.presses("Ctrl+Return")
    assert user.window.editor.workbench.tab.page.count.text() == "5 pieces of work" and table(user).hasFocus()
    assert [user.sees.journey.name_of(stage.owner) for stage in user.sees.journey.stages] == ["Lea"] * 3
    clicks_cell(user, 1, "Owner")
    user.presses(*["Shift+Down"] * 4)
    user.types("Lea")
    user.presses("Ctrl+Return")
    assert user.window.editor.workbench.tab.page.is_empty
    user.presses("Ctrl+Z", "Ctrl+Z")
    assert user.window.editor.workbench.tab.page.count.text() == "8 pieces of work"


def test_after_the_last_piece_of_work_the_keyboard_stays_at_the_table(at_map: User) -> None:
    """It went to the map's scope, and the next word stood there."""
    user = at_map
    user.presses(TAB)
    user.clicks_on("Without an owner  8")
    clicks_cell(user, 1, "Owner")
    for _ in range(8):
        user.types("Lea")
        user.presses("Return")
        user.waits()
    tab = user.window.editor.workbench.tab
    assert tab.page.is_empty and tab.page.empty.hasFocus()
    user.types("Max")
    user.presses("Ctrl+Z")
    assert not tab.page.is_empty and table(user).hasFocus() and user.sees.journey.map.scope == ""


def test_the_row_of_what_nobody_owns_says_that_it_is_counted(at_map: User) -> None:
    at_map.presses(TAB)
    for act in (lambda: at_map.types("Lea"), lambda: at_map.presses("F2")):
        clicks_cell(at_map, 1, "Owner")
        act()
        assert at_map.notice == "This row is counted, not edited."
        assert table(at_map).state() == table(at_map).State.NoState
        at_map.window.notices.clear()
    tab = at_map.window.editor.workbench.tab
    assert tab.page.count.text() == "0 owners" and tab.buttons[1].text() == "Who owns what  0", "nobody is no owner"
    at_map.clicks_on("Without an owner  8")
    assert at_map.window.editor.workbench.tab.page.count.text() == "8 pieces of work"


def test_after_a_workshop_each_parked_question_is_given_to_somebody(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    for question in ("Who exports the data?", "Until when?"):
        user.presses("Alt+Q")
        user.types(question)
        user.presses("Return")
    user.presses("Escape", TAB)
    shown(user, "To find out")
    assert cells(user, "What") == ["Who exports the data?", "Until when?"]
    assert cells(user, "Who finds it out") == ["", ""]
    clicks_cell(user, 1, "Who finds it out")
    user.types("Ann")
    user.presses("Return")
    assert cells(user, "Who finds it out") == ["Ann", ""]
    user.presses("Alt+Shift+1")
    user.clicks("Until when?")
    user.presses("Delete", TAB)
    shown(user, "To find out")
    assert cells(user, "What") == ["Who exports the data?"]
