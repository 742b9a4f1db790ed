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
        self._kept: tuple[ref[Journey], int, T] | None = None

    def __call__(self, journey: Journey) -> T:
        """The answer for a map as it is now. (It is kept in one go: an export may ask in another thread.)"""
        kept, version = self._kept, journey.version
        if kept is not None and kept[0]() is journey and kept[1] == version:
            return kept[2]
        answer = self._compute(journey)
        self._kept = ref(journey), version, answer
        return answer
