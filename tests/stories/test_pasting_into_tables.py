"""What is pasted goes into the table that is seen: as rows, by name, and from the board with its place."""

from __future__ import annotations

from pathlib import Path

from journey_editor.document.records import Opportunity, PainPoint, Risk
from journey_editor.storage import files
from tests.building import Building
from tests.stories.test_tables import cells, clicks_cell, copies, table
from tests.stories.user import User


def clicks_tab(user: User, title: str) -> None:
    bar = user.window.editor.workbench.bar
    number = next(i for i in range(bar.count()) if bar.tabText(i) == title)
    user.hands.clicks(bar.mapTo(user.window, bar.tabRect(number).center()))
    user.waits()


def test_an_empty_page_takes_what_is_pasted_and_the_board_behind_it_nothing(at_map: User) -> None:
    cards = at_map.sees.journey.cards
    for title, part_type in (("Pain points", PainPoint), ("Risks", Risk)):
        at_map.clicks("Call")
        clicks_tab(at_map, title)
        copies("Errors come late\nNo answer")
        at_map.presses("Ctrl+V")
        journey = at_map.sees.journey
        assert [journey.name_of(one.id) for one in journey.all(part_type)] == ["Errors come late", "No answer"]
        assert table(at_map).hasFocus()
        clicks_tab(at_map, "Board")
        assert at_map.sees.board.hasFocus()
    at_map.clicks("Call")
    clicks_tab(at_map, "Owners")
    at_map.clicks_on("Handoffs  0")
    at_map.presses("Ctrl+X", "Ctrl+V")
    assert "Nothing was pasted." in at_map.notice and at_map.sees.journey.cards == cards


def test_a_pasted_table_with_titles_finds_its_rows_by_name(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 2, "Risk")
    at_map.types("Drags on")
    at_map.presses("Return")
    clicks_cell(at_map, 3, "Stage")
    copies("Stage\tOwner\tRisk\nsetup\tAnn\t\nRenewal\tCy\tGone\nHandoff\tBob\tLost")
    at_map.presses("Ctrl+V")
    assert cells(at_map, "Stage") == ["Handoff", "Setup", "Activation", "Renewal"]
    assert cells(at_map, "Owner") == ["Bob", "Ann", "", "Cy"]
    assert cells(at_map, "Risk") == ["Lost", "Drags on", "", "Gone"]
    at_map.presses("Ctrl+Z")
    assert cells(at_map, "Stage") == ["Handoff", "Setup", "Activation"] and cells(at_map, "Owner") == ["", "", ""]


def test_notes_copied_on_the_board_are_pain_points_where_they_stood(user: User, tmp_path: Path) -> None:
    b = Building("Workshop")
    admin, pains = b.lane("Admin"), b.other_lane("pain_points")
    handoff, setup = b.stage("Handoff"), b.stage("Setup")
    b.touchpoint(admin, setup, "Import")
    for stage, name in ((handoff, "Told twice"), (setup, "Errors come late"), (setup, "No help")):
        b.note(pains, stage, name)
    files.save(b.journey, tmp_path / "wall.journey")
    user.opens(tmp_path / "wall.journey")
    user.selects("Told twice", "Errors come late", "No help")
    user.presses("Ctrl+C", "Alt+Shift+4", "Ctrl+V")
    journey = user.sees.journey
    felt = {one.description: [journey.name_of(i) for i in one.felt_at] for one in journey.all(PainPoint)}
    assert felt == {"Told twice": ["Handoff"], "Errors come late": ["Import"], "No help": ["Import"]}
    assert len(table(user).chosen_rows) == 3
    user.presses("Alt+Shift+8", "Ctrl+V")
    assert cells(user, "What may go wrong")[:3] == ["Told twice", "Errors come late", "No help"]


def test_a_new_opportunity_belongs_to_nothing_that_is_not_seen(at_map: User) -> None:
    at_map.presses("Alt+Shift+4")
    copies("Errors come late")
    at_map.presses("Ctrl+V", "Alt+Shift+5")
    at_map.clicks_on("Add the first opportunity")
    at_map.types("Check at once")
    at_map.presses("Return")
    [made] = at_map.sees.journey.all(Opportunity)
    assert (made.description, made.addresses, made.places) == ("Check at once", (), ())
