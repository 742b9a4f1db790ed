"""Dragging stages, steps and lanes by their headers."""

from journey_editor.canvas.items.overlays import GhostItem
from journey_editor.document.edits.lanes import add_persona
from tests.canvas.canvas_hand import Key


def test_a_stage_goes_between_two_others_with_all_its_cards(small):
    hand = small.hand
    spans = {span.stage.id: span for span in hand.board.stages}
    target = hand.on("stage", small.active, 0.9)
    assert spans
    hand.drag(hand.on("stage", small.handoff, 0.3), target)
    assert [s.id for s in small.journey.stages] == [small.setup, small.active, small.handoff]
    assert small.journey.cell(small.admin, small.s0)[0].id == small.call
    assert hand.steps == 1 and hand.undo_text == "Move stage"


def test_escape_leaves_the_stages_as_they_were(small):
    hand = small.hand
    target = hand.on("stage", small.active, 0.9)
    hand.pull(hand.on("stage", small.handoff, 0.3), target)
    hand.key(Key.Key_Escape)
    hand.release(target)
    assert [s.id for s in small.journey.stages] == [small.handoff, small.setup, small.active]
    assert hand.steps == 0
    assert hand.view.board_scene.piece("card", small.call).opacity() == 1.0


def test_a_lane_goes_under_another(small):
    hand = small.hand
    hand.drag(hand.on("lane", small.admin, 0.5, 0.3), hand.on("lane", small.user, 0.5, 0.8))
    assert [lane.id for lane in small.journey.lanes] == [small.user, small.admin]
    assert hand.undo_text == "Move persona lane"


def test_a_step_goes_to_another_stage(small):
    hand = small.hand
    hand.drag(hand.on("step", small.s2), hand.on("step", small.s3, 0.8))
    assert [s.id for s in small.journey.steps(small.active)] == [small.s3, small.s2]
    assert small.journey.record(small.ready, type(small.journey.get(small.ready))).step == small.s2
    assert hand.undo_text == "Move step"


def test_a_click_on_a_header_moves_nothing(small):
    hand = small.hand
    hand.click(hand.on("stage", small.setup))
    assert hand.steps == 0 and hand.session.selection == (small.setup,)


def shown_ghosts(hand):
    return [item for item in hand.view.board_scene.items() if isinstance(item, GhostItem)]


def test_the_ghost_is_the_whole_column_or_row_with_its_cards(small):
    hand = small.hand
    hand.pull(hand.on("stage", small.setup, 0.3), hand.on("stage", small.active, 0.9))
    (ghost,) = shown_ghosts(hand)
    shown = {piece.record_id for piece in ghost._pieces}
    assert {small.setup, small.s1, small.s2, small.data, small.check, small.ready} == shown
    assert ghost.boundingRect().bottom() >= hand.board.band.bottom
    hand.key(Key.Key_Escape)
    assert shown_ghosts(hand) == []


def test_several_selected_stages_go_together(small):
    hand = small.hand
    hand.session.select([small.handoff, small.setup])
    hand.drag(hand.on("stage", small.handoff, 0.3), hand.on("stage", small.active, 0.9))
    assert [s.id for s in small.journey.stages] == [small.active, small.handoff, small.setup]
    assert hand.undo_text == "Move 2 stages"


def test_several_selected_lanes_go_together_and_escape_leaves_them(small):
    hand = small.hand
    third = small.journey
    hand.session.do("Add lane", add_persona(third, None, "Sponsor")[0])
    order = [lane.id for lane in small.journey.lanes]
    hand.session.select([small.admin, small.user])
    target = hand.on("lane", order[2], 0.5, 0.9)
    hand.pull(hand.on("lane", small.admin, 0.5, 0.3), target)
    hand.key(Key.Key_Escape)
    hand.release(target)
    assert [lane.id for lane in small.journey.lanes] == order
    hand.drag(hand.on("lane", small.admin, 0.5, 0.3), target)
    assert [lane.id for lane in small.journey.lanes] == [order[2], small.admin, small.user]
