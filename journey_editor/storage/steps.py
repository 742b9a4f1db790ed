"""Changes in the order in which a journal has them, told apart: those that stand, and those that were undone again."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.record import Record

_LOOKED_BACK = 8
"""Steps of several changes in different records are few: what is made, and its name."""


class Steps:
    """A change that takes the last ones back undoes them; one that brings them again is their redo."""

    def __init__(self) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []
        self._typed: dict[str, int] = {}
        """What the records were before each of the last changes, which are all of the same records: where that was.

        A text that is typed letter by letter is undone as a whole, and may have thousands of them.
        """

    def add(self, changes: ChangeSet) -> None:
        """The next change."""
        if self._undone and not self._undone[-1].inverse().then(changes):
            self._append(self._undone.pop())
            return
        begin = self._begin_of_undone(changes)
        if begin is None:
            self._append(changes)
            self._undone.clear()
            return
        self._undone.append(_joined(self._done[begin:]))
        del self._done[begin:]
        self._find_typed()

    @property
    def undone(self) -> ChangeSet:
        """What was undone last and not done again, as one change."""
        return _joined(reversed(self._undone))

    def _append(self, changes: ChangeSet) -> None:
        if self._done and self._done[-1].ids != changes.ids:
            self._typed.clear()
        self._typed[_said(change.before for change in changes)] = len(self._done)
        self._done.append(changes)

    def _find_typed(self) -> None:
        self._typed = {}
        for at in range(len(self._done) - 1, -1, -1):
            if self._done[at].ids != self._done[-1].ids:
                return
            self._typed.setdefault(_said(change.before for change in self._done[at]), at)

    def _begin_of_undone(self, changes: ChangeSet) -> int | None:
        """The first of the changes that this one takes back; None: it takes none back."""
        if self._done and self._done[-1].ids == changes.ids:
            return self._typed.get(_said(change.after for change in changes))
        last = ChangeSet()
        for at in range(len(self._done) - 1, max(-1, len(self._done) - 1 - _LOOKED_BACK), -1):
            last = self._done[at].then(last)
            if not last.ids <= changes.ids:
                return None
            if not last.then(changes):
                return at
        return None


def _said(records: Iterable[Record | None]) -> str:
    return "\n".join(sorted(map(repr, records)))


def _joined(steps: Iterable[ChangeSet]) -> ChangeSet:
    joined = ChangeSet()
    for changes in steps:
        joined = joined.then(changes)
    return joined
