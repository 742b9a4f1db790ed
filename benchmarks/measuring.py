"""Times and memory, as the benchmarks take them.

Times are processor time of this process: what the work would take on one core that it has to itself. (The clock on the
wall also counts what other programs do meanwhile.)
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """What was measured of one piece of work, in milliseconds of processor time (or megabytes)."""

    median: float
    p95: float
    runs: int


def timed(work: Callable[[], object], runs: int = 15, warm_up: int = 1) -> Figure:
    """Do a piece of work several times; the first `warm_up` times do not count. The collector runs as always."""
    for _ in range(warm_up):
        work()
    gc.collect()
    taken = [milliseconds(work) for _ in range(runs)]
    return figure(taken)


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of one piece of work."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def figure(taken: list[float]) -> Figure:
    """Median and 95th percentile; of fewer than twenty runs, the latter is the longest."""
    ordered = sorted(taken)
    return Figure(statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], len(ordered))


def memory() -> float:
    """What this process holds in memory now, in megabytes (resident; 0 where the system does not tell)."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
