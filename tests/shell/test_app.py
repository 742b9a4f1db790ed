"""The program as it is started."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from journey_editor import app
from journey_editor.paths import samples_dir
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.settings import load_settings, settings_file


def run_until_shown(path: Path | None) -> list[str]:
    """Start the program, note what its window says, and close it."""
    seen: list[str] = []

    def look() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        seen.extend([window.windowTitle(), window.notices.text])
        window.close()

    QTimer.singleShot(0, look)
    assert app.run(path) == 0
    return seen


@pytest.mark.usefixtures("qapp")
def test_it_starts_on_the_welcome_page_and_keeps_its_settings() -> None:
    assert run_until_shown(None)[0] == "Journey Editor"
    assert load_settings()[0].window_geometry
    assert sys.excepthook is sys.__excepthook__


@pytest.mark.usefixtures("qapp")
def test_it_opens_the_map_it_is_given(tmp_path: Path) -> None:
    own = tmp_path / "mine.journey"
    own.write_bytes(sorted(samples_dir().glob("*.journey"))[0].read_bytes())
    assert run_until_shown(own)[0] == "mine.journey[*] \u2013 Journey Editor"
    assert load_settings()[0].recent_files == [str(own)]


@pytest.mark.usefixtures("qapp")
def test_a_damaged_settings_file_is_told_at_the_start() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("not json")
    assert "settings file was damaged" in run_until_shown(None)[1]


@pytest.mark.usefixtures("qapp")
def test_the_first_window_is_no_larger_than_the_screen() -> None:
    run_until_shown(None)
    window = QMainWindow()
    assert window.restoreGeometry(QByteArray.fromBase64(load_settings()[0].window_geometry.encode()))
    room = window.screen().availableGeometry()
    assert window.width() <= max(room.width(), 760) and window.height() <= max(room.height(), 520)


def test_a_window_that_was_larger_than_the_screen_is_now_comes_back_onto_it(qtbot: QtBot) -> None:
    """As after the scale of the system has been made larger."""
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    window.setGeometry(room.right() - 100, room.bottom() - 100, 2 * room.width(), 2 * room.height())
    app.fit_screen(window)
    assert room.contains(window.geometry())
    window.setGeometry(room.x() + 20, room.y() + 60, 200, 150)
    app.fit_screen(window)
    assert window.geometry() == QRect(room.x() + 20, room.y() + 60, 200, 150), "what fits stays where it was"
