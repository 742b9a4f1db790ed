"""What the rules ask of a map as a whole: each of it found once, when the first rule asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import networkx as nx

from journey_editor.analysis.stakeholders import shared_touchpoints
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    Card,
    Conflict,
    Connection,
    JourneyMap,
    Lane,
    Note,
    Opportunity,
    PainPoint,
    Part,
    Persona,
    Risk,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.document.wording import said_key

_STRIDE = 256


class Survey:
    """One look at a map on a day. The map must not change meanwhile."""

    def __init__(self, journey: Journey, today: date) -> None:
        self.journey = journey
        self.today = today
        self._loops: list[tuple[list[Card], bool]] | None = None

    # --- where things stand ---------------------------------------------------------------------------------------

    @cached_property
    def cards(self) -> list[Card]:
        """All cards in reading order."""
        return self.journey.cards

    @cached_property
    def stages(self) -> list[Stage]:
        """The stages from left to right."""
        return self.journey.stages

    @cached_property
    def number(self) -> dict[str, int]:
        """How many stages stand before a stage."""
        return {stage.id: number for number, stage in enumerate(self.stages)}

    @cached_property
    def stage_of_step(self) -> dict[str, str]:
        """The stage of each step."""
        return {step.id: step.stage for step in self.journey.of_kind(Step)}

    @cached_property
    def column(self) -> dict[str, int]:
        """How many steps stand before a step."""
        return {step.id: number for number, step in enumerate(self.journey.columns)}

    @cached_property
    def stages_of_lane(self) -> dict[str, set[int]]:
        """The numbers of the stages in which a lane has cards; one that lasts is in all it lasts for."""
        found: dict[str, set[int]] = {}
        for card in self.cards:
            first = self.number[self.stage_of_step[card.step]]
            last = self.number[self.stage_of_step[card.last_step]] if card.last_step else first
            found.setdefault(card.lane, set()).update(range(first, last + 1))
        return found

    @cached_property
    def stages_with_cards(self) -> set[str]:
        """The stages in which something stands that a customer meets."""
        stages = self.stages
        of_lanes = (self.stages_of_lane.get(lane.id, set()) for lane in self.journey.persona_lanes)
        return {stages[number].id for numbers in of_lanes for number in numbers}

    def home(self, record: Record | None) -> str:
        """The stage that a record counts to; empty: the map as a whole."""
        if isinstance(record, Card):
            return self.stage_of_step[record.step]
        if isinstance(record, Stage):
            return record.id
        if isinstance(record, Step):
            return record.stage
        if isinstance(record, Part):
            return self.home(self.journey.get(next(iter(record.places), None)))
        if isinstance(record, Connection):
            return self.home(self.journey.get(record.source))
        if isinstance(record, Conflict):
            return self.home(self.journey.get(record.about))
        return ""

    def records(self, types: tuple[type[Record], ...]) -> Iterator[Record]:
        """The records of some types as one reads the map."""
        if any(issubclass(kind, Card) for kind in types):
            yield from (card for card in self.cards if isinstance(card, types))
        for kind in types:
            if not issubclass(kind, Card):
                yield from self._in_order(kind)

    def _in_order(self, kind: type[Record]) -> Iterable[Record]:
        if issubclass(kind, Part):
            return self._parts(kind)
        if kind is Connection:
            return (way for card in self.cards for way in self._from.get(card.id, ()))
        if kind is JourneyMap:
            return (self.journey.map,)
        if kind is Lane:
            return self.journey.persona_lanes
        if kind is Persona:
            return self.journey.personas
        return self.journey.all(kind)

    def _parts(self, kind: type[Part]) -> list[Part]:
        """All of a kind by where they first belong, stages first; what belongs nowhere at the end."""
        place = self._places
        end = len(place)
        return sorted(self.journey.all(kind), key=lambda part: min((place[i] for i in part.places), default=end))

    @cached_property
    def _places(self) -> dict[str, int]:
        """The reading order of what has parts: stages, then cards."""
        return {record.id: number for number, record in enumerate((*self.stages, *self.cards))}

    def said_first(self, record: Touchpoint | PainPoint | Opportunity) -> str | None:
        """The first record that says what this one says, which may be itself; None: it says nothing."""
        return self._said_first.get(self._what_is_said(record))

    @cached_property
    def _said_first(self) -> dict[tuple[str, ...], str]:
        found: dict[tuple[str, ...], str] = {}
        for kind in (Touchpoint, PainPoint, Opportunity):
            for record in self.records((kind,)):
                said = self._what_is_said(record)
                if said[-1]:
                    found.setdefault(said, record.id)
        return found

    def _what_is_said(self, record: Record) -> tuple[str, ...]:
        """Equal for two records that say the same: touchpoints of one lane in one stage, pains and chances anywhere."""
        name = said_key(getattr(record, record.name_field))
        if isinstance(record, Touchpoint):
            return (record.kind, record.lane, self.stage_of_step[record.step], name)
        return (record.kind, name)

    # --- who meets whom -------------------------------------------------------------------------------------------

    @cached_property
    def shared_touchpoints(self) -> dict[frozenset[str], list[Touchpoint]]:
        """For each two personas that meet at touchpoints, those touchpoints."""
        return shared_touchpoints(self.journey)

    @cached_property
    def personas_that_meet(self) -> set[str]:
        """The personas that have a touchpoint or a decision in a lane, or are named at a touchpoint."""
        found = {lane.persona for lane in self.journey.of_kind(Lane) if lane.id in self.stages_of_lane}
        found.update(persona for pair in self.shared_touchpoints for persona in pair)
        return {persona for persona in found if persona is not None}

    # --- where the connections lead -------------------------------------------------------------------------------

    @cached_property
    def ways(self) -> list[Connection]:
        """The connections that a customer goes along; influence goes between people."""
        return [c for c in self.journey.of_kind(Connection) if c.meaning is not ConnectionKind.INFLUENCE]

    @cached_property
    def _from(self) -> dict[str, list[Connection]]:
        """The connections from each card, influence too."""
        found: dict[str, list[Connection]] = {}
        for way in self.journey.all(Connection):
            found.setdefault(way.source, []).append(way)
        return found

    @cached_property
    def reached(self) -> set[str]:
        """The cards that something leads to."""
        return {way.target for way in self.ways}

    @cached_property
    def left(self) -> set[str]:
        """The cards that something leads on from."""
        return {way.source for way in self.ways}

    @cached_property
    def ways_are_drawn(self) -> bool:
        """Whether half of the touchpoints and decisions are on some way: before, nobody asks where the others lead."""
        on_the_way = [
            card.id in self.reached or card.id in self.left for card in self.cards if not isinstance(card, Note)
        ]
        return bool(self.ways) and 2 * sum(on_the_way) >= len(on_the_way)

    @cached_property
    def first_column(self) -> int:
        """The first column in which a customer meets something."""
        return min((self.column[card.step] for card in self.cards if not isinstance(card, Note)), default=0)

    @cached_property
    def last_stage(self) -> int:
        """The number of the last stage in which a customer meets something."""
        return max((self.number[stage] for stage in self.stages_with_cards), default=0)

    @cached_property
    def stages_with_way_back(self) -> set[str]:
        """The stages that a recovery leads out of."""
        ways = (way for way in self.ways if way.meaning is ConnectionKind.RECOVERY)
        return {self.home(self.journey.get(way.source)) for way in ways}

    def ways_out(self, card_id: str) -> list[Connection]:
        """The connections along which a customer leaves a card."""
        return [way for way in self._from.get(card_id, ()) if way.meaning is not ConnectionKind.INFLUENCE]

    @cached_property
    def stages_at_risk(self) -> set[str]:
        """The stages that a risk threatens, or a touchpoint in them."""
        return {self.home(self.journey.get(place)) for risk in self.journey.of_kind(Risk) for place in risk.places}

    @cached_property
    def stages_with_recovery(self) -> set[str]:
        """Of those, the ones for which a way back is said."""
        risks = (risk for risk in self.journey.of_kind(Risk) if risk.recovery.strip())
        return {self.home(self.journey.get(place)) for risk in risks for place in risk.places}

    @property
    def loops(self) -> list[tuple[list[Card], bool]]:
        """The cards of each loop in reading order, and whether a way leads out of it."""
        for _ in self.looking_for_loops():
            pass
        return self._loops or []

    def looking_for_loops(self) -> Iterator[None]:
        """Find the loops in small steps: in a large map that takes long."""
        if self._loops is not None:
            return
        graph: nx.DiGraph[str] = nx.DiGraph()
        for number, way in enumerate(self.ways):
            graph.add_edge(way.source, way.target)
            if number % _STRIDE == 0:
                yield
        loop_of: dict[str, int] = {}
        for number, component in enumerate(nx.strongly_connected_components(graph)):
            if len(component) > 1:
                loop_of.update(dict.fromkeys(component, number))
            if number % _STRIDE == 0:
                yield
        ends = [(way.source, way.target) for way in self.ways if way.source in loop_of]
        with_exit = {loop_of[source] for source, target in ends if loop_of.get(target) != loop_of[source]}
        members: dict[int, list[Card]] = {}
        for card in self.cards if loop_of else ():
            if card.id in loop_of:
                members.setdefault(loop_of[card.id], []).append(card)
        self._loops = [(cards, loop in with_exit) for loop, cards in members.items()]

    def owner(self, card: Record | None) -> str | None:
        """Who answers for a card: its own owner, or else its stage's."""
        if not isinstance(card, Card) or card.owner is not None:
            return card.owner if isinstance(card, Card) else None
        return self.journey.record(self.stage_of_step[card.step], Stage).owner
