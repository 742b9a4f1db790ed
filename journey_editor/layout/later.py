"""What is made when it is first asked for: of a large board most is not looked at after an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """A piece's marks, or the lines of a text, made on demand from what does not change any more; as good as a tuple
    of them."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Sequence[T]]) -> None:
        self._make: Callable[[], Sequence[T]] | None = make
        self._made: tuple[T, ...] = ()

    def _all(self) -> tuple[T, ...]:
        make = self._make
        if make is not None:
            self._made, self._make = tuple(make()), None
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Sequence) and self._all() == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._all())


class Told:
    """A sentence about something, put into words when it is first read; as good as the text."""

    __slots__ = ("_facts", "_put", "_words")

    def __init__(self, put: Callable[..., str], *facts: object) -> None:
        """`put` puts the facts into words; they do not change any more."""
        self._put, self._facts = put, facts
        self._words: str | None = None

    def __str__(self) -> str:
        if self._words is None:
            self._words = self._put(*self._facts)
        return self._words

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Told) and self._put is other._put and self._facts == other._facts:
            return True
        return isinstance(other, (Told, str)) and str(self) == str(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(str(self))
