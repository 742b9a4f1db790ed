"""The page one starts on."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.templating import from_template
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.map_files import samples, templates
from journey_editor.shell.settings import Settings
from journey_editor.shell.welcome.map_tiles import Tile
from journey_editor.shell.welcome.welcome_page import RecentRow
from journey_editor.storage import files
from tests.shell.shell_user import Answers

pytestmark = pytest.mark.usefixtures("welcomed")


def tile(window: MainWindow, file: Path) -> Tile:
    return next(tile for tile in window.welcome.tiles if tile.file == file)


def test_every_template_and_sample_is_there_with_its_picture(window: MainWindow, qtbot: QtBot) -> None:
    shown = [tile.file for tile in window.welcome.tiles]
    assert sorted(shown) == sorted([*templates(), *samples()])
    assert all(tile.accessibleName() and tile.accessibleDescription() for tile in window.welcome.gallery.tiles)
    with_stages = [tile for tile in window.welcome.tiles if tile.file.stem != "empty-map"]
    qtbot.waitUntil(lambda: all("stage" in tile.accessibleDescription() for tile in with_stages), timeout=30_000)
    titles = [label.text() for label in window.welcome.findChildren(QLabel) if label.property("role") == "title"]
    groups = ["To begin with", "The whole lifecycle", "Onboarding", "Services", "Look at a sample"]
    assert [title for title in titles if title in groups] == groups
    assert [tile.file.stem for tile in window.welcome.tiles[:2]] == ["workshop-starter", "empty-map"]


def test_a_tile_is_chosen_by_enter(window: MainWindow) -> None:
    first = window.welcome.gallery.tiles[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert window.context.journey.stages


def test_a_template_becomes_a_new_map(window: MainWindow) -> None:
    file = next(file for file in templates() if file.stem == "service-blueprint")
    tile(window, file).click()
    assert window.documents.path is None
    assert window.context.journey == from_template(files.load(file).journey)
    assert window.context.journey.unknown == {}
    assert window.stack.currentWidget() is window.editor


def test_the_empty_template_is_what_new_map_makes(window: MainWindow) -> None:
    tile(window, next(file for file in templates() if file.stem == "empty-map")).click()
    from_tile = window.context.journey
    window.actions_of["file.new"].trigger()
    assert window.context.journey == from_tile == empty_journey()


def test_a_new_map_begins_here(window: MainWindow) -> None:
    window.welcome.new_button.click()
    assert window.stack.currentWidget() is window.editor
    assert not window.isWindowModified()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Two recent maps, one of them gone."""
    settings = Settings(theme="light")
    files.save(empty_journey("Kept"), tmp_path / "kept.journey")
    settings.recent_files = [str(tmp_path / "kept.journey"), str(tmp_path / "gone.journey")]
    return settings


def rows(window: MainWindow) -> dict[str, RecentRow]:
    QApplication.processEvents()
    shown = [row for row in window.welcome.findChildren(RecentRow) if row.isVisible()]
    return {row.button.accessibleName(): row for row in shown}


def test_a_recent_map_opens(window: MainWindow, tmp_path: Path) -> None:
    rows(window)["Open kept"].button.click()
    assert window.documents.path == tmp_path / "kept.journey"


def test_a_network_folder_that_does_not_answer_holds_nothing_up(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, answers = Path.exists, threading.Event()
    share = tmp_path / "kept.journey"
    monkeypatch.setattr(Path, "exists", lambda path: (path != share or answers.wait(20)) and real(path))
    began = time.monotonic()
    window.welcome.show_recent()
    assert time.monotonic() - began < 5, "a quarter of a second, and what a busy machine takes"
    assert set(rows(window)) == {"Open kept", "gone, the file is gone"}
    answers.set()


def test_a_recent_map_that_is_gone_is_greyed_and_can_be_removed(window: MainWindow, tmp_path: Path) -> None:
    gone = rows(window)["gone, the file is gone"]
    assert not gone.button.isEnabled()
    gone.remove.click()
    assert list(rows(window)) == ["Open kept"]
    assert window.documents.recent.files == [tmp_path / "kept.journey"]


def test_after_closing_a_map_the_page_is_back_and_lists_it(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.welcome.new_button.click()
    answers.files = [tmp_path / "newest.journey"]
    window.actions_of["file.save"].trigger()
    window.actions_of["file.close"].trigger()
    assert next(iter(rows(window))) == "Open newest"
