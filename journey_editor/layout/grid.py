"""The board's grid: where columns, gutters, rows and channels lie, in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journey_editor.document.journey import Journey
from journey_editor.document.records import Stage, Step
from journey_editor.document.vocabulary import LaneContent
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
        shapes: Sequence[RowShape],
        top: float,
        tracks: Tracks,
    ) -> tuple[list[Row], float]:
        """The rows from `top` down, and where the last one ends."""
        rows, y = [], top
        for i, shape in enumerate(shapes):
            channel, height, strip = row_measures(shape, tracks.channels.get(i, 0), i in tracks.labelled_channels)
            box = Box(self.left, y + height - strip, self.right - self.left, strip)
            edges = (y + 2, y + channel - 2) if channel else (y, y)
            kind = (shape.content, shape.is_collapsed, shape.joins)
            rows.append(Row(i, shape.lane, y, y + height, edges, y + channel, box, *kind))
            y += height + metrics.LANE_GAP
        return rows, (rows[-1].bottom if rows else top)


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
