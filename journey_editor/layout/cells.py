"""Which cards stand in which cell, what is on them, and how high they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from journey_editor.document.edits.spans import last_column
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Lane, Step
from journey_editor.document.vocabulary import CardField
from journey_editor.layout import metrics
from journey_editor.layout.card_facts import CardContent, CardFacts, card_facts
from journey_editor.layout.cards import card_content
from journey_editor.layout.grid import GridPlan, LaneRow
from journey_editor.layout.legend import signs_of
from journey_editor.layout.memory import Kept
from journey_editor.layout.picture import Box
from journey_editor.layout.stacking import Bars, Standing, bars_of, least_width, right_above, stack
from journey_editor.layout.text import Shaper
from journey_editor.layout.ways import CardSpot

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
        name_lines: int = metrics.CARD_NAME_LINES,
    ) -> None:
        self._journey = journey
        self._fields = fields
        self._shaper = shaper
        self._made = made
        self._name_lines = name_lines
        self._lanes = [lane.id for lane in lanes]
        self._steps = [step.id for step in steps]
        self._row_of = {lane.id: number for number, lane in enumerate(lanes) if lane.content.holds_cards}
        self._folded = {number for number, lane in enumerate(lanes) if lane.is_collapsed}
        self._card_rows = set(self._row_of.values()) - self._folded
        self._column_of = {step: number for number, step in enumerate(self._steps)}
        self._offsets: dict[int, dict[str, float]] = {}
        """Of rows in which cards last for several steps: how far down each card stands."""
        self._covered: dict[int, dict[int, str]] = {}
        """Of such rows: the columns that a card reaches over (and the gutters left of these), and the topmost."""
        self._long: dict[int, tuple[tuple[str, int, int], ...]] = {}
        """Of such rows: the cards that last for several steps from top to bottom, with their first and last columns."""
        self._heights: dict[str, float] = {}
        """Of cards that last for several steps: how high they are where the gutters are as narrow as can be."""
        self.rows: list[RowCells] = [{} for _ in lanes]
        """What stands in each row, or would if the lane was not folded to one line."""
        self._stack_heights: dict[int, float] = {}
        self.spots: dict[str, CardSpot] = {}
        self.contents: dict[str, CardContent] = {}
        self.signs: dict[str, frozenset[str]] = {}
        """Which of the legend's signs each card shows."""
        self._tops: dict[int, float] = {}
        """Where the cards of each row began when they were last put in their places."""
        self.places: dict[str, Box] = {}
        """Each card's box, measured from the top of its row and the left edge of its column's cards."""
        self.by_ids: dict[tuple[str, str], tuple[str, ...]] = {}
        """The ids of the cards in each filled cell (lane, step); never changed in place."""

    def cell_of(self, card: Card) -> tuple[int, int] | None:
        """The row and column of a card; None where its lane is not on the board."""
        row, column = self._row_of.get(card.lane), self._column_of.get(card.step)
        return None if row is None or column is None else (row, column)

    # --- for the ways of connections ------------------------------------------------------------------------------

    def is_empty(self, row: int, column: int) -> bool:
        """Whether a cell has no card that a connection would run into."""
        return column not in self.rows[row] and column not in self._covered.get(row, ())

    def is_barred(self, row: int, gutter: int) -> bool:
        """Whether a card reaches over a gutter in a row."""
        return gutter in self._covered.get(row, ())

    def over(self, row: int, gutter: int) -> list[str]:
        """The cards that reach over a gutter in a row, from top to bottom."""
        return [card for card, first, last in self._long.get(row, ()) if first < gutter <= last]

    def has_channel(self, row: int) -> bool:
        """Whether connections can run along a row, above its cards."""
        return row in self._card_rows

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return len(self._lanes), len(self._steps)

    # --- reading --------------------------------------------------------------------------------------------------

    def read(self, cells: Iterable[tuple[int, int]]) -> tuple[set[str], set[str], set[int]]:
        """Read cells anew.

        Gives the cards that stand elsewhere now, those that are gone, and the rows where cells were filled or emptied.
        """
        moved: set[str] = set()
        before: set[str] = set()
        rows: set[int] = set()
        by_ids: dict[tuple[str, str], tuple[str, ...]] = {}
        for row, column in cells:
            old = self.rows[row].pop(column, ())
            before.update(card.id for card in old)
            lane, step = self._lanes[row], self._steps[column]
            new = tuple(self._journey.cell(lane, step))
            if new:
                self.rows[row][column] = new
            if row in self._folded:
                continue
            by_ids[lane, step] = tuple(card.id for card in new)
            if bool(old) != bool(new):
                rows.add(row)
            for slot, card in enumerate(new):
                known = self.spots.get(card.id)
                beside = (known.bars, known.above) if known is not None and known.row == row else ((), ())
                spot = CardSpot(column, row, slot, last_column(card, self._column_of), *beside)
                if known != spot:
                    moved.add(card.id)
                    self.spots[card.id] = spot
        if any(ids != self.by_ids.get(cell, ()) for cell, ids in by_ids.items()):
            self.by_ids = self.by_ids | by_ids
            for cell, ids in by_ids.items():
                if not ids:
                    del self.by_ids[cell]
        gone = {card_id for card_id in before if not self._stands(card_id)}
        for card_id in gone:
            self._forget(card_id)
        return moved, gone, rows

    def _forget(self, card_id: str) -> None:
        for known in (self.spots, self.contents, self.signs, self.places, self._heights):
            known.pop(card_id, None)
        for key in (card_id, (card_id, "wide"), (card_id, "signs")):
            self._made.drop(key)

    def _stands(self, card_id: str) -> bool:
        card = self._journey.get(card_id)
        cell = self.cell_of(card) if isinstance(card, Card) else None
        return cell is not None and cell[0] not in self._folded

    def lay_out(self, card_ids: Iterable[str]) -> set[int]:
        """Lay cards out whose facts may be others. Gives the rows of those that look different now."""
        rows = set()
        for card_id in card_ids:
            facts = self._facts(card_id)
            content = self._made.recalled(card_id, facts, partial(card_content, facts, self._shaper))
            if content is not self.contents.get(card_id):
                self._show(card_id, content)
                self._heights.pop(card_id, None)
                if facts.width > metrics.CARD_WIDTH:
                    self._heights[card_id] = content.height
                rows.add(self.spots[card_id].row)
        return rows

    def _show(self, card_id: str, content: CardContent) -> None:
        self.contents[card_id] = content
        self.signs[card_id] = self._made.recalled((card_id, "signs"), content, partial(signs_of, content.marks))

    def _facts(self, card_id: str) -> CardFacts:
        facts = card_facts(self._journey, self._journey.record(card_id, Card), self._fields, self._name_lines)
        if facts.ways_out and (hidden := sum(map(self._is_hidden, self._journey.ways_out(card_id)))):
            facts = facts._replace(ways_hidden=hidden)
        spot = self.spots[card_id]
        return facts._replace(width=least_width(spot.last - spot.column + 1)) if spot.last > spot.column else facts

    def _is_hidden(self, way: Connection) -> bool:
        """Whether it leads into a lane that is not on the board; into a folded one, a stub says so."""
        return self.cell_of(self._journey.record(way.target, Card)) is None

    def restack(self, rows: Iterable[int]) -> tuple[set[str], set[int]]:
        """Stack the cards of rows that have changed, where some last for several steps (or did).

        Gives the cards beside which other gutters are barred now, and the rows where they are.
        """
        moved: set[str] = set()
        barred: set[int] = set()
        for row in rows:
            self._stack_heights.pop(row, None)
            is_wide = self._has_long_cards(row)
            if not is_wide and row not in self._offsets:
                continue
            before = self._long.pop(row, ())
            self._covered.pop(row, None)
            self._offsets.pop(row, None)
            moved |= self._stack(row) if is_wide else self._unstack(row)
            if self._long.get(row, ()) != before:
                barred.add(row)
        return moved, barred

    def _has_long_cards(self, row: int) -> bool:
        if row in self._folded:
            return False
        return any(self.spots[card.id].last > column for column, cell in self.rows[row].items() for card in cell)

    def _stack(self, row: int) -> set[str]:
        """Stack a row in which some cards last for several steps. Gives the cards beside which that bars others."""
        standing = {column: [self._standing(card.id) for card in cell] for column, cell in self.rows[row].items()}
        cards = [card for cell in standing.values() for card in cell]
        offsets = self._offsets[row] = stack(standing)
        long = sorted((card for card in cards if card.last > card.first), key=lambda card: offsets[card.id])
        self._long[row] = tuple((card.id, card.first, card.last) for card in long)
        self._covered[row] = {
            column: card.id for card in reversed(long) for column in range(card.first + 1, card.last + 1)
        }
        bars, above = bars_of(cards, offsets), right_above(cards, offsets)
        return {card.id for card in cards if self._set_beside(card.id, bars[card.id], above.get(card.id, ()))}

    def _unstack(self, row: int) -> set[str]:
        """No card of a row lasts for several steps any more. Gives the cards that stood beside one."""
        cards = [card for cell in self.rows[row].values() for card in cell] if row not in self._folded else []
        return {card.id for card in cards if self._set_beside(card.id, (), ())}

    def _set_beside(self, card_id: str, bars: Bars | tuple[()], above: tuple[tuple[int, str], ...]) -> bool:
        """Note what bars the gutters beside a card, and what it stands under. False: as before."""
        before = self.spots[card_id]
        spot = before._replace(bars=bars, above=above)
        if spot == before:
            return False
        self.spots[card_id] = spot
        return True

    def _standing(self, card_id: str) -> Standing:
        spot = self.spots[card_id]
        height = self._heights.get(card_id, self.contents[card_id].height)
        return Standing(card_id, spot.column, spot.last, height)

    @property
    def covered(self) -> dict[tuple[str, str], str]:
        """The cells that a card of an earlier step reaches over, and the topmost such card."""
        return {
            (self._lanes[row], self._steps[column]): card
            for row, columns in self._covered.items()
            for column, card in columns.items()
        }

    @property
    def rows_with_long_cards(self) -> set[int]:
        """The rows in which some card lasts for several steps: how wide it is hangs on the gutters, and where its face
        is, also on the small curve of a lane that is folded."""
        folded = {
            row
            for row in self._folded
            for column, cell in self.rows[row].items()
            if any(last_column(card, self._column_of) > column for card in cell)
        }
        return folded | set(self._offsets)

    def stack_height(self, row: int) -> float:
        """The height of the tallest cell of a row; 0 for one that is folded to one line."""
        known = self._stack_heights.get(row)
        if known is None:
            known = self._stack_heights[row] = self._stack_height(row)
        return known

    def _stack_height(self, row: int) -> float:
        if row in self._folded:
            return 0.0
        if row in self._offsets:
            return max(y + self._standing(card_id).height for card_id, y in self._offsets[row].items())
        contents, gap = self.contents, metrics.STACK_GAP
        return max(
            (
                sum(contents[card.id].height for card in cell) + gap * (len(cell) - 1)
                for cell in self.rows[row].values()
            ),
            default=0.0,
        )

    def place(self, row: LaneRow, grid: GridPlan) -> tuple[set[str], set[str]]:
        """Put the cards of a row (as if it began at 0) in their places.

        Gives those that stand otherwise among the cards of the row now or are of another size, and those that have only
        gone up or down with all of them.
        """
        moved: set[str] = set()
        lowered: set[str] = set()
        places = self.places
        top, top_before = row.cards_top, self._tops.get(row.index, 0.0)
        self._tops[row.index] = top
        offsets = self._offsets.get(row.index, {})
        for column, cell in () if row.is_collapsed else self.rows[row.index].items():
            y = row.cards_top
            for card in cell:
                last = self.spots[card.id].last
                width = metrics.CARD_WIDTH
                if last > column:
                    width += grid.lefts[last] - grid.lefts[column]
                    facts = self._facts(card.id)._replace(width=width)
                    make = partial(card_content, facts, self._shaper)
                    self._show(card.id, self._made.recalled((card.id, "wide"), facts, make))
                height = self.contents[card.id].height
                if offsets:
                    y = row.cards_top + offsets[card.id]
                box = Box(0.0, y, width, height)
                before = places.get(card.id)
                if before != box:
                    places[card.id] = box
                    if before is None or before[2:] != box[2:] or before.y - top_before != y - top:
                        moved.add(card.id)
                    elif before.y != y:
                        lowered.add(card.id)
                y += height + metrics.STACK_GAP
        return moved, lowered
