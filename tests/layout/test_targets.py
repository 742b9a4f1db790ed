"""Where a dropped card lands."""

from __future__ import annotations

import pytest

from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.targets import (
    cell_at,
    cell_box,
    lane_gap_at,
    place_at,
    stage_gap_at,
    step_gap_at,
)
from tests.building import Building
from tests.fixed_shaper import FixedShaper


@pytest.fixture
def b() -> Building:
    return Building()


def board_of(b: Building) -> Board:
    return BoardLayout(FixedShaper()).board(b.journey)


def test_a_free_cell_takes_the_card(b: Building) -> None:
    lane, stage = b.lane("User"), b.stage("Setup")
    board = board_of(b)
    x, y = cell_box(board, lane, b.step(stage)).centre
    assert cell_at(board, x, y) == (lane, b.step(stage))
    target = place_at(board, x, y)
    assert target is not None and target.kind == "cell"
    assert (target.place.lane, target.place.step, target.place.new_step) == (lane, b.step(stage), None)


@pytest.mark.parametrize(
    ("across", "down", "kind", "new_step", "index"),
    [
        (0.05, 0.5, "step", "before", None),
        (0.95, 0.5, "step", "after", None),
        (0.5, 0.9, "stack", None, 1),
        (0.5, 0.1, "stack", None, 0),
    ],
)
def test_each_part_of_a_card_means_something(
    b: Building, across: float, down: float, kind: str, new_step: str | None, index: int | None
) -> None:
    lane, stage = b.lane("User"), b.stage("Setup")
    card = b.touchpoint(lane, stage, "t")
    board = board_of(b)
    box = board.by_key["card", card].box
    target = place_at(board, box.x + box.width * across, box.y + box.height * down)
    assert target is not None
    assert (target.kind, target.place.new_step, target.place.index) == (kind, new_step, index)


def test_a_card_dropped_on_its_own_place_stays(b: Building) -> None:
    lane, stage = b.lane("User"), b.stage("Setup")
    card = b.touchpoint(lane, stage, "t")
    board = board_of(b)
    target = place_at(board, *board.by_key["card", card].box.centre, moving={card})
    assert target is not None and target.kind == "cell"


def test_under_a_stack_means_at_its_end(b: Building) -> None:
    lane, stage = b.lane("User"), b.stage("Setup")
    b.touchpoint(lane, stage, "one")
    last = b.touchpoint(lane, stage, "two")
    board = board_of(b)
    box = board.by_key["card", last].box
    target = place_at(board, box.centre.x, box.bottom + 5)
    assert target is not None and target.place.index == 2


def test_gaps_between_stages_lanes_and_steps(b: Building) -> None:
    lanes = [b.lane("A"), b.lane("B")]
    stages = [b.stage("One", steps=2), b.stage("Two")]
    board = board_of(b)
    first = board.stages[0]
    assert stage_gap_at(board, first.left + 1).index == 0
    assert stage_gap_at(board, first.right - 1).index == 1
    assert stage_gap_at(board, board.stages[1].right + 50).index == 2
    assert [lane_gap_at(board, board.rows[i].top + 1).index for i in range(len(lanes))] == [0, 1]
    assert lane_gap_at(board, board.rows[-1].bottom + 40).index == 2
    found = step_gap_at(board, board.columns[0].right - 1)
    assert found is not None and (found[0], found[1].index) == (stages[0], 1)


def test_outside_the_cells_nothing_lands(b: Building) -> None:
    b.lane("A")
    b.stage("One")
    board = board_of(b)
    assert place_at(board, 2, 2) is None
    assert place_at(board, board.width + 500, board.rows[0].top + 10) is None
