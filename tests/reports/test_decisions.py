"""What a steering group reads: a few pages, the worst first, nothing cut, each thing with who does it by when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from journey_editor.cli import main
from journey_editor.document.edits.reviews import add_review
from journey_editor.document.vocabulary import ConnectionKind, Degree, Likelihood, OpportunityStatus
from journey_editor.layout.pages import Page
from journey_editor.paths import sample as sample_file
from tests.building import Building
from tests.extreme_maps import ARABIC
from tests.reports.composed import assert_nothing_touches, composed, text_of

SAMPLES = ["b2b-saas-onboarding", "enterprise-purchase", "lifecycle-nine-stages", "b2b-saas-onboarding-future"]
LONG = "The administrator leaves before the import is clean and nobody of the customer knows the passwords. " * 2


def filled(page: Page) -> float:
    """How far down its text reaches, as a share of the page."""
    pieces = [piece for piece in page.placements[0].picture.pieces if piece.kind != "footer"]
    return max(piece.box.bottom for piece in pieces) / page.height


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_is_three_pages_at_most_with_nothing_cut(name: str, tmp_path: Path, qapp: object) -> None:
    target = tmp_path / "decisions.pdf"
    assert main(["export", str(sample_file(f"{name}.journey")), "-o", str(target), "--profile", "decisions"]) == 0
    pages = list(pdfium.PdfDocument(target))
    said = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert 1 <= len(pages) <= 3
    assert "\u2026" not in said
    order = ["To decide", "To be decided", "Where it feels worst", "What may go wrong", "Next steps", "To find out"]
    assert sorted(order, key=said.index) == order


def test_a_young_map_is_one_page_that_asks(qapp: object) -> None:
    b = Building("Onboarding")
    b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Import")
    pages = composed(b.journey, "decisions")
    said = text_of(pages)
    assert len(pages) == 1
    assert "Name an owner for 1 stage: \u201cSetup\u201d." in said
    assert "Set the date of the next review." in said
    assert "No emotion is known yet." in said and "No risk is on this map." in said
    assert "No opportunity is planned or piloted." in said


@pytest.fixture
def busy(qapp: object) -> Building:
    """Two bad moments, of which one is worked on; a risk without a way back; what is late and what is new."""
    b = Building("Onboarding")
    lane, stage = b.lane("Admin"), b.stage("Setup", steps=2, risk="Nobody reads the log.", recovery="Call the sponsor.")
    late = b.touchpoint(lane, stage, "Import", emotion=-2.0)
    other = b.touchpoint(lane, stage, "Wait", step=1, emotion=-1.0)
    pain = b.part("pain_point", late, description="Stops at a bad row")
    done = b.part("opportunity", late, description="Check the file first", addresses=(pain,))
    b.set(done, status=OpportunityStatus.PLANNED, due=date(2026, 11, 1))
    b.owner(done, "Ada")
    b.part("opportunity", other, description="Say how long it takes")
    b.part("risk", late, failure=LONG, likelihood=Likelihood.RARE, impact=Degree.LOW)
    b.part("signal", late, name="Rows refused")
    b.do(add_review(b.journey, date(2026, 11, 20)))
    return b


def test_the_worst_stands_with_what_is_done_about_it(busy: Building) -> None:
    said = text_of(composed(busy.journey, "decisions"))
    assert "\u22122 Import" in said and said.index("Import Setup") < said.index("Wait Setup")
    assert "Stops at a bad row" in said
    assert "Check the file first (planned, Ada, 2026-11-01)" in said
    assert "Settle \u201cCheck the file first\u201d: overdue by 25 days, planned (Ada)." in said


def test_a_risk_without_a_way_back_is_told_first_and_whole(busy: Building) -> None:
    said = text_of(composed(busy.journey, "decisions"))
    assert "One risk has no way back." in said
    assert LONG.strip() in said[said.index("One risk has no way back.") :]
    assert said.index("The administrator leaves") < said.index("Nobody reads the log."), "though it is rare"
    assert "Call the sponsor." in said


def test_a_way_back_that_is_only_drawn_is_one(busy: Building) -> None:
    cards = {card.name: card.id for card in busy.journey.cards}
    busy.connect(cards["Wait"], cards["Import"], "once more", meaning=ConnectionKind.RECOVERY)
    said = text_of(composed(busy.journey, "decisions"))
    assert "no way back" not in said and "Wait \u2192 Import" in said


def test_an_idea_says_by_when_it_is_to_be_decided(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Call")
    idea = b.part("opportunity", card, description="A checklist")
    b.set(idea, due=date(2099, 1, 31))
    said = text_of(composed(b.journey, "decisions"))
    assert "By when" in said and "A checklist unknown no pain point nobody yet 2099-01-31" in said


def test_ideas_wait_for_a_decision_and_questions_for_somebody(busy: Building) -> None:
    said = text_of(composed(busy.journey, "decisions"))
    ideas = said[said.index("Ideas on which nobody has decided") : said.index("Where it feels worst")]
    assert "Say how long it takes" in ideas and "nobody yet" in ideas and "Check the file" not in ideas
    assert "Rows refused nobody yet status of a signal Import" in said


def test_the_last_review_is_told_with_who_took_part(busy: Building) -> None:
    review = busy.do(add_review(busy.journey, date(2026, 11, 25)))
    busy.set(review, outcome="The import comes first.", participants=("Ada", "Bo"))
    said = text_of(composed(busy.journey, "decisions"))
    assert "What the last review found and decided (2026-11-25) The import comes first. Took part: Ada and Bo." in said


@pytest.mark.parametrize("word", ["Lorem ipsum dolor sit amet ", ARABIC + " ", "\u5c0e\u5165\u3068\u8a2d\u5b9a"])
def test_a_large_map_of_long_texts_in_any_script_stays_whole(word: str, qapp: object) -> None:
    b = Building(word * 8)
    lanes = [b.lane(f"{word}{number}") for number in range(4)]
    for number in range(12):
        stage = b.stage(f"{word * 3}{number}", next_step=word * 8, risk=word * 9)
        for lane in lanes:
            card = b.touchpoint(lane, stage, word * 4, emotion=-1.0)
            b.part("risk", card, failure=word * 8)
            b.part("opportunity", card, description=word * 5, status=OpportunityStatus.PLANNED)
            b.part("signal", card, name=word * 4)
    pages = composed(b.journey, "decisions")
    assert_nothing_touches(pages)
    assert len(pages) <= 3
    assert filled(pages[-1]) > 0.3, "no page is nearly empty"
    assert "\u2026" not in text_of(pages)


def test_a_review_is_asked_for_in_the_same_words_on_cover_summary_and_decisions(qapp: object) -> None:
    b = Building("Onboarding")
    b.stage("Setup")
    b.set("map", next_review=date(2020, 1, 31))
    cover, *rest = (text_of(composed(b.journey, name)) for name in ("reading", "summary", "decisions"))
    assert "Hold the review of this map you 2020-01-31, which is past" in cover
    assert all("Hold the review of this map: 2020-01-31, which is past." in said for said in rest)
    b.set("map", next_review=date(2099, 1, 31))
    summary, decisions = (text_of(composed(b.journey, name)) for name in ("summary", "decisions"))
    assert "Take part in the next review of this map: 2099-01-31." in summary
    assert "review of this map" not in decisions, "nothing is to be decided about it"


def test_the_full_report_leads_to_the_risks_only_where_it_tells_of_some(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Card")
    assert (
        "Risk register" not in text_of(composed(b.journey, "report")).partition("Decisions")[2].partition("Overview")[0]
    )
    b.part("risk", card, failure="It breaks")
    assert "the worst first: see Risk register." in text_of(composed(b.journey, "report"))
