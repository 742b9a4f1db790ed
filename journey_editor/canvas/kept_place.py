"""The place on the board that the keyboard goes back to once nothing is in focus: what was there may have gone."""

from __future__ import annotations

from journey_editor.canvas.walking import Cell, Spot
from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection, Lane, Stage, Step
from journey_editor.layout.board import Board

_KEYS = {Card: "card", Stage: "stage", Step: "step", Lane: "lane"}


class KeptPlace:
    """Where the focus was last: a record, and the cell (with the place in its stack) that it stood in."""

    def __init__(self) -> None:
        self._record: str | None = None
        self._cell: Cell | None = None
        self._slot = 0

    def keep(self, board: Board, journey: Journey, spot: Spot | None) -> None:
        """The focus is there now. None, nowhere, is nothing to go back to."""
        if spot is None:
            return
        card = journey.get(spot.record)
        self._record = spot.record
        self._cell = (card.lane, card.step) if isinstance(card, Card) else spot.cell
        cards = board.cells.get(self._cell, ()) if self._cell is not None else ()
        self._slot = cards.index(spot.record) if spot.record in cards else 0

    def spot(self, board: Board, journey: Journey) -> Spot | None:
        """That place as the board is now: the record, else the one that stood before it, else the empty cell."""
        record = journey.get(self._record)
        kind = next((kind for of, kind in _KEYS.items() if isinstance(record, of)), "")
        if record is not None and (kind, record.id) in board.by_key:
            return Spot(record.id)
        if self._cell is None:
            return None
        lane, step = self._cell
        if cards := board.cells.get(self._cell, ()):
            return Spot(cards[min(max(self._slot - 1, 0), len(cards) - 1)])
        has_row = any(row.lane == lane and row.has_cells for row in board.rows)
        return Spot(cell=self._cell) if has_row and any(column.step == step for column in board.columns) else None


def shown_by(changes: ChangeSet) -> list[Record]:
    """What shows a step that was carried out: what it made, else what it altered; of several kinds the one that holds
    the others (what stands in a stage comes and goes with it)."""
    altered = [change.after for change in changes if change.before is not None and change.after is not None]
    made = changes.added
    for records, kind in (
        (made, Stage),
        (made, Lane),
        (made + altered, Card),
        (altered, Stage),
        (altered, Lane),
        (made + altered, Step),
        (made + altered, Connection),
    ):
        found: list[Record] = [record for record in records if isinstance(record, kind)]
        if found:
            return found
    return []
