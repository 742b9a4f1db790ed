"""The place on the board that the keyboard goes back to once nothing is in focus: what was there may have gone."""

from __future__ import annotations

from journey_editor.canvas.walking import Cell, FocusSpot
from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey, in_order
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection, JourneyMap, Lane, Owner, Signal, Stage, Step
from journey_editor.layout.board import Board

_KEYS = {Card: "card", Stage: "stage", Step: "step", Lane: "lane"}


class KeptPlace:
    """Where the focus was last: a record, and the cell (with the place in its stack) that it stood in."""

    def __init__(self) -> None:
        self._record: str | None = None
        self._cell: Cell | None = None
        self._slot = 0

    def keep(self, board: Board, journey: Journey, spot: FocusSpot | None) -> None:
        """The focus is there now. None, nowhere, is nothing to go back to."""
        if spot is None:
            return
        card = journey.get(spot.record)
        self._record = spot.record
        self._cell = (card.lane, card.step) if isinstance(card, Card) else spot.cell
        cards = board.cells.get(self._cell, ()) if self._cell is not None else ()
        self._slot = cards.index(spot.record) if spot.record in cards else 0

    def spot(self, board: Board, journey: Journey) -> FocusSpot | None:
        """That place as the board is now: the record, else the one that stood before it, else the empty cell."""
        record = journey.get(self._record)
        kind = next((kind for of, kind in _KEYS.items() if isinstance(record, of)), "")
        if record is not None and (kind, record.id) in board.by_key:
            return FocusSpot(record.id)
        return _in_cell(self._cell, self._slot, board) if self._cell is not None else None

    def is_at(self, spot: FocusSpot) -> bool:
        """Whether a spot is that very place, and not one beside what has gone."""
        return spot == (FocusSpot(self._record) if self._record is not None else FocusSpot(cell=self._cell))


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


def is_of_the_title(changes: ChangeSet) -> bool:
    """Whether a step gave the map another title."""
    maps = ((c.before, c.after) for c in changes)
    return any(isinstance(a, JourneyMap) and isinstance(b, JourneyMap) and a.title != b.title for a, b in maps)


def held_by(changes: ChangeSet, board: Board) -> str:
    """The card, stage or lane that something belongs to which is not seen itself (a pain point); "": there is none."""
    for change in changes:
        for _, rule, target in change.record.references():
            if rule.on_delete == "cascade" and any((kind, target) in board.by_key for kind in _KEYS.values()):
                return target
    return ""


def in_a_field(changes: ChangeSet, board: Board) -> FocusSpot | None:
    """The cell in a row of the stages' fields that shows all of a step. None: it is shown elsewhere, too."""
    said: set[tuple[str, str]] = set()
    for change in changes:
        before, after = change.before, change.after
        if isinstance(before, Stage) and isinstance(after, Stage):
            said |= {(after.id, name) for name, value in after if value != getattr(before, name)}
        elif isinstance(change.record, Signal):
            said |= {(place, "signals") for place in change.record.measures}
        elif not isinstance(change.record, Owner):  # one is made with the field that names it
            return None
    stage, field = said.pop() if len(said) == 1 else ("", "")
    lane = next((row.lane for row in board.rows if field and row.content.stage_field == field and row.has_cells), None)
    step = next((column.step for column in board.columns if column.stage == stage), None)
    return FocusSpot(cell=(lane, step)) if lane is not None and step is not None else None


def stood(changes: ChangeSet, board: Board, journey: Journey) -> FocusSpot | None:
    """Where what a step took away stood: in its cell, beside the stage or lane, at the card that the connection left.

    None: nothing of it can have been seen on the board.
    """
    deleted = sorted(changes.deleted, key=in_order)
    steps = {record.id: record for record in deleted if isinstance(record, Step)}
    spots = [
        *(_beside(record, board, journey) for record in deleted if isinstance(record, Stage | Lane)),
        *(_in_its_cell(record, steps, board, journey) for record in deleted if isinstance(record, Card)),
        *(_on("stage", record.stage, board) for record in deleted if isinstance(record, Step)),
        *(_on("card", record.source, board) for record in deleted if isinstance(record, Connection)),
    ]
    return next((spot for spot in spots if spot is not None), None)


def _beside(gone: Stage | Lane, board: Board, journey: Journey) -> FocusSpot | None:
    """The stage or lane before one that is gone, else the one after it."""
    others = [record for record in journey.all(type(gone)) if (_KEYS[type(gone)], record.id) in board.by_key]
    before = sum(in_order(record) < in_order(gone) for record in others)
    return FocusSpot(others[max(before - 1, 0)].id) if others else None


def _in_its_cell(gone: Card, steps: dict[str, Step], board: Board, journey: Journey) -> FocusSpot | None:
    """`steps`: those that have gone too; of such a one, the step before it is meant."""
    cell = (gone.lane, gone.step)
    if gone.step in steps:
        own = steps[gone.step]
        before = [step for step in journey.steps(own.stage) if in_order(step) < in_order(own)]
        cell = (gone.lane, before[-1].id if before else "")
    here = [record for i in board.cells.get(cell, ()) if (record := journey.get(i)) is not None]
    slot = len(here) if gone.step in steps else sum(in_order(record) < in_order(gone) for record in here)
    return _in_cell(cell, slot, board)


def _in_cell(cell: Cell, slot: int, board: Board) -> FocusSpot | None:
    """The card before a place in a cell's stack, else its first one, else the empty cell. None: it is not shown."""
    if cards := board.cells.get(cell, ()):
        return FocusSpot(cards[min(max(slot - 1, 0), len(cards) - 1)])
    has_row = any(row.lane == cell[0] and row.has_cells for row in board.rows)
    return FocusSpot(cell=cell) if has_row and any(column.step == cell[1] for column in board.columns) else None


def _on(kind: str, record_id: str, board: Board) -> FocusSpot | None:
    return FocusSpot(record_id) if (kind, record_id) in board.by_key else None
