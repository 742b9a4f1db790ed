"""On maps at the edge nothing overlaps, and nothing is cut without an ellipsis and a way to read the whole."""

from __future__ import annotations

import itertools

import pytest

from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.picture import Box, Text
from journey_editor.layout.text import ELLIPSIS
from journey_editor.painting.shaper import QtShaper
from tests.extreme_maps import EXTREME_MAPS

_HAIR = 0.75
"""Points that a glyph may stand out of the line's advance."""


@pytest.fixture(params=EXTREME_MAPS, scope="module")
def board(request: pytest.FixtureRequest, qapp: object) -> Board:
    return BoardLayout(QtShaper()).board(EXTREME_MAPS[request.param]())


def test_no_text_stands_out_of_its_piece(board: Board) -> None:
    for piece in board.pieces:
        for mark in piece.marks:
            if isinstance(mark, Text) and mark.shaped.text:
                left = min(mark.x + line.x for line in mark.shaped.lines)
                right = max(mark.x + line.x + line.width for line in mark.shaped.lines)
                assert left >= -_HAIR and right <= piece.box.width + _HAIR, (piece.key, mark.shaped.lines)
                assert mark.y >= -_HAIR - (piece.kind == "emotion") * 12, piece.key
                assert mark.y + mark.shaped.height <= piece.box.height + _HAIR, (piece.key, mark.shaped.lines)


def test_no_text_of_a_piece_lies_on_another_of_it(board: Board) -> None:
    for piece in board.pieces:
        texts = [mark for mark in piece.marks if isinstance(mark, Text) and mark.shaped.text]
        for one, other in itertools.combinations([_ink(mark) for mark in texts], 2):
            assert not one.meets(other), piece.key


def test_cards_and_headers_keep_off_one_another(board: Board) -> None:
    for kinds in (("card",), ("stage", "step", "corner"), ("lane", "stage", "step", "corner")):
        boxes = sorted((piece.box, piece.key) for piece in board.pieces if piece.kind in kinds)
        open_boxes: list[tuple[Box, object]] = []
        for box, key in boxes:  # from left to right: only what reaches as far can be met
            open_boxes = [(other, its) for other, its in open_boxes if other.right > box.x]
            for other, its in open_boxes:
                assert not box.meets(other), (key, its)
            open_boxes.append((box, key))


def test_what_is_cut_ends_in_an_ellipsis_and_the_whole_is_kept(board: Board) -> None:
    for piece in board.pieces:
        for mark in piece.marks:
            if not isinstance(mark, Text):
                continue
            shown = "".join(line.text for line in mark.shaped.lines)
            if mark.shaped.is_cut:
                assert ELLIPSIS in mark.shaped.lines[-1].text, piece.key
            else:
                assert "".join(shown.split()) == "".join(mark.shaped.text.split()), piece.key


def test_the_title_stands_at_the_left_in_any_script(board: Board) -> None:
    for mark in board.by_key["title", "map"].marks:
        assert isinstance(mark, Text)
        assert abs(mark.x + min(line.x for line in mark.shaped.lines)) <= 1


def test_every_piece_that_can_be_pointed_at_says_what_it_is(board: Board) -> None:
    for piece in board.pieces:
        if piece.kind in ("card", "stage", "step", "lane", "connection", "emotion", "title"):
            assert piece.label, piece.key


def _ink(mark: Text) -> Box:
    """Where letters stand: the lines' own width, without the leading above and below."""
    left = min(line.x for line in mark.shaped.lines)
    right = max(line.x + line.width for line in mark.shaped.lines)
    trim = min(2.0, mark.shaped.height / 4)
    return Box(mark.x + left + 0.5, mark.y + trim, right - left - 1, mark.shaped.height - 2 * trim)
