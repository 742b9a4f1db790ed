"""What a session is helped with where something takes long, by whoever can show a sign and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey

T = TypeVar("T")


class Make(Protocol):
    """Gives what is made of the map."""

    def __call__(self, work: Callable[[Journey], T]) -> T: ...


class LongWork(Protocol):
    """All of it raises Cancelled where its user has stopped it; then nothing is changed."""

    def sign(self, text: str) -> AbstractContextManager[object]:
        """Tell that something of this name is going on, as one sign with all that is done meanwhile."""

    def make(self, text: str, work: Callable[[], T]) -> T:
        """What the work gives, which has no need of the window."""

    def expect(self, text: str, changes: ChangeSet) -> None:
        """A change is about to be carried out: make ready what takes long of it."""


def at_once(journey: Journey) -> Make:
    """For what does not take long."""

    def make(work: Callable[[Journey], T]) -> T:
        return work(journey)

    return make
