"""Marks that are made when they are first painted: most pieces of a large board are not looked at after an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from journey_editor.layout.picture import Mark


class MarksLater(Sequence[Mark]):
    """A piece's marks, made on demand from what does not change any more; as good as a tuple of them."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Sequence[Mark]]) -> None:
        self._make: Callable[[], Sequence[Mark]] | None = make
        self._made: tuple[Mark, ...] = ()

    def _marks(self) -> tuple[Mark, ...]:
        make = self._make
        if make is not None:
            self._made, self._make = tuple(make()), None
        return self._made

    @overload
    def __getitem__(self, index: int) -> Mark: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Mark]: ...

    def __getitem__(self, index: int | slice) -> Mark | Sequence[Mark]:
        return self._marks()[index]

    def __len__(self) -> int:
        return len(self._marks())

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks())

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Sequence) and self._marks() == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._marks())
