"""The cover: what a reader of this page alone knows of the map, and what is asked of whom by when."""

from __future__ import annotations

from datetime import date

from journey_editor.document.vocabulary import Degree, OpportunityStatus
from journey_editor.layout.pages import Page
from tests.building import Building
from tests.reports.composed import composed, text_of


def test_the_cover_tells_the_worst_moment_the_biggest_risk_and_what_is_asked_of_whom_by_when(qapp: object) -> None:
    b = Building("Onboarding")
    b.set("map", segment="Fleets", map_date=date(2026, 11, 1), next_review=date(2027, 2, 1))
    stage, lane = b.stage("Setup"), b.lane("Admin")
    b.owner(stage, "Ada")
    card = b.touchpoint(lane, stage, "Import", emotion=-2.0)
    b.part("pain_point", card, description="Stops at a bad row")
    b.part("risk", card, failure="The admin leaves.", impact=Degree.HIGH)
    late, idea = (b.part("opportunity", card, description=name) for name in ("Check first", "Say how long"))
    b.set(late, status=OpportunityStatus.PLANNED, due=date(2026, 11, 2))
    b.owner(late, "Bo")
    b.owner(idea, "Cy")
    said = text_of(composed(b.journey)[:1])
    assert "current state \u00b7 as of 2026-11-01" in said and "Customer segment Fleets" in said
    assert "1 touchpoint. Of the touchpoints 1 assumed" in said and "% complete" in said
    assert "\u22122 Import Setup \u00b7 Admin Hurts there: Stops at a bad row Owner: Ada (of the stage)" in said
    risk = "The admin leaves. Threatens Import Likelihood unknown, high impact Owner: nobody yet No way back is known."
    assert risk in said
    assert "Settle \u201cCheck first\u201d, planned Bo 2026-11-02, which is past" in said
    assert "Name an owner for 1 risk: \u201cThe admin leaves\u201d nobody yet no date" in said
    assert "Decide on \u201cSay how long\u201d Cy no date" in said
    assert "Take part in the next review of this map you 2027-02-01" in said
    assert "Owners of stages Ada (stage 1)" in said


def test_who_owns_no_signal_is_not_counted_as_one_who_is_asked_to_measure_it(qapp: object) -> None:
    b = Building()
    stage = b.stage("Setup")
    signals = [b.part("signal", stage, name=name) for name in "XYZ"]
    for signal, owner in zip(signals, ("Ada", "Bo"), strict=False):
        b.owner(signal, owner)
    said = text_of(composed(b.journey)[:1])
    assert "Have 3 signals measured Ada and Bo; some have no owner no date" in said
    b.owner(signals[2], "Cy")
    assert "Have 3 signals measured 3 owners no date" in text_of(composed(b.journey)[:1])


def test_a_young_map_has_a_cover_that_says_what_is_unknown(qapp: object) -> None:
    b = Building()
    b.stage("Setup")
    said = text_of(composed(b.journey)[:1])
    assert "date unknown" in said and "Customer segment unknown" in said
    assert "No emotion is known yet." in said and "No risk is on this map." in said
    assert "Set the date of the next review nobody yet no date" in said
    assert "Of the touchpoints" not in said, "there is none"


def test_the_full_report_does_not_say_again_what_its_cover_says(full: tuple[Page, ...]) -> None:
    cover, *behind = full
    assert "What is asked" in text_of((cover,)) and "Contents" in text_of(tuple(behind[:1]))
    assert text_of((cover,)).count("% complete") == 1 and "% complete" not in text_of(tuple(behind[:4]))


def test_a_cover_of_endless_texts_still_says_on_its_first_page_what_is_asked(qapp: object) -> None:
    b = Building()
    b.set("map", objective="Decide what comes first. " * 60, scope="From the contract on. " * 60)
    card = b.touchpoint(b.lane("Admin"), b.stage("Setup"), "Import")
    b.part("opportunity", card, description="Check first")
    first, second = (text_of((page,)) for page in composed(b.journey)[:2])
    assert "Name an owner for 1 stage" in first and "Set the date of the next review" in first
    assert "What is unknown says so" in second
