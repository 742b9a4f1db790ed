"""Lines from far out, where they are painted by the dot of the screen."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication

from journey_editor.canvas import far_painting
from journey_editor.document.vocabulary import ConnectionKind
from tests.building import Building
from tests.canvas.canvas_hand import Hand

_RATIO = 1.5


def test_on_a_screen_at_150_percent_a_handoff_is_one_line_of_two_pixels(qtbot):
    b = Building()
    lane, stages = b.lane("Admin"), [b.stage(f"Stage {n}") for n in range(3)]
    b.connect(b.touchpoint(lane, stages[0]), b.touchpoint(lane, stages[2]), meaning=ConnectionKind.HANDOFF)
    hand = Hand(qtbot, b)
    view = hand.view
    view.zoom_to(0.3)
    QApplication.processEvents()
    image = QImage(view.viewport().size() * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    screen = SimpleNamespace(
        viewport=lambda: image, viewportTransform=view.viewportTransform, mapToScene=view.mapToScene
    )
    far_painting.paint(screen, view.board_scene, QRegion(view.viewport().rect()))
    colour = view.board_scene.shade("connection.handoff").rgb()
    middle = hand.card(next(c.id for c in b.journey.cards)).x() * _RATIO + 50 * _RATIO
    rows = [y for y in range(image.height()) if image.pixel(int(middle), y) == colour]
    assert rows == list(range(rows[0], rows[0] + 3))
