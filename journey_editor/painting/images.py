"""The document's pictures on a QPainter: cut to a box with rounded corners, smooth at any size."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainter, QTransform

from journey_editor.layout.picture import Box

_MOST_PIXELS = 1024
"""No side of a kept picture has more: on the board the largest is some hundred points."""

_KEPT_IMAGES = 512
_decoded: OrderedDict[int, tuple[bytes, QImage]] = OrderedDict()


def paint_image(painter: QPainter, data: bytes, box: Box, radius: float, stand_in: QColor) -> None:
    """Fill the box with the middle of the picture; with plain `stand_in` where the picture cannot be read."""
    image = decoded(data)
    brush = QBrush(stand_in)
    if not image.isNull():
        scale = max(box.width / image.width(), box.height / image.height())
        place = QTransform()
        place.translate(
            box.x + (box.width - image.width() * scale) / 2, box.y + (box.height - image.height() * scale) / 2
        )
        place.scale(scale, scale)
        brush = QBrush(image)
        brush.setTransform(place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    radius = max(0.0, min(radius, box.width / 2, box.height / 2))
    painter.drawRoundedRect(QRectF(*box), radius, radius)


def decoded(data: bytes) -> QImage:
    """The picture in PNG or JPEG bytes, no larger than needed; a null image where they are neither. Kept."""
    known = _decoded.get(id(data))
    if known is not None and known[0] is data:
        return known[1]
    image = _decode(data)
    _decoded[id(data)] = (data, image)
    while len(_decoded) > _KEPT_IMAGES:
        _decoded.popitem(last=False)
    return image


def _decode(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()) not in (b"png", b"jpeg"):
        return QImage()
    image = reader.read()
    if max(image.width(), image.height()) > _MOST_PIXELS:
        image = image.scaled(
            QSize(_MOST_PIXELS, _MOST_PIXELS),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image
