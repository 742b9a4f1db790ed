"""The maps that were open last, and the folder in which the next one is looked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from journey_editor.shell.map_file.presence import are_there
from journey_editor.shell.notices import Notices
from journey_editor.shell.settings import Settings, save_settings


class RecentMaps(QObject):
    """Kept in the user's settings."""

    changed = Signal()

    def __init__(self, settings: Settings, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._notices = notices
        self._told_problem = ""

    @property
    def files(self) -> list[Path]:
        """The maps that were opened or saved last, the last one first. Some may be gone."""
        return [Path(name) for name in self._settings.recent_files]

    @property
    def folder(self) -> Path:
        """Where file dialogs start: where the last map was, or the user's documents."""
        last = Path(self._settings.document_folder) if self._settings.document_folder else None
        if last is not None and are_there([last], unless_told=False):
            return last
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def forget(self, path: Path) -> None:
        """Take a file out of them."""
        self._settings.forget(path)
        self.changed.emit()

    def remember(self, path: Path) -> None:
        """Put a file at their head, and its folder where file dialogs start."""
        self._settings.document_folder = str(path.parent)
        self._settings.remember(path)
        problem = save_settings(self._settings)  # now, lest a crash forgets it
        if problem and problem != self._told_problem:
            self._notices.tell(problem, "warning")
        self._told_problem = problem
        self.changed.emit()
