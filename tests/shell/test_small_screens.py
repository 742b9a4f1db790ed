"""A projector of 1280 x 720 at a scale of 1.5 (853 x 480) and of 2 (640 x 360): nothing is cut, nothing overlaps."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journey_editor import paths
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.kept_maps_dialog import Deed, KeptMap, KeptMapsDialog, KeptMapsQuestion, Look
from journey_editor.shell.welcome.template_gallery import GalleryDialog
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.workbench.registry import BOARD, TABS

AT_ONE_AND_A_HALF, AT_TWO = (845, 432), (632, 312)
"""Pixels that a window's frame leaves."""


def shown_at(window: MainWindow, size: tuple[int, int]) -> MainWindow:
    window.resize(*size)
    window.documents.open(paths.sample("b2b-saas-onboarding.journey"))
    for dock in window.editor.docks.values():
        dock.hide()
    settle()
    return window


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def is_whole(window: MainWindow) -> None:
    """The window is as large as was said, and no part of the page lies outside it or upon another."""
    page = window.editor
    parts: list[QWidget] = [page.centralWidget(), page.status_bar]
    parts += [dock for dock in page.docks.values() if not dock.visibleRegion().isEmpty()]
    for part in parts:
        least = part.minimumSizeHint() if part.minimumWidth() == 0 else part.minimumSize()
        assert page.rect().contains(part.geometry()), f"{part.objectName()} {part.geometry()}"
        assert part.width() >= least.width() and part.height() >= min(least.height(), part.height()), part.objectName()
    for one, other in combinations(parts, 2):
        assert not one.geometry().intersects(other.geometry()), f"{one.objectName()} {other.objectName()}"


@pytest.mark.parametrize("beside", ["palette", "outline", "inspector"])
def test_panels_have_room_beside_and_below_the_board_and_each_tab(window: MainWindow, beside: str) -> None:
    page = shown_at(window, AT_ONE_AND_A_HALF).editor
    page.docks[beside].show()
    for name in ("find", "findings"):
        page.docks.show_below(name)
    for tab in (BOARD, *(spec.id for spec in TABS)):
        page.workbench.show_page(tab)
        settle()
        assert (window.width(), window.height()) == AT_ONE_AND_A_HALF
        is_whole(window)


def test_the_board_has_room_at_a_scale_of_two(window: MainWindow) -> None:
    shown_at(window, AT_TWO)
    window.editor.docks["inspector"].show()
    settle()
    assert (window.width(), window.height()) == AT_TWO
    is_whole(window)


@pytest.mark.parametrize("below", ["find", "findings"])
def test_at_a_scale_of_two_a_panel_takes_the_room_of_another_and_the_zoom_is_read(
    window: MainWindow, qtbot: QtBot, below: str
) -> None:
    page = shown_at(window, AT_TWO).editor
    docks = page.docks
    for beside in ("outline", "inspector"):
        docks[beside].show()
        settle()
        docks.show_below(below)
        qtbot.waitUntil(lambda beside=beside: docks[beside].isHidden() and docks[below].isVisible())
        settle()
        is_whole(window)
        docks[beside].show()
        qtbot.waitUntil(lambda: docks[below].isHidden())
        settle()
        is_whole(window)
        docks[beside].hide()


def test_at_a_first_start_at_a_scale_of_two_the_board_has_the_room_of_the_inspector(window: MainWindow) -> None:
    window.resize(*AT_TWO)
    window.documents.open(paths.sample("b2b-saas-onboarding.journey"))
    settle()
    page = window.editor
    assert page.docks["inspector"].isHidden() and page.board.width() > AT_TWO[0] * 0.9
    page.session.select([page.session.journey.cards[0].id])
    window.actions_of["card.owner"].trigger()
    settle()
    assert page.docks["inspector"].isVisible(), "a command that needs it opens it"
    is_whole(window)


def test_the_zoom_is_read_whatever_else_the_line_at_the_bottom_says(window: MainWindow, qtbot: QtBot) -> None:
    page = shown_at(window, AT_TWO).editor
    bar = page.status_bar
    zoom, counts = bar.zoom, bar.counts
    qtbot.waitUntil(lambda: "warnings" in bar.findings.text())
    for said in ("", "Enter or F2 edits the name of this step.", "A long sentence of the board, " * 6):
        page.board.status.emit(said)
        settle()
        assert zoom.visibleRegion().boundingRect().width() == zoom.width(), said
        assert zoom.percent.isVisible() and not (said and zoom.slider.isVisible())
        assert bar.selection.text().startswith(said[:20])
        assert not bar.selection.geometry().intersects(bar.findings.geometry())
        assert counts.isVisible() == (not said)
    page.workbench.show_page("stages")
    settle()
    assert zoom.letters.visibleRegion().boundingRect().width() == zoom.letters.width()
    window.resize(1200, 700)
    page.workbench.show_page(BOARD)
    page.board.status.emit("")
    settle()
    assert zoom.slider.isVisible() and counts.isVisible()


def test_unsaved_work_is_looked_at_and_recovered_at_a_scale_of_two(window: MainWindow) -> None:
    kept = KeptMap("B2B SaaS onboarding: from signature to renewal", "today, 04:14 \u00b7 b2b-saas-onboarding.journey")
    sentence = "6 stages, 3 personas\nChanged: the touchpoint “Kickoff workshop: why, who, by when” (Account sponsor)"
    deeds = (Deed("recover", "&Recover", is_primary=True), Deed("merge", "&Merge..."), Deed("delete", "&Delete..."))
    hint = "Journey Editor ended before these changes were saved. Recovering opens the map with them."
    dialog = KeptMapsDialog(
        KeptMapsQuestion("Unsaved work", hint, [kept], deeds, lambda _: Look(None, sentence)), window
    )
    dialog.show()
    dialog.resize(*AT_TWO)
    settle()
    assert (dialog.width(), dialog.height()) == AT_TWO, "no part of it asks for more"
    dialog.deleteLater()


def test_a_dialog_is_no_larger_than_its_screen(window: MainWindow) -> None:
    room = window.screen().availableGeometry().size()
    dialog = GalleryDialog(window.welcome.previews, window.context.appearance.theme, window)
    assert dialog.size().boundedTo(room) == dialog.size()
    assert size_on_screen(window, 10_000, 300).width() < room.width()
    dialog.deleteLater()


def test_the_welcome_page_is_whole_at_a_scale_of_two(welcomed: MainWindow) -> None:
    welcomed.resize(*AT_TWO)
    settle()
    assert (welcomed.width(), welcomed.height()) == AT_TWO
    page = welcomed.welcome
    for label in (*page.findChildren(QLabel), page.new_button, page.open_button):
        if label.isVisible():
            assert label.height() >= label.minimumSizeHint().height(), label.text()
    seen = page.gallery.tiles[0]
    assert seen.visibleRegion().boundingRect().width() == seen.width()
    assert not page.new_button.geometry().intersects(page.open_button.geometry())
