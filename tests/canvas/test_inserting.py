"""A card that is put on a connection: the way leads through it from then on."""

from __future__ import annotations

from journey_editor.canvas.palette_mime import Dragged
from journey_editor.canvas.places import place_after
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.lanes import fold_lanes
from journey_editor.document.edits.spans import change_reach
from journey_editor.document.records import Card, Connection, Decision
from journey_editor.document.vocabulary import ConnectionKind
from tests.building import Building
from tests.canvas.canvas_hand import Key


def ways(small):
    return {(c.source, c.target) for c in small.journey.connections()}


def on_its_line(small, way, share=0.5):
    """A pixel on a connection, away from the cells' pluses."""
    item = small.hand.view.board_scene.piece("connection", way)
    return small.hand.view.mapFromScene(item.mapToScene(item.line.pointAtPercent(share)))


def test_a_touchpoint_is_put_on_the_connection_that_is_selected_and_is_one_undo(small):
    hand = small.hand
    hand.session.select([small.way])
    hand.view.setFocus()
    hand.view.add("touchpoint")
    hand.type("Sends the file")
    hand.key(Key.Key_Return)
    made = hand.named("Sends the file")
    assert ways(small) == {(small.call, made.id), (made.id, small.data)}
    assert made.lane == small.admin
    columns = [step.id for step in small.journey.columns]
    at = columns.index(made.step)
    assert columns.index(small.s0) < at < columns.index(small.journey.record(small.data, Card).step)
    hand.session.undo()
    assert ways(small) == {(small.call, small.data)} and hand.named("Sends the file") is None
    assert len(small.journey.columns) == len(columns) - 1


def test_a_decision_on_a_connection_keeps_what_it_says_and_asks_for_its_way_on(small):
    hand = small.hand
    _, way = hand.session.do("x", (made := connect(small.journey, small.data, small.first, label="done"))[0]), made[1]
    hand.session.select([way])
    hand.view.add("decision")
    hand.type("All there?")
    hand.key(Key.Key_Return)
    assert hand.editor is not None and hand.editor.text() == "yes", "the way on is a way out of a decision"
    hand.key(Key.Key_Return)
    decision = next(card for card in small.journey.all(Decision) if card.name == "All there?")
    before, on = small.journey.record(way, Connection), small.journey.ways_out(decision.id)[0]
    assert (before.target, before.label) == (decision.id, "done")
    assert (on.target, on.label, on.meaning) == (small.first, "yes", ConnectionKind.HANDOFF)
    hand.session.undo()
    hand.session.undo()
    assert small.journey.record(way, Connection).target == small.first


def test_what_is_dropped_on_a_line_goes_between_its_cards(small):
    hand = small.hand
    pixel = on_its_line(small, small.way)
    assert hand.bring(Dragged("touchpoint", "email"), pixel)
    hand.let_go(pixel)
    hand.type("Writes")
    hand.key(Key.Key_Return)
    made = hand.named("Writes")
    assert made.channel == "email"
    assert ways(small) == {(small.call, made.id), (made.id, small.data)}


def test_a_note_that_is_dropped_beside_all_lines_leads_nowhere(small):
    hand = small.hand
    pixel = hand.cell(small.user, small.s0)
    assert hand.bring(Dragged("note"), pixel)
    hand.let_go(pixel)
    hand.key(Key.Key_Escape)
    assert ways(small) == {(small.call, small.data)}


def test_escape_in_the_name_of_the_new_card_puts_the_connection_back_and_redo_brings_it_again(small):
    hand = small.hand
    columns = len(small.journey.columns)
    hand.session.select([small.way])
    hand.view.add("touchpoint")
    hand.type("Sends")
    hand.key(Key.Key_Escape)
    assert ways(small) == {(small.call, small.data)} and len(small.journey.columns) == columns
    hand.session.redo()
    made = hand.named("Sends")
    assert ways(small) == {(small.call, made.id), (made.id, small.data)}


def test_the_insert_key_and_a_long_card_that_the_way_leaves(small):
    """The new card goes behind all of it."""
    hand = small.hand
    hand.session.do("x", change_reach(small.journey, [small.call], 1))
    way = connect(small.journey, small.call, small.first)
    hand.session.do("x", way[0])
    hand.session.select([way[1]])
    hand.key(Key.Key_Insert)
    hand.type("Between")
    hand.key(Key.Key_Return)
    made = hand.named("Between")
    columns = [step.id for step in small.journey.columns]
    assert columns.index(made.step) > columns.index(small.journey.record(small.call, Card).last_step)
    assert columns.index(made.step) < columns.index(small.journey.record(small.first, Card).step)
    assert (small.call, made.id) in ways(small) and (made.id, small.first) in ways(small)


def test_a_new_card_comes_into_no_folded_lane(small):
    """Its name could not be seen there while it is typed."""
    hand = small.hand
    way = connect(small.journey, small.call, small.first)
    hand.session.do("x", way[0])
    hand.session.do("x", fold_lanes(small.journey, [small.admin], True))
    hand.session.select([way[1]])
    hand.view.add("touchpoint")
    hand.type("Between")
    hand.key(Key.Key_Return)
    assert hand.named("Between").lane == small.user


def test_the_ways_out_of_a_decision_lead_to_cards_under_one_another():
    """A new step for the second would push the first one away from the decision."""
    b = Building()
    lane, stage = b.lane("Sponsor"), b.stage("Renewal", steps=2)
    decision = b.decision(lane, stage, "Renew?")
    first = b.touchpoint(lane, stage, "Extends", step=1)
    assert place_after(b.journey, b.journey.record(decision, Card)).new_step == "after"
    b.connect(decision, first, "yes")
    assert place_after(b.journey, b.journey.record(decision, Card)) == Place(lane, b.step(stage, 1))


def test_a_card_after_one_that_lasts_goes_behind_all_of_it():
    b = Building()
    lane, stage, after = b.lane("Admin"), b.stage("Setup", steps=2), b.stage("Use", steps=2)
    long = b.touchpoint(lane, stage, "Imports")
    b.do(change_reach(b.journey, [long], 2))
    assert place_after(b.journey, b.journey.record(long, Card)) == Place(lane, b.step(after, 1))
