"""What a map says of its cards that can be chosen by: lane, owner, channel, signals, risks ... Unknown is a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journey_editor.document.channels import CHANNELS
from journey_editor.document.emotion_scale import EMOTION_WORDS, emotion_step
from journey_editor.document.journey import Journey
from journey_editor.document.records import (
    CARD_TYPES,
    Card,
    Lane,
    Opportunity,
    Owner,
    PainPoint,
    Part,
    Resource,
    Risk,
    Signal,
    Touchpoint,
)
from journey_editor.document.vocabulary import Evidence, OpportunityStatus, SignalStatus

NONE = ""
"""The value of what is not said: no owner, no channel."""
UNKNOWN = "unknown"


Values = Iterable[str]
Options = list[tuple[str, str]]


@dataclass(frozen=True)
class Facet:
    """One thing that a map says of its cards. A card has any number of its values; options are in the order to show."""

    id: str
    label: str
    values: Callable[[Journey, Card], Values]
    options: Callable[[Journey], Options]


def _persona_values(journey: Journey, card: Card) -> Values:
    persona = journey.record(card.lane, Lane).persona or NONE
    return (persona, *card.also_with) if isinstance(card, Touchpoint) else (persona,)


def _persona_options(journey: Journey) -> Options:
    named = [(persona.id, persona.name or "Unnamed persona") for persona in journey.personas]
    return [*named, (NONE, "Nobody in particular")]


def _lane_values(journey: Journey, card: Card) -> Values:
    return (card.lane,)


def _lane_options(journey: Journey) -> Options:
    return [(lane.id, journey.name_of(lane.id) or "Unnamed lane") for lane in journey.lanes]


def _stage_values(journey: Journey, card: Card) -> Values:
    return (journey.stage_of(card).id,)


def _stage_options(journey: Journey) -> Options:
    return [(stage.id, stage.name or "Unnamed stage") for stage in journey.stages]


def _owner_values(journey: Journey, card: Card) -> Values:
    return (card.owner or NONE,)


def _owner_options(journey: Journey) -> Options:
    owners = sorted(journey.all(Owner), key=lambda owner: owner.name.casefold())
    return [*((owner.id, owner.name or "Unnamed owner") for owner in owners), (NONE, "No owner")]


def _channel_values(journey: Journey, card: Card) -> Values:
    return (card.channel,) if isinstance(card, Touchpoint) else ()


def _channel_options(journey: Journey) -> Options:
    used = {touchpoint.channel for touchpoint in journey.all(Touchpoint)} - {NONE}
    return [*((channel, channel) for channel in sorted(used, key=str.casefold)), (NONE, "No channel")]


def _way_values(journey: Journey, card: Card) -> Values:
    return (CHANNELS.get(card.channel, NONE),) if isinstance(card, Touchpoint) else ()


def _way_options(journey: Journey) -> Options:
    return [("digital", "Digital"), ("physical", "Physical"), ("human", "Human"), (NONE, "Not said")]


def _emotion_values(journey: Journey, card: Card) -> Values:
    if not isinstance(card, Touchpoint):
        return ()
    return (UNKNOWN if card.emotion is None else str(emotion_step(card.emotion)),)


def _emotion_options(journey: Journey) -> Options:
    words = [(str(step), f"{word.capitalize()} ({step:+d})" if step else word.capitalize()) for step, word in _FEELINGS]
    return [*words, (UNKNOWN, "Unknown")]


_FEELINGS = sorted(EMOTION_WORDS.items(), reverse=True)


def _signal_values(journey: Journey, card: Card) -> Values:
    return {signal.status.value for signal in journey.parts(card.id, Signal)} or (NONE,)


def _signal_options(journey: Journey) -> Options:
    return [*((status.value, status.label.capitalize()) for status in SignalStatus), (NONE, "No signal")]


def _status_values(journey: Journey, card: Card) -> Values:
    return {chance.status.value for chance in journey.parts(card.id, Opportunity)} or (NONE,)


def _status_options(journey: Journey) -> Options:
    return [*((status.value, status.label.capitalize()) for status in OpportunityStatus), (NONE, "No opportunity")]


def _evidence_values(journey: Journey, card: Card) -> Values:
    return (card.evidence.value,) if isinstance(card, Touchpoint) else ()


def _evidence_options(journey: Journey) -> Options:
    return [(evidence.value, evidence.label.capitalize()) for evidence in Evidence]


def _yes_or_no(
    facet_id: str, label: str, is_so: Callable[[Journey, Touchpoint], bool], yes: str = "Yes", no: str = "No"
) -> Facet:
    def values(journey: Journey, card: Card) -> Values:
        return ("yes" if is_so(journey, card) else "no",) if isinstance(card, Touchpoint) else ()

    return Facet(facet_id, label, values, lambda journey: [("yes", yes), ("no", no)])


def _with_or_without(facet_id: str, label: str, part_type: type[Part]) -> Facet:
    return _yes_or_no(facet_id, label, lambda journey, card: bool(journey.parts(card.id, part_type)), "With", "Without")


FACETS: tuple[Facet, ...] = (
    Facet("persona", "Persona", _persona_values, _persona_options),
    Facet("lane", "Lane", _lane_values, _lane_options),
    Facet("stage", "Stage", _stage_values, _stage_options),
    Facet("owner", "Owner", _owner_values, _owner_options),
    Facet("channel", "Channel", _channel_values, _channel_options),
    Facet("way", "Digital or human", _way_values, _way_options),
    Facet("emotion", "Emotion", _emotion_values, _emotion_options),
    Facet("signal", "Signals", _signal_values, _signal_options),
    Facet("evidence", "Evidence", _evidence_values, _evidence_options),
    _yes_or_no("moment_of_truth", "Moment of truth", lambda journey, card: card.moment_of_truth),
    _yes_or_no("named_evidence", "Named evidence", lambda _, card: bool(card.supported_by), "With", "Without"),
    _with_or_without("pain", "Pain points", PainPoint),
    _with_or_without("opportunity", "Opportunities", Opportunity),
    Facet("opportunity_status", "Opportunity status", _status_values, _status_options),
    _with_or_without("risk", "Risks", Risk),
    _with_or_without("resource", "Resources", Resource),
)
"""Everything that can be filtered by, in the order to show."""

FACET_OF = {facet.id: facet for facet in FACETS}


def counts(journey: Journey, facet: Facet) -> dict[str, int]:
    """How many cards have each value of a facet."""
    found: dict[str, int] = {}
    for card in (card for card_type in CARD_TYPES for card in journey.of_kind(card_type)):
        for value in set(facet.values(journey, card)):
            found[value] = found.get(value, 0) + 1
    return found
