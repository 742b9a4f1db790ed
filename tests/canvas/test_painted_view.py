"""What is painted anew is cut into few rectangles, and is neither more nor less than what was asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.painted_view import _rects

places = st.builds(QRect, st.integers(0, 60), st.integers(0, 60), st.integers(1, 40), st.integers(1, 40))


def together(rects: list[QRect]) -> QRegion:
    region = QRegion()
    for rect in rects:
        region += rect
    return region


@given(st.lists(places, min_size=1, max_size=5))
def test_the_rectangles_cover_what_was_asked_for_and_no_more(asked: list[QRect]) -> None:
    region = together(asked)
    assert together(_rects(region)) == region


def test_a_step_up_to_the_left_is_two_strips_and_the_name_of_a_lane() -> None:
    strips = [QRect(192, 0, 16, 1080), QRect(0, 101, 1920, 9)]
    name = QRect(0, 90, 208, 119)
    region = together([*strips, name])
    assert region.rectCount() == 5
    assert len(_rects(region)) == 3


def test_no_pixel_at_the_edge_stays_unpainted_at_a_scale_of_one_and_a_half(small):
    """A view of an odd width ends in the midst of a pixel there."""
    view = small.hand.view
    view.resize(423, 301)
    QApplication.processEvents()
    image = QImage(view.viewport().size() * 1.5, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.5)
    image.fill(QColor("magenta"))
    view.viewport().render(image)
    edge = [image.pixelColor(image.width() - 1, y) for y in range(image.height() - 1)]
    assert not any(colour.red() - colour.green() > 60 for colour in edge)
