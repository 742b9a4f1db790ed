"""The document's pictures on a QPainter: cut to a box with rounded corners, smooth at any size."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainter, QTransform

from journey_editor.layout.picture import Box

_MOST_PIXELS = 1600
"""No side of a picture that is painted has more: none is kept larger."""
_KEPT_BYTES = 200_000_000
"""Decoded pictures that are remembered; what was painted longest ago goes first."""

_Levels = list[QImage]
"""A picture, and the same at half the size, a quarter ...: shown small it is as smooth as shown large."""
_decoded: OrderedDict[int, tuple[bytes, _Levels]] = OrderedDict()


def paint_image(painter: QPainter, data: bytes, box: Box, radius: float, stand_in: QColor) -> None:
    """Fill the box with the middle of the picture; with plain `stand_in` where the picture cannot be read."""
    shown = painter.deviceTransform()
    image = decoded(data, max(box.width, box.height) * max(abs(shown.m11()), abs(shown.m12())))
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


def decoded(data: bytes, side: float = _MOST_PIXELS) -> QImage:
    """The picture in PNG or JPEG bytes, at least `side` pixels large if it has them; null where it is neither. Kept."""
    known = _decoded.get(id(data))
    if known is None or known[0] is not data:
        known = (data, [_decode(data)])
        _decoded[id(data)] = known
        _forget()
    _decoded.move_to_end(id(data))
    levels = known[1]
    while max(levels[-1].width(), levels[-1].height()) // 2 >= max(side, 8):
        levels.append(_halved(levels[-1]))
    return next((i for i in reversed(levels) if max(i.width(), i.height()) >= side), levels[0])


def _forget() -> None:
    while len(_decoded) > 1 and sum(levels[0].sizeInBytes() for _, levels in _decoded.values()) > _KEPT_BYTES:
        _decoded.popitem(last=False)


def _halved(image: QImage) -> QImage:
    return image.scaled(
        max(1, image.width() // 2),
        max(1, image.height() // 2),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _decode(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()) not in (b"png", b"jpeg"):
        return QImage()
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_PIXELS:
        reader.setScaledSize(size.scaled(_MOST_PIXELS, _MOST_PIXELS, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
