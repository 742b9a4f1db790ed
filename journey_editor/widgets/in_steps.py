"""Work of many small steps, done in the pauses of the window, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from math import inf
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.012
"""Seconds of work at a time, between which keys, mouse and painting have their turn."""

_LATER_MS = 300
"""So much later it is tried again while the user waits for something else."""
_waited_for = 0

_Held = tuple[Generator[object, None, Any] | None, Callable[[Any], None], Callable[[Exception], None]]


@contextmanager
def nothing_else() -> Iterator[None]:
    """The user waits for what is done now: what is done in pauses is left for later."""
    global _waited_for
    _waited_for += 1
    try:
        yield
    finally:
        _waited_for -= 1


def is_pause() -> bool:
    """Whether nobody waits for anything: time for what nobody waits for."""
    return not _waited_for


class InSteps(QObject):
    """Does one piece of work at a time; a new one takes the place of what is not done yet.

    The work is a generator; what it returns is handed to `done`, an error of its to `failed`.
    """

    def __init__(self, parent: QObject | None = None, slice_s: float = _SLICE) -> None:
        super().__init__(parent)
        self._slice = slice_s
        self._work: Generator[object, None, Any] | None = None
        self._done: Callable[[Any], None] = _nothing
        self._failed: Callable[[Exception], None] = _raise
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)  # a lambda here would keep this alive for ever

    @property
    def is_working(self) -> bool:
        """Whether there is something left to do."""
        return self._work is not None

    def start(
        self,
        work: Generator[object, None, Any],
        done: Callable[[Any], None] = lambda made: None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Begin with a piece of work. Without `failed` an error goes where errors of a timer go."""
        self.stop()
        self._work, self._done, self._failed = work, done, failed or _raise
        self._turn.start(0)

    def wait(self, milliseconds: int) -> None:
        """Go on no sooner than in so long: the user's hand is at work."""
        if self._work is not None:
            self._turn.start(milliseconds)

    def finish(self) -> None:
        """Do what is left, at once."""
        while self._work is not None:
            self._go_on(inf)

    def stop(self) -> None:
        """Let go of what is not done yet."""
        self._turn.stop()
        work, _, _ = self._let_go()
        if work is not None:
            with suppress(RuntimeError, ValueError):  # it is in a step of its own just now
                work.close()

    def _let_go(self) -> _Held:
        """Hold nobody any more: whoever asked may be gone as soon as it is told."""
        held = self._work, self._done, self._failed
        self._work, self._done, self._failed = None, _nothing, _raise
        return held

    def _on_turn(self) -> None:
        if is_pause():
            self._go_on(self._slice)
        else:
            self.wait(_LATER_MS)

    def _go_on(self, seconds: float) -> None:
        self._turn.stop()  # a step may let events in: none of them begins another step
        work, end = self._work, perf_counter() + seconds
        while work is not None and work is self._work:
            try:
                next(work)
            except StopIteration as done:
                if work is self._work:
                    _, tell, _ = self._let_go()
                    tell(done.value)
                return
            except Exception as error:
                if work is self._work:
                    _, _, fail = self._let_go()
                    fail(error)
                return
            if perf_counter() >= end:
                break
        if self._work is not None:
            self._turn.start(0)


def _nothing(_made: Any) -> None:
    pass


def _raise(error: Exception) -> None:
    raise error
