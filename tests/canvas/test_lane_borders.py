"""The borders and headers of lanes under a hand: what comes between them, folding, heights."""

import pytest
from PySide6.QtCore import QPoint

from journey_editor.canvas.items.buttons import PlusItem
from journey_editor.canvas.lane_making import add_lane_at, add_lanes_below
from journey_editor.document.edits.lanes import BLUEPRINT_LANES, set_height
from journey_editor.document.records import Lane, Persona
from journey_editor.document.vocabulary import LaneContent
from journey_editor.layout import metrics
from tests.canvas.canvas_hand import Key


def border(small, lane):
    """A pixel on the lower border of a lane's header, right of its buttons."""
    row = next(row for row in small.hand.board.rows if row.lane == lane)
    return small.hand.at(small.hand.board.band.right - 50, row.bottom)


def height(small, lane):
    row = next(row for row in small.hand.board.rows if row.lane == lane)
    return row.bottom - row.top


def buttons(small):
    """The small buttons that are offered, by their hints."""
    items = small.hand.view.board_scene.items()
    return {item.hint: item for item in items if isinstance(item, PlusItem) and item.isVisible()}


def press(small, hint):
    at = small.hand.view.mapFromScene(buttons(small)[hint].pos())
    small.hand.hover(at)
    small.hand.press(at)
    small.hand.release(at)


def between(small):
    """A pixel on the border above the second lane."""
    row = small.hand.board.rows[1]
    return small.hand.at(small.hand.board.band.x + 30, row.top - metrics.LANE_GAP / 2)


def test_a_border_is_dragged_and_the_lane_is_so_high(small):
    hand, before = small.hand, height(small, small.admin)
    at = border(small, small.admin)
    hand.drag(at, at + QPoint(0, 60))
    assert height(small, small.admin) == pytest.approx(before + 60, abs=4)
    assert hand.steps == 1 and hand.undo_text == "Change lane height"
    hand.session.undo()
    assert height(small, small.admin) == before


def test_escape_leaves_the_height(small):
    hand, before = small.hand, height(small, small.admin)
    at = border(small, small.admin)
    hand.pull(at, at + QPoint(0, 60))
    hand.key(Key.Key_Escape)
    hand.release(at + QPoint(0, 60))
    assert hand.steps == 0 and height(small, small.admin) == before


def test_a_lane_never_becomes_too_low_for_what_stands_in_it_and_a_double_click_makes_it_fit(small):
    hand, before = small.hand, height(small, small.admin)
    at = border(small, small.admin)
    hand.drag(at, at - QPoint(0, 150))
    assert height(small, small.admin) == before
    hand.drag(border(small, small.admin), border(small, small.admin) + QPoint(0, 90))
    assert height(small, small.admin) > before
    hand.double_click(border(small, small.admin))
    assert height(small, small.admin) == before
    assert small.journey.record(small.admin, Lane).height is None


def test_between_two_lanes_a_persona_is_one_click_away_and_other_lanes_are_offered(small):
    hand = small.hand
    asked = []
    hand.view.lane_menu_requested.connect(lambda place, index: asked.append(index))
    hand.hover(between(small))
    assert {"Insert a persona here", "Insert another lane here\u2026"} <= set(buttons(small))
    press(small, "Insert another lane here\u2026")
    assert asked == [1] and hand.steps == 0
    hand.hover(between(small))
    press(small, "Insert a persona here")
    hand.key(Key.Key_Return)
    assert small.journey.count(Persona) == 3
    assert [lane.id for lane in small.journey.lanes].index(small.user) == 2


def test_a_header_folds_its_lane_and_unfolds_it_again(small):
    hand = small.hand
    hand.hover(hand.on("lane", small.admin, across=0.5, down=0.5))
    press(small, "Fold this lane to one line")
    assert height(small, small.admin) == metrics.COLLAPSED_ROW
    assert hand.undo_text == "Fold persona lane"
    hand.hover(hand.on("lane", small.admin, across=0.5, down=0.5))
    press(small, "Unfold this lane")
    assert height(small, small.admin) > metrics.COLLAPSED_ROW
    assert small.journey.record(small.admin, Lane).is_collapsed is False


def test_a_card_is_not_dropped_into_a_folded_lane_and_the_status_bar_says_why(small):
    hand = small.hand
    said = []
    hand.view.status.connect(said.append)
    hand.hover(hand.on("lane", small.user, across=0.5, down=0.5))
    press(small, "Fold this lane to one line")
    row = next(row for row in hand.board.rows if row.lane == small.user)
    target = hand.at(hand.board.columns[0].left + 60, (row.top + row.bottom) / 2)
    hand.drag(hand.card(small.call), target)
    assert said[-1] == "This lane is shown as one line: unfold it to drop cards into it."
    assert hand.undo_text == "Fold persona lane"


def test_a_lane_of_thoughts_beside_a_persona_is_the_personas_and_its_name_is_opened(small):
    hand = small.hand
    hand.click(hand.on("lane", small.admin))
    made = add_lane_at(hand.view, LaneContent.THOUGHTS)
    assert hand.editor.text() == "Thoughts"
    hand.key(Key.Key_Return)
    lane = small.journey.record(made, Lane)
    assert small.journey.persona_of(made).name == "Admin"
    assert lane.prompt == "What goes through their mind?"
    assert [one.id for one in small.journey.lanes] == [small.admin, made, small.user]
    assert hand.steps == 1 and hand.undo_text == "Add lane"


def test_escape_in_the_offered_name_of_a_lane_leaves_the_lane_and_in_a_persona_s_takes_it_away(small):
    hand = small.hand
    made = add_lane_at(hand.view, LaneContent.BACKSTAGE)
    hand.key(Key.Key_Escape)
    assert small.journey.lanes[-1].id == made and hand.steps == 1
    assert hand.view.hasFocus() and hand.session.selection == (made,)
    hand.key(Key.Key_F2)
    hand.type("Behind the curtain")
    hand.key(Key.Key_Escape)
    assert small.journey.name_of(made) == "Backstage"
    hand.session.redo()
    assert small.journey.name_of(made) == "Behind the curtain"
    add_lane_at(hand.view, LaneContent.PERSONA)
    hand.key(Key.Key_Escape)
    assert len(small.journey.lanes) == 3, "a persona without a name was not wanted"


def test_the_lanes_of_a_blueprint_come_together_as_one_step(small):
    hand = small.hand
    add_lanes_below(hand.view, BLUEPRINT_LANES)
    assert [lane.content for lane in small.journey.lanes[2:]] == list(BLUEPRINT_LANES)
    assert hand.steps == 1 and hand.undo_text == "Add 6 lanes"
    add_lanes_below(hand.view, BLUEPRINT_LANES)
    assert hand.steps == 1


def test_under_the_last_lane_another_one_is_offered_too(small):
    asked = []
    small.hand.view.lane_menu_requested.connect(lambda _at, index: asked.append(index))
    last = small.hand.board.rows[-1]
    small.hand.hover(small.hand.at(small.hand.board.band.x + 30, last.bottom + metrics.LANE_GAP / 2))
    press(small, "Insert another lane here\u2026")
    assert asked == [len(small.journey.lanes)]


def test_a_lane_of_a_file_that_is_said_to_be_endless_is_not(small):
    small.hand.session.do("x", set_height(small.journey, [small.admin], 1e15))
    assert height(small, small.admin) < 11_000
