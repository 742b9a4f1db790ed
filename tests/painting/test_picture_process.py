"""What harms the reader of pictures, or never ends, ends in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journey_editor.painting import picture_process
from journey_editor.painting.kept_picture import CARD_SIDE, picture_from_bytes
from journey_editor.painting.picture_process import PictureReader, Stopped

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">'
    b'<text x="3" y="20" font-family="Inter" font-size="12">Hello</text></svg>'
)


def png() -> bytes:
    image, buffer = QImage(300, 200, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor("teal"))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def reader() -> Iterator[PictureReader]:
    made = PictureReader()
    yield made
    made.close()


def test_pictures_come_back_as_if_they_were_read_here_from_one_process(
    qapp: QApplication, reader: PictureReader
) -> None:
    processes = set()
    for data in (png(), DRAWING, png()):
        assert reader.read(data, "x", CARD_SIDE) == picture_from_bytes(data, "x", CARD_SIDE)
        assert reader.read_again(png(), "x").data == png()
        with pytest.raises(ValueError, match=r"logo x\.png is no picture of a kind that is known"):
            reader.read(b"nothing", "logo x.png", CARD_SIDE)
        processes.add(reader.start("x").pid)
    assert len(processes) == 1


@pytest.mark.parametrize("data", [DRAWING, b"", b"GIF89a"])
def test_a_map_has_no_pictures_but_png_and_jpeg(data: bytes, reader: PictureReader) -> None:
    with pytest.raises(ValueError, match="neither PNG nor JPEG"):
        reader.read_again(data, "This picture")


@pytest.mark.skipif(sys.platform == "win32", reason="programs of Unix")
@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        ("kill -SEGV $$", "broke off at it"),
        ("exec sleep 60", "takes too long to read"),
        ("printf P9999", "broke off at it"),
        ("printf 'P\\0\\0\\0\\377\\377\\377\\377\\377'", "broke off at it"),
    ],
)
def test_a_reader_that_breaks_off_or_never_ends_is_a_sentence_and_the_next_is_sound(
    end: str, sentence: str, monkeypatch: pytest.MonkeyPatch, reader: PictureReader, qapp: QApplication
) -> None:
    start = subprocess.Popen
    begun = time.monotonic()
    with monkeypatch.context() as patched:
        patched.setattr(picture_process, "MOST_S", 0.5)
        patched.setattr(
            picture_process.subprocess, "Popen", lambda _command, **pipes: start(["sh", "-c", end], **pipes)
        )
        with pytest.raises(ValueError, match=sentence):
            reader.read(png(), "x.png", CARD_SIDE)
        with pytest.raises((Stopped, ValueError)):
            reader.read(png(), "x.png", CARD_SIDE, lambda: True)
    assert reader.read(png(), "x.png", CARD_SIDE) == picture_from_bytes(png(), "x.png", CARD_SIDE)
    assert time.monotonic() - begun < 20


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_the_process_is_bounded(reader: PictureReader) -> None:
    import resource

    process = reader.start("x")
    reader.read(png(), "x", CARD_SIDE)
    bounds = {which: resource.prlimit(process.pid, which)[0] for which in (resource.RLIMIT_AS, resource.RLIMIT_CPU)}
    assert bounds[resource.RLIMIT_AS] == 4 * 2**30 and 30 <= bounds[resource.RLIMIT_CPU] < 40
    assert resource.prlimit(process.pid, resource.RLIMIT_FSIZE) == (0, 0)
