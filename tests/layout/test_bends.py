"""Bent lines: corners from bends, and bends from a stretch that was dragged."""

import random
from itertools import pairwise

import pytest

from journey_editor.document.edits import connections
from journey_editor.layout.bends import bends_of, corners, dragged, keeping_off, runs_through, simplified, stretches
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.picture import Box, Point
from tests.building import Building
from tests.fixed_shaper import FixedShaper

SOURCE, TARGET = Box(100, 100, 180, 80), Box(500, 300, 180, 80)


def is_square(points):
    return all(a.x == b.x or a.y == b.y for a, b in pairwise(points))


def test_one_bend_is_an_upright_between_the_cards():
    points = corners([(200, 0)], SOURCE, TARGET, 140, 340)
    assert points == (Point(280, 140), Point(390, 140), Point(390, 340), Point(500, 340))


def test_a_bend_at_the_left_of_the_card_lets_the_line_leave_there():
    points = corners([(-150, 0)], SOURCE, TARGET, 140, 340)
    assert points[0] == Point(100, 140) and points[1] == Point(40, 140) and points[-1] == Point(500, 340)


def test_a_bend_on_the_card_is_put_clear_of_it():
    points = corners([(20, 0)], SOURCE, TARGET, 140, 340)
    assert points[1].x >= SOURCE.right + 10


def test_a_line_that_is_led_close_to_the_card_it_reaches_leaves_room_for_its_arrow():
    for bend in (350, 405, 440):  # from the middle of the source: before, at and in the target
        points = corners([(bend - 190, 0)], SOURCE, TARGET, 140, 340)
        assert TARGET.x - points[-2].x >= 18


def test_the_ends_follow_the_cards_and_the_bend_stays_where_it_is_from_the_first():
    bends = bends_of(corners([(200, 0)], SOURCE, TARGET, 140, 340), SOURCE)
    moved = corners(bends, SOURCE.moved(50, 500), TARGET, 640, 340)
    assert moved[1].x == 440 and moved[0] == Point(330, 640) and moved[-1] == Point(500, 340)


@pytest.mark.parametrize("stretch, by, expected", [
    (1, -40, (Point(280, 140), Point(350, 140), Point(350, 340), Point(500, 340))),
    (0, -60, (Point(280, 140), Point(292, 140), Point(292, 80), Point(390, 80), Point(390, 340), Point(500, 340))),
    (2, 60, (Point(280, 140), Point(390, 140), Point(390, 400), Point(482, 400), Point(482, 340), Point(500, 340))),
])  # fmt: skip
def test_a_dragged_stretch_moves_and_one_at_a_card_grows_a_corner(stretch, by, expected):
    points = dragged(corners([(200, 0)], SOURCE, TARGET, 140, 340), stretch, by)
    assert points == expected
    assert corners(bends_of(points, SOURCE), SOURCE, TARGET, 140, 340) == expected


def test_a_straight_line_is_dragged_into_a_detour_and_back_to_a_straight_one():
    level = Box(500, 100, 180, 80)
    points = dragged((Point(280, 140), Point(500, 140)), 0, 90)
    bends = bends_of(points, SOURCE)
    assert corners(bends, SOURCE, level, 140, 140) == points and len(points) == 6
    back = dragged(points, 2, -88)
    assert bends_of(back, SOURCE) == []


@pytest.mark.parametrize("card", [Box(340, 180, 180, 80), Box(300, 150, 100, 300), Box(300, 210, 180, 60)])
def test_a_card_that_comes_to_stand_on_a_bent_line_is_gone_around(card):
    led = corners([(200, 0)], SOURCE, TARGET, 140, 340)
    assert runs_through(led, [card])
    points = keeping_off(led, [SOURCE, TARGET, card])
    assert not runs_through(points, [SOURCE, TARGET, card]) and is_square(points)
    assert (points[0], points[-1]) == (led[0], led[-1])


def test_a_bent_line_that_no_card_is_on_stays_as_it_was_led():
    led = corners([(200, 0)], SOURCE, TARGET, 140, 340)
    assert keeping_off(led, [SOURCE, TARGET, Box(300, 500, 180, 80)]) == led


def test_whatever_is_dragged_stays_square_and_is_drawn_as_it_was_let_go():
    hand = random.Random(7)
    for _ in range(400):
        target = Box(hand.uniform(-700, 900), hand.uniform(-400, 700), 180, 80)
        source_y, end_y = hand.uniform(110, 170), hand.uniform(target.y + 10, target.bottom - 10)
        points = corners([(hand.uniform(-400, 500), 0)], SOURCE, target, source_y, end_y)
        for _ in range(4):
            number = hand.choice(list(stretches(points, 1)))
            points = dragged(points, number, hand.uniform(-150, 150))
            assert is_square(points)
            bends = bends_of(points, SOURCE)
            if not bends:
                break
            points = corners(bends, SOURCE, target, source_y, end_y)
            assert is_square(points) and points == simplified(points)
            assert points[-1].y == end_y and points[0].y == source_y


def test_a_line_that_runs_through_a_whole_row_of_cards_steps_out_of_it() -> None:
    row = [Box(300 + 260 * column, 300, 180, 90 + 7 * (column % 9)) for column in range(80)]
    led = (
        Point(280, 140),
        Point(290, 140),
        Point(290, 340),
        Point(21_200, 340),
        Point(21_200, 500),
        Point(21_220, 500),
    )
    points = keeping_off(led, row)
    assert not runs_through(points, row) and is_square(points)
    assert (points[0], points[-1]) == (led[0], led[-1])


@pytest.mark.parametrize("by", [-400, 400])
def test_a_line_that_was_led_through_a_lane_stays_off_headers_and_legend_where_that_is_hidden(by: int) -> None:
    b = Building()
    lanes = [b.lane(name) for name in ("Upper", "Middle", "Lower")]
    ends = [b.touchpoint(lanes[1], b.stage(f"S{number}"), "T") for number in range(2)]
    way = b.connect(*ends)
    bends = ((130.0, by), (300.0, by))
    b.do(connections.bend(b.journey, way, bends))

    def heights() -> tuple[Board, list[float]]:
        layout = BoardLayout(FixedShaper())
        board = layout.board(b.journey)
        return board, [y for _, y in layout.if_bent(way, bends)]

    board, led = heights()
    assert min(led) < board.rows[1].top or max(led) > board.rows[1].bottom
    for lane in (lanes[0], lanes[2]):
        b.set(lane, is_hidden=True)
    board, led = heights()
    assert board.rows[0].top < min(led) and max(led) < board.rows[0].bottom
    line = board.by_key["connection", way].box
    assert line.y < min(led) and max(led) < line.bottom and line.height < 240, "so it is drawn, too"
