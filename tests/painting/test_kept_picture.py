"""Whatever is brought as a picture comes out small, upright and bare, or is refused in a sentence."""

from __future__ import annotations

import os
import struct
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QObject
from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

from journey_editor.painting.kept_picture import CARD_SIDE, bytes_of_file, picture_from_bytes, picture_from_image
from journey_editor.painting.picture_reading import PictureReading

ORIENTATION_6 = (
    b"\xff\xe1" + struct.pack(">H", 2 + 6 + 26) + b"Exif\0\0" + b"MM\0*" + struct.pack(">IH", 8, 1)
    + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + struct.pack(">I", 0)
)  # fmt: skip


def photo(width: int = 300, height: int = 200) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    painter = QPainter(image)
    gradient = QRadialGradient(width / 3, height / 3, width)
    gradient.setColorAt(0, QColor("orange"))
    gradient.setColorAt(1, QColor("navy"))
    painter.fillRect(image.rect(), gradient)
    painter.end()
    return image


def encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def size(data: bytes) -> tuple[int, int]:
    image = QImage.fromData(data)
    return image.width(), image.height()


def png_that_says(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "bmp"])
def test_each_kind_of_picture_is_taken(qapp, kind: str) -> None:
    kept = picture_from_bytes(encoded(photo(), kind), "x", CARD_SIDE)
    assert kept.media_type == "image/png" and size(kept.data) == (300, 200)


def test_of_an_animation_the_first_frame_is_taken(qapp) -> None:
    gif = bytes.fromhex(
        "47494638396102000100800000ff000000ff0021f904000a000000"
        "2c000000000200010000020284510021f904000a0000002c00000000020001000002028c53003b"
    )
    kept = picture_from_bytes(gif, "moving.gif", CARD_SIDE)
    assert size(kept.data) == (2, 1)


def test_a_photo_is_scaled_down_and_kept_as_jpeg(qapp) -> None:
    noisy = photo(4000, 3000)
    for y in range(0, 3000, 2):
        noisy.setPixelColor(y, y, QColor("white"))
    kept = picture_from_bytes(encoded(noisy, "jpeg"), "photo.jpg", CARD_SIDE)
    assert size(kept.data) == (1600, 1200) and len(kept.data) <= 2_000_000


def test_a_photo_taken_on_its_side_stands_upright_and_tells_nothing_of_its_camera(qapp) -> None:
    plain = encoded(photo(), "jpeg")
    turned = plain[:2] + ORIENTATION_6 + plain[2:]
    kept = picture_from_bytes(turned, "photo.jpg", CARD_SIDE)
    assert size(kept.data) == (200, 300)
    assert b"Exif" not in kept.data


def test_what_shines_through_still_does(qapp) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor(255, 0, 0, 60))
    kept = picture_from_image(image, CARD_SIDE)
    assert kept.media_type == "image/png"
    assert QImage.fromData(kept.data).pixelColor(3, 3).alpha() == 60


def test_pixels_without_order_are_kept_small_too(qapp) -> None:
    import random

    data = random.Random(1).randbytes(1600 * 1600 * 4)
    noise = QImage(data, 1600, 1600, QImage.Format.Format_ARGB32)
    assert len(picture_from_image(noise, CARD_SIDE).data) <= 2_000_000


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "bmp"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_picture_that_was_cut_off_is_refused(qapp, kind: str, share: float) -> None:
    whole = encoded(photo(800, 600), kind)
    with pytest.raises(ValueError, match=r"^cut\.x .*nothing was changed\.$"):
        picture_from_bytes(whole[: int(len(whole) * share)], "cut.x", CARD_SIDE)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"BM",
        b"<svg",
        b"%PDF-1.4",
        b"\0" * 99,
    ],
)
def test_what_is_none_or_damaged_is_refused_in_a_sentence(qapp, data: bytes) -> None:
    with pytest.raises(ValueError, match=r"nothing was changed\.$"):
        picture_from_bytes(data, "x.png", CARD_SIDE)


@pytest.mark.parametrize("side", [30_000, 2_000_000])
def test_a_small_file_that_says_it_is_huge_is_refused_before_it_is_read(qapp, side: int) -> None:
    with pytest.raises(ValueError, match=r"pixels, more than can be read|damaged"):
        picture_from_bytes(png_that_says(side, side), "bomb.png", CARD_SIDE)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize("kind", ["folder", "pipe", "endless"])
def test_what_is_no_file_is_said_and_holds_nothing_up(qapp, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "photo.png"
    {"folder": path.mkdir, "pipe": lambda: os.mkfifo(path), "endless": lambda: path.symlink_to("/dev/zero")}[kind]()
    with pytest.raises(ValueError, match=r"photo\.png is no file that a picture can be read from; nothing was changed"):
        bytes_of_file(path)


def test_a_file_that_is_not_there_is_said(qapp, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"gone\.png cannot be read"):
        bytes_of_file(tmp_path / "gone.png")


def svg(inside: str, head: str = "") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head}<svg {space} width="100" height="50">{inside}</svg>'.encode()


def test_a_drawing_is_drawn_as_large_as_a_picture_may_be(qapp) -> None:
    kept = picture_from_bytes(svg('<rect width="100" height="50" fill="#00ff00"/>'), "logo.svg", CARD_SIDE)
    image = QImage.fromData(kept.data)
    assert (image.width(), image.height()) == (1600, 800) and image.pixelColor(800, 400) == QColor("#00ff00")


LAUGHS = '<g id="a0"><rect width="1" height="1"/></g>' + "".join(
    f'<g id="a{i}">' + f'<use xlink:href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 12)
)


@pytest.mark.parametrize(
    ("drawing", "why"),
    [
        (svg('<image xlink:href="file:///etc/hostname" width="9" height="9"/>'), "shows other files"),
        (svg('<image href="//host/share/x.png" width="9" height="9"/>'), "shows other files"),
        (svg(LAUGHS), "too many shapes"),
        (svg('<g id="a"><use href="#a"/></g>'), "too many shapes"),
        (svg("<g>" * 3000 + "</g>" * 3000), "too many shapes"),
        (svg("&b;", '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'), "put together from other parts"),
        (svg("<style>@import url(file:///etc/x.css);</style>"), "put together from other parts"),
        (svg("<rect"), "damaged"),
        (b"<svg/>", "empty or damaged"),
    ],
)
def test_a_drawing_that_reaches_out_or_never_ends_is_refused(qapp, drawing: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        picture_from_bytes(drawing, "x.svg", CARD_SIDE)


def test_several_are_read_beside_the_window_and_each_that_cannot_is_said(qtbot, tmp_path: Path) -> None:
    got: list[tuple[int, list[str]]] = []
    sources = [encoded(photo(), "png"), tmp_path / "gone.png", photo(5000, 5000)]
    owner = QObject()
    reading = PictureReading(sources, CARD_SIDE, owner)
    reading.start(lambda pictures, problems: got.append((len(pictures), problems)))
    qtbot.waitUntil(lambda: bool(got), timeout=20_000)
    assert got[0][0] == 2 and len(got[0][1]) == 1 and got[0][1][0].startswith("gone.png")


def test_a_reading_that_was_stopped_never_comes(qtbot) -> None:
    got: list[object] = []
    owner = QObject()
    reading = PictureReading([photo(6000, 6000)] * 3, CARD_SIDE, owner)
    reading.start(lambda *_: got.append(1))
    if not got:
        reading.stop()
        qtbot.wait(600)
        assert not got


def test_an_owner_that_goes_meanwhile_is_told_nothing(qtbot) -> None:
    got: list[object] = []
    for size in (10, 3_000):
        for _ in range(20):
            owner = QObject()
            reading = PictureReading([photo(size, size)], CARD_SIDE, owner)
            reading.start(lambda *_: got.append(1))
            told = len(got)
            owner.deleteLater()
            QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
            assert reading.is_over
            qtbot.wait(1)
            assert len(got) == told
