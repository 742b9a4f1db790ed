"""Pages to read: everything is on them, nothing is torn or stands on something else, and links lead where they say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations, pairwise
from math import hypot
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from journey_editor.cli import main
from journey_editor.document.edits.pictures import set_picture
from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Persona, PersonaRelation, Risk
from journey_editor.document.vocabulary import (
    Degree,
    LeftOut,
    Likelihood,
    MapState,
    OpportunityStatus,
    PainSeverity,
    SignalStatus,
)
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.pdf import export_pdf
from journey_editor.export.report_export import version_of
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Box, Image, Piece, Shape, Text
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from journey_editor.paths import sample as sample_file
from journey_editor.reports.anchors import stage_anchor
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.pagination import About, pages_by_anchor, paginate
from journey_editor.reports.profiles import PROFILES, Profile, profile_named
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import Sheet
from journey_editor.reports.tables import Cell, Heading, table
from journey_editor.storage import codec, files
from journey_editor.storage.codec import content_hash, to_bytes
from tests.building import Building
from tests.composing import compose
from tests.extreme_maps import ARABIC

_NO_WORDS = {"id", "order", "language", "rules_off", "colour", "rule", "pair", "pair_key", "key"}
"""Fields that are for the program, not for readers."""

TODAY = date(2026, 11, 26)


_boards: dict[int, tuple[Journey, Board]] = {}
"""The boards of the samples, which are laid out once for all profiles."""


def composed(journey: Journey, profile_id: str = "reading") -> tuple[Page, ...]:
    shaper = QtShaper()
    profile = profile_named(profile_id)
    assert profile is not None
    if id(journey) not in _boards:
        _boards[id(journey)] = journey, BoardLayout(shaper).board(journey)
    board = _boards[id(journey)][1]
    return compose(journey, board, profile, Sheet(is_landscape=profile.is_landscape), shaper, TODAY)


def text_of(pages: tuple[Page, ...]) -> str:
    """All that is written on the pages beside the board and the feet, as it is seen; blanks as one."""
    lines = [
        line.text
        for page in pages
        for piece in page.placements[0].picture.pieces
        if piece.kind != "footer"
        for mark in piece.marks
        if isinstance(mark, Text)
        for line in mark.shaped.lines
    ]
    return " ".join(" ".join(lines).split())


@pytest.fixture(scope="module", params=["b2b-saas-onboarding", "enterprise-purchase", "lifecycle-nine-stages"])
def sample(request: pytest.FixtureRequest, qapp: object) -> Journey:
    return files.load(sample_file(f"{request.param}.journey")).journey


@pytest.fixture(scope="module")
def full(sample: Journey) -> tuple[Page, ...]:
    return composed(sample, "report")


@pytest.fixture(scope="module")
def reading(sample: Journey) -> tuple[Page, ...]:
    return composed(sample)


def assert_nothing_touches(pages: tuple[Page, ...]) -> None:
    for number, page in enumerate(pages, 1):
        picture = page.placements[0].picture
        boxes = [
            piece.box._replace(height=min(piece.box.height, mark.shaped.height))
            .moved(mark.x, mark.y)
            ._replace(width=mark.shaped.width)
            for piece in picture.pieces
            for mark in piece.marks
            if isinstance(mark, Text) and mark.shaped.text.strip() and not mark.shaped.inset
        ]
        for box in boxes:
            assert box.x >= 0 and box.y >= 0 and box.right <= page.width + 0.5 and box.bottom <= page.height, number
        for at, box in enumerate(boxes):
            inner = box.grown(-0.75)
            assert not any(inner.meets(other.grown(-0.75)) for other in boxes[at + 1 :]), (number, box)


def test_no_two_texts_of_a_page_touch_and_none_leaves_the_sheet(full: tuple[Page, ...]) -> None:
    assert_nothing_touches(full)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_every_profile_has_pages_in_any_script(profile: Profile, strange: Journey) -> None:
    assert_nothing_touches(composed(strange, profile.id))


@pytest.fixture(scope="module")
def strange(qapp: object) -> Journey:
    """Two stages, names of 300 characters, Arabic and Japanese."""
    building = Building("\u0631\u062d\u0644\u0629 \u0627\u0644\u0639\u0645\u064a\u0644 " + "long title " * 27)
    stages = [building.stage("\u5c0e\u5165\u3068\u8a2d\u5b9a" * 60), building.stage("Setup" * 60)]
    lanes = [building.lane("\u0645\u062f\u064a\u0631 " * 50), building.lane("Administrator" * 23)]
    for lane in lanes:
        for at, stage in enumerate(stages):
            card = building.touchpoint(lane, stage, f"\u554f\u3044\u5408\u308f\u305b{at} " * 40, emotion=at - 1.0)
            building.part("pain_point", card, description="W" * 300, severity=PainSeverity.HIGH, magnitude=0.7)
            building.part("opportunity", card, description="\u0641\u0631\u0635\u0629 " * 60, value=7, difficulty=2)
            building.part("signal", card, name="signal" * 50, baseline=1.0, target=2.0, unit="days" * 40)
    return building.journey


def test_a_heading_is_never_the_last_thing_on_a_page(reading: tuple[Page, ...]) -> None:
    for page in reading:
        pieces = [piece for piece in page.placements[0].picture.pieces if piece.kind != "footer"]
        lowest = max((piece.box.bottom for piece in pieces), default=0)
        lowest = max([lowest, *(place.box_on_page(place.clip).bottom for place in page.placements[1:])])
        for piece in pieces:
            if piece.kind in ("h1", "h2", "h3"):
                assert piece.box.bottom < lowest - 1


def test_every_stage_of_the_overview_leads_to_its_page(sample: Journey, reading: tuple[Page, ...]) -> None:
    pages = reading
    places = pages_by_anchor(pages)
    links = {
        mark.link[1:]
        for place in pages[1].placements
        for piece in place.picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text | Shape) and mark.link
    }
    assert links == {f"stage:{stage.id}" for stage in sample.stages}
    assert all(places[link] > 2 for link in links)


def test_the_list_of_stages_names_the_pages_where_they_are(sample: Journey, reading: tuple[Page, ...]) -> None:
    pages = reading
    places = pages_by_anchor(pages)
    said = [mark.shaped.text for p in pages[1].placements for piece in p.picture.pieces for mark in piece.marks
            if isinstance(mark, Text)]  # fmt: skip
    for stage in sample.stages:
        assert str(places[f"stage:{stage.id}"]) in said


def test_a_field_of_many_thousand_characters_goes_on_over_pages_and_loses_nothing(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup")
    lane = building.lane("Administrator")
    words = " ".join(f"word{number}" for number in range(3000))
    building.touchpoint(lane, stage, "Long", what_happens=words)
    pages = composed(building.journey)
    text = text_of(pages)
    assert len(pages) > 4
    missing = [word for word in (f"word{number}" for number in range(0, 3000, 37)) if word not in text]
    assert not missing


def test_the_full_report_says_every_string_of_the_map(qapp: object) -> None:
    sample = files.load(sample_file("enterprise-purchase.journey")).journey
    said = text_of(composed(sample, "report"))
    squeezed = "".join(said.split())
    for record in sample:
        if record.kind in ("lane", "step", "view", "picture", "accepted_finding"):
            continue
        for field in type(record).model_fields:
            value = getattr(record, field)
            texts = value if isinstance(value, tuple) else (value,)
            for text in texts:
                if type(text) is str and text and not sample.get(text) and field not in _NO_WORDS:
                    assert "".join(text.split()) in squeezed, (record.kind, field, text)


def test_the_full_report_tells_a_signal_and_a_risk_once_and_leads_there(
    sample: Journey, full: tuple[Page, ...], reading: tuple[Page, ...]
) -> None:
    assert len(full) <= 70  # 98 were read by nobody
    told, whole = text_of(full), text_of(reading)
    assert "Form: measure" in whole and "Form: measure" not in told
    links = {
        mark.link
        for page in full
        for piece in page.placements[0].picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text)
    }
    for title in ("Signals and metrics", "Risk register"):
        assert f"#section:{title}" in links and f"section:{title}" in pages_by_anchor(full)


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
    assert "Metrics" not in text_of((side,)) and "What is asked of you" in text_of((side,))
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
    assert f"{risk[:-1]}: likely" in said and said.count(risk[:-1]) == 2
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


def test_a_likely_risk_of_unknown_impact_is_told_before_one_that_is_known_to_be_small(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Import")
    b.part("risk", card, failure="Nothing is known of it")
    b.part("risk", card, failure="A small one", likelihood=Likelihood.RARE, impact=Degree.LOW)
    b.part("risk", card, failure="It comes for sure", likelihood=Likelihood.ALMOST_CERTAIN)
    said = text_of(composed(b.journey, "summary"))
    assert "It comes for sure: almost certain A small one: rare, low impact Nothing is known of it" in said


def test_no_stage_under_a_curve_has_half_a_name(sample: Journey) -> None:
    said = text_of(composed(sample, "summary")) + text_of(composed(sample, "personas"))
    assert "\u2026" not in said
    assert all(stage.name in said for stage in sample.stages)


def test_the_executive_summary_asks_for_what_is_missing(qapp: object) -> None:
    building = Building()
    building.stage("Setup")
    said = text_of(composed(building.journey, "summary"))
    assert "Name an owner for Setup." in said
    assert "Set the date of the next review" in said
    assert "No emotion is known yet." in said


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


def test_no_number_of_a_matrix_covers_another(qapp: object) -> None:
    building = Building()
    card = building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card")
    for percent in (60, 67, 67, 70, 78):
        building.part("pain_point", card, description="Late", severity=PainSeverity.HIGH, magnitude=percent / 100)
    (figure,) = [
        piece for piece in composed(building.journey, "pains")[0].placements[0].picture.pieces if piece.kind == "figure"
    ]
    spots = [mark.box for mark in figure.marks if isinstance(mark, Shape) and mark.box.width == mark.box.height == 17]
    assert len(spots) == 5
    assert all(hypot(a.x - b.x, a.y - b.y) > 13 for a, b in combinations(spots, 2))


def test_markup_in_any_field_is_text(qapp: object) -> None:
    building = Building("<b>Map</b> & more")
    stage = building.stage("<i>Setup</i>", risk="&amp; <script>", owner=None)
    lane = building.lane("<u>Admin</u>")
    building.touchpoint(lane, stage, "<para>Card</para>", quote="a < b & c > d")
    text = text_of(composed(building.journey))
    for words in ("<b>Map</b> & more", "<i>Setup</i>", "&amp; <script>", "<para>Card</para>", "a < b & c > d"):
        assert words in text


def test_what_is_unknown_says_so(qapp: object) -> None:
    building = Building()
    building.stage("Setup")
    text = text_of(composed(building.journey))
    assert "Owner unknown" in text
    assert "Escalation unknown" in text
    assert "Not known yet customer goal, customer action, internal action" in text
    assert text.count("unknown") < 12


def test_a_young_map_is_no_heap_of_empty_pages(qapp: object) -> None:
    b = Building("A young map")
    lane = b.lane("Buyer")
    for name in ("Awareness", "Purchase"):
        b.touchpoint(lane, b.stage(name), "Card")
    pages = composed(b.journey, "report")
    said = text_of(pages)
    nothing = "pain points, opportunities, signals and metrics, risk register and evidence and reviews"
    assert f"Without pages, for the map has nothing there yet: {nothing}." in said
    assert "No pain point is on this map" not in said
    places = pages_by_anchor(pages)
    on = places["stage:" + b.journey.stages[1].id]
    assert on == places["stage:" + b.journey.stages[0].id], "two stages of one card each share a page"
    assert "No pain point is on this map" in text_of(composed(b.journey, "pains"))


def test_a_matrix_in_which_nothing_stands_is_not_drawn(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Card")
    b.part("pain_point", card, description="Late")
    said = text_of(composed(b.journey, "pains"))
    assert "Late: severity and magnitude unknown" in said
    assert "Smooth out" not in said


def test_on_paper_no_conflict_is_cut_for_it_is_told_whole_with_the_relations(sample: Journey) -> None:
    said = text_of(composed(sample, "stakeholders"))
    assert "\u2026" not in said
    for relation in sample.all(PersonaRelation):
        assert " ".join(relation.note.split()) in said


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


def test_a_stage_begins_under_the_last_where_most_of_its_last_page_is_free(qapp: object) -> None:
    b = Building()
    stages = [b.stage("Handoff"), b.stage("Setup", customer_goal="Be known. " * 300), b.stage("Activation")]
    on = pages_by_anchor(composed(b.journey, "reading"))
    first, second, third = (on[stage_anchor(stage)] for stage in stages)
    assert first == second < third, "there is no room for the third"


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


def test_the_risk_register_tells_no_risk_twice(qapp: object) -> None:
    b = Building()
    b.stage("Setup", risk="The import drags on.", recovery="A session of two hours.")
    b.stage("Adoption", escalation="Day 5: the director is called.")
    said = text_of(composed(b.journey, "risks"))
    assert said.count("The import drags on.") == 1
    assert "Escalation at stages without a risk" in said
    assert said.count("Day 5: the director is called.") == 1


@pytest.mark.parametrize("stages", [0, 1, 20])
def test_maps_of_any_size_become_pages(stages: int, qapp: object) -> None:
    building = Building()
    for number in range(stages):
        building.stage(f"Stage {number}")
    if stages:
        lane = building.lane("Buyer")
        building.touchpoint(lane, building.journey.stages[0].id, "Card")
    pages = composed(building.journey)
    told = pages_by_anchor(pages)
    assert len(pages) >= 2 and all(stage_anchor(stage.id) in told for stage in building.journey.stages)


def test_the_same_map_gives_the_same_bytes(qapp: object) -> None:
    building = Building()
    building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card", quote="Said")
    sample = building.journey
    written = []
    for _ in range(2):
        out = BytesIO()
        export_pdf(composed(sample), DocumentInfo("Map"), theme("print"), out)
        written.append(out.getvalue())
    assert written[0] == written[1]


def test_wide_tables_lie_on_their_side_in_a_report_that_stands_upright(full: tuple[Page, ...]) -> None:
    places = pages_by_anchor(full)
    for title, is_wide in (("Risk register", True), ("Signals and metrics", True), ("Owners and actions", False)):
        page = full[places[f"section:{title}"] - 1]
        assert (page.width > page.height) is is_wide, title


def test_the_contents_name_every_part_with_its_page_and_lead_there(sample: Journey, full: tuple[Page, ...]) -> None:
    places = pages_by_anchor(full)
    listed = [piece for piece in full[1].placements[0].picture.pieces if piece.kind == "p"]
    lines = {mark.link[1:]: mark.shaped.text for piece in listed for mark in piece.marks if isinstance(mark, Text)}
    assert {f"stage:{stage.id}" for stage in sample.stages} < set(lines)
    assert {f"persona:{persona.id}" for persona in sample.all(Persona)} < set(lines)
    assert all(lines[anchor] == str(places[anchor]) for anchor in lines)
    assert list(map(int, lines.values())) == sorted(map(int, lines.values()))


def test_at_the_foot_stands_the_section_that_a_page_belongs_to(sample: Journey, full: tuple[Page, ...]) -> None:
    places = pages_by_anchor(full)
    second = places[f"stage:{sample.stages[1].id}"]
    feet = [
        [mark.shaped.text for mark in piece.marks if isinstance(mark, Text)]
        for page in full
        for piece in page.placements[0].picture.pieces
        if piece.kind == "footer"
    ]
    title, section, version, number = feet[second - 1]
    assert (title, section) == (sample.map.title, f"2 {sample.stages[1].name}")
    assert version == f"Current state \u00b7 as of {sample.map.map_date} \u00b7 exported {TODAY}"
    assert number == f"page {second} of {len(full)}"
    assert feet[second - 2][1] == f"1 {sample.stages[0].name}", "the page before still belongs to the first stage"


def test_links_lead_from_cards_to_persona_sheets_and_from_findings_to_cards(
    sample: Journey, full: tuple[Page, ...]
) -> None:
    anchors = set(pages_by_anchor(full))
    links = [
        (piece.label, mark.link[1:])
        for page in full
        for piece in page.placements[0].picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text) and mark.link.startswith("#")
    ]
    assert {link for _, link in links} <= anchors
    assert {f"persona:{persona.id}" for persona in sample.all(Persona)} <= {link for _, link in links}
    start = full[pages_by_anchor(full)["section:Findings"] - 1 :]
    told = {
        mark.link
        for page in start
        for piece in page.placements[0].picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text) and mark.link.startswith("#card:")
    }
    assert told


def test_a_stage_s_part_of_the_board_leaves_out_lanes_with_nothing_there_and_says_so(qapp: object) -> None:
    building = Building()
    first, second = building.stage("First"), building.stage("Second")
    buyer, user = building.lane("Buyer"), building.lane("End user")
    building.touchpoint(buyer, first, "One")
    building.touchpoint(buyer, second, "Two")
    building.touchpoint(user, second, "Three")
    pages = composed(building.journey)
    assert text_of(pages).count("With nothing in this stage: End user.") == 1


def test_a_stage_too_wide_for_the_sheet_is_seen_whole_on_one_that_lies(qapp: object) -> None:
    building = Building()
    wide, narrow = building.stage("Wide", steps=4), building.stage("Narrow")
    lane = building.lane("Buyer")
    for step in range(4):
        building.touchpoint(lane, wide, "Decide", step)
    building.touchpoint(lane, narrow, "Sign")
    pages = composed(building.journey)
    shown = [page for page in pages if len(page.placements) > 1]
    of_stages = shown[-2:]
    assert [page.width > page.height for page in of_stages] == [True, False], "and only where it must"
    assert all("On the board" in text_of((page,)) for page in of_stages)
    after = pages[pages.index(of_stages[0]) + 1]
    assert after.width < after.height and "Touchpoints in order" in text_of((after,))


def test_a_persona_sheet_says_what_a_number_of_ten_means(qapp: object) -> None:
    building = Building()
    lane = building.lane("Buyer")
    building.set(building.journey.record(lane, Lane).persona, influence=9, interest=4)
    said = text_of(composed(building.journey, "personas"))
    assert "9 of 10: decides, or can stop it" in said
    assert "Keep satisfied: much influence, little interest" in said


def lines_of(pages: tuple[Page, ...]) -> list[str]:
    """The lines of all texts, as they are broken."""
    marks = [mark for page in pages for piece in page.placements[0].picture.pieces for mark in piece.marks]
    return [line.text.strip() for mark in marks if isinstance(mark, Text) for line in mark.shaped.lines]


def test_a_persona_sheet_is_one_page_with_a_line_for_each_of_several_texts(sample: Journey) -> None:
    pages = composed(sample, "personas")
    assert len(pages) == sample.count(Persona)
    several = [text for persona in sample.all(Persona) for text in persona.preferred_channels]
    assert set(text for text in several if len(text) < 20) <= set(lines_of(pages))


def test_a_persona_without_bad_moments_has_one_page_too(qapp: object) -> None:
    future = files.load(sample_file("b2b-saas-onboarding-future.journey")).journey
    pages = composed(future, "personas")
    assert len(pages) == future.count(Persona)
    assert "Best moments" in text_of(pages[:1]) and "Worst moments" not in text_of(pages[:1])


def test_the_summary_says_what_is_high_and_counts_warnings_as_the_findings_do(qapp: object) -> None:
    building = Building()
    card = building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card")
    pain = building.part("pain_point", card, description="Waits for IT")
    building.set(pain, severity=PainSeverity.HIGH)
    said = text_of(composed(building.journey, "summary"))
    assert "Waits for IT: high severity" in said
    warnings = re.search(r"Warnings \((\d+)\)", text_of(composed(building.journey, "findings")))
    assert warnings and f"with {warnings[1]} warnings" in said


def test_no_word_of_a_table_is_broken_where_another_column_has_room(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup", risk="Goes wrong", risk_trigger="It goes wrong")
    card = building.touchpoint(building.lane("Buyer"), stage, "Card")
    building.part("risk", card, failure="Nobody comes")
    building.owner(building.journey.all(Risk)[0].id, "Implementierungsleiter")
    assert "Implementierungsleiter" in lines_of(composed(building.journey, "risks"))


def test_a_table_has_its_width_where_the_words_are(qapp: object) -> None:
    building = Building()
    card = building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card")
    cause = "The proof is reported to the champion alone, and nobody ever writes to those who sign in the end"
    for number in range(8):
        part = building.part("pain_point", card, description=f"Pain {number}")
        building.set(part, root_cause=cause)
    pages = composed(building.journey, "pains")
    cells = [piece for page in pages for piece in page.placements[0].picture.pieces if piece.label == cause]
    assert len(cells) == 8
    assert max(len(mark.shaped.lines) for piece in cells for mark in piece.marks if isinstance(mark, Text)) <= 3


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


def test_a_word_that_stands_for_what_is_unknown_is_not_broken(qapp: object) -> None:
    b = Building()
    stage = b.stage("Setup")
    for number in range(4):
        b.part("signal", stage, name=f"{number}: " + "every one of those who have to say yes before it can begin " * 4)
    lines = lines_of(composed(b.journey))
    assert "unknown" in lines and not {"unkno", "unknow", "wn", "n"} & set(lines)


def test_a_cover_is_one_page_also_with_a_title_of_300_characters(qapp: object) -> None:
    b = Building("Agree on goals, dates and roles with everybody who has to say yes " * 5)
    b.set("map", scope="From the contract to the first value. " * 36, product="Planning", segment="Service companies")
    b.stage("Setup")
    pages = composed(b.journey)
    assert "is never a guess" in text_of(pages[:1])


def test_what_is_assumed_and_asked_is_told_as_one_reads_the_board(qapp: object) -> None:
    b = Building()
    first, second = b.stage("First"), b.stage("Second")
    lanes = [b.lane(f"Persona {number}") for number in range(9)]
    b.touchpoint(lanes[0], second, "Later", questions=("Then?",))
    for number, lane in enumerate(lanes):
        b.touchpoint(lane, first, f"Card {number}", questions=("Now?",))
    said = text_of(composed(b.journey, "questions"))
    assert [int(one) for one in re.findall(r"Persona: Persona (\d)", said)] == list(range(9))
    assert [int(one) for one in re.findall(r"Touchpoint: Card (\d)", said)] == list(range(9))
    assert said.index("Card 8 Now?") < said.index("Later Then?")


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


def test_the_summary_of_a_full_map_tells_more_than_one_metric(qapp: object) -> None:
    said = text_of(composed(files.load(sample_file("enterprise-purchase.journey")).journey, "summary"))
    assert "Deals lost without a decision" in said and "Proofs with a full live shift" in said


def test_what_a_matrix_numbers_stands_beside_it(qapp: object) -> None:
    building = Building()
    card = building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card")
    for number in range(8):
        building.part("opportunity", card, description=f"Idea {number}", value=5, difficulty=number)
    page = composed(building.journey, "opportunities")[0]
    assert "Idea 7" in lines_of((page,)) and "Quick wins" in lines_of((page,))


def test_arabic_names_stand_at_the_edges_of_the_foot_and_off_the_dots_of_the_contents(qapp: object) -> None:
    building = Building(ARABIC)
    building.touchpoint(building.lane("Buyer"), building.stage("\u0627\u0644\u062a\u0641\u0639\u064a\u0644"), "Card")
    pages = composed(building.journey, "report")
    page = pages[pages_by_anchor(pages)[f"stage:{building.journey.stages[0].id}"] - 1]
    foot = next(piece for piece in page.placements[0].picture.pieces if piece.kind == "footer")
    title, section = [mark for mark in foot.marks if isinstance(mark, Text)][:2]
    assert title.x + title.shaped.inset == pytest.approx(0)
    assert section.x + section.shaped.inset + section.shaped.width == pytest.approx(foot.box.width)
    lines = [piece for piece in pages[1].placements[0].picture.pieces if piece.kind == "p"]
    for name, dots, _ in (piece.marks for piece in lines if len(piece.marks) == 3):
        assert isinstance(name, Text)
        assert name.x + name.shaped.inset + name.shaped.width < dots.commands[0][1][0]


def test_work_that_nobody_owns_is_told_once_and_belongs_to_no_unnamed_owner(qapp: object) -> None:
    building = Building()
    building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Left alone")
    said = text_of(composed(building.journey, "owners"))
    assert said.count("Left alone") == 1
    assert "Unnamed owner" not in said


def test_the_first_row_of_a_table_never_stands_alone(qapp: object) -> None:
    sheet = Sheet()
    setter = Setter(QtShaper(), sheet.room.width)
    rows = table(setter, [Heading("Owner")], [[Cell(f"Row {number}")] for number in range(9)])
    for before in range(28, 40):
        chunks = [chunk for _ in range(before) for chunk in setter.paragraph("A")] + rows
        for page in paginate([(sheet, chunks)], QtShaper(), About("Map", "Current state"), {}):
            assert sum(line.startswith("Row") for line in lines_of((page,))) != 1


@pytest.mark.parametrize("rows", range(30, 45))
def test_the_last_row_of_a_table_never_stands_alone(rows: int, qapp: object) -> None:
    sheet = Sheet()
    setter = Setter(QtShaper(), sheet.room.width)
    chunks = table(setter, [Heading("Owner")], [[Cell(f"Row {number}")] for number in range(rows)])
    last = paginate([(sheet, chunks)], QtShaper(), About("Map", "Current state"), {})[-1]
    assert sum(line.startswith("Row") for line in lines_of((last,))) > 1


def test_the_cover_says_that_a_map_is_a_draft_and_which_version_of_it_this_is(qapp: object) -> None:
    building = Building()
    building.stage("Setup")
    profile = profile_named("reading")
    assert profile is not None
    board = BoardLayout(QtShaper()).board(building.journey)
    version = version_of(building.journey, date(2026, 11, 20), (LeftOut.QUOTES,))
    pages = compose(building.journey, board, profile, Sheet(), QtShaper(), TODAY, version=version)
    said = text_of(pages[:1])
    assert "Draft: this map is assumed." in said
    assert f"{content_hash(to_bytes(building.journey))[:10]}, file of 2026-11-20, without quotes" in said


def test_sixty_stages_are_pages_without_a_touch(qapp: object) -> None:
    building = Building()
    lane = building.lane("Buyer")
    for number in range(60):
        building.touchpoint(lane, building.stage(f"Stage {number} with a name"), f"Card {number}", emotion=1.0)
    assert_nothing_touches(composed(building.journey, "reading"))


def test_the_command_line_writes_a_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "summary.pdf"
    sample = sample_file("b2b-saas-onboarding.journey")
    assert main(["export", str(sample), "-o", str(target), "--profile", "summary"]) == 0
    assert len(pdfium.PdfDocument(target)) == 1
    assert main(["export", str(sample), "-o", str(target), "--profile", "poem"]) == 2
    assert "there is no profile called poem; there is poster, tiles, reading" in capsys.readouterr().err
    assert main(["export", str(sample), "-o", str(target), "--leave-out", "prices"]) == 2
    assert "there is no prices; what can be left out is quotes, names, notes" in capsys.readouterr().err


def test_what_is_left_out_is_nowhere_in_the_pdf_nor_in_the_map_inside(tmp_path: Path, qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup", internal_action="Nightly secret shuffle")
    lane = building.lane("Petra Weiss")
    card = building.touchpoint(
        lane,
        stage,
        "Call with Jana Novak",
        quote="Dreadful, I said",
        backstage="Blame the vendor",
        evidence_source="Gossip in the lift",
    )
    building.owner(card, "Jana Novak")
    source, target = tmp_path / "map.journey", tmp_path / "out.pdf"
    source.write_bytes(to_bytes(building.journey))
    what = "quotes,names,notes"
    assert main(["export", str(source), "-o", str(target), "--profile", "report", "--leave-out", what]) == 0
    said = " ".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(target))
    with pikepdf.open(target) as pdf:
        inside = b"".join(pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments)
        plain = BytesIO()
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    opened = codec.from_bytes(inside).journey
    assert [card.name for card in opened.cards] == ["Call with Owner 1"]
    for word in ("Novak", "Weiss", "Dreadful", "shuffle", "Blame", "Gossip"):
        assert word in source.read_text(encoding="utf-8")
        assert word not in said
        for encoding in ("utf-8", "utf-16-be"):
            assert word.encode(encoding) not in inside
            assert word.encode(encoding) not in plain.getvalue()


def test_the_portrait_of_a_persona_is_on_its_sheet(qapp: object) -> None:
    b = Building()
    b.lane("Admin")
    b.do(set_picture(b.journey, b.journey.all(Persona)[0].id, "QUJD"))
    pages = composed(b.journey, "personas")
    picture = pages[0].placements[0].picture
    shown = [mark for piece in picture.pieces for mark in piece.marks if isinstance(mark, Image)]
    assert [picture.images[mark.picture] for mark in shown] == [b"ABC"]


def test_a_persona_has_the_same_initials_on_its_sheet_as_on_the_board(qapp: object) -> None:
    b = Building()
    b.lane("Head of IT")
    assert "HI" in lines_of(composed(b.journey, "personas"))


def test_no_page_of_a_section_has_one_line_only(qapp: object) -> None:
    sheet = Sheet()
    setter = Setter(QtShaper(), sheet.room.width)
    for lines in range(28, 48):
        one = [
            setter.heading("One", 0).on_new_page(),
            *(chunk for _ in range(lines) for chunk in setter.paragraph("A")),
        ]
        for page in paginate([(sheet, [*one, *one])], QtShaper(), About("Map", "Current state"), {}):
            assert sum(len(place.picture.pieces) for place in page.placements) > 3, f"{lines} lines"


def test_what_follows_a_large_figure_fills_the_page_before_it(qapp: object) -> None:
    sheet = Sheet()
    setter = Setter(QtShaper(), sheet.room.width)
    lines = [chunk for _ in range(90) for chunk in setter.paragraph("A")]

    def pages(before: int, high: float) -> list[int]:
        """How many lines each page has, where a figure comes after some of them; the figure's counts from 1,000."""
        figure = Chunk(high, (Piece(("figure",), Box(0, 0, 100, high), ()),), floats=True)
        made = paginate([(sheet, [*lines[:before], figure, *lines[before:]])], QtShaper(), About("Map", "Now"), {})
        pieces = [page.placements[0].picture.pieces for page in made]
        return [sum(1000 if piece.kind == "figure" else 1 for piece in one) - 1 for one in pieces]

    full = pages(90, 650.0)[0]
    assert pages(10, 650.0)[:2] == [full, 1000], "there is no hole before it, and no two lines stand under it"
    assert pages(10, 300.0)[0] > 1000, "it stands where it is told where it fits"
    assert pages(full - 3, 650.0)[:2] == [full - 3, 1000], "it is not put off for a line or two"
    assert pages(20, 500.0)[1] > 1000, "under it the text goes on"


def test_a_figure_in_parts_is_not_torn_by_text_and_tears_no_block(qapp: object) -> None:
    sheet = Sheet()
    line = Chunk(20.0, (Piece(("line",), Box(0, 0, 100, 20), ()),))
    figure = Chunk(300.0, (Piece(("figure",), Box(0, 0, 100, 300), ()),), floats=True)

    def kinds(before: int, blocks: int) -> list[str]:
        """What stands on each page, a letter each, where two figures and blocks of ten lines come after some lines."""
        told = [replace(line, block=str(number)) for number in range(blocks) for _ in range(10)]
        made = paginate([(sheet, [*[line] * before, figure, figure, *told])], QtShaper(), About("Map", "Now"), {})
        pieces = [page.placements[0].picture.pieces for page in made]
        return ["".join(piece.kind[0] for piece in one if piece.kind != "footer") for one in pieces]

    assert kinds(10, 3) == ["l" * 30, "ff" + "l" * 6, "l" * 4], "both are moved, behind what is told wholly before them"
    assert kinds(30, 1) == ["l" * 30, "ff" + "l" * 6, "l" * 4], "no part of a block stands before them"


def test_lanes_of_a_stage_that_are_apart_on_the_board_stand_under_one_header(qapp: object) -> None:
    building = Building()
    stage, other = building.stage("Setup"), building.stage("Use")
    lanes = [building.lane(name) for name in ("Buyer", "Nobody", "Admin")]
    building.touchpoint(lanes[0], stage, "Sign")
    building.touchpoint(lanes[2], stage, "Import")
    building.touchpoint(lanes[1], other, "Use")
    pages = composed(building.journey)
    frame = board_frame(_boards[id(building.journey)][1])
    (page,) = [page for page in pages if "With nothing in this stage: Nobody" in text_of((page,))]
    heads = [place for place in page.placements[1:] if place.clip.x == frame.lanes.x and place.clip.y == frame.header.y]
    assert len(heads) == 1
    rows = [row for row in _boards[id(building.journey)][1].rows if row.lane != lanes[1]]
    assert all(any(place.clip.y == row.top for place in page.placements[1:]) for row in rows)


def test_no_page_shows_a_part_of_the_board_without_a_card(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup", steps=9)
    lanes = [building.lane(f"Lane {number}") for number in range(8)]
    for number, lane in enumerate(lanes):
        building.touchpoint(lane, stage, "Card", 0 if number < 4 else 8)
    pages = composed(building.journey)
    frame = board_frame(_boards[id(building.journey)][1])
    for page in pages[2:]:
        shown = [place for place in page.placements[1:] if place.clip.y >= frame.lanes.y]
        assert not shown or any(card.meets(place.clip) for place in shown for card in frame.cards)


def test_the_board_of_a_stage_does_not_say_its_own_fields_once_more(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup", risk="Nobody comes")
    lane = building.lane("Buyer")
    building.touchpoint(lane, stage, "Sign")
    building.other_lane("stage_risk")
    pages = composed(building.journey)
    persona, risk = _boards[id(building.journey)][1].rows
    shown = [place.clip for page in pages if "On the board" in text_of((page,)) for place in page.placements[1:]]
    assert any(clip.y <= persona.top < clip.bottom for clip in shown)
    assert not any(clip.y <= risk.top < clip.bottom for clip in shown)
    assert "With nothing in this stage" not in text_of(pages)


def test_a_mark_stands_where_its_line_begins(qapp: object) -> None:
    setter = Setter(QtShaper(), 400)
    for text, begins in (("Begins at the left", (0, 60)), ("\u05d7\u05d5\u05d6\u05d4", (340, 400))):
        for (chunk,) in (setter.icon_line("check", text), setter.bullets([text])):
            mark, words = chunk.pieces[0].marks
            x, width = (mark.box.x, mark.box.width) if isinstance(mark, Shape) else (mark.x, mark.size)  # type: ignore[union-attr]
            assert isinstance(words, Text)
            left = words.x + words.shaped.inset
            assert begins[0] <= x and x + width <= begins[1]
            assert x + width < left or left + words.shaped.width < x


def test_notes_are_told_as_notes_of_their_lane_without_an_owner(qapp: object) -> None:
    b = Building("Workshop")
    lane, stage = b.lane("Admin"), b.stage("Setup")
    questions = b.other_lane("questions", "What they ask")
    b.touchpoint(lane, stage, "Import")
    b.note(questions, stage, "Which list?")
    told = text_of(composed(b.journey))
    assert told.index("Touchpoints in order") < told.index("Import") < told.index("Which list?")
    assert told.count("owner: unknown") == 1
    assert "What they ask" in told[told.index("Touchpoints in order") : told.index("Which list?")]


def test_the_summary_tells_three_opportunities_of_many(sample: Journey) -> None:
    assert re.search(r"Opportunities, by RICE \([3-5] of \d+\)", text_of(composed(sample, "summary")))


@pytest.mark.parametrize("profile_id", ["pains", "owners", "risks", "signals"])
def test_the_last_page_of_a_report_is_no_rest_of_a_table(sample: Journey, profile_id: str) -> None:
    """Some rows of its table go over with the last ones."""
    *before, last = composed(sample, profile_id)
    pieces = [piece for piece in last.placements[0].picture.pieces if piece.kind != "footer"]
    filled = max(piece.box.bottom for piece in pieces) - min(piece.box.y for piece in pieces)
    assert not before or filled > 0.25 * last.height


def test_touchpoints_that_go_on_behind_the_board_stand_under_their_heading_again(sample: Journey) -> None:
    pages = composed(sample)
    resumed = 0
    for before, page in pairwise(pages):
        is_board = len(before.placements) > 1 and "Touchpoints in order" not in text_of((before,))
        told = [piece for piece in page.placements[0].picture.pieces if piece.kind != "footer"]
        first = min(told, key=lambda piece: piece.box.y, default=None)
        if first is None:
            continue
        assert not (is_board and first.kind == "h3"), f"{first.label} stands under no heading"
        resumed += first.label == "Touchpoints in order, continued"
    assert resumed


def test_reach_and_effort_say_what_they_count(qapp: object) -> None:
    building = Building("Counted")
    card = building.touchpoint(building.lane("Admin"), building.stage("Setup"), "Import")
    building.part("opportunity", card, description="Call", reach=40.0, impact=2.0, confidence=0.8, effort=0.5)
    titles = text_of(composed(building.journey, "opportunities"))
    assert "Reach (customers)" in titles and "Effort (person- months)" in titles
    said = text_of(composed(building.journey))
    assert "Reach: 40 customers" in said and "Confidence: 80 %" in said and "Effort: 0.5 person-months" in said


def test_no_title_says_its_unit_twice(sample: Journey) -> None:
    assert "(hours)" not in text_of(composed(sample, "signals"))


def test_the_most_serious_pain_point_is_the_first_of_the_matrix(qapp: object) -> None:
    building = Building("Hurts")
    card = building.touchpoint(building.lane("Admin"), building.stage("Setup"), "Import")
    for name, severity in (("A scratch", PainSeverity.LOW), ("A wound", PainSeverity.CRITICAL)):
        building.part("pain_point", card, description=name, severity=severity, magnitude=0.5)
    assert "1 A wound critical" in text_of(composed(building.journey, "pains"))


def test_what_a_map_rests_on_is_read_in_tables(qapp: object) -> None:
    journey = files.load(sample_file("lifecycle-nine-stages.journey")).journey
    said = text_of(composed(journey, "report"))
    assert "Evidence Title Source Day Sample Says" in said and "Data sources Name System type Owner Remarks" in said
    assert "Reviews Outcome Day Participants" in said


def test_findings_name_what_they_are_about_in_full(qapp: object) -> None:
    b = Building()
    failure = "The administrator leaves before the import is clean, and nobody else of the customer has the passwords"
    b.part("risk", b.touchpoint(b.lane("Admin"), b.stage("Setup"), "Import"), failure=failure)
    said = text_of(composed(b.journey, "findings"))
    assert (
        f"The risk \u201c{failure}\u201d of the touchpoint \u201cImport\u201d (Admin, Setup) has no recovery." in said
    )
    assert "\u2026" not in said


@pytest.mark.parametrize(("stages", "pages"), [(7, 1), (20, 2)])
def test_stages_under_a_curve_have_their_whole_names_there_or_behind_it(stages: int, pages: int, qapp: object) -> None:
    b = Building()
    lane = b.lane("Admin")
    names = [f"Security questionnaire and legal review, part {number}" for number in range(stages)]
    for name in names:
        b.touchpoint(lane, b.stage(name), "Meeting", emotion=-1.0)
    made = composed(b.journey, "summary")
    said = text_of(made[-1:])
    assert len(made) == pages
    assert all(f"{number} {name}" in said for number, name in enumerate(names, 1))
