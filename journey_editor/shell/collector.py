"""Python's garbage collector while a map is opened."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """A map is some hundred thousand new objects that stay: going through them all, again and again, is felt.

    What is there in the end is left out of later rounds until the next map is opened.
    """
    gc.unfreeze()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        gc.freeze()
