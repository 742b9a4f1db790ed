"""Dragging stages, steps and lanes by their headers."""

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
