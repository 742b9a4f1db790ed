"""Writes the journal of the open map, in a thread of its own: whoever edits waits for no disk."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.storage import atomic, codec
from journey_editor.storage.codec import content_hash
from journey_editor.storage.errors import DocumentError, SaveError
from journey_editor.storage.journal import Journal, JournalHeading

SYNCED_AFTER_S = 0.5
"""How long a change may be known to the system only, and not to the disk."""
_TRIED_AGAIN_AFTER_S = 5.0


@dataclass(frozen=True)
class Base:
    """A map as it is before it is changed. Its records are frozen, so that they can be written at leisure."""

    records: tuple[Record, ...]
    unknown: Mapping[str, Any]
    path: Path | None = None
    file_hash: str = ""
    """The hash of what the file holds, where that is this map."""
    name: str = ""


class Recorder:
    """Follows one map at a time. Nothing is written before it is changed."""

    def __init__(self) -> None:
        self.problem = ""
        """One sentence: why changes cannot be written down at the moment. Empty: they are."""
        self._orders: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._base: Base | None = None
        self._journal: Journal | None = None
        self._waiting: deque[ChangeSet] = deque()
        self._since_mark: list[ChangeSet] | None = None
        self._unsynced_since: float | None = None
        self._has_base = False

    # --- orders, from any thread ----------------------------------------------------------------------------------

    def follow(self, base: Base) -> None:
        """This map is open now; the journal of the one before is needed no more."""
        self._order(lambda: self._follow(base))

    def record(self, changes: ChangeSet) -> None:
        """The map has changed by this."""
        if changes:
            self._order(lambda: self._record(changes))

    def mark(self) -> None:
        """The map as it is now is being saved."""
        self._order(self._mark)

    def saved(self, base: Base, is_certain: bool) -> None:
        """What was marked is saved; what came since starts from there. Unless it is certain, the journal stays."""
        self._order(lambda: self._saved(base, is_certain))

    def not_saved(self) -> None:
        """What was marked was not saved."""
        self._order(self._unmark)

    def let_go(self) -> None:
        """No map is open any more: it is saved, or its user does not want it."""
        self._order(self._follow_none)

    def end(self, patience_s: float = 5.0) -> None:
        """As `let_go`, for good."""
        if self._thread is not None:
            self._order(self._follow_none)
            self._orders.put(None)
            self._thread.join(patience_s)
            self._thread = None

    def settle(self, patience_s: float = 5.0) -> bool:
        """Wait until all that was ordered is done and on the disk. False: it is not, or the disk takes its time."""
        done = threading.Event()
        self._order(self._sync)
        self._order(done.set)
        return done.wait(patience_s) and not self.problem

    def _order(self, order: Callable[[], None]) -> None:
        self._orders.put(order)
        if self._thread is None:
            self._thread = threading.Thread(target=self._go, name="journal", daemon=True)
            self._thread.start()

    # --- the thread -----------------------------------------------------------------------------------------------

    def _go(self) -> None:
        while True:
            try:
                order = self._orders.get(timeout=self._pause())
                if order is None:
                    return
            except queue.Empty:
                order = self._sync
            try:
                order()
                self._write()
                if self._unsynced_since is not None and time.monotonic() >= self._unsynced_since + SYNCED_AFTER_S:
                    self._sync()
            except (OSError, DocumentError, SaveError) as error:
                said = atomic.reason(error) if isinstance(error, OSError) else str(error)
                said = error.reason if isinstance(error, SaveError) else said
                self.problem = f"What you do is not being written down for the case of a crash: {said}."
            except Exception as error:  # it may cost the journal, never the work on the map
                self.problem = f"What you do is not being written down for the case of a crash: {error!r}."

    def _pause(self) -> float | None:
        if self._unsynced_since is not None:
            return max(0.0, self._unsynced_since + SYNCED_AFTER_S - time.monotonic())
        return _TRIED_AGAIN_AFTER_S if self._waiting else None

    def _follow(self, base: Base) -> None:
        self._let_go()
        self._base = base

    def _follow_none(self) -> None:
        self._let_go()
        self._base = None

    def _record(self, changes: ChangeSet) -> None:
        if self._since_mark is not None:
            self._since_mark.append(changes)
        self._waiting.append(changes)

    def _mark(self) -> None:
        self._since_mark = []

    def _unmark(self) -> None:
        self._since_mark = None

    def _saved(self, base: Base, is_certain: bool) -> None:
        since, old = self._since_mark or [], self._journal
        self._since_mark, self._journal, self._base = None, None, base
        self._waiting = deque(since)
        self._unsynced_since = None
        try:
            self._write()
            self._sync()
        finally:
            if old is not None and is_certain:
                old.delete()
            elif old is not None:
                old.close()

    def _let_go(self) -> None:
        journal, self._journal = self._journal, None
        self._waiting.clear()
        self._since_mark = self._unsynced_since = None
        if journal is not None:
            journal.delete()

    def _write(self) -> None:
        while self._waiting and self._base is not None:
            if self._journal is None:
                base = self._base
                self._journal = Journal(JournalHeading(str(base.path or ""), base.file_hash, base.name))
                self._has_base = False
            self._journal.write(self._waiting[0])
            self._waiting.popleft()
            self._unsynced_since = self._unsynced_since or time.monotonic()
            self.problem = ""
        if self._journal is not None and self._base is not None and not self._has_base:
            self._journal.write_base(_content(self._base))
            self._has_base = True

    def _sync(self) -> None:
        is_due, self._unsynced_since = self._unsynced_since is not None, None  # what failed once is not tried for ever
        if self._journal is not None and is_due:
            if self._has_base and self._journal.bring_back():
                self._has_base = False
                self._write()
            self._journal.sync()


def _content(base: Base) -> bytes:
    """The bytes of a map: as its file has them, or made anew."""
    if base.path is not None and base.file_hash:
        with suppress(DocumentError):
            data = atomic.read_bytes(base.path)
            if content_hash(data) == base.file_hash:
                return data
    return codec.to_bytes(Journey(base.records, base.unknown))
