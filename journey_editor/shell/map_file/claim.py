"""Who edits a map's file: one window at a time, in this program or another one that runs beside it."""

from __future__ import annotations

from pathlib import Path

from journey_editor.storage.locks import Lock, lock_of


class Claim:
    """This window's claim to the file of its map."""

    def __init__(self) -> None:
        self._lock: Lock | None = None

    def take(self, path: Path | None) -> str:
        """Claim a file, and give the one before back. Gives one sentence where another window has it."""
        self.give_back()
        if path is None:
            return ""
        try:
            self._lock = lock_of(path, "open")
        except OSError:
            return ""  # without locks a save still sees what others wrote
        if self._lock is not None:
            return ""
        return (
            f"{path.name} is open in another window of Journey Editor, so it is only shown here. "
            "File > Save as makes a map of your own."
        )

    def keep(self, path: Path) -> None:
        """Claim the file anew where the lock was deleted with the folder it is in.

        Where another window was quicker both edit it; a save then sees what the other wrote.
        """
        if self._lock is None or not self._lock.is_deleted:
            return
        try:
            anew = lock_of(path, "open")
        except OSError:
            return
        if anew is not None:
            self._lock.free()
            self._lock = anew

    def give_back(self) -> None:
        """Nobody edits it here any more."""
        if self._lock is not None:
            self._lock.free()
            self._lock = None
