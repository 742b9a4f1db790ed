"""How an export tells how far it is, and is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told (done, total) now and then; raises `problems.Cancelled` to stop."""


def no_progress(done: int, total: int) -> None:
    """For whoever does not want to know."""
