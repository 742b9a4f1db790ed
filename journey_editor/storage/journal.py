"""The journal of a map that is being edited: each change, written down at once, so that a crash loses next to nothing.

A journal is two files in the user's state folder. `ID.base` is what the map's file held (or would hold) when the
journal began: its hash, then the content, compressed. `ID.journal` is frames, each its length, its checksum and JSON: a
heading, then one frame a change. A frame that was cut off or damaged ends the journal; what comes before it counts. The
writer locks the file as long as it lives, so a journal that can be locked belongs to nobody any more.
"""

from __future__ import annotations

import json
import os
import secrets
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journey_editor import paths
from journey_editor.document.changes import ChangeSet
from journey_editor.document.record import Record
from journey_editor.storage import atomic, codec, locks
from journey_editor.storage.codec import MAX_BYTES, content_hash

VERSION = 1
_FRAME = struct.Struct("<II")
_MAX_FRAME = MAX_BYTES


@dataclass(frozen=True)
class JournalHeading:
    """What a journal is about."""

    path: str = ""
    """The map's file; empty: it has none yet."""
    file_hash: str = ""
    """The hash of what the file held, which is what the changes start from; empty: they start from something else."""
    name: str = ""
    """What the map was called then."""
    started_at: float = field(default_factory=time.time)
    """Seconds since 1970."""


class Journal:
    """A journal being written. Raises OSError wherever the disk refuses."""

    def __init__(self, heading: JournalHeading) -> None:
        self._end = 0
        self._opened: int | None = None
        self._begin_file()
        try:
            self._append({"version": VERSION, "map_version": codec.VERSION, **heading.__dict__})
        except OSError:
            self.delete()  # it is tried again and again, with another file each time
            raise

    def _begin_file(self) -> None:
        place = folder()
        place.mkdir(parents=True, exist_ok=True)
        self.file = place / f"{secrets.token_hex(8)}.journal"
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        self._opened = os.open(self.file, flags, 0o600)
        _lock(self._opened)

    def write_base(self, data: bytes) -> None:
        """Keep the content that the changes start from. Raises SaveError too."""
        atomic.write_bytes(base_of(self.file), content_hash(data).encode() + zlib.compress(data, 1), is_private=True)

    def write(self, changes: ChangeSet) -> None:
        """Append a change; it outlasts the program from here on, and a power cut after `sync`."""
        pairs = [[change.record.kind, change.id, _fields(change.after)] for change in changes]
        unknown = {} if changes.unknown is None else {"unknown": dict(changes.unknown.after)}
        self._append({"at": time.time(), "changes": pairs, **unknown})

    def bring_back(self) -> bool:
        """Somebody may have deleted the folder of the journals: write all anew there. False: it is not needed.

        The content that the changes start from is to be written anew, too.
        """
        if self._opened is None or (self.file.exists() and base_of(self.file).exists()):
            return False
        old, old_file = self._opened, self.file
        os.lseek(old, 0, os.SEEK_SET)
        content = b"".join(iter(lambda: os.read(old, 1 << 20), b""))[: self._end]
        try:
            self._begin_file()
            atomic.write_all(self._opened, content)
        except OSError:
            if self._opened != old:
                self.delete()
            self._opened, self.file = old, old_file
            raise
        os.close(old)
        delete_files(old_file)
        return True

    def sync(self) -> None:
        """Wait until the disk has it all."""
        if self._opened is not None:
            os.fsync(self._opened)

    def delete(self) -> None:
        """The journal is not needed any more: the map is saved, or let go."""
        self.close()
        delete_files(self.file)

    def close(self) -> None:
        """Stop writing; the journal stays."""
        if self._opened is not None:
            os.close(self._opened)
            self._opened = None

    def _append(self, content: dict[str, Any]) -> None:
        assert self._opened is not None
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogateescape")
        frame = _FRAME.pack(len(data), zlib.crc32(data)) + data
        os.lseek(self._opened, self._end, os.SEEK_SET)  # over the rest of a frame that found no room
        atomic.write_all(self._opened, frame)
        self._end += len(frame)


def _lock(opened: int) -> None:
    """Lock a journal that was just made; a program that starts this very moment may be looking at it."""
    with suppress(OSError):  # on a disk without locks journals are taken for abandoned; they are only offered
        for _ in range(50):
            if locks.lock_opened(opened):
                return
            time.sleep(0.01)


def folder() -> Path:
    """Where journals lie. It need not exist."""
    return paths.state_dir() / "journals"


def base_of(file: Path) -> Path:
    """The file beside a journal that holds what its changes start from."""
    return file.with_suffix(".base")


def tries_of(file: Path) -> Path:
    """The file beside a journal that counts how often it was tried to recover."""
    return file.with_suffix(".tries")


def delete_files(file: Path) -> None:
    """Delete a journal with all that lies beside it."""
    # The journal first: a base alone is never offered, a journal without its base would be.
    for part in (file, base_of(file), tries_of(file)):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def frames(file: Path, skip: int = 0) -> Iterator[dict[str, Any]]:
    """The contents of the whole frames, up to the first that is none."""
    try:
        opened = open(file, "rb")  # noqa: SIM115
    except OSError:
        return
    with opened:
        number = 0
        while True:
            head = opened.read(_FRAME.size)
            if len(head) < _FRAME.size:
                return
            length, checksum = _FRAME.unpack(head)
            data = opened.read(length) if length <= _MAX_FRAME else b""
            if len(data) != length or not data or zlib.crc32(data) != checksum:
                return
            if number >= skip:
                try:
                    content = json.loads(data.decode("utf-8", "surrogateescape"))  # as it was written
                except (ValueError, RecursionError):
                    return
                if not isinstance(content, dict):
                    return
                yield content
            number += 1


def _fields(record: Record | None) -> dict[str, Any] | None:
    return None if record is None else codec.fields_of(record)
