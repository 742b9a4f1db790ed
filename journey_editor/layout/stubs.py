"""Stubs: where connections of a card lead into lanes that are folded to one line, and how many do.

A stub stands above a card or below it, on the side where the folded lane is: an arrow that ends at a line (or begins at
one), and a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Lane, Persona
from journey_editor.layout import metrics
from journey_editor.layout.cells import Cells
from journey_editor.layout.picture import Box, Icon, Mark, Piece, Text
from journey_editor.layout.text import Shaper

ABOVE, BELOW = "stub_above", "stub_below"
STUB_KINDS = (ABOVE, BELOW)

_ICON = 10.0
_HEIGHT = 11.0
_OFF = 0.75
"""Points between a card's edge and its stub."""
_IN = 32.0
"""How far stubs stand in from a card's left edge: right of its badge, left of the tab of a child map."""
_AFTER = 7.0


class _Ways(NamedTuple):
    """What leads into the folded lanes on one side of a card, or comes from there, in words."""

    to: tuple[str, ...]
    back: tuple[str, ...]


class Stubs:
    """The stubs of all cards, kept up to date by what an edit touches."""

    def __init__(self, journey: Journey, lanes: Sequence[Lane], cells: Cells, shaper: Shaper) -> None:
        self._journey = journey
        self._cells = cells
        self._shaper = shaper
        self._folded = {
            lane.id: number for number, lane in enumerate(lanes) if lane.is_collapsed and lane.content.holds_cards
        }
        self._of: dict[str, dict[str, _Ways]] = {}
        """By card, then by side."""

    def read(self, ids: Set[str], cards: Iterable[str]) -> set[int]:
        """Look again at what hangs on some records, and at some cards. Gives the rows with other stubs than before."""
        if not self._folded:
            return set()
        touched = set(cards)
        for way in self._journey.among(ids, Connection):  # a card in a folded lane is one reference farther away
            touched |= {way.source, way.target}
        if any((self._journey.among(ids, Lane), self._journey.among(ids, Persona))):  # it may be called otherwise
            touched |= self._of.keys()
        rows = set()
        for card in touched:
            found = self._read(card) if card in self._cells.spots else {}
            if found != self._of.get(card, {}):
                if card in self._cells.spots:
                    rows.add(self._cells.spots[card].row)
                self._of[card] = found
            if not found:
                self._of.pop(card, None)
        return rows

    def pieces(self, card: str, box: Box, column: int) -> list[Piece]:
        """The stubs of a card that stands in a box in a column."""
        found = self._of.get(card, {})
        return [self._piece(card, side, ways, box, column) for side, ways in found.items()]

    def signs(self, pieces: Iterable[Piece]) -> set[str]:
        """What the legend explains of them: the signs for what is below, whichever side they stand on."""
        icons = {mark.name for piece in pieces for mark in piece.marks if isinstance(mark, Icon)}
        return {name.replace("above", "below") for name in icons}

    def _read(self, card: str) -> dict[str, _Ways]:
        found: dict[str, _Ways] = {}
        row = self._cells.spots[card].row
        for connection in self._journey.connections(card):
            is_out = connection.source == card
            other = self._journey.get(connection.target if is_out else connection.source)
            folded = self._folded.get(other.lane) if isinstance(other, Card) else None
            if folded is None or not isinstance(other, Card):
                continue
            side = ABOVE if folded < row else BELOW
            words = f"{other.name or 'unnamed'} ({self._journey.name_of(other.lane) or 'unnamed'})"
            ways = found.get(side, _Ways((), ()))
            found[side] = ways._replace(to=(*ways.to, words)) if is_out else ways._replace(back=(*ways.back, words))
        return {side: found[side] for side in STUB_KINDS if side in found}

    def _piece(self, card: str, side: str, ways: _Ways, box: Box, column: int) -> Piece:
        where = side.removeprefix("stub_")
        marks: list[Mark] = []
        x = 0.0
        for icon, told in ((f"folded-to-{where}", ways.to), (f"folded-from-{where}", ways.back)):
            if told:
                marks.append(Icon(x, (_HEIGHT - _ICON) / 2, _ICON, icon, "connection.next"))
                number = self._shaper.shape(str(len(told)), metrics.CARD_SMALL_STRONG, 40, 1)
                x += _ICON + 1.5
                marks.append(Text(x, (_HEIGHT - number.height) / 2, number, "connection.next"))
                x += number.width + _AFTER
        y = box.y - _OFF - _HEIGHT if side == ABOVE else box.bottom + _OFF
        return Piece(
            (side, card), Box(box.x + _IN, y, x - _AFTER, _HEIGHT), tuple(marks), 45, _sentence(ways), column=column
        )


def _sentence(ways: _Ways) -> str:
    lead = [f"Leads into a folded lane: {words}" for words in ways.to]
    return "\n".join([*lead, *(f"Comes from a folded lane: {words}" for words in ways.back)])
