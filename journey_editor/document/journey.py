"""The journey: a NetworkX graph of frozen records, the questions one asks of it, and the one way to change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, TypeVar, cast

import networkx as nx

from journey_editor.document.changes import ChangeSet, UnknownChange, difference
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    Card,
    Conflict,
    Connection,
    JourneyMap,
    Lane,
    Part,
    Persona,
    PersonaRelation,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.vocabulary import LaneContent

R = TypeVar("R", bound=Record)

_EDGES = (Connection, PersonaRelation)


class StaleChange(ValueError):
    """A change set was computed from another state of the document than the one it is applied to."""


def in_order(record: Record) -> tuple[str, str]:
    """The sort key of ordered records: the order key, then the id where two copies chose the same key."""
    return (getattr(record, "order", ""), record.id)


class Journey:
    """A map's records by id, with indexes; `graph` has them on its nodes and edges."""

    def __init__(self, records: Iterable[Record] = (), unknown: Mapping[str, Any] | None = None) -> None:
        self._unknown: Mapping[str, Any] = dict(unknown or {})
        self.version = 1
        """How many change sets were carried out: what was computed of one version holds as long as it is the same."""
        self._records: dict[str, Record] = {}
        self._by_kind: dict[str, dict[str, Record]] = {}
        self._referrers: dict[str, set[str]] = {}
        self._cells: dict[tuple[str, str], set[str]] = {}
        self._ordered: dict[str, list[Record]] = {}
        """What `all` has put in order and nothing has changed since."""
        self._steps: dict[str, list[Step]] | None = None
        """The steps of each stage from left to right, once asked for."""
        self._graph: nx.MultiDiGraph[str] | None = None
        for record in records:
            self._put(record)

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The records on nodes and edges: connections and relations of personas are its edges, by id. Only to be read.

        Made when it is asked for, and again after a change: most edits are followed by no question that needs it.
        """
        if self._graph is None:
            self._graph = nx.MultiDiGraph()
            for record in self:
                if isinstance(record, _EDGES):
                    self._graph.add_edge(record.source, record.target, key=record.id, record=record)
                else:
                    self._graph.add_node(record.id, record=record)
        return self._graph

    @property
    def unknown(self) -> Mapping[str, Any]:
        """What the file holds beside the records and this version does not know, kept as it came."""
        return self._unknown

    # --- single records -------------------------------------------------------------------------------------------

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def __eq__(self, other: object) -> bool:
        """Equal when both hold equal records and equal unknown content."""
        if not isinstance(other, Journey):
            return NotImplemented
        return self._records == other._records and self.unknown == other.unknown

    __hash__ = None  # type: ignore[assignment]

    def get(self, record_id: str | None) -> Record | None:
        """The record of that id, or None."""
        return self._records.get(record_id) if record_id is not None else None

    def record(self, record_id: str, record_type: type[R]) -> R:
        """The record of that id and type. Raises KeyError where there is none."""
        found = self._records[record_id]
        if not isinstance(found, record_type):
            raise KeyError(f"{record_id} is a {found.kind}, no {record_type.__name__}")
        return found

    @property
    def map(self) -> JourneyMap:
        """The map's own record."""
        return self.record(MAP_ID, JourneyMap)

    # --- many records ---------------------------------------------------------------------------------------------

    def all(self, record_type: type[R]) -> list[R]:
        """All records of a type in their order."""
        kind = record_type.kind
        found = self._ordered.get(kind)
        if found is None:
            found = self._ordered[kind] = sorted(self._by_kind.get(kind, {}).values(), key=in_order)
        return cast("list[R]", found.copy())

    def of_kind(self, record_type: type[R]) -> list[R]:
        """As `all`, in no order: for those who ask often and do not mind."""
        return cast("list[R]", list(self._by_kind.get(record_type.kind, {}).values()))

    def among(self, ids: Set[str], record_type: type[R]) -> list[R]:
        """Those of some ids that are records of a type, in no order. What is fewer is looked through."""
        known = cast("dict[str, R]", self._by_kind.get(record_type.kind, {}))
        if len(known) < len(ids):
            return [record for record_id, record in known.items() if record_id in ids]
        return [known[record_id] for record_id in ids if record_id in known]

    def count(self, record_type: type[Record]) -> int:
        """How many records of a type there are."""
        return len(self._by_kind.get(record_type.kind, {}))

    @property
    def stages(self) -> list[Stage]:
        """The stages from left to right."""
        return self.all(Stage)

    @property
    def lanes(self) -> list[Lane]:
        """The lanes from top to bottom."""
        return self.all(Lane)

    @property
    def columns(self) -> list[Step]:
        """Every step of every stage, from left to right."""
        return [step for stage in self.stages for step in self.steps(stage.id)]

    @property
    def has_cards(self) -> bool:
        """Whether anything stands on the board."""
        return any(self._cells.values())

    @property
    def cards(self) -> list[Card]:
        """Every card, lane by lane and step by step, each cell from top to bottom."""
        rows = {lane.id: number for number, lane in enumerate(self.lanes)}
        columns = {step.id: number for number, step in enumerate(self.columns)}
        cells = sorted((rows[lane], columns[step], lane, step) for (lane, step), ids in self._cells.items() if ids)
        by_id, by_cell = self._records, self._cells
        found: list[Card] = []
        for _, _, lane, step in cells:
            ids = by_cell[lane, step]
            if len(ids) == 1:
                found.append(cast(Card, by_id[next(iter(ids))]))
            else:
                found += self.cell(lane, step)
        return found

    def steps(self, stage_id: str) -> list[Step]:
        """The steps of a stage from left to right."""
        if self._steps is None:
            self._steps = {}
            for step in self.all(Step):
                self._steps.setdefault(step.stage, []).append(step)
        return self._steps.get(stage_id, []).copy()

    def cell(self, lane_id: str, step_id: str) -> list[Card]:
        """The cards in one cell from top to bottom."""
        found = [cast(Card, self._records[i]) for i in self._cells.get((lane_id, step_id), ())]
        return found if len(found) < 2 else sorted(found, key=in_order)

    def parts(self, record_id: str, record_type: type[R]) -> list[R]:
        """The records of a type that refer to a record, in their order: the signals of a stage, a stage's steps."""
        records = self._records
        found = [r for i in self._referrers.get(record_id, ()) if isinstance(r := records[i], record_type)]
        return found if len(found) < 2 else sorted(found, key=in_order)

    @property
    def newer_version(self) -> int:
        """The file version of a map that a newer program wrote, which this one only shows; 0: it is of this program."""
        version = self.unknown.get("version", 0)
        return version if isinstance(version, int) else 0

    def counts(self, record_id: str) -> dict[type[Record], int]:
        """How many records of each type refer to a record, of those types that do: all of them in one look."""
        counts: dict[type[Record], int] = {}
        for record_type in map(type, map(self._records.__getitem__, self._referrers.get(record_id, ()))):
            counts[record_type] = counts.get(record_type, 0) + 1
        return counts

    def referrers(self, record_id: str) -> frozenset[str]:
        """The ids of all records that refer to this one."""
        return frozenset(self._referrers.get(record_id, ()))

    def connections(self, card_id: str | None = None) -> list[Connection]:
        """All connections, or those that start or end at a card."""
        if card_id is None:
            return self.all(Connection)
        return self.parts(card_id, Connection)

    def ways_out(self, card_id: str) -> list[Connection]:
        """The connections that start at a card."""
        return [way for way in self.connections(card_id) if way.source == card_id]

    def name_of(self, record_id: str | None) -> str:
        """What a record is called; empty where it has no name (yet).

        A persona lane is called what its persona is called, another one what it holds where it has no name of its own.
        """
        record = self.get(record_id)
        if isinstance(record, Lane):
            if record.content is not LaneContent.PERSONA:
                return record.name or record.content.label.capitalize()
            record = self.persona_of(record.id)
        return str(getattr(record, record.name_field)) if record is not None and record.name_field else ""

    def persona_of(self, lane_id: str) -> Persona:
        """The persona that a lane follows. Raises KeyError for a lane that belongs to none."""
        lane = self.record(lane_id, Lane)
        if lane.persona is None:
            raise KeyError(f"{lane_id} belongs to no persona")
        return self.record(lane.persona, Persona)

    @property
    def persona_lanes(self) -> list[Lane]:
        """The lanes that follow a persona, from top to bottom."""
        return [lane for lane in self.lanes if lane.content is LaneContent.PERSONA]

    @property
    def personas(self) -> list[Persona]:
        """The personas as their lanes stand from top to bottom, then those that have none."""
        place = {lane.persona: number for number, lane in enumerate(self.persona_lanes)}
        return sorted(self.all(Persona), key=lambda persona: place.get(persona.id, len(place)))

    def signals_in(self, stage_id: str) -> list[Signal]:
        """What measures a stage: its own signals, then those of the touchpoints that begin in it."""
        touchpoints = [
            card for step in self.steps(stage_id) for card in self.parts(step.id, Touchpoint) if card.step == step.id
        ]
        places = (stage_id, *(touchpoint.id for touchpoint in touchpoints))
        found = {signal.id: signal for place in places for signal in self.parts(place, Signal)}
        return list(found.values())

    def shown_at(self, record_id: str) -> str:
        """Where one goes to see a record: the first place of what belongs to touchpoints and stages, else itself."""
        record = self.get(record_id)
        if isinstance(record, Conflict):
            return self.shown_at(record.about)
        return record.places[0] if isinstance(record, Part) and record.places else record_id

    def stage_of(self, card: Card) -> Stage:
        """The stage that a card stands in."""
        return self.record(self.record(card.step, Step).stage, Stage)

    def twin(self) -> Journey:
        """The same map, to be changed on its own."""
        own = Journey((), self._unknown)
        own.version = self.version
        own._records = self._records.copy()
        own._by_kind = {kind: records.copy() for kind, records in self._by_kind.items()}
        own._referrers = {target: ids.copy() for target, ids in self._referrers.items()}
        own._cells = {cell: ids.copy() for cell, ids in self._cells.items()}
        return own

    # --- changing -------------------------------------------------------------------------------------------------

    def expect(self, changes: ChangeSet) -> None:
        """Raises StaleChange where a record is not as a change set that is to be carried out expects it."""
        for change in changes:
            known = self._records.get(change.id)
            if known is not change.before and known != change.before:
                raise StaleChange(f"{change.id} has changed in the meantime")
        if changes.unknown is not None and changes.unknown.before != self._unknown:
            raise StaleChange("what this version does not know has changed in the meantime")

    def changes_to(self, other: Journey) -> ChangeSet:
        """What makes this map into another one, with what this version does not know."""
        unknown = UnknownChange(self._unknown, other.unknown) if self._unknown != other.unknown else None
        return ChangeSet(difference(self, other).changes, unknown)

    def apply(self, changes: ChangeSet) -> None:
        """Carry out a change set. `rules.check` says beforehand whether it leaves a sound map.

        Raises StaleChange, with nothing changed, where a record is not as the change set expects it.
        """
        self.expect(changes)
        self.version += 1
        self._graph = None
        if changes.unknown is not None:
            self._unknown = changes.unknown.after
        moved = []
        for change in changes:
            before, after = change.before, change.after
            if before is not None and after is not None and before.stands_as(after):
                self._replace(after)
                continue
            moved.append(after)
            if before is not None:
                self._take(before)
        for record in moved:
            if record is not None:
                self._put(record)

    def _forget_order(self, kind: str) -> None:
        self._ordered.pop(kind, None)
        if kind == Step.kind:
            self._steps = None

    def _replace(self, record: Record) -> None:
        self._forget_order(record.kind)
        self._records[record.id] = record
        self._by_kind[record.kind][record.id] = record

    def _take(self, record: Record) -> None:
        self._forget_order(record.kind)
        del self._records[record.id]
        del self._by_kind[record.kind][record.id]
        for _, _, target in record.references():
            referrers = self._referrers[target]
            referrers.discard(record.id)
            if not referrers:
                del self._referrers[target]
        if isinstance(record, Card):
            self._cells[record.lane, record.step].discard(record.id)

    def _put(self, record: Record) -> None:
        self._forget_order(record.kind)
        self._records[record.id] = record
        self._by_kind.setdefault(record.kind, {})[record.id] = record
        for _, _, target in record.references():
            self._referrers.setdefault(target, set()).add(record.id)
        if isinstance(record, Card):
            self._cells.setdefault((record.lane, record.step), set()).add(record.id)
