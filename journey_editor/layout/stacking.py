"""How cards stand under one another in a row in which some last for several steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from journey_editor.layout import metrics

Bars = tuple[bool, bool, bool, bool]
"""Whether cards that last for several steps bar the gutter beside a card: above and below at its right, then left."""


class Standing(NamedTuple):
    """A card in a row: its first and last column, and its height."""

    id: str
    first: int
    last: int
    height: float


def stack(cells: Mapping[int, Sequence[Standing]]) -> dict[str, float]:
    """How far below the top of its row each card stands.

    The cards of a cell keep their order. Each stands as high as it can without touching one that reaches over its
    columns; those of the left columns come first.
    """
    taken: dict[int, list[tuple[float, float]]] = {}
    offsets: dict[str, float] = {}
    for column in sorted(cells):
        y = 0.0
        for card in cells[column]:
            columns = range(card.first, card.last + 1)
            y = _free_from(y, card.height, [part for c in columns for part in taken.get(c, ())])
            offsets[card.id] = y
            for c in columns:
                taken.setdefault(c, []).append((y, y + card.height + metrics.STACK_GAP))
            y += card.height + metrics.STACK_GAP
    return offsets


def _free_from(y: float, height: float, parts: Iterable[tuple[float, float]]) -> float:
    for top, bottom in sorted(parts):
        if top < y + height + metrics.STACK_GAP and y < bottom:
            y = bottom
    return y


def bars_of(cards: Iterable[Standing], offsets: Mapping[str, float]) -> dict[str, Bars]:
    """Which gutters beside each card are barred, above and below it."""
    cards = list(cards)
    spans = [card for card in cards if card.last > card.first]
    found = {}
    for card in cards:
        flags = []
        for gutter in (card.last + 1, card.first):
            over = [offsets[span.id] < offsets[card.id] for span in spans if span.first < gutter <= span.last]
            flags += [True in over, False in over]
        found[card.id] = (flags[0], flags[1], flags[2], flags[3])
    return found


def right_above(cards: Iterable[Standing], offsets: Mapping[str, float]) -> dict[str, tuple[tuple[int, str], ...]]:
    """In each column of each card, the card that it stands right under: pairs of the column and that card."""
    by_column: dict[int, list[str]] = {}
    for card in sorted(cards, key=lambda each: offsets[each.id]):
        for column in range(card.first, card.last + 1):
            by_column.setdefault(column, []).append(card.id)
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for column in sorted(by_column):
        for upper, lower in pairwise(by_column[column]):
            found[lower] = (*found.get(lower, ()), (column, upper))
    return found


def least_width(columns: int) -> float:
    """How wide a card over so many columns is at least."""
    return columns * metrics.CARD_WIDTH + (columns - 1) * metrics.GUTTER
