"""What the user answers to questions: files are named, buttons of message boxes and dialogs are really pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QProgressDialog, QWidget

from journey_editor.shell.dialogs import WindowDialogs

Answer = str | Callable[[QDialog], None]


class StoryDialogs(WindowDialogs):
    """The program's own dialogs, but for the system's file pickers. Each question needs its answer beforehand."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.files: list[Path | None] = []
        self.answers: list[Answer] = []
        self.read: list[str] = []
        """What the dialogs said, in their order."""
        self.suggested: list[Path] = []
        self._seen: QWidget | None = None
        self._watch = QTimer()
        self._watch.setInterval(5)
        self._watch.timeout.connect(self._look)
        self._watch.start()

    def open_file(self, title: str, folder: Path, filters: Sequence[str]) -> Path | None:
        """The next file that was named."""
        assert self.files, f"{title}: which file?"
        return self.files.pop(0)

    def save_file(self, title: str, suggested: Path, filters: Sequence[str]) -> Path | None:
        """The next file that was named."""
        assert self.files, f"{title}: which file?"
        self.suggested.append(suggested)
        return self.files.pop(0)

    def ends(self) -> None:
        """The story is over: no question may be left open, no answer unused."""
        self._watch.stop()
        assert not self.files and not self.answers, f"nobody asked for {self.files or self.answers}"

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            self._seen = None
        if dialog is None or dialog is self._seen or not dialog.isActiveWindow() or not isinstance(dialog, QDialog):
            return
        if isinstance(dialog, QProgressDialog):
            return  # a busy machine's sign that something takes long asks nothing
        self._seen = dialog
        said = dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle()
        self.read.append(said)
        if not self.answers:
            dialog.reject()
            raise AssertionError(f"a dialog that nobody expected: {said}")
        answer = self.answers.pop(0)
        try:
            if callable(answer):
                answer(dialog)
            else:
                presses_button(dialog, answer)
        except AssertionError:
            dialog.reject()  # else the story would wait for it for ever
            raise


def presses_button(dialog: QWidget, text: str) -> None:
    """Click the button of that text."""
    buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisible()]
    named = [b for b in buttons if b.text().replace("&", "") == text]
    assert named, f"no button {text!r}, but {[b.text() for b in buttons]}"
    QTest.mouseClick(named[0], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def texts_of(dialog: QWidget) -> str:
    """All that a dialog's labels say."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
