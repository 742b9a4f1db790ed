"""What was done between two maps, one thing after the other, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from journey_editor.analysis.comparing import sequence, values
from journey_editor.analysis.comparing.pairing import Pairing, Relation, place_fields
from journey_editor.analysis.telling import list_of, mention, name_in_list
from journey_editor.document.edits.pairs import LEFT_OUT, planned
from journey_editor.document.field_names import field_name
from journey_editor.document.journey import Journey, in_order
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.record import Record, reference_fields
from journey_editor.document.records import MAP_ID, Card, Connection, Lane, Stage, Step
from journey_editor.document.vocabulary import MapState
from journey_editor.document.wording import counted, joined, numbered

NOT_COMPARED = frozenset({"id", "order", "key", "pair", "pair_key", "pair_state"})
"""What says nothing of a journey: where records and files are, and what they are called among themselves."""
_MOST_FIELDS = 4


class ChangeKind(StrEnum):
    """What was done to a record."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"

    @property
    def sign(self) -> str:
        """The sign that tells it apart without its colour."""
        return {"added": "+", "removed": "\u2212", "moved": "\u2192", "changed": "~"}[self.value]


@dataclass(frozen=True)
class FieldChange:
    """A field before and after in plain words, whole; empty: it said nothing."""

    field: str
    label: str
    before: str
    after: str
    meaning: str = ""
    """What the field says, in a sentence."""

    @property
    def sentence(self) -> str:
        """The middle of a sentence: 'owner from \u201cSales\u201d to \u201cSupport\u201d'."""
        before, after = values.two(self.before, self.after)
        if not before:
            return f"{self.label} \u201c{after}\u201d added"
        if not after:
            return f"{self.label} \u201c{before}\u201d taken away"
        return f"{self.label} from \u201c{before}\u201d to \u201c{after}\u201d"


@dataclass(frozen=True)
class Change:
    """One thing that was done to one record."""

    kind: ChangeKind
    before: Record | None
    after: Record | None
    sentence: str
    fields: tuple[FieldChange, ...] = ()
    """Of a change: what it says otherwise."""
    stage: str = ""
    """The stage it belongs to, by `Pairing.token`; empty: to none."""
    lane: str = ""
    """The lane, likewise."""
    along: tuple[str, ...] = ()
    """The ids of what came or went along and is not worth a sentence of its own."""

    @property
    def record(self) -> Record:
        """The record as it is after, or as it was where it is gone."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.kind.value, ("" if self.after else "-") + self.record.id


class Changes:
    """Finds them."""

    def __init__(self, before: Journey, after: Journey, pairing: Pairing) -> None:
        self._before, self._after, self._pairing = before, after, pairing
        self._is_pair = pairing.relation is Relation.PAIR
        self._is_backwards = self._is_pair and before.map.state is MapState.FUTURE
        self.stage_order = sequence.merged([self._token(s.id) for s in before.stages], [s.id for s in after.stages])
        self.lane_order = sequence.merged([self._token(x.id) for x in before.lanes], [x.id for x in after.lanes])
        """All stages and lanes of both maps, by token."""

    def _token(self, before_id: str) -> str:
        return self._pairing.token(before_id)

    def find(self, progress: Progress = no_progress) -> list[Change]:
        """Every change, in reading order: stage by stage, lane by lane, what is of the whole map first."""
        gone = {record.id: record for record in self._before if record.id not in self._pairing.after_of}
        new = {record.id: record for record in self._after if record.id not in self._pairing.before_of}
        if self._is_pair:
            todays = new if self._is_backwards else gone
            for record_id in [one.id for one in todays.values() if isinstance(one, LEFT_OUT)]:
                del todays[record_id]
        progress(1, 5)
        found = [
            *self._one_sided(self._before, gone, ChangeKind.REMOVED),
            *self._one_sided(self._after, new, ChangeKind.ADDED),
        ]
        progress(2, 5)
        found += self._moved()
        progress(3, 5)
        found += self._changed()
        progress(4, 5)
        stages = {one: number for number, one in enumerate(self.stage_order)}
        lanes = {one: number for number, one in enumerate(self.lane_order)}
        kinds = {kind: number for number, kind in enumerate(ChangeKind)}

        def place(change: Change) -> tuple[int, int, int, tuple[str, str]]:
            return stages.get(change.stage, -1), lanes.get(change.lane, -1), kinds[change.kind], in_order(change.record)

        return sorted(found, key=place)

    # --- added, removed -------------------------------------------------------------------------------------------

    def _one_sided(self, journey: Journey, records: dict[str, Record], kind: ChangeKind) -> Iterator[Change]:
        along: dict[str, list[Record]] = {}
        told: list[Record] = []
        for record in records.values():
            host = self._host(record, records)
            if host is None:
                told.append(record)
            else:
                along.setdefault(host, []).append(record)
        for record in told:
            beside = along.get(record.id, [])
            counts = {one.kind: sum(other.kind == one.kind for other in beside) for one in beside}
            more = joined([numbered(name, count) for name, count in counts.items()])
            sentence = f"{kind.capitalize()} {mention(journey, record)}" + (f", with {more}" if more else "")
            is_new = kind is ChangeKind.ADDED
            stage, lane = self._home(journey, record)
            yield Change(
                kind,
                None if is_new else record,
                record if is_new else None,
                f"{sentence}.",
                stage=stage,
                lane=lane,
                along=tuple(one.id for one in beside),
            )

    def _host(self, record: Record, records: dict[str, Record]) -> str | None:
        """What a record came or went with, where that says enough: an unnamed step, the ways to and from a card."""
        if not (isinstance(record, Connection) or (isinstance(record, Step) and not record.name)):
            return None
        targets = (target for _, rule, target in record.references() if rule.on_delete == "cascade")
        return next((target for target in targets if target in records), None)

    # --- moved ----------------------------------------------------------------------------------------------------

    def _moved(self) -> Iterator[Change]:
        groups: dict[tuple[str, object], tuple[list[Record], list[Record]]] = {}
        for after_id, before_id in self._pairing.before_of.items():
            before, after = self._before.record(before_id, Record), self._after.record(after_id, Record)
            if "order" not in type(after).model_fields:
                continue
            was, now = self._place(before, is_before=True), self._place(after, is_before=False)
            if was != now:
                yield self._move(before, after, self._way(before, after))
            else:
                kind = "card" if isinstance(after, Card) else after.kind
                befores, afters = groups.setdefault((kind, now), ([], []))
                befores.append(before)
                afters.append(after)
        for befores, afters in groups.values():
            yield from self._reordered(befores, afters)

    def _place(self, record: Record, is_before: bool) -> object:
        """Where a record stands among others whose order counts."""
        token = self._token if is_before else str
        found = []
        for field in place_fields(type(record)):
            value = getattr(record, field)
            found.append(tuple(sorted(map(token, value))) if isinstance(value, tuple) else token(value))
        return tuple(found)

    def _reordered(self, befores: list[Record], afters: list[Record]) -> Iterator[Change]:
        if len(afters) < 2:
            return
        befores, afters = sorted(befores, key=in_order), sorted(afters, key=in_order)
        was, now = [self._token(record.id) for record in befores], [record.id for record in afters]
        if was == now:
            return
        order_before = {self._token(record.id): getattr(record, "order", "") for record in befores}
        firm = {record.id for record in afters if getattr(record, "order", "") == order_before[record.id]}
        moved = sequence.moved(was, now, firm)
        for record in afters:
            if record.id in moved:
                before = self._before.record(self._pairing.before_of[record.id], Record)
                yield self._move(before, record, _shifted(record, was.index(record.id), now.index(record.id)))

    def _move(self, before: Record, after: Record, way: str) -> Change:
        # The sentence says where it was and is: the place that `mention` adds for a card is there already.
        what = mention(self._after, after)
        if isinstance(after, Card):
            what = what.rsplit(" (", 1)[0]
        stage, lane = self._home(self._after, after)
        return Change(ChangeKind.MOVED, before, after, f"Moved {what} {way}.", (), stage, lane)

    def _way(self, before: Record, after: Record) -> str:
        if isinstance(before, Card) and isinstance(after, Card):
            return self._way_of_card(before, after)
        parts = []
        for field in place_fields(type(after)):
            was, now = getattr(before, field), getattr(after, field)
            if was != now:
                parts.append(f"from {_places(self._before, was)} to {_places(self._after, now)}")
        return ", ".join(parts)

    def _way_of_card(self, before: Card, after: Card) -> str:
        parts = []
        if self._token(before.lane) != after.lane:
            parts.append(f"from the lane {_place(self._before, before.lane)} to {_place(self._after, after.lane)}")
        was, now = self._before.stage_of(before), self._after.stage_of(after)
        if self._token(was.id) != now.id:
            parts.append(f"from the stage {_place(self._before, was.id)} to {_place(self._after, now.id)}")
        elif self._token(before.step) != after.step:
            was_at, is_at = self._before.name_of(before.step), self._after.name_of(after.step)
            named = (
                f"from the step \u201c{was_at}\u201d to \u201c{is_at}\u201d" if was_at and is_at else "to another step"
            )
            parts.append(f"{named} in {_place(self._after, now.id)}")
        return ", and ".join(parts)

    # --- changed --------------------------------------------------------------------------------------------------

    def _changed(self) -> Iterator[Change]:
        for before_id, after_id in self._pairing.after_of.items():
            before, after = self._before.record(before_id, Record), self._after.record(after_id, Record)
            if before is after or before == after:
                continue
            fields = tuple(self._fields(before, after))
            if fields:
                stage, lane = self._home(self._after, after)
                what = mention(self._after, after)
                told = "; ".join(field.sentence for field in fields[:_MOST_FIELDS])
                if len(fields) > _MOST_FIELDS:
                    told += f"; and {numbered('field', len(fields) - _MOST_FIELDS)} more"
                yield Change(ChangeKind.CHANGED, before, after, f"Changed {what}: {told}.", fields, stage, lane)

    def _fields(self, before: Record, after: Record) -> Iterator[FieldChange]:
        places = place_fields(type(after))
        references = {name for name, _ in reference_fields(type(after))}
        extra = sorted({*(before.model_extra or {}), *(after.model_extra or {})})
        as_begun = self._as_begun(before, after)
        for field in (*type(after).model_fields, *extra):
            if field in NOT_COMPARED or field in places or field in as_begun:
                continue
            was, now = getattr(before, field, None), getattr(after, field, None)
            if field in references:
                was = tuple(map(self._token, was)) if isinstance(was, tuple) else was and self._token(was)
            if was != now:
                told = self._said(self._before, before, field), self._said(self._after, after, field)
                if told[0] == told[1]:  # other things that are called alike, or other blanks
                    told = f"{told[0]} (before)", f"{told[1]} (after)"
                yield FieldChange(field, field_name(field, after.kind), told[0], told[1], values.meaning(after, field))

    def _as_begun(self, before: Record, after: Record) -> set[str]:
        """The fields that a future state's record has as it began: that it lacks what was observed is no change."""
        if not self._is_pair:
            return set()
        today, future = (after, before) if self._is_backwards else (before, after)
        begun = planned(today)
        fields = {field for field in type(begun).model_fields if getattr(begun, field) == getattr(future, field)}
        return fields | {"map_date"}

    def _said(self, journey: Journey, record: Record, field: str) -> str:
        said = values.words(journey, record, field)
        return "unknown" if not said and values.is_unknown(record, field) else said

    # --- where it belongs -----------------------------------------------------------------------------------------

    def _home(self, journey: Journey, record: Record) -> tuple[str, str]:
        """The stage and the lane that a record belongs to, by token; empty: to none."""
        stage, lane = home(journey, record)
        if journey is self._before and journey is not self._after:
            return (stage and self._token(stage)), (lane and self._token(lane))
        return stage, lane


def home(journey: Journey, record: Record | None) -> tuple[str, str]:
    """The ids of the stage and the lane that a record of a map belongs to; empty: to none."""
    match record:
        case Stage():
            return record.id, ""
        case Step():
            return record.stage, ""
        case Card():
            return journey.stage_of(record).id, record.lane
        case Lane():
            return "", record.id
    if record is None or record.id == MAP_ID:
        return "", ""
    if record.kind == "persona":
        lanes = sorted(journey.parts(record.id, Lane), key=in_order)
        return "", lanes[0].id if lanes else ""
    hosts = (target for _, rule, target in record.references() if rule.on_delete == "cascade")
    return home(journey, journey.get(next(hosts, None)))


def _shifted(record: Record, was: int, now: int) -> str:
    across = isinstance(record, Stage | Step)
    where = ("left", "right") if across else ("up", "down")
    if isinstance(record, Card):
        return f"further {where[now > was]} in its cell"
    return f"further {where[now > was]}, from place {was + 1} to {now + 1}"


def _places(journey: Journey, ids: str | tuple[str, ...]) -> str:
    if isinstance(ids, str):
        return _place(journey, ids)
    return list_of([_place(journey, one) for one in ids]) if ids else "the map as a whole"


def _place(journey: Journey, record_id: str) -> str:
    record = journey.get(record_id)
    if record is None:
        return "what is gone"
    name = name_in_list(journey, record_id)
    return (
        f"the {counted(record.kind, 1)} {name}"
        if name.startswith("\u201c") and not isinstance(record, Lane | Stage)
        else name
    )
