"""From very near, what is seen is named at the edges of the view: headers would take too much of it."""

import pytest
from PySide6.QtCore import QPointF

from tests.building import Building
from tests.canvas.canvas_hand import Hand, Key


@pytest.fixture
def board(qtbot):
    b = Building()
    lanes = [b.lane(name) for name in ("Buyer", "Warehouse manager", "Picker")]
    stages = [b.stage(name, steps=2) for name in ("Awareness", "Decision", "Use")]
    b.set(b.step(stages[1], 0), name="Shortlist")
    for lane in lanes:
        for stage in stages:
            b.touchpoint(lane, stage, "Card")
    hand = Hand(qtbot, b, (1200, 800))
    hand.lanes, hand.stages = lanes, stages
    hand.cell_of = b.step(stages[1], 0)
    return hand


def look_at(hand, zoom: float, lane: int, step: str) -> None:
    """Look at the card of a cell so near that it stands in the upper left corner."""
    hand.view.camera.zoom_to(zoom)
    box = hand.board.by_key["card", hand.board.cells[hand.lanes[lane], step][0]].box
    hand.view.camera.place(QPointF(box.x, box.y), QPointF(60, 60))


def named(hand) -> list[str]:
    return [label.text for label in hand.view.near_labels.labels] if hand.view.near_labels.isVisible() else []


def test_from_very_near_stage_step_and_lane_are_named_at_the_edges(board):
    look_at(board, 3.0, 1, board.cell_of)
    assert named(board)[:1] == ["2 Decision"] and {"Shortlist", "Warehouse manager"} <= set(named(board))
    assert "Buyer" not in named(board)
    for label in board.view.near_labels.labels:
        assert board.view.viewport().rect().contains(label.rect.toRect())
    assert max(label.rect.bottom() for label in board.view.near_labels.labels[:3]) < 80


def test_headers_that_are_in_view_are_not_named_twice(board):
    look_at(board, 1.0, 1, board.cell_of)
    assert named(board) == []
    board.view.camera.zoom_to(3.0)
    board.view.camera.place(QPointF(0, 0), QPointF(0, 0))
    assert named(board) == []


def test_held_headers_never_take_a_third_of_the_height(board):
    for zoom in (1.0, 1.5, 2.0, 2.4, 3.0, 5.0):
        look_at(board, zoom, 1, board.cell_of)
        assert board.view.header_pixels[1] < 800 / 4


def test_names_at_the_edges_are_in_nobodys_way(board):
    look_at(board, 3.0, 1, board.cell_of)
    label = board.view.near_labels.labels[0]
    board.click(label.rect.center().toPoint())
    board.key(Key.Key_Escape)
    assert board.view.hasFocus() and named(board)[:1] == ["2 Decision"]
