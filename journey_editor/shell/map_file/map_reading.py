"""Reading a map that is about to be opened: with a sign, stoppable, and with a way on where the file cannot be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled, Progress
from journey_editor.document.records import Picture
from journey_editor.export.beside import beside
from journey_editor.importers.imported import Imported
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.shell import collector
from journey_editor.shell.dialogs import Dialogs
from journey_editor.shell.map_file.looks import when
from journey_editor.shell.notices import Notices
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.storage import atomic, codec, files, mending
from journey_editor.storage.codec import Opened, content_hash
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.versions import Version, Versions

Prepare = Callable[[Journey, Progress], None]


@dataclass(frozen=True)
class Instead:
    """A map that is opened in place of a file that cannot be: what it is to that file, and what was done to it."""

    journey: Journey
    what: str
    report: tuple[str, ...] = ()


class MapReading:
    """Reads maps, and tells why one cannot be read. `prepare` does what takes long about a map that is shown."""

    def __init__(self, dialogs: Dialogs, notices: Notices, window: QWidget | None) -> None:
        self.prepare: Prepare = lambda journey, progress: None
        self._dialogs = dialogs
        self._notices = notices
        self._window = window

    def read(
        self, path: Path, made: Callable[[Journey], Journey] = lambda journey: journey, takes_newer: bool = False
    ) -> Opened | None:
        """Read a map, make of it what is to be shown, and prepare that. None: its user stopped it.

        Raises DocumentError where it cannot be read.
        """
        try:
            with collector.paused(), ProgressSign("Open", f"Opening {path.name} \u2026", "Stop", self._window) as sign:
                data = file_bytes(path, sign)
                loaded = codec.from_bytes(data, lambda done, total: sign.step(done, 4 * total), takes_newer)
                opened = replace(loaded, journey=made(loaded.journey))
                if opened.journey.count(Picture):
                    opened_pictures().warm_up()
                self.prepare(opened.journey, lambda done, total: sign.step(total + 3 * done, 4 * total))
                return opened
        except Cancelled:
            self._notices.tell(f"{path.name} was not opened, because you stopped it.")
            return None

    def imported(self, path: Path, read: Callable[[Path], Imported]) -> Imported | None:
        """Make a map of another program's file, and prepare it. None: its user stopped it.

        Raises ImportProblem where it cannot be read.
        """
        try:
            with (
                collector.paused(),
                ProgressSign("Import", f"Importing {path.name} \u2026", "Stop", self._window) as sign,
            ):
                imported = beside(lambda: read(path), lambda _passed: sign.wait())
                if imported.journey.count(Picture):
                    opened_pictures().warm_up()
                self.prepare(imported.journey, sign.step)
                return imported
        except Cancelled:
            self._notices.tell(f"{path.name} was not imported, because you stopped it.")
            return None

    def reach(self, path: Path) -> bool:
        """Wait until the folder of a file answers, as one on a network may not. False: its user stopped it."""
        try:
            with ProgressSign("Open", f"Looking for {path.name} \u2026", "Stop", self._window) as sign:
                beside(lambda: os.path.exists(path), lambda _passed: sign.wait())
        except Cancelled:
            self._notices.tell(f"{path.name} was not opened, because you stopped it.")
            return False
        return True

    def tell(self, path: Path, error: DocumentError) -> None:
        """Say why a file cannot be read."""
        details = "\n".join(error.problems) if len(error.problems) > 1 else ""
        text = f"{path.name} cannot be opened. {error}\n\nThe file stays as it is."
        self._dialogs.tell(f"{path.name} cannot be opened", text, details)

    def instead(self, path: Path, error: DocumentError) -> Instead | None:
        """Say why a file cannot be read, and offer the last version of it that can be, else what of it is sound.

        None: there is neither, or the user does not want it.
        """
        why = f"{path.name} cannot be opened. {error}\n\nThe file stays as it is. "
        version = _last_sound_version(path)
        if version is not None:
            when_saved = when(version[1].saved_at)
            offer = f"What was saved there {when_saved} is kept as a version, and opens as a map of its own."
            found, agree = Instead(version[0], "earlier version"), "Open the version"
        else:
            try:
                mended = mending.mended(atomic.read_bytes(path))
            except DocumentError:
                self.tell(path, error)
                return None
            count = len(mended.report)
            misfits = "One thing does not fit: it is" if count == 1 else f"{count} things do not fit: they are"
            offer = f"What of it is sound opens as a map of its own. {misfits} set aside in that map, and listed."
            found, agree = Instead(mended.journey, "mended", mended.report), "Open what is sound"
        return found if self._dialogs.ask(f"{path.name} cannot be opened", why + offer, agree) else None


def file_bytes(path: Path, sign: ProgressSign) -> bytes:
    """What a file holds. The window goes on, and the sign can be stopped, while a disk or a network takes its time.

    Raises DocumentError, and Cancelled.
    """
    return beside(lambda: atomic.read_bytes(path), lambda _passed: sign.wait())


def stored_hash_of(path: Path) -> str:
    """The hash of what a file holds; empty where it is gone or cannot be read."""
    try:
        return content_hash(atomic.read_bytes(path))
    except DocumentError:
        return ""


def can_be_read(path: Path) -> bool:
    """Whether a file holds a sound map."""
    try:
        files.load(path)
    except DocumentError:
        return False
    return True


def _last_sound_version(path: Path) -> tuple[Journey, Version] | None:
    kept = Versions(path)
    for version in kept.all():
        try:
            return codec.from_bytes(kept.read(version)).journey, version
        except DocumentError:
            continue
    return None
