"""Where sheets end: between stages where it can be, between steps where that saves a sheet, never through a card."""

from __future__ import annotations

from journey_editor.layout.cutting import Along, shares


def stops(along: Along, room: float, overlap: float = 0.0) -> list[float]:
    return [share.stop for share in shares(along, room, room, overlap)]


def test_a_sheet_ends_at_a_stage_rather_than_a_little_fuller_in_the_midst_of_one() -> None:
    assert stops(Along(0, 200, best=(80,), good=(100,)), room=120) == [80, 200]


def test_a_stage_is_cut_in_two_where_that_saves_a_sheet() -> None:
    assert stops(Along(0, 200, best=(30,), good=(100,)), room=120) == [100, 200]


def test_a_lane_is_cut_only_where_no_border_can_be_reached() -> None:
    assert stops(Along(0, 240, best=(60, 150), poor=(120,)), room=130) == [60, 150, 240]
    assert stops(Along(0, 240, best=(200,), poor=(120,)), room=130) == [120, 240]


def test_a_border_that_a_card_lies_over_ends_no_sheet() -> None:
    assert stops(Along(0, 200, best=(80, 100), cards=((90, 110),)), room=120) == [80, 200]


def test_what_lies_behind_the_end_of_a_sheet_is_on_both() -> None:
    first, last = shares(Along(0, 200, best=(100,)), 120, 120, overlap=15)
    assert (first.stop, first.end, last.start) == (100, 115, 100)


def test_where_cards_lie_over_every_border_each_is_whole_on_one_of_two_sheets() -> None:
    along = Along(0, 200, best=(100,), cards=((90, 130),))
    first, last = shares(along, 120, 120)
    assert (first.end, last.start) == (120, 90)
