"""Earlier versions of a map: what its file held at each save, kept in the user's state folder and thinned by age.

A folder for each place that maps are saved at. Contents lie in `objects` by their hashes, compressed; an entry says
when a content was saved there, and what it was called. Entries are numbered, for clocks jump. A file that was moved is
known again by what it holds (`follow`).
"""

from __future__ import annotations

import json
import os
import re
import time
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from journey_editor import paths
from journey_editor.storage import atomic
from journey_editor.storage.codec import MAX_BYTES, content_hash
from journey_editor.storage.errors import DocumentError, SaveError
from journey_editor.storage.locks import place_key

_HOUR_S = 3600.0
_DAY_S = 24 * _HOUR_S
_KEPT_PER = (
    (_HOUR_S, 0.0),
    (_DAY_S, _HOUR_S / 6),
    (31 * _DAY_S, _DAY_S),
    (366 * _DAY_S, 7 * _DAY_S),
    (float("inf"), 30 * _DAY_S),
)
"""Up to which age, and how far apart: all of an hour, one each ten minutes of a day, each day of a month, each week of
a year, then one each month."""
_KEPT_ANYWAY = 20
"""So many of the newest stay whatever their age: after a month away the last work is there in steps, and a clock that
is years ahead costs nothing of it."""
_MOST_NUMBER = 10**8
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Version:
    """A content that a file once had."""

    number: int
    """The later, the higher."""
    saved_at: float
    """Seconds since 1970, by the clock of that day."""
    content_hash: str
    title: str = ""
    """The map's title then, where it was known."""
    name: str = ""
    """What its user called it; empty: nothing."""
    count: int = 0
    """How many records it has; 0: not known."""


class Versions:
    """The earlier versions of the map at one place."""

    def __init__(self, path: Path) -> None:
        self._folder = paths.state_dir() / "versions" / place_key(path)
        self._path = path

    def all(self) -> list[Version]:
        """Every version that is kept, the newest first."""
        found = (_read(file) for file in self._entries())
        return sorted((one for one in found if one is not None), key=lambda one: -one.number)

    def keep(self, data: bytes, title: str = "", count: int = 0, now: float | None = None) -> None:
        """Keep a content as the newest version, unless it is that already. Raises SaveError with one sentence."""
        try:
            self._keep(data, title, count, time.time() if now is None else now)
        except OSError as error:
            why = atomic.reason(error)
            raise SaveError(f"{self._folder} cannot be used: {why}.", why) from None

    def _keep(self, data: bytes, title: str, count: int, now: float) -> None:
        kept = self.all()
        hashed = content_hash(data)
        if kept and kept[0].content_hash == hashed:
            return
        self._objects.mkdir(parents=True, exist_ok=True)
        target = self._object(hashed)
        if not target.exists():
            atomic.write_bytes(target, zlib.compress(data), is_private=True)
        number = max((one.number for one in kept), default=0) + 1
        version = Version(number, now, hashed, title, count=count)
        self._write(version)
        self._thin([version, *kept], now)

    def follow(self, hashed: str) -> None:
        """Where nothing was saved at this place yet, and a file that is gone held this content last: it was moved here.

        Its versions go along. Nothing is said where that cannot be: they stay where they are.
        """
        if not hashed or self.all():
            return
        for folder in self._others():
            with suppress(OSError, ValueError):
                entries = sorted(folder.glob("*.version"))
                newest = _read(entries[-1]) if entries else None
                if newest is None or newest.content_hash != hashed or os.path.lexists(_place(entries[-1])):
                    continue
                os.rename(folder, self._folder)
                return

    def _others(self) -> list[Path]:
        try:
            return [folder for folder in self._folder.parent.iterdir() if folder != self._folder]
        except OSError:
            return []

    def read(self, version: Version) -> bytes:
        """What the file held then. Raises DocumentError where that is gone or damaged."""
        return self.content(version.content_hash)

    def content(self, hashed: str) -> bytes:
        """The kept content of a hash. Raises DocumentError where it is not there, or damaged."""
        lost = DocumentError("This version is damaged: its content is not what was saved.")
        if not _HASH.fullmatch(hashed):
            raise lost
        packed = atomic.read_bytes(self._object(hashed), MAX_BYTES)
        try:
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(packed, MAX_BYTES + 1)
        except zlib.error:
            raise lost from None
        if content_hash(data) != hashed:
            raise lost
        return data

    def name(self, version: Version, name: str) -> None:
        """Give a version a name, or take it away; what has a name is kept for good. Raises SaveError."""
        self._write(replace(version, name=name))

    @property
    def _objects(self) -> Path:
        return self._folder / "objects"

    def _object(self, hashed: str) -> Path:
        return self._objects / f"{hashed}.z"

    def _entries(self) -> list[Path]:
        try:
            return list(self._folder.glob("*.version"))
        except OSError:
            return []

    def _write(self, version: Version) -> None:
        text = json.dumps({**asdict(version), "path": str(self._path)}, indent=2) + "\n"
        file = self._folder / f"{version.number:08d}.version"
        atomic.write_bytes(file, text.encode("utf-8", "surrogateescape"), is_private=True)

    def _thin(self, versions: Sequence[Version], now: float) -> None:
        left = set(left_after_thinning(versions, now))
        with suppress(OSError):
            for version in versions:
                if version not in left:
                    (self._folder / f"{version.number:08d}.version").unlink(missing_ok=True)
            needed = {version.content_hash for version in left}
            for file in self._objects.glob("*.z"):
                if file.stem not in needed:
                    file.unlink(missing_ok=True)


def left_after_thinning(versions: Iterable[Version], now: float) -> list[Version]:
    """Which of some versions are kept, the newest first: those with a name, the last ones, and by age fewer and fewer.

    Of those that are nearer to one another than their age allows the oldest stays, so that thinning again
    changes nothing.
    """
    kept: list[Version] = []
    last = float("-inf")
    ordered = sorted(versions, key=lambda one: one.number)
    newest = set(ordered[-_KEPT_ANYWAY:])
    for version in ordered:
        age = max(0.0, now - version.saved_at)
        apart = next(apart for until, apart in _KEPT_PER if age <= until)
        if version.name or version in newest or not 0 <= version.saved_at - last < apart:
            kept.append(version)
            last = version.saved_at
    return kept[::-1]


def _place(entry: Path) -> str:
    """Where the file of an entry was. Raises ValueError where it does not say so."""
    try:
        place = json.loads(atomic.read_bytes(entry))["path"]
    except (KeyError, TypeError, RecursionError):
        raise ValueError from None
    if not isinstance(place, str) or not place:
        raise ValueError
    return place


def _read(file: Path) -> Version | None:
    """An entry; None where it is none, or damaged: the others are still good."""
    try:
        content = json.loads(atomic.read_bytes(file))
        version = Version(
            int(content["number"]),
            float(content["saved_at"]),
            str(content["content_hash"]),
            str(content.get("title", "")),
            str(content.get("name", "")),
            int(content.get("count", 0)),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    is_sound = _HASH.fullmatch(version.content_hash) and 0 < version.number < _MOST_NUMBER
    return version if is_sound else None
