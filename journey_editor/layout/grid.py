"""The board's grid: where columns, gutters, rows and channels lie, in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journey_editor.document.journey import Journey
from journey_editor.document.records import Stage, Step
from journey_editor.layout import metrics
from journey_editor.layout.picture import Box
from journey_editor.layout.routing import Tracks


@dataclass(frozen=True)
class Column:
    """A step's column, from the middle of the gutter at its left to the middle of that at its right."""

    step: str
    stage: str
    left: float
    right: float
    card_x: float


@dataclass(frozen=True)
class StageSpan:
    """A stage's columns together."""

    stage: Stage
    left: float
    right: float


@dataclass(frozen=True)
class Row:
    """A lane's row: a channel for connections, the cards, and the emotion strip."""

    index: int
    lane: str
    top: float
    bottom: float
    channel: tuple[float, float]
    cards_top: float
    strip: Box


@dataclass(frozen=True)
class GridPlan:
    """The columns of a board; `rows` adds the rows once the cards' heights are known."""

    columns: tuple[Column, ...]
    stages: tuple[StageSpan, ...]
    gutters: Mapping[int, tuple[float, float]]
    left: float
    right: float
    width: float

    def rows(
        self,
        lanes: Sequence[str],
        top: float,
        stacks: Mapping[tuple[int, int], float],
        head_heights: Sequence[float],
        tracks: Tracks,
    ) -> tuple[list[Row], float]:
        """The rows from `top` down, and where the last one ends. `stacks` is the height of each filled cell."""
        tallest: dict[int, float] = {}
        for (row, _), height in stacks.items():
            tallest[row] = max(tallest.get(row, 0.0), height)
        rows, y = [], top
        for i, lane in enumerate(lanes):
            pitch = metrics.LABEL_TRACK if i in tracks.labelled_channels else metrics.TRACK
            channel = max(metrics.CHANNEL, (tracks.channels.get(i, 0) + 1) * pitch)
            above_strip = channel + max(metrics.ROW_MINIMUM, tallest.get(i, 0.0)) + metrics.CELL_BOTTOM
            above_strip = max(above_strip, head_heights[i])
            bottom = y + above_strip + metrics.STRIP
            strip = Box(self.left, y + above_strip, self.right - self.left, metrics.STRIP)
            rows.append(Row(i, lane, y, bottom, (y + 2, y + channel - 2), y + channel, strip))
            y = bottom + metrics.LANE_GAP
        return rows, (rows[-1].bottom if rows else top)


def plan_grid(journey: Journey, steps: Sequence[Step], tracks: Tracks) -> GridPlan:
    """Set the columns side by side, each gutter as wide as the connections in it need."""
    left = metrics.MARGIN + metrics.LANE_BAND + metrics.BAND_GAP / 2
    x = left
    gutters: dict[int, tuple[float, float]] = {}
    card_xs = []
    for i in range(len(steps) + 1):
        width = _gutter_width(i, tracks)
        gutters[i] = (x, x + width)
        x += width
        if i < len(steps):
            card_xs.append(x)
            x += metrics.CARD_WIDTH
    right = x
    edges = [left, *((gutters[i][0] + gutters[i][1]) / 2 for i in range(1, len(steps))), right]
    columns = tuple(Column(step.id, step.stage, edges[i], edges[i + 1], card_xs[i]) for i, step in enumerate(steps))
    stages = []
    for stage in journey.stages:
        own = [column for column in columns if column.stage == stage.id]
        stages.append(StageSpan(stage, own[0].left, own[-1].right))
    return GridPlan(columns, tuple(stages), gutters, left, right, max(right + metrics.MARGIN, 640.0))


def _gutter_width(number: int, tracks: Tracks) -> float:
    least = metrics.GUTTER if number else metrics.GUTTER * 0.6
    needed = 16 + (tracks.gutters.get(number, 0) + 1) * metrics.TRACK
    label = tracks.gutter_labels.get(number, 0.0)
    return max(least, needed, label + 34 if label else 0.0)
