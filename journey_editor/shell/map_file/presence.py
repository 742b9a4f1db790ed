"""Which files are there, without waiting for a network folder that does not answer."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread

_PATIENCE_S = 0.25


def are_there(files: Iterable[Path], unless_told: bool = True) -> set[Path]:
    """Those of some files or folders that are there, and, `unless_told` in time that they are not, those that hang.

    Each is asked for by itself: one that hangs holds up no other.
    """
    answers: dict[Path, bool] = {}

    def ask(file: Path) -> None:
        with suppress(OSError):
            answers[file] = file.exists()

    asked = {file: Thread(target=ask, args=(file,), name="presence", daemon=True) for file in files}
    for thread in asked.values():
        thread.start()
    until = time.monotonic() + _PATIENCE_S
    for thread in asked.values():
        thread.join(max(0.0, until - time.monotonic()))
    return {file for file in asked if answers.get(file, unless_told)}
