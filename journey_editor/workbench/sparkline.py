"""A few numbers as a small line, with a dot at the last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

CHART_WIDTH = 64
_DOT = 2.5


def draw_line(painter: QPainter, values: Sequence[float], box: QRect, colour: QColor) -> None:
    """Draw two values or more from left to right, the lowest at the box's foot."""
    low, high = min(values), max(values)
    room = box.adjusted(3, 3, -3, -3)
    points = [
        QPointF(
            room.left() + room.width() * number / (len(values) - 1),
            room.bottom() - (room.height() * (value - low) / (high - low) if high > low else room.height() / 2),
        )
        for number, value in enumerate(values)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(points[-1], _DOT, _DOT)
    painter.restore()
