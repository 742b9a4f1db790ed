"""Settings outlive the program, and a damaged file."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.starting import empty_journey
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.settings import MOST_RECENT_FILES, Settings, load_settings, save_settings, settings_file
from journey_editor.storage import files


def test_settings_come_back_as_they_were() -> None:
    settings = Settings(theme="dark")
    settings.remember(Path("/maps/one.journey"))
    settings.export = settings.export.model_copy(update={"paper": "A3", "content": "tiles"})
    assert save_settings(settings) == ""
    assert load_settings() == (settings, "")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
def test_a_map_whose_name_is_no_text_is_opened_and_is_a_recent_one(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"m\xfcnchen.journey")  # from a computer of another character set
    files.save(empty_journey("Onboarding"), path)
    assert window.documents.open(path)
    assert window.close()
    settings, problem = load_settings()
    assert (settings.recent_files, list(settings.places), problem) == ([str(path)], [str(path)], "")


def test_a_theme_is_kept_from_the_moment_it_is_chosen(window: MainWindow) -> None:
    """The program may crash, or another window be opened, before this one is closed."""
    before = load_settings()[0].theme
    window.actions_of["view.theme_dark"].trigger()
    assert before != "dark" and load_settings()[0].theme == "dark"


def test_how_panels_are_seen_is_kept_while_the_window_is_open(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.new()
    assert window.editor is not None
    window.actions_of["view.badges"].trigger()
    assert load_settings()[0].shows_badges is False
    window.actions_of["view.outline"].trigger()
    window.editor.outline.buttons["list"].click()
    qtbot.waitUntil(lambda: load_settings()[0].outline_view == "list", timeout=10_000)
    kept = load_settings()[0]
    assert kept.window_state == window.editor.docks.kept_state() and kept.window_geometry


def test_a_first_start_needs_no_file() -> None:
    assert load_settings() == (Settings(), "")


def test_a_damaged_file_is_kept_aside_and_told() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('{"theme": "purple"')
    settings, problem = load_settings()
    assert settings == Settings()
    kept = settings_file().with_name("settings.unreadable-1.json")
    assert kept.name in problem
    assert kept.read_text() == '{"theme": "purple"'
    assert save_settings(settings) == ""
    assert load_settings() == (settings, "")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize("kind", ["folder", "pipe", "endless", "huge"])
def test_what_is_no_file_holds_up_no_start_and_is_kept_aside(kind: str) -> None:
    file = settings_file()
    file.parent.mkdir(parents=True)
    match kind:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "endless":
            file.symlink_to("/dev/zero")
        case "huge":
            file.write_bytes(b"x" * 5_000_000)
    settings, problem = load_settings()
    assert settings == Settings() and problem.startswith(f"{file} is ")
    assert problem.endswith("The usual settings are used. The old file is kept as settings.unreadable-1.json.")
    assert save_settings(settings) == "" and os.path.lexists(file.with_name("settings.unreadable-1.json"))


def test_what_is_damaged_in_a_file_costs_nothing_of_the_rest() -> None:
    many = [f"/maps/{number}.journey" for number in range(1_000)]
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    place = {"x": float("inf"), "y": float("nan"), "zoom": 1.0}
    damaged = {"theme": "dark", "recent_files": many, "window_state": 7, "places": {"/maps/1.journey": place}}
    settings_file().write_text(json.dumps(damaged), encoding="utf-8")
    settings, problem = load_settings()
    assert (settings.theme, settings.recent_files, settings.places) == ("dark", many[:MOST_RECENT_FILES], {})
    assert problem.startswith("Some of your settings were damaged") and "settings.unreadable-1.json" in problem
    assert load_settings() == (settings, "")


def test_settings_that_grew_are_small_enough_to_be_read_again() -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    many = {str(number): "x" * 30 for number in range(70_000)}
    places = {str(number): {} for number in range(20_000)}
    settings_file().write_text(json.dumps({"theme": "dark", "tab_choices": many, "places": places}), encoding="utf-8")
    assert save_settings(load_settings()[0]) == ""
    settings, problem = load_settings()
    assert (settings.theme, problem) == ("dark", "") and "69999" in settings.tab_choices


def test_what_a_newer_version_wrote_is_kept() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('{"theme": "dark", "from_the_future": [1]}')
    settings, problem = load_settings()
    assert (settings.theme, problem) == ("dark", "")
    save_settings(settings)
    assert "from_the_future" in settings_file().read_text()


def test_settings_that_cannot_be_written_are_told(home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings").write_text("a file where a folder should be")
    assert save_settings(Settings()).startswith("Your settings could not be kept")


def test_recent_files_are_the_last_ones_each_once() -> None:
    settings = Settings()
    for number in range(MOST_RECENT_FILES + 3):
        settings.remember(Path(f"/maps/{number}.journey"))
    settings.remember(Path("/maps/5.journey"))
    assert settings.recent_files[0] == "/maps/5.journey"
    assert len(settings.recent_files) == len(set(settings.recent_files)) == MOST_RECENT_FILES
    settings.forget(Path("/maps/5.journey"))
    assert "/maps/5.journey" not in settings.recent_files


def test_the_window_says_once_that_settings_cannot_be_kept(window: MainWindow, home: Path, tmp_path: Path) -> None:
    maps = [tmp_path / "one.journey", tmp_path / "two.journey"]
    for path in maps:
        files.save(empty_journey("A map"), path)
    settings_file().parent.write_text("no folder")
    assert window.documents.open(maps[0])
    assert window.notices.text.startswith("Your settings could not be kept")
    window.notices.tell("Something else")
    assert window.documents.open(maps[1])
    assert "settings" not in window.notices.text


def test_two_windows_keep_what_the_other_has_set() -> None:
    save_settings(Settings(theme="light", panel_widths={"outline": 300}))
    one, two = load_settings()[0], load_settings()[0]
    one.theme = "dark"
    one.remember(Path("/maps/one.journey"))
    one.panel_widths = {**one.panel_widths, "inspector": 400}
    assert save_settings(one) == ""
    two.shows_minimap = True
    two.remember(Path("/maps/two.journey"))
    two.panel_widths = {**two.panel_widths, "findings": 500}
    assert save_settings(two) == ""
    kept = load_settings()[0]
    assert (kept.theme, kept.shows_minimap) == ("dark", True)
    assert kept.recent_files == ["/maps/two.journey", "/maps/one.journey"]
    assert kept.panel_widths == {"outline": 300, "inspector": 400, "findings": 500}
    one.forget(Path("/maps/one.journey"))
    save_settings(one)
    assert load_settings()[0].recent_files == ["/maps/two.journey"]
