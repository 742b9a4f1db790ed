"""A wide board on one sheet, in bands one under the other."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication

from journey_editor.export.board_pages import ExportOptions, pages_of
from journey_editor.layout.bands import number_of_bands
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Text
from journey_editor.painting.shaper import QtShaper
from tests.building import Building


@pytest.fixture(scope="module")
def board(qapp: QApplication) -> Board:
    """Eight stages of three steps, one lane."""
    b = Building("A wide map")
    lane = b.lane("Admin")
    for number in range(8):
        stage = b.stage(f"Stage {number}", steps=3)
        for step in range(3):
            b.touchpoint(lane, stage, f"Card {number}.{step}", step)
    return BoardLayout(QtShaper()).board(b.journey)


def page_of(board: Board, **options: object) -> Page:
    (page,) = pages_of(board.picture, board_frame(board), ExportOptions(least_text=9, **options))  # type: ignore[arg-type]
    return page


def words_of(page: Page) -> Counter[str]:
    """What can be seen on the page, by how often."""
    return Counter(
        mark.shaped.text
        for place in page.placements
        for piece in place.picture.pieces
        if place.clip.contains(piece.box.x + 1, piece.box.y + 1)
        for mark in piece.marks
        if isinstance(mark, Text)
    )


@pytest.mark.parametrize("fill", [False, True])
@pytest.mark.parametrize("paper", ["A4", "A2"])
def test_a_wide_board_is_broken_so_that_it_is_read_larger(board: Board, paper: str, fill: bool) -> None:
    strip = page_of(board, paper=paper, fill=fill, breaks=False)
    page = page_of(board, paper=paper, fill=fill, more_pages=False)
    assert number_of_bands(strip) == 1 < number_of_bands(page)
    assert page.placements[0].scale > 1.5 * strip.placements[0].scale
    for place in page.placements:
        box = place.box_on_page(place.clip)
        assert box.x >= -0.01 and box.right <= page.width and box.bottom <= page.height


def test_every_card_stands_in_one_band_and_each_band_says_who_and_where(board: Board) -> None:
    page = page_of(board, paper="A2")
    seen = words_of(page)
    assert all(seen[f"Card {stage}.{step}"] == 1 for stage in range(8) for step in range(3))
    assert all(sum(count for text, count in seen.items() if f"Stage {stage}" in text) == 1 for stage in range(8))
    assert seen["Admin"] == number_of_bands(page) == 3
    assert seen["A wide map"] == 1


def test_a_cut_connection_says_at_which_stage_it_goes_on(qapp: QApplication) -> None:
    b = Building("A wide map")
    lane = b.lane("Admin")
    stages = [b.stage(f"Stage {number}", steps=3) for number in range(8)]
    cards = [b.touchpoint(lane, stage, f"Card {number}", step=1) for number, stage in enumerate(stages)]
    b.connect(cards[0], cards[7])
    b.connect(cards[6], cards[1])
    page = page_of(BoardLayout(QtShaper()).board(b.journey), paper="A2")
    said = Counter(re.findall("[\u2190\u2192] \\d|\\d [\u2190\u2192]", "  ".join(words_of(page).elements())))
    cuts = number_of_bands(page) - 1
    assert cuts and said == dict.fromkeys(["\u2192 8", "1 \u2192", "\u2190 7", "2 \u2190"], cuts)
    for marks in (place for place in page.placements if place.is_artifact):
        for piece in marks.picture.pieces:
            assert marks.clip.contains(piece.box.x, piece.box.y)
            assert marks.clip.contains(piece.box.right, piece.box.bottom)


def test_a_board_that_can_be_read_on_one_line_is_not_broken(board: Board) -> None:
    (page,) = pages_of(board.picture, board_frame(board), ExportOptions(paper="A0", least_text=3))
    assert number_of_bands(page) == 1
