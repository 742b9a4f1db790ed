"""For every test: settings and state of its own, a Qt application with the bundled fonts, and nothing left behind."""

from __future__ import annotations

import gc
import os
import re
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import get_args

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QApplication

from journey_editor.layout.theme import Theme, ThemeName, theme
from journey_editor.painting import painter
from journey_editor.painting.fonts import families
from journey_editor.shell import style
from journey_editor.shell.collector import Collector
from journey_editor.shell.map_file.map_files import samples
from journey_editor.shell.welcome.templates import templates
from journey_editor.shell.welcome.welcome_previews import Previews, TilePreview

# A machine that is busy with something else is no failure. What fails can be repeated by what is printed.
hypothesis.settings.register_profile(
    "tests", deadline=None, print_blob=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("tests")

_LEAVE_OUT, _TAKE_IN = Collector.leave_out, Collector.take_in
_windows_before: list[str] = []
"""What the test before had shown; it may hold on to it until the next one begins."""
_folders = count(1)


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As pytest's own, which looks through the folders of all earlier tests for a number that is free."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{name}-{next(_folders)}", numbered=False)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's settings and state live; nothing of the user's is read or written."""
    folder = tmp_path_factory.mktemp(f"home-{next(_folders)}", numbered=False)
    monkeypatch.setenv("JOURNEY_EDITOR_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application, with the fonts that ship with the program."""
    app = QApplication.instance() or QApplication(["journey-editor"])
    assert isinstance(app, QApplication)
    families()
    yield app
    app.clipboard().clear()  # what Python has put there must go before Python does: offscreen, Qt frees it later still


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saves of the window are done when they return, however busy the machine is."""
    monkeypatch.setattr("journey_editor.shell.map_file.saving.WAITED_S", 60.0)


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the disk: what is not about power cuts is proved all the same, and disks may be slow."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)


@pytest.fixture(scope="session", autouse=True)
def nothing_left_out() -> Iterator[None]:
    """What a window leaves stays young, and is freed in a round that goes through little else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Collector, "leave_out", lambda _collector: None)
        patch.setattr(Collector, "take_in", lambda _collector: None)
        yield


@pytest.fixture(scope="module", autouse=True)
def earlier_left_out(nothing_left_out: None) -> None:
    """What was imported, and what earlier modules keep, is left out of the rounds, and not counted in each second."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def dressed_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is the same for every window is made once: style sheets, and previews of the maps that ship."""
    made = Previews._made
    previews: dict[tuple[Path, str], TilePreview] = {}

    def preview(self: Previews, file: Path, theme: Theme) -> TilePreview | None:
        if (known := previews.get((file, theme.name))) is not None:
            return known
        new = made(self, file, theme)
        if new is not None and file in shipped:
            previews[file, theme.name] = new
        return new

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JOURNEY_EDITOR_HOME", str(tmp_path_factory.mktemp("style", numbered=False)))
        shipped = {*samples(), *templates()}
        sheets = {name: style.style_sheet(theme(name)) for name in get_args(ThemeName)}
        patch.setattr(style, "style_sheet", lambda wanted: sheets[wanted.name])
        patch.setattr(Previews, "_made", preview)
        patch.delenv("JOURNEY_EDITOR_HOME")
        yield
    previews.clear()  # Qt's pictures go before Qt does


@pytest.fixture
def leaves_out() -> Iterator[None]:
    """A window's collector leaves out what stays, as it does in the program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Collector, "leave_out", _LEAVE_OUT)
        patch.setattr(Collector, "take_in", _TAKE_IN)
        yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Windows, threads and what waits for the event loop do not outlive the test that made them."""
    if _windows_before:
        _windows_before.clear()
        gc.collect(1)  # a window's collector takes no round through what earlier windows have left
    threads_before = set(threading.enumerate())
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        running = [t for w in app.topLevelWidgets() for t in w.findChildren(QThread) if t.isRunning()]
        assert not running, f"threads of Qt left running: {running}"
        _windows_before.extend(type(w).__name__ for w in app.topLevelWidgets())
        leftovers = [f"{w.__class__.__name__} {w.objectName()}" for w in app.topLevelWidgets() if w.isVisible()]
        for widget in app.topLevelWidgets():
            widget.hide()
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in painter.forgetting():  # as where another map is opened
            pass
        assert not leftovers, f"windows left open: {leftovers}"
    left = [t for t in threading.enumerate() if t not in threads_before and not t.daemon and t.is_alive()]
    assert not left, f"threads left running: {left}"
