"""The tab of opportunities: the order by RICE, the action plan."""

from __future__ import annotations

from datetime import date, timedelta

from journey_editor.document.records import Opportunity, Signal
from journey_editor.document.vocabulary import OpportunityStatus
from tests.stories.test_tables import cell, cells, clicks_cell, column, copies, table
from tests.stories.user import User

OPPORTUNITIES = "Alt+Shift+5"
_ROWS = """Opportunity\tHelps at\tReach\tImpact\tConfidence\tEffort
Checklist\tCall\t100\t3\t100 %\t2
Template\tImport\t\t1\t80\t1
Call first\tImport\t400\t1\t50 %\t1"""


def pastes_three(user: User) -> None:
    """Go to the tab and paste three opportunities, one of unknown reach."""
    user.presses(OPPORTUNITIES)
    user.clicks_on("Add the first opportunity")
    user.presses("Escape")
    copies(_ROWS)
    user.presses("Ctrl+V")


def opens_page(user: User, number: int) -> None:
    """Click one of the buttons over the table."""
    user.hands.clicks(user.sees.of_widget(user.window.editor.workbench.tab.buttons[number]))


def opens_anew(user: User) -> None:
    """Leave the tab and come back: its rows are put in order."""
    user.presses("Alt+Shift+1", OPPORTUNITIES)


def opportunity(user: User, name: str) -> Opportunity:
    return next(one for one in user.sees.journey.all(Opportunity) if one.description == name)


def test_opportunities_stand_by_their_score_and_unknown_is_told_and_last(at_map: User) -> None:
    pastes_three(at_map)
    opens_anew(at_map)
    assert cells(at_map, "Opportunity") == ["Call first", "Checklist", "Template"]
    assert cells(at_map, "RICE score") == ["200", "150", "cannot be computed: reach unknown"]
    assert cells(at_map, "Rank") == ["1", "2", ""]
    assert cells(at_map, "Confidence") == ["50 %", "100 %", "80 %"]


def test_a_row_stays_where_it_is_while_it_is_edited_and_each_cell_is_a_step(at_map: User) -> None:
    pastes_three(at_map)
    opens_anew(at_map)
    clicks_cell(at_map, 3, "Reach")
    at_map.types("500")
    at_map.presses("Tab")
    at_map.types("3")
    at_map.presses("Return")
    assert cells(at_map, "Opportunity") == ["Call first", "Checklist", "Template"]
    assert cells(at_map, "Rank") == ["2", "3", "1"] and cell(at_map, 3, "RICE score") == "1200"
    at_map.presses("Ctrl+Z")
    assert cell(at_map, 3, "RICE score") == "400"
    at_map.presses("Ctrl+Z")
    assert cell(at_map, 3, "RICE score") == "cannot be computed: reach unknown"
    at_map.presses("Ctrl+Y")
    opens_anew(at_map)
    assert cells(at_map, "Opportunity")[0] == "Template"


def test_a_score_is_not_typed_and_a_confidence_over_100_is_refused(at_map: User) -> None:
    pastes_three(at_map)
    clicks_cell(at_map, 1, "RICE score")
    at_map.types("9")
    assert at_map.notice == "This is computed from reach, impact, confidence and effort."
    clicks_cell(at_map, 1, "Confidence")
    at_map.types("150")
    at_map.presses("Return")
    assert at_map.notice == "Row 1, Confidence: “150” is more than 100 %; the map keeps what it had."
    at_map.presses("Escape")
    assert cell(at_map, 1, "Confidence") == "100 %"


def test_a_map_that_is_scored_from_1_to_5_is_ranked_and_a_percentage_among_it_is_told(at_map: User) -> None:
    at_map.presses(OPPORTUNITIES)
    at_map.clicks_on("Add the first opportunity")
    at_map.presses("Escape")
    copies("Opportunity\tReach\tImpact\tConfidence\tEffort\na\t5\t3\t4\t1\nb\t4\t5\t3\t2")
    at_map.presses("Ctrl+V")
    assert cells(at_map, "RICE score") == ["60", "30"]
    clicks_cell(at_map, 1, "Confidence")
    at_map.types("80 %")
    at_map.presses("Return")
    assert "in points up to 3, not in %" in at_map.notice
    at_map.presses("Escape")
    assert cells(at_map, "Confidence") == ["4", "3"]


def test_pointing_at_a_score_spells_it_out_and_so_does_the_inspector(at_map: User) -> None:
    pastes_three(at_map)
    view = table(at_map)
    index = view.rows.index(0, column(at_map, "RICE score"))
    words = "RICE 150 = reach 100 × impact 3 × confidence 100 % ÷ effort 2: rank 2 of 2"
    assert words in index.data(3)
    clicks_cell(at_map, 1, "RICE score")
    assert words in at_map.reads_in_inspector()
    at_map.sets("Reach", "1000")
    assert "RICE 1500 = reach 1000 × impact 3 × confidence 100 % ÷ effort 2: rank 1 of 2" in at_map.reads_in_inspector()
    at_map.sets("Confidence", "50")
    assert opportunity(at_map, "Checklist").confidence == 0.5
    at_map.sets("Effort, person-months", "")
    assert "RICE cannot be computed: effort unknown" in at_map.reads_in_inspector()


def test_the_action_plan_is_grouped_by_status_and_says_what_is_overdue(at_map: User) -> None:
    pastes_three(at_map)
    opens_page(at_map, 1)
    long_ago, soon = date.today() - timedelta(12), date.today() + timedelta(1)
    copies(
        "Opportunity\tStatus\tDue\tOwner\tAffected metric\nCall first\tpiloting\t"
        f"{long_ago}\tAnn\tDays to import\nChecklist\tplanned\t{soon}\t\t\nTemplate\tdone\t{long_ago}\tAnn\t"
    )
    clicks_cell(at_map, 1, "Opportunity")
    at_map.presses("Ctrl+V")
    opens_anew(at_map)
    assert cells(at_map, "Status") == ["planned", "piloting", "done"]
    assert cells(at_map, "Until then") == ["due in 1 day", "overdue by 12 days", ""]
    assert [table(at_map).rows.begins_group(row) for row in range(3)] == [False, True, True]
    (signal,) = at_map.sees.journey.all(Signal)
    assert signal.name == "Days to import"
    clicks_cell(at_map, 1, "Status")
    at_map.types("dropped")
    at_map.presses("Return")
    clicks_cell(at_map, 1, "What the pilot showed")
    at_map.types("Nobody used it")
    at_map.presses("Return")
    checklist = opportunity(at_map, "Checklist")
    assert checklist.status is OpportunityStatus.DROPPED and checklist.pilot_result == "Nobody used it"
    at_map.presses("Ctrl+Z", "Ctrl+Z")
    assert opportunity(at_map, "Checklist").status is OpportunityStatus.PLANNED


def test_what_is_selected_in_the_plan_is_selected_on_the_board_and_in_the_order(at_map: User) -> None:
    pastes_three(at_map)
    opens_page(at_map, 1)
    clicks_cell(at_map, 2, "Owner")
    chosen = table(at_map).chosen_rows
    assert list(at_map.window.editor.session.selection) == chosen
    opens_page(at_map, 0)
    assert table(at_map).chosen_rows == chosen


def test_tab_while_a_row_is_typed_passes_by_what_is_computed(at_map: User) -> None:
    at_map.presses(OPPORTUNITIES)
    at_map.clicks_on("Add the first opportunity")
    for text in ("Checklist", "100", "3", "80 %", "2"):
        at_map.types(text)
        at_map.presses("Tab")
    assert cell(at_map, 1, "RICE score") == "120"
    at_map.presses("Shift+Tab", "Shift+Tab")
    assert at_map.notice == ""


def test_what_was_refused_is_past_when_the_user_goes_on(at_map: User) -> None:
    pastes_three(at_map)
    clicks_cell(at_map, 1, "RICE score")
    at_map.types("9")
    assert at_map.notice.startswith("This is computed")
    clicks_cell(at_map, 1, "Reach")
    at_map.types("90")
    at_map.presses("Return")
    assert at_map.notice == ""
    clicks_cell(at_map, 1, "RICE score")
    at_map.types("9")
    at_map.presses("Alt+Shift+4")
    assert at_map.notice == ""
