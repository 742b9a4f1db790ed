"""The file flow of a window: one map at a time, asked about before it goes, saved whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from journey_editor import paths
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.journey import Journey
from journey_editor.history.session import Session
from journey_editor.shell.dialogs import Dialogs, file_to_write
from journey_editor.shell.notices import Notices
from journey_editor.shell.settings import Settings, save_settings
from journey_editor.storage import files
from journey_editor.storage.codec import Opened, content_hash
from journey_editor.storage.errors import DocumentError, SaveError

SUFFIX = ".journey"
FILTERS = (f"Journey maps (*{SUFFIX})", "All files (*)")
UNTITLED = "Untitled map"


class Documents(QObject):
    """Holds the open map, if any, with the file it belongs to."""

    opened = Signal(object)
    """Session: this map is open now, in place of any other."""

    closed = Signal()
    """No map is open any more."""

    changed = Signal()
    """Name, file or saved state of the map have changed, or the recent files."""

    saving = Signal()
    """The map is about to be written: whoever holds text that is not in it yet hands it over now."""

    def __init__(self, dialogs: Dialogs, notices: Notices, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.path: Path | None = None
        self._dialogs = dialogs
        self._notices = notices
        self._settings = settings
        self._name = ""
        self._is_only_here = False
        self._hash = ""

    # --- what is open ---------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """What the open map is called: its file, its title, or what it was made from."""
        if self.path is not None:
            return self.path.name
        title = self.session.journey.map.title.strip() if self.session else ""
        return " ".join(title.split()) or self._name or UNTITLED

    @property
    def is_saved(self) -> bool:
        """Whether closing the map would lose nothing."""
        return self.session is None or (self.session.is_clean and not self._is_only_here)

    @property
    def recent(self) -> list[Path]:
        """The maps that were opened or saved last, the last one first. Some may be gone."""
        return [Path(name) for name in self._settings.recent_files]

    # --- opening --------------------------------------------------------------------------------------------------

    def new(self) -> bool:
        """An empty map. False: the user kept the one that is open."""
        return self.may_go() and self.show(empty_journey())

    def new_from_template(self, template: Path | None = None) -> bool:
        """A new map from a template; without one the user picks."""
        template = template or self._pick("New from template", "Which stages do you start from?", templates())
        return template is not None and self._open_copy(template)

    def open_sample(self, sample: Path | None = None) -> bool:
        """A copy of a sample; without one the user picks."""
        sample = sample or self._pick("Open sample", "Each sample opens as a copy of your own.", samples())
        return sample is not None and self._open_copy(sample)

    def open(self, path: Path | None = None) -> bool:
        """A map from a file; without one the user picks. What is open stays where the file cannot be read.

        What ships with the program opens as a copy, so that saving never writes over it.
        """
        path = path or self._dialogs.open_file("Open map", self.folder, FILTERS)
        if path is None:
            return False
        path = path.absolute()
        if path.resolve() in {file.resolve() for file in (*samples(), *templates())}:
            return self._open_copy(path)
        loaded = self._load(path)
        if loaded is None or not self.may_go():
            return False
        self.show(loaded.journey, path, stored_hash=loaded.content_hash)
        self._remember(path)
        self._tell_notes(loaded.notes)
        return True

    def show(
        self,
        journey: Journey,
        path: Path | None = None,
        *,
        name: str = "",
        is_only_here: bool = False,
        stored_hash: str = "",
    ) -> bool:
        """Put a map in place of the open one, without asking. `is_only_here`: closing it unsaved would lose it."""
        old, self.session = self.session, Session(journey, self)
        self.path, self._name, self._is_only_here, self._hash = path, name, is_only_here, stored_hash
        self.session.stack.cleanChanged.connect(lambda _clean: self.changed.emit())
        self.session.changed.connect(lambda _changes: self.changed.emit())
        self.opened.emit(self.session)
        self.changed.emit()
        _discard(old)
        return True

    def close(self) -> bool:
        """Close the map. False: the user kept it."""
        if not self.may_go():
            return False
        old, self.session, self.path = self.session, None, None
        self.closed.emit()
        self.changed.emit()
        _discard(old)
        return True

    def shut(self) -> None:
        """The window is closed for good: nothing is told any more."""
        if self.session is not None:
            self.session.stack.blockSignals(True)

    def may_go(self) -> bool:
        """Whether the open map may be closed: nothing to save, saved now, or let go by the user."""
        if self.session is not None:
            self.saving.emit()
        if self.is_saved:
            return True
        match self._dialogs.ask_to_save(self.name):
            case "save":
                return self.save()
            case "discard":
                return True
            case _:
                return False

    # --- saving ---------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Write the map to its file, asking for one where it has none. False: it was not saved.

        A map that is as its file has it is left alone; a file that is gone is written anew.
        """
        if self.session is None:
            return False
        if self.path is None:
            return self.save_as()
        self.saving.emit()
        if self.is_saved and self.path.exists() and not self._was_changed_by_others():
            return True
        if self._was_changed_by_others() and not self._dialogs.ask(
            "Replace the file?",
            f"{self.path.name} has been changed by another program since you opened it. "
            "Saving replaces what was written there.",
            "Replace",
        ):
            return False
        return self._write(self.path)

    def save_as(self) -> bool:
        """Write the map to a file that the user picks. False: it was not saved."""
        if self.session is None:
            return False
        suggested = self.path or self.folder / f"{file_name(self.name)}{SUFFIX}"
        path = file_to_write(self._dialogs, "Save map as", suggested, FILTERS, SUFFIX)
        return path is not None and self._write(path.absolute())

    def _write(self, path: Path) -> bool:
        assert self.session is not None
        self.saving.emit()
        self.session.end_typing()
        try:
            saved = files.save(self.session.journey, path)
        except SaveError as error:
            wants_other = self._dialogs.ask("The map was not saved", str(error), "Save as\u2026")
            return wants_other and self.save_as()
        self.path, self._hash, self._is_only_here = path, saved.content_hash, False
        self.session.stack.setClean()
        self._remember(path)
        self._tell_notes(list(saved.notes))
        return True

    def _was_changed_by_others(self) -> bool:
        assert self.path is not None
        if not self._hash or not self.path.exists():
            return False
        try:
            return content_hash(files.read_bytes(self.path)) != self._hash
        except DocumentError:
            return True

    # --- files ----------------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """Where file dialogs start: where the last map was, or the user's documents."""
        last = Path(self._settings.document_folder) if self._settings.document_folder else None
        if last is not None and last.is_dir():
            return last
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def forget(self, path: Path) -> None:
        """Take a file out of the recent ones."""
        self._settings.forget(path)
        self.changed.emit()

    def _remember(self, path: Path) -> None:
        self._settings.document_folder = str(path.parent)
        self._settings.remember(path)
        save_settings(self._settings)  # now, lest a crash forgets it
        self.changed.emit()

    def _pick(self, title: str, hint: str, choices: list[Path]) -> Path | None:
        chosen = self._dialogs.choose(title, hint, [(str(file), words(file)) for file in choices])
        return None if chosen is None else Path(chosen)

    def _open_copy(self, file: Path) -> bool:
        loaded = self._load(file)
        return loaded is not None and self.may_go() and self.show(loaded.journey, name=words(file))

    def _load(self, path: Path) -> Opened | None:
        try:
            return files.load(path)
        except DocumentError as error:
            details = "\n".join(error.problems) if len(error.problems) > 1 else ""
            self._dialogs.tell(f"{path.name} cannot be opened", f"{path.name} cannot be opened. {error}", details)
            return None

    def _tell_notes(self, notes: list[str]) -> None:
        if notes:
            self._notices.tell(notes[0], "warning", details=notes if len(notes) > 1 else ())


def _discard(session: Session | None) -> None:
    if session is not None:
        # A stack that is being deleted says that it is clean and empty: nobody is to hear of it.
        session.stack.blockSignals(True)
        session.deleteLater()


def templates() -> list[Path]:
    """The templates that ship with the program, the plainest first."""
    return sorted(paths.resource("templates").glob(f"*{SUFFIX}"), key=lambda file: (file.stem != "empty", file.stem))


def samples() -> list[Path]:
    """The samples that ship with the program."""
    return sorted(paths.samples_dir().glob(f"*{SUFFIX}"))


def words(file: Path) -> str:
    """A file's name as words: "saas-onboarding.journey" is "Saas onboarding"."""
    text = file.stem.replace("-", " ").replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def file_name(title: str) -> str:
    """A title as a name that every file system takes, at most 80 characters long."""
    kept = "".join(" " if letter in '<>:"/\\|?*' or ord(letter) < 32 else letter for letter in title)
    return " ".join(kept.split())[:80].strip(". ") or UNTITLED


def in_folder(file: Path) -> str:
    """The folder of a file as a user knows it, with ~ for the home folder."""
    folder = file.parent
    try:
        return str(Path("~") / folder.relative_to(Path.home())).rstrip("/.")
    except (ValueError, RuntimeError):
        return str(folder)
