"""A view on the board: what it leaves out is not seen, not selected and not changed; nothing of it is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from journey_editor.document.edits import views
from journey_editor.document.edits.cards import Place, add_touchpoint, move_cards
from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.lanes import add_persona, move_lanes
from tests.canvas.canvas_hand import Key, Mod


@pytest.fixture
def admin_only(small):
    """The small map with a view that leaves the end user's lane out, shown."""
    hand = small.hand
    changes, view = views.add_view(small.journey, "Admin only")
    hand.session.do("Add view", changes)
    hand.session.do("Hide lane", views.show_lanes(small.journey, [small.user], False, view))
    hand.view.show_view(view)
    small.view = view
    return small


def shown(small) -> set[str]:
    return {key[1] for key in small.hand.board.by_key if key[0] in ("card", "lane", "connection")}


def test_a_view_shows_its_lanes_and_the_whole_map_all(admin_only):
    small = admin_only
    assert shown(small) == {small.admin, small.call, small.data, small.check, small.ready, small.way}
    small.hand.view.show_view(None)
    assert small.user in shown(small) and small.first in shown(small)


def test_what_is_no_longer_seen_is_let_go_and_keys_do_not_reach_it(admin_only):
    small, hand = admin_only, admin_only.hand
    hand.view.show_view(None)
    hand.session.select([small.first, small.call])
    hand.view.show_view(small.view)
    assert hand.session.selection == (small.call,)
    hand.session.select([small.check])
    before = small.journey.get(small.check)
    hand.key(Key.Key_Down, Mod.ControlModifier)
    assert small.journey.get(small.check) == before


def test_a_connection_into_a_hidden_lane_is_left_out_with_it(admin_only):
    small, hand = admin_only, admin_only.hand
    changes, way = connect(small.journey, small.ready, small.first)
    hand.session.do("Connect", changes)
    assert way not in shown(small)
    hand.view.show_view(None)
    assert way in shown(small)


def test_undo_and_redo_of_the_view_are_followed(admin_only):
    small, hand = admin_only, admin_only.hand
    told = []
    hand.view.view_changed.connect(lambda: told.append(hand.view.shown_view))
    hand.session.undo()
    assert small.user in shown(small)
    hand.session.undo()
    assert hand.view.shown_view is None and told[-1] is None
    hand.session.redo()
    hand.session.redo()
    assert small.user not in shown(small)
    assert hand.view.shown_view.name == "Admin only"


def test_a_lane_that_is_dragged_among_shown_ones_stands_there_in_the_whole_map_too(admin_only):
    small, hand = admin_only, admin_only.hand
    hand.session.do("Move lane", move_lanes(small.journey, [small.user], 0))
    changes, buyer = add_persona(small.journey, name="Buyer")
    hand.session.do("Add persona", changes)
    admin = hand.on("lane", small.admin, 0.5, 0.1)
    hand.drag(hand.on("lane", buyer), admin - QPoint(0, 4))
    assert [small.journey.name_of(lane.id) for lane in small.journey.lanes] == ["End user", "Buyer", "Admin"]


def test_lanes_and_cards_are_moved_past_what_is_hidden(admin_only):
    small, hand = admin_only, admin_only.hand
    changes, buyer = add_persona(small.journey, name="Buyer")
    hand.session.do("Add persona", changes)
    hand.session.select([small.call])
    hand.view.focus.on_record(small.call)
    hand.key(Key.Key_Down, Mod.ControlModifier)
    assert small.journey.get(small.call).lane == buyer
    hand.session.select([small.admin])
    hand.view.focus.on_record(small.admin)
    hand.key(Key.Key_Down, Mod.ControlModifier)
    assert [row.lane for row in hand.board.rows] == [buyer, small.admin]


def test_cards_of_several_lanes_keep_their_distance_over_the_shown_lanes(admin_only):
    small, hand = admin_only, admin_only.hand
    lanes = []
    for name in ("Buyer", "Legal"):
        changes, lane = add_persona(small.journey, name=name)
        hand.session.do("Add persona", changes)
        lanes.append(lane)
    changes, far = add_touchpoint(small.journey, Place(lanes[0], small.s0), name="Far")
    hand.session.do("Add", changes)
    changes = move_cards(small.journey, [small.call, far], small.call, Place(lanes[0], small.s0), {small.admin, *lanes})
    hand.session.do("Move", changes)
    assert (small.journey.get(small.call).lane, small.journey.get(far).lane) == tuple(lanes)
