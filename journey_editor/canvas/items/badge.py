"""A small sign at the upper edge of a card or header that something is to be said of it. Never exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from journey_editor.painting.icons import icon_pixmap

if TYPE_CHECKING:
    from journey_editor.canvas.scene import BoardScene

BADGED = frozenset({"card", "stage", "lane"})
"""The kinds of pieces that have badges."""

_HEIGHT, _ICON, _PAD = 12.5, 10.0, 2.5
_LEFT = {"card": -4.0}
"""Over a card's corner; a header's is cut off there, while it is held in view."""
_LEFT_OF_HEADERS = 5.0
_DIGITS = 6.5
"""Points that a digit takes."""


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


def badge_rect(badge: Badge, kind: str) -> QRectF:
    """Where it stands, from the piece's upper left corner: over its upper edge."""
    digits = len(str(badge.count)) * _DIGITS + 1 if badge.count > 1 else 0.0
    return QRectF(_LEFT.get(kind, _LEFT_OF_HEADERS), 0.45 - _HEIGHT / 2, _ICON + 2 * _PAD + digits, _HEIGHT)


def paint_badge(painter: QPainter, badge: Badge, kind: str, scene: BoardScene, slide: QPointF) -> None:
    """Paint it over a piece of a kind whose text stands off by `slide`."""
    rect = badge_rect(badge, kind).translated(slide)
    colour = scene.shade(badge.role)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QPen(colour, 0.8))
    painter.setBrush(scene.shade(f"{badge.role}.soft"))
    painter.drawRoundedRect(rect, _HEIGHT / 2, _HEIGHT / 2)
    sharp = painter.transform().m11() * painter.device().devicePixelRatioF()
    pixmap = icon_pixmap(badge.icon, badge.role, scene.theme, 16, max(1.0, round(sharp * _ICON / 16 * 4) / 4))
    painter.drawPixmap(
        QRectF(rect.x() + _PAD, rect.y() + (_HEIGHT - _ICON) / 2, _ICON, _ICON), pixmap, QRectF(pixmap.rect())
    )
    if badge.count > 1:
        font = QFont(painter.font())
        font.setPixelSize(10)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour)
        at = rect.adjusted(_PAD + _ICON, 0, -_PAD + 1, 0)
        baseline = at.center().y() + QFontMetricsF(font).capHeight() / 2
        number = str(badge.count)
        wide = QFontMetricsF(font).horizontalAdvance(number)
        painter.drawText(QPointF(at.center().x() - wide / 2 + 0.5, baseline), number)
    painter.restore()
