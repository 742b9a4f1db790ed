"""Templates of one's own: kept from a map, found first in the gallery, renamed, edited, deleted and put back."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QProgressDialog, QPushButton

from journey_editor.shell import progress_sign
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.welcome import welcome_previews
from journey_editor.shell.welcome.map_tiles import Tile
from journey_editor.shell.welcome.template_dialog import TemplateAnswer, TemplateDialog
from journey_editor.shell.welcome.template_gallery import GalleryDialog
from journey_editor.shell.welcome.templates import OWN_GROUP, own_templates, read_template
from journey_editor.storage import files
from tests.shell.shell_user import Answers, fill, give

pytestmark = pytest.mark.usefixtures("welcomed")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without templates."""
    monkeypatch.setenv("JOURNEY_EDITOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "templates"


def keep(window: MainWindow, answers: Answers, name: str = "Ours", keeps_cards: bool = False) -> Path:
    give(window, "file.new")
    fill(window.context.session)
    answers.templates = [TemplateAnswer(name, "For us.", keeps_cards)]
    give(window, "file.save_as_template")
    answers.save = ["discard"]
    give(window, "file.close")
    return own_templates()[0].file


def own_tile(window: MainWindow) -> Tile:
    return window.welcome.gallery.tiles[0]


def choose(tile: Tile, text: str) -> None:
    """Open the menu by its key and choose."""
    middle = tile.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, tile.mapToGlobal(middle))
    QApplication.sendEvent(tile, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(entry for entry in menu.actions() if entry.text().replace("&", "").rstrip("\u2026") == text)
    menu.setActiveAction(entry)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_map_is_kept_as_a_template_and_comes_first(window: MainWindow, answers: Answers, own_folder: Path) -> None:
    file = keep(window, answers)
    assert file == own_folder / "Ours.journey"
    assert "Ours" in window.notices.text or window.notices.text == ""
    tile = own_tile(window)
    assert (tile.file, tile.accessibleName()) == (file, "Ours")
    labels = [label.text() for label in window.welcome.findChildren(QLabel) if label.property("role") == "title"]
    assert OWN_GROUP in labels
    tile.click()
    journey = window.context.journey
    assert [stage.name for stage in journey.stages] == ["Kickoff"] and journey.cards == []
    assert window.documents.path is None and journey.unknown == {}


def test_the_cards_are_kept_when_asked_for(window: MainWindow, answers: Answers) -> None:
    keep(window, answers, keeps_cards=True)
    own_tile(window).click()
    assert [card.name for card in window.context.journey.cards] == ["Call 1", "Call 2"]


def test_it_is_renamed_with_its_file(window: MainWindow, answers: Answers, own_folder: Path) -> None:
    keep(window, answers)
    answers.templates = [TemplateAnswer("Theirs / new", "For them.")]
    choose(own_tile(window), "Rename")
    assert answers.asked[-1] == "Rename template: Ours"
    assert [p.name for p in own_folder.iterdir()] == ["Theirs new.journey"]
    assert (own_tile(window).accessibleName(), read_template(own_tile(window).file).description) == (
        "Theirs / new",
        "For them.",
    )


def test_it_is_opened_for_editing_as_the_file_it_is(window: MainWindow, answers: Answers) -> None:
    file = keep(window, answers)
    choose(own_tile(window), "Open for editing")
    assert window.documents.path == file
    fill(window.context.session, 1)
    give(window, "file.save")
    assert len(files.load(file).journey.stages) == 2
    assert read_template(file).description == "For us."


def test_it_is_deleted_after_a_question_and_can_be_put_back(window: MainWindow, answers: Answers) -> None:
    file = keep(window, answers)
    content = file.read_bytes()
    answers.agree = [False]
    choose(own_tile(window), "Delete")
    assert file.exists()
    answers.agree = [True]
    choose(own_tile(window), "Delete")
    assert not file.exists() and own_tile(window).file != file
    undo = next(button for button in window.notices.findChildren(QPushButton) if button.text() == "Undo")
    undo.click()
    assert file.read_bytes() == content and own_tile(window).file == file


def test_a_file_that_is_no_map_says_so_in_the_gallery_and_harms_nothing(
    window: MainWindow, answers: Answers, own_folder: Path
) -> None:
    own_folder.mkdir(parents=True)
    (own_folder / "broken.journey").write_text('{"map": [}')
    (own_folder / "odd.journey").write_text("[1, 2]")
    window.welcome.refresh_templates()
    tiles = window.welcome.gallery.tiles[:2]
    assert [tile.accessibleDescription() for tile in tiles] == ["This file cannot be read."] * 2
    tiles[0].click()
    assert "broken.journey cannot be opened" in answers.asked[-1]
    assert window.editor is None


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_what_is_no_file_among_the_templates_does_not_hold_up_the_window(
    window: MainWindow, answers: Answers, own_folder: Path
) -> None:
    own_folder.mkdir(parents=True)
    os.mkfifo(own_folder / "pipe.journey")
    (own_folder / "endless.journey").symlink_to("/dev/zero")
    window.welcome.refresh_templates()
    tiles = window.welcome.gallery.tiles[:2]
    assert [tile.accessibleDescription() for tile in tiles] == ["This file cannot be read."] * 2
    tiles[0].click()
    assert "is not an ordinary file" in answers.asked[-1]


def test_the_gallery_opens_over_a_map_and_a_tile_is_chosen_by_key(window: MainWindow) -> None:
    give(window, "file.new")
    give(window, "file.new_from_template")
    dialog = window.findChild(GalleryDialog)
    assert dialog is not None
    first = dialog.gallery.tiles[0]
    assert first.hasFocus() or dialog.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(window.context.journey.stages) == 4
    assert window.findChild(GalleryDialog) is None


def test_arrows_go_to_the_tile_that_is_seen_there(window: MainWindow) -> None:
    give(window, "file.new")
    give(window, "file.new_from_template")
    dialog = window.findChild(GalleryDialog)
    assert dialog is not None
    dialog.resize(1052, 740)  # three tiles side by side, also where the screen has no room for them
    QApplication.processEvents()

    def go(*keys: Qt.Key) -> str:
        for key in keys:
            QTest.keyClick(dialog.focusWidget(), key)
        chosen = dialog.focusWidget()
        assert isinstance(chosen, Tile) and chosen.visibleRegion().boundingRect().height() > 100
        return chosen.accessibleName()

    down, up, left, right = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right
    assert go(down) == "Customer lifecycle in nine stages", "the one below, in the next section"
    assert go(down) == "Onboarding in six stages", "the one below, in the next section"
    assert go(right, right) == "Onboarding led by an implementation team"
    assert go(right) == "Onboarding led by an implementation team"
    assert go(down) == "Hybrid onboarding", "the nearest one of a shorter row"
    assert go(down) == "Service blueprint"
    assert go(up, up, left) == "Onboarding in six stages"
    assert go(up, up) == "Workshop starter"
    dialog.reject()


def test_the_dialog_asks_for_name_and_purpose(qtbot: object) -> None:
    dialog = TemplateDialog("Save as template", TemplateAnswer("My map"), True)
    dialog.show()
    assert dialog.answer == TemplateAnswer("My map")
    dialog.name.clear()
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.name, "  Renewals ")
    QTest.keyClicks(dialog.description, "For the renewal team")
    dialog.cards.setChecked(True)
    assert dialog.answer == TemplateAnswer("Renewals", "For the renewal team", True)
    dialog.close()


def test_what_is_cut_of_a_pasted_purpose_is_said(qapp: QApplication) -> None:
    dialog = TemplateDialog("Save as template", TemplateAnswer("My map"), True)
    dialog.show()
    qapp.clipboard().setText("For whoever renews. " * 50)
    dialog.description.paste()
    assert dialog.too_long.isVisible()
    assert dialog.too_long.text() == "What it is for takes up to 160 characters; what is more is left out."
    dialog.description.backspace()
    assert not dialog.too_long.isVisible()
    dialog.close()


def test_a_large_template_can_be_stopped_until_it_is_there(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    monkeypatch.setattr(progress_sign, "_EVERY_S", 0)
    goes_on, slow = threading.Event(), files.faithful_bytes
    monkeypatch.setattr(files, "faithful_bytes", lambda journey: goes_on.wait(20) and slow(journey))

    def stop() -> None:
        for sign in window.findChildren(QProgressDialog):
            sign.cancel()

    give(window, "file.new")
    fill(window.context.session)
    answers.templates = [TemplateAnswer("Ours", "", True)]
    timer = QTimer(window, interval=50)
    timer.timeout.connect(stop)
    timer.start()
    give(window, "file.save_as_template")
    timer.stop()
    assert window.notices.text == "The template was not saved, because you stopped it."
    writing = [thread for thread in threading.enumerate() if thread.name == "export"]
    goes_on.set()
    for thread in writing:
        thread.join(20)
    assert own_templates() == []


def test_a_large_template_has_no_picture_in_the_gallery(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(welcome_previews, "_LARGE", 100)
    file = keep(window, answers)
    previews = window.welcome.gallery._previews
    previews.go_on()
    for _ in range(1000):
        QApplication.processEvents()
        if (seen := previews.of(file)) is not None:
            break
    assert seen is not None and seen.content.startswith("A large map")
