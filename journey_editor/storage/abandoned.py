"""Journals whose program is gone: found, recovered, put away. Nothing is deleted here that could still be used."""

from __future__ import annotations

import json
import os
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet, UnknownChange
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import MAP_ID, TYPE_OF_KIND
from journey_editor.storage import atomic, codec, locks
from journey_editor.storage.codec import MAX_BYTES, content_hash
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.journal import VERSION, JournalHeading, base_of, delete_files, folder, frames, tries_of
from journey_editor.storage.migrations import migrate
from journey_editor.storage.steps import Steps
from journey_editor.storage.versions import Versions

_MOST_TRIES = 2
_YOUNG_S = 60.0
"""A journal may be without its heading for moments, while it is being begun."""


@dataclass(frozen=True)
class Abandoned:
    """A journal whose program is gone."""

    file: Path
    heading: JournalHeading
    count: int
    """How many changes it holds."""
    last_at: float
    """When the last of them was made, in seconds since 1970."""
    map_version: int = codec.VERSION
    """The version of the file that its records are written as."""
    is_newer: bool = False
    """A newer program wrote it, for which it is left as it is."""


class Unusable(Exception):
    """A journal that gives no map. Its text says why in one sentence."""


def abandoned() -> list[Abandoned]:
    """The journals that can be offered, the newest first. Those that hold no change are deleted.

    One that no heading can be read from, or that has failed twice, is put into quarantine.
    """
    found: list[Abandoned] = []
    _delete_what_has_no_journal()
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
        elif not one.count and not one.is_newer:
            delete_files(file)
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
    undone: ChangeSet
    """What had been undone again when the program ended, and could have been redone."""

    def result(self) -> Journey:
        """The map with the changes."""
        result = Journey(self.base, self.base.unknown)
        result.apply(self.changes)
        return result


def recovered(journal: Abandoned) -> Recovered:
    """What a journal gives; a change that cannot be carried out ends it. Raises Unusable, with nothing deleted.

    That it is tried is written down first: what ends the program is not tried for ever.
    """
    if journal.is_newer:
        raise Unusable("A newer version of Journey Editor wrote this down. It is kept for that version.")
    _count_try(journal.file)
    data = _base(journal)
    try:
        base = codec.from_bytes(data).journey
    except DocumentError as error:
        raise Unusable(f"What the changes were made to cannot be read: {error}") from None
    if journal.map_version < codec.VERSION:
        return _of_older_version(journal, base, data)
    edited = Journey(base, base.unknown)
    joined, carried_out = ChangeSet(), list[ChangeSet]()
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        for content in frames(journal.file, skip=1):
            changes = _changes(content, edited)
            rules.check(edited, changes)
            edited.apply(changes)
            joined = joined.then(changes)
            carried_out.append(changes)
    if not carried_out:
        raise Unusable("Its changes cannot be read.")
    return Recovered(base, joined, len(carried_out), _undone(carried_out))


def _undone(carried_out: list[ChangeSet]) -> ChangeSet:
    """What of it was undone again; nothing of what stands depends on it."""
    steps = Steps()
    with suppress(ValueError):
        for changes in carried_out:
            steps.add(changes)
        return steps.undone
    return ChangeSet()


def _of_older_version(journal: Abandoned, base: Journey, data: bytes) -> Recovered:
    """Carried out on the file as it was then, which is brought up to date as a whole. Raises Unusable."""
    content: dict[str, Any] = json.loads(data.decode("utf-8-sig"))
    try:
        content = migrate(content, content["version"], journal.map_version) | {"version": journal.map_version}
        steps = list(frames(journal.file, skip=1))
        for kind, record_id, fields in chain.from_iterable(step["changes"] for step in steps):
            collection = TYPE_OF_KIND[kind].collection
            if record_id == MAP_ID:
                content[collection] = fields
            elif fields is None:
                del content[collection][record_id]
            else:
                content.setdefault(collection, {})[record_id] = fields
        for step in steps:
            if "unknown" in step:
                content = {name: value for name, value in content.items() if name in codec.KNOWN} | step["unknown"]
        result = codec.from_bytes(json.dumps(content).encode()).journey
    except (DocumentError, ValueError, KeyError, TypeError):
        raise Unusable(
            "An older version of Journey Editor wrote this down, and it cannot be read by this one."
        ) from None
    return Recovered(base, base.changes_to(result), len(steps), ChangeSet())


def it_worked(journal: Abandoned) -> None:
    """A try to recover went well."""
    with suppress(OSError):
        tries_of(journal.file).unlink(missing_ok=True)


def place_of(journal: Abandoned) -> Path:
    """Where a journal lies, or will lie once it is put away."""
    return _quarantine() if _tries(journal.file) >= _MOST_TRIES else folder()


def delete(journal: Abandoned) -> None:
    """Its user does not need it, or has what was in it."""
    delete_files(journal.file)


def put_away(file: Path) -> None:
    """Put a journal where it is offered no more, but can be looked at by somebody who knows how."""
    quarantine = _quarantine()
    with suppress(OSError):
        quarantine.mkdir(exist_ok=True)
        for part in (base_of(file), tries_of(file), file):
            if part.exists():
                os.replace(part, quarantine / part.name)


def _quarantine() -> Path:
    return folder() / "quarantine"


def _delete_what_has_no_journal() -> None:
    """A program that ended while it deleted a journal has left what lies beside it, which alone is of no use."""
    with suppress(OSError):
        for beside in [*folder().glob("*.base"), *folder().glob("*.tries")]:
            if not beside.with_suffix(".journal").exists() and not _is_young(beside):
                beside.unlink()


def _files() -> list[Path]:
    try:
        return sorted(file for file in folder().glob("*.journal") if atomic.is_ordinary(file))
    except OSError:
        return []


def _is_young(file: Path) -> bool:
    """Whether a journal may have been made just now, and have no heading yet."""
    try:
        return abs(time.time() - file.stat().st_mtime) < _YOUNG_S
    except OSError:
        return True


def _tries(file: Path) -> int:
    try:
        return len(atomic.read_bytes(tries_of(file)))
    except DocumentError:
        return 0


def _count_try(file: Path) -> None:
    if atomic.is_ordinary(tries_of(file)):
        with suppress(OSError), open(tries_of(file), "ab") as tries:
            tries.write(b".")


def _looked_at(file: Path) -> Abandoned | None:
    contents = frames(file)
    try:
        head = next(contents)
        map_version = int(head["map_version"])
        is_newer = int(head["version"]) > VERSION or map_version > codec.VERSION
        heading = JournalHeading(
            str(head["path"]), str(head["file_hash"]), str(head["name"]), float(head["started_at"])
        )
        times = [float(content["at"]) for content in contents]
    except (StopIteration, KeyError, TypeError, ValueError):
        return None
    last_at = times[-1] if times else heading.started_at
    return Abandoned(file, heading, len(times), last_at, map_version, is_newer)


def _base(journal: Abandoned) -> bytes:
    """What the changes start from: kept beside the journal, or else what the file or a version of it holds."""
    with suppress(DocumentError, zlib.error):
        packed = atomic.read_bytes(base_of(journal.file))
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


def _changes(content: dict[str, Any], journey: Journey) -> ChangeSet:
    pairs: list[tuple[Record | None, Record | None]] = []
    for kind, record_id, fields in content["changes"]:
        after = None if fields is None else codec.record_of(kind, record_id, fields)
        pairs.append((journey.get(record_id), after))
    unknown = UnknownChange(journey.unknown, dict(content["unknown"])) if "unknown" in content else None
    return ChangeSet(ChangeSet.of(pairs).changes, unknown)
