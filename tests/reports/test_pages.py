"""Pages to read: everything is on them, nothing else, and links lead where they say."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import combinations
from math import hypot
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from journey_editor.cli import main
from journey_editor.document.edits.pictures import set_picture
from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Persona
from journey_editor.document.vocabulary import (
    LeftOut,
    PainSeverity,
)
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.pdf import export_pdf
from journey_editor.export.report_export import version_of
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Image, Shape, Text
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from journey_editor.paths import sample as sample_file
from journey_editor.reports.pagination import pages_by_anchor
from journey_editor.reports.profiles import profile_named
from journey_editor.reports.sheet import Sheet
from journey_editor.storage import codec, files
from journey_editor.storage.codec import content_hash, to_bytes
from tests.building import Building
from tests.composing import compose
from tests.extreme_maps import ARABIC
from tests.reports.composed import TODAY, composed, lines_of, text_of

_NO_WORDS = {"id", "order", "language", "rules_off", "colour", "rule", "pair", "pair_key", "key"}
"""Fields that are for the program, not for readers."""


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


def test_a_persona_sheet_says_what_a_number_of_ten_means(qapp: object) -> None:
    building = Building()
    lane = building.lane("Buyer")
    building.set(building.journey.record(lane, Lane).persona, influence=9, interest=4)
    said = text_of(composed(building.journey, "personas"))
    assert "9 of 10: decides, or can stop it" in said
    assert "Keep satisfied: much influence, little interest" in said


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


def test_a_cover_is_one_page_also_with_a_title_of_300_characters(qapp: object) -> None:
    b = Building("Agree on goals, dates and roles with everybody who has to say yes " * 5)
    b.set("map", scope="From the contract to the first value. " * 36, product="Planning", segment="Service companies")
    b.stage("Setup")
    pages = composed(b.journey)
    assert "is never a guess" in text_of(pages[:1])


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
