"""A card's own connections stand out while it is selected or pointed at for a moment; the others grow pale."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtTest import QTest

from journey_editor.canvas.emphasis import REST
from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.fields import rename
from journey_editor.layout.picture import Shape
from tests.canvas.canvas_hand import Hand, Key


@pytest.fixture
def ways(small):
    """Two connections: the call's, and one between two other cards."""
    changes, other = connect(small.journey, small.ready, small.first)
    small.hand.session.do("Connect", changes)
    small.hand.session.select([])
    small.other = other
    return small


def dim(small) -> set[str]:
    scene = small.hand.view.board_scene
    return {i for i in (small.way, small.other) if scene.is_dim(scene.piece("connection", i).piece)}


def ink(hand: Hand, way: str) -> float:
    """How strongly the line of a connection is seen: the darkest pixel around a point of it."""
    item = hand.view.board_scene.piece("connection", way)
    at = item.mapToScene(item.line.pointAtPercent(0.5))
    image = hand.viewport.grab().toImage()
    pixel = hand.at(at.x(), at.y())
    near = [image.pixelColor(pixel.x() + dx, pixel.y() + dy) for dx in range(-3, 4) for dy in range(-3, 4)]
    return min(colour.lightnessF() for colour in near)


def test_a_selected_card_lets_its_own_connections_stand_out_at_once(ways):
    before = ink(ways.hand, ways.other)
    ways.hand.click(ways.hand.card(ways.call))
    assert dim(ways) == {ways.other}
    assert ink(ways.hand, ways.other) > before + 0.1
    ways.hand.key(Key.Key_Escape)
    assert dim(ways) == set()


def test_a_card_without_connections_dims_nothing(ways):
    ways.hand.click(ways.hand.card(ways.check))
    assert dim(ways) == set()


def test_no_pale_line_runs_through_its_own_words(ways):
    hand = ways.hand
    changes, across = connect(ways.journey, ways.ready, ways.call)
    hand.session.do("Connect", changes)
    hand.session.do("Rename", rename(ways.journey, across, "Back to it"))
    hand.view.zoom_to(2.0)
    item = hand.view.board_scene.piece("connection", across)
    ground = next(QRectF(*mark.box) for mark in item.piece.marks if isinstance(mark, Shape))
    assert item.line.intersects(ground), "its words stand on the line"
    hand.view.centerOn(item.mapToScene(ground.center()))

    def seen() -> float:
        """How much lighter and darker it is at the label's left end, before its letters."""
        image, x = hand.viewport.grab().toImage(), ground.left() + 2
        at = [item.mapToScene(x, ground.top() + ground.height() * i / 30) for i in range(9, 22)]
        light = [image.pixelColor(hand.at(point.x(), point.y())).lightnessF() for point in at]
        return max(light) - min(light)

    hand.session.select([ways.way])
    assert hand.view.board_scene.is_dim(item.piece)
    assert seen() < 0.02


def test_a_selected_connection_stands_out(ways):
    ways.hand.session.select([ways.other])
    assert dim(ways) == {ways.way}


def test_the_pointer_must_rest_and_goes_before_the_selection(ways):
    hand = ways.hand
    hand.session.select([ways.call])
    hand.hover(hand.card(ways.first))
    assert dim(ways) == {ways.other}
    QTest.qWait(REST + 100)
    assert dim(ways) == {ways.way}
    hand.hover(hand.cell(ways.user, ways.s0))
    QTest.qWait(REST + 100)
    assert dim(ways) == {ways.other}


def test_passing_over_cards_repaints_nothing(ways, monkeypatch):
    hand = ways.hand
    told = []
    monkeypatch.setattr(hand.view.board_scene, "dim", lambda *args: told.append(args))
    for card in (ways.call, ways.data, ways.ready, ways.first):
        hand.hover(hand.card(card))
    assert told == []


def test_it_can_be_turned_off_and_far_out_it_shows_too(ways):
    hand = ways.hand
    hand.session.select([ways.call])
    hand.view.camera.zoom_to(0.25)
    pale = ink(hand, ways.other)
    hand.view.emphasis.set_on(False)
    assert ink(hand, ways.other) < pale - 0.1
    assert dim(ways) == set()
