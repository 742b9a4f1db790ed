"""The open map of a window: one at a time, asked about before it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.history.session import Session
from journey_editor.importers.imported import Imported
from journey_editor.shell import collector
from journey_editor.shell.dialogs import Dialogs
from journey_editor.shell.map_file.journaling import Journaling
from journey_editor.shell.map_file.map_files import UNTITLED
from journey_editor.shell.map_file.map_reading import Prepare
from journey_editor.shell.map_file.opening import Crumb, Opening
from journey_editor.shell.map_file.own_file import OwnFile
from journey_editor.shell.map_file.recent_maps import RecentMaps
from journey_editor.shell.map_file.saving import Saving
from journey_editor.shell.notices import Notices
from journey_editor.shell.settings import Settings
from journey_editor.storage.recorder import Base


class Documents(QObject):
    """Holds the open map, if any; its `file`, and the journal of what is done to it."""

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
        self.trail: tuple[Crumb, ...] = ()
        """The maps through which the open one was reached, the outermost first."""
        self._dialogs = dialogs
        self._name = ""
        self.file = OwnFile(dialogs, notices, self)
        self.file.changed.connect(self.changed)
        self.recent = RecentMaps(settings, notices, self)
        self.recent.changed.connect(self.changed)
        self._journaling = Journaling(notices, self)
        self.recorder = self._journaling.recorder
        """Writes the journal of the open map."""
        self._opening = Opening(self, dialogs, notices)
        self._saving = Saving(self, dialogs, notices)

    def set_prepare(self, prepare: Prepare) -> None:
        """What takes long about a map that is about to be shown. Where it is stopped, what is open stays."""
        self._opening.reading.prepare = prepare

    # --- what is open ---------------------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file that the open map belongs to."""
        return self.file.path

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
        return self.session.is_clean and not self.file.lacks_map and not self._saving.is_going_on

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
        self.file.lead_from(came_from)
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
        self.session, self.trail, self._name = session, trail, name
        self.file.belong_to(session, path, stored_hash, is_only_here)
        if session not in before:
            session.stack.cleanChanged.connect(lambda _clean, of=session: self._on_clean(of))
            session.changed.connect(lambda _changes: self.changed.emit())
            session.changed.connect(lambda changes, of=session: self._record(of, changes))
            session.drafted.connect(lambda changes, of=session: self._record(of, changes))
        with collector.paused():
            self.opened.emit(session)
        self.file.claim()
        records, unknown = tuple(session.journey), session.journey.unknown
        self.file.base = Base(records, unknown, path, stored_hash, self.map_name)
        self.recorder.follow(self.file.base)
        self.changed.emit()
        self._let_go(before)
        return True

    def stands_on(self, base: Base, is_certain: bool = True) -> None:
        """This is what the file holds now; what was changed since it was marked starts from there."""
        self.file.base = base
        self.recorder.saved(base, is_certain)

    def _on_clean(self, session: Session) -> None:
        """What was undone from before the save and done again leaves the map as its file has it: nothing to recover."""
        if not isValid(session.stack):  # the program ends around a window that nobody has closed
            return
        if session is self.session and self.is_saved and not (session.can_redo or session.is_drafting):
            self.recorder.follow(self.file.base)
        self.changed.emit()

    def _record(self, session: Session, changes: ChangeSet) -> None:
        if session is self.session:
            self._journaling.record(changes)

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
        self.session, self.trail = None, ()
        self.file.belong_to(None)
        self.recorder.let_go()
        self.file.claim()
        self.closed.emit()
        self.changed.emit()
        self._let_go(before)
        return True

    def shut(self) -> None:
        """The window is closed for good: nothing is told any more."""
        self.recorder.end()
        self.file.give_back()
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
        self.file.was_written(path, stored_hash)
        self.recent.remember(path)

    def put_into_safety(self) -> str:
        """After an error: what was done is put on the disk. Gives a sentence that says what is kept, and where."""
        if self.session is None:
            return "No map was open."
        if self.is_saved:
            return f"All of {self.name} is saved."
        return self._journaling.settle(self.name)


def _discard(session: Session | None) -> None:
    if session is not None:
        # A stack that is being deleted says that it is clean and empty: nobody is to hear of it.
        session.stack.blockSignals(True)
        session.deleteLater()
