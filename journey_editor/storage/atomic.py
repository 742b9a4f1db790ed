"""Files on the disk, read whole and written whole. Writing leaves the old file or the new one, whatever happens.

What is written goes into a new file beside the old one, is counted, synced and read back, and only then takes the old
one's name. (Qt's QSaveFile takes a short write on a full disk for a success, and syncs no directory.)
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journey_editor.storage.codec import MAX_BYTES, content_hash
from journey_editor.storage.errors import DocumentError, SaveError

_RENAME_PAUSES_S = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Virus scanners and sync clients hold a file for moments; a rename is tried again after these."""
_TEMPORARY = ".journey-tmp"
_ABANDONED_S = 3600.0
_READ_ONLY = "the file is read-only"


@dataclass(frozen=True)
class Saved:
    """A file that was written."""

    content_hash: str
    """The hash of what it holds now; see `codec.content_hash`."""
    notes: tuple[str, ...] = ()
    """What the user should know all the same, a sentence each."""
    is_certain: bool = True
    """Whether the disk has confirmed it, so that it outlasts a power cut."""


def read_bytes(path: str | os.PathLike[str], limit: int = MAX_BYTES) -> bytes:
    """The bytes of an ordinary file of at most `limit` bytes. Raises DocumentError with one sentence."""
    name = os.fspath(path)
    try:
        info = os.stat(name)
        if stat.S_ISDIR(info.st_mode):
            raise DocumentError(f"{name} is a folder, not a file.")
        if not stat.S_ISREG(info.st_mode):
            raise DocumentError(f"{name} is not an ordinary file.")
        with open(name, "rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        raise DocumentError(f"{name} cannot be read: {reason(error)}.") from None
    if len(data) > limit:
        raise DocumentError(f"{name} is too large (more than {limit // 2**20} MB).")
    return data


def is_ordinary(path: str | os.PathLike[str]) -> bool:
    """Whether something is a file with an end, or nothing is there: a program may wait for a pipe for ever."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False


def write_bytes(
    path: str | os.PathLike[str],
    data: bytes,
    before_replacing: Callable[[], None] = lambda: None,
    *,
    is_private: bool = False,
) -> Saved:
    """Put bytes into a file, all or none. Raises SaveError with one sentence; the old file is then as it was.

    `is_private`: nobody but the user may read it. `before_replacing` is called when all is written and the old file is
    about to be replaced; what it raises stops it.
    """
    name = os.fspath(path)
    try:
        return _replace_content(Path(os.path.realpath(name)), data, before_replacing, is_private)
    except (OSError, ValueError) as error:
        why = reason(error)
        raise SaveError(f"{name} was not saved: {why}. {_left_behind(name)}", why) from None


def _replace_content(target: Path, data: bytes, before_replacing: Callable[[], None], is_private: bool) -> Saved:
    old = _old(target)
    # A new file gets the mode that the system gives new files; one that takes an old one's place is nobody's till then.
    temporary, file = _new_file(target.parent, 0o600 if old or is_private else 0o666)
    try:
        try:
            write_all(file, data)
            if old is not None and not is_private:
                _like_the_old(temporary, old)
            os.fsync(file)
        finally:
            os.close(file)
        if temporary.read_bytes() != data:
            raise OSError(errno.EIO, "what was written does not read back the same")
        before_replacing()
        _rename(temporary, target)
    finally:
        with suppress(OSError):
            os.unlink(temporary)
    _tidy(target.parent)
    notes = _sync_folder(target.parent)
    return Saved(content_hash(data), notes, is_certain=not notes)


def why_fixed(path: str | os.PathLike[str]) -> str:
    """Why a file cannot be written where it is, as the end of a sentence; empty: nothing is known against it."""
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not os.access(target, os.W_OK):
            return _READ_ONLY
        if target.parent.exists() and not os.access(target.parent, os.W_OK):
            return "its folder is read-only"
    except (OSError, ValueError) as error:
        return reason(error)
    return ""


def _old(target: Path) -> os.stat_result | None:
    try:
        old = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, _READ_ONLY)
    return old


def _new_file(folder: Path, mode: int) -> tuple[Path, int]:
    # Short, because a name derived from a long one could be too long; random, because two saves may meet.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    temporary = folder / f".{secrets.token_hex(6)}{_TEMPORARY}"
    return temporary, os.open(temporary, flags, mode)


def write_all(file: int, data: bytes) -> None:
    """Write all bytes to an open file, however many the system takes at once. Raises OSError."""
    rest = memoryview(data)
    while rest:
        written = os.write(file, rest)
        if written <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]


def _like_the_old(temporary: Path, old: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root may give files away; then the new one is the saver's
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _rename(temporary: Path, target: Path) -> None:
    for pause in _RENAME_PAUSES_S:
        try:
            os.replace(temporary, target)
            return
        except PermissionError:
            time.sleep(pause)
    os.replace(temporary, target)


def _sync_folder(folder: Path) -> tuple[str, ...]:
    if sys.platform == "win32":
        return ()
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.ENOTSUP):  # some network folders cannot be synced at all
            return ()
        return (
            f"The file is saved, but the disk did not confirm it ({reason(error)}): it may not outlast a power cut.",
        )
    return ()


def _tidy(folder: Path) -> None:
    """Take away what a save left behind that was killed; one that is young may be at work in another process."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(_TEMPORARY):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED_S:
                        os.unlink(entry.path)


def _left_behind(name: str) -> str:
    return "The file is as it was." if os.path.lexists(name) else "Nothing was written."


_REASONS = {
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EISDIR: "it is a folder",
    errno.EEXIST: "a file is there already",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the disk takes no file of this size",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you have no permission",
    errno.EPERM: "you have no permission",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its links lead in a circle",
    errno.EIO: "the disk reports an error",
    errno.ENODEV: "the disk is not there any more",
    errno.ENXIO: "the disk is not there any more",
    **dict.fromkeys(
        (errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN),
        "the network folder cannot be reached",
    ),
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
}


def reason(error: OSError | ValueError) -> str:
    """Why something failed, as the end of a sentence."""
    if not isinstance(error, OSError):
        return f"its name is none that a file can have ({error})"
    said = error.strerror or str(error)
    if error.errno in _REASONS and said == os.strerror(error.errno):
        return _REASONS[error.errno]
    return said[0].lower() + said[1:] if said else "the system gave no reason"
