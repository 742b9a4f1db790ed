"""Lines over the stages in which their names stand from far out, so that none lies on another. All in pixels."""

from __future__ import annotations

import math

_LEAST = 34.0
"""A stage's number and a letter or two."""


class NameLines:
    """Some lines, one over the other, and what stands in each. Names are put into them from left to right."""

    def __init__(self, number: int, end: float, gap: float) -> None:
        """`end`: where what is seen ends, at the right; `gap`: at least so much between two names."""
        self._taken: list[list[tuple[float, float]]] = [[] for _ in range(number)]
        self._end = end
        self._gap = gap

    def put(self, left: float, right: float, width: float) -> tuple[int, float, float] | None:
        """In which line the name of a stage from `left` to `right` stands, from where on and how wide.

        As far left as it has room before the end of what is seen, else cut. None: hardly a letter has room.
        """
        place = self._whole(left, right, width) or self._cut(left)
        if place is not None:
            line, start, wide = place
            self._taken[line].append((start, start + wide))
        return place

    def _whole(self, left: float, right: float, width: float) -> tuple[int, float, float] | None:
        end = self._end
        begin = end - width if left < end < left + width else left
        starts = [(self._start(line, begin, right, width), line) for line in range(len(self._taken))]
        free = [(x, line) for x, line in starts if x is not None and not x < end < x + width]
        if not free:
            return None
        start, line = min(free)
        return line, start, width

    def _cut(self, left: float) -> tuple[int, float, float] | None:
        line, room = max(((line, self._room(line, left)) for line in range(len(self._taken))), key=lambda each: each[1])
        room = min(room, self._end - left)  # behind the last name, as far as is seen
        return (line, left, room) if room >= _LEAST else None

    def _start(self, line: int, left: float, right: float, width: float) -> float | None:
        """From where in a line a name so wide is free that is to begin over its stage, from `left` to `right`."""
        for start, end in sorted(self._taken[line]):
            if start < left + width + self._gap and left < end + self._gap:
                left = end + self._gap
        return left if left < right else None

    def _room(self, line: int, left: float) -> float:
        """How much is free in a line from here on; 0 where something stands here."""
        taken = self._taken[line]
        if any(start < left + self._gap and left < end + self._gap for start, end in taken):
            return 0.0
        return min((start for start, _ in taken if start > left), default=math.inf) - self._gap - left
