"""The connections of a board: from records to pieces, kept up to date by what an edit touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from functools import partial

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Course
from journey_editor.document.records import Card, Connection
from journey_editor.layout import metrics
from journey_editor.layout.cells import Cells
from journey_editor.layout.connection_picture import (
    CHANNEL_LABEL_WIDTH,
    LABEL_LINES,
    LABEL_WIDTH,
    connection_piece,
    label_text,
)
from journey_editor.layout.grid import GridPlan, LaneRow, Resized
from journey_editor.layout.label_ground import Face, Sheet
from journey_editor.layout.label_layout import LabelLayout
from journey_editor.layout.legend import connection_sign
from journey_editor.layout.memory import Kept
from journey_editor.layout.picture import Box, Piece, PieceKey
from journey_editor.layout.routes import Routes, Terrain
from journey_editor.layout.text import ShapedText, Shaper
from journey_editor.layout.way_plan import WayPlan
from journey_editor.layout.ways import Wire

Faces = Callable[[int], Sequence[Piece]]
"""The pieces of a row that labels keep off beside cards."""


class ConnectionLayout:
    """All connections with both ends on the board. First `choose_ways`; once the grid has made room, `lay_out`."""

    def __init__(self, journey: Journey, cells: Cells, shaper: Shaper, made: Kept) -> None:
        self._journey = journey
        self._cells = cells
        self._shaper = shaper
        self._made = made
        self.way_plan = WayPlan()
        self.routes = Routes()
        self.pieces: list[dict[PieceKey, Piece]] = [{} for _ in cells.rows]
        """The connections' pieces by the uppermost row that they run in, and measured from its top."""
        self.reaching: list[dict[PieceKey, Piece]] = [{} for _ in cells.rows]
        """Those of them that do not stay within that row."""
        self._home: dict[PieceKey, int] = {}
        self._signs: dict[str, str] = {}
        """Which sign of the legend each connection is."""
        self._counts: Counter[str] = Counter()
        """And how many are it."""
        self._names: dict[str, tuple[str, str]] = {}
        """What the cards at each connection's ends are called."""
        self._labels: dict[str, ShapedText] = {}
        self._label_layout: LabelLayout | None = None
        """None where there are no labels: what none keeps off need not be followed."""
        self._changed: set[str] = set()
        self._gone: set[str] = set()
        self._cards: set[str] = set()

    def choose_ways(
        self,
        connections: Iterable[str],
        cards: Iterable[str],
        rows: Iterable[int],
        barred: Iterable[int],
        course: Course,
    ) -> None:
        """Choose ways anew: of connections that changed, of those at cards that stand elsewhere (or are gone), of those
        in rows in which cells have been emptied or filled, and of those in rows where other gutters are barred now."""
        touched = set(connections) | self.way_plan.from_rows(rows) | self.way_plan.through_rows(barred)
        for card in cards:
            touched |= self.way_plan.at(card)
            touched.update(i for i in self._journey.referrers(card) if isinstance(self._journey.get(i), Connection))
        wires: list[Wire] = []
        self._gone, self._cards = set(), set()
        for wire_id in course.over(touched, 0.36):
            if way := self.way_plan.ways.get(wire_id):
                self._cards.update((way.wire.source, way.wire.target))
            wire = self._wire(wire_id)
            if wire is not None:
                wires.append(wire)
            elif way:
                self._gone.add(wire_id)
        self._changed = self.way_plan.update(wires, self._gone, self._cells, course)

    def lay_out(
        self,
        touched: Iterable[str],
        moved: set[str],
        lowered: set[str],
        rows: Sequence[LaneRow],
        grid: GridPlan,
        resized: Resized | None,
        faces: Faces,
        restood: Set[int],
        course: Course,
    ) -> set[int]:
        """Make the pieces anew whose connection was `touched` or whose way is another.

        `moved` are the cards that stand otherwise in their rows, `lowered` those that have gone up or down with all of
        theirs; `resized` is told where gutters have another width; `faces` gives a row's pieces that labels keep off
        beside cards, `restood` are the rows in which these or the cards may stand otherwise than before.

        Gives the rows whose pieces are others now.
        """
        ways = self.way_plan.ways
        changed, cards = self._changed, self._cards | moved
        terrain = self.terrain(rows, grid)
        stale = self.routes.update(terrain, changed, self._gone, cards, lowered, resized, restood, course)
        led = stale | self.way_plan.changed_ways
        for wire in touched:
            self._names.pop(wire, None)
            if wire in ways:
                stale.add(wire)
        rows_changed = set()
        for wire in self._gone:
            self._made.drop(wire)
            self._labels.pop(wire, None)
            key = ("connection", wire)
            row = self._home.pop(key)
            del self.pieces[row][key]
            self._counts[self._signs.pop(wire)] -= 1
            self.reaching[row].pop(key, None)
            rows_changed.add(row)
        for wire in (stale & set(touched)) | self.way_plan.changed_ways:
            self._label(wire)
        stale |= self._place_labels(rows, grid, led, restood, faces)
        for wire in course.over(sorted(stale), 1.0):  # in an order, so that the same map is drawn to the same bytes
            rows_changed |= self._make(wire)
        return rows_changed

    def terrain(self, rows: Sequence[LaneRow], grid: GridPlan) -> Terrain:
        """What the connections run across."""
        return Terrain(self.way_plan, self._cells.places, rows, grid, self._cells.rows)

    @property
    def signs(self) -> frozenset[str]:
        """The legend's signs of all connections."""
        return frozenset(sign for sign, count in self._counts.items() if count)

    def _wire(self, wire_id: str) -> Wire | None:
        connection = self._journey.get(wire_id)
        if not isinstance(connection, Connection):
            return None
        start, end = self._cells.spots.get(connection.source), self._cells.spots.get(connection.target)
        if start is None or end is None:
            return None
        text = label_text(connection)
        width = self._shaped(text).width if text else 0.0
        return Wire(wire_id, connection.source, connection.target, start, end, width, connection.bends)

    def _shaped(self, text: str, is_in_channel: bool = False) -> ShapedText:
        """Along a lane a label has room to the sides, but only for one line."""
        if is_in_channel:
            return self._shaper.shape(text, metrics.CONNECTION_LABEL, CHANNEL_LABEL_WIDTH, 1)
        return self._shaper.shape(text, metrics.CONNECTION_LABEL, LABEL_WIDTH, LABEL_LINES)

    def _label(self, wire_id: str) -> None:
        text = label_text(self._journey.record(wire_id, Connection))
        if text:
            self._labels[wire_id] = self._shaped(text, bool(self.way_plan.ways[wire_id].channels))
        else:
            self._labels.pop(wire_id, None)

    def _place_labels(
        self, rows: Sequence[LaneRow], grid: GridPlan, led: Collection[str], restood: Iterable[int], faces: Faces
    ) -> set[str]:
        """Find the labels their places where they may be others: `led` connections run elsewhere.

        Gives the connections whose label stands elsewhere.
        """
        if not self._labels:
            self._label_layout = None
            return set()
        if self._label_layout is None:
            self._label_layout = LabelLayout()
            led, restood = self.routes.of.keys(), range(len(rows))
        sheet = Sheet(grid.lefts, [row.top - rows[0].top for row in rows])  # what is above the rows has no bearing
        extents = self.way_plan.extents
        stands = partial(self._stands, faces, grid.lefts[0])
        return self._label_layout.update(self._labels, self.routes.of, extents, sheet, led, self._gone, restood, stands)

    def _stands(self, faces: Faces, left: float, row: int) -> tuple[list[tuple[Box, int]], list[Face]]:
        """What labels keep off in a row: cards, faces and the like; and the faces of its curve."""
        places, found = self._cells.places, []
        for column, cell in self._cells.rows[row].items():
            found += [(places[card.id], column) for card in cell if card.id in places]
        curve = []
        for piece in faces(row):
            box, column = (piece.box.moved(-left, 0), 0) if piece.column is None else (piece.box, piece.column)
            found.append((box.grown(6), column))
            if piece.kind == "emotion":
                curve.append(Face(column, *box.centre))
        return found, curve

    def _make(self, wire_id: str) -> set[int]:
        connection = self._journey.record(wire_id, Connection)
        extent = self.way_plan.extents[wire_id]
        placed = self._label_layout
        facts = (
            connection,
            extent.column,
            self.routes.of[wire_id],
            self._labels.get(wire_id),
            None if placed is None else placed.boxes.get(wire_id),
            self._names_of(connection),
            0 if placed is None else placed.ranks.get(wire_id, 0),
        )
        make = partial(connection_piece, *facts)
        piece = self._made.recalled(wire_id, facts, make)
        sign, sign_before = connection_sign(connection.meaning), self._signs.get(wire_id)
        if sign != sign_before:
            self._signs[wire_id] = sign
            self._counts[sign] += 1
            if sign_before is not None:
                self._counts[sign_before] -= 1
        return self._put(piece, extent.top_row, extent.bottom_row > extent.top_row or bool(connection.bends))

    def _names_of(self, connection: Connection) -> tuple[str, str]:
        known = self._names.get(connection.id)
        if known is None:
            source = self._journey.record(connection.source, Card).name
            target = self._journey.record(connection.target, Card).name
            known = self._names[connection.id] = source, target
        return known

    def _put(self, piece: Piece, row: int, reaches_on: bool) -> set[int]:
        """Keep a piece with its row. Gives the rows whose pieces are others now."""
        key = piece.key
        home = self._home.get(key, row)
        if self.pieces[home].get(key) is piece and home == row:
            return set()
        for kept in (self.pieces[home], self.reaching[home]):
            kept.pop(key, None)
        self.pieces[row][key] = piece
        if reaches_on:
            self.reaching[row][key] = piece
        self._home[key] = row
        return {home, row}
