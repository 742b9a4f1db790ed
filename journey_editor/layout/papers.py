"""The papers that a board is put on."""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """A sheet, upright, in points."""

    name: str
    width: float
    height: float

    def size(self, is_landscape: bool) -> tuple[float, float]:
        """Its width and height as it lies."""
        return (self.height, self.width) if is_landscape else (self.width, self.height)


_MM = 72 / 25.4

PAPERS = {
    paper.name: paper
    for paper in (
        Paper("A4", 210 * _MM, 297 * _MM),
        Paper("A3", 297 * _MM, 420 * _MM),
        Paper("A2", 420 * _MM, 594 * _MM),
        Paper("A1", 594 * _MM, 841 * _MM),
        Paper("A0", 841 * _MM, 1189 * _MM),
        Paper("Letter", 612, 792),
        Paper("Legal", 612, 1008),
        Paper("Tabloid", 792, 1224),
    )
}
"""The sheets to choose from, by name."""
