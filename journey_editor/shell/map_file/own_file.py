"""The file of the open map: what it holds as far as is known, whether it can be written, and who else has it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journey_editor.history.session import Session
from journey_editor.shell.dialogs import Dialogs
from journey_editor.shell.map_file.calling import is_open_elsewhere
from journey_editor.shell.map_file.claim import Claim
from journey_editor.shell.notices import Notices
from journey_editor.storage import atomic
from journey_editor.storage.recorder import Base


class OwnFile(QObject):
    """Belongs to one map after another, as they are opened; a map that was not saved yet has none (`path` is None)."""

    changed = Signal()
    """Whether the map is safe in it, or whether it can be written, may be otherwise than it was."""

    def __init__(self, dialogs: Dialogs, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._notices = notices
        self._session: Session | None = None
        self.path: Path | None = None
        self._came_from: Path | None = None
        self.stored_hash = ""
        """The hash of what it held when it was read or written last; empty where there is none."""
        self.base = Base((), {})
        """The map as it holds it, as far as is known: what changes here and there are merged from."""
        self._is_only_here = False
        self.is_lost = False
        """It went away, or others wrote into it what is no map, since it was read or written here."""
        self.why_read_only = ""
        """Why it cannot be written, as the end of a sentence; empty: nothing is known against it."""
        self._claim = Claim()
        self._is_edited_elsewhere = False

    @property
    def lacks_map(self) -> bool:
        """Whether the map is only here: closing it would lose it even where nothing was changed."""
        return self._is_only_here or self.is_lost

    @property
    def leads_from(self) -> Path | None:
        """The file from which the open map's links to other maps lead."""
        return self.path or self._came_from

    # --- whose it is ----------------------------------------------------------------------------------------------

    def belong_to(
        self, session: Session | None, path: Path | None = None, stored_hash: str = "", is_only_here: bool = False
    ) -> None:
        """Another map is open now, or none. `is_only_here`: no file holds it, and it is not to be lost.

        Before it may be edited it is to be claimed.
        """
        self._session, self.path, self.stored_hash, self._is_only_here = session, path, stored_hash, is_only_here
        self.is_lost, self._came_from = False, None

    def lead_from(self, path: Path | None) -> None:
        """The file from which the links to other maps lead, where it is not that of the map any more."""
        self._came_from = path

    def claim(self) -> None:
        """It is edited here and in no other window; where another has it, the map is only shown."""
        sentence = self._claim.take(self.path)
        self._is_edited_elsewhere = bool(sentence)
        self._keep_rights(atomic.why_fixed(self.path) if self.path is not None else "")
        if self._session is not None:
            self._session.why_fixed = _why_newer(self._session.journey.newer_version) or sentence

    def keep_claim(self) -> None:
        """The lock may have been deleted: no other window is to take the file for free."""
        if self.path is not None:
            self._claim.keep(self.path)

    def try_to_edit(self) -> None:
        """Where another window had it: see whether it still has it."""
        if self._session is not None and self._session.why_fixed:
            self.claim()
            if not self._session.why_fixed and self.path is not None:
                self._notices.tell(f"{self.path.name} can be edited here now: the other window has closed it.")
                self.changed.emit()

    def give_back(self) -> None:
        """The window is closed: others may edit it."""
        self._claim.give_back()

    def is_edited_here(self, path: Path) -> bool:
        """Whether a file is the open map's, and is edited here."""
        return self._is_at(path) and self._session is not None and not self._session.why_fixed

    def may_write(self, path: Path) -> bool:
        """Whether no other window edits a file that the user picked to write a map to; else that is told."""
        is_taken = self._is_edited_elsewhere if self._is_at(path) else is_open_elsewhere(path)
        if is_taken:
            why = f"{path.name} is open in another window of Journey Editor, so nothing was written."
            self._dialogs.tell("Nothing was written", f"{why} Choose another name.")
        return not is_taken

    def _is_at(self, path: Path) -> bool:
        return self.path is not None and os.path.realpath(self.path) == os.path.realpath(path)

    # --- what it holds --------------------------------------------------------------------------------------------

    def was_written(self, path: Path, stored_hash: str) -> None:
        """The open map is in this file now, and belongs to it."""
        self.path, self.stored_hash, self._is_only_here, self.is_lost = path, stored_hash, False, False
        self.claim()

    def was_read(self, stored_hash: str) -> None:
        """The open map is what it holds now."""
        self.stored_hash, self._is_only_here, self.is_lost = stored_hash, False, False
        self.changed.emit()

    def went_away(self) -> None:
        """It is not there any more: the map is only here now."""
        self.stored_hash = ""
        self.set_lost(True)

    def came_back(self) -> None:
        """It is there again, and holds what it did."""
        self.stored_hash = self.base.file_hash
        self.set_lost(False)

    def set_lost(self, is_lost: bool) -> None:
        """It cannot be read any more, so that the map is only here; or it can again."""
        if is_lost != self.is_lost:
            self.is_lost = is_lost
            self.changed.emit()

    # --- whether it can be written --------------------------------------------------------------------------------

    @property
    def told_read_only(self) -> str:
        """What is to be said where it cannot be written; empty: nothing."""
        if self.path is None or not self.why_read_only:
            return ""
        return (
            f"{self.path.name} cannot be saved where it is, because {self.why_read_only}. "
            "You can edit the map, and save it under another name."
        )

    def rights_are(self, why_read_only: str) -> None:
        """Whether it can be written may be otherwise than it was."""
        if why_read_only != self.why_read_only:
            self._keep_rights(why_read_only)
            self.changed.emit()

    def _keep_rights(self, why_read_only: str) -> None:
        told, self.why_read_only = self.told_read_only, why_read_only
        if told and not why_read_only and self._notices.text == told:
            self._notices.clear()


def _why_newer(version: int) -> str:
    """Why a map of a newer file version (0: it is not) is only shown."""
    if not version:
        return ""
    return (
        f"This map was written by a newer version of Journey Editor (file version {version}). It is only shown, so "
        "that nothing is lost of what this version does not know. Edit it with the newer version."
    )
