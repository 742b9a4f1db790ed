"""Dragging cards: where they land, and that Escape leaves no trace."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from journey_editor.document.records import Card
from tests.canvas.canvas_hand import Button, Key, Mod


def where(small, card):
    record = small.journey.record(card, Card)
    return record.lane, record.step


def test_a_card_dragged_to_an_empty_cell_lands_there_in_one_step(small):
    hand = small.hand
    hand.drag(hand.card(small.call), hand.cell(small.user, small.s1))
    assert where(small, small.call) == (small.user, small.s1)
    assert hand.steps == 1 and hand.undo_text == "Move touchpoint"
    assert hand.session.selection == (small.call,)
    hand.session.undo()
    assert where(small, small.call) == (small.admin, small.s0)


def test_selected_cards_go_together_and_keep_their_pattern(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.click(hand.card(small.data), Mod.ShiftModifier)
    hand.drag(hand.card(small.call), hand.cell(small.user, small.s0))
    assert where(small, small.call) == (small.user, small.s0)
    assert where(small, small.data) == (small.user, small.s1)
    assert hand.steps == 1 and hand.undo_text == "Move 2 touchpoints"


@pytest.mark.parametrize("how", ["escape", "right button", "lost button", "window"])
def test_a_cancelled_drag_changes_nothing_and_keeps_what_can_be_redone(small, how):
    hand = small.hand
    hand.drag(hand.card(small.call), hand.cell(small.user, small.s1))
    hand.session.undo()
    before = small.journey.record(small.call, Card)
    start, end = hand.card(small.call), hand.cell(small.user, small.s2)
    hand.pull(start, end)
    if how == "escape":
        hand.key(Key.Key_Escape)
    elif how == "right button":
        hand.press(end, Button.RightButton)
    elif how == "lost button":
        hand.hover(end)
    else:
        QApplication.sendEvent(hand.viewport, QEvent(QEvent.Type.UngrabMouse))
    hand.release(end)
    assert small.journey.record(small.call, Card) == before
    assert hand.steps == 0 and hand.session.stack.canRedo()
    assert hand.view.board_scene.piece("card", small.call).opacity() == 1.0
    hand.session.redo()
    assert where(small, small.call) == (small.user, small.s1)


def test_a_drop_on_the_lower_part_of_a_card_stacks_and_on_its_right_edge_makes_a_step(small):
    hand = small.hand
    hand.drag(hand.card(small.call), hand.card(small.first, 0.5, 0.8))
    assert [c.id for c in small.journey.cell(small.user, small.s3)] == [small.first, small.call]
    hand.session.undo()
    hand.drag(hand.card(small.call), hand.card(small.first, 0.95, 0.5))
    assert where(small, small.call)[0] == small.user
    steps = [s.id for s in small.journey.steps(small.active)]
    assert len(steps) == 2 and where(small, small.call)[1] == steps[1]
    hand.session.undo()
    assert len(small.journey.steps(small.active)) == 1


def test_a_hand_that_trembles_moves_nothing(small):
    hand = small.hand
    start = hand.card(small.call)
    hand.press(start)
    hand.move(start + QPoint(2, 2))
    hand.release(start + QPoint(2, 2))
    assert hand.steps == 0
    assert hand.session.selection == (small.call,)


def test_dropping_outside_the_lanes_moves_nothing(small):
    hand = small.hand
    hand.drag(hand.card(small.call), hand.at(400, 20))
    assert hand.steps == 0


def test_with_ctrl_held_a_copy_lands_and_the_card_stays(small):
    hand = small.hand
    hand.drag(hand.card(small.call), hand.cell(small.user, small.s1), mod=Mod.ControlModifier)
    assert where(small, small.call) == (small.admin, small.s0)
    copies = small.journey.cell(small.user, small.s1)
    assert [c.name for c in copies] == ["Call"]
    assert hand.session.selection == (copies[0].id,)
    assert hand.steps == 1


def test_where_it_would_land_is_told_while_dragging(small):
    hand = small.hand
    told = []
    hand.view.status.connect(told.append)
    hand.pull(hand.card(small.call), hand.card(small.first, 0.95, 0.5))
    assert told[-1] == "Drop to make a new step here"
    hand.key(Key.Key_Escape)
    assert told[-1] == ""


def test_near_the_edge_the_board_scrolls_and_a_drop_goes_where_the_pointer_then_is(small, qtbot):
    hand = small.hand
    hand.view.resize(760, 700)
    QApplication.processEvents()
    start = hand.card(small.call)
    hand.pull(start, QPoint(hand.viewport.width() - 3, start.y()))
    before = hand.view.camera.visible.left()
    qtbot.waitUntil(lambda: hand.view.camera.visible.left() > before + 60, timeout=5000)
    hand.key(Key.Key_Escape)
    assert hand.steps == 0


def test_the_board_begins_to_scroll_slowly_and_is_quick_after_a_while(small, monkeypatch):
    hand = small.hand
    hand.view.resize(760, 700)
    QApplication.processEvents()
    start = hand.card(small.call)
    by: list[float] = []
    monkeypatch.setattr(hand.view.camera, "pan", lambda way: by.append(abs(way.x())))
    hand.pull(start, QPoint(hand.viewport.width() - 3, start.y()))
    for _ in range(60):
        hand.view.edge_scroll._scroll()
    hand.key(Key.Key_Escape)
    assert by[0] == 1.0 and by == sorted(by)
    assert sum(by[:6]) < 20, "pixels in a tenth of a second"
    assert by[-1] > 15


def test_where_nothing_lies_under_the_headers_the_board_stays_while_something_is_dragged_beside_them(small, qtbot):
    hand = small.hand
    before = hand.view.camera.visible
    left, top = hand.view.header_pixels
    hand.pull(hand.card(small.call), QPoint(round(left) + 5, round(top) + 5))
    qtbot.wait(80)
    assert hand.view.camera.visible == before
    hand.key(Key.Key_Escape)


@pytest.mark.parametrize("down", [0.2, 0.5, 0.8])
def test_from_far_out_a_card_is_taken_hold_of_anywhere_between_its_ends(small, down):
    hand = small.hand
    hand.view.zoom_to(0.45)
    hand.drag(hand.card(small.first, 0.5, down), hand.cell(small.user, small.s0))
    assert where(small, small.first)[:2] == (small.user, small.s0)
    assert hand.undo_text == "Move touchpoint"
