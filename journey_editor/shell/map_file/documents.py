"""The open map of a window: one at a time, asked about before it goes, with the file it belongs to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.history.session import Session
from journey_editor.importers.imported import Imported
from journey_editor.shell import collector
from journey_editor.shell.dialogs import Dialogs
from journey_editor.shell.map_file.calling import is_open_elsewhere
from journey_editor.shell.map_file.claim import Claim
from journey_editor.shell.map_file.map_files import UNTITLED
from journey_editor.shell.map_file.map_reading import Prepare
from journey_editor.shell.map_file.opening import Crumb, Opening
from journey_editor.shell.map_file.recent_maps import RecentMaps
from journey_editor.shell.map_file.saving import Saving
from journey_editor.shell.notices import Notices
from journey_editor.shell.settings import Settings
from journey_editor.storage import atomic
from journey_editor.storage.recorder import Base, Recorder

_SAFETY_PATIENCE_S = 2.0
_ASKED_AFTER_MS = 700


class Documents(QObject):
    """Holds the open map, if any, with the file it belongs to."""

    opened = Signal(object)
    """Session: this map is open now, in place of any other."""

    closed = Signal()
    """No map is open any more."""

    changed = Signal()
    """Name, file or saved state of the map have changed, or the recent files."""

    typing_ends = Signal()
    """The map is about to be written or shown elsewhere: whoever holds text that is not in it yet hands it over now."""

    leaving = Signal()
    """The map is about to go: whoever holds text that it could not take says so (`Session.lose`)."""

    def __init__(self, dialogs: Dialogs, notices: Notices, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.path: Path | None = None
        self._came_from: Path | None = None
        self.trail: tuple[Crumb, ...] = ()
        """The maps through which the open one was reached, the outermost first."""
        self._dialogs = dialogs
        self._notices = notices
        self.recent = RecentMaps(settings, notices, self)
        self.recent.changed.connect(self.changed)
        self._name = ""
        self._is_only_here = False
        self.is_file_lost = False
        """The file went away, or others wrote into it what is no map, since it was read or written here."""
        self.stored_hash = ""
        """The hash of what the open map's file held when it was read or written last; empty where it has none."""
        self.recorder = Recorder()
        """Writes the journal of the open map."""
        self.why_read_only = ""
        """Why the open map's file cannot be written, as the end of a sentence; empty: nothing is known against it."""
        self.base = Base((), {})
        """The map as its file holds it, as far as is known: what changes here and there are merged from."""
        self._told_problem = ""
        self._asking = QTimer(self)
        """The journal is written beside the window: whether that went well is asked a moment later."""
        self._asking.setSingleShot(True)
        self._asking.setInterval(_ASKED_AFTER_MS)
        self._asking.timeout.connect(self._tell_problem)
        self._claim = Claim()
        self._is_edited_elsewhere = False
        self._opening = Opening(self, dialogs, notices)
        self._saving = Saving(self, dialogs, notices)

    def set_prepare(self, prepare: Prepare) -> None:
        """What takes long about a map that is about to be shown. Where it is stopped, what is open stays."""
        self._opening.reading.prepare = prepare

    # --- what is open ---------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """What the open map is called: its file, its title, or what it was made from."""
        if self.path is not None:
            return self.path.name
        return self._title or self._name or UNTITLED

    @property
    def map_name(self) -> str:
        """What the open map is called, by its title first."""
        return self._title or self.name

    @property
    def _title(self) -> str:
        title = self.session.journey.map.title if self.session else ""
        return " ".join(title.split())

    @property
    def is_saved(self) -> bool:
        """Whether closing the map would lose nothing."""
        if self.session is None:
            return True
        is_only_here = self._is_only_here or self.is_file_lost
        return self.session.is_clean and not is_only_here and not self._saving.is_going_on

    def has(self, path: Path) -> bool:
        """Whether a file is the open map's, and is edited here."""
        is_edited = self.session is not None and not self.session.why_fixed and self.path is not None
        return is_edited and os.path.realpath(self.path or "") == os.path.realpath(path)

    def may_write(self, path: Path) -> bool:
        """Whether no other window edits a file that the user picked to write a map to; else that is told."""
        is_own = self.path is not None and os.path.realpath(self.path) == os.path.realpath(path)
        is_taken = self._is_edited_elsewhere if is_own else is_open_elsewhere(path)
        if is_taken:
            why = f"{path.name} is open in another window of Journey Editor, so nothing was written."
            self._dialogs.tell("Nothing was written", f"{why} Choose another name.")
        return not is_taken

    @property
    def is_being_saved(self) -> bool:
        """Whether a save is under way."""
        return self._saving.is_going_on

    @property
    def window(self) -> QWidget | None:
        """What dialogs belong to."""
        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None

    # --- opening --------------------------------------------------------------------------------------------------

    def new(self) -> bool:
        """See `Opening.new`."""
        return self._opening.new()

    def new_from_template(self, template: Path) -> bool:
        """See `Opening.copy`."""
        return self._opening.copy(template)

    def open_sample(self, sample: Path | None = None) -> bool:
        """See `Opening.open_sample`."""
        return self._opening.open_sample(sample)

    def open(self, path: Path | None = None) -> bool:
        """See `Opening.open`."""
        return self._opening.open(path)

    def imported(self, path: Path, read: Callable[[Path], Imported]) -> Imported | None:
        """See `MapReading.imported`."""
        return self._opening.reading.imported(path, read)

    def open_child(self, path: Path) -> bool:
        """See `Opening.open_child`."""
        return self._opening.open_child(path)

    def go_back(self, number: int = -1) -> bool:
        """See `Opening.go_back`."""
        return self._opening.go_back(number)

    @property
    def leads_from(self) -> Path | None:
        """The file from which the open map's links to other maps lead."""
        return self.path or self._came_from

    @property
    def name_on_trail(self) -> str:
        """What the open map is called on the way through it: its title, else its file."""
        return self._title or (self.path.stem if self.path else "")

    def show(
        self,
        journey: Journey,
        path: Path | None = None,
        *,
        name: str = "",
        is_only_here: bool = False,
        stored_hash: str = "",
        came_from: Path | None = None,
    ) -> bool:
        """Put a map in place of the open one, without asking. `is_only_here`: closing it unsaved would lose it.

        `came_from`: the file from which its links to other maps lead, where it is not that file's map any more.
        """
        made = Session(journey, self)
        is_shown = self.show_session(made, path, name=name, is_only_here=is_only_here, stored_hash=stored_hash)
        self._came_from = came_from
        return is_shown

    def show_session(
        self,
        session: Session,
        path: Path | None,
        *,
        name: str = "",
        is_only_here: bool = False,
        stored_hash: str = "",
        trail: tuple[Crumb, ...] = (),
    ) -> bool:
        """As `show`, a map that was open before: what was done to it can be undone still."""
        before = self._sessions()
        self.session, self.trail = session, trail
        self.path, self._name, self._is_only_here, self.stored_hash = path, name, is_only_here, stored_hash
        self.is_file_lost, self._came_from = False, None
        if session not in before:
            session.stack.cleanChanged.connect(lambda _clean, of=session: self._on_clean(of))
            session.changed.connect(lambda _changes: self.changed.emit())
            session.changed.connect(lambda changes, of=session: self._record(of, changes))
            session.drafted.connect(lambda changes, of=session: self._record(of, changes))
        with collector.paused():
            self.opened.emit(session)
        self._claim_file()
        records, unknown = tuple(session.journey), session.journey.unknown
        self.base = Base(records, unknown, path, stored_hash, self.map_name)
        self.recorder.follow(self.base)
        self.changed.emit()
        self._let_go(before)
        return True

    def stands_on(self, base: Base, is_certain: bool = True) -> None:
        """This is what the file holds now; what was changed since it was marked starts from there."""
        self.base = base
        self.recorder.saved(base, is_certain)

    def _on_clean(self, session: Session) -> None:
        """What was undone from before the save and done again leaves the map as its file has it: nothing to recover."""
        if session is self.session and self.is_saved and not (session.can_redo or session.is_drafting):
            self.recorder.follow(self.base)
        self.changed.emit()

    def _record(self, session: Session, changes: ChangeSet) -> None:
        if session is not self.session:
            return
        self.recorder.record(changes)
        if not self._asking.isActive():
            self._asking.start()

    def _tell_problem(self) -> None:
        told, problem = self._told_problem, self.recorder.problem
        self._told_problem = problem
        if problem and problem != told:
            self._notices.tell(problem, "warning")
        elif told and not problem and self._notices.text == told:
            self._notices.clear()
        if problem and self._notices.text == problem:
            self._asking.start()  # it is told for as long as it is so

    def _sessions(self) -> list[Session]:
        """The open session and those of the trail that are kept."""
        return [session for session in (self.session, *(crumb.session for crumb in self.trail)) if session is not None]

    def keeps(self, session: Session) -> bool:
        """Whether a session is open, or is gone back to as it is."""
        return session in self._sessions()

    def _let_go(self, sessions: list[Session]) -> None:
        for session in sessions:
            if not self.keeps(session):
                _discard(session)

    def close(self) -> bool:
        """Close the map. False: the user kept it."""
        if not self.may_go():
            return False
        before = self._sessions()
        self.session, self.path, self.trail = None, None, ()
        self.recorder.let_go()
        self._claim_file()
        self.closed.emit()
        self.changed.emit()
        self._let_go(before)
        return True

    def shut(self) -> None:
        """The window is closed for good: nothing is told any more."""
        self.recorder.end()
        self._claim.give_back()
        for session in self._sessions():
            session.stack.blockSignals(True)

    def finish_typing(self) -> None:
        """What is being typed somewhere in the window is in the map from here on."""
        self.typing_ends.emit()

    def may_go(self) -> bool:
        """Whether the open map may be closed: nothing to save, saved now, or let go by the user."""
        if (lost := self.left_over()) and not self._dialogs.ask("Go on without it?", lost, "Go on without it"):
            return False
        if self._saving.is_going_on and not self._saving.finish():
            return False
        if self.is_saved:
            return True
        match self._dialogs.ask_to_save(self.name):
            case "save":
                return self.save_now()
            case "discard":
                return True
            case _:
                return False

    def left_over(self) -> str:
        """Take what is typed somewhere in the window. Gives what cannot be taken into the map, in sentences."""
        session, told = self.session, dict[str, None]()
        if session is None:
            return ""

        def hear(sentence: str) -> None:
            told[sentence] = None

        for signal in (session.refused, session.lost):
            signal.connect(hear)
        self.finish_typing()
        self.leaving.emit()
        for signal in (session.refused, session.lost):
            signal.disconnect(hear)
        return " ".join(told)

    # --- saving ---------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """See `Saving.save`."""
        return self._saving.save()

    def save_as(self) -> bool:
        """See `Saving.save_as`."""
        return self._saving.save_as()

    def save_now(self) -> bool:
        """Save, and wait until that is done. False: it was not saved."""
        return self._saving.save() and self._saving.finish()

    def was_written(self, path: Path, stored_hash: str) -> None:
        """The open map is in this file now, and belongs to it."""
        self.path, self.stored_hash, self._is_only_here, self.is_file_lost = path, stored_hash, False, False
        self._claim_file()
        self.recent.remember(path)

    # --- the file, and others who have it ---------------------------------------------------------------------------

    def was_read(self, stored_hash: str) -> None:
        """The open map is what its file holds now."""
        self.stored_hash, self._is_only_here, self.is_file_lost = stored_hash, False, False
        self.changed.emit()

    def file_is_gone(self) -> None:
        """The file of the open map is not there any more: the map is only here now."""
        self.stored_hash = ""
        self.file_is_lost()

    def file_is_back(self) -> None:
        """The file of the open map is there again, and holds what it did."""
        self.stored_hash = self.base.file_hash
        self.file_is_lost(False)

    def file_is_lost(self, is_lost: bool = True) -> None:
        """The file of the open map cannot be read any more, so that the map is only here; or it can again."""
        if is_lost != self.is_file_lost:
            self.is_file_lost = is_lost
            self.changed.emit()

    def put_into_safety(self) -> str:
        """After an error: what was done is put on the disk. Gives a sentence that says what is kept, and where."""
        if self.session is None:
            return "No map was open."
        if self.is_saved:
            return f"All of {self.name} is saved."
        self.recorder.settle(_SAFETY_PATIENCE_S)
        if self.recorder.problem:
            return f"{self.recorder.problem} Save the map now, under a new name."
        return f"Your changes to {self.name} since the last save are written down, and are offered after a crash."

    def try_to_edit(self) -> None:
        """Where another window had the file: see whether it still has it."""
        if self.session is not None and self.session.why_fixed:
            self._claim_file()
            if not self.session.why_fixed:
                self._notices.tell(f"{self.name} can be edited here now: the other window has closed it.")
                self.changed.emit()

    def keep_claim(self) -> None:
        """The lock may have been deleted: no other window is to take the file for free."""
        if self.path is not None:
            self._claim.keep(self.path)

    @property
    def told_read_only(self) -> str:
        """What is to be said of a file that cannot be written; empty: nothing."""
        if self.path is None or not self.why_read_only:
            return ""
        return (
            f"{self.path.name} cannot be saved where it is, because {self.why_read_only}. "
            "You can edit the map, and save it under another name."
        )

    def rights_are(self, why_read_only: str) -> None:
        """Whether the open map's file can be written may be otherwise than it was."""
        if why_read_only != self.why_read_only:
            self._keep_rights(why_read_only)
            self.changed.emit()

    def _keep_rights(self, why_read_only: str) -> None:
        told, self.why_read_only = self.told_read_only, why_read_only
        if told and not why_read_only and self._notices.text == told:
            self._notices.clear()

    def _claim_file(self) -> None:
        """The file of the open map is edited here and in no other window; where another has it, it is only shown."""
        path = self.path if self.session is not None else None
        sentence = self._claim.take(path)
        self._is_edited_elsewhere = bool(sentence)
        self._keep_rights(atomic.why_fixed(path) if path is not None else "")
        if self.session is not None:
            self.session.why_fixed = _why_newer(self.session.journey.newer_version) or sentence


def _why_newer(version: int) -> str:
    """Why a map of a newer file version (0: it is not) is only shown."""
    if not version:
        return ""
    return (
        f"This map was written by a newer version of Journey Editor (file version {version}). It is only shown, so "
        "that nothing is lost of what this version does not know. Edit it with the newer version."
    )


def _discard(session: Session | None) -> None:
    if session is not None:
        # A stack that is being deleted says that it is clean and empty: nobody is to hear of it.
        session.stack.blockSignals(True)
        session.deleteLater()
