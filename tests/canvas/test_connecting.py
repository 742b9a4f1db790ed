"""Drawing connections from a card's handle, and putting their ends elsewhere."""

import pytest
from PySide6.QtCore import QPoint, QPointF

from journey_editor.canvas.items.buttons import HANDLE_RADIUS, HandlesItem
from journey_editor.canvas.items.overlays import BubbleItem
from journey_editor.document.records import Connection, Touchpoint
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.layout.picture import Text
from tests.canvas.canvas_hand import Key


def ways(small):
    return {(c.source, c.target) for c in small.journey.connections()}


def test_a_wire_from_the_handle_to_another_card_connects_them(small):
    hand = small.hand
    hand.hover(hand.card(small.data))
    hand.drag(hand.card(small.data, 1.0), hand.card(small.first))
    assert (small.data, small.first) in ways(small)
    made = next(c for c in small.journey.connections() if c.source == small.data)
    assert made.meaning is ConnectionKind.HANDOFF
    assert hand.session.selection == (made.id,)
    assert hand.steps == 1 and hand.undo_text == "Add connection"


def test_a_wire_backwards_is_a_loop(small):
    hand = small.hand
    hand.hover(hand.card(small.first))
    hand.drag(hand.card(small.first, 0.5, 0.0), hand.card(small.data))
    made = next(c for c in small.journey.connections() if c.source == small.first)
    assert made.meaning is ConnectionKind.LOOP_BACK


def test_escape_drops_the_wire(small):
    hand = small.hand
    before = ways(small)
    hand.hover(hand.card(small.data))
    hand.pull(hand.card(small.data, 1.0), hand.card(small.first))
    hand.key(Key.Key_Escape)
    hand.release(hand.card(small.first))
    assert ways(small) == before and hand.steps == 0


def test_a_wire_to_an_empty_cell_makes_a_connected_touchpoint_and_asks_its_name(small):
    hand = small.hand
    hand.hover(hand.card(small.first))
    hand.drag(hand.card(small.first, 1.0), hand.cell(small.user, small.s1))
    assert hand.editor is not None
    hand.type("Sends the file")
    hand.key(Key.Key_Return)
    made = hand.named("Sends the file")
    assert (made.lane, made.step) == (small.user, small.s1)
    assert (small.first, made.id) in ways(small)
    assert hand.steps == 1
    hand.session.undo()
    assert hand.named("Sends the file") is None and len(ways(small)) == 1


def test_a_wire_from_the_left_handle_ends_there(small):
    """Lines come in at a card's left: what is drawn from there is where the card is reached from."""
    hand = small.hand
    hand.hover(hand.card(small.first))
    hand.drag(hand.card(small.first, 0.0), hand.card(small.data))
    assert (small.data, small.first) in ways(small)
    made = next(c for c in small.journey.connections() if c.source == small.data)
    item = hand.view.board_scene.piece("connection", made.id)
    assert item.ends()[1].x() == hand.board.by_key["card", small.first].box.x, "it ends where it was drawn from"


def test_a_wire_from_the_left_handle_to_a_cell_makes_the_card_before(small):
    hand = small.hand
    hand.hover(hand.card(small.first))
    hand.drag(hand.card(small.first, 0.0), hand.cell(small.user, small.s1))
    hand.type("Is invited")
    hand.key(Key.Key_Return)
    made = hand.named("Is invited")
    assert (made.lane, made.step) == (small.user, small.s1) and (made.id, small.first) in ways(small)


def test_a_click_on_the_left_handle_makes_the_touchpoint_before(small):
    hand = small.hand
    hand.hover(hand.card(small.call))
    hand.click(hand.card(small.call, 0.0))
    hand.type("Contract")
    hand.key(Key.Key_Return)
    made = hand.named("Contract")
    columns = [step.id for step in small.journey.columns]
    assert (made.id, small.call) in ways(small) and made.lane == small.admin
    assert columns.index(made.step) == columns.index(small.journey.get(small.call).step) - 1
    assert hand.steps == 1


def test_a_wire_to_the_free_part_of_a_cell_makes_a_card_in_its_stack(small):
    hand = small.hand
    below = hand.card(small.check, 0.5, 1.0) + QPoint(0, 24)
    hand.hover(hand.card(small.call))
    hand.pull(hand.card(small.call, 1.0), below)
    hand.release(below)
    hand.type("Second file")
    hand.key(Key.Key_Return)
    made = hand.named("Second file")
    assert [card.id for card in small.journey.cell(small.admin, small.s1)] == [small.data, small.check, made.id]
    assert (small.call, made.id) in ways(small) and hand.steps == 1


@pytest.mark.parametrize(("across", "said"), [(1.0, "Import \u2192 First report"), (0.0, "First report \u2192 Import")])
def test_over_a_card_the_wire_says_what_leads_where(small, across, said):
    hand = small.hand
    hand.hover(hand.card(small.data))
    hand.pull(hand.card(small.data, across), hand.card(small.first))
    (bubble,) = (item for item in hand.view.board_scene.items() if isinstance(item, BubbleItem))
    assert bubble.isVisible() and bubble.text.replace("\u2068", "").replace("\u2069", "") == said
    hand.move(hand.at(hand.board.width - 4, hand.board.height - 4))
    assert not bubble.isVisible()
    hand.key(Key.Key_Escape)


def test_a_card_that_a_wire_just_misses_is_meant(small):
    hand = small.hand
    count = small.journey.count(Touchpoint)
    hand.hover(hand.card(small.data))
    hand.drag(hand.card(small.data, 1.0), hand.card(small.first, 0.5, 1.0) + QPoint(0, 3))
    assert (small.data, small.first) in ways(small) and small.journey.count(Touchpoint) == count


def test_the_card_is_meant_after_a_wire_that_reached_nothing(small):
    hand = small.hand
    hand.session.select([])
    hand.hover(hand.card(small.call))
    nowhere = hand.at(hand.board.width - 4, hand.board.height - 4)
    hand.pull(hand.card(small.call, 1.0), nowhere)
    hand.release(nowhere)
    hand.view.rename_selected()
    hand.type("First call")
    hand.key(Key.Key_Return)
    assert hand.named("First call").id == small.call and small.journey.map.title != "First call"


def test_a_wire_that_is_let_go_at_its_own_card_makes_nothing(small):
    hand = small.hand
    before, count = ways(small), small.journey.count(Touchpoint)
    hand.hover(hand.card(small.data))
    home = hand.card(small.data, 1.0) + QPoint(9, 0)
    hand.pull(hand.card(small.data, 1.0), hand.card(small.first))
    hand.move(home)
    hand.release(home)
    assert ways(small) == before and small.journey.count(Touchpoint) == count and hand.steps == 0


def test_a_click_on_the_right_handle_makes_the_next_touchpoint(small):
    hand = small.hand
    count = small.journey.count(Touchpoint)
    hand.hover(hand.card(small.call))
    hand.click(hand.card(small.call, 1.0))
    hand.type("Thanks")
    hand.key(Key.Key_Return)
    made = hand.named("Thanks")
    assert small.journey.count(Touchpoint) == count + 1
    assert (small.call, made.id) in ways(small)
    assert made.lane == small.admin and small.journey.stage_of(made).id == small.handoff
    assert hand.steps == 1


def test_a_new_way_out_of_a_decision_asks_for_its_label(small):
    hand = small.hand
    hand.hover(hand.card(small.ready))
    hand.drag(hand.card(small.ready, 1.0), hand.card(small.first))
    hand.type("yes")
    hand.key(Key.Key_Return)
    assert [c.label for c in small.journey.connections(small.ready)] == ["yes"]


def test_the_end_of_a_selected_connection_goes_to_another_card_and_escape_leaves_it(small):
    hand = small.hand
    hand.session.select([small.way])
    _, tip = hand.view.board_scene.piece("connection", small.way).ends()
    end = hand.at(tip.x(), tip.y())
    hand.pull(end, hand.card(small.first))
    hand.key(Key.Key_Escape)
    hand.release(hand.card(small.first))
    assert small.journey.record(small.way, Connection).target == small.data
    hand.drag(end, hand.card(small.first))
    assert small.journey.record(small.way, Connection).target == small.first
    assert hand.steps == 1 and hand.undo_text == "Reconnect"


def test_a_connection_whose_end_is_led_to_a_card_before_is_a_loop_back_from_then_on(small):
    hand = small.hand
    draw(small, small.data, small.ready)
    (drawn,) = hand.session.selection
    _, tip = hand.view.board_scene.piece("connection", drawn).ends()
    hand.drag(hand.at(tip.x(), tip.y()), hand.card(small.call))
    way = small.journey.record(drawn, Connection)
    assert (way.source, way.target, way.meaning.label) == (small.data, small.call, "loop back")
    hand.session.undo()
    assert small.journey.record(drawn, Connection).meaning.label == "next"


def draw(small, start, end):
    hand = small.hand
    hand.session.select([])
    hand.hover(hand.card(start))
    hand.drag(hand.card(start, 1.0), hand.card(end))


@pytest.mark.parametrize("zoom", [0.36, 0.5, 0.9])
def test_a_way_out_is_drawn_from_the_lower_circle_of_a_decision_at_any_zoom_that_has_circles(small, zoom):
    hand, before = small.hand, small.journey.get(small.ready)
    hand.view.zoom_to(zoom)
    hand.hover(hand.card(small.ready))
    hand.drag(hand.card(small.ready, 0.5, 1.0), hand.card(small.first))
    (way,) = small.journey.connections(small.ready)
    assert (way.source, way.target) == (small.ready, small.first) and small.journey.get(small.ready) == before


@pytest.mark.parametrize("down", [0.2, 0.5])
def test_from_far_out_a_decision_is_still_moved_by_its_middle(small, down):
    hand = small.hand
    hand.view.zoom_to(0.4)
    hand.drag(hand.card(small.ready, 0.5, down), hand.cell(small.admin, small.s0))
    assert small.journey.get(small.ready).step == small.s0


def test_the_ways_out_of_a_decision_are_offered_as_yes_and_then_no(small):
    hand = small.hand
    draw(small, small.ready, small.first)
    assert hand.editor.text() == "yes"
    hand.key(Key.Key_Return)
    assert hand.steps == 1 and hand.undo_text == "Add connection"
    draw(small, small.ready, small.call)
    assert hand.editor.text() == "no"
    hand.key(Key.Key_Return)
    assert sorted(c.label for c in small.journey.ways_out(small.ready)) == ["no", "yes"]
    draw(small, small.ready, small.data)
    assert hand.editor.text() == "", "a third way has a name of its own"


def test_escape_leaves_the_way_out_without_a_name(small):
    hand = small.hand
    draw(small, small.ready, small.first)
    hand.key(Key.Key_Escape)
    assert [c.label for c in small.journey.ways_out(small.ready)] == [""]
    hand.session.undo()
    assert small.journey.ways_out(small.ready) == []


def test_a_new_card_after_a_decision_is_named_first_and_then_the_way_to_it(small):
    hand = small.hand
    hand.hover(hand.card(small.ready))
    hand.drag(hand.card(small.ready, 1.0), hand.cell(small.user, small.s2))
    hand.type("Waits")
    hand.key(Key.Key_Return)
    assert hand.editor.text() == "yes"
    hand.type("not yet")
    hand.key(Key.Key_Return)
    (way,) = small.journey.ways_out(small.ready)
    assert way.label == "not yet" and small.journey.name_of(way.target) == "Waits"


def test_a_second_way_out_is_drawn_from_where_the_first_one_was(small):
    """The first is still selected then: it keeps its end, and the circle makes another way."""
    hand = small.hand
    for target in (small.first, small.call):
        hand.hover(hand.card(small.ready))
        hand.drag(hand.card(small.ready, 1.0), hand.card(target))
        hand.key(Key.Key_Return)
    assert {(c.label, c.target) for c in small.journey.ways_out(small.ready)} == {
        ("yes", small.first),
        ("no", small.call),
    }


def test_the_start_of_a_selected_connection_is_taken_up_beside_its_card(small):
    hand = small.hand
    hand.session.select([small.way])
    hand.drag(hand.card(small.call, 1.0) + QPoint(15, 0), hand.card(small.check))
    assert small.journey.record(small.way, Connection).source == small.check


def test_a_decision_says_how_many_ways_it_has(small):
    hand = small.hand
    says = lambda: hand.board.by_key["card", small.ready].label  # noqa: E731
    assert "no way out yet" in says()
    draw(small, small.ready, small.first)
    hand.key(Key.Key_Return)
    assert "1 way out" in says()


@pytest.mark.parametrize("zoom", [0.43, 0.6, 1.0, 2.0])
def test_the_left_circle_of_a_selected_card_lies_on_no_letter(small, zoom):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.view.zoom_to(zoom)
    (circles,) = (item for item in hand.view.board_scene.items() if isinstance(item, HandlesItem) and item.owner)
    piece = hand.board.by_key["card", small.call]
    words = piece.box.x + min(mark.x for mark in piece.marks if isinstance(mark, Text))
    assert circles.points["left"].x() + (HANDLE_RADIUS + 1.5) / zoom < words  # with its line
    assert hand.view.hovering.handle_at(QPointF(piece.box.x, piece.box.centre.y)) == (small.call, "left")
