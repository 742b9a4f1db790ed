"""What a power cut may leave of a save: a model, in memory, of a file system that forgets what was not synced.

The file operations of a save are recorded. Then, for a cut after each of them, every state is made that a journalling
file system may come up with: of the directory's changes since its last sync any first part has happened, and of the
data since a file's last sync nothing, half, zeros, or all is there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Operation = tuple[Any, ...]


class RecordingOs(ModuleType):
    """`os`, but for a note of each operation that changes a file or its folder."""

    def __init__(self) -> None:
        super().__init__("os")
        self.log: list[Operation] = []
        self._paths: dict[int, str] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Any, flags: int, *more: Any) -> int:
        """As os.open."""
        opened = os.open(path, flags, *more)
        self._paths[opened] = str(path)
        if flags & os.O_CREAT:
            self.log.append(("create", str(path)))
        return opened

    def write(self, file: int, data: Any) -> int:
        """As os.write."""
        written = os.write(file, data)
        self.log.append(("write", self._paths[file], bytes(data[:written])))
        return written

    def fsync(self, file: int) -> None:
        """As os.fsync."""
        os.fsync(file)
        self.log.append(("sync", self._paths[file]))

    def replace(self, source: Any, target: Any) -> None:
        """As os.replace."""
        os.replace(source, target)
        self.log.append(("rename", str(source), str(target)))

    def unlink(self, path: Any) -> None:
        """As os.unlink."""
        os.unlink(path)
        self.log.append(("unlink", str(path)))


def states(log: list[Operation], old: bytes, path: Path) -> Iterator[tuple[bool, bytes | None]]:
    """Whether all operations were done before the cut, and what the file may hold after it (None: it is gone)."""
    for cut, left in folder_states(log, {str(path): old}, path.parent):
        yield cut == len(log), left.get(str(path))


def folder_states(log: list[Operation], old: dict[str, bytes], folder: Path) -> Iterator[tuple[int, dict[str, bytes]]]:
    """How many operations were done before the cut, and which files may be in the folder after it."""
    for cut in range(len(log) + 1):
        safe = {-number: content for number, content in enumerate(old.values())}
        loose = dict.fromkeys(safe, b"")
        names = dict(zip(old, safe, strict=True))
        safe_names, pending = dict(names), list[tuple[Operation, int]]()
        for number, operation in enumerate(log[:cut], 1):
            match operation:
                case ("write", file, data):
                    loose[names[file]] += data
                case ("sync", file) if file == str(folder):
                    safe_names, pending = dict(names), []
                case ("sync", file):
                    safe[names[file]] += loose[names[file]]
                    loose[names[file]] = b""
                case _:
                    if operation[0] == "create":
                        safe[number] = loose[number] = b""
                    _do(operation, number, names)
                    pending.append((operation, number))
        for done in range(len(pending) + 1):
            left = dict(safe_names)
            for operation, number in pending[:done]:
                _do(operation, number, left)
            for way in _LOSSES:
                yield cut, {name: safe[number] + way(loose[number]) for name, number in left.items()}


_LOSSES: tuple[Callable[[bytes], bytes], ...] = (
    lambda lost: b"",
    lambda lost: lost[: len(lost) // 2],
    lambda lost: bytes(len(lost)),
    lambda lost: lost,
)
"""What becomes of data that was written and not synced."""


def _do(operation: Operation, number: int, names: dict[str, int]) -> None:
    match operation:
        case ("create", file):
            names[file] = number
        case ("rename", source, target):
            names[target] = names.pop(source)
        case ("unlink", file):
            names.pop(file, None)
