"""Tries for long what `./test` tries a part of, and prints the figures of docs/reliability.md.

    python -m tests.faults.long_run --kills 500 --faults 10000

Each protection is taken away once (`protections`). Then kills of a running editor (`kills`), faults in the system calls
of saves of the real window (`window_sweep`, each once), and of saves alone (`sweep`, again and again over maps of other
sizes until there were as many as asked for). It can be stopped at any time by Ctrl+C: what was tried is counted.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import TypeVar

from tests.faults import window_sweep
from tests.faults.kills import Kill, kill_once
from tests.faults.matrix import PROTECTIONS
from tests.faults.protections import what_is_wrong
from tests.faults.sweep import Run, runs_of

Tried = TypeVar("Tried")


class _Over(Exception):
    """The time is up."""


def _kills(wanted: int) -> Iterator[Kill]:
    for seed in range(1, wanted + 1):
        yield kill_once(seed)


def _faults_of_the_window(wanted: int) -> Iterator[Run]:
    for run, _ in zip(window_sweep.runs_of(), range(wanted), strict=False):
        yield run


def _faults(wanted: int) -> Iterator[Run]:
    left = wanted
    for stages in count(0, 7):
        if left <= 0:
            return
        for run in runs_of(more_stages=stages):
            yield run
            left -= 1
            if left <= 0:
                return


def tried(what: Iterator[Tried], is_bad: Callable[[Tried], bool]) -> list[Tried]:
    """What came of each try, until the time is up; the bad ones are told at once."""
    found: list[Tried] = []
    try:
        for one in what:
            found.append(one)
            if is_bad(one):
                print(f"BAD {one}", flush=True)
    except (KeyboardInterrupt, _Over):
        print("stopped", flush=True)
    return found


def _time_is_up(_signal: int, _frame: object) -> None:
    raise _Over


def main() -> int:
    """Try as often as is asked for. 1: something was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500, metavar="N")
    parser.add_argument("--window-faults", type=int, default=1_500, metavar="N")
    parser.add_argument("--faults", type=int, default=10_000, metavar="N")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _time_is_up)
    began = time.monotonic()
    unneeded = tried(map(what_is_wrong, PROTECTIONS), bool)
    bad_tests = sum(map(bool, unneeded))
    print(f"{len(unneeded)} protections taken away, {bad_tests} of them held by no test", flush=True)
    kills = tried(_kills(options.kills), lambda kill: bool(kill.problem))
    bad = sum(bool(kill.problem) for kill in kills)
    steps, lost = sum(kill.steps for kill in kills), sum(kill.lost for kill in kills)
    longest = max((kill.lost_s for kill in kills), default=0.0)
    print(
        f"{len(kills)} kills, {steps} steps, {lost} of them lost, at most {longest:.3f} s; bad states: {bad}",
        flush=True,
    )
    for where, runs in (
        ("saves of the window", _faults_of_the_window(options.window_faults)),
        ("saves alone", _faults(options.faults)),
    ):
        faults = tried(runs, lambda run: run.is_bad)
        bad_faults, killed = sum(run.is_bad for run in faults), sum(not run.said for run in faults)
        bad += bad_faults
        print(f"{len(faults)} faults in {where}, {killed} of them kills; bad states: {bad_faults}", flush=True)
    print(f"in {time.monotonic() - began:.0f} s")
    return 1 if bad + bad_tests else 0


if __name__ == "__main__":
    sys.exit(main())
