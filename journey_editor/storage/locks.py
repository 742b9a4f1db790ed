"""Locks between processes, freed by the system when their holder dies. They lie in the user's state folder, one a file.

A map may be in a folder that cannot be written to, and a lock beside it would be carried along by sync clients.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journey_editor import paths

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
"""Windows keeps others from reading what is locked: a byte is locked that is never written."""
_PAUSE_S = 0.02


class Lock:
    """A lock that is held until `free`, or until this process ends, however that is."""

    def __init__(self, file: int) -> None:
        self._file: int | None = file

    @property
    def is_deleted(self) -> bool:
        """Somebody deleted its file: another process would make a new one, and hold that."""
        if self._file is None:
            return False
        try:
            return os.fstat(self._file).st_nlink == 0
        except OSError:
            return False

    def free(self) -> None:
        """Give it back."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None


def place_key(path: Path) -> str:
    """A name for a file's place in folders of our own: the same for all links to it, and short."""
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]


def lock_of(path: Path, purpose: str) -> Lock | None:
    """The lock of a map's file for a purpose (one word); None: another holds it.

    Raises OSError where there can be no locks, as when the state folder cannot be written to.
    """
    folder = paths.state_dir() / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    return taken(folder / f"{place_key(path)}.{purpose}")


def taken(file: Path) -> Lock | None:
    """The lock on a file, which is made where it is missing; None: another holds it. Raises OSError."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)  # it may be a pipe
    opened = os.open(file, flags, 0o600)
    try:
        is_ours = lock_opened(opened)
    except OSError:
        os.close(opened)
        raise
    if is_ours:
        return Lock(opened)
    os.close(opened)
    return None


def lock_opened(file: int) -> bool:
    """Lock an open file until it is closed. False: another holds it. Raises OSError where there are no locks."""
    try:
        if sys.platform == "win32":
            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextmanager
def held(path: Path, purpose: str, patience_s: float) -> Iterator[bool]:
    """Hold the lock of a file for a while. False: another kept it all the time. Where locks cannot be, none is held."""
    until = time.monotonic() + patience_s
    try:
        lock = lock_of(path, purpose)
        while lock is None and time.monotonic() < until:
            time.sleep(_PAUSE_S)
            lock = lock_of(path, purpose)
    except OSError:
        yield True
        return
    try:
        yield lock is not None
    finally:
        if lock is not None:
            lock.free()
