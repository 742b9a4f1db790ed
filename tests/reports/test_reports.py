"""Pages to read: everything is on them, nothing is torn or stands on something else, and links lead where they say."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.vocabulary import PainSeverity
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.pdf import export_pdf
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Shape, Text
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from journey_editor.paths import sample as sample_file
from journey_editor.reports.pagination import pages_by_anchor
from journey_editor.reports.profiles import PROFILES, compose, profile_named
from journey_editor.reports.sheet import Sheet
from journey_editor.storage import files
from tests.building import Building

_NO_WORDS = {"id", "order", "language", "rules_off", "colour", "rule", "pair", "pair_key", "key"}
"""Fields that are for the program, not for readers."""

TODAY = date(2026, 11, 26)


def composed(journey: Journey, profile_id: str = "reading") -> tuple[Page, ...]:
    shaper = QtShaper()
    profile = profile_named(profile_id)
    assert profile is not None
    board = BoardLayout(shaper).board(journey)
    return compose(journey, board, profile, Sheet(is_landscape=profile.is_landscape), shaper, TODAY)


def text_of(pages: tuple[Page, ...], title: str = "") -> str:
    """All that the PDF of the pages says, blanks as one; without the lines at the feet of a map of that title."""
    out = BytesIO()
    export_pdf(pages, DocumentInfo("Map"), theme("print"), out)
    document = pdfium.PdfDocument(out.getvalue())
    texts = " ".join(page.get_textpage().get_text_range() for page in document).split()
    foot = re.escape(title) + r" · [^·]{0,16}( · as of [0-9-]+)? · exported 2026-11-26 ?page \d+ of \d+"
    return " ".join(re.sub(foot, "", " ".join(texts)).split())


@pytest.fixture(scope="module", params=["b2b-saas-onboarding", "enterprise-purchase", "lifecycle-nine-stages"])
def sample(request: pytest.FixtureRequest, qapp: object) -> Journey:
    return files.load(sample_file(f"{request.param}.journey")).journey


@pytest.fixture(scope="module")
def reading(sample: Journey) -> tuple[Page, ...]:
    return composed(sample)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_no_two_texts_of_a_page_touch_and_none_leaves_the_sheet(sample: Journey, profile) -> None:
    for number, page in enumerate(composed(sample, profile.id), 1):
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
    said = text_of(composed(sample, "report"), sample.map.title)
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


def test_the_executive_summary_is_one_side_whatever_the_map(sample: Journey) -> None:
    assert len(composed(sample, "summary")) == 1


def test_the_executive_summary_of_a_map_with_endless_names_is_one_side(qapp: object) -> None:
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
    assert len(composed(building.journey, "summary")) == 1


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
    assert "Dear low 70 % Smooth out" in said


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


@pytest.mark.parametrize("stages", [0, 1, 20])
def test_maps_of_any_size_become_pages(stages: int, qapp: object) -> None:
    building = Building()
    for number in range(stages):
        building.stage(f"Stage {number}")
    if stages:
        lane = building.lane("Buyer")
        building.touchpoint(lane, building.journey.stages[0].id, "Card")
    assert len(composed(building.journey)) >= max(2, stages)


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


def test_the_command_line_writes_a_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from journey_editor.cli import main

    target = tmp_path / "reading.pdf"
    sample = sample_file("b2b-saas-onboarding.journey")
    assert main(["export", str(sample), "-o", str(target), "--profile", "reading"]) == 0
    assert len(pdfium.PdfDocument(target)) > 10
    assert main(["export", str(sample), "-o", str(target), "--profile", "poem"]) == 2
    assert "there is no profile called poem; there is poster, tiles, reading" in capsys.readouterr().err
