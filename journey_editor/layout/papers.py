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


MM = 72 / 25.4
"""Points in a millimetre."""

PAPERS = {
    paper.name: paper
    for paper in (
        Paper("A4", 210 * MM, 297 * MM),
        Paper("A3", 297 * MM, 420 * MM),
        Paper("A2", 420 * MM, 594 * MM),
        Paper("A1", 594 * MM, 841 * MM),
        Paper("A0", 841 * MM, 1189 * MM),
        Paper("Letter", 612, 792),
        Paper("Legal", 612, 1008),
        Paper("Tabloid", 792, 1224),
    )
}
"""The sheets to choose from, by name."""
