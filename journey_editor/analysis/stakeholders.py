"""Where stakeholders are involved, how they feel there, where they meet, and where they pull apart.

A persona is involved in a stage by the touchpoints of its lanes that stand or last there, and by those of other lanes
at which it is named (`Touchpoint.also_with`). Only the emotions of its own lanes are its own: what another feels at a
shared touchpoint is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Decision, Lane, PersonaRelation, Step, Touchpoint
from journey_editor.document.vocabulary import ConnectionKind, StakeholderTie

MOODS_APART = 2.0
"""From so many points of emotion between two means on, two personas feel far apart: half of the scale of -2 to +2."""

_JOINING = (ConnectionKind.INFLUENCE, ConnectionKind.HANDOFF)


@dataclass
class Involvement:
    """What a persona has to do with a stage."""

    own: list[Touchpoint] = field(default_factory=list)
    """The touchpoints of its own lanes."""
    guest: list[Touchpoint] = field(default_factory=list)
    """The touchpoints of others at which it is named."""
    decisions: list[Decision] = field(default_factory=list)
    meets: dict[str, list[Touchpoint]] = field(default_factory=dict)
    """Other personas, and the touchpoints that they share."""
    linked: dict[str, list[Connection]] = field(default_factory=dict)
    """Other personas, and the influence and handoffs between a card here and one in the other's lanes, in any stage."""
    in_conflict: dict[str, PersonaRelation] = field(default_factory=dict)
    """Other personas that are involved here and with which it is in conflict."""
    apart: dict[str, float] = field(default_factory=dict)
    """Other personas that feel far otherwise here, and their mean emotion."""

    @property
    def touchpoints(self) -> list[Touchpoint]:
        """All of its touchpoints, its own first."""
        return [*self.own, *self.guest]

    @property
    def is_involved(self) -> bool:
        """Whether it has anything to do here."""
        return bool(self.own or self.guest or self.decisions)

    @property
    def shared(self) -> list[Touchpoint]:
        """The touchpoints at which others are too."""
        ids = {one.id for where in self.meets.values() for one in where}
        return [card for card in self.touchpoints if card.id in ids]

    @property
    def moments_of_truth(self) -> list[Touchpoint]:
        """The touchpoints that decide whether the customer goes on."""
        return [card for card in self.touchpoints if card.moment_of_truth]

    @property
    def felt(self) -> list[float]:
        """The emotions that are known."""
        return [card.emotion for card in self.own if card.emotion is not None]

    @property
    def mood(self) -> float | None:
        """The mean of the emotions that are known; None: none is."""
        felt = self.felt
        return sum(felt) / len(felt) if felt else None

    @property
    def lowest(self) -> Touchpoint | None:
        """Where it feels worst, the first of equals; None: no emotion is known."""
        known = [card for card in self.own if card.emotion is not None]
        return min(known, key=lambda card: card.emotion or 0.0, default=None)


Involvements = dict[tuple[str, str], Involvement]
"""By persona and stage; a pair that has nothing to do with one another is left out."""


def involvements(journey: Journey) -> Involvements:
    """All that personas have to do with stages."""
    found: Involvements = defaultdict(Involvement)
    cards = journey.cards
    stages_of = _stages_of_cards(journey, cards)
    persona_of = {lane.id: lane.persona for lane in journey.of_kind(Lane) if lane.persona is not None}
    for card in cards:
        persona = persona_of.get(card.lane)
        for stage in stages_of[card.id]:
            if isinstance(card, Touchpoint):
                _add_touchpoint(found, card, persona, stage)
            elif isinstance(card, Decision) and persona is not None:
                found[persona, stage].decisions.append(card)
    for way in sorted((way for way in journey.of_kind(Connection) if way.meaning in _JOINING), key=lambda way: way.id):
        source, target = (_persona_at(journey, end, persona_of) for end in (way.source, way.target))
        if source and target and source != target:
            found[source, stages_of[way.source][0]].linked.setdefault(target, []).append(way)
            found[target, stages_of[way.target][0]].linked.setdefault(source, []).append(way)
    _pull_apart(journey, found)
    return dict(found)


def shared_touchpoints(journey: Journey) -> dict[frozenset[str], list[Touchpoint]]:
    """For each two personas that meet at touchpoints, those touchpoints."""
    found: dict[frozenset[str], list[Touchpoint]] = {}
    for card in (card for card in journey.of_kind(Touchpoint) if card.also_with):
        for pair in combinations(_who_is_at(card, journey.record(card.lane, Lane).persona), 2):
            found.setdefault(frozenset(pair), []).append(card)
    return found


def _who_is_at(card: Touchpoint, persona: str | None) -> list[str]:
    """Whose lane a touchpoint stands in, then who else is there."""
    return list(dict.fromkeys(one for one in (persona, *card.also_with) if one is not None))


def _stages_of_cards(journey: Journey, cards: Sequence[Card]) -> dict[str, list[str]]:
    """The stages in which each card stands or lasts, from left to right."""
    stage_of = {step.id: step.stage for step in journey.of_kind(Step)}
    stages = [stage.id for stage in journey.stages]
    number = {stage: number for number, stage in enumerate(stages)}
    found = {}
    for card in cards:
        first = number[stage_of[card.step]]
        last = number[stage_of[card.last_step]] if card.last_step else first
        found[card.id] = stages[first : max(first, last) + 1]
    return found


def _add_touchpoint(found: Involvements, card: Touchpoint, persona: str | None, stage: str) -> None:
    there = _who_is_at(card, persona)
    for one in there:
        here = found[one, stage]
        (here.own if one == persona else here.guest).append(card)
        for other in there:
            if other != one:
                here.meets.setdefault(other, []).append(card)


def _persona_at(journey: Journey, card_id: str, persona_of: dict[str, str]) -> str | None:
    card = journey.get(card_id)
    return persona_of.get(card.lane) if isinstance(card, Card) else None


def _pull_apart(journey: Journey, found: Involvements) -> None:
    """Say of each pair that is involved in one stage whether it is in conflict, or feels far apart there."""
    by_stage: dict[str, dict[str, Involvement]] = {}
    for (persona, stage), involvement in found.items():
        by_stage.setdefault(stage, {})[persona] = involvement
    for relation in journey.all(PersonaRelation):
        if relation.meaning is StakeholderTie.IN_CONFLICT_WITH:
            for personas in by_stage.values():
                one, other = personas.get(relation.source), personas.get(relation.target)
                if one is not None and other is not None and one.is_involved and other.is_involved:
                    one.in_conflict[relation.target] = other.in_conflict[relation.source] = relation
    for personas in by_stage.values():
        moods = [(mood, persona) for persona, there in personas.items() if (mood := there.mood) is not None]
        for (mood, persona), (others, another) in combinations(moods, 2):
            if abs(mood - others) >= MOODS_APART:
                personas[persona].apart[another] = others
                personas[another].apart[persona] = mood
