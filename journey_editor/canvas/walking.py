"""Where the keyboard goes on the board from where it is: over cards, empty cells and headers. Questions alone."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.document.edits.spans import last_column, numbers
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Lane, Stage, Step
from journey_editor.layout import metrics
from journey_editor.layout.board import Board
from journey_editor.layout.targets import cell_step

Cell = tuple[str, str]
"""Lane and step."""


@dataclass(frozen=True)
class FocusSpot:
    """A place of the keyboard: a record (a card, a stage, a step, a lane), or an empty cell."""

    record: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True)
class Walk:
    """A board to walk on. Each question gives the spot to go to, None where the board ends."""

    board: Board
    journey: Journey
    left: float = 0.0
    top: float = 0.0
    """Where on the board what is seen begins, right of and under the headers that are held in view."""

    # --- one place ------------------------------------------------------------------------------------------------

    def step(self, spot: FocusSpot, dx: int, dy: int) -> FocusSpot | None:
        """One place left, right, up or down."""
        match self.journey.get(spot.record):
            case Stage() as stage:
                return self._from_stage(stage, dx, dy)
            case Step() as step:
                return self._from_step(step, dx, dy)
            case Lane() as lane:
                return self._from_lane(lane, dx, dy)
            case _:
                return self._from_cell(spot, dx, dy)

    def at(self, row: int, column: int, slot: int = 0) -> FocusSpot:
        """The cell of these numbers: its card at `slot` (the last one where it has fewer; -1: the last one).

        A lane without cells (a line, one that is folded): its header.
        """
        of = self.board.rows[row]
        if not of.has_cells:
            return FocusSpot(of.lane)
        cards = self._cards(row, column) or self._spanning(row, column)
        if cards:
            return FocusSpot(cards[slot if -1 <= slot < len(cards) else -1])
        return FocusSpot(cell=(of.lane, cell_step(self.board, of, self.board.columns[column])))

    @property
    def first(self) -> FocusSpot | None:
        """The first place for a card, else the first place in the grid."""
        row = next((n for n, row in enumerate(self.board.rows) if row.takes("note")), self._row_beside(-1, 1))
        return self.at(row, 0) if row is not None and self.board.columns else None

    def through(self, spot: FocusSpot | None, by: int) -> FocusSpot | None:
        """The next or previous card in reading order."""
        rows = {row.lane: number for number, row in enumerate(self.board.rows)}
        columns = {column.step: number for number, column in enumerate(self.board.columns)}
        filled = sorted(((rows[lane], columns[step]), ids) for (lane, step), ids in self.board.cells.items())
        cards = [card for _, ids in filled for card in ids]
        if spot is not None and spot.record in cards:
            index = cards.index(spot.record) + by
        elif spot is not None and spot.cell is not None:
            before = sum(len(ids) for place, ids in filled if place < self.numbers(spot)[:2])
            index = before if by > 0 else before - 1
        else:
            index = 0 if by > 0 else len(cards) - 1
        return FocusSpot(cards[index]) if 0 <= index < len(cards) else None

    # --- further --------------------------------------------------------------------------------------------------

    def edge(self, spot: FocusSpot | None, is_end: bool, is_whole_board: bool) -> FocusSpot | None:
        """The first or last place of its row, or of the whole board; of a header, the first or last of its kind."""
        if not is_whole_board and spot is not None and (headers := self._headers_beside(spot)):
            return FocusSpot(headers[-1 if is_end else 0])
        if not (self.board.rows and self.board.columns):
            return None
        row = self.numbers(spot)[0] if spot is not None and self.is_in_grid(spot) else 0
        if is_whole_board:
            row = (self._row_beside(len(self.board.rows), -1) if is_end else self._row_beside(-1, 1)) or 0
        return self.at(row, len(self.board.columns) - 1 if is_end else 0)

    def page(self, spot: FocusSpot, dx: int, dy: int, width: float, height: float) -> FocusSpot | None:
        """As far as a view of that size (points) shows, and one place at least."""
        rows = [(row.top, row.bottom) for row in self.board.rows]
        columns = [(column.left, column.right) for column in self.board.columns]
        if headers := self._headers_beside(spot):
            header = self.journey.get(spot.record)
            if header is None or bool(dy) is not isinstance(header, Lane):
                return None
            spans = [(stage.left, stage.right) for stage in self.board.stages]
            extents = rows if dy else spans if isinstance(header, Stage) else columns
            shown = [extents[i] for i in range(len(extents)) if not isinstance(header, Step) or self._has_header(i)]
            return FocusSpot(headers[_page(shown, headers.index(header.id), dx or dy, height if dy else width)])
        row, column, slot = self.numbers(spot)
        if dy:
            row = _page(rows, row, dy, height)
            if not self.board.rows[row].has_cells:
                row = next((r for r in (self._row_beside(row, dy), self._row_beside(row, -dy)) if r is not None), row)
        else:
            column = _page(columns, column, dx, width)
        return self.at(row, column, slot)

    # --- a stretch ------------------------------------------------------------------------------------------------

    def between(self, anchor: FocusSpot, spot: FocusSpot) -> list[str] | None:
        """The records from one spot to another, in reading order from the anchor on; None: they are of two kinds.

        From cell to cell that is a rectangle of whole cells; within one cell, a part of its stack.
        """
        if not self.is_in_grid(anchor):
            headers = self._headers_beside(anchor)
            if anchor.record not in headers or spot.record not in headers:
                return None
            a, b = headers.index(anchor.record), headers.index(spot.record)
            return headers[a : b + 1] if a <= b else headers[b : a + 1][::-1]
        if not self.is_in_grid(spot):
            return None
        (row_a, column_a, slot_a), (row_b, column_b, slot_b) = self.numbers(anchor), self.numbers(spot)
        rows = range(min(row_a, row_b), max(row_a, row_b) + 1)
        columns = range(min(column_a, column_b), max(column_a, column_b) + 1)
        found = [card for row in rows for column in columns for card in self._cards(row, column)]
        if len(rows) == len(columns) == 1:
            found = found[min(slot_a, slot_b) : max(slot_a, slot_b) + 1]
        return found if (row_a, column_a, slot_a) <= (row_b, column_b, slot_b) else found[::-1]

    # --- where things are -----------------------------------------------------------------------------------------

    def is_in_grid(self, spot: FocusSpot) -> bool:
        """Whether it is a card or an empty cell, no header."""
        return spot.cell is not None or isinstance(self.journey.get(spot.record), Card)

    def numbers(self, spot: FocusSpot) -> tuple[int, int, int]:
        """The row, the column and the place in its stack of a card or an empty cell."""
        card = self.journey.get(spot.record)
        cell = (card.lane, card.step) if isinstance(card, Card) else spot.cell
        if cell is None:
            return (0, 0, 0)
        row = next(i for i, r in enumerate(self.board.rows) if r.lane == cell[0])
        column = next(i for i, c in enumerate(self.board.columns) if c.step == cell[1])
        cards = self.board.cells.get(cell, ())
        return row, column, cards.index(spot.record) if spot.record in cards else 0

    def _from_cell(self, spot: FocusSpot, dx: int, dy: int) -> FocusSpot | None:
        row, column, slot = self.numbers(spot)
        cards = self._cards(row, column)
        if dy and 0 <= slot + dy < len(cards):
            return self.at(row, column, slot + dy)
        if dy:
            further = self._row_beside(row, dy)
            if further is None:
                return self._header_of(column) if dy < 0 else None
            return self.at(further, column, -1 if dy < 0 else 0)
        if self.board.rows[row].content.stage_field:
            return self._stage_beside(row, column, dx)
        if column + dx < 0:
            return FocusSpot(self.board.rows[row].lane)
        card = self.journey.get(spot.record)
        if dx > 0 and isinstance(card, Card):  # over all the steps that it lasts for
            column = max(column, last_column(card, numbers(self.journey)) if card.last_step else column)
        return self.at(row, column + dx, slot) if column + dx < len(self.board.columns) else None

    def _row_beside(self, row: int, by: int) -> int | None:
        """The nearest row up or down that has cells."""
        rows = self.board.rows
        numbers = range(row + 1, len(rows)) if by > 0 else range(row - 1, -1, -1)
        return next((number for number in numbers if rows[number].has_cells), None)

    def _stage_beside(self, row: int, column: int, by: int) -> FocusSpot | None:
        """In a row of the stages' fields, one cell a stage, the next stage's; before the first, the header."""
        columns, here = self.board.columns, self.board.columns[column].stage
        further = range(column, len(columns)) if by > 0 else range(column, -1, -1)
        found = next((n for n in further if columns[n].stage != here), None)
        if found is None:
            return FocusSpot(self.board.rows[row].lane) if by < 0 else None
        return self.at(row, found)

    def _cards(self, row: int, column: int) -> tuple[str, ...]:
        return self.board.cells.get((self.board.rows[row].lane, self.board.columns[column].step), ())

    def _spanning(self, row: int, column: int) -> tuple[str, ...]:
        """The cards that begin at an earlier step of the row and last until this one or longer."""
        lane, columns = self.board.rows[row].lane, numbers(self.journey)
        found = []
        for earlier in self.board.columns[:column]:
            for card_id in self.board.cells.get((lane, earlier.step), ()):
                card = self.journey.record(card_id, Card)
                if card.last_step and last_column(card, columns) >= columns[self.board.columns[column].step]:
                    found.append(card_id)
        return tuple(found)

    def _header_of(self, column: int) -> FocusSpot:
        of = self.board.columns[column]
        return FocusSpot(of.step if self._has_header(column) else of.stage)

    def _has_header(self, column: int) -> bool:
        """Whether the step of a column shows a header of its own under its stage's."""
        return ("step", self.board.columns[column].step) in self.board.by_key

    def _headers_beside(self, spot: FocusSpot) -> list[str]:
        """The headers in a row (or column) with a header; empty for anything else."""
        match self.journey.get(spot.record):
            case Stage():
                return [span.stage.id for span in self.board.stages]
            case Step():
                return [c.step for c in self.board.columns if ("step", c.step) in self.board.by_key]
            case Lane():
                return [row.lane for row in self.board.rows]
            case _:
                return []

    def _from_stage(self, stage: Stage, dx: int, dy: int) -> FocusSpot | None:
        if dx:
            return self._beside(FocusSpot(stage.id), dx)
        column = next(i for i, c in enumerate(self.board.columns) if c.stage == stage.id)
        if dy < 0:
            return None
        below = self._header_of(column)
        return below if below.record != stage.id else self._under_headers(column)

    def _under_headers(self, column: int) -> FocusSpot | None:
        """The first place of a column that is seen: a header is held in view above lanes that are not."""
        rows = [number for number, row in enumerate(self.board.rows) if row.has_cells]
        seen = [n for n in rows if (self.board.rows[n].cards_top + self.board.rows[n].bottom) / 2 >= self.top]
        return self.at((seen or rows[-1:])[0], column) if rows else None

    def _first_seen(self) -> int:
        """The first column that is seen: a lane's header is held in view beside columns that are not."""
        columns = self.board.columns
        seen = (n for n, column in enumerate(columns) if column.card_x + metrics.CARD_WIDTH / 2 >= self.left)
        return next(seen, len(columns) - 1)

    def _from_step(self, step: Step, dx: int, dy: int) -> FocusSpot | None:
        if dx:
            return self._beside(FocusSpot(step.id), dx)
        if dy < 0:
            return FocusSpot(step.stage)
        column = next(i for i, c in enumerate(self.board.columns) if c.step == step.id)
        return self._under_headers(column)

    def _from_lane(self, lane: Lane, dx: int, dy: int) -> FocusSpot | None:
        row = next(i for i, r in enumerate(self.board.rows) if r.lane == lane.id)
        if dx:
            is_open = dx > 0 and self.board.columns and self.board.rows[row].has_cells
            return self.at(row, self._first_seen()) if is_open else None
        if beside := self._beside(FocusSpot(lane.id), dy):
            return beside
        return self._header_of(self._first_seen()) if dy < 0 and self.board.columns else None

    def _beside(self, spot: FocusSpot, by: int) -> FocusSpot | None:
        headers = self._headers_beside(spot)
        index = headers.index(spot.record or "") + by
        return FocusSpot(headers[index]) if 0 <= index < len(headers) else None


def _page(extents: list[tuple[float, float]], at: int, by: int, length: float) -> int:
    """The number of the row (or column) that lies a view's length away; the last one where the board ends before."""
    goal = extents[at][0] + by * length
    passed = [i for i, (start, end) in enumerate(extents) if (start <= goal if by > 0 else end > goal)]
    number = (passed[-1] if by > 0 else passed[0]) if passed else at
    return max(0, min(len(extents) - 1, max(number, at + 1) if by > 0 else min(number, at - 1)))
