"""A board that cannot be read from one sheet of paper comes on several, each with its stages and lanes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from journey_editor import cli
from journey_editor.cli.maps import read_map
from journey_editor.document.records import Lane, Stage, Touchpoint
from journey_editor.export.board_pages import LEGIBLE_SIZE, ExportOptions, pages_of
from journey_editor.export.legibility import smallest_on
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.layout.picture import Box
from journey_editor.painting.shaper import QtShaper
from journey_editor.paths import sample
from tests.building import Building, onboarding

SAMPLES = ("b2b-saas-onboarding", "enterprise-purchase", "lifecycle-nine-stages")


def exported(tmp_path: Path, name: str, *options: str) -> list[str]:
    """The text of each page, in one line."""
    target = tmp_path / "out.pdf"
    source = str(sample(f"{name}.journey"))
    assert cli.main(["export", source, "-o", str(target), *options]) == 0
    with pdfium.PdfDocument(target) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("name", SAMPLES)
def test_each_card_is_whole_on_one_page_and_can_be_read(name: str, paper: str) -> None:
    journey, _ = read_map(sample(f"{name}.journey"))
    board = BoardLayout(QtShaper()).board(journey)
    pages = pages_of(board.picture, board_frame(board), ExportOptions(paper=paper))
    assert 1 < len(pages) <= 16
    assert smallest_on(pages) >= LEGIBLE_SIZE - 0.01
    for card in board.of_kind("card"):
        seen = [
            place
            for page in pages
            for place in page.placements
            if place.original is board.picture and place.clip.meets(card.box)
        ]
        assert len(seen) == 1 and _holds(seen[0].clip, card.box)
    for page in pages:
        for place in page.placements:
            box = place.box_on_page(place.clip)
            assert box.right <= page.width - 27 and box.bottom <= page.height - 27
    explains = [
        number
        for number, page in enumerate(pages, 1)
        for place in page.placements
        if place.original is not board.picture and any(piece.kind == "legend" for piece in place.picture.pieces)
    ]
    assert len(explains) == 1 and explains[0] <= 2, "the signs are explained where one begins to read"


def _holds(outer: Box, inner: Box) -> bool:
    return outer.contains(inner.x, inner.y) and outer.contains(inner.right, inner.bottom)


def test_each_page_says_its_stages_and_lanes_and_what_becomes_of_cut_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = exported(tmp_path, "enterprise-purchase", "--paper", "A4")
    journey, _ = read_map(sample("enterprise-purchase.journey"))
    stages = [stage.name for stage in journey.all(Stage)]
    lanes = [journey.name_of(lane.id) for lane in journey.all(Lane)]
    for page in pages:
        assert any(stage in page for stage in stages) and any(lane in page for lane in lanes)
    text = " ".join(pages)
    assert all(card.name in text for card in journey.all(Touchpoint))
    assert re.search("\u2192 \\d", text) and any(f"\u2193 {lane}" in text for lane in lanes)
    size = r"\d\.\d pt"
    said = (
        rf"On one page A4 the smallest text would be {size}, which cannot be read: the board is on {len(pages)} pages"
    )
    told = capsys.readouterr().err
    assert re.search(f"{said}, where it is {size}. For 6 pt choose A\\d or sheets", told), "what is larger"
    assert "--one-page keeps it on one." in told


def test_a_board_that_can_nearly_be_read_has_no_page_more_for_letters_that_are_hardly_larger() -> None:
    b = onboarding()
    board = BoardLayout(QtShaper()).board(b.journey)
    frame, smaller = board_frame(board), 0
    for margin in range(20, 120, 10):
        several = ExportOptions("A4", margin=float(margin))
        pages, (page,) = (pages_of(board.picture, frame, one) for one in (several, replace(several, more_pages=False)))
        smaller += smallest_on((page,)) < LEGIBLE_SIZE
        assert len(pages) == 1 or smallest_on(pages) >= 1.1 * smallest_on((page,))
    assert smaller, "there are margins at which it could be larger"


@pytest.mark.parametrize("option", ["--one-page", "--one-band"])
def test_the_board_stays_on_one_page_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert len(exported(tmp_path, "b2b-saas-onboarding", "--paper", "A4", option)) == 1
    told = capsys.readouterr().err
    assert "choose several pages, " in told and "keeps it on one" not in told


def test_a_low_board_has_several_bands_on_a_page() -> None:
    b = Building("One lane")
    lane = b.lane("Admin")
    for number in range(40):
        b.touchpoint(lane, b.stage(f"Stage {number}"), f"Card {number}")
    board = BoardLayout(QtShaper()).board(b.journey)
    pages = pages_of(board.picture, board_frame(board), ExportOptions(paper="A4"))
    headers = [
        [place for place in page.placements if place.stands_for is not None and place.x > 100 and place.y > 100]
        for page in pages
    ]
    assert len(pages) < 8 and any(len({round(place.y) for place in page}) > 1 for page in headers)


def test_a_lane_of_facts_alone_is_not_left_out() -> None:
    b = Building("Facts")
    for number in range(10):
        b.lane(f"Persona {number}")
    facts = b.other_lane("stage_risk", "Risks")
    for number in range(10):
        b.stage(f"Stage {number}", steps=2, risk=f"Danger {number}")
    board = BoardLayout(QtShaper()).board(b.journey)
    pages = pages_of(board.picture, board_frame(board), ExportOptions(paper="A4"))
    row = next(row for row in board.rows if row.lane == facts)
    for span in board.stages:
        middle = ((span.left + span.right) / 2, row.top + 20)
        assert any(place.clip.contains(*middle) for page in pages for place in page.placements if place.stands_for)
