"""Selecting by mouse."""

from PySide6.QtCore import QPoint

from tests.canvas.canvas_hand import Key, Mod


def test_a_click_selects_a_card_and_a_click_beside_it_nothing(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    assert hand.session.selection == (small.call,)
    hand.click(hand.cell(small.user, small.s0))
    assert hand.session.selection == ()
    assert hand.steps == 0


def test_shift_and_ctrl_click_add_and_take_out(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.click(hand.card(small.data), Mod.ShiftModifier)
    assert set(hand.session.selection) == {small.call, small.data}
    hand.click(hand.card(small.call), Mod.ControlModifier)
    assert hand.session.selection == (small.data,)


def test_headers_lanes_and_lines_are_selected_too(small):
    hand = small.hand
    for kind, record in (("stage", small.setup), ("lane", small.user), ("step", small.s1)):
        hand.click(hand.on(kind, record))
        assert hand.session.selection == (record,)


def test_a_line_is_hit_from_a_few_pixels_away(small):
    hand = small.hand
    start, end = hand.view.board_scene.piece("connection", small.way).ends()
    hand.click(hand.at((start.x() + end.x()) / 2, start.y()) + QPoint(0, 5))
    assert hand.session.selection == (small.way,)


def test_a_click_on_a_face_selects_its_touchpoint(small):
    hand = small.hand
    hand.click(hand.on("emotion", small.data))
    assert hand.session.selection == (small.data,)


def test_a_rubber_band_selects_the_cards_it_touches_and_escape_puts_the_old_selection_back(small):
    hand = small.hand
    hand.click(hand.card(small.first))
    box = hand.board.by_key["card", small.data].box
    start, end = hand.at(box.x - 12, box.y - 8), hand.at(box.x + 30, box.bottom + 40)
    hand.pull(start, end)
    assert set(hand.session.selection) == {small.data, small.check}
    hand.key(Key.Key_Escape)
    assert hand.session.selection == (small.first,)
    hand.release(end)
    assert hand.session.selection == (small.first,)
    hand.drag(start, end)
    assert set(hand.session.selection) == {small.data, small.check}
    assert hand.steps == 0


def test_escape_leaves_the_selection_then_nothing(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    assert hand.view.cancel()
    assert hand.session.selection == ()
    assert not hand.view.cancel()


def test_the_context_menu_is_about_what_is_under_the_pointer(small, qtbot):
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    hand = small.hand
    asked = []
    hand.view.context_menu_requested.connect(lambda where, ids: asked.append(ids))
    pixel = hand.card(small.data)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pixel, hand.viewport.mapToGlobal(pixel))
    QApplication.sendEvent(hand.viewport, event)
    assert asked == [(small.data,)]
    assert hand.session.selection == (small.data,)
