"""A small sign at the upper edge of a card or header that something is to be said of it. Never exported."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from journey_editor.canvas.pixmaps import on_whole_pixels
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon_pixmap

if TYPE_CHECKING:
    from journey_editor.canvas.item_scene import ItemScene

BADGED = frozenset({"card", "stage", "lane"})
"""The kinds of pieces that have badges."""

_HEIGHT, _ICON, _PAD = 12.5, 10.0, 2.5
_LEFT = {"card": -4.0}
"""Over a card's corner; a header's is cut off there, while it is held in view."""
_LEFT_OF_HEADERS = 5.0
_DIGITS = 6.5
"""Points that a digit takes."""
_CALM = "text.muted"
_ROUND = 1.0
"""Points around it that its line reaches into."""


@dataclass(frozen=True)
class Badge:
    """What a badge shows: an icon in the colour of a role on that role's soft ground, and a number above one.

    The icon tells apart what the colours tell, for those who do not see them.
    """

    icon: str
    role: str
    count: int
    say: Callable[[], str] = field(compare=False)
    """What it stands for, in words: a line each. Asked for when somebody wants to read it."""

    def calmed(self) -> Badge:
        """The same in grey: it counts, and does not cry."""
        return replace(self, role=_CALM)


OVER = _HEIGHT / 2 + _ROUND
"""How far (points) a badge stands out over the edge of its piece."""


def badge_rect(badge: Badge, kind: str, slide: QPointF | None = None) -> QRectF:
    """Where it stands, from the piece's upper left corner: over its upper edge.

    `slide` is how far the piece's text stands from home, since the rest is out of view. Where that is downwards, the
    badge stands within what is seen, whole.
    """
    rect = QRectF(_LEFT.get(kind, _LEFT_OF_HEADERS), 0.45 - _HEIGHT / 2, _width(badge.count), _HEIGHT)
    return rect if slide is None else rect.translated(slide.x(), slide.y() + min(3 * slide.y(), OVER))


def _width(count: int) -> float:
    return _ICON + 2 * _PAD + (len(str(count)) * _DIGITS + 1 if count > 1 else 0.0)


def paint_badge(painter: QPainter, badge: Badge, kind: str, scene: ItemScene, slide: QPointF) -> None:
    """Paint it over a piece of a kind whose text stands off by `slide`."""
    transform, ratio = painter.transform(), painter.device().devicePixelRatioF()
    pixmap = _picture(badge.icon, badge.role, badge.count, scene.theme, round(transform.m11() * ratio, 6))
    corner = on_whole_pixels(transform.map(badge_rect(badge, kind, slide).topLeft() - QPointF(_ROUND, _ROUND)), ratio)
    painter.resetTransform()
    size = pixmap.size().toSizeF() / ratio
    painter.drawPixmap(QRectF(corner, size), pixmap, QRectF(pixmap.rect()))
    painter.setTransform(transform)


@lru_cache(maxsize=256)
def _picture(icon: str, role: str, count: int, theme: Theme, scale: float) -> QPixmap:
    """The badge, in so many device pixels to a point: there are few that differ, on many cards."""
    rect = QRectF(0, 0, _width(count), _HEIGHT)
    whole = rect.adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND)
    picture = QPixmap(math.ceil(whole.width() * scale), math.ceil(whole.height() * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    painter.translate(-whole.topLeft())
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    colour = QColor(theme.colour(role))
    painter.setPen(QPen(colour, 0.8))
    painter.setBrush(QColor(theme.colour("card.fill" if role == _CALM else f"{role}.soft")))
    painter.drawRoundedRect(rect, _HEIGHT / 2, _HEIGHT / 2)
    pixmap = icon_pixmap(icon, role, theme, 16, max(1.0, round(scale * _ICON / 16 * 4) / 4))
    painter.drawPixmap(QRectF(_PAD, (_HEIGHT - _ICON) / 2, _ICON, _ICON), pixmap, QRectF(pixmap.rect()))
    if count > 1:
        font = QFont(painter.font())
        font.setPixelSize(10)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour)
        at = rect.adjusted(_PAD + _ICON, 0, -_PAD + 1, 0)
        baseline = at.center().y() + QFontMetricsF(font).capHeight() / 2
        wide = QFontMetricsF(font).horizontalAdvance(str(count))
        painter.drawText(QPointF(at.center().x() - wide / 2 + 0.5, baseline), str(count))
    painter.end()
    return picture
