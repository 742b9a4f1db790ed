"""Where a map's connections lead: cards that nothing leads to, empty decisions, loops without a way out."""

from __future__ import annotations

from datetime import date

import networkx as nx

from journey_editor.analysis.rule import Found, Rule, Severity, list_of, mention, named, place
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Decision, Note
from journey_editor.document.vocabulary import ConnectionKind

PROBABILITY_TOLERANCE = 0.005
"""By how much the probabilities out of a decision may miss 1: they are typed as rounded percentages."""


def ways(journey: Journey) -> list[Connection]:
    """The connections that a customer goes along; influence goes between people."""
    return [c for c in journey.all(Connection) if c.meaning is not ConnectionKind.INFLUENCE]


def ways_out(journey: Journey, card_id: str) -> list[Connection]:
    """The connections along which a customer leaves a card."""
    return [
        connection
        for connection in journey.connections(card_id)
        if connection.source == card_id and connection.meaning is not ConnectionKind.INFLUENCE
    ]


def _unreached(journey: Journey, _today: date) -> Found:
    reached = {connection.target for connection in ways(journey)}
    cards = [card for card in journey.cards if not isinstance(card, Note)]
    if not reached or not cards:
        return
    number = {step.id: i for i, step in enumerate(journey.columns)}
    first = min(number[card.step] for card in cards)
    for card in cards:
        if card.id not in reached and number[card.step] != first:
            yield (card.id,), f"Nothing leads to {mention(journey, card)}"


def _few_ways(journey: Journey, _today: date) -> Found:
    for decision in _decisions(journey):
        count = len(ways_out(journey, decision.id))
        if count < 2:
            yield (decision.id,), f"{named(journey, decision)} has {'only one way' if count else 'no way'} out"


def _unnamed_ways(journey: Journey, _today: date) -> Found:
    for decision in _decisions(journey):
        out = ways_out(journey, decision.id)
        unnamed = [connection.id for connection in out if not connection.label.strip()]
        if len(out) >= 2 and unnamed:
            count = "a way" if len(unnamed) == 1 else f"{len(unnamed)} ways"
            yield (decision.id, *unnamed), f"{named(journey, decision)} has {count} out without a name"


def _probabilities(journey: Journey, _today: date) -> Found:
    for decision in _decisions(journey):
        out = ways_out(journey, decision.id)
        shares = [connection.probability for connection in out if connection.probability is not None]
        total = sum(shares)
        complete = bool(shares) and len(shares) == len(out)
        if total > 1 + PROBABILITY_TOLERANCE or (complete and total < 1 - PROBABILITY_TOLERANCE):
            ids = (decision.id, *(connection.id for connection in out))
            yield ids, f"The ways out of {mention(journey, decision)} add up to {total:.0%}"


def _endless_loops(journey: Journey, _today: date) -> Found:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((connection.source, connection.target) for connection in ways(journey))
    loop_of = {}
    loops = [component for component in nx.strongly_connected_components(graph) if len(component) > 1]
    for number, component in enumerate(loops):
        loop_of.update(dict.fromkeys(component, number))
    left = {loop_of[a] for a, b in graph.edges if a in loop_of and loop_of.get(b) != loop_of[a]}
    if len(left) == len(loops):
        return
    cards: dict[int, list[Card]] = {}
    for card in journey.cards:
        if card.id in loop_of:
            cards.setdefault(loop_of[card.id], []).append(card)
    for number, members in cards.items():
        if number not in left:
            names = list_of([f"“{card.name}”" if card.name else f"({place(journey, card)})" for card in members])
            yield tuple(card.id for card in members), f"The loop of {names} has no way out"


def _decisions(journey: Journey) -> list[Decision]:
    return [card for card in journey.cards if isinstance(card, Decision)]


RULES = (
    Rule(
        "unreached",
        "Touchpoint that nothing leads to",
        "no customer gets there on this map",
        Severity.WARNING,
        _unreached,
    ),
    Rule(
        "decision-ways",
        "Decision with fewer than two ways out",
        "where there is one way there is nothing to decide",
        Severity.WARNING,
        _few_ways,
    ),
    Rule(
        "decision-unnamed",
        "Decision with unnamed ways",
        "a reader cannot tell which way is taken when",
        Severity.WARNING,
        _unnamed_ways,
    ),
    Rule(
        "decision-probabilities",
        "Probabilities that do not sum to 100 %",
        "every case goes exactly one of the ways",
        Severity.ERROR,
        _probabilities,
    ),
    Rule(
        "loop-exit",
        "Loop without a way out",
        "who is in it never comes out",
        Severity.ERROR,
        _endless_loops,
    ),
)
