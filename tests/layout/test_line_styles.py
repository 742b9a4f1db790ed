"""The meanings of connections are told apart without colour: on the board and in the legend."""

from itertools import combinations

import pytest

from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.line_styles import line_marks
from journey_editor.layout.picture import Path, Point
from tests.building import Building
from tests.fixed_shaper import FixedShaper

ALONG = (Point(0, 0), Point(100, 0))


def colourless(marks):
    """The marks as a grey printer has them."""
    return [(mark.commands, mark.fill is None, mark.stroke and (mark.stroke.width, mark.stroke.dash)) for mark in marks]


@pytest.mark.parametrize("one, other", list(combinations(ConnectionKind, 2)))
def test_two_meanings_differ_in_dash_weight_head_or_tail(one, other):
    assert colourless(line_marks(ALONG, one)) != colourless(line_marks(ALONG, other))
    first, second = line_marks(ALONG, one)[0].stroke, line_marks(ALONG, other)[0].stroke
    assert first.dash != second.dash or abs(first.width - second.width) >= 0.8, "the line itself tells them apart"


@pytest.mark.parametrize("kind", ConnectionKind)
def test_the_tip_of_the_arrow_is_where_the_line_was_to_end(kind):
    line, head, *_ = line_marks(ALONG, kind)
    assert head.commands[0][0] == "M" and abs(head.commands[0][1][0] - 100) <= 0.71
    assert line.commands[-1][1][0] < 100


def test_the_legend_draws_each_meaning_as_the_board_does():
    b = Building()
    lane = b.lane("Admin")
    cards = [b.touchpoint(lane, b.stage(), f"{i}") for i in range(3)]
    b.connect(cards[0], cards[1], meaning=ConnectionKind.HANDOFF)
    b.connect(cards[1], cards[2], meaning=ConnectionKind.RECOVERY)
    board = BoardLayout(FixedShaper()).board(b.journey)
    strokes = {mark.stroke for mark in board.by_key["legend", "map"].marks if isinstance(mark, Path)}
    drawn = {piece.marks[0].stroke for piece in board.pieces if piece.kind == "connection"}
    assert len(drawn) == 2 and drawn <= strokes
