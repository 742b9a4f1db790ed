"""Cards typed in a stream: what Enter, Tab and Escape do while a name is typed."""

import pytest

from journey_editor.document.records import Step, Touchpoint
from tests.building import Building
from tests.canvas.canvas_hand import Hand, Key, Mod

CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier


def cell(small, lane, step) -> list[str]:
    """The names of the cards in a cell."""
    return [card.name for card in small.journey.cell(lane, step)]


def begin(small, lane, step) -> None:
    """Begin a card in an empty cell, by keys."""
    small.hand.view.focus.go(None, (lane, step))
    small.hand.key(Key.Key_Return)


def test_enter_keeps_a_new_card_and_asks_for_the_next_one_below(small):
    hand = small.hand
    begin(small, small.user, small.s1)
    for name in ("One", "Two", "Three"):
        hand.type(name)
        hand.key(Key.Key_Return)
    assert cell(small, small.user, small.s1) == ["One", "Two", "Three"]
    assert hand.editor is not None and hand.editor.text() == ""
    hand.key(Key.Key_Return)
    assert hand.editor is None
    assert cell(small, small.user, small.s1) == ["One", "Two", "Three"], "an empty one leaves nothing behind"
    assert hand.steps == 3 and hand.undo_text == "Add touchpoint"
    assert hand.view.focus.record == hand.named("Three").id
    assert hand.view.hasFocus()


@pytest.mark.parametrize("way", ["Escape", "click", "Backspace"])
def test_a_stream_ends_without_a_trace(small, way):
    hand = small.hand
    begin(small, small.user, small.s1)
    hand.type("One")
    hand.key(Key.Key_Return)
    if way == "Escape":
        hand.key(Key.Key_Escape)
    elif way == "Backspace":
        hand.key(Key.Key_Backspace)
    else:
        hand.click(hand.cell(small.user, small.s2))
    assert hand.editor is None
    assert cell(small, small.user, small.s1) == ["One"]
    assert hand.steps == 1
    assert not hand.session.stack.canRedo()


@pytest.mark.parametrize("way", [Key.Key_Return, Key.Key_Escape])
def test_a_place_that_was_opened_and_left_takes_no_name_from_the_card_above_it(small, way):
    hand = small.hand
    hand.click(hand.card(small.call))
    card = small.journey.record(small.call, Touchpoint)
    before = cell(small, card.lane, card.step)
    hand.key(Key.Key_Return, SHIFT)
    hand.key(way)
    assert hand.editor is None
    hand.type("Next")
    hand.key(Key.Key_Return)
    assert cell(small, card.lane, card.step) == [*before, "Next"]


def test_an_arrow_leaves_the_empty_place_and_goes_on_from_the_card(small):
    hand = small.hand
    begin(small, small.user, small.s1)
    hand.type("One")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Right)
    assert hand.editor is None
    assert hand.view.focus.cell == (small.user, small.s2)


def test_the_card_before_can_be_worked_on_while_the_next_is_waited_for(small):
    hand = small.hand
    begin(small, small.user, small.s1)
    hand.type("One")
    hand.key(Key.Key_Return)
    hand.view.hovering.refresh()
    from journey_editor.canvas.keyboard import shift_emotion

    shift_emotion(hand.view, 1)
    assert hand.named("One").emotion == 1.0
    assert hand.editor is not None
    hand.type("Two")
    hand.key(Key.Key_Return, CTRL)
    assert cell(small, small.user, small.s1) == ["One", "Two"]


def test_a_rename_is_confirmed_calmly(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_Return)
    hand.type("Kickoff call")
    hand.key(Key.Key_Return)
    assert hand.editor is None
    assert cell(small, small.admin, small.s0) == ["Kickoff call"]
    assert hand.steps == 1 and hand.undo_text == "Rename touchpoint"


def test_ctrl_enter_keeps_a_new_card_and_stops(small):
    hand = small.hand
    begin(small, small.user, small.s1)
    hand.type("One")
    hand.key(Key.Key_Return, CTRL)
    assert hand.editor is None
    assert cell(small, small.user, small.s1) == ["One"]


@pytest.mark.parametrize("kind", ["stage", "step", "persona"])
def test_stages_steps_and_personas_are_typed_one_after_the_other(small, kind):
    hand, journey = small.hand, small.journey
    hand.view.focus.go({"stage": small.handoff, "step": small.s1, "persona": small.admin}[kind])
    hand.view.add(kind)
    for name in ("One", "Two"):
        hand.type(name)
        hand.key(Key.Key_Return)
    assert hand.editor is not None and hand.editor.text() == ""
    hand.key(Key.Key_Return)
    assert hand.editor is None and hand.steps == 2, "an empty place leaves nothing behind"
    names = {
        "stage": [stage.name for stage in journey.stages],
        "step": [step.name for step in journey.steps(small.setup)],
        "persona": [journey.name_of(lane.id) for lane in journey.lanes],
    }[kind]
    assert names[1:3] == ["One", "Two"] and "One" not in names[3:]
    hand.session.undo()
    left = {"stage": journey.stages, "step": journey.steps(small.setup), "persona": journey.lanes}[kind]
    assert len(left) == len(names) - 1


def test_the_place_of_the_next_stage_is_beside_the_one_before_and_of_the_next_lane_below_it(small):
    hand = small.hand
    for kind in ("stage", "persona"):
        hand.view.add(kind)
        hand.type("Renewal")
        hand.key(Key.Key_Return)
        before = hand.view.mapFromScene(hand.view.board_scene.item_of(hand.view.focus.record).sceneBoundingRect())
        place, header = hand.editor.geometry(), before.boundingRect()
        assert hand.view.viewport().rect().contains(place)
        if kind == "stage":
            assert place.left() > header.right() - 4 and header.top() <= place.top() < header.bottom()
        else:
            assert place.top() > header.bottom() - 4 and header.left() <= place.left() < header.right()
        hand.key(Key.Key_Escape)


def test_a_stage_that_is_renamed_is_confirmed_calmly(small):
    hand = small.hand
    hand.view.focus.go(small.handoff)
    hand.key(Key.Key_F2)
    hand.type("Sign-up")
    hand.key(Key.Key_Return)
    assert hand.editor is None and len(small.journey.stages) == 3


def test_tab_goes_to_the_next_step_s_card_and_asks_for_one_where_there_is_none(small):
    hand = small.hand
    begin(small, small.user, small.s0)
    for name in ("Zero", "One", "Two"):
        hand.type(name)
        hand.key(Key.Key_Tab)
    assert cell(small, small.user, small.s0) == ["Zero"]
    assert cell(small, small.user, small.s1) == ["One"]
    assert cell(small, small.user, small.s2) == ["Two"]
    assert hand.editor.text() == "First report", "the card that is there is gone to"
    hand.key(Key.Key_Escape)
    assert hand.view.focus.record == small.first
    assert hand.steps == 3


def test_tab_at_the_end_makes_a_step_with_the_card(small):
    hand = small.hand
    hand.click(hand.card(small.first))
    hand.key(Key.Key_F2)
    hand.key(Key.Key_Tab)
    steps = small.journey.count(Step)
    assert hand.steps == 0, "nothing is made before there is a name"
    hand.type("Second report")
    hand.key(Key.Key_Return, CTRL)
    assert small.journey.count(Step) == steps + 1
    made = hand.named("Second report")
    assert small.journey.columns[-1].id == made.step and small.journey.stage_of(made).id == small.active
    assert hand.steps == 1
    hand.session.undo()
    assert small.journey.count(Step) == steps and hand.named("Second report") is None


def test_tab_on_an_empty_place_at_the_end_makes_no_step_after_step(small):
    hand = small.hand
    hand.click(hand.card(small.first))
    hand.key(Key.Key_F2)
    hand.key(Key.Key_Tab)
    hand.key(Key.Key_Tab)
    assert hand.editor is None
    assert hand.steps == 0


def test_tab_skips_a_cell_and_leaves_it_empty(small):
    hand = small.hand
    begin(small, small.user, small.s0)
    hand.type("Zero")
    hand.key(Key.Key_Tab)
    hand.key(Key.Key_Tab)
    hand.type("Two")
    hand.key(Key.Key_Return, CTRL)
    assert cell(small, small.user, small.s1) == []
    assert cell(small, small.user, small.s2) == ["Two"]


def test_shift_tab_goes_back(small):
    hand = small.hand
    hand.click(hand.card(small.ready))
    hand.key(Key.Key_F2)
    hand.type("Done?")
    hand.key(Key.Key_Backtab, SHIFT)
    assert small.journey.get(small.ready).name == "Done?"
    assert hand.editor.text() == "Import"
    hand.key(Key.Key_Backtab, SHIFT)
    assert hand.editor.text() == "Call"
    hand.key(Key.Key_Backtab, SHIFT)
    assert hand.editor is None and hand.view.focus.record == small.call


@pytest.mark.parametrize("kind", ["stage", "lane"])
def test_tab_in_a_header_goes_to_the_next_one(small, kind):
    hand = small.hand
    first, second = {"stage": (small.handoff, small.setup), "lane": (small.admin, small.user)}[kind]
    hand.view.focus.go(first)
    hand.key(Key.Key_F2)
    hand.type("First")
    hand.key(Key.Key_Tab)
    hand.type("Second")
    hand.key(Key.Key_Return)
    assert [small.journey.name_of(i) for i in (first, second)] == ["First", "Second"]


def test_several_lines_are_one_name(small):
    hand = small.hand
    begin(small, small.user, small.s1)
    hand.type("One")
    hand.key(Key.Key_Return, SHIFT)
    hand.type("more")
    hand.key(Key.Key_Return, CTRL)
    assert cell(small, small.user, small.s1)[0].split() == ["One", "more"]
    assert len(cell(small, small.user, small.s1)) == 1


@pytest.mark.parametrize("is_new", [True, False])
def test_a_name_of_several_lines_is_seen_whole_while_it_is_typed(small, is_new):
    hand = small.hand
    if is_new:
        begin(small, small.user, small.s1)
        hand.type("One")
        hand.key(Key.Key_Return)
    else:
        hand.click(hand.card(small.call))
        hand.key(Key.Key_F2)
    for letter in "a name that is a good deal longer than a line":
        hand.type(letter)
        editor = hand.editor
        assert editor.firstVisibleBlock().isValid() and editor.verticalScrollBar().value() == 0
        assert editor.cursorRect().bottom() <= editor.viewport().height() + 2


def test_what_escape_takes_back_from_a_rename_comes_back_by_redo(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.type("A long thought")
    hand.key(Key.Key_Escape)
    assert small.journey.get(small.call).name == "Call" and hand.steps == 0
    assert hand.session.can_redo and hand.session.redo_text == "Rename touchpoint"
    hand.session.redo()
    assert small.journey.get(small.call).name == "A long thought"
    hand.session.undo()
    assert small.journey.get(small.call).name == "Call"


def test_what_could_be_redone_before_is_still_redone_first(small):
    hand = small.hand
    hand.click(hand.card(small.data))
    hand.key(Key.Key_Delete)
    hand.session.undo()
    hand.click(hand.card(small.call))
    hand.type("Thought")
    hand.key(Key.Key_Escape)
    hand.session.redo()
    assert small.data not in small.journey
    hand.session.redo()
    assert small.journey.get(small.call).name == "Thought"


def test_what_escape_takes_back_from_a_card_to_be_comes_back_by_redo(small):
    hand = small.hand
    begin(small, small.user, small.s1)
    hand.type("One")
    hand.key(Key.Key_Return)
    hand.type("Half a thought")
    hand.key(Key.Key_Escape)
    assert cell(small, small.user, small.s1) == ["One"]
    hand.session.redo()
    assert cell(small, small.user, small.s1) == ["One", "Half a thought"]


def test_the_next_edit_forgets_what_was_taken_back(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.type("Thought")
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Delete)
    assert not hand.session.can_redo


def test_nothing_typed_is_nothing_to_bring_back(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.key(Key.Key_F2)
    hand.key(Key.Key_Escape)
    assert not hand.session.can_redo


def test_a_stream_on_an_empty_map(qtbot):
    hand = Hand(qtbot, Building("Empty"))
    hand.view.add("touchpoint")
    for name in ("One", "Two"):
        hand.type(name)
        hand.key(Key.Key_Tab)
    hand.key(Key.Key_Escape)
    assert [card.name for card in hand.journey.cards] == ["One", "Two"]
    assert [len(hand.journey.cell(c.lane, c.step)) for c in hand.journey.all(Touchpoint)] == [1, 1]
