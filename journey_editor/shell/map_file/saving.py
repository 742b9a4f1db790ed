"""Saving the open map: written beside the window's thread, told truthfully, never over what others wrote unasked."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled
from journey_editor.document.record import Record
from journey_editor.history.change_command import ChangeCommand
from journey_editor.history.session import Session
from journey_editor.shell.dialogs import Dialogs, file_to_write
from journey_editor.shell.map_file.background import Background
from journey_editor.shell.map_file.map_files import FILTERS, SUFFIX, file_name
from journey_editor.shell.map_file.presence import are_there
from journey_editor.shell.notices import Notices
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.storage import files
from journey_editor.storage.atomic import Saved
from journey_editor.storage.errors import ChangedByOthers, SaveError
from journey_editor.storage.map_links import relinked
from journey_editor.storage.recorder import Base

if TYPE_CHECKING:
    from journey_editor.shell.map_file.documents import Documents

WAITED_S = 0.1
"""A save that is done sooner is waited for; the window does not stand still for longer."""
_LOOK_S = 0.02


@dataclass
class _Job:
    """A save under way."""

    session: Session
    path: Path
    index: int
    """Where the undo stack stood: what is written is the map as it was there."""
    was_clean: bool
    records: tuple[Record, ...]
    work: Background[Saved] | None = None
    is_slow: bool = False
    """It is told that it is going on, so it is told when it is done."""


class _Moved(NamedTuple):
    """A step that made the links of a map anew, because its file went into another folder."""

    session: str
    """The token of the map's session."""
    links: ChangeSet
    before: Path
    """The file that they led from before."""


class Saving(QObject):
    """The saves of a window, one after the other."""

    def __init__(self, documents: Documents, dialogs: Dialogs, notices: Notices) -> None:
        super().__init__(documents)
        self._documents = documents
        self._dialogs = dialogs
        self._notices = notices
        self._job: _Job | None = None
        self._is_wanted_again = False
        self._last_went_well = True
        self._moved: list[_Moved] = []
        self._told: list[tuple[Path, str]] = []
        """What the last save had to tell besides, of which file."""

    @property
    def is_going_on(self) -> bool:
        """Whether a save is under way: the map is not safe before it is done."""
        return self._job is not None

    def save(self) -> bool:
        """Begin to write the map to its file, asking for one where it has none. False: it was not saved.

        A map that is as its file has it is left alone; a file that is gone is written anew. A save that is quick is
        done on return; `finish` waits for a slow one.
        """
        documents = self._documents
        documents.finish_typing()
        if documents.session is None:
            return False
        if self._job is not None:
            self._is_wanted_again = True
            return True
        if documents.path is None:
            return self.save_as()
        if documents.is_saved and are_there([documents.path], unless_told=False):
            return True
        return self._start(documents.path, documents.file.stored_hash or documents.file.base.file_hash)

    def save_as(self) -> bool:
        """As `save`, to a file that the user picks."""
        documents = self._documents
        if documents.session is None or (self._job is not None and not self.finish()):
            return False
        suggested = documents.path or documents.recent.folder / f"{file_name(documents.name)}{SUFFIX}"
        path = file_to_write(self._dialogs, "Save map as", suggested, FILTERS, SUFFIX)
        return path is not None and documents.file.may_write(path) and self._start(path.absolute(), None)

    def finish(self) -> bool:
        """Wait for the save that is under way, with a sign. False: it failed, or the user would not wait for it."""
        while (job := self._job) is not None:
            assert job.work is not None
            job.work.hold_back()
            try:
                self._wait_for(job)
            except Cancelled:
                job.is_slow = True
                job.work.go_on()
                return False
            job.work.tell()
        return self._last_went_well

    def _wait_for(self, job: _Job) -> None:
        assert job.work is not None
        began = time.monotonic()
        sentence = f"Saving {job.path.name} \u2026"
        with ProgressSign("Save", sentence, "Stop waiting", self._documents.window) as sign:
            while not job.work.join(_LOOK_S):
                waited = time.monotonic() - began
                sign.step(round(1000 * waited), round(1000 * (waited + 2)))
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def _start(self, path: Path, expected: str | None) -> bool:
        """Write the map to a file that should hold what `expected` is the hash of (None: whatever it holds)."""
        documents = self._documents
        session = documents.session
        assert session is not None
        documents.finish_typing()
        session.end_typing()
        links = self._links_from(path)
        records, unknown = tuple(session.journey), session.journey.unknown

        def work() -> Saved:
            written = Journey(records, unknown)
            written.apply(links)
            return files.save(written, path, expected)

        documents.recorder.mark()
        job = self._job = _Job(session, path, session.stack.index(), session.is_clean, records)
        # Clean from here on, so that it is known which steps came later; `is_saved` waits for the end.
        session.stack.setClean()
        job.work = Background(work, lambda work: self._done(job, work), self)
        if job.work.join(WAITED_S):
            job.work.tell()
            return self._last_went_well
        job.is_slow = True
        self._notices.tell(_going_on(path))
        documents.changed.emit()
        return True

    def _done(self, job: _Job, work: Background[Saved]) -> None:
        self._job = None
        is_wanted_again, self._is_wanted_again = self._is_wanted_again, False
        if work.error is not None:
            self._last_went_well = False
            self._documents.recorder.not_saved()
            if not job.was_clean:
                job.session.stack.resetClean()
            self._documents.changed.emit()
            self._last_went_well = self._failed(job, work.error)
            return
        self._last_went_well = True
        saved = work.result
        base = Base(job.records, job.session.journey.unknown, job.path, saved.content_hash, self._documents.map_name)
        self._documents.stands_on(base, saved.is_certain)
        links, before = self._links_from(job.path), self._documents.file.leads_from
        self._documents.was_written(job.path, saved.content_hash)  # first: a map that was only shown can be edited now
        if links and before is not None:
            self._keep_links(job, links, self._lead_from(job.session, before))
        notes = [(job.path, note) for note in saved.notes]
        told, self._told = self._told, notes
        # What is so at each save is told once, not at each Ctrl+S.
        if notes and (not saved.is_certain or any(note not in told for note in notes)):
            self._notices.tell(saved.notes[0], "warning", details=saved.notes if len(saved.notes) > 1 else ())
        elif job.is_slow:
            self._notices.tell(f"{job.path.name} is saved.", "success")
        if is_wanted_again and not self._documents.is_saved:
            self.save()

    def _failed(self, job: _Job, error: BaseException) -> bool:
        """Say why, and offer what can be done. True: the map is saved after all."""
        if self._notices.text == _going_on(job.path):
            self._notices.clear()
        if isinstance(error, ChangedByOthers):
            match self._dialogs.ask_to_replace(job.path.name):
                case "replace":
                    return self._start(job.path, None)
                case "elsewhere":
                    return self.save_as()
                case _:
                    return False
        if isinstance(error, MemoryError):
            sentence = f"{job.path} was not saved, because there is not enough memory. The file is as it was."
        elif isinstance(error, SaveError):
            sentence = str(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
            sentence = f"{job.path} was not saved, because something went wrong in Journey Editor."
        wants_other = self._dialogs.ask("The map was not saved", sentence, "Save as\u2026")
        return wants_other and self.save_as()

    def _links_from(self, path: Path) -> ChangeSet:
        """Other maps are named by their paths from the map's file: in another folder the paths are others."""
        documents = self._documents
        if documents.session is None or documents.file.leads_from is None:
            return ChangeSet()
        begin = self._lead_from(documents.session, documents.file.leads_from)
        return ChangeSet() if begin.parent == path.parent else relinked(documents.session.journey, begin, path)

    def _lead_from(self, session: Session, path: Path) -> Path:
        """The file that the map's links lead from: its own, or one before, where the step that made them anew has been
        taken back."""
        moved = (one for one in self._moved if one.session == session.token)
        return next((one.before for one in moved if not _is_done(one.links, session)), path)

    def _keep_links(self, job: _Job, links: ChangeSet, before: Path) -> None:
        """The map gets the links that its file has got."""
        session, stack = job.session, job.session.stack
        is_as_written = stack.index() == job.index
        is_done = session.do("Keep the links to other maps", links)
        if is_done:
            kept = [one for one in self._moved if one.session == session.token and _is_done(one.links, session)]
            self._moved = [*kept, _Moved(session.token, links, before)]
        if is_done and is_as_written:
            stack.setClean()
        else:
            stack.resetClean()


def _is_done(changes: ChangeSet, session: Session) -> bool:
    """Whether a step has been done and not taken back."""
    steps = (session.stack.command(number) for number in range(session.stack.index()))
    return any(isinstance(step, ChangeCommand) and step.changes is changes for step in steps)


def _going_on(path: Path) -> str:
    """What is told of a save that takes its time."""
    return f"Saving {path.name} \u2026 You can go on."
