"""Notices that another program has changed the open map's file, at once and whenever the window is come back to."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication

from journey_editor.comparing.window import Side
from journey_editor.document.journey import Journey
from journey_editor.merging.ancestor import are_copies
from journey_editor.merging.three_way import merge
from journey_editor.shell.comparing import compare_with_file, show_comparison
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.background import Background
from journey_editor.shell.map_file.merging import merge_with_file, tell_merged
from journey_editor.shell.notices import NoticeAction
from journey_editor.storage import atomic, codec, files
from journey_editor.storage.codec import Opened, content_hash
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.recorder import Base
from journey_editor.storage.sync_copies import sync_copies
from journey_editor.storage.versions import Versions

_SETTLED_AFTER_MS = 300
"""Programs write in several steps: what they wrote is looked at when they have rested for so long."""

_AGAIN_AFTER_MS = 5_000
"""When something else was to be told first."""

_ANOTHER: files.Signature = (0,)
"""Of no file: what is there is read again."""


class Watching(QObject):
    """A map without changes follows its file; one with changes is left alone, and its user told."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._documents = context.documents
        self._path: Path | None = None
        self._seen: files.Signature = ()
        self._told_copies: set[Path] = set()
        self._told = ""
        """What was told of the file, for as long as the map is not saved."""
        self._told_hash = ""
        """The hash of what it was told that others have written."""
        self._looking: Background[_Look] | None = None
        self._watcher = QFileSystemWatcher(self)
        self._again = QTimer(self)  # of its own, so that it goes with the window
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.look)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_AFTER_MS)
        self._settled.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _path: self._settled.start())
        self._watcher.directoryChanged.connect(lambda _path: self._look_soon())
        self._documents.changed.connect(self._follow)
        context.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the window is come back to: a network folder tells nothing by itself.

        Who leaves it may open the file elsewhere.
        """
        if event.type() == QEvent.Type.WindowDeactivate:
            self._documents.file.keep_claim()
        if event.type() == QEvent.Type.WindowActivate:
            self._settled.start()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """See whether the file is another one than it was; the window does not wait for a disk that is slow."""
        documents, path = self._documents, self._path
        if path is None:
            return
        if self._looking is not None or documents.is_being_saved or QApplication.activeModalWidget() is not None:
            self._settled.start()
            return
        file = documents.file
        file.try_to_edit()
        file.keep_claim()
        known, seen, base, told = file.stored_hash, self._seen, file.base, frozenset(self._told_copies)
        is_newer = documents.session is not None and bool(documents.session.journey.newer_version)
        self._looking = Background(
            lambda: _looked_at(path, known, seen, base, told, is_newer), lambda look: self._take(path, look), self
        )

    def _look_soon(self) -> None:
        """Something has happened in a folder: where something always does, the file is looked at all the same."""
        if not self._settled.isActive():
            self._settled.start()

    def _follow(self) -> None:
        path = self._documents.path
        if self._told and self._documents.is_saved:
            self._untell()
            self._seen = _ANOTHER  # what was not taken over, because there were changes, is now
            self._settled.start()
        if path != self._path:
            self._path = path
            self._seen = _ANOTHER if path else ()  # others may have written since it was read
            self._told_copies.clear()
            self._watch()
            self._settled.start()

    def _watch(self) -> None:
        """A file that was replaced is another one, which the watcher does not know: its folder tells of it; and of a
        folder that was renamed, the one around it."""
        path = self._path
        wanted = {str(path), str(path.parent), str(path.parent.parent)} if path else set()
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := [path for path in wanted - watched if Path(path).exists()]:
            self._watcher.addPaths(new)

    def _take(self, path: Path, looking: Background[_Look]) -> None:
        self._looking = None
        documents, file, context = self._documents, self._documents.file, self._context
        if looking.error is not None:
            raise looking.error
        if documents.path != path or context.editor is None or documents.is_being_saved:
            self._settled.start()
            return
        self._watch()
        look = looking.result
        file.rights_are(look.why_read_only)
        was_there, is_other, self._seen = bool(self._seen), look.signature != self._seen, look.signature
        if was_there and not look.signature and file.stored_hash:
            file.went_away()
            self._tell_gone(path, look.has_folder)
            self._again.start(_AGAIN_AFTER_MS)
            return
        if look.problem:
            file.set_lost(True)
            self._warn(
                f"{path.name} was changed by another program and cannot be read any more: {look.problem} "
                "This is the map as it was; saving asks before it replaces the file."
            )
            self._again.start(_AGAIN_AFTER_MS)
            return
        if is_other and look.signature:
            file.set_lost(False)
        if file.is_lost:
            self._again.start(_AGAIN_AFTER_MS)  # no folder tells that it is back
        opened = look.opened
        if opened is not None and opened.content_hash == file.base.file_hash:
            file.came_back()
        if is_other and (opened is None or opened.content_hash == file.stored_hash):
            self._untell()
        if opened is None or opened.content_hash == file.stored_hash:
            self._tell_of_copies(path, look.copies)
            return
        self._again.start(_AGAIN_AFTER_MS)
        session = context.session
        is_only_shown = bool(session.why_fixed) and session.is_clean  # a text in a field is told, and changes nothing
        is_changed = not is_only_shown and (session.is_drafting or not documents.is_saved)
        # Who is typing is not interrupted.
        left_over = "" if is_changed or is_only_shown else documents.left_over()
        is_told = opened.content_hash == self._told_hash and context.notices.text == self._told  # by a recovery
        if is_changed or left_over or not documents.is_saved:
            if not is_told:
                self.tell_of(path, opened, left_over)
        else:
            self.take_theirs(path, opened)

    def tell_of(self, path: Path, opened: Opened, before: str = "", has_changes: bool = True) -> None:
        """Others have written this into the file of the open map, which has changes of its own: what can be done.

        `has_changes` is False where all of them are undone.
        """
        self._told_hash = opened.content_hash
        here = "you have changes of your own" if has_changes else "what is shown here is what it held before"
        self._warn(
            f"{before} {path.name} was changed by another program, and {here}. "
            "Saving asks before it replaces what was written there.".lstrip(),
            ("Merge", lambda: self.merge_theirs(path, opened)),
            ("Compare", lambda: self._compare(path, opened)),
            ("Take theirs", lambda: self.take_theirs(path, opened)),
        )

    def _tell_gone(self, path: Path, has_folder: bool) -> None:
        if has_folder:
            self._warn(f"{path.name} is not at its place any more; saving writes it anew.")
            return
        self._watcher.removePaths([*self._watcher.files(), *self._watcher.directories()])  # a renamed one is followed
        sentence = f"The folder of {path.name} is not at its place any more: the map can only be saved in another one."
        self._warn(sentence, ("Save as\u2026", self._documents.save_as))

    def _untell(self) -> None:
        """What was told of the file is so no more."""
        if self._told and self._context.notices.text == self._told:
            self._context.notices.clear()
        self._told = self._told_hash = ""

    def _warn(self, text: str, *actions: NoticeAction) -> None:
        self._told = text
        self._context.notices.tell(text, "warning", actions)

    def take_theirs(self, path: Path, opened: Opened) -> None:
        """Show what the file holds now, as a change that can be undone."""
        documents, context = self._documents, self._context
        if documents.path != path or context.editor is None:
            return
        session, left_over = context.session, documents.left_over()
        changes = session.journey.changes_to(opened.journey)
        is_only_shown = bool(session.why_fixed)
        if is_only_shown:
            session.follow(changes)
        elif changes and not session.do(f"Take over {path.name} as it is now", changes):
            return
        session.stack.setClean()
        documents.recorder.mark()
        self._stand_on(path, opened)
        if changes:
            by, undo = ("elsewhere", "") if is_only_shown else ("by another program", " Undo shows what it was.")
            context.notices.tell(
                f"{left_over} {path.name} was changed {by}, and is shown as it is now.{undo}".lstrip(),
                "warning" if left_over else "info",
            )

    def merge_theirs(self, path: Path, opened: Opened) -> None:
        """Make one map of what the file holds now and what was changed here, as a change that can be undone."""
        documents, context = self._documents, self._context
        if documents.path != path or context.editor is None:
            return
        session, base, left_over = context.session, documents.file.base, documents.left_over()
        merged = merge(Journey(base.records, base.unknown), session.journey, opened.journey)
        changes = session.journey.changes_to(merged.journey)
        if changes and not session.do(f"Merge with {path.name} as it is now", changes):
            return
        session.stack.resetClean()
        documents.recorder.mark()
        documents.recorder.record(opened.journey.changes_to(merged.journey))
        self._stand_on(path, opened)
        told = f"{left_over} What was changed here and in {path.name} is one map now; it is not saved yet.".lstrip()
        tell_merged(context, told, merged)

    def _tell_of_copies(self, path: Path, copies: tuple[Path, ...]) -> None:
        """A sync program has kept what it could not put into the file of the open map."""
        if not copies:
            return
        if len(copies) > 1 or self._context.notices.text:  # one after the other, each as long as it is to be read
            self._again.start(_AGAIN_AFTER_MS)
        if self._context.notices.text:
            return
        copy = copies[0]
        self._told_copies.add(copy)
        self._context.notices.tell(
            f"Beside {path.name} lies {copy.name}: a sync program made it, because the map was changed at two places "
            "at once. Merging takes what is in it into this map.",
            "warning",
            actions=[
                ("Merge", lambda: merge_with_file(self._context, copy)),
                ("Compare", lambda: compare_with_file(self._context, copy)),
            ],
        )

    def _stand_on(self, path: Path, opened: Opened) -> None:
        documents, journey = self._documents, opened.journey
        documents.stands_on(Base(tuple(journey), journey.unknown, path, opened.content_hash, documents.map_name))
        documents.file.was_read(opened.content_hash)

    def _compare(self, path: Path, opened: Opened) -> None:
        context = self._context
        if context.editor is None:
            return
        mine = Side(self._documents.name, Journey(context.journey, context.journey.unknown), is_open=True)
        show_comparison(context, Side(f"{path.name}, as it is now", opened.journey), mine)


@dataclass(frozen=True)
class _Look:
    """A file, looked at."""

    signature: files.Signature
    opened: Opened | None = None
    """What it holds, where that is not known already."""
    problem: str = ""
    """Why it cannot be read."""
    why_read_only: str = ""
    """Why it cannot be written; see `atomic.why_fixed`."""
    has_folder: bool = True
    """Whether its folder is there; asked where the file is not."""
    copies: tuple[Path, ...] = ()
    """What a sync program has put beside it, and is not in the map yet."""


def _looked_at(
    path: Path, known: str, seen: files.Signature, base: Base, told: frozenset[Path], takes_newer: bool
) -> _Look:
    """Look at a file; it is only read where it is another than was seen, and what has the hash `known` is known."""
    signature = files.signature(path)
    why_read_only = atomic.why_fixed(path)
    if not signature:
        return _Look(signature, why_read_only=why_read_only, has_folder=path.parent.is_dir())
    if signature != seen:
        try:
            data = atomic.read_bytes(path)
            if content_hash(data) != known:
                opened = codec.from_bytes(data, takes_newer=takes_newer)
                return _Look(signature, opened, why_read_only=why_read_only)
        except DocumentError as error:
            return _Look(signature, problem=str(error), why_read_only=why_read_only)
    return _Look(signature, why_read_only=why_read_only, copies=_copies(path, known, base, told))


def _copies(path: Path, known: str, base: Base, told: frozenset[Path]) -> tuple[Path, ...]:
    """The sync copies that hold something of this map which no version of it has, but for those that were told."""
    beside = [copy for copy in sync_copies(path) if copy not in told]
    if not beside:
        return ()
    journey = Journey(base.records, base.unknown)
    done = {known, *(version.content_hash for version in Versions(path).all())}
    found = []
    for copy in beside:
        with suppress(DocumentError):
            data = atomic.read_bytes(copy)
            if content_hash(data) not in done and are_copies(journey, codec.from_bytes(data).journey):
                found.append(copy)
    return tuple(found)
