"""Walking the board by keys: stretches, pages, ends, and copies into the next cell."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication

from journey_editor.document.records import Card, Touchpoint
from tests.building import Building
from tests.canvas.canvas_hand import Hand, Key, Mod

SHIFT, CTRL, ALT = Mod.ShiftModifier, Mod.ControlModifier, Mod.AltModifier


@pytest.fixture
def large(qtbot):
    """Thirty lanes of forty stages, a card in every second cell, in a small window."""
    b = Building("Large")
    lanes = [b.lane(f"Lane {row}") for row in range(30)]
    stages = [b.stage(f"Stage {column}") for column in range(40)]
    for row, lane in enumerate(lanes):
        for column, stage in enumerate(stages):
            if (row + column) % 2 == 0:
                b.touchpoint(lane, stage, f"{row}/{column}")
    return Hand(qtbot, b, size=(900, 700))


def at(hand) -> tuple[int, int]:
    """Row and column of the focus."""
    row, column, _ = hand.view.focus._walk.numbers(hand.view.focus.spot)
    return row, column


def test_shift_and_arrows_select_all_between(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Right, SHIFT)
    assert hand.session.selection == (small.call, small.data, small.check), "whole cells"
    hand.key(Key.Key_Right, SHIFT)
    assert set(hand.session.selection) == {small.call, small.data, small.check, small.ready}
    hand.key(Key.Key_Left, SHIFT)
    hand.key(Key.Key_Left, SHIFT)
    assert hand.session.selection == (small.call,), "a stretch is taken back"
    assert hand.steps == 0


def test_an_arrow_goes_from_a_held_header_to_what_is_seen_beside_it(large):
    """Headers stay in view while the board is scrolled: the first column and the first lane are elsewhere then."""
    hand = large
    column, row = hand.board.columns[20], hand.board.rows[9]
    hand.view.camera.place(
        QPointF(column.left - hand.board.band.right, row.top - hand.board.header.bottom), QPointF(0, 0)
    )
    QApplication.processEvents()
    lane = hand.view.board_scene.piece("lane", row.lane)
    hand.click(hand.view.mapFromScene(lane.sceneBoundingRect().center()))
    assert hand.session.selection == (row.lane,)
    hand.key(Key.Key_Right)
    assert at(hand) == (9, 20)
    stage = hand.view.board_scene.piece("stage", column.stage)
    hand.click(hand.view.mapFromScene(stage.sceneBoundingRect().center()))
    assert hand.session.selection == (column.stage,)
    hand.key(Key.Key_Down)
    assert at(hand) == (9, 20)


def test_within_a_stack_a_stretch_takes_card_by_card(small):
    hand = small.hand
    hand.click(hand.card(small.data))
    hand.key(Key.Key_Down, SHIFT)
    assert hand.session.selection == (small.data, small.check)
    hand.key(Key.Key_Up, SHIFT)
    assert hand.session.selection == (small.data,)


def test_a_stretch_goes_over_empty_cells_and_into_the_next_lane(small):
    hand = small.hand
    hand.click(hand.card(small.ready))
    hand.key(Key.Key_Right, SHIFT)
    assert hand.view.focus.cell == (small.admin, small.s3)
    hand.key(Key.Key_Down, SHIFT)
    assert hand.view.focus.record == small.first
    assert set(hand.session.selection) == {small.ready, small.first}


def test_after_a_stretch_an_arrow_alone_selects_one_again_and_a_new_stretch_begins_there(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Right, SHIFT)
    hand.key(Key.Key_Right)
    assert hand.session.selection == (small.ready,)
    hand.key(Key.Key_Left, SHIFT)
    assert small.call not in hand.session.selection


def test_escape_lets_a_stretch_go(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Right, SHIFT)
    hand.key(Key.Key_Escape)
    assert hand.session.selection == ()


def test_a_stretch_of_stages_and_of_lanes(small):
    hand = small.hand
    hand.click(hand.on("stage", small.handoff))
    hand.key(Key.Key_Right, SHIFT)
    assert hand.session.selection == (small.handoff, small.setup)
    hand.key(Key.Key_Down, SHIFT)
    assert hand.session.selection == (small.handoff, small.setup), "cards are of another kind"
    hand.click(hand.on("lane", small.admin))
    hand.key(Key.Key_Down, SHIFT)
    assert hand.session.selection == (small.admin, small.user)


def test_a_stretch_to_the_end_of_the_lane(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_End, SHIFT)
    assert set(hand.session.selection) == {small.call, small.data, small.check, small.ready}


def test_home_and_end_on_headers_stay_among_them(small):
    hand = small.hand
    hand.click(hand.on("stage", small.setup))
    hand.key(Key.Key_End)
    assert hand.view.focus.record == small.active
    hand.key(Key.Key_Home)
    assert hand.view.focus.record == small.handoff
    hand.click(hand.on("lane", small.admin))
    hand.key(Key.Key_End)
    assert hand.view.focus.record == small.user


def test_the_board_has_a_first_and_a_last_cell_from_nowhere_too(small):
    hand = small.hand
    hand.click(hand.on("lane", small.user))
    hand.key(Key.Key_Escape)
    hand.view.focus.clear()
    hand.key(Key.Key_Home, CTRL)
    assert hand.view.focus.record == small.call
    hand.view.focus.clear()
    hand.key(Key.Key_End, CTRL)
    assert at(hand) == (1, 3)


def test_after_escape_home_goes_to_the_beginning_of_the_lane_where_one_was(small):
    hand = small.hand
    hand.key(Key.Key_End, CTRL)
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Escape)
    assert hand.view.focus.spot is None
    hand.key(Key.Key_Home)
    assert at(hand) == (1, 0)


def test_page_keys_move_the_focus_by_what_the_view_shows(large):
    hand = large
    hand.view.focus.go(hand.journey.cards[0].id)
    hand.key(Key.Key_PageDown)
    row, column = at(hand)
    assert 1 < row < 10 and column == 0
    assert hand.view.camera.visible.intersects(hand.view.focus.rect())
    hand.key(Key.Key_PageUp)
    assert at(hand) == (0, 0)
    for _ in range(30):
        hand.key(Key.Key_PageDown)
    assert at(hand) == (29, 0)
    hand.key(Key.Key_PageDown, ALT)
    row, column = at(hand)
    assert row == 29 and 1 < column < 10
    hand.key(Key.Key_PageUp, ALT)
    assert at(hand) == (29, 0)


def test_page_keys_on_headers(large):
    hand = large
    hand.view.focus.go(hand.journey.stages[0].id)
    hand.key(Key.Key_PageDown, ALT)
    stage = next(i for i, s in enumerate(hand.journey.stages) if s.id == hand.view.focus.record)
    assert 1 < stage < 10
    hand.view.focus.go(hand.journey.lanes[0].id)
    hand.key(Key.Key_PageDown)
    lane = next(i for i, s in enumerate(hand.journey.lanes) if s.id == hand.view.focus.record)
    assert 1 < lane < 10


def test_ctrl_home_and_ctrl_end_reach_the_corners_and_show_them(large):
    hand = large
    hand.view.focus.go(hand.journey.cards[100].id)
    hand.key(Key.Key_End, CTRL)
    assert at(hand) == (29, 39)
    assert hand.view.camera.visible.contains(hand.view.focus.rect().center())
    hand.key(Key.Key_Home, CTRL)
    assert at(hand) == (0, 0)


def test_alt_and_arrows_copy_the_card_into_the_next_cell(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Down, ALT)
    (copy,) = hand.session.selection
    card = small.journey.record(copy, Touchpoint)
    assert (card.name, card.channel, card.emotion) == ("Call", "phone", 1.0)
    assert (card.lane, card.step) == (small.user, small.s0)
    assert small.journey.record(small.call, Card).lane == small.admin
    assert hand.view.focus.record == copy
    assert hand.steps == 1 and hand.undo_text == "Duplicate touchpoint"
    hand.key(Key.Key_Right, ALT)
    assert [small.journey.name_of(c.id) for c in small.journey.cell(small.user, small.s1)] == ["Call"]


def test_several_are_copied_in_their_pattern_with_the_way_between_them(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Right, SHIFT)
    hand.key(Key.Key_Down, ALT)
    assert [c.name for c in small.journey.cell(small.user, small.s0)] == ["Call"]
    assert [c.name for c in small.journey.cell(small.user, small.s1)] == ["Import", "Check"]
    assert len(small.journey.connections()) == 2
    assert hand.steps == 1 and hand.undo_text == "Duplicate 3 touchpoints"


def test_nothing_is_copied_over_the_edge(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Left, ALT)
    hand.key(Key.Key_Up, ALT)
    assert hand.steps == 0
    assert hand.session.selection == (small.call,)


def test_a_card_of_several_steps_is_one_place(qtbot):
    b = Building("Spans")
    lane = b.lane("Admin")
    stages = [b.stage(f"Stage {number}") for number in range(4)]
    long = b.touchpoint(lane, stages[0], "Long")
    after = b.touchpoint(lane, stages[3], "After")
    hand = Hand(qtbot, b)
    from journey_editor.document.edits.spans import reach_to

    hand.session.do("Let it last", reach_to(hand.journey, [long], b.step(stages[2])))
    hand.view.focus.go(long)
    hand.key(Key.Key_Right)
    assert hand.view.focus.record == after
    hand.key(Key.Key_Left)
    assert hand.view.focus.record == long


def test_walking_down_the_first_column_does_not_push_the_board_aside(large):
    hand = large
    hand.view.focus.go(hand.journey.cards[0].id)
    before = hand.view.camera.visible.left()
    for _ in range(10):
        hand.key(Key.Key_Down)
    assert hand.view.camera.visible.left() == before


def test_where_the_pointer_was_before_the_board_went_on_no_card_has_handles(large):
    hand = large
    hidden, shown = hand.named("14/20").id, hand.named("14/16").id
    hand.view.camera.place(QPointF(*_middle(hand, hidden)), QPointF(50, 50))
    hand.hover(QPoint(50, 50))  # in the corner: the card lies under the headers that are held there
    hand.view.focus.go_to(shown)
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Right)
    assert hand.session.selection == (shown,)
    assert hand.view.hovering.handle_at(_right(hand, hidden)) is None
    assert hand.view.hovering.handle_at(_right(hand, shown)) == (shown, "right")


def _middle(hand, card):
    centre = hand.board.by_key["card", card].box.centre
    return centre.x, centre.y


def _right(hand, card):
    box = hand.board.by_key["card", card].box
    return QPointF(box.right, box.centre.y)


def test_in_a_row_of_what_stages_say_left_of_the_first_is_the_lanes_header(qtbot):
    b = Building("Rows")
    goals = b.other_lane("stage_customer_goal")
    first, second = b.stage("First", steps=2), b.stage("Second")
    hand = Hand(qtbot, b)
    hand.view.focus.on_cell(goals, b.step(first))
    hand.key(Key.Key_Right)
    assert hand.view.focus.cell == (goals, b.step(second)), "a stage is one cell, however many steps it has"
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Left)
    assert hand.view.focus.record == goals
