"""The executive summary: one side that says what matters and asks for what is missing."""

from __future__ import annotations

import re

from journey_editor.document.journey import Journey
from journey_editor.document.vocabulary import (
    Likelihood,
    PainSeverity,
)
from journey_editor.paths import sample as sample_file
from journey_editor.storage import files
from tests.building import Building
from tests.reports.composed import composed, text_of


def test_the_executive_summary_is_one_side_whatever_the_map(sample: Journey) -> None:
    assert len(composed(sample, "summary")) == 1


def test_the_executive_summary_of_a_map_with_endless_names_is_one_side_with_what_is_cut_behind_it(qapp: object) -> None:
    building = Building("Long " * 60)
    building.set("map", objective="Objective " * 200, segment="Segment " * 80)
    lanes = [building.lane(f"Persona {'name ' * 30}{number}") for number in range(9)]
    for number in range(6):
        stage = building.stage(f"Stage {'name ' * 30}{number}")
        for lane in lanes:
            building.touchpoint(
                lane,
                stage,
                "Touchpoint " * 30,
                emotion=(number % 5) - 2,
                moment_of_truth=True,
                moment_of_truth_reason="Because " * 90,
            )
    side, *behind = composed(building.journey, "summary")
    assert "Metrics" not in text_of((side,)) and "What is asked" in text_of((side,))
    said = text_of(tuple(behind))
    assert said.startswith("In full, what is cut on the page before")
    for whole in ("Long " * 60, "Objective " * 200, "Segment " * 80, "Touchpoint " * 30, f"Persona {'name ' * 30}"):
        assert whole.strip() in said
    assert said.count("Objective") == 200, "each once"


def test_a_long_text_stands_whole_on_the_executive_summary(qapp: object) -> None:
    b = Building()
    risk = "The administrator leaves before the import is clean, and nobody else of the customer has the passwords "
    risk += "of the old system, so that the dispatchers go back to the spreadsheet and stay there."
    card = b.touchpoint(b.lane("Regional head of field service and dispatch"), b.stage("Setup"), "Import", emotion=-2.0)
    b.part("risk", card, failure=risk, likelihood=Likelihood.LIKELY)
    b.part("opportunity", card, description=risk)
    pages = composed(b.journey, "summary")
    said = text_of(pages)
    assert len(pages) == 1 and "\u2026" not in said
    assert f"{risk[:-1]}: likely" in said and said.count(risk[:-1]) == 4, (
        "as a risk, as an idea, and where both are asked of somebody"
    )
    assert "Import (Regional head of field service and dispatch)" in said


def test_the_executive_summary_says_where_customers_are_lost_what_hurts_and_what_may_go_wrong(qapp: object) -> None:
    b = Building()
    lane, stage = b.lane("Buyer"), b.stage("Setup")
    card = b.touchpoint(lane, stage, "Import", emotion=-2.0)
    b.set(card, reached=40, went_on=30)
    for name, magnitude in (("Slow", 0.1), ("Stops at a bad row.", 0.6)):
        b.part("pain_point", card, description=name, severity=PainSeverity.HIGH, magnitude=magnitude)
    b.part("risk", card, failure="The import drags on.", likelihood=Likelihood.LIKELY)
    said = text_of(composed(b.journey, "summary"))
    assert "The largest share is lost at \u201cImport\u201d: 10 of 40 (25 %) go no further." in said
    assert "What hurts most" in said and said.index("Stops at a bad row: 60 % feel it, high") < said.index("Slow")
    assert "The import drags on: likely" in said
    assert "Import (Buyer)" in said, "whose moment it is"
    assert "checks" not in said
    assert "10 of 40 (25 %) go no further" in text_of(composed(b.journey)[:1]), "on the cover of the reading copy too"


def test_the_executive_summary_asks_for_what_is_missing(qapp: object) -> None:
    building = Building()
    building.stage("Setup")
    said = text_of(composed(building.journey, "summary"))
    assert "Name an owner for 1 stage: \u201cSetup\u201d." in said
    assert "Set the date of the next review" in said
    assert "No emotion is known yet." in said


def test_the_summary_says_what_is_high_and_counts_warnings_as_the_findings_do(qapp: object) -> None:
    building = Building()
    card = building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card")
    pain = building.part("pain_point", card, description="Waits for IT")
    building.set(pain, severity=PainSeverity.HIGH)
    said = text_of(composed(building.journey, "summary"))
    assert "Waits for IT: high severity" in said
    warnings = re.search(r"Warnings \((\d+)\)", text_of(composed(building.journey, "findings")))
    assert warnings and f"with {warnings[1]} warnings" in said


def test_the_summary_of_a_full_map_tells_more_than_one_metric(qapp: object) -> None:
    said = text_of(composed(files.load(sample_file("enterprise-purchase.journey")).journey, "summary"))
    assert "Deals lost without a decision" in said and "Proofs with a full live shift" in said


def test_the_summary_tells_three_opportunities_of_many(sample: Journey) -> None:
    assert re.search(r"Opportunities, by RICE \([3-5] of \d+\)", text_of(composed(sample, "summary")))


def test_the_summary_counts_the_risks_that_stages_have_themselves_as_the_decisions_do(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup", risk="The import drags on."), "Import")
    b.part("risk", card, failure="Stops at a bad row", recovery="Call the sponsor")
    said = text_of(composed(b.journey, "summary"))
    assert "The import drags on (Setup)" in said and "Stops at a bad row" in said
    for number in range(9):
        b.part("risk", card, failure=f"Risk {number}", recovery="Call the sponsor")
    said = text_of(composed(b.journey, "summary"))
    assert re.search(r"What may go wrong \(\d of 11\)", said)
    assert "The import drags on (Setup)" in said, "what has no way back comes first"
