"""Tries for long what `./test` tries a part of, and prints the figures of docs/reliability.md.

    python -m tests.faults.long_run --kills 500 --faults 10000

Kills of a running editor (`kills`), then faults in the system calls of saves (`sweep`, again and again over maps of
other sizes until there were as many as asked for). It can be stopped at any time by Ctrl+C: what was tried is counted.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import TypeVar

from tests.faults.kills import Kill, kill_once
from tests.faults.sweep import Run, runs_of

Tried = TypeVar("Tried")


class _Over(Exception):
    """The time is up."""


def _kills(wanted: int) -> Iterator[Kill]:
    for seed in range(1, wanted + 1):
        yield kill_once(seed)


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
    parser.add_argument("--faults", type=int, default=10_000, metavar="N")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _time_is_up)
    began = time.monotonic()
    kills = tried(_kills(options.kills), lambda kill: bool(kill.problem))
    bad = sum(bool(kill.problem) for kill in kills)
    steps, lost = sum(kill.steps for kill in kills), sum(kill.lost for kill in kills)
    longest = max((kill.lost_s for kill in kills), default=0.0)
    print(
        f"{len(kills)} kills, {steps} steps, {lost} of them lost, at most {longest:.3f} s; bad states: {bad}",
        flush=True,
    )
    faults = tried(_faults(options.faults), lambda run: run.is_bad)
    bad_faults = sum(run.is_bad for run in faults)
    killed = sum(not run.said for run in faults)
    print(f"{len(faults)} faults, {killed} of them kills; bad states: {bad_faults}")
    print(f"in {time.monotonic() - began:.0f} s")
    return 1 if bad + bad_faults else 0


if __name__ == "__main__":
    sys.exit(main())
