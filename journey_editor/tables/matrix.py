"""A matrix, as data: two axes with a field each, four named fields, and where each record stands between them.

What is not known has no place: such a record is told apart with what is unknown of it, and never stands at 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import percent_text
from journey_editor.document.record import Record
from journey_editor.document.vocabulary import Word
from journey_editor.tables.places import called

_SHARE_STEP = 0.05


@dataclass(frozen=True)
class Axis:
    """A scale and the field whose values stand on it. Numbers on it are the scale's own: 0 to 10, or a word's rank."""

    field: str
    title: str
    low: float
    high: float
    step: float
    """What a drag snaps to, and what an arrow key goes on by."""
    upper_from: float
    """The least number that counts as high: there the named fields part."""
    ticks: tuple[tuple[float, str], ...]
    """The scale's words, and where they stand."""
    says: Callable[[Any], str]
    """A value in words."""
    number_of: Callable[[Any], float] = float
    """The number of a value that is known."""
    value_of: Callable[[float], Any] = float
    """The value of a number that `snapped` gives."""
    is_banded: bool = False
    """Whether a value is a band, within which it does not matter where something stands."""

    @property
    def noun(self) -> str:
        """The title within a sentence."""
        return self.title[:1].lower() + self.title[1:]

    @property
    def _margin(self) -> float:
        return self.step / 2

    def at(self, number: float) -> float:
        """Where a number stands, 0 (low end) to 1."""
        return (number - self.low + self._margin) / (self.high - self.low + 2 * self._margin)

    @property
    def parting(self) -> float:
        """Where the named fields part, 0 to 1."""
        is_stepped = self.is_banded or self.step >= 1
        return self.at(self.upper_from - (self._margin if is_stepped else 0))

    def snapped(self, at: float) -> float:
        """The number of the scale that is next to a place (0 to 1, or beyond the ends)."""
        number = at * (self.high - self.low + 2 * self._margin) + self.low - self._margin
        steps = round((number - self.low) / self.step)
        return min(max(self.low + round(steps * self.step, 9), self.low), self.high)

    def stepped(self, number: float, by: int) -> float:
        """The next number of the scale up (1) or down (-1); at an end the number itself."""
        nearest = self.snapped(self.at(number))
        is_past = (nearest - number) * by > 1e-9
        wanted = nearest if is_past else round(nearest + by * self.step, 9)
        return min(max(wanted, self.low), self.high)

    def number(self, record: Record) -> float | None:
        """Where a record stands on it; None: it is not known."""
        value = getattr(record, self.field)
        return None if value is None else self.number_of(value)

    def is_upper(self, number: float) -> bool:
        """Whether a number counts as high."""
        return number >= self.upper_from - 1e-9


def words_axis(field: str, title: str, words: type[Word], upper_from: Word) -> Axis:
    """An axis of words in their order."""
    known = list(words)
    return Axis(
        field,
        title,
        0,
        len(known) - 1,
        1,
        known.index(upper_from),
        tuple((number, word.label) for number, word in enumerate(known)),
        lambda word: word.label,
        lambda word: float(known.index(word)),
        lambda number: known[round(number)],
        is_banded=True,
    )


def tenth_axis(field: str, title: str, low: str, high: str) -> Axis:
    """An axis of whole numbers, 0 to 10, with words for its ends; 5 and more count as high."""
    ticks = tuple((float(number), {0: f"0 {low}", 10: f"10 {high}"}.get(number, str(number))) for number in range(11))
    return Axis(field, title, 0, 10, 1, 5, ticks, str, float, round)


def share_axis(field: str, title: str) -> Axis:
    """An axis of shares; a half and more count as high. A drag goes in steps of 5 %."""
    return Axis(
        field,
        title,
        0,
        1,
        _SHARE_STEP,
        0.5,
        tuple((quarter / 4, f"{quarter * 25} %") for quarter in range(5)),
        lambda share: f"{percent_text(share)} %",
    )


@dataclass(frozen=True)
class Quadrant:
    """One of the four named fields."""

    name: str
    about: str = ""
    """What to do with what stands there, in a few words."""
    ground: str = "panel"
    """The theme role of its tint."""


@dataclass(frozen=True)
class Spot:
    """Where a record stands."""

    id: str
    label: str
    across: float | None
    up: float | None
    size: float | None = None
    """0 to 1, where a number makes bubbles small or large; None: the usual size."""
    tint: str = "accent"
    """The theme role of its bubble."""
    more: str = ""
    """What else is told of it, behind its values."""
    is_ticked: bool = False
    """Whether its bubble has a tick."""

    @property
    def is_placed(self) -> bool:
        """Whether both of its values are known."""
        return self.across is not None and self.up is not None


@dataclass(frozen=True)
class Matrix:
    """Records between two axes."""

    title: str
    noun: str
    """What `counted` calls a record: "pain_point"."""
    rows: Callable[[Journey], Sequence[Record]]
    across: Axis
    up: Axis
    quadrants: tuple[Quadrant, Quadrant, Quadrant, Quadrant]
    """Upper left, upper right, lower left, lower right."""
    size: Callable[[Journey, Record], float | None] | None = None
    tint: Callable[[Journey, Record], str] | None = None
    tell: Callable[[Journey, Record], str] | None = None
    """What else is told of a record, within a sentence."""
    ticked: Callable[[Journey, Record], bool] = lambda _journey, _record: False
    """Whether a bubble has a tick: it is seen to."""
    delete: Callable[[Journey, Sequence[str]], ChangeSet] | None = delete_records
    """What Delete does; None: nothing is deleted here."""
    seen_as: Callable[[Journey, str], str] = lambda _journey, record_id: record_id
    """What stands for a record on the board and is selected there: a persona's lane."""
    row_of: Callable[[Journey, str], str] = lambda _journey, record_id: record_id
    """The record that a selected one stands for."""

    def spots(self, journey: Journey) -> list[Spot]:
        """Where each record stands, in the records' order."""
        return [
            Spot(
                record.id,
                called(journey, record),
                self.across.number(record),
                self.up.number(record),
                self.size(journey, record) if self.size is not None else None,
                self.tint(journey, record) if self.tint is not None else "accent",
                self.tell(journey, record) if self.tell is not None else "",
                self.ticked(journey, record),
            )
            for record in self.rows(journey)
        ]

    def unknown(self, spot: Spot) -> list[str]:
        """The axes on which a spot has no value, as they are named within a sentence."""
        values = ((self.up, spot.up), (self.across, spot.across))
        return [axis.noun for axis, number in values if number is None]

    def quadrant(self, across: float, up: float) -> Quadrant:
        """The named field of two numbers."""
        return self.quadrants[(0 if self.up.is_upper(up) else 2) + (1 if self.across.is_upper(across) else 0)]

    def said(self, across: float, up: float) -> str:
        """Two numbers in words: "severity high, magnitude 40 %"."""
        axes = ((self.up, up), (self.across, across))
        return ", ".join(f"{axis.noun} {axis.says(axis.value_of(number))}" for axis, number in axes)

    def sentence(self, spot: Spot) -> str:
        """What a spot tells, in one sentence."""
        more = f"; {spot.more}" if spot.more else ""
        if spot.across is None or spot.up is None:
            known = [
                f"{axis.noun} {axis.says(axis.value_of(number))}"
                for axis, number in ((self.up, spot.up), (self.across, spot.across))
                if number is not None
            ]
            unknown = [f"{noun} unknown" for noun in self.unknown(spot)]
            return f"{spot.label}: not placed yet, {', '.join(unknown + known)}{more}."
        field = self.quadrant(spot.across, spot.up)
        return f"{spot.label}: {self.said(spot.across, spot.up)}; in the field \u201c{field.name}\u201d{more}."


def put(matrix: Matrix, journey: Journey, record_id: str, across: float | None, up: float | None) -> ChangeSet:
    """Place a record at two numbers of the axes' scales (None: unknown). A value that it has already stays.

    Raises KeyError where there is no such record.
    """
    record = journey.record(record_id, Record)
    fields = {}
    for axis, number in ((matrix.across, across), (matrix.up, up)):
        if axis.number(record) != number:
            fields[axis.field] = None if number is None else axis.value_of(number)
    draft = Draft(journey)
    if fields:
        draft.revise(record_id, **fields)
    return draft.changes()
