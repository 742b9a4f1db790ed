"""Maps on the disk: loaded whole, and saved so that nobody's work is lost, whatever happens in between."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.storage import atomic, codec, locks
from journey_editor.storage.atomic import Saved
from journey_editor.storage.codec import Opened, content_hash
from journey_editor.storage.errors import ChangedByOthers, DocumentError, SaveError
from journey_editor.storage.versions import Versions

_LOCK_PATIENCE_S = 10.0
"""How long a save waits for another one of the same file."""

Signature = tuple[int, ...]


def load(path: str | os.PathLike[str], progress: Progress = no_progress, takes_newer: bool = False) -> Opened:
    """Read a map. Raises DocumentError with one sentence where the file cannot be read or holds no sound map.

    `takes_newer`: see `codec.from_bytes`.
    """
    return codec.from_bytes(atomic.read_bytes(path), progress, takes_newer)


def save(
    journey: Journey,
    path: str | os.PathLike[str],
    expected: str | None = None,
    before_replacing: Callable[[], None] = lambda: None,
) -> Saved:
    """Write a map; what the file held before, and what it holds then, are kept as versions of it.

    `expected` is the hash of what the file should hold: where it holds something else, ChangedByOthers is raised.
    A file that is gone is written anew. Without `expected` whatever is there is replaced. What `before_replacing`
    raises, when all is ready, stops it.

    Raises SaveError with one sentence where the map could not be written; the old file is then as it was. That a
    version could not be kept stops nothing: it is a note.
    """
    data = faithful_bytes(journey)
    try:
        target = Path(os.path.realpath(path))
    except (OSError, ValueError) as error:
        raise SaveError(f"{path} was not saved: {atomic.reason(error)}. Nothing was written.") from None
    with locks.held(target, "save", _LOCK_PATIENCE_S) as is_held:
        if not is_held:
            raise SaveError(f"{path} was not saved, because another program is saving it. The file is as it was.")
        before = signature(target)
        linked = _linked(target)
        old = _content(target)
        if old is not None and expected not in (None, content_hash(old)):
            raise ChangedByOthers(f"{path} was not saved, because another program has changed it.")
        versions = Versions(target)
        if old is not None:
            versions.follow(content_hash(old))
        notes = [] if old is None else _kept(versions, old, "What the file held before")
        if old is not None and (version := codec.older_version_of(old)):
            _name(versions, old, f"As file version {version}")

        def still_the_same() -> None:
            if signature(target) != before:
                raise ChangedByOthers(f"{path} was not saved, because another program changed it just now.")
            before_replacing()

        saved = atomic.write_bytes(target, data, still_the_same)
        notes += _kept(versions, data, "What was saved", journey.map.title, len(journey))
    return replace(saved, notes=(*saved.notes, *linked, *notes))


def faithful_bytes(journey: Journey) -> bytes:
    """The bytes of a map's file, read back and compared. Raises SaveError where they do not give the same map."""
    data = codec.to_bytes(journey)
    try:
        read_back = codec.from_bytes(data, takes_newer=True).journey
    except DocumentError as error:
        raise SaveError(f"The map was not saved, because it could not be opened again: {error}") from None
    if read_back != journey or codec.to_bytes(read_back) != data:
        raise SaveError("The map was not saved, because it would not come back from its file as it is.")
    return data


def signature(path: Path) -> Signature:
    """What tells at a glance whether a file is another one, or was written to; empty where there is none.

    The time of the last change of state is in it, which no program can set back.
    """
    try:
        info = os.stat(path)
    except (OSError, ValueError):
        return ()
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns


def _linked(target: Path) -> list[str]:
    """What is to be said of a file with other names (hard links): the new file has only the one it is saved under."""
    try:
        others = os.stat(target).st_nlink - 1
    except OSError:
        return []
    if others < 1:
        return []
    names = "another name (a hard link)" if others == 1 else f"{others} other names (hard links)"
    return [f"The file had {names} on this disk; what is there no longer follows, and keeps what it held before."]


def _content(target: Path) -> bytes | None:
    """What a file holds; None where there is none, or where it is no file at all, of which the writing will tell."""
    try:
        if not stat.S_ISREG(os.stat(target).st_mode):
            return None
    except (OSError, ValueError):
        return None
    try:
        return atomic.read_bytes(target)
    except DocumentError as error:
        raise SaveError(f"{target} was not saved, because what is in it now cannot be kept: {error}") from None


def _name(versions: Versions, data: bytes, name: str) -> None:
    """What has a name is kept for good."""
    with suppress(SaveError):
        newest = versions.all()[:1]
        if newest and newest[0].content_hash == content_hash(data) and not newest[0].name:
            versions.name(newest[0], name)


def _kept(versions: Versions, data: bytes, what: str, title: str = "", count: int = 0) -> list[str]:
    try:
        versions.keep(data, title, count)
    except SaveError as error:
        return [f"{what} could not be kept as a version ({error.reason}); the map itself is saved."]
    return []
