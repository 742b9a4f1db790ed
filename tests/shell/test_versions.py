"""Earlier versions of a map in the window: listed with a look at each, named, compared, brought back."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from journey_editor.comparing.window import CompareWindow
from journey_editor.document.edits.starting import empty_journey
from journey_editor.layout.board import BoardLayout
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell import progress_sign
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file import versions
from journey_editor.shell.map_file.kept_maps_dialog import KeptMap, KeptMapsDialog, KeptMapsQuestion, Look
from journey_editor.shell.map_file.looks import look_at
from journey_editor.storage import files
from journey_editor.storage.versions import Versions
from tests.building import Building
from tests.shell.shell_user import Answers, fill, retitle


@pytest.fixture
def path(window: MainWindow, tmp_path: Path) -> Path:
    """The file of the open map, saved as First, Second and Third."""
    path = tmp_path / "map.journey"
    files.save(empty_journey("First"), path)
    assert window.documents.open(path)
    for title in ("Second", "Third"):
        retitle(window, title)
        fill(window.context.session, 1)
        window.actions_of["file.save"].trigger()
    return path


def show(window: MainWindow, answers: Answers, *deeds: tuple[str, int] | None) -> list[str]:
    """Open the dialog, do that; what it listed first."""
    shown = len(answers.kept_lines)
    answers.kept += deeds
    window.actions_of["file.versions"].trigger()
    return answers.kept_lines[shown]


def test_each_save_is_listed_with_a_look_at_it(window: MainWindow, answers: Answers, path: Path) -> None:
    lines = show(window, answers, None)
    assert all(line.startswith("today, ") for line in lines)
    assert lines[0].endswith("in the file now"), "its title is that of the open map"
    assert [line.split("\n")[1:] for line in lines[1:]] == [["Second"], ["First"]], "no number that nobody can use"
    assert answers.looks[0] == "2 stages  \u00b7  2 personas  \u00b7  2 touchpoints\nThe map is still so."
    contents, since = answers.looks[1].splitlines()
    assert contents == "1 stage  \u00b7  1 persona  \u00b7  1 touchpoint"
    assert since.startswith("Changed since: the map, ") and since.endswith(" more")


def test_a_version_is_brought_back_and_undone(window: MainWindow, answers: Answers, path: Path) -> None:
    before = path.read_bytes()
    now = window.context.journey
    third = files.load(path).journey
    show(window, answers, ("restore", 2))
    assert window.context.journey.map.title == "First" and not window.context.journey.cards
    assert window.isWindowModified() and path.read_bytes() == before
    window.actions_of["edit.undo"].trigger()
    assert now == third and not window.isWindowModified()


def test_what_was_not_saved_is_kept_before_a_version_is_brought_back(
    window: MainWindow, answers: Answers, path: Path
) -> None:
    retitle(window, "Never saved")
    show(window, answers, ("restore", 1))
    assert [one.title for one in Versions(path).all()] == ["Never saved", "Third", "Second", "First"]


def test_a_version_gets_a_name_and_the_list_goes_on(window: MainWindow, answers: Answers, path: Path) -> None:
    answers.texts = ["  As agreed\twith Sales "]
    show(window, answers, ("name", 1), None)
    assert answers.kept_lines[-1][1].startswith("As agreed with Sales\n")
    answers.texts = [None]
    show(window, answers, ("name", 1), None)
    assert answers.asked[-2] == "Name the version: As agreed with Sales"
    assert answers.kept_lines[-1][1].startswith("As agreed with Sales\n")


def test_a_version_is_compared_with_the_map_as_it_is(window: MainWindow, answers: Answers, path: Path) -> None:
    show(window, answers, ("compare", 2))
    shown = window.findChildren(CompareWindow)
    assert len(shown) == 1
    assert shown[0].names[0].startswith("Version of today, ") and shown[0].names[1] == "map.journey"
    shown[0].close()


def test_what_has_changed_since_the_day_before_is_one_choice_away(
    window: MainWindow, answers: Answers, path: Path, home: Path
) -> None:
    """The next morning, before a workshop goes on."""
    first, second, _third = sorted(home.rglob("*.version"))
    for entry, hours in ((first, 50), (second, 49)):  # both of one day before yesterday, or of two
        earlier = time.time() - hours * 3600
        entry.write_text(re.sub(r'"saved_at": [^,]*', f'"saved_at": {earlier}', entry.read_text()))
    offered: list[str] = []

    def choose(choices: list[tuple[str, str]]) -> str:
        offered.extend(text for _, text in choices)
        return next(key for key, text in choices if text.startswith("This map as it was on "))

    answers.chosen = [choose]
    window.actions_of["file.compare"].trigger()
    QApplication.processEvents()
    (shown,) = window.findChildren(CompareWindow)
    assert [entry.sentence for entry in shown.panel.shown if "Second" in entry.sentence], "from its last title then"
    assert 1 <= len([text for text in offered if text.startswith("This map as it was on ")]) <= 2
    shown.close()


def test_a_damaged_version_says_so_and_the_others_are_good(
    window: MainWindow, answers: Answers, path: Path, home: Path
) -> None:
    oldest = Versions(path).all()[2]
    next(home.rglob(f"{oldest.content_hash}.z")).write_bytes(b"damaged")
    show(window, answers, ("restore", 2), ("restore", 1))
    assert "cannot be shown" in answers.looks[2]
    assert any("damaged" in asked for asked in answers.asked)
    assert window.context.journey.map.title == "Second"


def test_a_time_that_cannot_be_is_no_reason_to_show_no_versions(
    window: MainWindow, answers: Answers, path: Path, home: Path, subtests: pytest.Subtests
) -> None:
    for said in ("1e300", "NaN", "-5", "1e11"):
        with subtests.test(said):
            for entry in home.rglob("*.version"):
                entry.write_text(re.sub(r'"saved_at": [^,]*', f'"saved_at": {said}', entry.read_text()))
            answers.kept_lines.clear()
            answers.kept = [("restore", 0)]
            window.actions_of["file.versions"].trigger()
            assert "at an unknown time" in answers.kept_lines[0][0]


def test_a_map_without_a_file_has_no_versions(window: MainWindow) -> None:
    window.actions_of["file.new"].trigger()
    assert "Save the map first" in window.actions_of.row("file.versions").why_not(window.context)


@pytest.mark.parametrize("content", [b"", b"{", b"\0" * 4000])
def test_a_file_that_was_broken_offers_its_last_version(
    window: MainWindow, answers: Answers, path: Path, content: bytes
) -> None:
    window.actions_of["file.close"].trigger()
    path.write_bytes(content)
    answers.agree = [True]
    assert window.documents.open(path)
    assert "cannot be opened" in answers.asked[-1] and "kept as a version" in answers.asked[-1]
    assert window.context.journey.map.title == "Third"
    assert window.documents.path is None and window.isWindowModified(), "the broken file is not written to"
    assert path.read_bytes() == content


def test_who_does_not_want_the_version_stays_where_he_is(window: MainWindow, answers: Answers, path: Path) -> None:
    window.actions_of["file.close"].trigger()
    path.write_bytes(b"{")
    answers.agree = [False]
    assert not window.documents.open(path)
    assert window.documents.session is None


def test_the_look_at_a_version_shows_the_whole_of_a_wide_map_as_large_as_there_is_room(window: MainWindow) -> None:
    building = Building("Wide")
    lane = building.lane("Buyer")
    for number in range(14):
        building.touchpoint(lane, building.stage(f"Stage {number}"), f"Card {number}")
    look = look_at(window.context, building.journey)
    board = BoardLayout(QtShaper()).board(building.journey, prompts=True)
    assert look.pixmap is not None
    assert look.pixmap.width() / look.pixmap.height() == pytest.approx(board.width / board.height, rel=0.02)
    dialog = KeptMapsDialog(KeptMapsQuestion("Versions", "", [KeptMap("One", "")], [], lambda _row: look), window)
    dialog.show()
    narrow = dialog.picture.width()
    dialog.resize(dialog.width() + 200, dialog.height())
    QApplication.processEvents()
    assert dialog.picture.width() > narrow + 100
    dialog.deleteLater()


def test_a_look_at_a_large_version_can_be_stopped_and_is_then_tried_again(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    monkeypatch.setattr(progress_sign, "_EVERY_S", 0)
    looks: list[Look] = []

    def stop() -> None:
        for sign in window.findChildren(QProgressDialog):
            sign.cancel()

    def look(row: int) -> Look:
        looks.append(versions._look_at(window.context, kept, kept.all(), row))
        return looks[-1]

    kept, timer = Versions(path), QTimer(window, interval=0)
    timer.timeout.connect(stop)
    timer.start()
    lines = [KeptMap(str(row), "") for row in range(2)]
    dialog = KeptMapsDialog(KeptMapsQuestion("Versions", "", lines, [], look), window)
    assert "stopped" in dialog.sentence.text() and dialog.picture.pixmap.isNull()
    timer.stop()
    dialog.list.setCurrentRow(1)
    dialog.list.setCurrentRow(0)
    assert len(looks) == 3 and not dialog.picture.pixmap.isNull(), "the second is kept"
    dialog.list.setCurrentRow(1)
    assert len(looks) == 3
    dialog.deleteLater()
