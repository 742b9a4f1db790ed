"""Two orders of the same things: what was moved, and both orders as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


def moved(before: Sequence[str], after: Sequence[str], firm: Collection[str] = ()) -> set[str]:
    """Which of some things were moved, as few as can be; both orders hold the same things.

    Those in `firm` are known not to have been moved: where there is a choice, another one was.
    """
    place = {one: number for number, one in enumerate(before)}
    most = len(after) + 1
    best: list[tuple[int, int]] = [(0, -1)] * (len(before) + 1)
    """A Fenwick tree: the heaviest rising row that ends at or before a place, and its last member."""
    previous: list[int] = []
    heaviest = (0, -1)
    for number, one in enumerate(after):
        weight, last = _best_before(best, place[one])
        previous.append(last)
        row = (weight + (most if one in firm else 1), number)
        heaviest = max(heaviest, row)
        _note(best, place[one], row)
    stayed: set[str] = set()
    last = heaviest[1]
    while last >= 0:
        stayed.add(after[last])
        last = previous[last]
    return set(after) - stayed


def _best_before(best: list[tuple[int, int]], place: int) -> tuple[int, int]:
    found = (0, -1)
    while place > 0:
        found = max(found, best[place])
        place &= place - 1
    return found


def _note(best: list[tuple[int, int]], place: int, row: tuple[int, int]) -> None:
    place += 1
    while place < len(best):
        best[place] = max(best[place], row)
        place += place & -place


def merged(before: Sequence[str], after: Iterable[str]) -> list[str]:
    """Both orders as one: as in `after`, and what is only in `before` follows what it followed there."""
    joined = list(after)
    known = set(joined)
    following: dict[str | None, list[str]] = {}
    last: str | None = None
    for one in before:
        if one in known:
            last = one
        else:
            following.setdefault(last, []).append(one)
    result = following.get(None, [])
    for one in joined:
        result.append(one)
        result += following.get(one, [])
    return result
