"""Cards that last for several steps: as wide as these, in nobody's way, and lines go around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.document.edits.connections import bend
from journey_editor.document.edits.spans import change_reach, last_column, numbers
from journey_editor.document.journey import Journey
from journey_editor.document.records import Connection
from journey_editor.layout import metrics
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.stacking import Standing, bars_of
from tests.building import Building
from tests.fixed_shaper import FixedShaper
from tests.layout.test_board import boxes, journeys, laid_out, stretches
from tests.walking import examples


@st.composite
def long_journeys(draw: st.DrawFn) -> Journey:
    """Maps in which some cards last for several steps."""
    journey = draw(journeys())
    for card in journey.cards:
        if draw(st.integers(0, 3)) == 0:
            journey.apply(change_reach(journey, [card.id], draw(st.integers(1, 4))))
    return journey


def span_of(board: Board, journey: Journey, card: str) -> tuple[float, float]:
    """The left and right edge of the columns that a card lasts for."""
    record, columns = journey.get(card), numbers(journey)
    return board.columns[columns[record.step]].left, board.columns[last_column(record, columns)].right


@examples(50)
@given(long_journeys())
def test_a_card_is_as_wide_as_its_steps_and_none_overlap(journey: Journey) -> None:
    board = laid_out(journey)
    cards = boxes(board, "card")
    for i, one in enumerate(cards):
        assert not any(one.meets(other) for other in cards[i + 1 :])
    for card in journey.cards:
        box, (left, right) = board.by_key["card", card.id].box, span_of(board, journey, card.id)
        row = next(r for r in board.rows if r.lane == card.lane)
        assert left < box.x and box.right < right
        columns = [column for column in board.columns if left <= column.left < right]
        assert (box.x, box.right) == (columns[0].card_x, columns[-1].card_x + metrics.CARD_WIDTH)
        assert row.cards_top <= box.y and box.bottom <= row.strip.y


def shut_in(board: Board, journey: Journey) -> set[str]:
    """The cards that stand between longer ones that reach over both their sides: no way leads out of there."""
    columns, found = numbers(journey), set()
    for row in board.rows:
        cards = [card for card in journey.cards if card.lane == row.lane]
        boxes_of = {card.id: board.by_key["card", card.id].box for card in cards}
        standing = [Standing(c.id, columns[c.step], last_column(c, columns), boxes_of[c.id].height) for c in cards]
        is_last = row is board.rows[-1]
        for card, (up, down, left_up, left_down) in bars_of(
            standing, {i: box.y for i, box in boxes_of.items()}
        ).items():
            if up and (down or is_last) and left_up and (left_down or is_last):
                found.add(card)
    return found


@examples(60)
@given(long_journeys())
def test_no_connection_runs_through_a_card_long_ones_neither(journey: Journey) -> None:
    board = laid_out(journey)
    cards = {piece.record_id: piece.box.grown(-0.5) for piece in board.pieces if piece.kind == "card"}
    stuck = shut_in(board, journey)
    for piece in board.pieces:
        if piece.kind != "connection":
            continue
        way = journey.record(piece.record_id, Connection)
        if way.source in stuck or way.target in stuck:
            continue
        for stretch in stretches(piece):
            crossed = [card for card, box in cards.items() if box.meets(stretch)]
            assert not crossed, f"{piece.label} crosses {crossed}"


def long_map() -> tuple[Building, list[str]]:
    b = Building()
    b.upper, b.lower = b.lane("Upper"), b.lane("Lower")
    b.stages = [b.stage(f"S{i}") for i in range(4)]
    return b, [step.id for step in b.journey.columns]


def test_cards_under_a_long_one_stand_below_it_and_above_where_there_is_room() -> None:
    b, _ = long_map()
    long = b.touchpoint(b.upper, b.stages[0], "Long")
    b.do(change_reach(b.journey, [long], 2))
    under = b.touchpoint(b.upper, b.stages[1], "Under")
    board = laid_out(b.journey)
    assert board.by_key["card", under].box.y > board.by_key["card", long].box.bottom
    assert board.covered == {(b.upper, s): long for s in [c.step for c in board.columns[1:3]]}


def test_the_face_of_a_long_card_is_at_its_middle() -> None:
    b, _ = long_map()
    long = b.touchpoint(b.upper, b.stages[0], "Long", emotion=1.0)
    b.do(change_reach(b.journey, [long], 3))
    board = laid_out(b.journey)
    assert abs(board.by_key["emotion", long].box.centre.x - board.by_key["card", long].box.centre.x) < 0.1


def test_a_line_between_the_lanes_goes_around_a_long_card_between() -> None:
    b, _ = long_map()
    middle = b.lane("Middle", 1)
    start, end = b.touchpoint(b.upper, b.stages[1], "From"), b.touchpoint(b.lower, b.stages[2], "To")
    long = b.touchpoint(middle, b.stages[0], "Long")
    b.do(change_reach(b.journey, [long], 2))
    way = b.connect(start, end)
    board = laid_out(b.journey)
    box = board.by_key["card", long].box
    assert not any(box.meets(stretch) for stretch in stretches(board.by_key["connection", way]))


def test_a_bent_line_goes_where_it_was_led_and_follows_its_card_into_another_lane() -> None:
    b, steps = long_map()
    start, end = b.touchpoint(b.upper, b.stages[0], "From"), b.touchpoint(b.upper, b.stages[2], "To")
    way = b.connect(start, end)
    b.do(bend(b.journey, way, [(150.0, 90.0), (350.0, 90.0)]))
    layout = BoardLayout(FixedShaper())
    board = layout.board(b.journey)
    for lane in (b.upper, b.lower):
        source = board.by_key["card", start].box
        levels = [s for s in stretches(board.by_key["connection", way]) if s.width > 100]
        assert any(abs(level.y - source.centre.y - 90) < 0.2 for level in levels), lane
        from journey_editor.document.edits.cards import Place, move_cards

        changes = move_cards(b.journey, [start], start, Place(b.lower, steps[0]))
        b.do(changes)
        board = layout.board(b.journey, changes=changes)


def test_faces_of_long_and_short_cards_do_not_lie_upon_one_another() -> None:
    b, _ = long_map()
    long = b.touchpoint(b.upper, b.stages[0], "Long", emotion=1.0)
    b.do(change_reach(b.journey, [long], 2))
    b.touchpoint(b.upper, b.stages[1], "Short", emotion=1.0)
    first, second = sorted(boxes(laid_out(b.journey), "emotion"))
    assert first.right <= second.x


def test_a_line_from_a_long_card_to_one_under_its_beginning_keeps_to_the_gutter_at_their_left() -> None:
    b, _ = long_map()
    long = b.touchpoint(b.upper, b.stages[0], "Long")
    b.do(change_reach(b.journey, [long], 2))
    under = b.touchpoint(b.upper, b.stages[0], "Under")
    there, back = b.connect(long, under), b.connect(under, long)
    board = laid_out(b.journey)
    left = board.by_key["card", long].box.x
    for way in (there, back):
        assert max(run.right for run in stretches(board.by_key["connection", way])) <= left + 0.2


def test_a_line_from_a_long_card_to_one_under_its_middle_is_a_short_arrow_down() -> None:
    b, _ = long_map()
    long = b.touchpoint(b.upper, b.stages[0], "Long")
    b.do(change_reach(b.journey, [long], 3))
    under = b.touchpoint(b.upper, b.stages[1], "Under")
    way, named = b.connect(long, under), b.connect(under, long, "and back again")
    board = laid_out(b.journey)
    line, card = board.by_key["connection", way].box, board.by_key["card", under].box
    assert line.height < 40 and card.x < line.centre.x < card.right
    assert board.by_key["connection", named].box.height > 40  # there is no room for its words


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize("is_source", [True, False])
def test_a_line_between_a_long_card_and_one_of_another_lane_within_its_steps_goes_straight_there(
    is_above: bool, is_source: bool
) -> None:
    b, _ = long_map()
    b.lane("Between", 1)
    lane, other = (b.upper, b.lower) if is_above else (b.lower, b.upper)
    long, inside = b.touchpoint(lane, b.stages[0], "Long"), b.touchpoint(other, b.stages[1], "Inside")
    b.do(change_reach(b.journey, [long], 3))
    way = b.connect(long, inside) if is_source else b.connect(inside, long)
    board = laid_out(b.journey)
    line, card, bar = (board.by_key[key].box for key in (("connection", way), ("card", inside), ("card", long)))
    edge = bar.bottom if is_above else bar.y
    assert line.width < metrics.GUTTER + 20 and bar.x < line.x < line.right < bar.right
    assert min(abs(line.y - edge), abs(line.bottom - edge)) <= 8, "from its edge"
    assert abs(line.centre.x - (card.x if is_source else card.right)) < metrics.GUTTER


def test_where_another_long_card_lies_between_the_line_goes_around_it() -> None:
    b, _ = long_map()
    long, inside = b.touchpoint(b.upper, b.stages[0], "Long"), b.touchpoint(b.lower, b.stages[2], "Inside")
    b.do(change_reach(b.journey, [long], 3))
    layout = BoardLayout(FixedShaper())
    way = b.connect(long, inside)
    board = layout.board(b.journey)
    assert board.by_key["connection", way].box.right < board.by_key["card", long].box.right
    low = b.touchpoint(b.upper, b.stages[1], "Another")
    board = layout.board(b.journey)
    b.do(changes := change_reach(b.journey, [low], 2))
    board = layout.board(b.journey, changes=changes)
    box = board.by_key["card", low].box
    assert not any(box.meets(stretch) for stretch in stretches(board.by_key["connection", way]))
