"""Copies that sync programs put beside a map that was changed at two places at once, known by their names."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

_SAYS_SO = re.compile(
    "conflict|konfli[kc]t|conflit|conflitto|conflito|ristiriita|конфликт|冲突|衝突|競合"
    "|^-(desktop|laptop)-[a-z0-9]+",  # OneDrive names the computer
    re.IGNORECASE,
)
"""What Dropbox, Nextcloud, Syncthing, Seafile, Resilio, Google Drive, OneDrive and others put behind the name."""


def sync_copies(path: Path) -> list[Path]:
    """The copies that a sync program has put beside a file, by name. What they hold is not looked at."""
    found: list[Path] = []
    with suppress(OSError), os.scandir(path.parent) as entries:
        found += [Path(entry.path) for entry in entries if _is_copy(path, entry.name) and entry.is_file()]
    return sorted(found)


def _is_copy(path: Path, name: str) -> bool:
    stem, suffix = os.path.splitext(name)
    behind = stem[len(path.stem) :]
    is_beside = suffix == path.suffix and stem.startswith(path.stem) and not behind[:1].isalnum()
    return is_beside and _SAYS_SO.search(behind) is not None
