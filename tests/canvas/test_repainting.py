"""What changes is painted again by itself, near and from far out: nobody has to scroll or zoom for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.items.piece_item import HOVERED
from journey_editor.document.edits.cards import set_emotion
from journey_editor.layout.theme import theme
from tests.canvas.canvas_hand import Key


class Painted(QObject):
    """Listens to what a widget paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._region = self._region.united(event.region())
        return False

    def since(self) -> QRegion:
        """What was painted since this was last asked."""
        QTest.qWait(60)
        region, self._region = self._region, QRegion()
        return region


@pytest.fixture(params=[1.0, 0.35, 0.15])
def board(small, request):
    small.hand.view.zoom_to(request.param)
    small.painted = Painted(small.hand.viewport)
    small.painted.since()
    return small


def test_each_edit_and_each_undo_is_painted(board):
    hand, painted = board.hand, board.painted
    for emotion in (-2.0, 2.0, -1.0):
        hand.session.do("Feel", set_emotion(hand.journey, [board.call], emotion))
        assert painted.since().contains(hand.card(board.call))
    for _ in range(3):
        hand.session.undo()
        assert painted.since().contains(hand.card(board.call))


def test_the_frame_that_selects_is_painted_away_when_it_shrinks_and_when_it_is_let_go(board):
    hand, painted = board.hand, board.painted
    corner, middle = hand.cell(board.user, board.s0), hand.cell(board.user, board.s1)
    end, inside = hand.cell(board.user, board.s2), QPoint(5, 3)
    hand.pull(corner, end - QPoint(0, 20))
    assert painted.since().contains(end - inside)
    hand.move(middle - QPoint(0, 20))
    assert painted.since().contains(end - inside)
    hand.release(middle - QPoint(0, 20))
    assert painted.since().contains(middle - inside)


def test_the_ring_around_a_cell_is_painted_away_when_the_keyboard_leaves_it(board):
    hand, painted = board.hand, board.painted
    hand.click(hand.cell(board.user, board.s0))
    painted.since()
    hand.key(Key.Key_Escape)
    assert hand.view.focus.cell is None
    assert painted.since().contains(hand.cell(board.user, board.s0))


def test_other_colours_are_painted_and_so_is_what_changes_after_them(board):
    hand, painted = board.hand, board.painted
    hand.view.set_theme(theme("dark"))
    assert painted.since().contains(hand.card(board.call))
    hand.session.do("Feel", set_emotion(hand.journey, [board.call], 2.0))
    assert painted.since().contains(hand.card(board.call))


def test_no_picture_of_the_headers_stays_behind_where_a_key_scrolls(small):
    hand, painted = small.hand, Painted(small.hand.viewport)
    hand.view.resize(800, 600)
    hand.click(hand.cell(small.user, small.s0))
    hand.key(Key.Key_End)
    painted.since()
    left, before = hand.view.header_pixels[0], hand.at(0, 0)
    hand.key(Key.Key_Home)
    scrolled = hand.at(0, 0).x() - before.x()
    assert scrolled > left > 50
    assert painted.since().contains(QPoint(scrolled + int(left) // 2, 400))


@pytest.mark.parametrize("zoom", [1.0, 1.5, 0.5])
def test_a_curve_that_is_kept_looks_as_it_is_drawn_and_follows_each_feeling(small, zoom):
    hand = small.hand
    hand.view.zoom_to(zoom)

    def seen():
        return hand.viewport.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def differing(one, other):
        places = ((x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 5))
        return sum(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness() > 60 for x, y in places)

    seen()
    before = seen()
    for emotion in (-2.0, 2.0):
        hand.session.do("Feel", set_emotion(hand.journey, [small.call], emotion))
        QTest.qWait(60)
        drawn, kept = seen(), seen()
        assert differing(drawn, before) > 5
        hand.viewport.repaint()
        assert differing(kept, seen()) == 0
        hand.view.board_scene.pixmaps.clear()
        for item in hand.view.board_scene.pieces_of([small.user]):
            item.forget_shape()
        assert differing(seen(), kept) < differing(drawn, before) / 4, "the same curve, but for half a pixel"
        before = kept


def test_what_is_hovered_just_as_all_is_painted_anew_is_let_go_on_the_screen_too(board):
    hand, painted = board.hand, board.painted
    card = hand.view.board_scene.piece("card", board.call)
    assert card is not None
    hand.view.board_scene.repaint()
    for is_on in (True, False, True, False):
        card.set_state(HOVERED, is_on)
        assert painted.since().contains(hand.card(board.call)), is_on
