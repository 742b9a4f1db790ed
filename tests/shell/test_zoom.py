"""Zoom by number, by width, and how far it goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journey_editor.shell.main_window import MainWindow
from tests.shell.shell_user import fill


@pytest.fixture
def page(window: MainWindow):
    window.documents.new()
    fill(window.context.session, 3)
    assert window.editor is not None
    return window.editor


def test_a_zoom_is_typed(page, subtests: pytest.Subtests) -> None:
    field = page.status_bar.zoom.percent
    zooms = {
        "150": 1.5,
        "75 %": 0.75,
        "12,5%": 0.125,
        " 800 ": 8.0,
        "100": 1.0,
        "900": 8.0,
        "3": 0.1,
        "50": 0.5,
        "10": 0.1,
    }
    for typed, zoom in zooms.items():
        with subtests.test(typed):
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, typed)
            QTest.keyClick(field, Qt.Key.Key_Return)
            assert page.board.zoom == pytest.approx(zoom)
            assert field.text() == f"{round(zoom * 100)} %" and page.board.hasFocus()


def test_what_is_no_number_is_told_and_put_back_and_escape_puts_back_too(page) -> None:
    field, zoom = page.status_bar.zoom.percent, page.board.zoom
    for typed, key in (("much", Qt.Key.Key_Return), ("55", Qt.Key.Key_Escape)):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, key)
        assert page.board.zoom == zoom and field.text() == f"{round(zoom * 100)} %"
    assert "is no zoom" in page.status_bar.selection.text()


def test_fit_width_shows_the_whole_width(window: MainWindow, page) -> None:
    page.board.zoom_to(4.0)
    window.actions_of["view.fit_width"].trigger()
    seen = page.board.camera.visible
    assert seen.left() <= 0 and seen.right() >= page.board.board.width
    assert page.board.board.width * page.board.zoom > 0.85 * page.board.viewport().width()


def test_the_slider_reaches_from_end_to_end(page) -> None:
    for value, zoom in ((0, 0.1), (100, 8.0)):
        page.status_bar.zoom.slider.setValue(value)
        assert page.board.zoom == pytest.approx(zoom)


def test_the_minimap_is_shown_by_a_command_and_stays_so(window: MainWindow, page, answers) -> None:
    answers.save = ["discard"]
    assert page.minimap.isHidden()
    window.actions_of["view.minimap"].trigger()
    assert page.minimap.isVisible() and window.actions_of["view.minimap"].isChecked()
    window.documents.new()
    assert window.editor is not None and window.editor is not page and window.editor.minimap.isVisible()
