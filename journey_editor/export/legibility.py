"""Whether what is put on pages can still be read, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journey_editor.layout.pages import Page
from journey_editor.layout.papers import PAPERS, Paper
from journey_editor.layout.picture import Picture, Text

_NEAR = 0.05
"""So many points less are no less to the eye."""


def smallest_in(picture: Picture) -> float:
    """The size of the smallest text of a picture, in points; 0 where it has none."""
    sizes = (
        mark.shaped.style.size
        for piece in picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text) and mark.shaped.text
    )
    return min(sizes, default=0.0)


def smallest_on(pages: Sequence[Page]) -> float:
    """The size of the smallest text on some pages that is meant to be read, in points; 0 where there is none."""
    known: dict[int, float] = {}
    smallest = 0.0
    for page in pages:
        for place in page.placements:
            if place.alternative or place.is_artifact:  # it is only looked at
                continue
            key = id(place.picture)
            if key not in known:
                known[key] = smallest_in(place.picture)
            size = known[key] * place.scale
            if size and (not smallest or size < smallest):
                smallest = size
    return smallest


def is_less(size: float, least: float) -> bool:
    """Whether text of a size falls below what it should at least have."""
    return 0 < size < least - _NEAR


def told(size: float, least: float, paper: str, advice: str) -> str:
    """By how much the smallest text falls below the least that was chosen, and what to do; empty where it does not."""
    if not is_less(size, least):
        return ""
    under = max(1, round(100 * (1 - size / least)))
    where = f"On {paper} the" if paper else "The"
    return f"{where} smallest text is {size:.1f} pt, {under} % under {least:g} pt: {advice}."


def paper_that_is_enough(paper: str, least: float, smallest_with: Callable[[Paper], float]) -> str:
    """The smallest paper larger than this one, of its family, on which text is as large as it should be; or empty."""
    chosen = PAPERS[paper]
    family = [other for other in PAPERS.values() if other.name.startswith("A") == paper.startswith("A")]
    larger = [other for other in family if other.width * other.height > chosen.width * chosen.height]
    return next((other.name for other in larger if not is_less(smallest_with(other), least)), "")
