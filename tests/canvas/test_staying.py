"""Where lanes come or go above what is seen, what is seen stays where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from journey_editor.document.edits import views
from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.lanes import move_lanes
from tests.building import Building
from tests.canvas.canvas_hand import Hand, Key


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


@pytest.fixture
def wide(qtbot):
    """Twelve stages of two lanes in a small window, scrolled to the right and down: names are held at the edges."""
    b = Building()
    lanes = [b.lane(name) for name in ("Buyer", "User")]
    stages = [b.stage(f"Stage {number}") for number in range(12)]
    cards = [b.touchpoint(lane, stages[6], "Card") for lane in lanes]
    hand = Hand(qtbot, b, (900, 600))
    hand.view.camera.place(QPointF(900, 60), QPointF(0, 0))
    hand.lanes, hand.stages, hand.cards = lanes, stages, cards
    return hand


def test_naming_a_lane_or_a_stage_moves_nothing_away_from_the_edge_where_names_are_held(wide):
    before = wide.at(0, 0)
    wide.view.edit_name(wide.stages[7])
    assert wide.editor is not None and wide.at(0, 0).y() == before.y()
    wide.key(Key.Key_Escape)
    before = wide.at(0, 0)
    wide.view.edit_name(wide.lanes[1])
    assert wide.editor is not None and wide.at(0, 0).x() == before.x()


def test_lanes_that_are_made_one_after_the_other_do_not_push_the_board_aside(wide):
    before = wide.at(0, 0).x()
    wide.view.add("persona")
    wide.type("Champion")
    wide.key(Key.Key_Return)
    wide.type("Security")
    wide.key(Key.Key_Return)
    assert wide.at(0, 0).x() == before


def test_lane_names_that_are_held_in_view_leave_the_legend_readable(wide):
    wide.session.do("Connect", connect(wide.journey, wide.cards[0], wide.cards[1])[0])
    wide.view.camera.place(QPointF(24, 0), QPointF(0, 0))
    assert wide.view.header_pixels[0] > 0 and wide.view.board_scene.side.is_stuck
    assert wide.on("legend", "map", 0.0).x() >= wide.view.header_pixels[0] - 12
