"""Processes of the program's own: for what comes from outside, with bounds (what harms its reader ends there), and for
what would hold the window up."""

from __future__ import annotations

import sys
import time
from contextlib import suppress

PICTURES = "--read-pictures"
PDF = "--read-pdf"
FINISH_PDF = "--finish-pdf"


def command(argument: str) -> list[str]:
    """What starts this program as such a process: it reads the standard input, and answers on the standard output."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "journey_editor"]
    return [sys.executable, *own, argument]


def bound(most_memory: int) -> None:
    """Bound this process to so many bytes of addresses (most of which are the libraries'), and to writing no file.

    Not on Windows.
    """
    if sys.platform == "win32":
        return
    import resource

    for which, most in ((resource.RLIMIT_AS, most_memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # not all systems bound all of it
            resource.setrlimit(which, (most, most))


def bound_time(seconds: float) -> None:
    """Bound this process to so many seconds of processor time from now on. Not on Windows."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        most = int(time.process_time() + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
