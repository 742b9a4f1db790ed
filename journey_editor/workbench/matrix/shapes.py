"""What a matrix is made of when it is laid out: boxes, bubbles with labels, piles. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from journey_editor.layout.picture import Box
from journey_editor.tables.matrix import Spot

ROW = 24.0
"""Height of a bubble with its label, gap included, in pixels."""
GAP = 4.0
LABEL_WIDTH = 150.0
"""Labels are elided beyond."""
ROOM_LABEL_WIDTH = 300.0
"""Where a room is to read them."""
PADDING = 7.0
RADIUS, _SMALLEST, _LARGEST = 6.0, 4.0, 9.5
PILE_WIDTH = 38.0


@dataclass(frozen=True)
class Chip:
    """A bubble with its label."""

    spot: Spot
    box: Box
    bubble: tuple[float, float]
    """The middle of the bubble."""
    radius: float
    is_left: bool = False
    """Whether the label stands left of the bubble."""
    note: str = ""
    """What is said behind the label, never elided."""


@dataclass(frozen=True)
class Pile:
    """Records for which there is no room: "+3"."""

    spots: tuple[Spot, ...]
    box: Box

    @property
    def text(self) -> str:
        """How many."""
        return f"+{len(self.spots)}"


@dataclass
class Arranged:
    """All that is drawn of the records."""

    chips: dict[str, Chip] = field(default_factory=dict)
    piles: list[Pile] = field(default_factory=list)

    def box_of(self, record_id: str) -> Box | None:
        """Where a record is: its chip, or the pile that counts it."""
        if record_id in self.chips:
            return self.chips[record_id].box
        return next((pile.box for pile in self.piles if any(spot.id == record_id for spot in pile.spots)), None)


Measure = Callable[[str], float]
Place = tuple[float, float]
"""The numbers of the two scales."""


class TakenBoxes:
    """The boxes that are taken, by rows, so that few are looked at."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Box]] = {}

    def is_free(self, box: Box, but: Box | None = None) -> bool:
        """Whether nothing stands there, but what may."""
        return not any(
            box.meets(other) and other != but for row in self._span(box) for other in self._rows.get(row, ())
        )

    def take(self, box: Box) -> None:
        """Something stands there."""
        for row in self._span(box):
            self._rows.setdefault(row, []).append(box)

    @staticmethod
    def _span(box: Box) -> range:
        return range(int(box.y // ROW), int(box.bottom // ROW) + 1)


def radius_of(spot: Spot) -> float:
    """How large its bubble is."""
    return RADIUS if spot.size is None else _SMALLEST + (_LARGEST - _SMALLEST) * min(max(spot.size, 0), 1)


def width_of(spot: Spot, text_width: float, widest: float) -> float:
    """How wide its chip is, with a text of that width."""
    return 2 * radius_of(spot) + 3 * PADDING + min(text_width, widest)


def chip_in(spot: Spot, box: Box, is_left: bool = False) -> Chip:
    """The chip that fills a box."""
    radius = radius_of(spot)
    x = box.right - PADDING - radius if is_left else box.x + PADDING + radius
    return Chip(spot, box, (x, box.y + box.height / 2), radius, is_left)
