"""The minimap: where one is, and elsewhere by a click, a drag, the wheel. A pan costs no new picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.minimap import Minimap
from journey_editor.document.edits.fields import set_field
from journey_editor.layout.theme import theme


@pytest.fixture
def mini(small):
    small.hand.view.resize(700, 420)
    minimap = Minimap(small.hand.view)
    minimap.show()
    minimap.grab()
    return minimap


def middle(view) -> QPointF:
    return view.camera.visible.center()


def send(mini, kind: QEvent.Type, at: QPointF) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    place = QPointF(mini.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(mini, QMouseEvent(kind, at, place, button, held, Qt.KeyboardModifier.NoModifier))


def test_a_click_goes_there(small, mini) -> None:
    view = small.hand.view
    card = view.board.by_key["card", small.first].box
    spot = mini._at(QPointF(card.x + card.width / 2, card.y + card.height / 2)).toPoint()
    QTest.mouseClick(mini, Qt.MouseButton.LeftButton, pos=spot)
    assert view.camera.visible.contains(QPointF(card.x, card.y))
    assert not small.hand.session.selection


def test_the_frame_is_dragged_and_keeps_to_the_hand(small, mini) -> None:
    view = small.hand.view
    view.camera.place(QPointF(300, 200), QPointF(0, 0))
    before, start = middle(view), mini.frame.center() + QPointF(3, 2)
    send(mini, QEvent.Type.MouseButtonPress, start)
    assert (middle(view) - before).manhattanLength() < 3, "taking hold moves nothing"
    send(mini, QEvent.Type.MouseMove, start + QPointF(10, -5))
    send(mini, QEvent.Type.MouseButtonRelease, start + QPointF(10, -5))
    moved = (middle(view) - before) * mini._scale
    assert moved.x() == pytest.approx(10, abs=0.6) and moved.y() == pytest.approx(-5, abs=0.6)
    send(mini, QEvent.Type.MouseMove, start)
    assert (middle(view) - before).x() > 0, "let go, it stays"


def test_the_wheel_zooms_about_what_is_seen(small, mini) -> None:
    view = small.hand.view
    before, zoom = middle(view), view.zoom
    args = (QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    at = QPointF(5, 5)
    event = QWheelEvent(at, QPointF(mini.mapToGlobal(at.toPoint())), *args, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(mini, event)
    assert view.zoom > zoom and (middle(view) - before).manhattanLength() < 4


def test_a_pan_draws_the_frame_alone(small, mini) -> None:
    picture = mini._picture
    assert picture is not None
    before = mini.grab().toImage()
    small.hand.view.camera.pan(QPointF(-80, -40))
    assert mini.grab().toImage() != before
    assert mini._picture is picture


def test_an_edit_and_a_theme_make_it_anew(small, mini, qtbot) -> None:
    before = mini.grab().toImage()
    session = small.hand.session
    session.do("Change", set_field(session.journey, [small.call], "emotion", -2.0))
    qtbot.waitUntil(lambda: mini._picture is None or mini.grab().toImage() != before)
    assert mini.grab().toImage() != before
    light = mini.grab().toImage()
    small.hand.view.set_theme(theme("dark"))
    mini.refresh()
    assert mini.grab().toImage() != light


def test_it_shows_the_feelings_colours(small, mini) -> None:
    image = mini.grab().toImage()
    colours = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
    assert {theme("light").colour(f"emotion.{step}") for step in (1, -1, 2)} <= colours


def test_it_stays_in_the_corner(small, mini) -> None:
    view = small.hand.view
    for size in ((700, 420), (1100, 800)):
        view.resize(*size)
        QApplication.processEvents()
        room = view.viewport().geometry()
        assert room.contains(mini.geometry())
        assert room.right() - mini.geometry().right() < 30 and room.bottom() - mini.geometry().bottom() < 30


def test_hidden_it_does_nothing(small, mini) -> None:
    mini.hide()
    session = small.hand.session
    session.do("Change", set_field(session.journey, [small.call], "emotion", -2.0))
    assert not mini._timer.isActive() and mini._picture is None
