"""The real window, with answers handed in where it would ask its user."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.appearance import Appearance
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.settings import Settings
from tests.shell.shell_user import Answers


@pytest.fixture
def answers() -> Answers:
    """The user's answers."""
    return Answers()


@pytest.fixture
def settings() -> Settings:
    """Settings of a first start."""
    return Settings(theme="light")


@pytest.fixture
def window(
    qapp: QApplication, qtbot: object, answers: Answers, settings: Settings, patient: None, quick_disk: None
) -> Iterator[MainWindow]:
    """The window, shown, with no map open and no welcome page yet, as where a map is about to be opened."""

    def dialogs(_window: QWidget) -> Answers:
        return answers

    appearance = Appearance(qapp, settings.theme)
    shown = MainWindow(appearance, settings, QtShaper(), dialogs)
    shown.show()
    shown.activateWindow()
    qapp.processEvents()
    yield shown
    answers.save, answers.agree = ["discard"], [True]
    shown.close()
    appearance.deleteLater()
    qapp.processEvents()


@pytest.fixture
def welcomed(window: MainWindow, qapp: QApplication) -> MainWindow:
    """The window on its welcome page."""
    window.start()
    qapp.processEvents()
    return window
