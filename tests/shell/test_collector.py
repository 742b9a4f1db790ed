"""The memory of maps that were left is given back, however long the window stays open."""

from __future__ import annotations

import weakref
from pathlib import Path

from PySide6.QtTest import QTest

from journey_editor.document.journey import Journey
from journey_editor.shell.editor_page import EditorPage
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_files import samples


def _open(window: MainWindow, path: Path) -> None:
    assert window.documents.open(path)
    QTest.qWait(250)


def test_maps_opened_one_after_the_other_do_not_stay_in_memory(window: MainWindow) -> None:
    shown: list[tuple[weakref.ref[EditorPage], weakref.ref[Journey]]] = []
    for path in [*samples(), *samples()]:
        _open(window, path)
        assert window.editor is not None
        shown.append((weakref.ref(window.editor), weakref.ref(window.context.journey)))
    alive = [number for number, (page, journey) in enumerate(shown) if page() is not None or journey() is not None]
    assert alive in ([len(shown) - 1], [len(shown) - 2, len(shown) - 1]), "the open one, and at most the one before"
