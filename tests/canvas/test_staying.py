"""Where lanes come or go above what is seen, what is seen stays where it is."""

from __future__ import annotations

import pytest

from journey_editor.document.edits import views
from journey_editor.document.edits.lanes import move_lanes
from tests.building import Building
from tests.canvas.canvas_hand import Hand


@pytest.fixture
def tall(qtbot):
    """Six lanes, of which the window shows two or three: the fourth is the first in view."""
    b = Building()
    stage = b.stage("Setup")
    lanes = [b.lane(f"Persona {number}") for number in range(6)]
    cards = [b.touchpoint(lane, stage, "Card") for lane in lanes]
    hand = Hand(qtbot, b, (900, 600))
    hand.view.camera.pan(hand.at(0, 0) - hand.card(cards[3]) + hand.at(0, 0) + hand.at(0, 300) - hand.at(0, 0))
    hand.lanes, hand.cards = lanes, cards
    return hand


def hide(hand, lane, is_shown=False, view=None):
    hand.session.do("Hide lane", views.show_lanes(hand.journey, [lane], is_shown, view))


def test_a_lane_that_is_hidden_above_and_comes_back_moves_nothing_in_view(tall):
    before = tall.card(tall.cards[3])
    assert 0 < before.y() < 600 and tall.at(0, 0).y() < -300
    hide(tall, tall.lanes[1])
    assert tall.card(tall.cards[3]) == before
    tall.session.undo()
    assert tall.card(tall.cards[3]) == before
    tall.session.redo()
    assert tall.card(tall.cards[3]) == before


def test_another_view_shows_the_same_part_of_the_map(tall):
    changes, view = views.add_view(tall.journey, "Without the first")
    tall.session.do("Add view", changes)
    hide(tall, tall.lanes[0], False, view)
    before = tall.card(tall.cards[3])
    tall.view.show_view(view)
    assert tall.card(tall.cards[3]) == before
    tall.view.show_view(None)
    assert tall.card(tall.cards[3]) == before


def test_what_is_hidden_leaves_no_hole_above_the_board(tall):
    for lane in tall.lanes[:3]:
        hide(tall, lane)
    assert tall.at(0, 0).y() <= 24


def test_a_board_that_begins_in_view_begins_there_still(tall):
    tall.view.camera.pan(-tall.at(0, 0))
    hide(tall, tall.lanes[0])
    assert tall.at(0, 0).y() == 0
    tall.session.undo()
    assert tall.at(0, 0).y() == 0


def test_lanes_that_change_places_do_not_scroll(tall):
    before = tall.at(0, 0)
    tall.session.do("Move lane", move_lanes(tall.journey, [tall.lanes[3]], 0))
    assert tall.at(0, 0) == before
