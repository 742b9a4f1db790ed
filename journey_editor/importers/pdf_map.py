"""The map that travels inside a PDF that this program wrote."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf

from journey_editor import apart
from journey_editor.importers.imported import Imported, ImportProblem, Remark
from journey_editor.storage import atomic, codec
from journey_editor.storage.errors import DocumentError

MAX_BYTES = 200_000_000
MOST_S = 20.0
_MOST_MEMORY = 3 * 2**29
_TOO_MUCH = "This PDF needs too much to be read."
_FOUND, _FAILED = b"+", b"!"
_SUFFIX = ".journey"
_MOST_FILES = 100
_STREAM = re.compile(r"^stream <.*?>: ")


def read(path: Path) -> Imported:
    """The map inside a PDF. Raises ImportProblem, with one sentence, where there is none or it cannot be read."""
    try:
        data = atomic.read_bytes(path, MAX_BYTES)
    except DocumentError as error:
        raise ImportProblem(str(error)) from None
    try:
        opened = codec.from_bytes(_read_apart(data))
    except DocumentError as error:
        raise ImportProblem(f"The map inside this PDF cannot be read: {error}") from None
    return Imported(opened.journey, [Remark(note) for note in opened.notes])


def _read_apart(data: bytes) -> bytes:
    """The map's file. A few bytes of a PDF can stand for gigabytes, which its reader unpacks before it is asked."""
    try:
        done = subprocess.run(
            apart.command(apart.PDF), input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=MOST_S
        )
    except subprocess.TimeoutExpired:
        raise ImportProblem("This PDF takes too long to read.") from None
    except OSError as error:
        reason = error.strerror or "the system refuses"
        raise ImportProblem(f"This PDF cannot be read: no reader could be started ({reason}).") from None
    kind, answer = done.stdout[:1], done.stdout[1:]
    if kind == _FAILED:
        raise ImportProblem(answer.decode("utf-8", "replace"))
    if kind != _FOUND or done.returncode:
        raise ImportProblem(_TOO_MUCH)
    return answer


def run() -> int:
    """In the process of its own: a PDF from the standard input, the map inside it to the standard output."""
    apart.bound(_MOST_MEMORY)
    apart.bound_time(MOST_S)
    try:
        found = _enclosed(sys.stdin.buffer.read())
        if found is None:
            raise ImportProblem("No map travels inside this PDF: it was exported without it, or by another program.")
        answer = _FOUND + found
    except ImportProblem as problem:
        answer = _FAILED + str(problem).encode("utf-8", "replace")
    except MemoryError:
        answer = _FAILED + _TOO_MUCH.encode()
    sys.stdout.buffer.write(answer)
    return 0


def _enclosed(data: bytes) -> bytes | None:
    """The first file with a map's suffix that is attached."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for name, spec in list(pdf.attachments.items())[:_MOST_FILES]:
                if name.casefold().endswith(_SUFFIX):
                    return _unpacked(spec.get_file().obj)
    except pikepdf.PasswordError:
        raise ImportProblem("This PDF is locked with a password.") from None
    except (ImportProblem, MemoryError):
        raise
    except Exception as error:  # a damaged PDF raises anything at all
        if "bad_alloc" in str(error):
            raise MemoryError from None
        reason = _STREAM.sub("", " ".join(str(error).split()))[:160].rstrip(".")
        raise ImportProblem(f"This PDF is damaged: {reason}.") from None
    return None


def _unpacked(stream: pikepdf.Object) -> bytes:
    """An attached file, of which no more is unpacked than a map may have: a few bytes can stand for gigabytes."""
    packed, ways = stream.read_raw_bytes(), stream.get("/Filter")
    if ways is None:
        return packed
    names = [str(way) for way in ways] if isinstance(ways, pikepdf.Array) else [str(ways)]
    if names != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise ImportProblem("The map inside this PDF cannot be read: it is packed in an unusual way.")
    return zlib.decompressobj().decompress(packed, codec.MAX_BYTES + 1)
