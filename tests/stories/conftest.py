"""The real window with somebody in front of it. After every story the promises are held, whatever it told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.appearance import Appearance
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.settings import Settings
from journey_editor.storage.codec import to_bytes
from tests.building import Building
from tests.stories.answers import StoryDialogs
from tests.stories.hands import Hands
from tests.stories.promises import Promises, WindowWatch, nothing_is_left
from tests.stories.user import User


@pytest.fixture
def settings() -> Settings:
    """Settings of a first start."""
    return Settings(theme="light")


@pytest.fixture
def comes_up(
    qapp: QApplication,
    qtbot: object,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    patient: None,
    quick_disk: None,
) -> Iterator[User]:
    """Somebody in front of a window that comes up, with no map open and no welcome page yet."""
    before = {id(w) for w in qapp.topLevelWidgets()}
    watch = WindowWatch(qapp)
    appearance = Appearance(qapp, settings.theme)
    dialogs: list[StoryDialogs] = []

    def made(window: MainWindow) -> StoryDialogs:
        dialogs.append(StoryDialogs(window))
        return dialogs[0]

    window = MainWindow(appearance, settings, QtShaper(), made)
    promises = Promises(window)
    window.resize(1600, 1000)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    somebody = User(window, dialogs[0], Hands(window, monkeypatch), tmp_path)
    try:
        yield somebody
        promises.hold(somebody, tmp_path)
    finally:
        dialogs[0].files.clear()
        dialogs[0].answers.clear()
        if not window.documents.is_saved:
            dialogs[0].answers.append("Discard")
        dialogs[0].ask = lambda *_asked: True  # type: ignore[method-assign]  # what a field could not take may go
        window.close()
        dialogs[0].ends()
        window.deleteLater()
        appearance.deleteLater()
        qapp.clipboard().clear()  # data made in Python would outlive Python there, and crash when the process ends
        qapp.processEvents()
    assert not watch.stray, f"came up as windows of their own: {watch.stray}"
    nothing_is_left(before)


@pytest.fixture
def user(comes_up: User, qapp: QApplication) -> User:
    """Somebody in front of the window, on the welcome page."""
    comes_up.window.start()
    qapp.processEvents()
    return comes_up


@pytest.fixture
def small_map(tmp_path: Path) -> Path:
    """A file: two lanes, three stages (the second of two steps), five cards, one connection."""
    path = tmp_path / "small.journey"
    path.write_bytes(_small_map())
    return path


@cache
def _small_map() -> bytes:
    b = Building("Onboarding")
    admin, end_user = b.lane("Admin"), b.lane("End user")
    handoff, setup, activation = b.stage("Handoff"), b.stage("Setup", steps=2), b.stage("Activation")
    call = b.touchpoint(admin, handoff, "Call", channel="phone", emotion=1.0)
    data = b.touchpoint(admin, setup, "Import", channel="product", emotion=-1.0)
    b.touchpoint(admin, setup, "Check")
    b.decision(admin, setup, "Ready?", step=1)
    b.touchpoint(end_user, activation, "First report", channel="in-app", emotion=2.0)
    b.connect(call, data)
    return to_bytes(b.journey)


@pytest.fixture
def at_map(comes_up: User, small_map: Path) -> User:
    """Somebody who has started the program with the small map."""
    comes_up.window.start(small_map)
    comes_up.waits()
    return comes_up
