"""A picture as a map keeps it: small, re-encoded, without anything but its pixels."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

MOST_SIDE = 512
"""No side of a portrait has more pixels."""

_MOST_BYTES = 40_000_000
_MOST_PIXELS = 60_000_000
_FORMATS = (b"png", b"jpeg", b"webp")


def portrait_from_file(path: Path) -> bytes:
    """A file's picture as a small PNG. Raises ValueError with a sentence where it is none."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError(f"{path.name} is larger than 40 MB; the persona keeps the picture it had.")
        data = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "it cannot be read"
        raise ValueError(f"{path.name} cannot be read ({reason}); the persona keeps the picture it had.") from problem
    return portrait_from_bytes(data, path.name)


def portrait_from_bytes(data: bytes, name: str) -> bytes:
    """PNG, JPEG or WebP data as a small PNG. Raises ValueError with a sentence where it is none of these."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if reader.format().data() not in _FORMATS:
        raise ValueError(f"{name} is no PNG, JPEG or WebP picture; the persona keeps the picture it had.")
    size = reader.size()
    if size.isValid() and size.width() * size.height() > _MOST_PIXELS:
        wide = f"{size.width():,} × {size.height():,}"
        raise ValueError(f"{name} has {wide} pixels, more than can be read; the persona keeps the picture it had.")
    if size.isValid() and max(size.width(), size.height()) > MOST_SIDE:
        reader.setScaledSize(_fitted(size))
    image = reader.read()
    if image.isNull():
        raise ValueError(f"{name} is damaged; the persona keeps the picture it had.")
    return portrait_from_image(image)


def portrait_from_image(image: QImage) -> bytes:
    """An image's pixels as a small PNG."""
    if max(image.width(), image.height()) > MOST_SIDE:
        image = image.scaled(
            _fitted(image.size()), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    bare = QImage(image.size(), QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32)
    bare.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bare)
    painter.drawImage(bare.rect(), image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    bare.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _fitted(size: QSize) -> QSize:
    fitted = size.scaled(MOST_SIDE, MOST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    return fitted.expandedTo(QSize(1, 1))
