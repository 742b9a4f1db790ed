"""A picture as a map keeps it: small, upright, re-encoded, without anything but its pixels. The one way in for all."""

from __future__ import annotations

import base64
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from journey_editor.painting import svg_picture

PORTRAIT_SIDE = 512
"""No side of a persona's portrait has more pixels."""
CARD_SIDE = 1600
"""No side of a card's picture has more pixels."""

_MOST_FILE_BYTES = 40_000_000
_MOST_PIXELS = 60_000_000
_MOST_KEPT_BYTES = 2_000_000
"""A kept picture is scaled down until it has no more bytes: it is saved with the map, again and again."""
_SHARP_BYTES = 300_000
"""Up to here a picture without transparency stays a PNG, which keeps letters on screenshots sharp."""
_JPEG_QUALITY = 86
_DOTS_PER_METRE = 3780
_FORMATS = (b"png", b"jpeg", b"webp", b"gif", b"bmp")
_KEPT_FORMATS = (b"png", b"jpeg")
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".svg")
"""The files that a picture can be taken from. What they hold is told by their content."""
NAMED_FORMATS = "PNG, JPEG, WebP, GIF, BMP or SVG"

MediaType = Literal["image/png", "image/jpeg"]


@dataclass(frozen=True)
class KeptPicture:
    """An encoded image, ready for a Picture record."""

    data: bytes
    media_type: MediaType

    @property
    def base64(self) -> str:
        """The image as the record's `data`."""
        return base64.b64encode(self.data).decode("ascii")


def bytes_of_file(path: Path) -> bytes:
    """What a picture's file holds. Raises ValueError with a sentence."""
    try:
        if not path.is_file():
            path.stat()  # says so where there is none
            raise ValueError(f"{path.name} is no file that a picture can be read from; nothing was changed.")
        with path.open("rb") as file:
            data = file.read(_MOST_FILE_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or "it cannot be read"
        raise ValueError(f"{path.name} cannot be read ({reason}); nothing was changed.") from problem
    if len(data) > _MOST_FILE_BYTES:
        raise ValueError(f"{path.name} is larger than 40 MB; nothing was changed.")
    return data


def picture_from_bytes(data: bytes, name: str, most_side: int) -> KeptPicture:
    """An encoded picture of any known format; of an animation the first frame. Raises ValueError with a sentence."""
    if len(data) > _MOST_FILE_BYTES:
        raise ValueError(f"{name} is larger than 40 MB; nothing was changed.")
    if svg_picture.is_svg(data):
        return picture_from_image(svg_picture.rendered(data, name, most_side), most_side)
    unknown = f"no picture of a kind that is known ({NAMED_FORMATS})"
    image, _ = _pixels(data, name, most_side, _FORMATS, unknown, is_upright=True)
    return picture_from_image(image, most_side)


def picture_again(data: bytes, name: str) -> KeptPicture:
    """A picture that a map has, encoded anew for looking at: a PNG stays a PNG, a JPEG a JPEG, each as it stands.

    Nobody knows who wrote the map. Raises ValueError with a sentence.
    """
    image, kind = _pixels(data, name, CARD_SIDE, _KEPT_FORMATS, "neither PNG nor JPEG", is_upright=False)
    image, side = _in_srgb(image), CARD_SIDE
    while True:
        bare = _bare(image, side)
        encoded = _encoded(bare, "JPEG", _JPEG_QUALITY) if kind == b"jpeg" else _encoded(bare, "PNG")
        if len(encoded) <= _MOST_KEPT_BYTES:
            return KeptPicture(encoded, "image/jpeg" if kind == b"jpeg" else "image/png")
        side = max(bare.width(), bare.height()) * 3 // 4


def _pixels(
    data: bytes, name: str, most_side: int, formats: Collection[bytes], otherwise: str, is_upright: bool
) -> tuple[QImage, bytes]:
    """An encoded picture, no side longer than that, and its format, one of these. Raises ValueError with a sentence."""
    if _is_cut_off(data):
        raise ValueError(f"{name} is damaged; nothing was changed.")
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(is_upright)
    kind = bytes(reader.format().data())
    if kind not in formats:
        raise ValueError(f"{name} is {otherwise}; nothing was changed.")
    size = reader.size()
    if size.isValid() and size.width() * size.height() > _MOST_PIXELS:
        wide = f"{size.width():,} × {size.height():,}"
        raise ValueError(f"{name} has {wide} pixels, more than can be read; nothing was changed.")
    if size.isValid() and max(size.width(), size.height()) > most_side:
        reader.setScaledSize(_fitted(size, most_side))
    image = reader.read()
    if image.isNull():
        raise ValueError(f"{name} is damaged; nothing was changed.")
    return image, kind


def picture_from_image(image: QImage, most_side: int) -> KeptPicture:
    """An image's pixels: as PNG where that is small or something shines through, else as JPEG."""
    image, side = _in_srgb(image), most_side
    while True:
        bare = _bare(image, side)
        kept = KeptPicture(_encoded(bare, "PNG"), "image/png")
        if not bare.hasAlphaChannel() and len(kept.data) > _SHARP_BYTES:
            photo = _encoded(bare, "JPEG", _JPEG_QUALITY)
            if len(photo) < len(kept.data):
                kept = KeptPicture(photo, "image/jpeg")
        if len(kept.data) <= _MOST_KEPT_BYTES:
            return kept
        side = max(bare.width(), bare.height()) * 3 // 4


def _in_srgb(image: QImage) -> QImage:
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    return image.convertedToColorSpace(srgb) if image.colorSpace().isValid() and image.colorSpace() != srgb else image


def _bare(image: QImage, most_side: int) -> QImage:
    """The pixels alone, no side longer than that; with an alpha channel only where something shines through."""
    if max(image.width(), image.height()) > most_side:
        image = image.scaled(
            _fitted(image.size(), most_side),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    shines_through = image.hasAlphaChannel() and not _is_opaque(image)
    bare = QImage(image.size(), QImage.Format.Format_ARGB32 if shines_through else QImage.Format.Format_RGB32)
    bare.setDotsPerMeterX(_DOTS_PER_METRE)  # else it tells of the screen
    bare.setDotsPerMeterY(_DOTS_PER_METRE)
    bare.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bare)
    painter.drawImage(bare.rect(), image)
    painter.end()
    return bare


def _is_opaque(image: QImage) -> bool:
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    width, step, data = alpha.width(), alpha.bytesPerLine(), alpha.constBits()
    return all(bytes(data[y * step : y * step + width]).count(255) == width for y in range(alpha.height()))


def _encoded(image: QImage, name: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, name, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _is_cut_off(data: bytes) -> bool:
    """Whether a JPEG or BMP ends too early; Qt would fill the rest with grey. Of other formats Qt knows it itself."""
    if data.startswith(b"BM"):
        return len(data) < max(26, int.from_bytes(data[2:6], "little"))
    if not data.startswith(b"\xff\xd8"):
        return False
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        if data[at + 1] == 0xDA:
            # In the pixels' own bytes FF stands before 00 or a restart mark only.
            return data.find(b"\xff\xd9", at) < 0
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return True


def _fitted(size: QSize, most_side: int) -> QSize:
    return size.scaled(most_side, most_side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
