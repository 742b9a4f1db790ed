"""Zoom, pan, fit, and headers that stay in view."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.stories.user import Button, User


def test_zoom_at_the_pointer_keeps_what_is_under_it(at_map: User) -> None:
    user = at_map
    pixel = user.sees.of("Check")
    for notches in (1, 1, 1, -2, -3):
        user.zooms(pixel, notches)
        now = user.sees.of("Check")
        assert (now - pixel).manhattanLength() <= 2
    assert user.sees.board.zoom < 0.85


def test_fit_and_actual_size(at_map: User) -> None:
    user = at_map
    user.presses("Ctrl+0")
    assert user.sees.board.zoom == 1.0
    user.presses("Ctrl++", "Ctrl++", "Ctrl++")
    assert user.sees.board.zoom > 1.5
    user.presses("Ctrl+1")
    board = user.sees.board.board
    corners = [(0, 0), (board.width, 0), (0, board.height), (board.width, board.height)]
    assert all(user.sees.is_in_view(user.sees.at(*corner)) for corner in corners)
    user.clicks("Check")
    user.presses("Ctrl+2")
    assert user.sees.board.zoom > 1.2
    assert user.sees.is_in_view(user.sees.of("Check", 0, 0)) and user.sees.is_in_view(user.sees.of("Check", 1, 1))


def test_panning_by_space_and_by_the_middle_button(at_map: User) -> None:
    user = at_map
    start = user.sees.of("Check")
    user.hands.drags(start, start + QPoint(-120, -60), button=Button.MiddleButton)
    assert (user.sees.of("Check") - start - QPoint(-120, -60)).manhattanLength() <= 2
    user.clicks_empty_board()
    QTest.keyPress(QApplication.focusWidget(), " ")
    user.hands.drags(user.sees.of("Check"), start)
    QTest.keyRelease(QApplication.focusWidget(), " ")
    assert (user.sees.of("Check") - start).manhattanLength() <= 2
    assert not user.window.isWindowModified()
    assert user.sees.selected == []


def test_the_wheel_scrolls_and_headers_stay_in_view(at_map: User) -> None:
    user = at_map
    user.presses("Ctrl+0", "Ctrl++", "Ctrl++")
    at = user.sees.of("Check")
    start = at
    for _ in range(3):
        user.hands.turns_wheel(at, -1)
        user.hands.turns_wheel(at, -1, held="Shift")
    went = user.sees.of("Check") - start
    assert went.x() < -200 and went.y() < -200
    board = user.sees.board.board
    assert not user.sees.is_in_view(user.sees.at(0, 0))
    assert not user.sees.is_in_view(user.sees.at(board.header.x, board.header.y))
    assert user.sees.is_in_view(user.sees.of("Setup"))
    assert user.sees.is_in_view(user.sees.of("Activation"))
    assert user.sees.is_in_view(user.sees.of("End user"))


def test_a_card_that_is_not_in_view_is_revealed_by_going_there(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    for _ in range(4):
        user.zooms(user.sees.of("Call"), 2)
    assert not user.sees.is_in_view(user.sees.of("First report"))
    user.presses("Tab", "Tab", "Tab", "Tab")
    assert user.sees.selected == ["First report"]
    assert user.sees.is_in_view(user.sees.of("First report"))
