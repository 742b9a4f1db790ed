"""Fails or kills each system call of a save of the real window, one at a time, and looks at what its user has then.

    python -m tests.faults.window_sweep            every call, every fault
    python -m tests.faults.window_sweep --every 9  each ninth of them
    python -m tests.faults.window_sweep --in-place  with a save that writes in place: bad states must be found

Needs Linux and strace, which takes hold of the thread that saves. The file must hold the old map or the new one; what
the window says must be so; and where it was killed, the next start must have the new map, from file or journal.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from journey_editor.document.journey import Journey
from journey_editor.storage import abandoned, codec, files
from journey_editor.storage.atomic import Saved
from journey_editor.storage.versions import Versions
from tests.building import onboarding
from tests.faults.sweep import FAULTS, TRACED, Run, calls_in, in_place, state_of, traced

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 30.0


def save_in_place(journey: Journey, path: Path, expected: str) -> Saved:
    """What other programs do."""
    in_place(journey, path, expected)
    return Saved(codec.content_hash(path.read_bytes()))


def save_when_told(is_in_place: bool) -> None:
    """In the process of the window: open each file that is named on the standard input, change it, save it."""
    from PySide6.QtWidgets import QApplication, QWidget

    from journey_editor.document.edits.fields import set_field
    from journey_editor.document.records import MAP_ID
    from journey_editor.painting.shaper import QtShaper
    from journey_editor.shell.appearance import Appearance
    from journey_editor.shell.main_window import MainWindow
    from journey_editor.shell.settings import Settings
    from tests.shell.shell_user import Answers

    app, answers, saving = QApplication([]), Answers(), SimpleQueue[int]()
    chosen_save, is_traced = save_in_place if is_in_place else files.save, threading.Event()

    def save(*args: Any) -> object:
        saving.put(threading.get_native_id())
        is_traced.wait(_PATIENCE_S)
        return chosen_save(*args)

    def dialogs(_window: QWidget) -> Answers:
        return answers

    files.save = save  # type: ignore[assignment]
    window = MainWindow(Appearance(app, "light"), Settings(theme="light"), QtShaper(), dialogs)
    window.show()
    for line in sys.stdin:
        answers.save, answers.agree, answers.asked = ["discard"], [False], []
        assert window.documents.open(Path(line.strip()))
        session = window.context.session
        assert session.do("Rename", set_field(session.journey, [MAP_ID], "title", "NEW"))
        window.documents.recorder.settle()
        is_traced.clear()
        window.actions_of["file.save"].trigger()
        thread = saving.get()
        print(thread, flush=True)
        sys.stdin.readline()
        is_traced.set()
        while window.documents.is_being_saved:
            app.processEvents()
            time.sleep(0.002)
        said = " ".join([*answers.asked, window.notices.text])
        print(json.dumps({"is_saved": not window.isWindowModified(), "said": said}), flush=True)


@dataclass
class Window:
    """The process of a window; one that was killed is started again."""

    home: Path
    is_in_place: bool = False
    process: subprocess.Popen[str] | None = field(default=None)

    def __enter__(self) -> Window:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Kill it, and wait until it is gone."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def save(self, path: Path, expression: str, trace: Path | None = None) -> str:
        """What it says of a save that strace has its hand in: as `Run.said`."""
        if self.process is None:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "JOURNEY_EDITOR_HOME": str(self.home)}
            command = [sys.executable, "-m", "tests.faults.window_sweep", "--save"]
            command += ["--in-place"] if self.is_in_place else []
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True
            )
        process = self.process
        assert process.stdin is not None and process.stdout is not None
        self._tell(str(path))
        tracer = traced(int(process.stdout.readline()), expression, trace)
        self._tell("go")
        told = process.stdout.readline()
        if not told:
            self.end()
        tracer.wait()
        if not told:
            return ""
        told = json.loads(told)
        return f"{'SAVED' if told['is_saved'] else 'FAILED'} {told['said']}"

    def _tell(self, line: str) -> None:
        assert self.process is not None and self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


def runs_of(every: int = 1, is_in_place: bool = False) -> Iterator[Run]:
    """The runs of a sweep, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ["JOURNEY_EDITOR_HOME"] = str(home)
        with Window(home, is_in_place) as window:
            trace = Path(folder) / "trace"
            _run(window, Path(folder) / "first", TRACED, trace)
            places = [(name, at) for name, count in calls_in(trace).items() for at in range(1, count + 1)]
            faults = [(place, fault) for place in places for fault in FAULTS][:: max(1, every)]
            for number, ((name, at), fault) in enumerate(faults):
                yield _run(window, Path(folder) / str(number), f"inject={name}:{fault}:when={at}")


def _run(window: Window, folder: Path, expression: str, trace: Path | None = None) -> Run:
    folder.mkdir()
    path = folder / "map.journey"
    files.save(onboarding().journey, path)
    said = window.save(path, expression, trace)
    state = state_of(path)
    for version in Versions(path).all():
        Versions(path).read(version)
    left = tuple(name for name in os.listdir(folder) if name != path.name)
    if not said:
        state = _after_recovery(path, state)
    return Run(expression, said, state, left)


def _after_recovery(path: Path, state: str) -> str:
    """What the user has who starts again: OLD alone would be a loss."""
    offered = [one for one in abandoned.abandoned() if one.heading.path == str(path)]
    found = ""
    with suppress(abandoned.Unusable):
        found = abandoned.recovered(offered[0]).result().map.title if offered else ""
    for one in offered:
        abandoned.delete(one)
    return state if state != "OLD" or found == "NEW" else "LOST"


def main() -> int:
    """Run the sweep and print its figures. 1: it found something bad."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--save", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--in-place", action="store_true")
    options = parser.parse_args()
    if options.save:
        save_when_told(options.in_place)
        return 0
    began, runs, tell = time.monotonic(), list[Run](), print
    for run in runs_of(options.every, options.in_place):
        runs.append(run)
        if run.is_bad:
            tell(f"BAD {run}", flush=True)
    bad, killed = sum(run.is_bad for run in runs), sum(not run.said for run in runs)
    tell(f"{len(runs)} faults, {killed} of them kills, in {time.monotonic() - began:.0f} s; bad states: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
