"""The memory of maps that were closed is given back, however long the window stays open."""

from __future__ import annotations

import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from journey_editor.document.journey import Journey
from journey_editor.shell.editor_page import EditorPage
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_files import samples


def _open(window: MainWindow, path: Path) -> None:
    assert window.documents.open(path)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def test_maps_opened_one_after_the_other_do_not_stay_in_memory(window: MainWindow) -> None:
    shown: list[tuple[weakref.ref[EditorPage], weakref.ref[Journey]]] = []
    for path in [*samples(), *samples()]:
        _open(window, path)
        assert window.editor is not None
        shown.append((weakref.ref(window.editor), weakref.ref(window.context.journey)))
    alive = [number for number, (page, journey) in enumerate(shown) if page() is not None or journey() is not None]
    assert alive == [len(shown) - 1]


def test_the_memory_of_a_map_is_given_back_when_it_is_closed(window: MainWindow) -> None:
    _open(window, samples()[0])
    journey = weakref.ref(window.context.journey)
    window.documents.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert journey() is None
