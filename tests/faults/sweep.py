"""Fails or kills each system call of a save, one at a time, and looks at what is on the disk then.

    python -m tests.faults.sweep            every call, every fault
    python -m tests.faults.sweep --every 9  each ninth of them

Needs Linux and strace. A save in a process that was forked off is stopped, strace takes hold of it with one fault to
inject, and it goes on. The file must hold the old map or the new one, whole, and what the save says must be true.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.stages import add_stage
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID
from journey_editor.storage import codec, files
from journey_editor.storage.errors import SaveError
from journey_editor.storage.versions import Versions
from tests.building import onboarding

_ERRORS = ("ENOSPC", "EIO", "EACCES", "EDQUOT", "EMFILE", "EROFS", "ESTALE")
FAULTS = ("signal=KILL", *(f"error={name}" for name in _ERRORS))
TRACED = "trace=%file,%desc"
_NOT_INJECTED = {"mmap", "munmap", "fcntl", "ioctl", "select", "poll", "ppoll", "pselect6"}

Save = Callable[[Journey, Path, str], object]


def the_real_save(journey: Journey, path: Path, expected: str) -> None:
    """What the program does."""
    files.save(journey, path, expected)


def in_place(journey: Journey, path: Path, expected: str) -> None:
    """What other programs do: the sweep must find fault with it."""
    path.write_bytes(codec.to_bytes(journey))


@dataclass(frozen=True)
class Run:
    """What came of a save with a fault in it."""

    fault: str
    said: str
    """SAVED, FAILED and why, or nothing where it was killed."""
    state: str
    """OLD, NEW, MISSING or DAMAGED: what the file holds."""
    left: tuple[str, ...]
    """Other files in its folder."""

    @property
    def is_bad(self) -> bool:
        """Whether something was lost, or said that is not so."""
        told_wrong = (self.said.startswith("SAVED") and self.state != "NEW") or (
            self.said.startswith("FAILED") and self.state != "OLD"
        )
        was_killed = not self.said
        crashed = self.said.startswith("CRASHED")
        return self.state not in ("OLD", "NEW") or told_wrong or crashed or (bool(self.left) and not was_killed)


def sweep(save: Save = the_real_save, every: int = 1, tell: Callable[[str], None] = lambda line: None) -> list[Run]:
    """All runs of a sweep that injects each fault at each `every`-th system call of a save."""
    found = []
    for run in runs_of(save, every):
        if run.is_bad:
            tell(f"BAD {run}")
        found.append(run)
    return found


def runs_of(save: Save = the_real_save, every: int = 1, more_stages: int = 0) -> Iterator[Run]:
    """The runs of a sweep, one after the other, over a map that has more stages than the usual one."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JOURNEY_EDITOR_HOME"] = str(Path(folder) / "home")
        journey = onboarding().journey
        for _ in range(more_stages):
            journey.apply(add_stage(journey)[0])
        calls = _calls_of(save, Path(folder), journey)
        places = [(name, at) for name, count in calls.items() for at in range(1, count + 1)]
        for (name, at), fault in [(place, fault) for place in places for fault in FAULTS][:: max(1, every)]:
            yield _run(save, Path(folder), journey, f"inject={name}:{fault}:when={at}")


def _calls_of(save: Save, folder: Path, journey: Journey) -> dict[str, int]:
    trace = folder / "trace"
    _run(save, folder, journey, TRACED, trace)
    return calls_in(trace)


def calls_in(trace: Path) -> dict[str, int]:
    """How often each system call is in what strace has written, but for those that cannot fail in a useful way."""
    counts: dict[str, int] = {}
    for line in trace.read_text(errors="replace").splitlines():
        if found := re.match(r"(?:\d+ +)?(\w+)\(", line):
            name = found.group(1)
            if name not in _NOT_INJECTED:
                counts[name] = counts.get(name, 0) + 1
    return counts


def _run(save: Save, folder: Path, old: Journey, expression: str, trace: Path | None = None) -> Run:
    for name in ("home", "maps"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "maps").mkdir()
    path = folder / "maps" / "map.journey"
    journey = Journey(old, old.unknown)
    expected = files.save(journey, path).content_hash
    journey.apply(set_field(journey, [MAP_ID], "title", "NEW"))
    said = _said_by(lambda: save(journey, path, expected), expression, trace)
    state = state_of(path)
    for version in Versions(path).all():
        Versions(path).read(version)
    left = tuple(name for name in os.listdir(path.parent) if name != path.name)
    return Run(expression, said, state, left)


def state_of(path: Path) -> str:
    """What a file holds, as `Run.state`."""
    try:
        return "NEW" if files.load(path).journey.map.title == "NEW" else "OLD"
    except ValueError:
        return "DAMAGED" if path.exists() else "MISSING"


def traced(task: int, expression: str, trace: Path | None = None) -> subprocess.Popen[bytes]:
    """Have strace take hold of a process or thread; where no trace is asked for, to inject what the expression says."""
    command = ["strace", "-qq", "-p", str(task), "-o", str(trace or os.devnull), "-e", TRACED]
    command += ["-e", expression] if trace is None else []
    tracer = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while "TracerPid:\t0" in Path(f"/proc/{task}/status").read_text() and tracer.poll() is None:
        time.sleep(0.002)
    return tracer


def _said_by(work: Callable[[], object], expression: str, trace: Path | None) -> str:
    """What a process says of its work, which strace has its hand in."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.kill(os.getpid(), signal.SIGSTOP)
        try:
            work()
            said = "SAVED"
        except SaveError as error:
            said = f"FAILED {error}"
        except BaseException as error:
            said = f"CRASHED {error!r}"
        signal.pthread_sigmask(signal.SIG_BLOCK, [])
        for _ in range(3):  # the fault may sit on this very call
            try:
                os.write(writing, said.encode())
                break
            except OSError:
                continue
        os._exit(0)
    os.close(writing)
    os.waitpid(child, os.WUNTRACED)
    tracer = traced(child, expression, trace)
    os.kill(child, signal.SIGCONT)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    os.waitpid(child, 0)
    tracer.wait()
    return said


def main() -> int:
    """Run the sweep and print its figures. 1: it found something bad."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    began = time.monotonic()
    runs = sweep(every=parser.parse_args().every, tell=print)
    bad = sum(run.is_bad for run in runs)
    killed = sum(not run.said for run in runs)
    print(f"{len(runs)} faults, {killed} of them kills, in {time.monotonic() - began:.0f} s; bad states: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
