"""Lanes of notes, rows of the stages' fields and the blueprint's lines under a hand."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPointF

from journey_editor.canvas.palette_mime import Dragged
from journey_editor.document.edits.fields import set_field
from journey_editor.document.numbers import days
from journey_editor.document.record import NAME_LENGTH
from journey_editor.document.records import Connection, Note, Owner, Signal, Stage, Touchpoint
from tests.building import Building
from tests.canvas.canvas_hand import Hand, Key, Mod


@pytest.fixture
def blueprint(qtbot):
    """A persona's lane, its thoughts, a line, a lane backstage, and rows for owner, signals, risk and duration."""
    b = Building("Blueprint")
    user = b.lane("User")
    first, second = b.stage("Kickoff", steps=2), b.stage("Go live")
    call = b.touchpoint(user, first, "Call", emotion=1.0)
    thoughts = b.other_lane("thoughts", persona=b.journey.record(user, type(b.journey.lanes[0])).persona)
    note = b.note(thoughts, first, "Why us?")
    line = b.other_lane("line_of_visibility")
    backstage = b.other_lane("backstage")
    owner, signals, risk, duration = (
        b.other_lane(f"stage_{field}") for field in ("owner", "signals", "risk", "duration")
    )
    hand = Hand(qtbot, b)
    return SimpleNamespace(
        hand=hand, journey=b.journey, user=user, thoughts=thoughts, line=line, backstage=backstage, owner=owner,
        signals=signals, risk=risk, duration=duration, first=first, second=second, call=call, note=note,
        s0=b.step(first), s1=b.step(first, 1), s2=b.step(second),
    )  # fmt: skip


def field(b, lane, stage):
    """A pixel in a cell of the stages' fields."""
    return b.hand.on("field", f"{lane} {stage}")


# --- notes


def test_a_double_click_in_a_lane_of_notes_makes_a_note_and_one_undo_takes_it_back(blueprint):
    hand = blueprint.hand
    hand.double_click(hand.cell(blueprint.backstage, blueprint.s1))
    hand.type("Gaps are asked back")
    hand.key(Key.Key_Return)
    made = [note for note in blueprint.journey.all(Note) if note.lane == blueprint.backstage]
    assert [note.name for note in made] == ["Gaps are asked back"]
    assert hand.steps == 1 and hand.undo_text == "Add note"
    hand.session.undo()
    assert blueprint.journey.count(Note) == 1


def test_typing_over_an_empty_cell_of_notes_makes_a_note_and_escape_leaves_nothing(blueprint):
    hand = blueprint.hand
    hand.click(hand.cell(blueprint.thoughts, blueprint.s2))
    hand.type("Hm")
    assert hand.editor.text() == "Hm"
    hand.key(Key.Key_Escape)
    assert blueprint.journey.count(Note) == 1


def test_a_note_is_dragged_to_any_lane_that_holds_cards(blueprint):
    hand = blueprint.hand
    hand.drag(hand.card(blueprint.note), hand.cell(blueprint.backstage, blueprint.s2))
    note = blueprint.journey.record(blueprint.note, Note)
    assert (note.lane, note.step) == (blueprint.backstage, blueprint.s2)
    assert hand.undo_text == "Move note"
    hand.drag(hand.card(blueprint.note), hand.cell(blueprint.user, blueprint.s2))
    assert blueprint.journey.record(blueprint.note, Note).lane == blueprint.user


def test_a_touchpoint_dropped_on_notes_stays_and_the_status_bar_says_why(blueprint):
    hand = blueprint.hand
    said = []
    hand.view.status.connect(said.append)
    target = hand.cell(blueprint.backstage, blueprint.s2)
    hand.pull(hand.card(blueprint.call), target)
    from journey_editor.canvas.items.overlays import MarkerItem

    assert not any(i.isVisible() for i in hand.view.board_scene.items() if isinstance(i, MarkerItem))
    hand.release(target)
    assert hand.steps == 0
    assert said[-1] == "A touchpoint belongs in a persona\u2019s lane: this one holds notes."
    assert blueprint.journey.record(blueprint.call, Touchpoint).lane == blueprint.user


def test_ctrl_and_an_arrow_take_a_note_past_the_line_and_leave_a_touchpoint_where_it_is(blueprint):
    hand = blueprint.hand
    hand.click(hand.card(blueprint.note))
    hand.key(Key.Key_Down, Mod.ControlModifier)
    assert blueprint.journey.record(blueprint.note, Note).lane == blueprint.backstage
    hand.click(hand.card(blueprint.call))
    hand.key(Key.Key_Down, Mod.ControlModifier)
    assert blueprint.journey.record(blueprint.call, Touchpoint).lane == blueprint.user


def test_the_palette_drops_touchpoints_into_personas_lanes_alone_and_notes_into_all(blueprint):
    hand = blueprint.hand
    over_notes = hand.cell(blueprint.backstage, blueprint.s2)
    assert not hand.bring(Dragged("touchpoint"), over_notes)
    hand.leave()
    assert hand.bring(Dragged("note"), over_notes)
    hand.let_go(over_notes)
    hand.key(Key.Key_Return)
    assert blueprint.journey.count(Note) == 2
    assert not hand.bring(Dragged("note"), field(blueprint, blueprint.risk, blueprint.first))
    hand.leave()


def test_a_wire_dropped_in_a_lane_of_notes_makes_a_connected_note(blueprint):
    hand = blueprint.hand
    hand.hover(hand.card(blueprint.call))
    hand.drag(hand.card(blueprint.call, across=1.0), hand.cell(blueprint.backstage, blueprint.s1))
    hand.key(Key.Key_Return)
    way = blueprint.journey.all(Connection)[0]
    assert blueprint.journey.record(way.target, Note).lane == blueprint.backstage


def test_a_note_is_edited_in_its_own_letters(blueprint):
    hand = blueprint.hand
    hand.double_click(hand.card(blueprint.note))
    assert hand.editor.text() == "Why us?"
    hand.key(Key.Key_A, Mod.ControlModifier)
    hand.type("Why them?")
    hand.key(Key.Key_Return)
    assert blueprint.journey.record(blueprint.note, Note).name == "Why them?"


# --- the stages' fields


def test_a_double_click_edits_what_a_stage_says_and_undo_names_the_field(blueprint):
    hand = blueprint.hand
    hand.double_click(field(blueprint, blueprint.risk, blueprint.second))
    hand.type("Nobody comes")
    hand.key(Key.Key_Return)
    assert blueprint.journey.record(blueprint.second, Stage).risk == "Nobody comes"
    assert hand.undo_text == "Change risk"
    assert hand.view.focus.field == (blueprint.risk, blueprint.second), "the keyboard stays in the cell"
    hand.key(Key.Key_Return)
    hand.type("x")
    hand.key(Key.Key_Escape)
    assert blueprint.journey.record(blueprint.second, Stage).risk == "Nobody comes"


def test_tab_skips_a_stage_in_a_row_of_the_stages_fields(blueprint):
    hand, said = blueprint.hand, []
    hand.view.status.connect(said.append)
    hand.click(field(blueprint, blueprint.risk, blueprint.first))
    hand.key(Key.Key_Tab)
    hand.type("Nobody comes")
    hand.key(Key.Key_Return)
    assert [stage.risk for stage in blueprint.journey.stages] == ["", "Nobody comes"]
    hand.key(Key.Key_Tab)
    assert said[-1] == "This is the last stage. Escape, then Tab leaves the board."
    hand.key(Key.Key_Backtab, Mod.ShiftModifier)
    assert hand.view.focus.field == (blueprint.risk, blueprint.first)


def test_undo_of_what_a_stage_says_in_a_row_goes_to_that_cell(blueprint):
    """So the arrows go on in the row, and not from the stage's header far above it."""
    hand = blueprint.hand
    hand.click(field(blueprint, blueprint.owner, blueprint.first))
    for text in ("Success team", "Sales"):
        hand.type(text)
        hand.key(Key.Key_Tab)
    hand.view.focus.follow(hand.session.undo())
    assert hand.view.focus.field == (blueprint.owner, blueprint.second)
    hand.view.focus.follow(hand.session.undo())
    assert hand.view.focus.field == (blueprint.owner, blueprint.first)
    hand.click(field(blueprint, blueprint.signals, blueprint.second))
    hand.type("First report")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    hand.view.focus.follow(hand.session.undo())
    assert hand.view.focus.field == (blueprint.signals, blueprint.second)


def test_typing_in_the_owners_row_picks_an_owner_by_name_or_makes_one(blueprint):
    hand = blueprint.hand
    hand.click(field(blueprint, blueprint.owner, blueprint.first))
    hand.type("Success team")
    hand.key(Key.Key_Tab)
    assert hand.view.focus.field == (blueprint.owner, blueprint.second), "Tab goes on to the next stage"
    hand.type("success TEAM")
    hand.key(Key.Key_Return)
    owners = blueprint.journey.all(Owner)
    assert [owner.name for owner in owners] == ["Success team"]
    assert {stage.owner for stage in blueprint.journey.stages} == {owners[0].id}


def test_an_owner_that_is_there_is_offered_while_it_is_typed(blueprint):
    hand = blueprint.hand
    hand.click(field(blueprint, blueprint.owner, blueprint.first))
    hand.type("Success team")
    hand.key(Key.Key_Tab)
    hand.type("suc")
    assert hand.editor.text() == "success team"
    hand.key(Key.Key_Return)
    assert blueprint.journey.count(Owner) == 1
    hand.type("Sup")
    hand.key(Key.Key_Return)
    assert [owner.name for owner in blueprint.journey.all(Owner)] != ["Success team"], "another name is another owner"


def test_delete_empties_the_cell_and_never_the_stage(blueprint):
    hand = blueprint.hand
    hand.click(field(blueprint, blueprint.risk, blueprint.first))
    hand.type("It drags on")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Delete)
    assert blueprint.journey.record(blueprint.first, Stage).risk == ""
    assert hand.undo_text == "Change risk"


def test_what_is_typed_in_the_signals_row_is_a_new_signal_whose_status_is_unknown(blueprint):
    hand = blueprint.hand
    hand.click(field(blueprint, blueprint.signals, blueprint.first))
    hand.type("Seats used")
    hand.key(Key.Key_Return)
    (signal,) = blueprint.journey.all(Signal)
    assert (signal.name, *signal.measures, signal.status.value) == ("Seats used", blueprint.first, "unknown")
    hand.key(Key.Key_Delete)
    assert blueprint.journey.count(Signal) == 1


def test_a_signal_whose_name_is_too_long_is_refused_in_one_sentence(blueprint):
    hand = blueprint.hand
    refused = []
    hand.session.refused.connect(refused.append)
    hand.click(field(blueprint, blueprint.signals, blueprint.first))
    hand.key(Key.Key_Return)
    hand.view.renaming.editor.setPlainText("x" * (NAME_LENGTH + 1))
    hand.key(Key.Key_Return)
    assert refused == ["This text is too long. It was left as it was."]
    assert blueprint.journey.count(Signal) == 0


def test_a_duration_is_a_number_of_days_or_it_is_refused_with_a_sentence(blueprint):
    hand = blueprint.hand
    refused = []
    hand.session.refused.connect(refused.append)
    hand.click(field(blueprint, blueprint.duration, blueprint.first))
    hand.type("2 weeks")
    hand.key(Key.Key_Return)
    assert blueprint.journey.record(blueprint.first, Stage).duration_days == 14
    hand.type("soon")
    hand.key(Key.Key_Return)
    assert refused == ["\u201csoon\u201d is no number of days. It was left as it was."]
    assert blueprint.journey.record(blueprint.first, Stage).duration_days == 14


@pytest.mark.parametrize(("text", "number"), [("", None), ("24", 24), ("3,5 days", 3.5), ("1 week", 7), ("0", 0)])
def test_durations_are_read_as_they_are_written(text, number):
    assert days(text) == number


def test_what_a_stage_says_stays_in_view_while_its_cell_is_half_under_the_names(blueprint):
    hand = blueprint.hand
    hand.session.do("Risk", set_field(blueprint.journey, [blueprint.first], "risk", "No"))
    item = hand.view.board_scene.piece("field", f"{blueprint.risk} {blueprint.first}")
    hand.view.camera.zoom_to(3.0)
    hand.view.camera.place(QPointF(hand.board.columns[0].right, item.piece.box.y - 100), QPointF(0, 0))
    assert item.slide.x() > 50
    hand.view.camera.place(QPointF(0, 0), QPointF(0, 0))
    assert item.slide.x() == 0


# --- the keyboard


def test_arrows_walk_over_notes_fields_and_past_the_line(blueprint):
    hand = blueprint.hand
    hand.click(hand.card(blueprint.call))
    focus = hand.view.focus
    hand.key(Key.Key_Down)
    assert focus.record == blueprint.note
    hand.key(Key.Key_Down)
    assert focus.cell == (blueprint.backstage, blueprint.s0), "the line has no cells"
    hand.key(Key.Key_Down)
    assert focus.field == (blueprint.owner, blueprint.first)
    hand.key(Key.Key_Right)
    assert focus.field == (blueprint.owner, blueprint.second), "one cell a stage"
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Left)
    assert focus.record == blueprint.owner, "from the first cell to the lane's name"
    hand.key(Key.Key_Right)
    assert focus.field == (blueprint.owner, blueprint.first)


def test_the_end_of_the_board_is_its_last_field(blueprint):
    hand = blueprint.hand
    hand.click(hand.card(blueprint.call))
    hand.key(Key.Key_End, Mod.ControlModifier)
    assert hand.view.focus.field == (blueprint.duration, blueprint.second)
    hand.key(Key.Key_Home, Mod.ControlModifier)
    assert hand.view.focus.record == blueprint.call


def test_a_lane_that_is_folded_has_no_cells_but_a_name_to_stand_on(blueprint):
    hand = blueprint.hand
    hand.click(hand.card(blueprint.note))
    hand.session.do("Fold", set_field(blueprint.journey, [blueprint.thoughts], "is_collapsed", True))
    assert hand.session.selection == () and hand.view.focus.record is None, "what is not seen is let go"
    hand.click(hand.card(blueprint.call))
    hand.key(Key.Key_Down)
    assert hand.view.focus.cell == (blueprint.backstage, blueprint.s0)
    hand.click(hand.on("lane", blueprint.thoughts))
    hand.key(Key.Key_Right)
    assert hand.view.focus.record == blueprint.thoughts


def test_a_lane_of_notes_is_renamed_where_it_stands_and_keeps_its_persona(blueprint):
    hand = blueprint.hand
    hand.double_click(hand.on("lane", blueprint.thoughts, across=0.4, down=0.6))
    assert hand.editor.text() == "Thoughts"
    hand.key(Key.Key_A, Mod.ControlModifier)
    hand.type("In their head")
    hand.key(Key.Key_Return)
    assert blueprint.journey.name_of(blueprint.thoughts) == "In their head"
    assert blueprint.journey.persona_of(blueprint.thoughts).name == "User"
