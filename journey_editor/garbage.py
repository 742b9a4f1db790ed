"""Python's garbage collector, held for a while."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[bool]:
    """Collect nothing of itself meanwhile. Gives whether it did before.

    For work that makes many objects that stay, and for work in another thread than the window's: there may be objects
    of Qt in the garbage, which only the thread that made them may let go of. (A window has `shell.collector`.)
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield was_enabled
    finally:
        if was_enabled:
            gc.enable()
