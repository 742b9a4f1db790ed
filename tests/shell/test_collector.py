"""The memory of maps that were left is given back, however long the window stays open, and no key waits for it."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journey_editor.canvas.presentation import Presentation
from journey_editor.comparing.window import Side
from journey_editor.document.journey import Journey
from journey_editor.shell import letting_go
from journey_editor.shell.comparing import show_comparison
from journey_editor.shell.editor_page import EditorPage
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.map_files import samples
from journey_editor.shell.presenting import present

pytestmark = pytest.mark.usefixtures("leaves_out", "soon")

_QUICK = 100_000
"""So many objects the collector goes through in a few hundredths of a second."""


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was left is let go soon after."""
    monkeypatch.setattr(letting_go, "_AFTER_MS", 20)


def _open(window: MainWindow, path: Path) -> None:
    assert window.documents.open(path)
    QTest.qWait(120)


def test_maps_opened_one_after_the_other_do_not_stay_in_memory(qtbot: QtBot, window: MainWindow) -> None:
    shown: list[tuple[weakref.ref[EditorPage], weakref.ref[Journey]]] = []
    for path in [*samples(), *samples()]:
        _open(window, path)
        assert window.editor is not None
        shown.append((weakref.ref(window.editor), weakref.ref(window.context.journey)))

    def alive() -> list[int]:
        return [number for number, (page, journey) in enumerate(shown) if page() is not None or journey() is not None]

    the_last = {len(shown) - 2, len(shown) - 1}
    qtbot.waitUntil(lambda: the_last.issuperset(alive()))  # the open one, and at most the one before


def test_the_collector_never_goes_through_a_whole_map(window: MainWindow) -> None:
    for path in samples()[:2]:
        _open(window, path)
        assert len(gc.get_objects()) < _QUICK
    board = [[number] for number in range(3 * _QUICK)]
    QTest.qWait(1_200)
    assert len(gc.get_objects()) < _QUICK < len(board), "what was made at once, and stays"


def test_what_windows_with_boards_hold_is_freed_when_they_close(window: MainWindow) -> None:
    _open(window, samples()[0])
    context = window.context
    sides = [Side(name, Journey(context.journey)) for name in ("a", "b")]
    compare = show_comparison(context, *sides)
    assert compare is not None
    present(context)
    presentation = window.findChild(Presentation)
    assert presentation is not None
    held = [weakref.ref(widget.board_scene) for widget in (compare.board, presentation)]
    held.append(weakref.ref(sides[0].journey))
    gc.freeze()  # no round of the collector finds them
    widgets: list[QWidget] = [compare, presentation]
    for widget in widgets:
        widget.close()
    del compare, presentation, widget, widgets, sides
    QTest.qWait(300)
    assert [ref() for ref in held] == [None] * len(held)
