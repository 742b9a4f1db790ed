"""The roving focus: where the keyboard is on the board. Over cards, empty cells and headers alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from journey_editor.canvas import kept_place
from journey_editor.canvas.items.over import FrameItem
from journey_editor.canvas.items.overlays import rect_of
from journey_editor.canvas.items.piece_item import FOCUSED
from journey_editor.canvas.kept_place import KeptPlace
from journey_editor.canvas.shown_board import KINDS
from journey_editor.canvas.walking import Cell, FocusSpot, Walk
from journey_editor.document.changes import ChangeSet
from journey_editor.document.records import Card, Lane, Stage, Step
from journey_editor.layout.targets import cell_box, field_at

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

UNREADABLE, NAMED_AT = 0.45, 0.8
"""Below the one zoom the view goes nearer before something is read; and to the other before something is typed."""

_RING_Z = 61.0
"""Over cards and lines, under headers that are held in view."""

_FOCUSABLE = Card | Stage | Step | Lane


class Focus:
    """Is on a record (a card, a stage, a step, a lane), on an empty cell, or nowhere."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self.record: str | None = None
        self.cell: Cell | None = None
        self._anchor: FocusSpot | None = None
        """Where a stretch began that Shift and arrows select."""
        self._stretched: tuple[str, ...] = ()
        """What that stretch selected: the next one begins anew where something else is selected now."""
        self.is_visiting = False
        """Whether it was sent to a stage, step or lane from elsewhere: typing does not rename that."""
        self.is_just_named = False
        """Whether its record has got its name this moment: the words typed after that are the next one's."""
        self.kept = KeptPlace()
        self._ring = FrameItem()
        self._ring.setZValue(_RING_Z)
        self._ring.setVisible(False)
        view.board_scene.addItem(self._ring)

    # --- where it is ----------------------------------------------------------------------------------------------

    def on_record(self, record_id: str) -> None:
        """Put the focus on a record."""
        self._put(record_id, None)
        self.is_visiting = self.is_just_named = False

    def on_cell(self, lane: str, step: str) -> None:
        """Put the focus on a cell: on its first card, where it has one."""
        cards = self._view.board.cells.get((lane, step))
        if cards:
            self._put(cards[0], None)
        else:
            self._put(None, (lane, step) if self._is_cell((lane, step)) else None)

    @property
    def is_anywhere(self) -> bool:
        """Whether it is on a record or a cell."""
        return self.record is not None or self.cell is not None

    def clear(self) -> None:
        """Be nowhere."""
        self._put(None, None)

    def refresh(self) -> None:
        """The board is another one: stay where it makes sense."""
        record, cell = self.record, self.cell
        if record is not None and self._view.board_scene.item_of(record) is None:
            record = None
        if cell is not None and not self._is_cell(cell):
            cell = None
        self._put(record, cell)

    def _is_cell(self, cell: Cell) -> bool:
        """Whether the board has that cell, and no card in it."""
        board = self._view.board
        has_row = any(row.lane == cell[0] and row.has_cells for row in board.rows)
        return has_row and any(column.step == cell[1] for column in board.columns) and cell not in board.cells

    @property
    def field(self) -> tuple[str, str] | None:
        """The lane and the stage whose field is in focus, where it is a cell of the stages' fields."""
        stage = field_at(self._view.board, *self.cell) if self.cell is not None else None
        return (self.cell[0], stage) if self.cell is not None and stage is not None else None

    def _put(self, record: str | None, cell: Cell | None) -> None:
        scene = self._view.board_scene
        if self.record is not None and self.record != record and (old := scene.item_of(self.record)):
            old.set_state(FOCUSED, False)
        is_elsewhere = (record, cell) != (self.record, self.cell)
        self.is_visiting = self.is_visiting and not is_elsewhere
        self.is_just_named = self.is_just_named and not is_elsewhere
        self.record, self.cell = record, cell
        self.kept.keep(self._view.board, self._view.session.journey, self.spot)
        if record is not None and (item := scene.item_of(record)):
            item.set_state(FOCUSED, True)
        self._ring.setVisible(cell is not None)
        if cell is not None:
            pen = QPen(scene.colour("selection"), 2, Qt.PenStyle.DashLine)
            pen.setCosmetic(True)
            self._ring.setPen(pen)
            self._ring.setRect(rect_of(cell_box(self._view.board, *cell)))
        if is_elsewhere:
            self._view.focus_moved.emit()

    def hide_ring(self) -> None:
        """The cell in focus is told by something else, until `refresh`."""
        self._ring.setVisible(False)

    def rect(self) -> QRectF | None:
        """Where on the board it is."""
        if self.cell is not None:
            return rect_of(cell_box(self._view.board, *self.cell))
        item = self._view.board_scene.item_of(self.record) if self.record else None
        return rect_of(item.piece.box) if item else None

    # --- moving it ------------------------------------------------------------------------------------------------

    def go(self, record: str | None, cell: Cell | None = None) -> None:
        """Go somewhere as the keyboard does: what has the focus is what is selected, and it is in view."""
        self._view.session.select([record] if record else [])
        self._put(record, cell)
        self.is_just_named = False
        self._anchor = None
        self._reveal()

    def _reveal(self) -> None:
        if self.record is not None:
            self._view.reveal(self.record)
        elif (rect := self.rect()) is not None:
            self._view.reveal_rect(rect)

    def go_to(self, record_id: str) -> None:
        """Go to any record, from elsewhere: it is selected, in view, readable, and has the keyboard where it can."""
        view = self._view
        view.setFocus()
        view.unhide(record_id)
        if view.zoom < UNREADABLE:
            view.camera.zoom_to(NAMED_AT)
        if view.board_scene.item_of(record_id) and isinstance(view.session.journey.get(record_id), _FOCUSABLE):
            self.go(record_id)
            self.is_visiting = isinstance(view.session.journey.get(record_id), Stage | Step | Lane)
        else:
            view.session.select([record_id])
            view.reveal(record_id)

    def follow(self, changes: ChangeSet) -> None:
        """A step was taken back or carried out again: be where it shows, in view.

        What is selected stays so where the step changed a part of it. Where the step took something away, be where
        that stood; where it is what a stage says in a row, in that cell. An empty board is seen from its title on.
        """
        session, field = self._view.session, kept_place.in_a_field(changes, self._view.board)
        if field is not None and field.cell and field_at(self._view.board, *field.cell) not in session.selection:
            self.go(None, field.cell)
            return
        board = self._view.board
        # Not asked of the scene: it would make an item for each, and a step may have changed thousands.
        changed = [r.id for r in kept_place.shown_by(changes) if any((kind, r.id) in board.by_key for kind in KINDS)]
        if kept_place.is_of_the_title(changes) or not (board.rows or board.columns):
            self._view.reveal_rect(rect_of(board.by_key["title", "map"].box) | QRectF(0, 0, 1, 1), under_headers=True)
        if not changed:
            if spot := kept_place.stood(changes, self._view.board, session.journey):
                self.go(spot.record, spot.cell)
            elif self._view.isVisible() and (holder := kept_place.held_by(changes, self._view.board)):
                self.go(holder)
        elif any(i in changes.ids for i in session.selection):
            self._view.reveal(next(i for i in (*session.selection, *changed) if i in changes.ids))
        elif len(changed) == 1:
            self.go(changed[0])
        else:
            session.select(changed)
            self._view.reveal(changed[0])

    @property
    def _kept_spot(self) -> FocusSpot | None:
        return self.kept.spot(self._view.board, self._view.session.journey)

    def start(self) -> bool:
        """Go to where one can begin: what is selected, where one was last, the first card, or the first cell."""
        journey, board = self._view.session.journey, self._view.board
        chosen = next((i for i in self._view.session.selection if self._view.board_scene.item_of(i)), None)
        if chosen is not None and isinstance(journey.get(chosen), _FOCUSABLE):
            self.go(chosen)
        elif (spot := self._kept_spot) is not None:
            self.go(spot.record, spot.cell)
        elif card := next((card.id for card in journey.cards if ("card", card.id) in board.by_key), None):
            self.go(card)
        elif (first := self._walk.first) is not None:
            self.go(first.record, first.cell)
        elif board.stages or board.rows:
            self.go(board.stages[0].stage.id if board.stages else board.rows[0].lane)
        else:
            return False
        return True

    def start_in_a_cell(self) -> bool:
        """On a board without cards, go to the cell where one was last, else the first. False: there is none."""
        for spot in (self._kept_spot, self._walk.first):
            if spot is not None and spot.cell is not None:
                self.go(None, spot.cell)
                return True
        return False

    def move(self, dx: int, dy: int, is_stretched: bool = False) -> None:
        """One place left, right, up or down; stretched, what lies between is selected with it."""
        self._move_to(lambda walk, spot: walk.step(spot, dx, dy), is_stretched)

    def page(self, dx: int, dy: int, is_stretched: bool = False) -> None:
        """As far as the view shows."""
        seen = self._view.camera.visible
        left, top = (pixels / self._view.zoom for pixels in self._view.header_pixels)
        width, height = max(1.0, seen.width() - left), max(1.0, seen.height() - top)
        self._move_to(lambda walk, spot: walk.page(spot, dx, dy, width, height), is_stretched)

    def to_edge(self, is_end: bool, is_whole_board: bool, is_stretched: bool = False) -> None:
        """To the first or last place of this row, or of the whole board; from nowhere, of the row where one was."""
        if self.spot is None and is_whole_board and (edge := self._walk.edge(None, is_end, True)) is not None:
            self.go(edge.record, edge.cell)
            return
        if self.spot is None:
            self.start()
        self._move_to(lambda walk, spot: walk.edge(spot, is_end, is_whole_board), is_stretched)

    def step_through(self, by: int) -> bool:
        """The next or the previous card in reading order; in a row of the stages' fields, the next or previous stage's.
        False: there is none in that direction."""
        if self.field is not None:
            return self.step_beside(by)
        spot = self._walk.through(self.spot, by)
        if spot is not None:
            self.go(spot.record)
        return spot is not None

    def step_beside(self, by: int) -> bool:
        """The next or the previous cell of a row. False: this was the last one."""
        spot = self._walk.step(self.spot, by, 0) if self.spot is not None else None
        if spot is not None and spot.cell is not None:
            self.go(None, spot.cell)
        return spot is not None

    def _move_to(self, question: Callable[[Walk, FocusSpot], FocusSpot | None], is_stretched: bool) -> None:
        if self.spot is None and not self._is_back():
            return
        if self.spot is None or (spot := question(self._walk, self.spot)) is None:
            pass
        elif is_stretched:
            self._stretch_to(spot)
        else:
            self.go(spot.record, spot.cell)

    def _is_back(self) -> bool:
        """From nowhere, be where one can begin. True: that is where one was, and the key that led back goes on from
        there, as in a spreadsheet; anywhere else one has to look first."""
        spot = self._kept_spot
        was_there = not self._view.session.selection and spot is not None and self.kept.is_at(spot)
        return self.start() and was_there

    def _stretch_to(self, spot: FocusSpot) -> None:
        """Select all from where the stretch began to a spot, and be there."""
        session = self._view.session
        if self._anchor is None or session.selection != self._stretched:
            self._anchor = self.spot
        assert self._anchor is not None
        records = self._walk.between(self._anchor, spot)
        if records is None:
            return
        session.select(records)
        self._stretched = session.selection
        self._put(spot.record, spot.cell)
        self._reveal()

    @property
    def spot(self) -> FocusSpot | None:
        """Where it is, to walk on from; None: nowhere on the board."""
        if self.cell is not None:
            return FocusSpot(cell=self.cell)
        is_there = isinstance(self._view.session.journey.get(self.record), _FOCUSABLE)
        return FocusSpot(self.record) if is_there else None

    @property
    def _walk(self) -> Walk:
        seen, zoom = self._view.camera.visible, self._view.zoom
        left, top = self._view.header_pixels
        begins = (seen.left() + left / zoom, seen.top() + top / zoom)
        return Walk(self._view.board, self._view.session.journey, *begins)
