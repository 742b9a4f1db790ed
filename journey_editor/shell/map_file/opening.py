"""How a map comes to be the open one: new, from a template, from a file, down to a child map and back up again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.templating import from_template
from journey_editor.history.session import Session
from journey_editor.shell.dialogs import Dialogs
from journey_editor.shell.map_file.calling import called_to_front
from journey_editor.shell.map_file.map_files import FILTERS, samples, templates, words
from journey_editor.shell.map_file.map_reading import MapReading, can_be_read, stored_hash_of
from journey_editor.shell.notices import Notices
from journey_editor.storage import mending
from journey_editor.storage.errors import DocumentError

if TYPE_CHECKING:
    from journey_editor.shell.map_file.documents import Documents

_MOST_SHOWN = 100_000
"""Characters of what was set aside of a damaged file: all of it may be megabytes."""
_ASIDE = f"What is set aside, as it came. Saved, the file of the map keeps it under \u201c{mending.QUARANTINE}\u201d."


@dataclass(frozen=True)
class Crumb:
    """A map on the way to the open one, which is its child map or a child's child."""

    path: Path
    name: str
    session: Session | None
    """What was done to it since it was opened, to go on with; None where that was let go unsaved."""
    stored_hash: str


class Opening:
    """Opens maps in a window. What is open stays where the user keeps it, or what is to be opened cannot be."""

    def __init__(self, documents: Documents, dialogs: Dialogs, notices: Notices) -> None:
        self._documents = documents
        self._dialogs = dialogs
        self._notices = notices
        self.reading = MapReading(dialogs, notices, documents.window)

    def new(self) -> bool:
        """An empty map. False: the user kept the one that is open."""
        return self._documents.may_go() and self._documents.show(empty_journey())

    def copy(self, file: Path) -> bool:
        """A new map from a template or a sample."""
        try:
            loaded = self.reading.read(file, from_template)
        except DocumentError as error:
            self.reading.tell(file, error)
            return False
        if loaded is None or not self._documents.may_go():
            return False
        return self._documents.show(loaded.journey, name=words(file))

    def open_sample(self, sample: Path | None = None) -> bool:
        """A copy of a sample; without one the user picks."""
        sample = sample or self._pick("Open sample", "Each sample opens as a copy of your own.", samples())
        return sample is not None and self.copy(sample)

    def open(self, path: Path | None = None) -> bool:
        """A map from a file; without one the user picks. What is open stays where the file cannot be read.

        What ships with the program opens as a copy, so that saving never writes over it.
        """
        path = path or self._dialogs.open_file("Open map", self._documents.recent.folder, FILTERS)
        if path is None:
            return False
        path = path.absolute()
        if not self.reading.reach(path):
            return False
        if os.path.realpath(path) in {os.path.realpath(file) for file in (*samples(), *templates())}:
            return self.copy(path)
        return self._open_file(path, ())

    def open_child(self, path: Path) -> bool:
        """A child map of the open one, which must have a file. A map on the trail is gone back to instead."""
        path = path.absolute()
        assert self._documents.path is not None
        if _is_same(path, self._documents.path):
            self._notices.tell(f"{path.name} is the open map itself.")
            return True
        for number, crumb in enumerate(self._documents.trail):
            if _is_same(crumb.path, path):
                return self.go_back(number)
        return self._open_file(path, self._documents.trail, from_parent=True)

    def go_back(self, number: int = -1) -> bool:
        """Back to a map of the trail; without a number to the last one. False: the user stayed."""
        number = number % len(self._documents.trail)
        crumb = self._documents.trail[number]
        stored = stored_hash_of(crumb.path)
        is_other = stored not in (crumb.stored_hash, "")
        is_broken = is_other and crumb.session is not None and not can_be_read(crumb.path)
        if crumb.session is None or (is_other and not is_broken):
            return self._open_file(crumb.path, self._documents.trail[:number])
        is_back = self._documents.may_go() and self._documents.show_session(
            crumb.session,
            crumb.path,
            is_only_here=not stored or is_broken,
            stored_hash=crumb.stored_hash,
            trail=self._documents.trail[:number],
        )
        if is_back and crumb.session.why_fixed:  # another window has opened it meanwhile
            self._tell_opened(crumb.session, [])
        if is_back and is_broken:
            self._notices.tell(
                f"{crumb.path.name} was changed meanwhile and cannot be read any more. This is the map as you left it; "
                "saving it asks before it replaces the file.",
                "warning",
            )
        return is_back

    def _open_file(
        self, path: Path, trail: tuple[Crumb, ...], from_parent: bool = False, is_shown_twice: bool = False
    ) -> bool:
        if not is_shown_twice and not self._documents.file.is_edited_here(path) and called_to_front(path):
            self._notices.tell(
                f"{path.name} is open in another window of Journey Editor, which was called to the front.",
                actions=[("Show it here too", lambda: self._open_file(path, trail, from_parent, is_shown_twice=True))],
            )
            return False
        try:
            loaded = self.reading.read(path, takes_newer=True)
            if loaded is None or not self._documents.may_go():
                return False
            if stored_hash_of(path) != loaded.content_hash:  # saved just now: it is the file of the map that goes
                loaded = self.reading.read(path, takes_newer=True)
                if loaded is None:
                    return False
        except DocumentError as error:
            return self._open_instead(path, error)
        documents = self._documents
        if from_parent and documents.path is not None:
            kept = documents.session if documents.is_saved else None
            trail = (*trail, Crumb(documents.path, documents.name_on_trail, kept, documents.file.stored_hash))
        session = Session(loaded.journey, documents)
        documents.show_session(session, path, stored_hash=loaded.content_hash, trail=trail)
        documents.recent.remember(path)
        self._tell_opened(session, loaded.notes)
        return True

    def _tell_opened(self, session: Session, notes: list[str]) -> None:
        """What is to be known of the map that was opened: why it cannot be edited or saved, else what was noted."""
        why = session.why_fixed or self._documents.file.told_read_only
        if notes:
            self._notices.tell(notes[0], "warning", details=notes if len(notes) > 1 else ())
        if why:
            self._notices.tell(why, "warning", actions=[("Save as\u2026", self._documents.save_as)])

    def _open_instead(self, path: Path, error: DocumentError) -> bool:
        """The file cannot be read: its last version, or what of it is sound, opens as a map of its own if wanted."""
        found = self.reading.instead(path, error)
        if found is None or not self._documents.may_go():
            return False
        name = f"{path.stem} ({found.what})"
        is_shown = self._documents.show(found.journey, name=name, is_only_here=True, came_from=path)
        if found.report:
            text = f"This is what is sound of {path.name}. What does not fit is set aside in the map; no view shows it."
            if len(found.report) == 1:
                text += f" {found.report[0]}"
            aside = mending.set_aside(found.journey, _MOST_SHOWN)
            details = [*found.report, *([f"\n{_ASIDE}\n{aside}"] if aside else [])]
            self._notices.tell(text, "warning", details=details if len(details) > 1 else ())
        return is_shown

    def _pick(self, title: str, hint: str, choices: list[Path]) -> Path | None:
        chosen = self._dialogs.choose(title, hint, [(str(file), words(file)) for file in choices])
        return None if chosen is None else Path(chosen)


def _is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file, also through links."""
    return os.path.realpath(path) == os.path.realpath(other)
