"""A card's right edge is dragged over steps; a long card is moved as a whole."""

from journey_editor.document.edits.spans import last_column, numbers, reach_to
from journey_editor.layout.targets import cell_box
from tests.canvas.canvas_hand import Key


def reach(small, card):
    return last_column(small.journey.get(card), numbers(small.journey))


def edge(hand, card):
    return hand.card(card, 1.0, 0.84)


def in_column(hand, step, card):
    column = next(c for c in hand.board.columns if c.step == step)
    return hand.at(column.card_x + 100, hand.view.mapToScene(hand.card(card)).y())


def test_the_right_edge_is_dragged_over_a_stage_border_and_back(small):
    hand = small.hand
    hand.hover(hand.card(small.call))
    hand.drag(edge(hand, small.call), in_column(hand, small.s2, small.call))
    assert reach(small, small.call) == 2
    assert hand.steps == 1 and hand.undo_text == "Lengthen touchpoint"
    box = hand.board.by_key["card", small.call].box
    assert box.right == hand.board.by_key["card", small.ready].box.right
    hand.hover(hand.card(small.call))
    hand.drag(edge(hand, small.call), in_column(hand, small.s0, small.call))
    assert small.journey.get(small.call).last_step is None and hand.undo_text == "Shorten touchpoint"


def test_escape_leaves_its_length(small):
    hand = small.hand
    hand.hover(hand.card(small.call))
    end = in_column(hand, small.s2, small.call)
    hand.pull(edge(hand, small.call), end)
    hand.key(Key.Key_Escape)
    hand.release(end)
    assert reach(small, small.call) == 0 and hand.steps == 0


def test_a_long_card_is_moved_by_any_part_of_it_and_keeps_its_length(small):
    hand = small.hand
    hand.session.do("Lengthen", reach_to(small.journey, [small.call], small.s1))
    start = hand.card(small.call, 0.8, 0.3)  # over its second step
    target = cell_box(hand.board, small.user, small.s2)
    hand.drag(start, hand.at(target.x + 60, target.bottom - 20))
    assert small.journey.get(small.call).step == small.s1 and reach(small, small.call) == 2
    assert small.journey.get(small.call).lane == small.user


def test_at_the_end_of_the_board_it_goes_no_further_than_it_is_long(small):
    hand = small.hand
    hand.session.do("Lengthen", reach_to(small.journey, [small.call], small.s1))
    target = cell_box(hand.board, small.user, small.s3)
    hand.drag(hand.card(small.call, 0.1, 0.3), hand.at(target.x + 60, target.bottom - 20))
    assert small.journey.get(small.call).step == small.s2 and reach(small, small.call) == 3


def test_over_a_long_card_no_empty_cell_is_offered(small):
    hand = small.hand
    hand.session.do("Lengthen", reach_to(small.journey, [small.first], None))
    hand.session.do("Lengthen", reach_to(small.journey, [small.call], small.s3))
    box = hand.board.by_key["card", small.call].box
    hand.hover(hand.at(box.right - 90, box.centre.y))
    assert not hand.view.hovering._plus.isVisible()
