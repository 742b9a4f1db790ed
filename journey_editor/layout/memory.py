"""What the last layout made, so that the next one makes anew only what depends on something that changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class Memory:
    """Remembers one round: what was not asked for in a round is forgotten with it."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, object]] = {}
        self._this: dict[Hashable, tuple[object, object]] = {}

    def recalled(self, key: Hashable, facts: object, make: Callable[[], T]) -> T:
        """What was made under this key of equal facts in the last round, else what `make` gives now."""
        known = self._last.get(key)
        made: object = known[1] if known is not None and known[0] == facts else make()
        self._this[key] = (facts, made)
        return made  # type: ignore[return-value]

    def end_round(self) -> None:
        """The layout of what this memory is of is done."""
        self._last, self._this = self._this, {}


class Kept:
    """As `Memory`, but for single things that come and go one by one: what is no longer there is dropped by name."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[object, object]] = {}

    def recalled(self, key: Hashable, facts: object, make: Callable[[], T]) -> T:
        """What was made under this key last time, if of equal facts, else what `make` gives now."""
        known = self._made.get(key)
        if known is None or known[0] != facts:
            known = self._made[key] = (facts, make())
        return known[1]  # type: ignore[return-value]

    def drop(self, key: Hashable) -> None:
        """It is there no longer."""
        self._made.pop(key, None)
