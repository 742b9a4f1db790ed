"""The board: a whole map as a picture, and where on it everything is."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Lane, View
from journey_editor.document.records import Picture as PictureRecord
from journey_editor.document.viewing import card_fields, lanes_shown, what_is_seen
from journey_editor.layout import metrics
from journey_editor.layout.card_facts import CardContent, card_facts
from journey_editor.layout.cards import card_content
from journey_editor.layout.connections import (
    CHANNEL_LABEL_WIDTH,
    LABEL_LINES,
    LABEL_WIDTH,
    connection_piece,
    label_text,
    way_sentence,
)
from journey_editor.layout.grid import Column, GridPlan, Row, RowShape, StageSpan, plan_grid
from journey_editor.layout.headers import cut_header, header_pieces
from journey_editor.layout.labels import place_labels
from journey_editor.layout.lane_headers import lane_content, lane_facts
from journey_editor.layout.lanes import LanePart, lane_pieces
from journey_editor.layout.legend import cut_legend, legend_entries, legend_piece
from journey_editor.layout.memory import Memory
from journey_editor.layout.operating_rows import FieldContent, FieldFacts, field_content, field_facts, row_height
from journey_editor.layout.picture import Bookmark, Box, Picture, Piece, PieceKey, Point
from journey_editor.layout.routing import Grid, Plan, Spot, Tracks, Wire, plan, route
from journey_editor.layout.text import ShapedText, Shaper
from journey_editor.layout.title import corner_content, cut_title, title_content


@dataclass(frozen=True)
class Cuts:
    """What a sheet that shows a part of the board says anew, in the room that it has."""

    header: Callable[[float, float], Picture]
    """The stage and step headers between two x of the board."""
    title: Callable[[float], Picture]
    """The title, for a sheet that ends at an x of the board."""
    legend: Callable[[float], Picture]
    """The legend, for a width; from its own corner."""


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
    cuts: Cuts

    @cached_property
    def by_key(self) -> dict[PieceKey, Piece]:
        """Every piece by what it is and shows."""
        return {piece.key: piece for piece in self.pieces}

    @cached_property
    def picture(self) -> Picture:
        """The board for painters."""
        return Picture(self.width, self.height, self.pieces, "board.background", self.bookmarks, self.images)


class BoardLayout:
    """Lays maps out. A piece on which an edit has no bearing is the very same object as in the last board."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._memory = Memory()

    def board(self, journey: Journey, view: View | None = None, prompts: bool = False) -> Board:
        """Lay a map out: what a view shows of it, else the whole but for what is hidden.

        `prompts`: with the lanes' guiding questions in empty cells, as on the screen or on a worksheet.
        """
        board = _Build(journey, view, self._shaper, self._memory, prompts).board()
        self._memory.end_round()
        return board


class _Build:
    """One layout of one journey: columns first (they need only the connections' ways), rows once cards are measured."""

    def __init__(self, journey: Journey, view: View | None, shaper: Shaper, memory: Memory, prompts: bool) -> None:
        self.journey = journey
        self.shaper = shaper
        self.memory = memory
        self.steps = journey.columns
        self.lanes = lanes_shown(journey, view)
        self.seen = what_is_seen(journey, view)
        self.prompts = prompts
        self.fields = frozenset(card_fields(journey, view))
        self.by_lane = [self._cells_of(lane) for lane in self.lanes]
        self.cells = {
            (row, column): cell
            for row, lane in enumerate(self.lanes)
            if not lane.is_collapsed
            for column, cell in self.by_lane[row].items()
        }
        self.contents = {card.id: self._card(card) for cell in self.cells.values() for card in cell}
        self.connections = [c for c in journey.connections() if c.source in self.contents and c.target in self.contents]

    def board(self) -> Board:
        plans, tracks, labels = self._ways()
        grid = plan_grid(self.journey, self.steps, tracks)
        inner = grid.width - 2 * metrics.MARGIN
        title_height, title = self.memory.recalled(
            "title",
            (self.journey.map, self.seen, inner),
            lambda: title_content(self.journey.map, self.seen, inner, self.shaper),
        )
        top = metrics.MARGIN + title_height
        headers, header_bottom, stages = header_pieces(self.journey, grid, top, self.shaper, self.memory)
        corner_height, corner = corner_content(self.journey.map, metrics.LANE_BAND, self.shaper)
        header_bottom = max(header_bottom, top + corner_height)
        rows, bottom, parts = self._rows(grid, header_bottom + metrics.BAND_GAP, tracks)
        places = self._places(grid, rows)

        corner_box = Box(metrics.MARGIN, top, metrics.LANE_BAND, header_bottom - top)
        pieces = [
            Piece(("title", "map"), Box(metrics.MARGIN, metrics.MARGIN, inner, title_height), title, 10, "Map title"),
            Piece(("corner", "map"), corner_box, corner, 70),
            *headers,
        ]
        for row, part in zip(rows, parts, strict=True):
            pieces += lane_pieces(part, row, grid, self.shaper, self.memory)
        pieces += self._card_pieces(places)
        channels = {row.index: row.channel for row in rows}
        taken = [*places.values(), *(piece.box.grown(6) for piece in pieces if piece.kind in ("emotion", "field"))]
        pieces += self._connection_pieces(plans, Grid(grid.gutters, channels, places, tracks), labels, taken)
        entries = legend_entries(self.journey)
        legend = legend_piece(entries, metrics.MARGIN, bottom + 14, inner, self.shaper)
        if legend.marks:
            pieces.append(legend)
        pieces.sort(key=lambda piece: piece.z)
        left = corner_box.right
        return Board(
            tuple(pieces),
            grid.columns,
            tuple(rows),
            grid.stages,
            Box(left, top, grid.width - metrics.MARGIN - left, header_bottom - top),
            Box(metrics.MARGIN, header_bottom, metrics.LANE_BAND, bottom - header_bottom),
            grid.width,
            (legend.box.bottom if legend.marks else bottom) + metrics.MARGIN,
            {
                (self.lanes[row].id, self.steps[column].id): tuple(card.id for card in cell)
                for (row, column), cell in self.cells.items()
            },
            _images(self.journey, self.memory),
            _bookmarks(self.journey, grid, rows, top),
            Cuts(
                partial(cut_header, tuple(headers), stages, self.shaper),
                partial(cut_title, self.journey.map, self.seen, title_height, self.shaper),
                partial(cut_legend, entries, self.shaper),
            ),
        )

    def _cells_of(self, lane: Lane) -> dict[int, list[Card]]:
        """The cards in each filled cell of a lane, by the number of the column."""
        if not lane.content.holds_cards:
            return {}
        cells = ((column, self.journey.cell(lane.id, step.id)) for column, step in enumerate(self.steps))
        return {column: cell for column, cell in cells if cell}

    def _card(self, card: Card) -> CardContent:
        facts = card_facts(self.journey, card, self.fields)
        return self.memory.recalled(("content", card.id), facts, partial(card_content, facts, self.shaper))

    def _ways(self) -> tuple[list[Plan], Tracks, dict[str, ShapedText]]:
        """Each connection's way and label. Along a lane a label has room to the sides, but only for one line."""
        spots = {
            card.id: Spot(column, row, slot)
            for (row, column), cell in self.cells.items()
            for slot, card in enumerate(cell)
        }
        labels = {
            connection.id: self.shaper.shape(text, metrics.CONNECTION_LABEL, LABEL_WIDTH, LABEL_LINES)
            for connection in self.connections
            if (text := label_text(connection))
        }
        wires = [
            Wire(
                c.id, c.source, c.target, spots[c.source], spots[c.target], labels[c.id].width if c.id in labels else 0
            )
            for c in self.connections
        ]
        plans, tracks = plan(wires, lambda row, column: (row, column) not in self.cells)
        for way in plans:
            if way.channel is not None and (label := labels.get(way.wire.id)):
                labels[way.wire.id] = self.shaper.shape(label.text, label.style, CHANNEL_LABEL_WIDTH, 1)
        return plans, tracks, labels

    def _rows(self, grid: GridPlan, top: float, tracks: Tracks) -> tuple[list[Row], float, list[LanePart]]:
        """The rows, where the last one ends, and what stands in each lane beside its cards."""
        shapes, parts = [], []
        for number, lane in enumerate(self.lanes):
            shape, part = self._lane(lane, self.lanes[number - 1] if number else None, self.by_lane[number], grid)
            shapes.append(shape)
            parts.append(part)
        rows, bottom = grid.rows(shapes, top, tracks)
        return rows, bottom, parts

    def _lane(
        self, lane: Lane, above: Lane | None, cells: dict[int, list[Card]], grid: GridPlan
    ) -> tuple[RowShape, LanePart]:
        """What a lane needs room for, and what it is made of."""
        facts = lane_facts(self.journey, lane)
        head, marks = self.memory.recalled(("lane", lane.id), facts, partial(lane_content, facts, self.shaper))
        fields = tuple(self._fields(lane, grid)) if lane.content.stage_field else ()
        stacks = [] if lane.is_collapsed else [self._stack(cell) for cell in cells.values()]
        body = row_height([content for _, content in fields]) if fields else max(stacks, default=0.0)
        is_alike = above is not None and above.persona is not None and above.persona == lane.persona
        joins = is_alike and above is not None and not (above.content.is_line or lane.content.is_line)
        shape = RowShape(lane.id, lane.content, head, body, lane.is_collapsed, joins, lane.height or 0.0)
        prompt = lane.prompt if self.prompts and lane.content.holds_cards else ""
        return shape, LanePart(facts, marks, cells, fields, prompt)

    def _stack(self, cell: list[Card]) -> float:
        return sum(self.contents[card.id].height for card in cell) + metrics.STACK_GAP * (len(cell) - 1)

    def _fields(self, lane: Lane, grid: GridPlan) -> Iterator[tuple[FieldFacts, FieldContent]]:
        """The cells of a row of the stages' fields. The first that is empty asks the lane's question."""
        prompt = lane.prompt if self.prompts else ""
        for span in grid.stages:
            facts = field_facts(self.journey, span.stage, lane.content, prompt, lane.is_collapsed)
            prompt = prompt if facts.text else ""
            width = span.right - span.left - metrics.STAGE_GAP
            make = partial(field_content, facts, width, self.shaper)
            key = ("field content", lane.id, span.stage.id)
            yield facts, self.memory.recalled(key, (facts, width), make)

    def _places(self, grid: GridPlan, rows: list[Row]) -> dict[str, Box]:
        """Where each card stands."""
        places = {}
        for (row, column), cell in self.cells.items():
            y = rows[row].cards_top
            for card in cell:
                height = self.contents[card.id].height
                places[card.id] = Box(grid.columns[column].card_x, y, metrics.CARD_WIDTH, height)
                y += height + metrics.STACK_GAP
        return places

    def _card_pieces(self, places: Mapping[str, Box]) -> list[Piece]:
        pieces = []
        for card_id, box in places.items():
            content = self.contents[card_id]
            make = partial(Piece, ("card", card_id), box, content.marks, 50, content.label)
            pieces.append(self.memory.recalled(("card", card_id), (box, content), make))
        return pieces

    def _connection_pieces(
        self, plans: list[Plan], grid: Grid, labels: Mapping[str, ShapedText], taken: list[Box]
    ) -> list[Piece]:
        routes = route(plans, grid)
        label_boxes = place_labels(routes, labels, taken)
        pieces = []
        for connection in self.connections:
            way, label, place = routes[connection.id], labels.get(connection.id), label_boxes.get(connection.id)
            sentence = way_sentence(
                connection,
                self.journey.record(connection.source, Card).name,
                self.journey.record(connection.target, Card).name,
            )
            make = partial(connection_piece, connection, way, label, place, sentence)
            pieces.append(
                self.memory.recalled(("connection", connection.id), (connection, way, label, place, sentence), make)
            )
        return pieces


def _images(journey: Journey, memory: Memory) -> dict[str, bytes]:
    """The encoded pictures. The bytes are the same object while a picture stays: painters remember by it."""
    pictures = {
        picture.id: memory.recalled(("image", picture.id), picture.data, partial(_decoded, picture.data))
        for picture in journey.all(PictureRecord)
    }
    return {picture_id: data for picture_id, data in pictures.items() if data is not None}


def _decoded(data: str) -> bytes | None:
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        return None  # the persona is shown by its initials' colour, a card by plain ground; the record stays as it is


def _bookmarks(journey: Journey, grid: GridPlan, rows: list[Row], top: float) -> tuple[Bookmark, ...]:
    stages = [
        Bookmark(span.stage.name or f"Stage {i}", Point(span.left, top)) for i, span in enumerate(grid.stages, start=1)
    ]
    lanes = [
        Bookmark(journey.name_of(row.lane) or "Persona", Point(0, row.top)) for row in rows if not row.content.is_line
    ]
    return (*stages, *lanes)
