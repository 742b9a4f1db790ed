"""What is long out of view takes no room on a large board, and is there again when it is gone back to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from benchmarks.made_map import made_map
from journey_editor.canvas import painted_view, scene
from tests.canvas.canvas_hand import Hand


@pytest.fixture
def hand(qtbot, monkeypatch: pytest.MonkeyPatch) -> Hand:
    monkeypatch.setattr(scene, "_MOST_ITEMS", 60)
    monkeypatch.setattr(painted_view, "_THINNED_AFTER_MS", 30)
    return Hand(qtbot, SimpleNamespace(journey=made_map(600)), size=(900, 700))


def look_at(hand: Hand, x: float, y: float) -> None:
    hand.view.camera.place(QPointF(x, y), QPointF(0, 0))
    QTest.qWait(150)


def items(hand: Hand) -> int:
    return sum(len(shown.items) for shown in hand.view.board_scene.groups)


def test_a_walk_over_the_board_does_not_gather_items(hand: Hand) -> None:
    look_at(hand, 0, 0)
    before, first = items(hand), hand.viewport.grab().toImage()
    places = [(x, y) for y in (0, 2500, 5000) for x in (2000, 6000)]
    counts = []
    for x, y in places:
        look_at(hand, x, y)
        counts.append(items(hand))
    assert max(counts) < 4 * before
    all_pieces = sum(len(group.pieces) for group in hand.board.groups)
    assert max(counts) < all_pieces / 2
    look_at(hand, 0, 0)
    again = hand.viewport.grab().toImage()
    differing = sum(one != other for one, other in zip(bytes(first.constBits()), bytes(again.constBits()), strict=True))
    assert differing < 200, "gone back to, it looks as before, but for which line is uppermost where two cross"


def test_what_is_selected_out_of_view_is_still_worked_with(hand: Hand) -> None:
    look_at(hand, 0, 0)
    card = hand.journey.cards[0].id
    hand.session.select([card])
    look_at(hand, 6000, 5000)
    assert hand.view.board_scene.item_of(card) is not None
    look_at(hand, 0, 0)
    assert set(hand.session.selection) == {card}
    hand.view.board_scene.thin_out()
    assert hand.view.board_scene.piece_at(hand.view.board_scene.item_of(card).sceneBoundingRect().center()) is not None


def test_a_connection_that_only_passes_through_is_there(hand: Hand) -> None:
    passing = [
        (group, piece)
        for group in hand.board.groups
        for piece in group.reaching.values()
        if piece.box.height > group.bottom + 2500
    ]
    assert passing
    for group, piece in passing:
        box = group.placed(piece).box
        scene_now = hand.view.board_scene
        look_at(hand, box.x - 200, group.top + group.bottom + 1200)
        assert any(shown.items.get(piece.key) for shown in scene_now.groups), piece.key
