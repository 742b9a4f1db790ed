"""What harms the reader of pictures, or never ends, ends in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journey_editor.painting import picture_process
from journey_editor.painting.kept_picture import CARD_SIDE, picture_from_bytes
from journey_editor.painting.picture_process import Stopped, read_apart

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


@pytest.mark.parametrize("data", [png(), DRAWING])
def test_a_picture_comes_back_as_if_it_were_read_here(data: bytes, qapp: QApplication) -> None:
    assert read_apart(data, "x", CARD_SIDE) == picture_from_bytes(data, "x", CARD_SIDE)


def test_what_is_no_picture_is_told_by_its_name() -> None:
    with pytest.raises(ValueError, match=r"logo x\.png is no picture of a kind that is known"):
        read_apart(b"nothing", "logo x.png", CARD_SIDE)


@pytest.mark.skipif(sys.platform == "win32", reason="programs of Unix")
@pytest.mark.parametrize(
    ("end", "sentence"), [("kill -SEGV $$", "broke off at it"), ("exec sleep 60", "takes too long to read")]
)
def test_a_reader_that_breaks_off_or_never_ends_is_a_sentence(
    end: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen
    monkeypatch.setattr(picture_process, "MOST_S", 0.5)
    monkeypatch.setattr(
        picture_process.subprocess, "Popen", lambda _command, **pipes: start(["sh", "-c", end], **pipes)
    )
    begun = time.monotonic()
    with pytest.raises(ValueError, match=sentence):
        read_apart(png(), "x.png", CARD_SIDE)
    with pytest.raises((Stopped, ValueError)):
        read_apart(png(), "x.png", CARD_SIDE, lambda: True)
    assert time.monotonic() - begun < 20
