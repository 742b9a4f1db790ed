"""Kills a running editor at any time, under any edits and saves, and looks at what can be recovered.

    python -m tests.faults.kills --runs 100

The real window (without a display) edits, undoes and saves by itself, as fast as it can, and says after each step what
the map is now. What is recovered must be one of these states, whole, and no older than a second before the kill.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from journey_editor.storage import abandoned, codec, files
from tests.building import onboarding

ROOT = Path(__file__).resolve().parents[2]
LOST_S = 1.0
"""What may be lost."""


@dataclass(frozen=True)
class Kill:
    """What came of a kill."""

    steps: int
    lost: int
    """How many of the last steps were not recovered."""
    lost_s: float
    """How long before the last step said the oldest lost one was done, in seconds."""
    problem: str = ""


def edit_for_ever(path: Path, seed: int) -> None:
    """In the process that is killed: edit the map of a file in the real window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from journey_editor.document.edits.deleting import delete_records
    from journey_editor.document.edits.fields import set_field
    from journey_editor.document.edits.stages import add_stage
    from journey_editor.document.records import MAP_ID
    from journey_editor.painting.shaper import QtShaper
    from journey_editor.shell.appearance import Appearance
    from journey_editor.shell.main_window import MainWindow
    from journey_editor.shell.settings import Settings

    chance = random.Random(seed)
    app = QApplication([])
    window = MainWindow(Appearance(app, "light"), Settings(theme="light"), QtShaper())
    window.show()
    window.documents.open(path)
    session = window.context.session

    def step() -> None:
        now = session.journey
        match chance.randrange(10):
            case 0:
                session.do("Add stage", add_stage(now, None, f"Stage {chance.random()}")[0])
            case 1:
                session.undo()
            case 2:
                session.redo()
            case 3:
                window.actions_of["file.save"].trigger()
            case 4 if now.cards:
                session.do("Delete", delete_records(now, [chance.choice(now.cards).id]))
            case _:
                session.type("Rename", set_field(now, [MAP_ID], "title", f"{chance.random()}"), [MAP_ID], "title")
        print(time.monotonic(), codec.content_hash(codec.to_bytes(now)), flush=True)

    timer = QTimer(interval=3)
    timer.timeout.connect(step)
    timer.start()
    app.exec()


def kill_once(seed: int) -> Kill:
    """Let it edit for a while, kill it (each fourth time as a log-off does, which nobody refuses), recover."""
    deadly = signal.SIGTERM if seed % 4 == 0 else signal.SIGKILL
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        os.environ["JOURNEY_EDITOR_HOME"] = str(Path(folder) / "home")
        original = files.save(onboarding().journey, path).content_hash
        command = [sys.executable, "-m", "tests.faults.kills", "--edit", str(path), "--seed", str(seed)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True) as editor:
            assert editor.stdout is not None
            try:
                first = editor.stdout.readline()
                time.sleep(random.Random(seed).uniform(0.05, 1.5))
            finally:
                editor.send_signal(deadly)
            lines = [first, *editor.stdout.read().splitlines()]
        return _looked_at(path, original, [line.split() for line in lines])


def _looked_at(path: Path, original: str, told: list[list[str]]) -> Kill:
    whole = [(float(line[0]), line[1]) for line in told if len(line) == 2 and len(line[1]) == 64]
    states = [original, *(hashed for _, hashed in whole)]
    if not whole:
        return Kill(0, 0, 0.0, "it never edited")
    try:
        stored = files.load(path)
    except ValueError as error:
        return Kill(len(whole), len(whole), 0.0, f"the file is damaged: {error}")
    offered = abandoned.abandoned()
    try:
        found = abandoned.recovered(offered[0]).result() if offered else stored.journey
    except abandoned.Unusable as error:
        return Kill(len(whole), len(whole), 0.0, str(error))
    hashed = codec.content_hash(codec.to_bytes(found))
    if hashed not in states:  # the last step may have been written down, but not told any more
        is_next = bool(offered) and _without_last_step(offered[0]) in states[-2:]
        return Kill(len(whole), 0, 0.0, "" if is_next else "what was recovered was never there")
    at = max(number for number, state in enumerate(states) if state == hashed)
    lost = len(states) - 1 - at
    lost_s = whole[-1][0] - whole[at][0] if lost else 0.0
    return Kill(len(whole), lost, lost_s, "more was lost than a second" if lost_s > LOST_S else "")


def _without_last_step(offered: abandoned.Abandoned) -> str:
    """The hash of what a journal gives when its last change is cut off."""
    content, ends = offered.file.read_bytes(), [0]
    while ends[-1] + 8 <= len(content):
        ends.append(ends[-1] + 8 + struct.unpack_from("<I", content, ends[-1])[0])
    whole = [end for end in ends if end <= len(content)]
    offered.file.write_bytes(content[: whole[-2]])
    if offered.count == 1:
        return codec.content_hash(abandoned._base(offered))
    return codec.content_hash(codec.to_bytes(abandoned.recovered(offered).result()))


def main() -> int:
    """Kill as often as is asked for. 1: something was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edit", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.edit is not None:
        edit_for_ever(options.edit, options.seed)
        return 0
    kills = [kill_once(options.seed + number) for number in range(options.runs)]
    bad = [kill for kill in kills if kill.problem]
    for kill in bad:
        print(f"BAD {kill}")
    steps, lost = sum(kill.steps for kill in kills), sum(kill.lost for kill in kills)
    longest = max(kill.lost_s for kill in kills)
    print(f"{len(kills)} kills, {steps} steps, {lost} of them lost, at most {longest:.3f} s; bad states: {len(bad)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
