"""What reports tell of a map in tables, matrices and lists: in words that a reader would use, and once."""

from __future__ import annotations

from datetime import date

from journey_editor.document.journey import Journey
from journey_editor.document.vocabulary import (
    BusinessArea,
    Degree,
    Kano,
    Likelihood,
    MapState,
    OpportunityStatus,
    PainSeverity,
    SignalStatus,
    Timing,
)
from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Text
from journey_editor.paths import sample as sample_file
from journey_editor.reports.pagination import pages_by_anchor
from journey_editor.storage import files
from tests.building import Building
from tests.reports.composed import composed, lines_of, text_of


def test_the_full_report_tells_a_signal_and_a_risk_once_and_leads_there(
    sample: Journey, full: tuple[Page, ...], reading: tuple[Page, ...]
) -> None:
    assert len(full) <= 68  # 98 were read by nobody
    told, whole = text_of(full), text_of(reading)
    assert "Form: measure" in whole and "Form: measure" not in told
    links = {
        mark.link
        for page in full
        for piece in page.placements[0].picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text)
    }
    for title in ("Pain points", "Opportunities", "Signals and metrics", "Risk register"):
        assert f"#section:{title}" in links and f"section:{title}" in pages_by_anchor(full)


def test_a_likely_risk_of_unknown_impact_is_told_before_one_that_is_known_to_be_small(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Import")
    b.part("risk", card, failure="Nothing is known of it")
    b.part("risk", card, failure="A small one", likelihood=Likelihood.RARE, impact=Degree.LOW)
    b.part("risk", card, failure="It comes for sure", likelihood=Likelihood.ALMOST_CERTAIN)
    said = text_of(composed(b.journey, "summary"))
    assert "It comes for sure: almost certain A small one: rare, low impact Nothing is known of it" in said


def test_a_pain_without_a_number_has_no_place_in_the_matrix(qapp: object) -> None:
    building = Building()
    card = building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card")
    building.part("pain_point", card, description="Late", severity=PainSeverity.HIGH)
    building.part("pain_point", card, description="Dear", severity=PainSeverity.LOW, magnitude=0.7)
    said = text_of(composed(building.journey, "pains"))
    assert "Not placed yet (1)" in said
    assert "Late: magnitude unknown" in said
    assert "Dear low 70 %" in said
    assert "Smooth out" in said


def test_what_is_unknown_says_so(qapp: object) -> None:
    building = Building()
    building.stage("Setup")
    text = text_of(composed(building.journey))
    assert "Owner unknown" in text
    assert "Escalation unknown" in text
    assert "Not known yet customer goal, customer action, internal action" in text
    assert text.count("unknown") < 12


def test_a_matrix_in_which_nothing_stands_is_not_drawn(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Card")
    b.part("pain_point", card, description="Late")
    said = text_of(composed(b.journey, "pains"))
    assert "Late: severity and magnitude unknown" in said
    assert "Smooth out" not in said


def test_what_is_said_of_pains_opportunities_and_signals_stands_once_in_the_full_report(qapp: object) -> None:
    b = Building()
    setup = b.stage("Setup")
    card = b.touchpoint(b.lane("Buyer"), setup, "Card", questions=("Why so late?",))
    pain = b.part(
        "pain_point", card, description="Late", whys=("Nobody calls", "No list"), impact_on=(BusinessArea.RETENTION,)
    )
    pilot = "9 of 10 accounts were called"
    b.part("opportunity", card, description="Call first", addresses=(pain,), pilot_result=pilot, value=7)
    b.part("opportunity", setup, description="Send a list.", kano=Kano.BASIC)
    for name in ("One", "Other"):
        b.part("signal", card, name=f"{name} seen", timing=Timing.LEADING, category="setup")
    said = text_of(composed(b.journey, "report"))
    assert said.count(pilot) == 1 and f"Value (0 to 10): 7 \u00b7 What the pilot showed: {pilot}" in said
    assert said.count("Nobody calls") == 1 and "What it harms: retention" in said
    assert said.count("basic") == 2, "as what it is, and what that means"
    assert "Signals: One seen; Other seen" in said and said.count("1 \u00b7 Card") == 2
    assert said.count("setup, leading") == 2
    assert said.count("Why so late?") == 1 and "Why so late?" in text_of(composed(b.journey, "questions"))


def test_what_is_under_way_stands_before_ideas_in_the_action_plan(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Card")
    for name, status in (("Dropped", "dropped"), ("Idea", "idea"), ("Pilot", "piloting"), ("Planned", "planned")):
        b.part("opportunity", card, description=f"{name} thing", status=OpportunityStatus(status), due=date(2027, 1, 1))
    said = text_of(composed(b.journey, "opportunities")).partition("Action plan")[2].partition("Kano")[0]
    assert sorted(("Pilot thing", "Planned thing", "Idea thing", "Dropped thing"), key=said.index)[0] == "Pilot thing"
    assert said.index("Planned thing") < said.index("Idea thing") < said.index("Dropped thing")
    assert "due in" not in said, "which would be untrue tomorrow"
    b.part("opportunity", card, description="Late thing", status=OpportunityStatus.PLANNED, due=date(2020, 1, 1))
    assert "overdue by" in text_of(composed(b.journey, "opportunities"))


def test_numbers_of_a_table_end_under_one_another_and_what_is_not_known_is_told_once(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Card")
    b.part("signal", card, name="One", baseline=5.0, target=12.5)
    b.part("signal", card, name="Other", baseline=1000.0)
    pages = composed(b.journey, "signals")
    ends = {
        round(piece.box.x + mark.x + mark.shaped.inset + mark.shaped.width, 1)
        for piece in pages[0].placements[0].picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text) and mark.shaped.text in ("Baseline", "5", "1,000")
    }
    assert len(ends) == 1
    assert "cannot be computed" not in text_of(pages)


def test_a_stages_own_risk_has_no_unknown_likelihood(qapp: object) -> None:
    b = Building()
    told = {
        "risk": "The import drags on.",
        "risk_trigger": "Late",
        "recovery": "A session.",
        "escalation": "The head.",
    }
    stage = b.stage("Setup", **told)
    b.owner(stage, "Maria")
    assert "unknown" not in text_of(composed(b.journey, "risks"))
    b.part("risk", stage, failure="Nobody comes")
    assert text_of(composed(b.journey, "risks")).count("unknown") == 3, "trigger, likelihood and impact"


def test_the_signals_of_a_stages_risk_are_counted_where_they_are_many(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup", risk="Nobody comes")
    for name in ("Logins", "Visits", "Calls", "Mails", "Tickets"):
        building.part("signal", stage, name=name)
    shown = text_of(composed(building.journey, "risks"))
    assert "Logins; Visits; Calls; and 2 more" in shown and "Tickets" not in shown


def test_the_risk_register_begins_with_the_worst(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Purchase"), "Card")
    b.part("risk", card, failure="A small one", impact=Degree.LOW, recovery="Call")
    b.part("risk", card, failure="A grave one", impact=Degree.HIGH, recovery="Call")
    b.part("risk", card, failure="One without a way back")
    said = text_of(composed(b.journey, "risks"))
    assert said.index("One without a way back") < said.index("A grave one") < said.index("A small one")


def test_the_risk_register_tells_no_risk_twice(qapp: object) -> None:
    b = Building()
    b.stage("Setup", risk="The import drags on.", recovery="A session of two hours.")
    b.stage("Adoption", escalation="Day 5: the director is called.")
    said = text_of(composed(b.journey, "risks"))
    assert said.count("The import drags on.") == 1
    assert "Escalation at stages without a risk" in said
    assert said.count("Day 5: the director is called.") == 1


def test_dated_values_and_the_words_of_a_connection_are_told_as_a_reader_would_write_them(qapp: object) -> None:
    b = Building()
    lane, stage = b.lane("Buyer"), b.stage("Setup")
    first, second = b.touchpoint(lane, stage, "Ask"), b.touchpoint(lane, stage, "Answer")
    b.connect(first, second, "One figure", probability=0.5)
    signal = b.part("signal", first, name="Delay")
    b.set(signal, history=((date(2026, 3, 31), 12.0, ""), (date(2026, 6, 30), 9.0, "12 of 26")))
    told = text_of(composed(b.journey))
    assert "Answer (\u201cOne figure\u201d; probability 50 %)" in told
    assert "Dated values: 2026-03-31: 12 2026-06-30: 9; 12 of 26" in told
    assert "Dated values" in text_of(composed(b.journey, "signals"))


def test_who_answers_a_question_that_was_parked_is_told(qapp: object) -> None:
    """Also where it was taken over at the touchpoint."""
    b = Building()
    buyer, setup, use = b.lane("Buyer"), b.stage("Setup"), b.stage("Use")
    parked = b.other_lane("questions")
    b.touchpoint(buyer, setup, "Installation", questions=("Who pays for the printers?",))
    for stage, asked in ((setup, "Who pays for the printers?"), (use, "Who is called at night?")):
        b.owner(b.note(parked, stage, asked), "Dora")
    b.note(parked, use, "What if the power fails?")
    said = text_of(composed(b.journey, "questions"))
    assert "Installation Who pays for the printers? (Dora)" in said
    assert "Who is called at night? (Dora) What if the power fails?" in said


def test_what_is_to_be_found_out_is_told_with_who_does_it_or_nobody_yet(qapp: object) -> None:
    b = Building()
    buyer, setup, use = b.lane("Buyer"), b.stage("Setup"), b.stage("Use")
    parked = b.other_lane("to_find_out")
    b.owner(b.note(parked, setup, "Who pays for the printers?"), "Dora")
    b.note(parked, use, "What if the power fails?")
    b.owner(b.touchpoint(buyer, setup, "Installation"), "Eve")
    b.part("signal", use, name="Logins", status=SignalStatus.UNKNOWN)
    b.part("signal", use, name="Tickets", status=SignalStatus.LIVE)
    b.part("signal", use, name="Calls", status=SignalStatus.LIVE, current=7)
    b.part("signal", use, name="Yawns", status=SignalStatus.NOT_INSTRUMENTED)
    for profile in ("questions", "report"):
        said = text_of(composed(b.journey, profile))
        assert "Who pays for the printers? Dora question Setup \u00b7 To find out" in said
        assert "What if the power fails? nobody yet question Use \u00b7 To find out" in said
        assert "Logins nobody yet status of a signal Use" in said
        assert "Tickets nobody yet current value of a signal Use" in said
        assert "Touchpoint: Installation (Eve)" in said
        assert "Calls nobody" not in said and "Yawns nobody" not in said
    b.set("map", state=MapState.FUTURE)
    assert "Tickets nobody yet" not in text_of(composed(b.journey, "questions"))


def test_a_risk_on_a_stage_s_page_names_the_first_signals_that_show_it_and_counts_the_rest(qapp: object) -> None:
    b = Building()
    stage = b.stage("Setup")
    shown_by = tuple(b.part("signal", stage, name=f"Measure {number}") for number in range(9))
    b.part("risk", stage, failure="Nobody comes", shown_by=shown_by)
    assert "Measure 0; Measure 1; Measure 2; and 6 more" in text_of(composed(b.journey))


def test_what_a_matrix_numbers_stands_beside_it(qapp: object) -> None:
    building = Building()
    card = building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card")
    for number in range(8):
        building.part("opportunity", card, description=f"Idea {number}", value=5, difficulty=number)
    page = composed(building.journey, "opportunities")[0]
    assert "Idea 7" in lines_of((page,)) and "Quick wins" in lines_of((page,))


def test_work_that_nobody_owns_is_told_once_and_belongs_to_no_unnamed_owner(qapp: object) -> None:
    building = Building()
    building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Left alone")
    said = text_of(composed(building.journey, "owners"))
    assert said.count("Left alone") == 1
    assert "Unnamed owner" not in said


def test_reach_and_effort_say_what_they_count(qapp: object) -> None:
    building = Building("Counted")
    card = building.touchpoint(building.lane("Admin"), building.stage("Setup"), "Import")
    building.part("opportunity", card, description="Call", reach=40.0, impact=2.0, confidence=0.8, effort=0.5)
    titles = text_of(composed(building.journey, "opportunities"))
    assert "Reach (customers)" in titles and "Effort (person-months)" in titles
    said = text_of(composed(building.journey))
    assert "Reach: 40 customers" in said and "Confidence: 80 %" in said and "Effort: 0.5 person-months" in said


def test_no_title_says_its_unit_twice(sample: Journey) -> None:
    said = text_of(composed(sample, "signals")).casefold()
    assert "hours (hours)" not in said and "(hours) (hours)" not in said


def test_the_most_serious_pain_point_is_the_first_of_the_matrix(qapp: object) -> None:
    building = Building("Hurts")
    card = building.touchpoint(building.lane("Admin"), building.stage("Setup"), "Import")
    for name, severity in (("A scratch", PainSeverity.LOW), ("A wound", PainSeverity.CRITICAL)):
        building.part("pain_point", card, description=name, severity=severity, magnitude=0.5)
    assert "1 A wound critical" in text_of(composed(building.journey, "pains"))


def test_what_a_map_rests_on_is_read_in_tables(qapp: object) -> None:
    journey = files.load(sample_file("lifecycle-nine-stages.journey")).journey
    said = text_of(composed(journey, "report"))
    assert "Evidence What it is Source Gathered on Sample size What it showed" in said
    assert "Data sources Name Kind of system Owner Remarks" in said
    assert "Reviews Outcome Held on Who took part" in said


def test_findings_name_what_they_are_about_in_full(qapp: object) -> None:
    b = Building()
    failure = "The administrator leaves before the import is clean, and nobody else of the customer has the passwords"
    b.part("risk", b.touchpoint(b.lane("Admin"), b.stage("Setup"), "Import"), failure=failure)
    said = text_of(composed(b.journey, "findings"))
    assert (
        f"The risk \u201c{failure}\u201d of the touchpoint \u201cImport\u201d (Admin, Setup) has no recovery." in said
    )
    assert "\u2026" not in said
