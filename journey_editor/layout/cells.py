"""Which cards stand in which cell, what is on them, and how high they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Lane, Step
from journey_editor.document.vocabulary import CardField
from journey_editor.layout import metrics
from journey_editor.layout.card_facts import CardContent, card_facts
from journey_editor.layout.cards import card_content
from journey_editor.layout.grid import GridPlan, Row
from journey_editor.layout.memory import Kept
from journey_editor.layout.picture import Box
from journey_editor.layout.routing import Spot
from journey_editor.layout.text import Shaper

RowCells = dict[int, tuple[Card, ...]]
"""The cards in each filled cell of a row, from top to bottom, by the column's number."""


class Cells:
    """The cards of a board by rows and columns. `read` takes in what has changed in some cells."""

    def __init__(
        self,
        journey: Journey,
        lanes: Sequence[Lane],
        steps: Sequence[Step],
        fields: frozenset[CardField],
        shaper: Shaper,
        made: Kept,
    ) -> None:
        self._journey = journey
        self._fields = fields
        self._shaper = shaper
        self._made = made
        self._lanes = [lane.id for lane in lanes]
        self._steps = [step.id for step in steps]
        self._row_of = {lane.id: number for number, lane in enumerate(lanes) if lane.content.holds_cards}
        self._folded = {number for number, lane in enumerate(lanes) if lane.is_collapsed}
        self._column_of = {step: number for number, step in enumerate(self._steps)}
        self.rows: list[RowCells] = [{} for _ in lanes]
        """What stands in each row, or would if the lane was not folded to one line."""
        self.spots: dict[str, Spot] = {}
        self.contents: dict[str, CardContent] = {}
        self.places: dict[str, Box] = {}
        """Each card's box, measured from the top of its row."""
        self.by_ids: dict[tuple[str, str], tuple[str, ...]] = {}
        """The ids of the cards in each filled cell (lane, step); never changed in place."""

    def cell_of(self, card: Card) -> tuple[int, int] | None:
        """The row and column of a card; None where its lane is not on the board."""
        row, column = self._row_of.get(card.lane), self._column_of.get(card.step)
        return None if row is None or column is None else (row, column)

    def is_empty(self, row: int, column: int) -> bool:
        """Whether a cell has no card that a connection would run into."""
        return column not in self.rows[row]

    def read(self, cells: Iterable[tuple[int, int]]) -> tuple[set[str], set[str], set[int]]:
        """Read cells anew.

        Gives the cards that stand elsewhere now, those that are gone, and the rows where cells were filled or emptied.
        """
        moved: set[str] = set()
        before: set[str] = set()
        rows: set[int] = set()
        by_ids = dict(self.by_ids)
        for row, column in cells:
            old = self.rows[row].pop(column, ())
            before.update(card.id for card in old)
            lane, step = self._lanes[row], self._steps[column]
            new = tuple(self._journey.cell(lane, step))
            if new:
                self.rows[row][column] = new
            if row in self._folded:
                continue
            if new:
                by_ids[lane, step] = tuple(card.id for card in new)
            else:
                by_ids.pop((lane, step), None)
            if bool(old) != bool(new):
                rows.add(row)
            for slot, card in enumerate(new):
                spot = Spot(column, row, slot)
                if self.spots.get(card.id) != spot:
                    moved.add(card.id)
                    self.spots[card.id] = spot
        if moved or by_ids != self.by_ids:
            self.by_ids = by_ids
        gone = {card_id for card_id in before if not self._stands(card_id)}
        for card_id in gone:
            self.spots.pop(card_id, None)
            self.contents.pop(card_id, None)
            self.places.pop(card_id, None)
            self._made.drop(card_id)
        return moved, gone, rows

    def _stands(self, card_id: str) -> bool:
        card = self._journey.get(card_id)
        cell = self.cell_of(card) if isinstance(card, Card) else None
        return cell is not None and cell[0] not in self._folded

    def lay_out(self, card_ids: Iterable[str]) -> set[int]:
        """Lay cards out whose facts may be others. Gives the rows of those that look different now."""
        rows = set()
        for card_id in card_ids:
            facts = card_facts(self._journey, self._journey.record(card_id, Card), self._fields)
            content = self._made.recalled(card_id, facts, partial(card_content, facts, self._shaper))
            if content is not self.contents.get(card_id):
                self.contents[card_id] = content
                rows.add(self.spots[card_id].row)
        return rows

    def stack_height(self, row: int) -> float:
        """The height of the tallest cell of a row; 0 for one that is folded to one line."""
        if row in self._folded:
            return 0.0
        contents, gap = self.contents, metrics.STACK_GAP
        return max(
            (
                sum(contents[card.id].height for card in cell) + gap * (len(cell) - 1)
                for cell in self.rows[row].values()
            ),
            default=0.0,
        )

    def place(self, row: Row, grid: GridPlan) -> set[str]:
        """Put the cards of a row (as if it began at 0) in their places. Gives those that stand elsewhere now."""
        moved: set[str] = set()
        for column, cell in () if row.is_collapsed else self.rows[row.index].items():
            x, y = grid.columns[column].card_x, row.cards_top
            for card in cell:
                height = self.contents[card.id].height
                box = Box(x, y, metrics.CARD_WIDTH, height)
                if self.places.get(card.id) != box:
                    self.places[card.id] = box
                    moved.add(card.id)
                y += height + metrics.STACK_GAP
        return moved
