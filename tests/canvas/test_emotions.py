"""Dragging a face on the emotion curve."""

import pytest
from PySide6.QtCore import QPointF, QRect

from journey_editor.layout.curve import height_of
from tests.canvas.canvas_hand import Key


def at_score(small, touchpoint, score):
    hand = small.hand
    lane = small.journey.get(touchpoint).lane
    row = next(row for row in hand.board.rows if row.lane == lane)
    box = hand.board.by_key["emotion", touchpoint].box
    return hand.at(box.centre.x, height_of(score, row.strip))


def test_a_face_dragged_down_feels_worse_by_half_steps_in_one_undo_step(small):
    hand = small.hand
    hand.drag(hand.on("emotion", small.call), at_score(small, small.call, -1.4))
    assert small.journey.get(small.call).emotion == -1.5
    assert hand.steps == 1 and hand.undo_text == "Change emotion"
    hand.session.undo()
    assert small.journey.get(small.call).emotion == 1.0


def test_an_unknown_feeling_becomes_known(small):
    hand = small.hand
    assert small.journey.get(small.check).emotion is None
    hand.drag(hand.on("emotion", small.check), at_score(small, small.check, 2))
    assert small.journey.get(small.check).emotion == 2.0


def test_the_curve_follows_while_dragging_and_escape_puts_it_back(small):
    hand = small.hand
    curve = hand.view.board_scene.piece("curve", small.admin)
    face = hand.view.board_scene.piece("emotion", small.call)
    curve_before, face_before = curve.piece, face.piece
    target = at_score(small, small.call, -2)
    hand.pull(hand.on("emotion", small.call), target)
    assert curve.piece.marks != curve_before.marks
    assert face.piece.box.y > face_before.box.y
    assert small.journey.get(small.call).emotion == 1.0
    hand.key(Key.Key_Escape)
    hand.release(target)
    assert curve.piece == curve_before and face.piece == face_before
    assert hand.steps == 0


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_the_ring_around_a_selected_face_leaves_its_number_readable(small, zoom):
    hand = small.hand
    hand.view.camera.zoom_to(zoom)
    face = hand.board.by_key["emotion", small.call].box
    hand.view.focus.go_to(small.call)
    hand.view.camera.place(QPointF(face.x, face.y), QPointF(400, 300))
    number = QRect(hand.at(face.x, face.y - 11), hand.at(face.right, face.y)).adjusted(0, 0, 0, -1)
    ringed = hand.view.grab(number).toImage()
    hand.key(Key.Key_Escape)
    hand.hover(hand.at(2, 2))
    bare = hand.view.grab(number).toImage()
    pixels = [(x, y) for x in range(bare.width()) for y in range(bare.height())]
    dark = [at for at in pixels if bare.pixelColor(*at).lightness() < 150]
    assert dark and all(ringed.pixelColor(*at) == bare.pixelColor(*at) for at in dark)
