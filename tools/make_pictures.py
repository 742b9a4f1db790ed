"""Writes docs/pictures, which the README shows: the real window with a sample open, without a window system.

`python tools/make_pictures.py` writes them all. Run it when the window or the samples look different.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QPointF  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from journey_editor.comparing.window import Side  # noqa: E402
from journey_editor.painting.fonts import families  # noqa: E402
from journey_editor.painting.shaper import QtShaper  # noqa: E402
from journey_editor.shell.appearance import Appearance  # noqa: E402
from journey_editor.shell.comparing import show_comparison  # noqa: E402
from journey_editor.shell.main_window import MainWindow  # noqa: E402
from journey_editor.shell.settings import Settings, ThemeChoice  # noqa: E402
from journey_editor.storage.files import load  # noqa: E402

_SIZE = (1600, 960)
_SETTLED = 600
"""Milliseconds after which nothing in the window moves any more."""


@dataclass(frozen=True)
class Shot:
    """A picture: which sample, how it is looked at, what is selected and which panels stand beside the board.

    `lane` and `stage` (by number) say what stands in the corner of the board; without, it is the map's own corner.
    """

    name: str
    sample: str
    theme: ThemeChoice
    zoom: float
    selected: str
    lane: str = ""
    stage: int = 0
    outline: bool = False
    compared: bool = False
    """Whether it is the sample beside a future state of it, in the window that compares them."""


SHOTS = (
    Shot("editor-light", "b2b-saas-onboarding", "light", 0.8, "touchpoint-handoff-call"),
    Shot(
        "lanes-dark",
        "lifecycle-nine-stages",
        "dark",
        0.7,
        "touchpoint-first-untouched",
        lane="lane-end-user",
        stage=4,
        outline=True,
    ),
    Shot("compare-light", "b2b-saas-onboarding", "light", 0.75, "touchpoint-handoff-call", compared=True),
)


def take(app: QApplication, shot: Shot, folder: Path) -> None:
    """Open a sample as somebody would, look, and keep what is seen."""
    window = MainWindow(Appearance(app, shot.theme), Settings(theme=shot.theme), QtShaper())
    window.resize(*_SIZE)
    window.show()
    window.documents.open(ROOT / "samples" / f"{shot.sample}.journey")
    editor = window.context.page
    QTest.qWait(_SETTLED)
    if shot.outline:
        editor.docks["palette"].hide()
        editor.show_outline(True)
        QTest.qWait(_SETTLED)
    if shot.compared:
        _take_comparison(window, shot, folder)
        window.close()
        return
    editor.session.select([shot.selected])
    board = editor.board.board
    x, y = 0.0, 0.0
    if shot.lane:
        x = board.stages[shot.stage].left - board.band.right
        y = next(row.top for row in board.rows if row.lane == shot.lane) - board.header.height
    editor.board.look_at(QPointF(x, y), shot.zoom)
    QTest.qWait(_SETTLED)
    target = folder / f"{shot.name}.png"
    if not window.grab().save(str(target)):
        raise OSError(f"{target} was not written.")
    window.close()


def _take_comparison(window: MainWindow, shot: Shot, folder: Path) -> None:
    """The sample beside its future state, at the entry of what is selected."""
    current = window.context.journey
    future = load(ROOT / "samples" / f"{shot.sample}-future.journey").journey
    shown = show_comparison(window.context, Side("today", current), Side("future state", future))
    assert shown is not None
    shown.resize(*_SIZE)
    QTest.qWait(_SETTLED)
    shown.board.camera.zoom_to(shot.zoom)
    shown.panel.go_to(next(entry for entry in shown.panel.shown if entry.place == shot.selected))
    board = shown.board.board
    card = board.by_key["card", shot.selected].box
    top = next(row.top for row in board.rows if row.top <= card.y < row.bottom)
    shown.board.camera.place(QPointF(0.0, top - board.header.height - 12), QPointF())
    QTest.qWait(_SETTLED)
    target = folder / f"{shot.name}.png"
    if not shown.grab().save(str(target)):
        raise OSError(f"{target} was not written.")
    shown.close()


def main() -> None:
    """Write every picture, with settings of a first start."""
    with tempfile.TemporaryDirectory() as settings:
        os.environ |= {"QT_QPA_PLATFORM": "offscreen", "JOURNEY_EDITOR_HOME": settings}
        app = QApplication(sys.argv[:1])
        families()
        for shot in SHOTS:
            take(app, shot, ROOT / "docs" / "pictures")


if __name__ == "__main__":
    main()
