"""Which rows the outline has and in what order: stages over steps over cards, lanes over cards, or a plain list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from journey_editor.document.journey import Journey, in_order
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Lane, Stage, Step
from journey_editor.outline.columns import COLUMNS, OutlineColumn

Key = tuple[Any, ...]


class Arrangement(StrEnum):
    """How the rows hang together."""

    STAGES = "stages"
    LANES = "lanes"
    LIST = "list"


class _Backwards:
    """A value that sorts the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: _Backwards) -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Backwards) and self.value == other.value

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Sorting:
    """By which column cards are sorted among their siblings; what has nothing there comes last, either way."""

    column: str
    is_descending: bool = False

    def key(self, journey: Journey, card: Card) -> Key:
        """Where a card comes by this column alone."""
        value = _COLUMN_OF[self.column].sort(journey, card)
        if value is None:
            return (1,)
        return (0, _Backwards(value) if self.is_descending else value)


_COLUMN_OF: dict[str, OutlineColumn] = {column.id: column for column in COLUMNS}


class Rows:
    """The rows of one arrangement of one journey. Steps are rows where their stage has several, or a named one."""

    def __init__(self, journey: Journey, arrangement: Arrangement, sorting: Sorting | None = None) -> None:
        self.journey = journey
        self.arrangement = arrangement
        self.sorting = sorting

    def records(self) -> Iterator[Record]:
        """Every record that has a row, parents before their children."""
        journey = self.journey
        if self.arrangement == Arrangement.STAGES:
            for stage in journey.stages:
                yield stage
                if self.shows_steps(stage.id):
                    yield from journey.steps(stage.id)
        elif self.arrangement == Arrangement.LANES:
            yield from journey.lanes
        yield from journey.cards

    def has_row(self, record: Record | None) -> bool:
        """Whether a record has a row here."""
        match record:
            case Card():
                return True
            case Stage():
                return self.arrangement == Arrangement.STAGES
            case Step():
                return self.arrangement == Arrangement.STAGES and self.shows_steps(record.stage)
            case Lane():
                return self.arrangement == Arrangement.LANES
        return False

    def parent(self, record: Record) -> str | None:
        """The id of the row that a row stands under; None: at the top."""
        match record:
            case Step():
                return record.stage
            case Card() if self.arrangement == Arrangement.LANES:
                return record.lane
            case Card() if self.arrangement == Arrangement.STAGES:
                stage = self.journey.record(record.step, Step).stage
                return record.step if self.shows_steps(stage) else stage
        return None

    def key(self, record: Record) -> Key:
        """Where a row comes among its siblings."""
        if not isinstance(record, Card):
            return in_order(record)
        journey = self.journey
        step = journey.record(record.step, Step)
        lane = in_order(journey.record(record.lane, Lane))
        column = (*in_order(journey.record(step.stage, Stage)), *in_order(step))
        place = (*lane, *column, *in_order(record))
        return (*self.sorting.key(journey, record), *place) if self.sorting is not None else place

    def shows_steps(self, stage_id: str) -> bool:
        """Whether a stage's steps are rows."""
        steps = self.journey.steps(stage_id)
        return len(steps) > 1 or any(step.name for step in steps)
