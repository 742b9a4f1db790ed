"""The tabs of signals and risks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Risk, Signal
from journey_editor.workbench.record_model import EMPTY_ROLE
from tests.stories.test_tables import cell, cells, clicks_cell, column, copies, table
from tests.stories.user import User

SIGNALS, RISKS = "Alt+Shift+6", "Alt+Shift+8"


def chooses(user: User, facet: str, text: str) -> None:
    """Choose what rows are shown, from one of the boxes above the table."""
    box = user.sees.widget(f"Only rows of one {facet}")
    assert isinstance(box, QComboBox)
    user.hands.clicks(user.sees.of_widget(box))
    at = next(i for i in range(box.count()) if box.itemText(i).startswith(text))
    marked = box.view().currentIndex().row()
    user.presses(*["Down" if marked < at else "Up"] * abs(at - marked), "Return")


def types_into_target(user: User, text: str) -> None:
    """Make a signal, save the map, and begin to type its target."""
    user.presses("Alt+Shift+6", "Ctrl+Return")
    user.types("data imported")
    user.presses("Return")
    user.saves()
    view = table(user)
    view.go_to(0, [column.title for column in view.rows.columns].index("Target"))
    user.types(text)


def test_the_first_signal_is_added_and_says_what_is_unknown(at_map: User) -> None:
    at_map.presses(SIGNALS)
    at_map.clicks_on("Add the first signal")
    at_map.types("Days to import")
    at_map.presses("Return")
    assert cell(at_map, 1, "Status") == "unknown" and cell(at_map, 1, "Baseline") == ""
    assert cell(at_map, 1, "Progress") == "cannot be computed: baseline, target and current value unknown"
    clicks_cell(at_map, 1, "Baseline")
    for text in ("20", "10", "15", "days", "lower is better"):
        at_map.types(text)
        at_map.presses("Tab")
    assert cell(at_map, 1, "Progress") == "50 %"
    clicks_cell(at_map, 1, "Dated values")
    at_map.types("2026-01-01 20")
    at_map.presses("Shift+Return")
    at_map.types("2026-02-01 15")
    at_map.presses("Return")
    assert cell(at_map, 1, "Trend") == "falling, better"
    (signal,) = at_map.sees.journey.all(Signal)
    assert signal.unit == "days" and len(signal.history) == 2


def test_rows_are_chosen_by_what_a_column_says(at_map: User) -> None:
    at_map.presses(SIGNALS)
    at_map.clicks_on("Add the first signal")
    at_map.presses("Escape")
    copies("Signal\tMeasures\tStatus\tCategory\na\tSetup\tlive\tsetup\nb\tHandoff\tpartial\t\nc\tCall\tlive\tsetup")
    at_map.presses("Ctrl+V")
    assert cells(at_map, "Stage") == ["Handoff", "Handoff", "Setup"]
    chooses(at_map, "status", "live")
    assert cells(at_map, "Signal") == ["c", "a"]
    chooses(at_map, "stage", "Setup (1)")
    assert cells(at_map, "Signal") == ["a"]
    chooses(at_map, "status", "Status: any")
    chooses(at_map, "stage", "Stage: any")
    assert sorted(cells(at_map, "Signal")) == ["a", "b", "c"]


def test_a_table_that_is_painted_in_the_midst_of_a_deletion_follows_it(
    at_map: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_map.presses(SIGNALS)
    at_map.clicks_on("Add the first signal")
    at_map.presses("Escape")
    copies("Signal\tMeasures\tStatus\na\tSetup\tlive\nb\tHandoff\tpartial")
    at_map.presses("Ctrl+V")
    hovering = at_map.window.editor.board.hovering
    refresh, seen = hovering.refresh, list[int]()

    def paint_and_refresh() -> None:  # as a scroll of the board does, when its size changes
        seen.append(table(at_map).rows.rowCount())
        table(at_map).viewport().repaint()
        refresh()

    monkeypatch.setattr(hovering, "refresh", paint_and_refresh)
    clicks_cell(at_map, 1, "Signal")
    at_map.presses("Ctrl+Delete")
    assert seen and 2 in seen and len(cells(at_map, "Signal")) == 1
    at_map.presses("Ctrl+Z")
    assert sorted(cells(at_map, "Signal")) == ["a", "b"]


def test_coverage_follows_what_is_typed(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Signals")
    at_map.types("Brief sent")
    at_map.presses("Return", SIGNALS)
    at_map.hands.clicks(at_map.sees.of_widget(at_map.window.editor.workbench.tab.buttons[1]))
    assert cells(at_map, "The stage itself") == [
        "unknown: no signal is live",
        "unknown: it needs a signal",
        "unknown: it needs a signal",
    ]
    at_map.presses("Ctrl+Z")
    assert cells(at_map, "The stage itself") == ["unknown: it needs a signal"] * 3


def test_a_risk_is_added_where_the_row_above_is_and_undone(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 2, "Risk")
    at_map.types("Import fails")
    at_map.presses("Return", RISKS)
    assert cells(at_map, "What may go wrong") == ["Import fails"]
    at_map.presses("Ctrl+Return")
    at_map.types("Nobody answers")
    at_map.presses("Return")
    assert cells(at_map, "Threatens") == ["Setup (the stage itself)", "Setup"]
    assert cell(at_map, 2, "Way back on the map") == "none: no recovery connection leads out of it"
    clicks_cell(at_map, 1, "Owner")
    at_map.presses("Ctrl+Delete")
    assert cells(at_map, "What may go wrong") == ["Nobody answers"]
    assert "Setup" in [stage.name for stage in at_map.sees.journey.stages]
    at_map.presses("Ctrl+Z")
    assert cells(at_map, "What may go wrong") == ["Import fails", "Nobody answers"]
    assert at_map.sees.journey.count(Risk) == 1 and table(at_map).isVisible()


def test_a_stages_own_risk_says_that_likelihood_does_not_apply(at_map: User) -> None:
    """Unknown is what could be known: a stage has no likelihood."""
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 2, "Risk")
    at_map.types("Import fails")
    at_map.presses("Return", RISKS, "Ctrl+Return")
    at_map.types("Nobody answers")
    at_map.presses("Return")
    shown = table(at_map).model()
    assert shown is not None

    def said(row: int, title: str) -> tuple[str, str]:
        index = shown.index(row, column(at_map, title))
        return index.data(EMPTY_ROLE), index.data(Qt.ItemDataRole.AccessibleTextRole).split(": ")[-1]

    for title in ("Likelihood", "Harm"):
        assert said(0, title) == ("\u2013", "does not apply")
        assert said(1, title) == ("unknown", "unknown")


def test_the_funnel_follows_what_is_typed_into_it(at_map: User) -> None:
    journey, session = at_map.sees.journey, at_map.sees.board.session
    names = {card.name: card.id for card in journey.cards}
    session.do("Number", set_field(journey, [names["Call"], names["Import"]], "reached", 80.0))
    session.do("Milestone", set_field(journey, [names["Import"]], "first_value", True))
    at_map.presses(SIGNALS)
    at_map.hands.clicks(at_map.sees.of_widget(at_map.window.editor.workbench.tab.buttons[2]))
    assert cells(at_map, "Touchpoint") == ["Call", "Import", "All steps together", "Time to first value"]
    assert cell(at_map, 1, "Conversion") == "cannot be computed: how many go on unknown"
    clicks_cell(at_map, 1, "Go on")
    at_map.types("80")
    at_map.presses("Return")
    at_map.types("20")
    at_map.presses("Return")
    assert cells(at_map, "Conversion")[:3] == ["100 %", "25 %", "25 %"]
    assert cell(at_map, 2, "Drop-off") == "75 %: 60 of 80 do not go on; the worst step"
    clicks_cell(at_map, 1, "Time spent (hours)")
    at_map.types("1.5")
    at_map.presses("Return")
    at_map.types("4")
    at_map.presses("Return")
    assert cell(at_map, 4, "On the way to the first value") == "5.5 h, over 2 steps"
    at_map.presses("Ctrl+Z")
    assert cell(at_map, 4, "On the way to the first value").endswith("unknown at Import; at least 1.5 h")


def test_a_value_is_typed_with_its_unit(at_map: User) -> None:
    at_map.presses("Alt+Shift+6")
    at_map.clicks_on("Add the first signal")
    at_map.types("Sites live")
    at_map.presses("Return")
    for title, text in (("Target", "90 %"), ("Current", "30%")):
        clicks_cell(at_map, 1, title)
        at_map.types(text)
        at_map.presses("Return")
    assert [cell(at_map, 1, title) for title in ("Target", "Current", "Unit")] == ["90", "30", "%"]


def test_what_a_cell_could_not_take_is_told_also_where_a_command_follows_at_once(at_map: User) -> None:
    user = at_map
    types_into_target(user, "much")
    user.presses("Ctrl+G")
    user.waits()
    assert "\u201cmuch\u201d is not a number" in user.notice
    user.presses("Escape")


@pytest.mark.parametrize("keys", ["Ctrl+G", "Alt+Shift+1", "Alt+Shift+4", "Ctrl+Tab"])
def test_what_is_typed_into_a_cell_is_taken_where_a_command_leads_away(keys: str, at_map: User) -> None:
    user = at_map
    types_into_target(user, "12")
    user.presses(keys)
    user.waits()
    (signal,) = user.sees.journey.all(Signal)
    assert signal.target == 12


def test_what_is_typed_into_a_cell_is_taken_where_another_tab_is_clicked(at_map: User) -> None:
    user = at_map
    types_into_target(user, "12")
    bar = user.window.editor.workbench.bar
    user.hands.clicks(bar.mapTo(user.window, bar.tabRect(2).center()))
    user.waits()
    (signal,) = user.sees.journey.all(Signal)
    assert user.window.editor.workbench.shown == "stakeholders" and signal.target == 12


def test_what_is_typed_into_a_cell_is_taken_where_another_table_of_the_tab_is_clicked(at_map: User) -> None:
    user = at_map
    user.presses("Alt+Shift+3")
    view = table(user)
    view.go_to(0, [column.title for column in view.rows.columns].index("Influence"))
    user.types("7")
    user.hands.clicks(user.sees.of_widget(user.window.editor.workbench.tab.buttons[1]))
    user.waits()
    assert user.sees.journey.personas[0].influence == 7


def test_a_change_of_the_map_replaces_nothing_that_is_being_typed_into_a_cell(at_map: User) -> None:
    user = at_map
    types_into_target(user, "12")
    user.window.actions_of["view.card_quote"].trigger()
    user.presses("Return")
    (signal,) = user.sees.journey.all(Signal)
    assert signal.target == 12


def test_closing_asks_where_a_cell_could_not_take_what_was_typed(at_map: User) -> None:
    user = at_map
    types_into_target(user, "much")
    user.will_answer("Cancel")
    user.presses("Ctrl+W")
    assert "\u201cmuch\u201d is not a number" in user.dialogs.read[-1]
    assert user.window.editor is not None


@pytest.mark.parametrize("count", [1, 2])
def test_an_owner_is_given_to_the_signals_that_are_selected_and_to_nothing_else(count: int, at_map: User) -> None:
    user = at_map
    for card in ("Import", "Check"):
        user.clicks(card)
        user.presses("Alt+N")
        user.types(f"{card} done")
        user.presses("Ctrl+Return")
    user.presses(SIGNALS)
    clicks_cell(user, 1, "Signal")
    user.presses(*["Shift+Down"] * (count - 1), "Alt+O")
    user.types("Lea")
    user.presses("Return")
    journey = user.sees.journey
    owners = [journey.name_of(signal.owner) for signal in journey.all(Signal)]
    assert sorted(owners) == [""] * (2 - count) + ["Lea"] * count
    assert not any(card.owner for card in journey.cards) and table(user).hasFocus()
