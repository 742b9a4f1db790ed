"""The document's pictures on a QPainter: cut to a box with rounded corners, smooth at any size."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainter, QTransform

from journey_editor.layout.picture import Box
from journey_editor.painting.opened_pictures import arrivals, opened_pictures

_SIDES = (96, 192, 384, 768, 1600)
"""A picture is decoded at the least of these sizes that is large enough: smooth where it is small, and quick."""
_KEPT_BYTES = 200_000_000
"""Decoded pictures that are remembered; what was painted longest ago goes first."""

_decoded: OrderedDict[tuple[int, int], tuple[bytes, QImage]] = OrderedDict()


def paint_image(painter: QPainter, data: bytes, box: Box, radius: float, stand_in: QColor) -> bool:
    """Fill the box with the middle of the picture; with plain `stand_in` while it is being read (`arrivals` tell).

    False: it cannot be shown, and nothing was painted.
    """
    shown = painter.deviceTransform()
    image = decoded(data, max(box.width, box.height) * max(abs(shown.m11()), abs(shown.m12())))
    if image is None:
        return False
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
    return True


def decoded(data: bytes, side: float = _SIDES[-1]) -> QImage | None:
    """A map's picture, at least `side` pixels large if it has them; null while it is being read. None: it cannot be
    shown."""
    key = _key(data, side)
    known = _decoded.get(key)
    if known is None or known[0] is not data:
        picture = opened_pictures().known(data)
        if picture is None:
            arrivals().ask([data])
            return QImage()
        if picture.problem:
            return None
        known = (data, _decode(picture.data, key[1]))
        _decoded[key] = known
        _forget()
    _decoded.move_to_end(key)
    return known[1]


def is_quick(data: bytes, side: float) -> bool:
    """Whether a picture is painted in no time: it is decoded, or there is nothing to decode (yet)."""
    known = _decoded.get(_key(data, side))
    if known is not None and known[0] is data:
        return True
    picture = opened_pictures().known(data)
    return picture is None or bool(picture.problem)


def _key(data: bytes, side: float) -> tuple[int, int]:
    return id(data), next((each for each in _SIDES if each >= side), _SIDES[-1])


def _forget() -> None:
    kept = sum(image.sizeInBytes() for _, image in _decoded.values())
    while len(_decoded) > 1 and kept > _KEPT_BYTES:
        _, (_, image) = _decoded.popitem(last=False)
        kept -= image.sizeInBytes()


def _decode(own: bytes, most: int) -> QImage:
    """What this program has encoded itself."""
    buffer = QBuffer()
    buffer.setData(QByteArray(own))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if max(size.width(), size.height()) > most:
        reader.setScaledSize(size.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
