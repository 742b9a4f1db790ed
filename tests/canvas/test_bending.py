"""The line of a selected connection is led by hand, by its handles, and by keys; and back again."""

from itertools import pairwise
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QColor

from journey_editor.canvas import bending
from journey_editor.canvas.items.overlays import LineItem
from journey_editor.document.edits.cards import Place, add_touchpoint, move_cards
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Connection
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.layout.bends import runs_through
from journey_editor.layout.picture import Point, Shape
from journey_editor.layout.targets import column_at, row_at
from journey_editor.layout.theme import theme
from tests.building import Building
from tests.canvas.canvas_hand import Hand, Key, Mod


@pytest.fixture
def line(small):
    """A connection across the lanes, selected: it has an upright and level stretches."""
    from journey_editor.document.edits.connections import connect

    changes, made = connect(small.journey, small.call, small.first)
    small.hand.session.do("Add connection", changes)
    small.hand.session.select([made])
    small.line, small.before = made, small.hand.steps
    return small


def bends(small):
    return small.journey.record(small.line, Connection).bends


def corners(small):
    return bending.corners_of(small.hand.view, small.line)


def longest(small, upright):
    points = corners(small)
    runs = [(a, b) for a, b in pairwise(points) if (a.x == b.x) == upright]
    a, b = max(runs, key=lambda run: abs(run[0].x - run[1].x) + abs(run[0].y - run[1].y))
    return small.hand.at((a.x + b.x) / 2, (a.y + b.y) / 2), points.index(a)


def test_a_handle_is_dragged_and_the_line_runs_there(line):
    hand = line.hand
    at, number = longest(line, upright=False)
    y = corners(line)[number].y
    hand.drag(at, at + hand.at(0, -30) - hand.at(0, 0))
    assert hand.steps == line.before + 1 and hand.undo_text == "Bend connection"
    assert any(abs(p.y - y + 30) < 1 for p in corners(line))
    hand.session.undo()
    assert bends(line) == ()


@pytest.mark.parametrize("zoom", [0.15, 0.3])
def test_from_far_out_a_selected_line_is_marked_and_not_its_frame(line, zoom):
    hand = line.hand
    hand.view.focus.clear()
    hand.view.zoom_to(zoom)
    picture, blue = hand.viewport.grab().toImage(), QColor(theme("light").colour("selection"))

    def is_marked(x, y, near):
        pixel, around = hand.at(x, y), range(-near, near + 1)
        return any(picture.pixelColor(pixel.x() + i, pixel.y() + j) == blue for i in around for j in around)

    a, b = max(pairwise(corners(line)), key=lambda run: abs(run[0].x - run[1].x) + abs(run[0].y - run[1].y))
    assert is_marked(0.7 * a.x + 0.3 * b.x, 0.7 * a.y + 0.3 * b.y, 1)
    box = hand.board.by_key["connection", line.line].box
    assert not is_marked(box.x, box.bottom, 6) and not is_marked(box.right, box.y, 6)


def test_any_part_of_a_selected_line_can_be_dragged(line):
    hand = line.hand
    points = corners(line)
    at, number = longest(line, upright=False)
    off = at + (hand.at(60, 0) - hand.at(0, 0))
    hand.drag(off, off + hand.at(0, 30) - hand.at(0, 0))
    assert any(abs(p.y - points[number].y - 30) < 1 for p in corners(line))


def test_a_line_that_is_not_selected_is_not_led_by_mistake(line):
    hand = line.hand
    at, _ = longest(line, upright=False)
    hand.session.select([])
    hand.drag(at, at + hand.at(0, -30) - hand.at(0, 0))
    assert bends(line) == () and hand.steps == line.before


def test_escape_leaves_the_line_as_it_was(line):
    hand = line.hand
    at, _ = longest(line, upright=False)
    end = at + hand.at(0, -30) - hand.at(0, 0)
    hand.pull(at, end)
    hand.key(Key.Key_Escape)
    hand.release(end)
    assert bends(line) == () and hand.steps == line.before
    assert hand.view.board_scene.piece("connection", line.line).opacity() == 1.0


def test_a_double_click_on_a_handle_takes_the_bend_out(line):
    hand = line.hand
    at, _ = longest(line, upright=False)
    hand.drag(at, at + hand.at(0, -30) - hand.at(0, 0))
    assert bends(line)
    for _ in range(3):
        if bends(line):
            hand.double_click(longest(line, upright=False)[0])
    assert bends(line) == ()


def test_without_its_one_bend_a_loop_back_over_cards_runs_as_before_it_was_led(qtbot):
    b = Building()
    lane, stages = b.lane("Admin"), [b.stage(f"Stage {number}") for number in range(4)]
    cards = [b.touchpoint(lane, stage) for stage in stages]
    made = b.connect(cards[3], cards[0], meaning=ConnectionKind.LOOP_BACK)
    for one, other in pairwise(cards):
        b.connect(one, other)
    hand = Hand(qtbot, b)
    loop = SimpleNamespace(hand=hand, journey=b.journey, line=made)
    hand.session.select([made])
    as_led = corners(loop)
    at, _ = longest(loop, upright=False)
    hand.drag(at, hand.at(hand.view.mapToScene(at).x(), hand.board.by_key["card", cards[0]].box.bottom + 20))
    assert corners(loop) != as_led
    hand.double_click(longest(loop, upright=False)[0])
    assert corners(loop) == as_led and bends(loop) == ()


def test_while_a_stretch_is_dragged_over_a_card_the_line_is_shown_that_it_will_be(line):
    hand = line.hand
    upper, lower = corners(line)[-3:-1]
    at = hand.at(upper.x, (upper.y + lower.y) / 2)
    box = hand.board.by_key["card", line.first].box
    end = hand.at(box.x + 0.7 * box.width, hand.view.mapToScene(at).y())
    hand.pull(at, end)
    (preview,) = (item.path() for item in hand.view.board_scene.items() if isinstance(item, LineItem))
    shown = [Point(preview.elementAt(i).x, preview.elementAt(i).y) for i in range(preview.elementCount())]
    assert not runs_through(shown, [box])
    hand.release(end)
    assert [tuple(point) for point in shown] == [pytest.approx(tuple(point), abs=0.1) for point in corners(line)]


def test_a_card_that_is_put_in_the_way_of_a_bent_line_does_not_hide_it(line):
    """It steps aside for as long as the card is there, and what a hand had done is not lost."""
    hand = line.hand
    at, _ = longest(line, upright=False)
    hand.drag(at, at + hand.at(0, 40) - hand.at(0, 0))
    led = corners(line)
    middle = hand.view.mapToScene(longest(line, upright=False)[0])
    column = column_at(hand.board, middle.x())
    row = row_at(hand.board, middle.y())
    for name in ("First", "Second", "Third"):
        hand.session.do("Add", add_touchpoint(line.journey, Place(row.lane, column.step), name=name)[0])
    boxes = [piece.box for piece in hand.board.of_kind("card")]
    assert not runs_through(corners(line), boxes)
    for _ in range(3):
        hand.session.undo()
    assert corners(line) == led


def test_the_bend_goes_with_its_card(line):
    hand = line.hand
    at, _ = longest(line, upright=False)
    hand.drag(at, at + hand.at(0, -30) - hand.at(0, 0))
    source = hand.board.by_key["card", line.call].box.centre
    offsets = {round(p.x - source.x) for p in corners(line)[2:4]}
    hand.session.do("Move", move_cards(line.journey, [line.call], line.call, Place(line.user, line.s0)))
    source = hand.board.by_key["card", line.call].box.centre
    assert {round(p.x - source.x) for p in corners(line)[2:4]} == offsets
    assert max(p.y for p in corners(line)) < hand.board.rows[-1].bottom, "but off the legend"


def test_keys_lead_the_line_aside(line):
    hand = line.hand
    y = corners(line)[longest(line, upright=False)[1]].y
    hand.key(Key.Key_Down, Mod.ControlModifier)
    assert any(abs(p.y - y - bending.NUDGE) < 0.1 for p in corners(line))
    assert hand.undo_text == "Bend connection"
    x = corners(line)[longest(line, upright=True)[1]].x
    hand.key(Key.Key_Right, Mod.ControlModifier)  # at the left there is a card near by
    assert any(abs(p.x - x - bending.NUDGE) < 0.1 for p in corners(line))


def test_a_line_is_not_led_under_the_headers(line):
    hand = line.hand
    at, _ = longest(line, upright=False)
    hand.drag(at, hand.at(hand.view.mapToScene(at).x(), hand.board.header.y + 4))
    assert bends(line) and min(p.y for p in corners(line)) >= hand.board.header.bottom


@pytest.mark.parametrize("zoom", [0.6, 1.0, 2.0])
def test_a_handle_stands_beside_the_label_and_can_be_dragged(line, zoom):
    hand = line.hand
    hand.session.do("Label", set_field(hand.journey, [line.line], "label", "after fourteen days"))
    hand.view.zoom_to(zoom)
    piece = hand.board.by_key["connection", line.line]
    label = next(mark.box for mark in piece.marks if isinstance(mark, Shape)).moved(piece.box.x, piece.box.y)
    points = corners(line)
    handles = bending.handles_of(hand.view, line.line)
    assert handles
    for name, at in handles.items():
        a, b = points[bending.stretch_of(name)], points[bending.stretch_of(name) + 1]
        assert not label.grown(4 / zoom).contains(at.x(), at.y())
        assert min(a.x, b.x) <= at.x() <= max(a.x, b.x) and min(a.y, b.y) <= at.y() <= max(a.y, b.y)
