"""The application's own mark, for the window's icon, the welcome page and "about"."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journey_editor.paths import resource

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def mark_pixmap(size: int, pixel_ratio: float = 1.0) -> QPixmap:
    """The mark with a side of `size` device-independent pixels."""
    pixels = round(size * pixel_ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(str(resource("icons", "journey-editor.svg"))).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(pixel_ratio)
    return pixmap


def mark_icon() -> QIcon:
    """The mark as an icon in all usual sizes."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(mark_pixmap(size))
    return made
