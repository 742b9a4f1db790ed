"""Changes in the order in which a journal has them, told apart: those that stand, and those that were undone again."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet


class Steps:
    """A change that takes the last ones back undoes them; one that brings them again is their redo."""

    def __init__(self) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []

    def add(self, changes: ChangeSet) -> None:
        """The next change."""
        if self._undone and not self._undone[-1].inverse().then(changes):
            self._done.append(self._undone.pop())
            return
        last = ChangeSet()  # several, where a text was typed letter by letter
        for at in range(len(self._done) - 1, -1, -1):
            if not self._done[at].ids <= changes.ids:
                break
            last = self._done[at].then(last)
            if not last.then(changes):
                del self._done[at:]
                self._undone.append(last)
                return
        self._done.append(changes)
        self._undone.clear()

    @property
    def undone(self) -> ChangeSet:
        """What was undone last and not done again, as one change."""
        joined = ChangeSet()
        for changes in reversed(self._undone):
            joined = joined.then(changes)
        return joined
