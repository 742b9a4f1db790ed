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
from journey_editor.document.changes import ChangeSet  # noqa: E402
from journey_editor.document.edits.cards import Place, add_touchpoint, move_cards  # noqa: E402
from journey_editor.document.edits.deleting import delete_records  # noqa: E402
from journey_editor.document.edits.fields import set_field  # noqa: E402
from journey_editor.document.edits.stages import add_stage  # noqa: E402
from journey_editor.document.journey import Journey  # noqa: E402
from journey_editor.document.records import Touchpoint  # noqa: E402
from journey_editor.document.vocabulary import Direction, MapState  # noqa: E402
from journey_editor.painting.fonts import families  # noqa: E402
from journey_editor.painting.shaper import QtShaper  # noqa: E402
from journey_editor.shell.appearance import Appearance  # noqa: E402
from journey_editor.shell.comparing import show_comparison  # noqa: E402
from journey_editor.shell.main_window import MainWindow  # noqa: E402
from journey_editor.shell.settings import Settings, ThemeChoice  # noqa: E402

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
    Shot("compare-light", "b2b-saas-onboarding", "light", 0.75, "touchpoint-kickoff-workshop", compared=True),
)


def take(app: QApplication, shot: Shot, folder: Path) -> None:
    """Open a sample as somebody would, look, and keep what is seen."""
    window = MainWindow(Appearance(app, shot.theme), Settings(theme=shot.theme), QtShaper())
    window.resize(*_SIZE)
    window.show()
    window.documents.open(ROOT / "samples" / f"{shot.sample}.journey")
    editor = window.editor
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
    """The sample beside a made-up future state of it, at the entry of what is selected."""
    current = window.context.journey
    shown = show_comparison(window.context, Side("today.journey", current), Side("next year.journey", _future(current)))
    assert shown is not None
    shown.resize(*_SIZE)
    QTest.qWait(_SETTLED)
    shown.board.camera.zoom_to(shot.zoom)
    shown.panel.go_to(next(entry for entry in shown.panel.shown if entry.place == shot.selected))
    QTest.qWait(_SETTLED)
    target = folder / f"{shot.name}.png"
    if not shown.grab().save(str(target)):
        raise OSError(f"{target} was not written.")
    shown.close()


def _future(current: Journey) -> Journey:
    """Some of everything: a stage and a card more, a card less, one moved, others felt better, a number changed."""
    future = Journey(current, current.unknown)

    def do(changes: ChangeSet) -> None:
        future.apply(changes)

    do(set_field(future, ["map"], "state", MapState.FUTURE))
    do(delete_records(future, ["touchpoint-success-plan"]))
    do(set_field(future, ["touchpoint-handoff-call"], "emotion", 1.5))
    do(set_field(future, ["touchpoint-status-mail"], "channel", "in-app"))
    workshop = future.record("touchpoint-kickoff-workshop", Touchpoint)
    setup = future.steps(future.stages[2].id)[0]
    do(move_cards(future, [workshop.id], workshop.id, Place(workshop.lane, setup.id)))
    changes, pilot = add_stage(future, 2, "Pilot with two teams")
    do(changes)
    do(add_touchpoint(future, Place(workshop.lane, future.steps(pilot)[0].id), name="Pilot review", emotion=1.0)[0])
    known = [signal for signal in future.signals_in(future.stages[3].id) if signal.current]
    for signal, (way, by) in zip(known, ((Direction.DOWN, -4.0), (Direction.UP, 8.0)), strict=False):
        do(set_field(future, [signal.id], "direction", way))
        do(set_field(future, [signal.id], "current", (signal.current or 0.0) + by))
    return future


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
