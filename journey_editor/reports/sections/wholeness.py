"""Texts told whole where there is room, else cut; what was cut is known, so that it can stand whole elsewhere."""

from __future__ import annotations

from journey_editor.analysis.telling import short


class Telling:
    """Tells texts on one line, whole or cut, and knows what it has cut."""

    def __init__(self, times: int | None) -> None:
        self._times = times
        self.shortened: dict[str, str] = {}
        """What is cut -> the whole of it."""

    def __call__(self, text: str, usual: int) -> str:
        """A text; where it has to be cut, at `usual` characters or some times as many."""
        whole = " ".join(text.split())
        if self._times is None:
            return whole
        told = short(whole, usual * self._times)
        if told != whole:
            self.shortened[told] = whole
        return told


WHOLE = Telling(None)
"""Tells all of every text."""
