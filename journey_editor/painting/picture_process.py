"""Encoded pictures are read in a process of their own: what harms the reader, or never ends, ends there.

The program starts itself so (`apart`). Pictures go in, one after the other, and the pixels of each come out
encoded anew. Its time, its memory and its files (where the system can bound them) are bounded.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO

from journey_editor import apart
from journey_editor.painting import svg_picture
from journey_editor.painting.fonts import families
from journey_editor.painting.kept_picture import KeptPicture, MediaType, picture_again, picture_from_bytes

MOST_S = 30.0
"""A picture that takes longer is given up."""
_MOST_MEMORY = 4 * 2**30
"""Of addresses, most of which are the libraries'."""
_LOOK_S = 0.01
_REQUEST = struct.Struct(">IHQ")
"""The longest side (0: a picture of a map, as it is), the length of the name, and that of the picture."""
_ANSWER = struct.Struct(">cQ")
_FAILED = b"!"
_TYPES: dict[bytes, MediaType] = {b"P": "image/png", b"J": "image/jpeg"}
_BROKE_OFF = (b"", b"")


class Stopped(Exception):
    """The picture is not wanted any more."""


class PictureReader:
    """A process that reads pictures, one at a time; started when it is needed, and again when it broke off."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(
        self, data: bytes, name: str, most_side: int, is_stopped: Callable[[], bool] = lambda: False
    ) -> KeptPicture:
        """As `picture_from_bytes`. Raises ValueError with a sentence, and Stopped."""
        return self._read(data, name, most_side, is_stopped)

    def read_again(self, data: bytes, name: str) -> KeptPicture:
        """As `picture_again`: a picture that a map has. Raises ValueError with a sentence."""
        return self._read(data, name, 0, lambda: False)

    def start(self, name: str) -> subprocess.Popen[bytes]:
        """Have the process there. Raises ValueError where it cannot be started for the picture of that name."""
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    apart.command(apart.PICTURES),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                reason = error.strerror or "the system refuses"
                raise ValueError(f"{name} cannot be read: no reader could be started ({reason}).") from error
        return self._process

    def close(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError, ValueError):
                    if pipe is not None:
                        pipe.close()

    def _read(self, data: bytes, name: str, most_side: int, is_stopped: Callable[[], bool]) -> KeptPicture:
        called = name.encode("utf-8", "replace")[:1_000]
        request = _REQUEST.pack(most_side, len(called), len(data)) + called + data
        process, answers = self.start(name), SimpleQueue[tuple[bytes, bytes]]()
        talk = threading.Thread(target=_talk, args=(process, request, answers), name="picture", daemon=True)
        talk.start()
        is_whole = False
        try:
            kind, answer = _awaited(answers, name, is_stopped)
            is_whole = kind == _FAILED or kind in _TYPES
        finally:
            if not is_whole:
                process.kill()
                talk.join()
                self.close()
        if kind == _FAILED:
            raise ValueError(answer.decode("utf-8", "replace"))
        if kind not in _TYPES:
            raise ValueError(f"{name} cannot be read: the reader of pictures broke off at it; nothing was changed.")
        return KeptPicture(answer, _TYPES[kind])


def _talk(process: subprocess.Popen[bytes], request: bytes, answers: SimpleQueue[tuple[bytes, bytes]]) -> None:
    """In a thread, for a process that hangs neither reads nor writes: hand it a picture, and take its answer."""
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write(request)
        process.stdin.flush()
        kind, length = _ANSWER.unpack(_exactly(process.stdout, _ANSWER.size))
        answers.put((kind, _exactly(process.stdout, length)))
    except (OSError, ValueError, EOFError, MemoryError):
        answers.put(_BROKE_OFF)


def _awaited(
    answers: SimpleQueue[tuple[bytes, bytes]], name: str, is_stopped: Callable[[], bool]
) -> tuple[bytes, bytes]:
    until = time.monotonic() + MOST_S
    while True:
        with suppress(Empty):
            return answers.get(timeout=_LOOK_S)
        if is_stopped():
            raise Stopped
        if time.monotonic() > until:
            raise ValueError(f"{name} takes too long to read; nothing was changed.")


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    """That many bytes. Raises EOFError where there are fewer."""
    found = pipe.read(length)
    if len(found) < length:
        raise EOFError
    return found


def run() -> int:
    """In the process of its own: pictures from the standard input to the standard output, until there are no more."""
    apart.bound(_MOST_MEMORY)
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError):
        while True:
            most_side, name_length, length = _REQUEST.unpack(_exactly(given, _REQUEST.size))
            name = _exactly(given, name_length).decode("utf-8", "replace")
            apart.bound_time(MOST_S)
            kind, answer = _answered(_exactly(given, length), name, most_side)
            taken.write(_ANSWER.pack(kind, len(answer)) + answer)
            taken.flush()
    return 0


def _answered(data: bytes, name: str, most_side: int) -> tuple[bytes, bytes]:
    try:
        if most_side and svg_picture.is_svg(data):  # its letters need fonts, and these an application without a display
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            families()
        kept = picture_from_bytes(data, name, most_side) if most_side else picture_again(data, name)
    except ValueError as error:
        return _FAILED, str(error).encode("utf-8", "replace")
    except MemoryError:
        return _FAILED, f"{name} needs too much memory to be read; nothing was changed.".encode()
    return b"P" if kept.media_type == "image/png" else b"J", kept.data
