"""The opaque band that headers stand on while they are held in view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

_FAR = 100_000.0
NEAR = 0.01
"""Pixels: where a band ends with a pixel, it is not to end one further for having been reckoned."""


class HeaderGround(QGraphicsRectItem):
    """Parent of the headers of one edge. It is only seen while it is away from home: cards slide under it."""

    def __init__(self, z: float) -> None:
        super().__init__()
        self.setZValue(z)
        self.setPen(QPen(Qt.PenStyle.NoPen))

    @property
    def is_stuck(self) -> bool:
        """Whether the headers are held in view, away from their own place."""
        return not self.pos().isNull()

    def cover(self, left: float | None, top: float | None, right: float, bottom: float) -> None:
        """The band in the headers' own coordinates; None is as far as there is."""
        x, y = -_FAR if left is None else left, -_FAR if top is None else top
        self.setRect(QRectF(x, y, right - x, bottom - y))

    def set_colour(self, brush: QBrush) -> None:
        """The colour of the board."""
        self.setBrush(brush)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Cover what slides under, to the end of a pixel: the band and the board share none."""
        if self.is_stuck:
            transform = painter.transform()
            band = transform.mapRect(option.exposedRect.intersected(self.rect()))
            covered = band.adjusted(0, 0, -NEAR, -NEAR).toAlignedRect()
            painter.resetTransform()
            painter.fillRect(covered, self.brush())
            painter.setTransform(transform)
