"""A picture as large as its room, whole."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget


class FittedPicture(QWidget):
    """Shows a pixmap in the middle, smaller where there is less room, never larger than it is."""

    def __init__(self, least: QSize) -> None:
        super().__init__()
        self.pixmap = QPixmap()
        self.setMinimumSize(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pixmap(self, pixmap: QPixmap, said: str) -> None:
        """Show another one. `said` is for those who do not see it."""
        self.pixmap = pixmap
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole of it."""
        size = self.pixmap.deviceIndependentSize()
        if size.isEmpty():
            return
        size *= min(1.0, self.width() / size.width(), self.height() / size.height())
        place = QRectF(QPointF(), size)
        place.moveCenter(QRectF(self.rect()).center())
        ratio = self.devicePixelRatioF()
        shown = self.pixmap.scaled(
            (size * ratio).toSize(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter = QPainter(self)
        painter.drawPixmap(place, shown, QRectF(shown.rect()))
