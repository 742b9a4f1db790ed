"""Pictures from outside are read in a process of their own: what harms the reader, or never ends, ends there.

The program starts itself with `--read-picture`; bytes go in, and the pixels come out encoded anew. Its time, its memory
(where the system can bound it) and what it may write are bounded.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from tempfile import TemporaryFile

from journey_editor.painting import svg_picture
from journey_editor.painting.fonts import families
from journey_editor.painting.kept_picture import KeptPicture, MediaType, picture_from_bytes

ARGUMENT = "--read-picture"
MOST_S = 30.0
"""A picture that takes longer is given up."""
_MOST_MEMORY = 4 * 2**30
"""Of addresses, most of which are the libraries'."""
_LOOK_S = 0.01
_FAILED = b"!"
_TYPES: dict[bytes, MediaType] = {b"P": "image/png", b"J": "image/jpeg"}


class Stopped(Exception):
    """The picture is not wanted any more."""


def read_apart(data: bytes, name: str, most_side: int, is_stopped: Callable[[], bool] = lambda: False) -> KeptPicture:
    """As `picture_from_bytes`, in a process of its own. Raises ValueError with a sentence, and Stopped."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "journey_editor"]
    command = [sys.executable, *own, ARGUMENT, str(most_side), name]
    with TemporaryFile() as given, TemporaryFile() as taken:
        given.write(data)
        given.seek(0)
        try:
            process = subprocess.Popen(command, stdin=given, stdout=taken, stderr=subprocess.DEVNULL)
        except OSError as error:
            reason = error.strerror or "the system refuses"
            raise ValueError(f"{name} cannot be read: no reader could be started ({reason}).") from error
        try:
            _wait_for(process, name, is_stopped)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
        taken.seek(0)
        answer = taken.read()
    if answer[:1] == _FAILED:
        raise ValueError(answer[1:].decode("utf-8", "replace"))
    if process.returncode != 0 or answer[:1] not in _TYPES:
        raise ValueError(f"{name} cannot be read: the reader of pictures broke off at it; nothing was changed.")
    return KeptPicture(answer[1:], _TYPES[answer[:1]])


def _wait_for(process: subprocess.Popen[bytes], name: str, is_stopped: Callable[[], bool]) -> None:
    until = time.monotonic() + MOST_S
    while process.poll() is None:
        if is_stopped():
            raise Stopped
        if time.monotonic() > until:
            raise ValueError(f"{name} takes too long to read; nothing was changed.")
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_S)


def run(arguments: Sequence[str]) -> int:
    """In the process of its own: a picture from the standard input to the standard output."""
    _bound()
    most_side, name = int(arguments[0]), arguments[1]
    data = sys.stdin.buffer.read()
    if svg_picture.is_svg(data):  # its letters need fonts, and these an application without a display
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        families()
    try:
        kept = picture_from_bytes(data, name, most_side)
        answer = (b"P" if kept.media_type == "image/png" else b"J") + kept.data
    except ValueError as error:
        answer = _FAILED + str(error).encode("utf-8", "replace")
    except MemoryError:
        answer = _FAILED + f"{name} needs too much memory to be read; nothing was changed.".encode()
    sys.stdout.buffer.write(answer)
    return 0


def _bound() -> None:
    if sys.platform == "win32":
        return
    import resource

    seconds = round(MOST_S)
    bounds = ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, _MOST_MEMORY), (resource.RLIMIT_CORE, 0))
    for which, most in bounds:
        with suppress(OSError, ValueError):  # not all systems bound all of it
            resource.setrlimit(which, (most, most))
