"""Work done in a thread so that whoever waits can show progress and stop waiting, also where it has long steps."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import TypeVar

from journey_editor.document.progress import Cancelled, Progress
from journey_editor.garbage import uncollected

_T = TypeVar("_T")
_TURN_S = 0.04
"""Between two looks at whether it is done."""
_STEP_S = 0.005
_left: list[tuple[threading.Thread, object]] = []
"""Threads that nobody waits for any more, with their work: what it holds of Qt's is let go by who began it."""


def beside(work: Callable[[], _T], waits: Callable[[float], object]) -> _T:
    """What the work gives; meanwhile `waits` is told again and again how many seconds have passed.

    What `waits` raises is raised at once: the work then goes on unseen, and what it makes is thrown away. Raises what
    the work raises.
    """
    _left[:] = [(thread, held) for thread, held in _left if thread.is_alive()]
    made: list[_T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            made.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, name="export", daemon=True)
    with uncollected() as collects:
        thread.start()
        begun = time.monotonic()
        try:
            while thread.is_alive():
                thread.join(_TURN_S)
                if collects:
                    gc.collect(1)
                waits(time.monotonic() - begun)
        finally:
            if thread.is_alive():
                _left.append((thread, work))
    if failed:
        raise failed[0]
    return made[0]


def beside_telling(work: Callable[[Progress], _T], progress: Progress) -> _T:
    """As `beside`, for work that can say now and then how far it is, but takes long in between.

    What `progress` raises is raised at once; the work then ends when it next says how far it is.
    """
    at, is_stopped = (0, 1), threading.Event()

    def tell(done: int, total: int) -> None:
        nonlocal at
        at = done, total
        if is_stopped.is_set():
            raise Cancelled

    def wait(_passed: float) -> None:
        try:
            progress(*at)
        except BaseException:
            is_stopped.set()
            raise

    return beside(lambda: work(tell), wait)


def steps_beside(work: Callable[[], _T]) -> Generator[None, None, _T]:
    """As `beside`, for whoever does one small step after the other: each waits a moment, until the work is done."""
    waited: Future[_T] = Future()

    def run() -> None:
        try:
            waited.set_result(work())
        except BaseException as error:
            waited.set_exception(error)

    with uncollected():
        thread = threading.Thread(target=run, name="export", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(_STEP_S)
            yield
    return waited.result()


def beside_writing(write: Callable[[Callable[[], None]], _T], waits: Callable[[], object]) -> _T:
    """As `beside`, for what replaces a file: `write` is handed what it calls when it is about to.

    What `waits` raises until then stops it, and is raised; afterwards it is too late, and nothing is raised.
    """
    deciding, is_stopped, is_decided = threading.Lock(), False, False

    def decide() -> None:
        nonlocal is_decided
        with deciding:
            if is_stopped:
                raise Cancelled
            is_decided = True

    def wait(_passed: float) -> None:
        nonlocal is_stopped
        try:
            waits()
        except BaseException:
            with deciding:
                if not is_decided:
                    is_stopped = True
                    raise

    return beside(lambda: write(decide), wait)
