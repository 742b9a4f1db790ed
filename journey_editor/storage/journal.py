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
from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.storage import atomic, codec, locks
from journey_editor.storage.codec import MAX_BYTES, content_hash
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.versions import Versions

_FRAME = struct.Struct("<II")
_MAX_FRAME = MAX_BYTES
_VERSION = 1
_MOST_TRIES = 2
_YOUNG_S = 60.0


@dataclass(frozen=True)
class Heading:
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

    def __init__(self, heading: Heading) -> None:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / f"{secrets.token_hex(8)}.journal"
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        self._opened: int | None = os.open(self.file, flags, 0o600)
        _lock(self._opened)
        self._end = 0
        self._append({"version": _VERSION, "map_version": codec.VERSION, **heading.__dict__})

    def write_base(self, data: bytes) -> None:
        """Keep the content that the changes start from. Raises SaveError too."""
        atomic.write_bytes(_base_of(self.file), content_hash(data).encode() + zlib.compress(data, 1))

    def write(self, changes: ChangeSet) -> None:
        """Append a change; it outlasts the program from here on, and a power cut after `sync`."""
        pairs = [[change.record.kind, change.id, _fields(change.after)] for change in changes]
        self._append({"at": time.time(), "changes": pairs})

    def sync(self) -> None:
        """Wait until the disk has it all."""
        if self._opened is not None:
            os.fsync(self._opened)

    def delete(self) -> None:
        """The journal is not needed any more: the map is saved, or let go."""
        self.close()
        _delete(self.file)

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


@dataclass(frozen=True)
class Abandoned:
    """A journal whose program is gone."""

    file: Path
    heading: Heading
    count: int
    """How many changes it holds."""
    last_at: float
    """When the last of them was made, in seconds since 1970."""


class Unusable(Exception):
    """A journal that gives no map. Its text says why in one sentence."""


def abandoned() -> list[Abandoned]:
    """The journals that can be offered, the newest first. Those that hold no change are deleted.

    One that no heading can be read from, or that has failed twice, is put into quarantine.
    """
    found: list[Abandoned] = []
    for file in _files():
        try:
            lock = locks.taken(file)
        except OSError:
            continue
        if lock is None:
            continue  # its program is alive
        try:
            one = _looked_at(file)
        finally:
            lock.free()
        if one is None and _is_young(file):
            continue
        if one is None or _tries(file) >= _MOST_TRIES:
            put_away(file)
        elif not one.count:
            _delete(file)
        else:
            found.append(one)
    return sorted(found, key=lambda one: -one.last_at)


@dataclass(frozen=True)
class Recovered:
    """What a journal gives."""

    base: Journey
    """The map that the changes were made to."""
    changes: ChangeSet
    """All that were recovered, as one."""
    count: int
    """How many they were."""

    def result(self) -> Journey:
        """The map with the changes."""
        result = Journey(self.base, self.base.unknown)
        result.apply(self.changes)
        return result


def recovered(journal: Abandoned) -> Recovered:
    """What a journal gives; a change that cannot be carried out ends it. Raises Unusable, with nothing deleted.

    That it is tried is written down first: what ends the program is not tried for ever.
    """
    _count_try(journal.file)
    try:
        base = codec.from_bytes(_base(journal)).journey
    except DocumentError as error:
        raise Unusable(f"What the changes were made to cannot be read: {error}") from None
    edited = Journey(base, base.unknown)
    joined, count = ChangeSet(), 0
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        for content in _frames(journal.file, skip=1):
            changes = _changes(content, edited)
            rules.check(edited, changes)
            edited.apply(changes)
            joined, count = joined.then(changes), count + 1
    if not count:
        raise Unusable("Its changes cannot be read.")
    return Recovered(base, joined, count)


def it_worked(journal: Abandoned) -> None:
    """A try to recover went well."""
    with suppress(OSError):
        _tries_of(journal.file).unlink(missing_ok=True)


def delete(journal: Abandoned) -> None:
    """Its user does not need it, or has what was in it."""
    _delete(journal.file)


def put_away(file: Path) -> None:
    """Put a journal where it is offered no more, but can be looked at by somebody who knows how."""
    quarantine = _folder() / "quarantine"
    with suppress(OSError):
        quarantine.mkdir(exist_ok=True)
        for part in (_base_of(file), _tries_of(file), file):
            if part.exists():
                os.replace(part, quarantine / part.name)


def _lock(opened: int) -> None:
    """Lock a journal that was just made; a program that starts this very moment may be looking at it."""
    with suppress(OSError):  # on a disk without locks journals are taken for abandoned; they are only offered
        for _ in range(50):
            if locks.lock_opened(opened):
                return
            time.sleep(0.01)


def _is_young(file: Path) -> bool:
    """Whether a journal may have been made just now, and have no heading yet."""
    try:
        return abs(time.time() - file.stat().st_mtime) < _YOUNG_S
    except OSError:
        return True


def _folder() -> Path:
    return paths.state_dir() / "journals"


def _files() -> list[Path]:
    try:
        return sorted(_folder().glob("*.journal"))
    except OSError:
        return []


def _base_of(file: Path) -> Path:
    return file.with_suffix(".base")


def _tries_of(file: Path) -> Path:
    return file.with_suffix(".tries")


def _tries(file: Path) -> int:
    try:
        return len(_tries_of(file).read_bytes())
    except OSError:
        return 0


def _count_try(file: Path) -> None:
    with suppress(OSError), open(_tries_of(file), "ab") as tries:
        tries.write(b".")


def _delete(file: Path) -> None:
    # The journal first: a base alone is never offered, a journal without its base would be.
    for part in (file, _base_of(file), _tries_of(file)):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _frames(file: Path, skip: int = 0) -> Iterator[dict[str, Any]]:
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
                    content = json.loads(data)
                except (ValueError, RecursionError):
                    return
                if not isinstance(content, dict):
                    return
                yield content
            number += 1


def _looked_at(file: Path) -> Abandoned | None:
    frames = _frames(file)
    try:
        head = next(frames)
        if head["version"] != _VERSION or head["map_version"] > codec.VERSION:
            return None
        heading = Heading(str(head["path"]), str(head["file_hash"]), str(head["name"]), float(head["started_at"]))
        times = [float(content["at"]) for content in frames]
    except (StopIteration, KeyError, TypeError, ValueError):
        return None
    return Abandoned(file, heading, len(times), times[-1] if times else heading.started_at)


def _base(journal: Abandoned) -> bytes:
    """What the changes start from: kept beside the journal, or else what the file or a version of it holds."""
    with suppress(DocumentError, zlib.error):
        packed = atomic.read_bytes(_base_of(journal.file))
        data = zlib.decompressobj().decompress(packed[64:], MAX_BYTES + 1)
        if content_hash(data).encode() == packed[:64]:
            return data
    path, hashed = journal.heading.path, journal.heading.file_hash
    if path and hashed:
        with suppress(DocumentError):
            data = atomic.read_bytes(path)
            if content_hash(data) == hashed:
                return data
        with suppress(DocumentError):
            return Versions(Path(path)).content(hashed)
    raise Unusable("What the changes were made to is not there any more, or is damaged.")


def _fields(record: Record | None) -> dict[str, Any] | None:
    return None if record is None else codec.fields_of(record)


def _changes(content: dict[str, Any], journey: Journey) -> ChangeSet:
    pairs: list[tuple[Record | None, Record | None]] = []
    for kind, record_id, fields in content["changes"]:
        after = None if fields is None else codec.record_of(kind, record_id, fields)
        pairs.append((journey.get(record_id), after))
    return ChangeSet.of(pairs)
