"""Where the lines of a gutter run in it."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from journey_editor.layout.tracks import room_for, told_apart, track_x, width_for
from journey_editor.layout.ways import level

GUTTER = ("gutter", 1)


@pytest.mark.parametrize("lines", [1, 2, 3, 5, 8, 9, 14, 15, 40])
def test_lines_keep_off_one_another_off_the_cards_and_off_the_line_between_two_columns(lines: int) -> None:
    room = room_for(GUTTER, lines)
    width = width_for(room)
    xs = sorted(track_x(width, (track, room)) for track in range(room))
    assert lines <= room
    assert min(xs[0], width - xs[-1]) >= 11  # an arrowhead is 8 long
    assert min(abs(x - width / 2) for x in xs) >= 4
    assert all(right - left >= 5 for left, right in pairwise(xs))


def test_a_few_lines_lie_farther_apart_than_many() -> None:
    few, many = ([track_x(64.0, (track, 8)) for track in range(count)] for count in (3, 8))

    def apart(xs: list[float]) -> float:
        return min(abs(one - other) for one, other in combinations(xs, 2))

    assert apart(few) > apart(many)


def test_the_columns_stay_while_a_gutter_gets_up_to_eight_lines() -> None:
    assert {room_for(GUTTER, lines) for lines in range(3, 9)} == {8}
    assert width_for(room_for(GUTTER, 9)) > width_for(8)


def test_of_two_lines_that_touch_cards_at_one_height_that_of_the_left_card_runs_left() -> None:
    top, middle, bottom = level(0, 0), level(1, 0), level(2, 0)
    stretches = {"one": (top, middle, "one"), "two": (middle, bottom, "two")}
    ends = {"one": [(middle, True)], "two": [(middle, False)]}
    tracks, room = told_apart({"one": 0, "two": 1}, 2, 8, stretches, ends)
    assert track_x(40.0, (tracks["two"], room)) < track_x(40.0, (tracks["one"], room))
