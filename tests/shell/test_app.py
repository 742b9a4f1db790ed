"""The program as it is started."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QByteArray, QRect, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from journey_editor import app
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import MAP_ID
from journey_editor.paths import samples_dir
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.settings import load_settings, settings_file
from journey_editor.shell.welcome.welcome_page import WelcomePage
from journey_editor.storage import abandoned, files
from journey_editor.storage.locks import place_key
from tests.building import onboarding


def run_until_shown(path: Path | None, do: Callable[[MainWindow], object] = lambda window: None) -> list[str]:
    """Start the program, note what its window says, do something in it, and close it."""
    seen: list[str] = []

    def look() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        seen.extend([window.windowTitle(), window.notices.text])
        do(window)
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


def test_a_map_that_is_given_comes_up_alone_and_the_welcome_page_when_it_is_closed(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.journey"
    files.save(onboarding().journey, mine)
    seen: list[QWidget] = []
    monkeypatch.setattr(WelcomePage, "showEvent", lambda page, _event: seen.append(page))
    window.start(mine)
    QApplication.processEvents()
    assert window.stack.currentWidget() is window.editor
    assert not seen
    window.actions_of["file.close"].trigger()
    assert window.stack.currentWidget() is window.welcome
    assert seen == [window.welcome]


@pytest.mark.usefixtures("answers")
def test_where_the_map_that_is_given_cannot_be_opened_the_welcome_page_comes(
    window: MainWindow, tmp_path: Path
) -> None:
    window.start(tmp_path / "gone.journey")
    assert window.stack.currentWidget() is window.welcome


@pytest.mark.usefixtures("qapp")
def test_a_damaged_settings_file_is_told_at_the_start() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("not json")
    assert "settings file was damaged" in run_until_shown(None)[1]


@pytest.fixture
def in_time() -> Iterator[None]:
    """What waits for ever fails after a while."""

    def fail(_number: int, _frame: object) -> None:
        raise AssertionError("it waits for ever")

    before = signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, 40, 2)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.usefixtures("qapp", "in_time")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipes", "folders"])
def test_what_is_no_file_at_the_places_of_its_own_files_holds_up_nothing(
    home: Path, tmp_path: Path, make: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    unused = SimpleNamespace(is_enabled=lambda: False, enable=lambda _log: None, disable=lambda: None)
    monkeypatch.setattr("journey_editor.shell.errors.faulthandler", unused)  # pytest has its own
    own = tmp_path / "mine.journey"
    own.write_bytes(sorted(samples_dir().glob("*.journey"))[0].read_bytes())
    key = place_key(own)
    state = home / "state"
    places = (
        state / "crash.log",
        state / "errors.log",
        state / "journals" / "0.journal",
        state / "journals" / "0.tries",
        state / "locks" / f"{key}.open",
        state / "locks" / f"{key}.save",
        state / "locks" / f"{key}.call",
        state / "versions" / key / "00000001.version",
        home / "settings" / "settings.json",
        home / "templates" / "one.journey",
        home / "cache" / "icons" / "check-000000-0.svg",
    )
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        make(place)
    title, told = run_until_shown(own, do=lambda window: _edit_and_save(window))
    assert title == "mine.journey[*] \u2013 Journey Editor" and "settings.json is " in told
    assert files.load(own).journey.map.title == "Another title"


def _edit_and_save(window: MainWindow) -> None:
    logging.getLogger("journey_editor").error("This would be written down")
    session = window.context.session
    session.do("Rename", set_field(session.journey, [MAP_ID], "title", "Another title"))
    assert window.documents.save_now()


ENDED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from journey_editor import app
from journey_editor.shell.main_window import MainWindow

def type_and_end():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
    window.actions_of["view.outline"].trigger()
    tree = window.editor.outline.tree
    tree.setCurrentIndex(tree.model().index(0, 0))
    tree.edit_name()
    tree.viewport().findChild(QLineEdit).setText("Words that are still typed")
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))

program = QApplication([])
QTimer.singleShot(300, type_and_end)
app.run(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_signal_to_end_loses_no_word_that_is_still_typed(tmp_path: Path) -> None:
    own = tmp_path / "mine.journey"
    files.save(onboarding().journey, own)
    before = own.read_bytes()
    command = [sys.executable, "-c", ENDED, str(own), "SIGTERM"]
    ended = subprocess.run(command, cwd=Path(__file__).parents[2], timeout=60, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr.count("Traceback")) == (128 + signal.SIGTERM, 0)
    assert own.read_bytes() == before
    found = abandoned.recovered(abandoned.abandoned()[0])
    assert "Words that are still typed" in {found.result().name_of(record.id) for record in found.result()}


LEFT_OPEN = """
from PySide6.QtWidgets import QApplication
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import MAP_ID
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.appearance import Appearance
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.settings import Settings

program = QApplication([])
window = MainWindow(Appearance(program, "light"), Settings(), QtShaper())
window.documents.new()
session = window.documents.session
session.do("Rename", set_field(session.journey, [MAP_ID], "title", "Other"))
"""


def test_a_program_that_ends_around_an_open_window_ends_without_an_error() -> None:
    """As where the display goes: Qt throws the undo stack away while the window still knows of its session."""
    command = [sys.executable, "-c", LEFT_OPEN]
    ended = subprocess.run(command, cwd=Path(__file__).parents[2], timeout=60, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


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
