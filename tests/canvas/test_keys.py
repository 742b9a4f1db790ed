"""The board by keyboard alone."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.records import Card
from tests.building import Building
from tests.canvas.canvas_hand import Hand, Key, Mod


def test_arrows_walk_over_cards_stacks_empty_cells_and_headers(small):
    hand = small.hand
    hand.key(Key.Key_Right)
    assert hand.session.selection == (small.call,)
    hand.key(Key.Key_Right)
    assert hand.session.selection == (small.data,)
    hand.key(Key.Key_Down)
    assert hand.session.selection == (small.check,)
    hand.key(Key.Key_Down)
    assert hand.session.selection == () and hand.view.focus.cell == (small.user, small.s1)
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Left)
    assert hand.view.focus.record == small.user
    hand.key(Key.Key_Up)
    assert hand.view.focus.record == small.admin
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Up)
    assert hand.view.focus.record == small.s0
    hand.key(Key.Key_Up)
    assert hand.view.focus.record == small.handoff
    assert hand.steps == 0


def test_typing_in_an_empty_cell_makes_a_touchpoint_of_what_is_typed(small):
    hand = small.hand
    hand.click(hand.cell(small.user, small.s2))
    hand.type("New idea")
    hand.key(Key.Key_Return)
    assert hand.named("New idea").step == small.s2
    assert hand.steps == 1


def test_enter_and_insert_in_an_empty_cell_make_a_touchpoint(small):
    hand = small.hand
    for key, step, name in ((Key.Key_Return, small.s1, "A"), (Key.Key_Insert, small.s2, "B")):
        hand.click(hand.cell(small.user, step))
        hand.key(key)
        hand.type(name)
        hand.key(Key.Key_Return)
        assert hand.named(name).step == step


def test_enter_on_a_card_edits_its_name(small):
    hand = small.hand
    hand.click(hand.card(small.data))
    hand.key(Key.Key_Return)
    assert hand.editor.text() == "Import"


def test_delete_takes_the_selection_as_one_step(small):
    hand = small.hand
    hand.click(hand.card(small.data))
    hand.click(hand.card(small.check), Mod.ShiftModifier)
    hand.key(Key.Key_Delete)
    assert small.data not in small.journey and small.check not in small.journey
    assert small.way not in small.journey
    assert hand.steps == 1 and hand.undo_text == "Delete 2 touchpoints"
    hand.session.undo()
    assert small.data in small.journey and small.way in small.journey


def test_ctrl_arrows_move_the_card_a_cell(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Down, Mod.ControlModifier)
    assert small.journey.record(small.call, Card).lane == small.user
    hand.key(Key.Key_Right, Mod.ControlModifier)
    assert small.journey.record(small.call, Card).step == small.s1
    assert hand.session.selection == (small.call,)
    hand.key(Key.Key_Left, Mod.ControlModifier)
    hand.key(Key.Key_Left, Mod.ControlModifier)
    assert small.journey.record(small.call, Card).step == small.s0
    assert hand.steps == 3


def test_ctrl_arrows_move_a_card_within_its_stack_first(small):
    hand = small.hand
    hand.click(hand.card(small.check))
    hand.key(Key.Key_Up, Mod.ControlModifier)
    assert [c.id for c in small.journey.cell(small.admin, small.s1)] == [small.check, small.data]
    hand.key(Key.Key_Down, Mod.ControlModifier)
    assert [c.id for c in small.journey.cell(small.admin, small.s1)] == [small.data, small.check]


def test_ctrl_arrows_reorder_stages_lanes_and_steps(small):
    hand = small.hand
    hand.click(hand.on("stage", small.handoff))
    hand.key(Key.Key_Right, Mod.ControlModifier)
    assert [s.id for s in small.journey.stages] == [small.setup, small.handoff, small.active]
    hand.key(Key.Key_Left, Mod.ControlModifier)
    assert [s.id for s in small.journey.stages] == [small.handoff, small.setup, small.active]
    hand.click(hand.on("lane", small.user))
    hand.key(Key.Key_Up, Mod.ControlModifier)
    assert [lane.id for lane in small.journey.lanes] == [small.user, small.admin]
    hand.click(hand.on("step", small.s1))
    hand.key(Key.Key_Right, Mod.ControlModifier)
    assert [s.id for s in small.journey.steps(small.setup)] == [small.s2, small.s1]


def test_ctrl_arrows_move_all_selected_stages_together(small):
    hand = small.hand
    hand.click(hand.on("stage", small.handoff))
    hand.click(hand.on("stage", small.setup), Mod.ShiftModifier)
    hand.key(Key.Key_Right, Mod.ControlModifier)
    assert [s.id for s in small.journey.stages] == [small.active, small.handoff, small.setup]
    assert hand.steps == 1 and hand.undo_text == "Move 2 stages"
    hand.key(Key.Key_Right, Mod.ControlModifier)
    assert hand.steps == 1, "there is no further"


def test_plus_and_minus_change_how_it_feels_and_letters_do_so_too(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.type("+")
    assert small.journey.get(small.call).emotion == 2.0
    hand.type("-")
    assert small.journey.get(small.call).emotion == 1.0
    hand.key(Key.Key_Down, Mod.ControlModifier | Mod.ShiftModifier)
    assert small.journey.get(small.call).emotion == 0.0
    assert hand.steps == 3 and hand.editor is None


def test_tab_goes_through_the_cards_and_stays_at_the_last(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    walked = []
    for _ in range(4):
        hand.key(Key.Key_Tab)
        walked.append(hand.view.focus.record)
    assert walked == [small.data, small.check, small.ready, small.first]
    said = []
    hand.view.status.connect(said.append)
    for _ in range(3):
        hand.key(Key.Key_Tab)
    assert hand.view.focus.record == small.first and hand.view.hasFocus(), "no step comes after the last card"
    assert said[-1] == "This is the last card. Escape, then Tab leaves the board."
    hand.click(hand.card(small.data))
    hand.key(Key.Key_Backtab, Mod.ShiftModifier)
    assert hand.view.focus.record == small.call


def test_home_and_end_go_to_the_ends_of_the_lane(small):
    hand = small.hand
    hand.click(hand.card(small.data))
    hand.key(Key.Key_Home)
    assert hand.view.focus.record == small.call
    hand.key(Key.Key_End)
    assert hand.view.focus.cell == (small.admin, small.s3)
    hand.key(Key.Key_End, Mod.ControlModifier)
    assert hand.view.focus.record == small.first


def test_the_view_scrolls_to_the_focus(small):
    hand = small.hand
    hand.view.resize(620, 420)
    hand.click(hand.card(small.call))
    for _ in range(3):
        hand.key(Key.Key_Right)
    rect = hand.view.focus.rect()
    assert hand.view.camera.visible.contains(rect.center())
    left, top = hand.view.header_pixels
    place = hand.view.mapFromScene(rect.topLeft())
    assert place.x() >= left and place.y() >= top


def test_tab_in_the_editor_confirms_and_goes_on(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.type("Renamed")
    hand.key(Key.Key_Tab)
    assert small.journey.get(small.call).name == "Renamed"
    assert hand.view.focus.record == small.data


def test_after_delete_the_focus_stays_in_the_cell(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Delete)
    assert hand.view.focus.cell == (small.admin, small.s0)
    hand.type("Instead")
    hand.key(Key.Key_Return)
    assert hand.named("Instead").step == small.s0


def test_tab_past_the_last_card_goes_to_the_empty_cell_beside_it(small):
    hand = small.hand
    hand.session.do("Delete", delete_records(small.journey, [small.first]))
    hand.click(hand.card(small.ready))
    hand.key(Key.Key_Tab)
    assert hand.view.focus.cell == (small.admin, small.s3)
    hand.type("Next")
    hand.key(Key.Key_Return, Mod.ControlModifier)
    assert hand.named("Next").step == small.s3 and small.journey.get(small.ready).name == "Ready?"


def test_after_escape_an_arrow_goes_on_from_where_one_was(small):
    hand = small.hand
    hand.click(hand.card(small.data))
    hand.key(Key.Key_Right)
    there = hand.session.selection
    hand.key(Key.Key_Left)
    assert hand.session.selection == (small.data,) != there
    hand.key(Key.Key_Escape)
    assert hand.session.selection == ()
    hand.key(Key.Key_Right)
    assert hand.session.selection == there
    hand.click(hand.cell(small.user, small.s2))
    hand.key(Key.Key_Left)
    there = hand.view.focus.spot
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Left)
    assert hand.view.focus.spot == there


def test_where_the_card_that_one_was_at_is_gone_one_is_beside_it(small):
    hand = small.hand
    hand.click(hand.card(small.check))
    hand.key(Key.Key_Escape)
    hand.session.do("Delete", delete_records(small.journey, [small.check]))
    hand.key(Key.Key_Right)
    assert hand.session.selection == (small.data,)


def test_letters_without_a_place_change_nothing_and_say_why(small, qtbot):
    hand = small.hand
    with qtbot.waitSignal(hand.view.status) as said:
        hand.type("x")
    assert "Nothing is selected" in said.args[0]
    assert hand.steps == 0 and hand.editor is None


def test_the_first_words_on_a_map_without_cards_are_its_first_card(qtbot):
    b = Building()
    setup = b.stage("Setup")
    b.other_lane("stage_customer_goal", index=0)
    admin = b.lane("Admin")
    hand = Hand(qtbot, b)
    hand.type("Gets account")
    hand.key(Key.Key_Return, Mod.ControlModifier)
    card = hand.named("Gets account")
    assert (card.lane, card.step) == (admin, b.step(setup))


def test_going_to_a_header_that_is_held_in_view_does_not_move_the_board(small):
    hand = small.hand
    hand.view.resize(900, 420)
    hand.view.camera.place(QPointF(0, hand.board.rows[1].top - 80), QPointF(0, 0))
    before = hand.view.mapToScene(0, 0)
    hand.view.focus.go_to(small.handoff)
    assert hand.session.selection == (small.handoff,)
    assert hand.view.mapToScene(0, 0) == before
    hand.view.focus.go_to(small.active)
    assert hand.view.mapToScene(0, 0).y() == before.y()
    assert hand.view.viewport().rect().contains(hand.on("stage", small.active))


def test_enter_that_is_still_held_from_a_dialog_opens_no_name(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Mod.NoModifier, "\r", True)
    QApplication.sendEvent(hand.view, held)
    assert hand.editor is None
    hand.key(Key.Key_Return)
    assert hand.editor is not None
