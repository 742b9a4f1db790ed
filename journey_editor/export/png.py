"""The PNG: the picture as pixels, painted by the canvas's own painter."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from journey_editor.document.progress import Progress, no_progress
from journey_editor.export.beside import beside
from journey_editor.export.problems import ExportError
from journey_editor.layout.picture import Image, Picture
from journey_editor.layout.theme import Theme
from journey_editor.painting.fonts import ensure_application
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.painting.painter import paint_piece

MOST_PIXELS_A_SIDE = 16_384
"""What common viewers still open."""

MOST_PIXELS = 120_000_000
"""About half a gigabyte of memory while painting."""

_PIECES_A_STEP = 10


def export_png(
    picture: Picture,
    theme: Theme,
    target: Path | BinaryIO,
    scale: float = 2.0,
    progress: Progress = no_progress,
    is_transparent: bool = False,
) -> None:
    """Write the picture as a PNG with `scale` pixels to a point; a transparent one has no ground of its own.

    Raises ExportError where that would be too many pixels or there is no memory, and whatever `progress` raises;
    nothing is written then.
    """
    ensure_application()
    width, height = _pixels(picture, scale)
    image = QImage(width, height, QImage.Format.Format_ARGB32 if is_transparent else QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExportError(f"There is not enough memory for a picture of {width:,} x {height:,} pixels.")
    image.fill(QColor(0, 0, 0, 0) if is_transparent else QColor(theme.colour(picture.background)))
    image.setDotsPerMeterX(round(scale * 72 / 0.0254))
    image.setDotsPerMeterY(round(scale * 72 / 0.0254))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        for done, piece in enumerate(picture.pieces):
            if done % _PIECES_A_STEP == 0:
                progress(done, len(picture.pieces) + 1)
            for mark in piece.marks:
                if isinstance(mark, Image):
                    opened_pictures().sure(picture.images.get(mark.picture, b""))
            paint_piece(painter, piece, theme, picture.images)
    finally:
        painter.end()
    # One step of some seconds for a large map; no font is in it any more.
    data = beside(lambda: _encoded(image), lambda _passed: progress(len(picture.pieces), len(picture.pieces) + 1))
    if not data:
        raise ExportError(f"The picture of {width:,} x {height:,} pixels could not be encoded as PNG.")
    progress(len(picture.pieces) + 1, len(picture.pieces) + 1)
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)


def _encoded(image: QImage) -> bytes:
    """The file; empty where it could not be made."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    is_made = image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data()) if is_made else b""


def largest_scale(picture: Picture) -> float:
    """The largest scale, to two decimals, at which the picture is still allowed as a PNG."""
    side = max(picture.width, picture.height, 1.0)
    area = max(picture.width * picture.height, 1.0)
    return int(min(MOST_PIXELS_A_SIDE / side, (MOST_PIXELS / area) ** 0.5) * 100) / 100


def _pixels(picture: Picture, scale: float) -> tuple[int, int]:
    if not 0 < scale <= 100:
        raise ExportError(f"A scale of {scale:g} cannot be used for a PNG; choose one between 0.1 and 8.")
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    if max(width, height) > MOST_PIXELS_A_SIDE or width * height > MOST_PIXELS:
        raise ExportError(
            f"At scale {scale:g} the PNG would have {width:,} x {height:,} pixels, which is too many;"
            f" choose a scale of at most {largest_scale(picture):g}, or a PDF or SVG, which have no pixels."
        )
    return width, height
