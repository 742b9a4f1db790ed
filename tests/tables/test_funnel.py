"""The table of the funnel: what stands in it, what its last rows come to, and what can be typed."""

from __future__ import annotations

from journey_editor.tables.cells import CellText, write_cells
from journey_editor.tables.funnel import FUNNEL, OVERALL, TO_VALUE
from journey_editor.tables.registry import sheet_named
from tests.building import Building


def trial() -> Building:
    """Three touchpoints: two say how many go on, the last is the first value."""
    b = Building()
    lane = b.lane("Admin")
    invited = b.touchpoint(lane, b.stage("Signup"), "Invited", reached=200.0, went_on=150.0, time_spent_hours=12.0)
    setup = b.touchpoint(lane, b.stage("Setup"), "Set up", reached=150.0, went_on=60.0)
    value = b.touchpoint(lane, b.stage("Activation"), "First report", first_value=True, time_spent_hours=60.0)
    b.touchpoint(lane, b.journey.stages[2].id, "Elsewhere")
    b.connect(invited, setup)
    b.connect(setup, value)
    return b


def test_rows_are_the_steps_with_numbers_and_the_way_to_the_first_value() -> None:
    b = trial()
    titles, *rows = sheet_named("funnel").cells(b.journey)  # type: ignore[union-attr]
    by_name = {row[0]: dict(zip(titles, row, strict=True)) for row in rows}
    assert list(by_name) == ["Invited", "Set up", "First report", "All steps together", "Time to first value"]
    assert by_name["Set up"]["Drop-off"] == "60 %: 90 of 150 do not go on; the worst step"
    assert by_name["Invited"]["Drop-off"] == "25 %: 50 of 200 do not go on"
    assert by_name["First report"]["Reach it"] == "unknown"
    assert [by_name["First report"][title] for title in ("Conversion", "Drop-off")] == ["unknown", "unknown"]
    assert by_name["Time to first value"]["Conversion"] == ""
    together = by_name["All steps together"]
    assert (together["Reach it"], together["Go on"], together["Conversion"]) == ("200", "60", "30 %")
    assert together["Drop-off"] == "Worst step: Set up"
    told = by_name["Time to first value"]["On the way to the first value"]
    assert told == "cannot be computed: time unknown at Set up; at least 3 days"


def test_what_is_typed_is_the_touchpoints_own() -> None:
    b = trial()
    setup = next(card.id for card in b.journey.cards if card.name == "Set up")
    hours = FUNNEL.column("time_spent_hours")
    b.do(write_cells(b.journey, [CellText(setup, hours, "24", 2)]).changes)
    assert FUNNEL.column("to_value").text(b.journey, TO_VALUE) == "4 days, over 3 steps"
    assert hours.text(b.journey, TO_VALUE) == "96"


def test_what_the_numbers_come_to_is_not_typed() -> None:
    b = trial()
    written = write_cells(b.journey, [CellText(OVERALL.id, FUNNEL.column("reached"), "5", 4)])
    assert not written.changes and written.told == "Row 4, Reach it: This row is counted, not edited."
    more = write_cells(b.journey, [CellText(b.journey.cards[0].id, FUNNEL.column("went_on"), "500", 1)])
    assert not more.changes and "More go on (500) than reach it (200)" in more.told


def test_a_map_that_tells_nothing_of_it_has_no_rows() -> None:
    b = Building()
    b.touchpoint(b.lane("Admin"), b.stage("Setup"), "Call")
    assert not FUNNEL.rows(b.journey)
