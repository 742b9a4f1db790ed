"""The only undo command there is: a change set, applied and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from journey_editor.document.changes import ChangeSet


@dataclass(frozen=True)
class Typing:
    """Where typing goes: changes of one field of the same records, in one visit to the field, are one undo step."""

    ids: frozenset[str]
    field: str
    visit: int


class ChangeCommand(QUndoCommand):
    """Carries a change set that has been checked already; an exception in here would leave Qt's stack astray."""

    COMMAND_ID = 1

    def __init__(
        self, text: str, changes: ChangeSet, carry_out: Callable[[ChangeSet], None], typing: Typing | None = None
    ) -> None:
        super().__init__(text)
        self.changes = changes
        self.typing = typing
        self._carry_out = carry_out

    def redo(self) -> None:
        """Apply the changes."""
        self._carry_out(self.changes)

    def undo(self) -> None:
        """Apply their inverse."""
        self._carry_out(self.changes.inverse())

    def id(self) -> int:
        """Qt offers to merge neighbours with the same id; -1 is never merged."""
        return self.COMMAND_ID if self.typing is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later command of the same typing in."""
        if not isinstance(other, ChangeCommand) or other.typing != self.typing or self.typing is None:
            return False
        self.changes = self.changes.then(other.changes)
        self.setObsolete(not self.changes)
        return True
