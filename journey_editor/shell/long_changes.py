"""What takes long to lay out shows how far it is, and can be stopped: then all is as before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from weakref import ref

from journey_editor.canvas.view import BoardView
from journey_editor.document.changes import ChangeSet
from journey_editor.document.progress import Progress
from journey_editor.shell.progress_sign import ProgressSign


def let_stop(board: BoardView) -> None:
    """Let the user of a board stop its long changes, undo and redo too, and the showing of another view."""
    known = ref(board)  # what it holds itself would keep it alive

    @contextmanager
    def sign(text: str) -> Iterator[Progress]:
        shown = known()
        with ProgressSign(text, f"{text}: laying out the map \u2026", "Stop", shown and shown.window()) as progress:
            yield progress.step

    def expect(text: str, changes: ChangeSet) -> None:
        if (shown := known()) is not None:
            shown.expect(text, changes)

    board.sign = sign
    board.session.expect = expect
