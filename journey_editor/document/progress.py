"""How long work tells how far it is, and is stopped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Told (done, total) now and then; raises `Cancelled` to stop."""

_TOTAL = 1_000
_EVERY = 16
"""Items from one telling to the next."""


class Cancelled(Exception):
    """Raised by a progress function to stop the work; nothing is changed or written then."""


def no_progress(done: int, total: int) -> None:
    """For whoever does not want to know."""


def telling(items: Iterable[T], goes_on: Callable[[], object]) -> Iterator[T]:
    """The items as they come; now and then it is told that the work goes on, which raises to stop it."""
    for done, item in enumerate(items):
        if done % _EVERY == 0:
            goes_on()
        yield item


def in_one_go(steps: Generator[object, None, T], goes_on: Callable[[], object] = lambda: None) -> T:
    """What work gives that is done in small steps, for whoever waits for it; after each it is told that it goes on."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            made: T = done.value
            return made
        goes_on()


class Course:
    """Work of several stretches, each a share of the whole."""

    def __init__(self, progress: Progress = no_progress) -> None:
        self._progress = progress
        self._at = 0.0

    def over(self, items: Collection[T], until: float, every: int = _EVERY) -> Iterator[T]:
        """Go through a stretch that ends at this share (0 to 1) of the whole; tells every so many how far it is."""
        start, self._at = self._at, until
        share = (until - start) / max(1, len(items))
        rest = iter(items)
        for done in range(0, len(items), every):
            self._progress(int((start + done * share) * _TOTAL), _TOTAL)
            yield from islice(rest, every)
