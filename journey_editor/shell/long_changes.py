"""What takes long to make or to lay out shows how far it is, and can be stopped: then all is as before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from weakref import ref

from journey_editor.canvas.view import BoardView
from journey_editor.document.changes import ChangeSet
from journey_editor.document.progress import Progress
from journey_editor.export.beside import beside
from journey_editor.shell.progress_sign import ProgressSign

T = TypeVar("T")


class LongChanges:
    """Of a board and its session: undo and redo too, and the showing of another view."""

    def __init__(self, board: BoardView) -> None:
        self._board = ref(board)  # what it holds itself would keep it alive
        self._shown: ProgressSign | None = None

    @contextmanager
    def sign(self, text: str) -> Iterator[Progress]:
        """A sign of this name; one sign where something is a part of something else."""
        if self._shown is not None:
            yield self._shown.step
            return
        board = self._board()
        with ProgressSign(text, f"{text} \u2026", "Stop", board and board.window()) as progress:
            self._shown = progress
            try:
                yield progress.step
            finally:
                self._shown = None

    def make(self, text: str, work: Callable[[], T]) -> T:
        """What the work gives, which has no need of the window."""
        with self.sign(text) as progress:
            return beside(work, lambda _passed: progress(0, 1))

    def expect(self, text: str, changes: ChangeSet) -> None:
        """Lay out what will be seen after a change."""
        if (board := self._board()) is not None:
            board.expect(text, changes)


def let_stop(board: BoardView) -> None:
    """Let the user of a board stop its long changes, undo and redo too, and the showing of another view."""
    long_changes = LongChanges(board)
    board.sign = long_changes.sign
    board.session.long_work = long_changes
