"""The roving focus: where the keyboard is on the board. Over cards, empty cells and headers alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from journey_editor.canvas.items.overlays import MARKER_Z, rect_of
from journey_editor.canvas.items.piece_item import FOCUSED
from journey_editor.document.records import Card, Lane, Stage, Step
from journey_editor.layout.targets import cell_box

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

Cell = tuple[str, str]
"""Lane and step."""

UNREADABLE = 0.45
"""Below this zoom the view goes nearer before something is read or typed."""

_FOCUSABLE = Card | Stage | Step | Lane


class Focus:
    """Is on a record (a card, a stage, a step, a lane), on an empty cell, or nowhere."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self.record: str | None = None
        self.cell: Cell | None = None
        self._ring = QGraphicsRectItem()
        self._ring.setZValue(MARKER_Z - 1)
        self._ring.setVisible(False)
        view.board_scene.addItem(self._ring)

    # --- where it is ----------------------------------------------------------------------------------------------

    def on_record(self, record_id: str) -> None:
        """Put the focus on a record."""
        self._put(record_id, None)

    def on_cell(self, lane: str, step: str) -> None:
        """Put the focus on a cell: on its first card, where it has one."""
        cards = self._view.board.cells.get((lane, step))
        if cards:
            self._put(cards[0], None)
        else:
            self._put(None, (lane, step))

    def clear(self) -> None:
        """Be nowhere."""
        self._put(None, None)

    def refresh(self) -> None:
        """The board is another one: stay where it makes sense."""
        board = self._view.board
        record, cell = self.record, self.cell
        if record is not None and self._view.board_scene.item_of(record) is None:
            record = None
        rows, columns = {row.lane for row in board.rows}, {column.step for column in board.columns}
        if cell is not None and (cell[0] not in rows or cell[1] not in columns or cell in board.cells):
            cell = None
        self._put(record, cell)

    def _put(self, record: str | None, cell: Cell | None) -> None:
        scene = self._view.board_scene
        if self.record is not None and self.record != record and (old := scene.item_of(self.record)):
            old.set_state(FOCUSED, False)
        is_elsewhere = (record, cell) != (self.record, self.cell)
        self.record, self.cell = record, cell
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
        if (rect := self.rect()) is not None:
            sticks = record is not None and isinstance(self._view.session.journey.get(record), Stage | Step | Lane)
            self._view.reveal_rect(rect, under_headers=sticks)

    def go_to(self, record_id: str) -> None:
        """Go to any record, from elsewhere: it is selected, in view, readable, and has the keyboard where it can."""
        view = self._view
        view.setFocus()
        view.unhide(record_id)
        if view.zoom < UNREADABLE:
            view.camera.zoom_to(0.8)
        if view.board_scene.item_of(record_id) and isinstance(view.session.journey.get(record_id), _FOCUSABLE):
            self.go(record_id)
        else:
            view.session.select([record_id])
            view.reveal(record_id)

    def go_to_cell(self, row: int, column: int, slot: int = 0) -> None:
        """Go to a cell by numbers; slot -1 is the lowest card."""
        lane, step = self._view.board.rows[row].lane, self._view.board.columns[column].step
        cards = self._view.board.cells.get((lane, step))
        if cards:
            self.go(cards[-1] if slot < 0 else cards[min(slot, len(cards) - 1)])
        else:
            self.go(None, (lane, step))

    def start(self) -> bool:
        """Go to where one can begin: what is selected, else the first card, else the first cell."""
        journey, board = self._view.session.journey, self._view.board
        chosen = next((i for i in self._view.session.selection if self._view.board_scene.item_of(i)), None)
        if chosen is not None and isinstance(journey.get(chosen), _FOCUSABLE):
            self.go(chosen)
        elif card := next((card.id for card in journey.cards if ("card", card.id) in board.by_key), None):
            self.go(card)
        elif board.rows and board.columns:
            self.go_to_cell(0, 0)
        elif board.stages or board.rows:
            self.go(board.stages[0].stage.id if board.stages else board.rows[0].lane)
        else:
            return False
        return True

    def move(self, dx: int, dy: int) -> None:
        """One place left, right, up or down."""
        if self.record is None and self.cell is None:
            self.start()
            return
        record = self._view.session.journey.get(self.record)
        if isinstance(record, Stage):
            self._from_stage(record, dx, dy)
        elif isinstance(record, Step):
            self._from_step(record, dx, dy)
        elif isinstance(record, Lane):
            self._from_lane(record, dx, dy)
        elif isinstance(record, Card):
            cell = self._view.board.cells[record.lane, record.step]
            self._from_cell((record.lane, record.step), cell.index(record.id), len(cell), dx, dy)
        elif self.cell is not None:
            self._from_cell(self.cell, 0, 1, dx, dy)
        else:
            self.start()

    def step_through(self, by: int) -> bool:
        """The next or the previous card in reading order. False: there is none in that direction."""
        keys = self._view.board.by_key
        cards = [card.id for card in self._view.session.journey.cards if ("card", card.id) in keys]
        if not cards:
            return False
        if self.record in cards:
            index = cards.index(self.record) + by
        elif self.cell is not None:
            row, column = self._numbers(self.cell)
            before = sum(1 for card in cards if self._numbers(self._cell_of(card)) < (row, column))
            index = before if by > 0 else before - 1
        else:
            index = 0 if by > 0 else len(cards) - 1
        if not 0 <= index < len(cards):
            return False
        self.go(cards[index])
        return True

    def to_edge(self, is_end: bool, is_whole_board: bool) -> None:
        """To the first or last column of this lane, or of the whole board."""
        board = self._view.board
        if not (board.rows and board.columns):
            self.start()
            return
        row = self._numbers(cell)[0] if (cell := self.cell or self._cell_of(self.record)) else 0
        if is_whole_board:
            row = len(board.rows) - 1 if is_end else 0
        self.go_to_cell(row, len(board.columns) - 1 if is_end else 0)

    def _from_cell(self, cell: Cell, slot: int, height: int, dx: int, dy: int) -> None:
        board = self._view.board
        row, column = self._numbers(cell)
        if dy and 0 <= slot + dy < height:
            self.go_to_cell(row, column, slot + dy)
        elif dy and row + dy < 0:
            self._to_header_of(column)
        elif dx and column + dx < 0:
            self.go(cell[0])
        elif row + dy < len(board.rows) and column + dx < len(board.columns):
            self.go_to_cell(row + dy, column + dx, slot if dx else (-1 if dy < 0 else 0))

    def _to_header_of(self, column: int) -> None:
        of = self._view.board.columns[column]
        self.go(of.step if ("step", of.step) in self._view.board.by_key else of.stage)

    def _from_stage(self, stage: Stage, dx: int, dy: int) -> None:
        board = self._view.board
        number = next(i for i, span in enumerate(board.stages) if span.stage.id == stage.id)
        column = next(i for i, c in enumerate(board.columns) if c.stage == stage.id)
        if dx and 0 <= number + dx < len(board.stages):
            self.go(board.stages[number + dx].stage.id)
        elif dy > 0 and ("step", board.columns[column].step) in board.by_key:
            self.go(board.columns[column].step)
        elif dy > 0 and board.rows:
            self.go_to_cell(0, column)

    def _from_step(self, step: Step, dx: int, dy: int) -> None:
        board = self._view.board
        column = next(i for i, c in enumerate(board.columns) if c.step == step.id)
        if dx and 0 <= column + dx < len(board.columns):
            self.go(board.columns[column + dx].step)
        elif dy < 0:
            self.go(step.stage)
        elif dy > 0 and board.rows:
            self.go_to_cell(0, column)

    def _from_lane(self, lane: Lane, dx: int, dy: int) -> None:
        board = self._view.board
        row = next(i for i, r in enumerate(board.rows) if r.lane == lane.id)
        if dx > 0 and board.columns:
            self.go_to_cell(row, 0)
        elif dy and 0 <= row + dy < len(board.rows):
            self.go(board.rows[row + dy].lane)
        elif dy < 0 and board.columns:
            self._to_header_of(0)

    def _cell_of(self, record_id: str | None) -> Cell | None:
        card = self._view.session.journey.get(record_id)
        return (card.lane, card.step) if isinstance(card, Card) else None

    def _numbers(self, cell: Cell | None) -> tuple[int, int]:
        board = self._view.board
        if cell is None:
            return (0, 0)
        row = next(i for i, r in enumerate(board.rows) if r.lane == cell[0])
        column = next(i for i, c in enumerate(board.columns) if c.step == cell[1])
        return row, column
