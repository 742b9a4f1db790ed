"""The board's grid: where columns, gutters, rows and channels lie, in points.

Gutters are whole points wide and rows quarters of a point high, so that what only moves keeps the same measures to the
last digit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from journey_editor.document.records import Stage, Step
from journey_editor.document.vocabulary import LaneContent
from journey_editor.layout import metrics
from journey_editor.layout.picture import Box
from journey_editor.layout.tracks import TRACK_PITCH, width_for


@dataclass(frozen=True, slots=True)
class StepColumn:
    """A step's column, from the middle of the gutter at its left to the middle of that at its right."""

    step: str
    stage: str
    left: float
    right: float
    card_x: float


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A stage's columns together."""

    stage: Stage
    left: float
    right: float


@dataclass(frozen=True)
class LaneRow:
    """A lane's row: a channel for connections, the cards, and the emotion strip (of no height where there is none)."""

    index: int
    lane: str
    top: float
    bottom: float
    channel: tuple[float, float]
    cards_top: float
    strip: Box
    content: LaneContent = LaneContent.PERSONA
    is_collapsed: bool = False
    joins: bool = False
    """Whether it belongs to the persona of the row above, and stands as one with it."""

    @property
    def height(self) -> float:
        """From its upper edge to its lower one."""
        return self.bottom - self.top

    def moved(self, dy: float) -> LaneRow:
        """The same row, farther down."""
        upper, lower = self.channel
        places = (
            self.top + dy,
            self.bottom + dy,
            (upper + dy, lower + dy),
            self.cards_top + dy,
            self.strip.moved(0, dy),
        )
        return LaneRow(self.index, self.lane, *places, self.content, self.is_collapsed, self.joins)

    def takes(self, kind: str) -> bool:
        """Whether a card of a kind can be put into it, as it is shown now."""
        return self.content.takes(kind) and not self.is_collapsed

    @property
    def has_cells(self) -> bool:
        """Whether the keyboard and the pointer find cells in it: of cards, or of the stages' fields."""
        return bool(self.content.stage_field) or self.takes("note")


@dataclass(frozen=True)
class RowShape:
    """What a lane's row has to have room for. All heights in points."""

    lane: str
    content: LaneContent
    head: float
    """Of the lane's header."""
    body: float
    """Of the highest stack of cards, or of the row as a whole where no cards stand in it."""
    is_collapsed: bool = False
    joins: bool = False
    least: float = 0.0
    """What the map's author made it at least."""


@dataclass(frozen=True, eq=False, slots=True)
class GridPlan:
    """The columns of a board. The rows come to it once the cards' heights are known."""

    columns: tuple[StepColumn, ...]
    lefts: tuple[float, ...]
    """The left edge of each column's cards, from which the pieces in it are measured."""
    spans: tuple[tuple[float, float], ...]
    """Left and right edge of each stage's columns together."""
    gutters: tuple[tuple[float, float], ...]
    """Left and right edge of each gutter; gutter i lies left of column i."""
    lines: tuple[tuple[float, bool], ...]
    """The x of the line between each two columns, and whether a stage begins there."""
    left: float
    right: float
    width: float


@dataclass(frozen=True, eq=False, slots=True)
class Resized:
    """Which gutters have another width now. What runs in none of them stands in its column as before."""

    counts: tuple[int, ...]
    """For each gutter and for what is right of the last: how many gutters left of it have another width.
    Where two are the same, none between them has."""

    @classmethod
    def between(cls, before: GridPlan, after: GridPlan) -> Resized:
        """From one plan to another, of the same columns."""
        pairs = zip(before.gutters, after.gutters, strict=True)
        return cls(tuple(accumulate((new[1] - new[0] != old[1] - old[0] for old, new in pairs), initial=0)))


def lane_row(index: int, shape: RowShape, tracks: int, has_labels: bool, grid: GridPlan) -> LaneRow:
    """A lane's row as if it began at 0, with room for the tracks in its channel."""
    channel, height, strip = row_measures(shape, tracks, has_labels)
    height = quarters(height)
    box = Box(grid.left, height - strip, grid.right - grid.left, strip)
    edges = (2.0, channel - 2) if channel else (0.0, 0.0)
    kind = (shape.content, shape.is_collapsed, shape.joins)
    return LaneRow(index, shape.lane, 0.0, height, edges, channel, box, *kind)


def row_measures(shape: RowShape, tracks: int, has_labels: bool) -> tuple[float, float, float]:
    """Of a row: the height of its channel, of the whole, and of the strip at its lower end."""
    if shape.content.is_line:
        return 0.0, metrics.LINE_ROW, 0.0
    if shape.content.stage_field:
        return (
            0.0,
            max(shape.body, shape.head, metrics.FIELD_ROW_MINIMUM, 0.0 if shape.is_collapsed else shape.least),
            0.0,
        )
    if shape.is_collapsed:
        is_curve = shape.content is LaneContent.PERSONA
        return 0.0, metrics.COLLAPSED_ROW, metrics.COLLAPSED_ROW if is_curve else 0.0
    is_persona = shape.content is LaneContent.PERSONA
    pitch = metrics.LABEL_TRACK if has_labels else metrics.TRACK
    least_channel = metrics.CHANNEL if is_persona else metrics.TEXT_CHANNEL
    channel = max(least_channel, (tracks + 1) * pitch if tracks else 0.0)
    strip = metrics.STRIP if is_persona else 0.0
    least_cells = metrics.ROW_MINIMUM if is_persona else metrics.TEXT_ROW_MINIMUM
    above_strip = channel + max(least_cells, shape.body) + metrics.CELL_BOTTOM
    return channel, max(above_strip, shape.head, shape.least - strip) + strip, strip


def plan_grid(steps: Sequence[Step], widths: Sequence[float]) -> GridPlan:
    """Set the columns side by side; `widths` are those of the gutters, one more than there are steps."""
    left = metrics.MARGIN + metrics.LANE_BAND + metrics.BAND_GAP / 2
    x = left
    gutters: list[tuple[float, float]] = []
    card_xs = []
    for i, width in enumerate(widths):
        gutters.append((x, x + width))
        x += width
        if i < len(steps):
            card_xs.append(x)
            x += metrics.CARD_WIDTH
    right = x
    edges = [left, *((gutters[i][0] + gutters[i][1]) / 2 for i in range(1, len(steps))), right]
    columns = tuple(StepColumn(step.id, step.stage, edges[i], edges[i + 1], card_xs[i]) for i, step in enumerate(steps))
    lines = tuple((edges[i], steps[i].stage != steps[i - 1].stage) for i in range(1, len(steps)))
    spans: dict[str, tuple[float, float]] = {}
    for column in columns:
        spans[column.stage] = (spans.get(column.stage, (column.left, 0.0))[0], column.right)
    width = max(right + metrics.MARGIN, 640.0)
    return GridPlan(columns, tuple(card_xs), tuple(spans.values()), tuple(gutters), lines, left, right, width)


def gutter_width(number: int, tracks: int, label: float, beside: tuple[float, float] = (0.0, 0.0)) -> float:
    """How wide a gutter must be for the tracks that it has room for, for the widest label in it (0: none), and for the
    widest two whose lines run beside one another: one stands left of them, the other right."""
    least = metrics.GUTTER if number else metrics.GUTTER * 0.6
    return float(
        math.ceil(
            max(
                least,
                width_for(tracks) if tracks else 0.0,
                label + 34 if label else 0.0,
                sum(beside) + TRACK_PITCH + 12 if any(beside) else 0.0,
            )
        )
    )


def quarters(length: float) -> float:
    """A length, up to the next quarter of a point."""
    return math.ceil(length * 4) / 4
