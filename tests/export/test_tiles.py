"""Sheets that are put together are the poster, and each of them can be read by itself."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image as Pixels
from PIL import ImageChops

from journey_editor.document.edits.spans import change_reach
from journey_editor.export.board_pages import ExportOptions, pages_of
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.pdf import export_pdf
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.layout.pages import Page, fitted
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.picture import Box, Point
from journey_editor.layout.theme import theme
from journey_editor.layout.tiles import OVERLAP, tiling
from journey_editor.painting.shaper import QtShaper
from tests.building import Building

SCALE = 1.5


def made(stages: int, steps: int = 1, lanes: int = 2) -> Building:
    b = Building("Made")
    rows = [b.lane(f"Lane {number}") for number in range(lanes)]
    for number in range(stages):
        stage = b.stage(f"Stage {number}", steps=steps, risk="What may go wrong, in some words")
        for step in range(steps):
            for at, lane in enumerate(rows):
                if (number + step + at) % 2 == 0:
                    b.touchpoint(lane, stage, f"Card {number}.{step}.{at}", step=step, emotion=float(number % 5 - 2))
    return b


@pytest.fixture(scope="module")
def board(qapp: object) -> Board:
    return BoardLayout(QtShaper()).board(made(5, lanes=3).journey)


def rendered(pages: tuple[Page, ...]) -> pdfium.PdfDocument:
    out = BytesIO()
    export_pdf(pages, DocumentInfo("Made"), theme("print"), out)
    return pdfium.PdfDocument(out.getvalue())


def pixels(document: pdfium.PdfDocument, page: int, box: Box) -> Pixels.Image:
    """What is seen of a page in a box."""
    sheet = document[page]
    height = sheet.get_mediabox()[3]
    sheet.set_cropbox(box.x, height - box.bottom, box.right, height - box.y)
    return sheet.render(scale=SCALE).to_pil().convert("RGB")


def place_of(page: Page, share: Box) -> Box:
    """Where on a page a part of the board stands."""
    corner = Point(share.right - 1, share.bottom - 1)
    place = next(
        place
        for place in page.placements
        if place.stands_for is not None and not place.is_artifact and place.clip.contains(*corner)
    )
    return place.box_on_page(share)


def test_sheets_put_together_are_the_poster_pixel_by_pixel(board: Board) -> None:
    tiles = tiling(board.picture, board_frame(board), PAPERS["A4"], True)
    pages = tiles.pages("Made")
    assert len(tiles.xs) > 1 and len(tiles.ys) > 1
    sheets, poster = rendered(pages), rendered((fitted(board.picture, 0),))
    covered = 0.0
    for number, page in enumerate(pages):
        share = page.share
        assert share is not None
        covered += share.width * share.height
        ours = pixels(sheets, number, place_of(page, share))
        theirs = pixels(poster, 0, share)
        assert ours.size == theirs.size
        difference = ImageChops.difference(ours, theirs)
        assert max(high for _, high in difference.getextrema()) < 90, page.label
        assert max(high for _, high in difference.reduce(4).getextrema()) < 20, page.label
    empty = [
        tiles.share(x, y) for x in range(len(tiles.xs)) for y in range(len(tiles.ys)) if (x, y) not in tiles.sheets
    ]
    covered += sum(share.width * share.height for share in empty)
    assert covered == pytest.approx(tiles.size[0] * tiles.size[1])


def test_what_lies_under_the_next_sheet_is_printed_as_that_prints_it(board: Board) -> None:
    tiles = tiling(board.picture, board_frame(board), PAPERS["A4"], True)
    pages = tiles.pages("Made")
    sheets = rendered(pages)
    first, second = pages[0], pages[1]
    assert first.share is not None and second.share is not None
    y, height = first.share.y + 90, first.share.height - 90
    both = Box(second.share.x, y, OVERLAP, height)
    under = place_of(first, Box(second.share.x - 2, y, 2, height))
    ours = pixels(sheets, 0, Box(under.right, under.y, OVERLAP, under.height))
    theirs = pixels(sheets, 1, place_of(second, both))
    assert max(high for _, high in ImageChops.difference(ours, theirs).reduce(4).getextrema()) < 12


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("scale", [0.6, 1.0, 1.3])
def test_no_card_is_ever_cut(board: Board, paper: str, landscape: bool, scale: float) -> None:
    tiles = tiling(board.picture, board_frame(board), PAPERS[paper], landscape, scale=scale)
    cards = list(board.of_kind("card"))
    assert cards
    for card in cards:
        on = [
            share
            for share in (tiles.share(*at) for at in tiles.sheets)
            if share.x - 0.5 <= card.box.x and card.box.right <= share.right + 0.5
            if share.y - 0.5 <= card.box.y and card.box.bottom <= share.bottom + 0.5
        ]
        assert len(on) == 1, card.label


def test_a_card_over_several_steps_is_not_cut_where_there_is_another_place() -> None:
    b = made(1, steps=6)
    stage = b.journey.stages[0].id
    lane = b.journey.lanes[0].id
    b.do(change_reach(b.journey, [b.touchpoint(lane, stage, "Lasts", step=1)], 1))
    drawn = BoardLayout(QtShaper()).board(b.journey)
    box = next(piece.box for piece in drawn.of_kind("card") if piece.box.width > 250)
    tiles = tiling(drawn.picture, board_frame(drawn), PAPERS["A4"], True)
    assert len(tiles.xs) > 1
    assert not any(box.x + 1 < share.stop < box.right - 1 for share in tiles.xs)


def test_the_plan_names_the_sheets_and_says_what_they_become(board: Board) -> None:
    options = ExportOptions(paper="A4", tile=True, landscape=True, info=DocumentInfo("Made"))
    pages = pages_of(board.picture, board_frame(board), options)
    document = rendered(pages)
    said = " ".join(document[0].get_textpage().get_text_range().split())
    names = [page.label for page in pages[1:]]
    assert pages[0].label == "Plan" and f"{len(names)} sheets of A4" in said and "cm" in said
    assert all(name in said for name in names)
    assert [document.get_page_label(number) for number in range(len(document))] == ["Plan", *names]
    assert f"Sheet {names[0]} - page 2 of {len(pages)} - Made" == pages[1].footer
    assert pages[0].placements[1].clip.width == pytest.approx(board.header.right)


def test_sheets_on_which_nothing_stands_are_left_out_and_the_plan_says_so() -> None:
    b = Building("Sparse")
    upper, lower = b.lane("Upper"), b.lane("Lower")
    stages = [b.stage(f"Stage {number}") for number in range(8)]
    for stage in stages:
        b.touchpoint(upper, stage, "Card", what_happens="Something, and then more of it, and again. " * 9)
    b.touchpoint(lower, stages[0], "Card")
    drawn = BoardLayout(QtShaper()).board(b.journey)
    tiles = tiling(drawn.picture, board_frame(drawn), PAPERS["A4"], True)
    assert len(tiles.ys) > 1
    pages = pages_of(drawn.picture, board_frame(drawn), ExportOptions(paper="A4", tile=True, landscape=True))
    names = [page.label for page in pages[1:]]
    assert "A2" in names and "B2" not in names
    said = rendered(pages[:1])[0].get_textpage().get_text_range()
    assert "nothing stands there: B2" in " ".join(said.split())


def test_rows_of_sheets_are_equally_full(board: Board) -> None:
    drawn = BoardLayout(QtShaper()).board(made(9).journey)
    tiles = tiling(drawn.picture, board_frame(drawn), PAPERS["A4"], True)
    wide = [share.stop - share.start for share in tiles.xs]
    assert len(wide) > 2 and min(wide) > 0.5 * max(wide)


def test_the_legend_is_as_wide_as_what_is_printed_above_it(board: Board) -> None:
    tiles = tiling(board.picture, board_frame(board), PAPERS["A4"], True)
    for page in tiles.pages(""):
        legends = [place for place in page.placements if [piece.kind for piece in place.picture.pieces] == ["legend"]]
        assert len(legends) == (page.label in [f"{name}{len(tiles.ys)}" for name in "ABCDEFG"])
        for place in legends:
            lanes = [one.box_on_page(one.clip) for one in page.placements if one.stands_for and one.clip.x < 100]
            left = min(box.x for box in lanes) + (28 if page.label.startswith("A") else 0)
            right = max(one.box_on_page(one.clip).right for one in page.placements if one.stands_for)
            assert place.x == pytest.approx(left) and place.box_on_page(place.clip).right <= right + 0.5
            assert place.box_on_page(place.clip).bottom < page.height - page.margin


def test_paper_lies_as_the_map_needs_it_and_is_filled_where_that_is_asked(board: Board) -> None:
    wide = pages_of(board.picture, board_frame(board), ExportOptions(paper="A0"))[0]
    assert wide.width > wide.height and wide.placements[0].scale == 1
    filled = pages_of(board.picture, board_frame(board), ExportOptions(paper="A0", fill=True))[0]
    area = filled.placements[0].box_on_page(filled.placements[0].clip)
    assert filled.placements[0].scale > 1.5
    assert area.width == pytest.approx(filled.width - 56) or area.height == pytest.approx(filled.height - 56)
    assert (filled.width, filled.height) == PAPERS["A0"].size(True)
