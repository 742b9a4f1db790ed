"""The funnel of a map, and the time to value: how many go on from step to step, and how long the first value takes.

Conversion of a step: those that go on from it / those that reach it; the drop-off is the rest. Overall: those that go
on from the last step / those that reach the first. What is unknown is never guessed: the answer says what it lacks.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from journey_editor.analysis.measuring import Computed
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Touchpoint
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.document.wording import joined, numbered

FORWARD = frozenset({ConnectionKind.NEXT, ConnectionKind.ALTERNATIVE, ConnectionKind.HANDOFF})
"""The connections on which a customer goes on."""

_MOST_NAMED = 3
HOURS_A_DAY = 24


@dataclass(frozen=True)
class FunnelStep:
    """A touchpoint that says how many reach it or go on from it."""

    card: Touchpoint

    @property
    def conversion(self) -> Computed:
        """The share of those that reach it who go on, 0..1."""
        return _share(self.card.went_on, self.card.reached)

    @property
    def drop_off(self) -> Computed:
        """The share of those that reach it who do not go on, 0..1."""
        found = self.conversion
        return found if found.value is None else Computed(1 - found.value)

    @property
    def lost(self) -> float | None:
        """How many do not go on."""
        return None if self.conversion.value is None else (self.card.reached or 0) - (self.card.went_on or 0)


def steps(journey: Journey) -> list[FunnelStep]:
    """The steps of the funnel, in the order of the journey."""
    cards = in_journey_order(journey)
    return [FunnelStep(card) for card in cards if card.reached is not None or card.went_on is not None]


def in_journey_order(journey: Journey) -> list[Touchpoint]:
    """The touchpoints column by column, in each lane by lane."""
    place = _place(journey)
    return sorted(journey.all(Touchpoint), key=lambda card: place[card.id])


def overall(found: list[FunnelStep]) -> Computed:
    """The share of those that reach the first step who go on from the last one, 0..1."""
    if not found:
        return Computed(why_not="cannot be computed: no touchpoint says how many reach it")
    return _share(found[-1].card.went_on, found[0].card.reached, "go on from the last step", "reach the first step")


def worst(found: list[FunnelStep]) -> FunnelStep | None:
    """The step at which the largest share is lost, the first of several alike; None: nothing is lost, or known."""
    known = [step for step in found if step.drop_off.value is not None and step.drop_off.value > 0]
    return max(known, key=lambda step: step.drop_off.value or 0.0, default=None)


@dataclass(frozen=True)
class TimeToValue:
    """How long it takes to the first-value milestone, along the way that takes longest: its critical path."""

    path: tuple[Card, ...] = ()
    known_hours: float = 0.0
    unknown: tuple[Touchpoint, ...] = ()
    """The touchpoints of the path whose time is not known."""
    why_not: str = ""
    """Why there is no path."""

    @property
    def hours(self) -> Computed:
        """The hours of all of the path."""
        if self.why_not:
            return Computed(why_not=f"cannot be computed: {self.why_not}")
        if self.unknown:
            named = [card.name or "an unnamed touchpoint" for card in self.unknown[:_MOST_NAMED]]
            rest = len(self.unknown) - len(named)
            more = [f"{rest} more"] if rest else []
            return Computed(why_not=f"cannot be computed: time unknown at {joined(named + more)}")
        return Computed(self.known_hours)


def time_to_value(journey: Journey) -> TimeToValue:
    """The longest way from where journeys start to the first-value milestone, by the hours that are known.

    Of ways that take equally long it is the one of more steps. Ways back are not gone: a loop counts once.
    """
    milestones = [card for card in journey.all(Touchpoint) if card.first_value]
    if len(milestones) != 1:
        none = "no touchpoint is the first-value milestone"
        why_not = f"{numbered('touchpoint', len(milestones))} are first-value milestones" if milestones else none
        return TimeToValue(why_not=why_not)
    [goal] = milestones
    ways = _forward(journey)
    if goal.id not in ways or not ways.in_degree(goal.id):
        return TimeToValue(why_not=f"nothing leads to {goal.name or 'the first-value milestone'}")
    before = ways.subgraph({goal.id, *nx.ancestors(ways, goal.id)})
    best: dict[str, tuple[float, int, tuple[str, ...]]] = {}
    for card_id in nx.topological_sort(before):
        # The ways in are put in the journey's order, so that the same map always has the same path.
        ways_in = [best[one] for one in sorted(before.predecessors(card_id), key=lambda one: ways.nodes[one]["place"])]
        hours, count, path = max(ways_in, key=lambda way: way[:2], default=(0.0, 0, ()))
        spent = getattr(journey.get(card_id), "time_spent_hours", None) or 0.0
        best[card_id] = hours + spent, count + 1, (*path, card_id)
    hours, _, path = best[goal.id]
    cards = tuple(journey.record(card_id, Card) for card_id in path)
    unknown = tuple(card for card in cards if isinstance(card, Touchpoint) and card.time_spent_hours is None)
    return TimeToValue(cards, hours, unknown)


def duration_text(hours: float) -> str:
    """A time in words: "40 min", "18 h", "3.5 days"."""
    if hours < 1:
        return f"{hours * 60:.0f} min"
    if hours < 2 * HOURS_A_DAY:
        return f"{hours:.4g} h"
    return f"{round(hours / HOURS_A_DAY, 1):g} days"


def time_text(found: TimeToValue) -> str:
    """The time to value in words: "12 days, over 5 steps"; or what it lacks, and what is known of it."""
    hours = found.hours
    if hours.value is not None:
        return f"{duration_text(hours.value)}, over {len(found.path)} steps"
    known = f"; at least {duration_text(found.known_hours)}" if found.known_hours else ""
    return f"{hours.why_not}{known}"


def percent(found: Computed) -> str:
    """A share in words, with a digit behind the point where it needs one: "38.5 %"; or why there is none."""
    return found.why_not if found.value is None else f"{round(found.value * 100, 1):g} %"


def _share(part: float | None, whole: float | None, part_is: str = "go on", whole_is: str = "reach it") -> Computed:
    unknown = [f"how many {what}" for number, what in ((whole, whole_is), (part, part_is)) if number is None]
    if unknown:
        return Computed(why_not=f"cannot be computed: {joined(unknown)} unknown")
    assert part is not None and whole is not None
    return Computed(part / whole) if whole else Computed(why_not=f"cannot be computed: 0 {whole_is}")


def _place(journey: Journey) -> dict[str, tuple[int, int]]:
    """Where each card stands in the order of the journey."""
    columns = {step.id: number for number, step in enumerate(journey.columns)}
    return {card.id: (columns[card.step], number) for number, card in enumerate(journey.cards)}


def _forward(journey: Journey) -> nx.DiGraph[str]:
    """The ways on which customers go on, without circles: of these, what leads back in the journey is left out."""
    place = _place(journey)
    ways: nx.DiGraph[str] = nx.DiGraph()
    ways.add_edges_from(
        (one, other)
        for one, other, of in journey.graph.edges(data=True)
        if isinstance(way := of["record"], Connection) and way.meaning in FORWARD and one != other
    )
    for circle in [one for one in nx.strongly_connected_components(ways) if len(one) > 1]:
        inside = list(ways.subgraph(circle).edges)
        ways.remove_edges_from([(one, other) for one, other in inside if place[one] >= place[other]])
    nx.set_node_attributes(ways, place, "place")
    return ways
