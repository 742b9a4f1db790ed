"""Icons for buttons and menus, drawn from the same strokes as those on the board."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from journey_editor.layout.icons import ICON_SQUARE
from journey_editor.layout.theme import Theme, mixed
from journey_editor.painting.painter import icon_painter_path, icon_pen

_SIZES = (16, 20, 24, 32, 48, 64)


def icon(name: str, colour_role: str, theme: Theme) -> QIcon:
    """An icon with a paler variant for what is disabled. Raises KeyError for a name or role that there is not."""
    colour = theme.colour(colour_role)
    return _icon(name, colour, mixed(colour, theme.colour("panel"), 0.6))


def icon_pixmap(name: str, colour_role: str, theme: Theme, size: int, pixel_ratio: float = 1.0) -> QPixmap:
    """An icon of `size` device-independent pixels, sharp on a screen of that pixel ratio."""
    return _pixmap(name, theme.colour(colour_role), size, pixel_ratio)


@lru_cache(maxsize=1024)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, colour, size, 1.0), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, disabled, size, 1.0), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, pixel_ratio: float) -> QPixmap:
    pixels = max(1, round(size * pixel_ratio))
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / ICON_SQUARE, pixels / ICON_SQUARE)
    painter.setPen(icon_pen(QColor(colour)))
    painter.drawPath(icon_painter_path(name))
    painter.end()
    pixmap.setDevicePixelRatio(pixel_ratio)
    return pixmap
