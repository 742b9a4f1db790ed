"""The journal of the open map: written beside the window, whose user is told where that does not go well."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from journey_editor.document.changes import ChangeSet
from journey_editor.shell.notices import Notices
from journey_editor.storage.recorder import Recorder

_SAFETY_PATIENCE_S = 2.0
_ASKED_AFTER_MS = 700


class Journaling(QObject):
    """Has changes written down. Whether that went well is asked a moment later: nobody waits for the disk."""

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self.recorder = Recorder()
        self._told_problem = ""
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_ASKED_AFTER_MS)
        self._asking.timeout.connect(self._tell_problem)

    def record(self, changes: ChangeSet) -> None:
        """The open map has changed by this."""
        self.recorder.record(changes)
        if not self._asking.isActive():
            self._asking.start()

    def settle(self, name: str) -> str:
        """Have all of it on the disk. Gives a sentence that says what of the map of this name is kept, and where."""
        self.recorder.settle(_SAFETY_PATIENCE_S)
        if self.recorder.problem:
            return f"{self.recorder.problem} Save the map now, under a new name."
        return f"Your changes to {name} since the last save are written down, and are offered after a crash."

    def _tell_problem(self) -> None:
        told, problem = self._told_problem, self.recorder.problem
        self._told_problem = problem
        if problem and problem != told:
            self._notices.tell(problem, "warning")
        elif told and not problem and self._notices.text == told:
            self._notices.clear()
        if problem and self._notices.text == problem:
            self._asking.start()  # it is told for as long as it is so
