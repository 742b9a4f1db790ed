"""What is computed of a whole map, once for all cells that ask for it, until the map changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import ref

from journey_editor.document.journey import Journey

T = TypeVar("T")


class Remembered(Generic[T]):
    """A function of a map that remembers its last answer."""

    def __init__(self, compute: Callable[[Journey], T]) -> None:
        self._compute = compute
        self._of: ref[Journey] | None = None
        self._version = -1
        self._answer: T | None = None

    def __call__(self, journey: Journey) -> T:
        """The answer for a map as it is now."""
        if self._answer is None or self._of is None or self._of() is not journey or self._version != journey.version:
            self._answer = self._compute(journey)
            self._of, self._version = ref(journey), journey.version
        return self._answer
