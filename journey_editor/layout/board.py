"""The board: a whole map as a picture, and where on it everything is."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Step, Touchpoint
from journey_editor.document.records import Picture as PictureRecord
from journey_editor.layout import metrics
from journey_editor.layout.cards import CardContent, card_content, card_facts
from journey_editor.layout.connections import (
    CHANNEL_LABEL_WIDTH,
    LABEL_LINES,
    LABEL_WIDTH,
    connection_piece,
    label_text,
)
from journey_editor.layout.curve import Mood, curve_piece, height_of, point_piece
from journey_editor.layout.grid import Column, GridPlan, Row, StageSpan, plan_grid
from journey_editor.layout.headers import (
    lane_content,
    lane_facts,
    lane_sentence,
    persona_colour,
    persona_tint,
    stage_content,
    stage_facts,
    stage_sentence,
    step_content,
)
from journey_editor.layout.picture import (
    Bookmark,
    Box,
    Mark,
    Path,
    Picture,
    Piece,
    PieceKey,
    Point,
    Shape,
    Stroke,
    Text,
)
from journey_editor.layout.routing import Grid, Spot, Wire, plan, route
from journey_editor.layout.text import ShapedText, Shaper
from journey_editor.layout.title import corner_content, legend_piece, title_content

T = TypeVar("T")


@dataclass(frozen=True)
class Board:
    """A laid-out map: its pieces in painting order, and the grid they stand on. All places in points."""

    pieces: tuple[Piece, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stages: tuple[StageSpan, ...]
    header: Box
    """The stage and step headers, right of the lane names."""
    band: Box
    """The lane names, under the headers."""
    width: float
    height: float
    cells: dict[tuple[str, str], tuple[str, ...]]
    """The ids of the cards in each filled cell (lane, step), from top to bottom."""
    images: dict[str, bytes]
    bookmarks: tuple[Bookmark, ...]

    @cached_property
    def by_key(self) -> dict[PieceKey, Piece]:
        """Every piece by what it is and shows."""
        return {piece.key: piece for piece in self.pieces}

    @cached_property
    def picture(self) -> Picture:
        """The board for painters."""
        return Picture(self.width, self.height, self.pieces, "board.background", self.bookmarks, self.images)


class BoardLayout:
    """Lays maps out. It remembers the pieces of the last layout, so that an edit shapes only the texts it touches."""

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper
        self._last: dict[Hashable, tuple[object, object]] = {}
        self._next: dict[Hashable, tuple[object, object]] = {}

    def board(self, journey: Journey) -> Board:
        """Lay a map out."""
        self._next = {}
        board = self._board(journey)
        self._last, self._next = self._next, {}
        return board

    def _remembered(self, key: Hashable, facts: object, make: Callable[[], T]) -> T:
        """What was made of equal facts last time, else what `make` gives now."""
        known = self._last.get(key)
        made: object = known[1] if known is not None and known[0] == facts else make()
        self._next[key] = (facts, made)
        return made  # type: ignore[return-value]

    def _board(self, journey: Journey) -> Board:
        steps, lanes = journey.columns, journey.lanes
        cells = {
            (row, column): cell
            for row, lane in enumerate(lanes)
            for column, step in enumerate(steps)
            if (cell := journey.cell(lane.id, step.id))
        }
        contents = {card.id: self._card(journey, card) for cell in cells.values() for card in cell}
        spots = {
            card.id: Spot(column, row, slot) for (row, column), cell in cells.items() for slot, card in enumerate(cell)
        }
        labels: dict[str, ShapedText] = {}
        wires = []
        for connection in journey.connections():
            if text := label_text(connection):
                labels[connection.id] = self.shaper.shape(text, metrics.CONNECTION_LABEL, LABEL_WIDTH, LABEL_LINES)
            label = labels.get(connection.id)
            ends = spots[connection.source], spots[connection.target]
            wires.append(
                Wire(connection.id, connection.source, connection.target, *ends, label.width if label else 0.0)
            )
        plans, tracks = plan(wires, lambda row, column: (row, column) not in cells)
        for way in plans:
            if way.channel is not None and (label := labels.get(way.wire.id)):
                labels[way.wire.id] = self.shaper.shape(label.text, label.style, CHANNEL_LABEL_WIDTH, 1)

        lane_heads = [
            self._remembered(("lane", lane.id), facts, partial(lane_content, facts, self.shaper))
            for lane in lanes
            for facts in (lane_facts(journey, lane.id),)
        ]
        grid = plan_grid(journey, steps, tracks)
        title_height, title = self._remembered(
            "title",
            (journey.map, grid.width),
            lambda: title_content(journey.map, grid.width - 2 * metrics.MARGIN, self.shaper),
        )
        top = metrics.MARGIN + title_height
        header_pieces, header_bottom = self._headers(journey, grid, steps, top)
        corner_height, corner = corner_content(journey.map, metrics.LANE_BAND, self.shaper)
        header_bottom = max(header_bottom, top + corner_height)
        stacks = {
            key: sum(contents[card.id].height for card in cell) + metrics.STACK_GAP * (len(cell) - 1)
            for key, cell in cells.items()
        }
        rows, bottom = grid.rows(
            [lane.id for lane in lanes],
            header_bottom + metrics.BAND_GAP,
            stacks,
            [head for head, _ in lane_heads],
            tracks,
        )
        places = {
            card.id: box
            for (row, column), cell in cells.items()
            for card, box in self._stack(cell, contents, grid.columns[column], rows[row])
        }

        pieces: list[Piece] = [
            Piece(
                ("title", "map"),
                Box(metrics.MARGIN, metrics.MARGIN, grid.width - 2 * metrics.MARGIN, title_height),
                title,
                10,
                journey.map.title,
            ),
            Piece(
                ("corner", "map"),
                Box(metrics.MARGIN, top, metrics.LANE_BAND, header_bottom - top),
                corner,
                70,
                "",
            ),
        ]
        pieces += header_pieces
        for lane, row, (_, head) in zip(lanes, rows, lane_heads, strict=True):
            pieces += self._lane(journey, lane.id, row, head, grid, cells, steps)
        pieces += [
            Piece(("card", card_id), box, contents[card_id].marks, 50, contents[card_id].label)
            for card_id, box in places.items()
        ]
        routes = route(plans, Grid(grid.gutters, {i: row.channel for i, row in enumerate(rows)}, places, tracks))
        for connection in journey.connections():
            pieces.append(
                connection_piece(
                    connection, routes[connection.id], labels.get(connection.id), _way_sentence(journey, connection.id)
                )
            )
        legend = legend_piece(journey, metrics.MARGIN, bottom + 14, grid.width - 2 * metrics.MARGIN, self.shaper)
        if legend.marks:
            pieces.append(legend)
            bottom = legend.box.bottom
        pieces.sort(key=lambda piece: piece.z)
        left = metrics.MARGIN + metrics.LANE_BAND
        return Board(
            tuple(pieces),
            grid.columns,
            tuple(rows),
            grid.stages,
            Box(left, top, grid.width - metrics.MARGIN - left, header_bottom - top),
            Box(
                metrics.MARGIN,
                header_bottom,
                metrics.LANE_BAND,
                (rows[-1].bottom if rows else header_bottom) - header_bottom,
            ),
            grid.width,
            bottom + metrics.MARGIN,
            {
                (lanes[row].id, steps[column].id): tuple(card.id for card in cell)
                for (row, column), cell in cells.items()
            },
            _images(journey),
            _bookmarks(journey, grid, rows, top),
        )

    def _card(self, journey: Journey, card: Card) -> CardContent:
        facts = card_facts(journey, card)
        return self._remembered(("card", card.id), facts, partial(card_content, facts, self.shaper))

    def _stack(
        self, cell: list[Card], contents: dict[str, CardContent], column: Column, row: Row
    ) -> list[tuple[Card, Box]]:
        placed, y = [], row.cards_top
        for card in cell:
            height = contents[card.id].height
            placed.append((card, Box(column.card_x, y, metrics.CARD_WIDTH, height)))
            y += height + metrics.STACK_GAP
        return placed

    def _headers(self, journey: Journey, grid: GridPlan, steps: list[Step], top: float) -> tuple[list[Piece], float]:
        """The stage headers, all equally high, and the step headers where there is anything to tell steps apart."""
        made = []
        for number, span in enumerate(grid.stages, start=1):
            facts = stage_facts(journey, span.stage, number)
            width = span.right - span.left - metrics.STAGE_GAP
            content = self._remembered(
                ("stage", span.stage.id),
                (facts, width),
                partial(stage_content, facts, width, self.shaper),
            )
            made.append((span, width, facts, content))
        height = max((content[0] for *_, content in made), default=60.0)
        pieces = []
        for span, width, facts, (_, marks) in made:
            ground = Shape(Box(0, 0, width, height), "stage.fill", None, metrics.CARD_RADIUS)
            box = Box(span.left + metrics.STAGE_GAP / 2, top, width, height)
            pieces.append(Piece(("stage", span.stage.id), box, (ground, *marks), 60, stage_sentence(facts)))
        bottom = top + height
        several = len(steps) > len(grid.stages)
        if several or any(step.name for step in steps):
            y = bottom + metrics.BAND_GAP / 2
            for column, step in zip(grid.columns, steps, strict=True):
                width = column.right - column.left - metrics.STAGE_GAP
                marks = self._remembered(
                    ("step", step.id),
                    (step, width),
                    partial(step_content, step, width, self.shaper),
                )
                box = Box(column.left + metrics.STAGE_GAP / 2, y, width, metrics.STEP_HEIGHT)
                pieces.append(Piece(("step", step.id), box, marks, 60, f"Step: {step.name or 'unnamed'}"))
            bottom = y + metrics.STEP_HEIGHT
        return pieces, bottom

    def _lane(
        self,
        journey: Journey,
        lane_id: str,
        row: Row,
        head: tuple[Mark, ...],
        grid: GridPlan,
        cells: dict[tuple[int, int], list[Card]],
        steps: list[Step],
    ) -> list[Piece]:
        facts = lane_facts(journey, lane_id)
        tint, colour = persona_tint(facts.persona), persona_colour(facts.persona)
        height = row.bottom - row.top
        head_box = Box(metrics.MARGIN, row.top, metrics.LANE_BAND, height)
        ground: list[Mark] = [
            Shape(Box(0, 0, metrics.LANE_BAND, height), tint, None, metrics.CARD_RADIUS),
            Shape(Box(0, 0, 6, height), colour, None, 3),
        ]
        body = Box(grid.left, row.top, grid.right - grid.left, height)
        lines: list[Mark] = [Shape(Box(0, 0, body.width, height), tint, None, metrics.CARD_RADIUS)]
        stage_edges = {span.left for span in grid.stages}
        for column in grid.columns[1:]:
            x = column.left - grid.left
            role, dash = ("board.line.strong", ()) if column.left in stage_edges else ("board.line", (3.0, 3.0))
            lines.append(Path((("M", (x, 6)), ("L", (x, height - 6))), None, Stroke(role, 1, dash)))
        moods = self._moods(journey, grid, cells, row.index)
        pieces = [
            Piece(("row", lane_id), body, tuple(lines), 0, ""),
            Piece(
                ("lane", lane_id),
                head_box,
                (*ground, *head, *self._scale(row.strip.moved(-head_box.x, -head_box.y))),
                65,
                lane_sentence(facts),
            ),
        ]
        if grid.columns:
            pieces.append(curve_piece(lane_id, row.strip, moods, colour))
        pieces += [point_piece(mood, row.strip, self.shaper) for mood in moods]
        return pieces

    def _scale(self, strip: Box) -> list[Mark]:
        """The ends and the middle of the emotion scale, in words, at the right of the lane's name."""
        marks: list[Mark] = []
        for score, text in ((2, "+2 very positive"), (0, "0 neutral"), (-2, "\u22122 very negative")):
            shaped = self.shaper.shape(text, metrics.SCALE_TEXT, metrics.LANE_BAND - 30, 1, "end")
            y = height_of(score, strip) - metrics.SCALE_TEXT.line_height / 2
            marks.append(Text(20, y, shaped, "text.muted"))
        return marks

    def _moods(
        self, journey: Journey, grid: GridPlan, cells: dict[tuple[int, int], list[Card]], row: int
    ) -> list[Mood]:
        moods = []
        for number, column in enumerate(grid.columns):
            touchpoints = [c for c in cells.get((row, number), ()) if isinstance(c, Touchpoint)]
            for i, touchpoint in enumerate(touchpoints):
                x = column.card_x + metrics.CARD_WIDTH * (i + 1) / (len(touchpoints) + 1)
                feeling = "unknown" if touchpoint.emotion is None else f"{touchpoint.emotion:g}"
                moods.append(Mood(touchpoint.id, x, touchpoint.emotion, f"Feeling at {touchpoint.name}: {feeling}"))
        return moods


def _way_sentence(journey: Journey, connection_id: str) -> str:
    connection = journey.record(connection_id, Connection)
    source, target = journey.record(connection.source, Card), journey.record(connection.target, Card)
    label = f", {label_text(connection)}" if label_text(connection) else ""
    return f"{connection.meaning.label.capitalize()}: from {source.name} to {target.name}{label}"


def _images(journey: Journey) -> dict[str, bytes]:
    found = {}
    for picture in journey.all(PictureRecord):
        try:
            found[picture.id] = base64.b64decode(picture.data, validate=True)
        except binascii.Error:
            continue
    return found


def _bookmarks(journey: Journey, grid: GridPlan, rows: list[Row], top: float) -> tuple[Bookmark, ...]:
    stages = [
        Bookmark(span.stage.name or f"Stage {i}", Point(span.left, top)) for i, span in enumerate(grid.stages, start=1)
    ]
    lanes = [Bookmark(journey.persona_of(row.lane).name or "Persona", Point(0, row.top)) for row in rows]
    return (*stages, *lanes)
