"""Where copied cards come to on a board, so that they keep the pattern in which they stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.document.fragment import Fragment
from journey_editor.document.records import Card
from journey_editor.document.vocabulary import LaneContent


@dataclass
class CardPattern:
    """The lanes and steps of a board, and by how many rows and columns the cards of a fragment are shifted on it."""

    fragment: Fragment
    lanes: dict[str, LaneContent]
    columns: list[str]
    stays: bool
    """Whether a card comes to its own lane and step where the board has them."""
    row_shift: int = 0
    column_shift: int = 0

    def begin_at(self, lane: str, step: str, cards: Sequence[Card]) -> None:
        """The first row and the first column of these cards come to a lane and a step."""
        self.row_shift = list(self.lanes).index(lane) - min(self.fragment.rows[card.lane] for card in cards)
        self.column_shift = self.columns.index(step) - min(self.fragment.columns[card.step] for card in cards)

    def lane_for(self, card: Card) -> str | None:
        """The lane that a card comes to, or the nearest one that takes it."""
        if self.stays and card.lane in self.lanes and self.lanes[card.lane].takes(card.kind):
            return card.lane
        row = self.fragment.rows[card.lane] + self.row_shift
        able = [(number, lane) for number, lane in enumerate(self.lanes) if self.lanes[lane].takes(card.kind)]
        return min(able, key=lambda one: abs(one[0] - row))[1] if able else None

    def step_for(self, card: Card) -> str | None:
        """The step that a card comes to, as far as the board goes."""
        if self.stays and card.step in self.columns:
            return card.step
        return self._at(self.fragment.columns[card.step] + self.column_shift)

    def last_step(self, card: Card, step: str) -> str | None:
        """Where a copy ends that begins at a step: it lasts for as many steps, as far as the board goes."""
        length = self.fragment.columns.get(card.last_step or "", 0) - self.fragment.columns[card.step]
        if length <= 0 or step not in self.columns:
            return None
        last = self._at(self.columns.index(step) + length)
        return last if last != step else None

    def _at(self, column: int) -> str | None:
        return self.columns[max(0, min(column, len(self.columns) - 1))] if self.columns else None
