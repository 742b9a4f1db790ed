"""Two maps as one: all that is in either of them, each thing once, cards that were moved at both their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from journey_editor.analysis.comparing import sequence
from journey_editor.analysis.comparing.comparison import Comparison
from journey_editor.analysis.comparing.signal_notes import signal_notes
from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.journey import Journey, in_order
from journey_editor.document.order import keys_between
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.record import Record, reference_fields
from journey_editor.document.records import (
    MAP_ID,
    Card,
    Connection,
    JourneyMap,
    Lane,
    Owner,
    Part,
    Persona,
    Picture,
    Stage,
    Step,
    Touchpoint,
    View,
)

WAS = "was:"
"""Begins the id of a card's second self, at the place where it was before."""
_TAKEN_OVER = (Picture, Owner, Persona, Lane, Stage, Step, Card, Connection, Part)
"""What of the map before is still seen where the map after has it no longer."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, eq=False)
class Union:
    """Both maps of a comparison as one journey, to be laid out as a board. It is for looking at, not for a file."""

    journey: Journey
    """What is in the map before only is in it by its `Pairing.token`, all else by its id after."""
    was: dict[str, str] = field(default_factory=dict)
    """Of each card that stands elsewhere now: its id -> that of its second self, at the old place."""
    before: dict[str, float | None] = field(default_factory=dict)
    """The emotion of each touchpoint of the map before, where it stood in it (None: unknown)."""
    after: dict[str, float | None] = field(default_factory=dict)
    """The same of the map after."""


def unite(comparison: Comparison, progress: Progress = no_progress) -> Union:
    """Both maps of a comparison as one. All lanes are shown, unfolded, whatever either map hides."""
    return _Uniting(comparison).union(progress)


class _Uniting:
    def __init__(self, comparison: Comparison) -> None:
        self._before, self._after = comparison.before, comparison.after
        self._token = comparison.pairing.token
        self._comparison = comparison
        self._records: dict[str, Record] = {
            record.id: record for record in comparison.after if not isinstance(record, View)
        }
        self._was: dict[str, str] = {}

    def union(self, progress: Progress) -> Union:
        self._take_over()
        self._keep_old_places()
        self._show_all_lanes()
        progress(1, 4)
        journey = Journey(self._records.values())
        progress(2, 4)
        # Not an edit of anybody's map: the order of what was put together here is written into it once it can be asked.
        journey.apply(ChangeSet(tuple(self._put_in_order(journey))))
        progress(3, 4)
        made = signal_notes(journey, self._comparison.metrics, self._comparison.pairing.before_of)
        notes = [note for note in made if note.id not in journey]
        journey.apply(ChangeSet(tuple(RecordChange(None, note) for note in notes)))
        return Union(journey, self._was, self._emotions_before(), self._emotions_after())

    # --- what is in it --------------------------------------------------------------------------------------------

    def _take_over(self) -> None:
        gone = [r for r in self._before if r.id not in self._comparison.pairing.after_of and isinstance(r, _TAKEN_OVER)]
        kept = {self._token(record.id) for record in gone} | self._records.keys()
        for record in gone:
            taken = self._moved_over(record, kept)
            # What belongs to something that is still there is told in the list: there it would be counted as if it was.
            if not (isinstance(taken, Part) and any(place in self._after for place in taken.places)):
                self._records.setdefault(taken.id, taken)
        steps = {record.stage for record in self._records.values() if isinstance(record, Step)}
        for stage in [r for r in self._records.values() if isinstance(r, Stage) and r.id not in steps]:
            step = Step(
                id="x", order="V", stage="x"
            )  # its steps have gone to another stage; it is to be seen all the same
            self._records[f"{WAS}{stage.id}"] = step.model_copy(update={"id": f"{WAS}{stage.id}", "stage": stage.id})

    def _moved_over(self, record: R, kept: set[str], **other: Any) -> R:
        """A record of the map before, with the ids that things have here."""
        update: dict[str, Any] = {"id": self._token(record.id)}
        for name, _ in reference_fields(type(record)):
            value = getattr(record, name)
            if isinstance(value, tuple):
                update[name] = tuple(one for one in map(self._token, value) if one in kept)
            elif value:
                token = self._token(value)
                update[name] = token if token in kept else None
        return record.model_copy(update=update | other)

    def _keep_old_places(self) -> None:
        kept = set(self._records)
        for card in self._before.cards:
            after = self._after.get(self._token(card.id))
            if isinstance(after, Card) and self._place(card) != (after.lane, after.step):
                self._was[after.id] = f"{WAS}{after.id}"
                self._records[self._was[after.id]] = self._moved_over(card, kept, id=self._was[after.id])

    def _place(self, card: Card) -> tuple[str, str]:
        """The lane and step of a card of the map before, as they are called here."""
        return self._token(card.lane), self._token(card.step)

    def _show_all_lanes(self) -> None:
        held: dict[str, set[str]] = {}
        for record in self._records.values():
            if isinstance(record, Card):
                held.setdefault(record.lane, set()).add(record.kind)
        for lane in [record for record in self._records.values() if isinstance(record, Lane)]:
            shown: dict[str, Any] = {"is_hidden": False, "is_collapsed": False, "height": None, "prompt": ""}
            if not all(map(lane.content.takes, held.get(lane.id, ()))):
                shown |= self._as_it_was(lane)
            self._records[lane.id] = lane.model_copy(update=shown)
        before, after = self._before.map, self._after.map
        titles = dict.fromkeys(" ".join(one.title.split()) for one in (before, after))
        title = "  \u2192  ".join(one or "Untitled" for one in titles)
        fields = tuple(dict.fromkeys((*after.card_fields, *before.card_fields)))
        self._records[MAP_ID] = JourneyMap(id=MAP_ID, title=title[:2_000], card_fields=fields)

    def _as_it_was(self, lane: Lane) -> dict[str, Any]:
        """What a lane held and whose it was: what stood in it is seen, and cannot stand in what it holds now."""
        before = self._before.get(self._comparison.pairing.before_of.get(lane.id))
        if not isinstance(before, Lane):
            return {}
        return {"content": before.content, "persona": before.persona and self._token(before.persona)}

    # --- in which order -------------------------------------------------------------------------------------------

    def _put_in_order(self, journey: Journey) -> Iterator[RecordChange]:
        yield from self._ordered(journey, self._comparison.stages, Stage)
        yield from self._ordered(journey, self._comparison.lanes, Lane)
        steps_before: dict[str, list[str]] = {}
        for step in self._before.columns:
            here = journey.get(self._token(step.id))
            if isinstance(here, Step):
                steps_before.setdefault(here.stage, []).append(here.id)
        for stage in journey.stages:
            after = self._after.steps(stage.id) if stage.id in self._after else []
            yield from self._of_both(journey, steps_before.get(stage.id, []), after, journey.steps(stage.id), Step)
        cells: dict[tuple[str, str], list[str]] = {}
        for card in self._before.cards:
            token = self._token(card.id)
            cells.setdefault(self._place(card), []).append(self._was.get(token, token))
        after_cells: dict[tuple[str, str], list[Card]] = {}
        for card in self._after.cards:
            after_cells.setdefault((card.lane, card.step), []).append(card)
        for cell, cards in cells.items():
            yield from self._of_both(journey, cards, after_cells.get(cell, []), journey.cell(*cell), Card)

    def _of_both(
        self, journey: Journey, before: list[str], after: Iterable[Record], here: list[R], kind: type[R]
    ) -> Iterator[RecordChange]:
        if len(here) < 2:
            return
        merged = sequence.merged(before, [record.id for record in sorted(after, key=in_order)])
        known = {record.id for record in here}
        rest = [record.id for record in here if record.id not in set(merged)]
        yield from self._ordered(journey, [one for one in merged if one in known] + rest, kind)

    def _ordered(self, journey: Journey, ids: Iterable[str], kind: type[Record]) -> Iterator[RecordChange]:
        records = [journey.record(one, kind) for one in ids if one in journey]
        for record, key in zip(records, keys_between(None, None, len(records)), strict=True):
            yield RecordChange(record, record.model_copy(update={"order": key}))

    # --- emotions -------------------------------------------------------------------------------------------------

    def _emotions_before(self) -> dict[str, float | None]:
        here: Callable[[str], str] = lambda token: self._was.get(token, token)  # noqa: E731
        return {here(self._token(t.id)): t.emotion for t in self._before.of_kind(Touchpoint)}

    def _emotions_after(self) -> dict[str, float | None]:
        return {touchpoint.id: touchpoint.emotion for touchpoint in self._after.of_kind(Touchpoint)}
