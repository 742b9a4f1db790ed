"""Which cards of a map are looked for: by words, and by what a map says of them. Unknown is a value like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.parts import PART_TYPES
from journey_editor.document.journey import Journey
from journey_editor.document.matching import folded
from journey_editor.document.record import Record
from journey_editor.document.records import (
    RECORD_TYPES,
    Card,
    Connection,
    Lane,
    Opportunity,
    Owner,
    PainPoint,
    Signal,
    Stage,
    Touchpoint,
)
from journey_editor.document.searching import texts_of
from journey_editor.document.vocabulary import CHANNELS, EMOTION_WORDS, Evidence, SignalStatus, emotion_step

NONE = ""
"""The value of what is not said: no owner, no channel."""
UNKNOWN = "unknown"

CARD_TYPES = tuple(record_type for record_type in RECORD_TYPES if issubclass(record_type, Card))

Values = Iterable[str]
Options = list[tuple[str, str]]


@dataclass(frozen=True)
class Facet:
    """One thing that a map says of its cards. A card has any number of its values; options are in the order to show."""

    id: str
    label: str
    values: Callable[[Journey, Card], Values]
    options: Callable[[Journey], Options]


@dataclass(frozen=True)
class Filter:
    """A card is looked for when each word of the text is somewhere in it, and it has a chosen value of each facet."""

    text: str = ""
    chosen: dict[str, frozenset[str]] = field(default_factory=dict)
    """The chosen values by the facet's id; a facet of which nothing is chosen is left out."""

    def __bool__(self) -> bool:
        return bool(self.words or self.chosen)

    @cached_property
    def words(self) -> list[str]:
        """The words that must all be found; what stands in quotes is one."""
        parts = self.text.split('"')
        found = [part.strip() if i % 2 else part.split() for i, part in enumerate(parts)]
        flat = [word for part in found for word in ([part] if isinstance(part, str) else part)]
        return [folded(word) for word in flat if word]

    def with_text(self, text: str) -> Filter:
        """This filter with other words."""
        return replace(self, text=text)

    def with_chosen(self, facet: str, values: Iterable[str]) -> Filter:
        """This filter with other values of one facet; none: the facet says nothing."""
        chosen = {**self.chosen, facet: frozenset(values)}
        return replace(self, chosen={name: own for name, own in chosen.items() if own})


@dataclass(frozen=True)
class Matches:
    """What a filter finds: cards, the connections between them, and other records that have the words themselves."""

    cards: frozenset[str]
    connections: frozenset[str]
    others: frozenset[str]


class Finder:
    """Finds what a filter looks for. It remembers what each card says, so that a word more costs little."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._said: dict[str, str] = {}

    def all(self, wanted: Filter) -> Matches:
        """All that is looked for. A connection is when both its cards are, or when its own label has the words."""
        cards = frozenset(card.id for card in self._cards() if self._is_wanted(card, wanted))
        connections = self._journey.of_kind(Connection)
        found = frozenset(c.id for c in connections if _is_wanted_way(c, wanted, cards))
        return Matches(cards, found, _others(self._journey, wanted))

    def after(self, old: Matches, changes: ChangeSet, wanted: Filter) -> Matches:
        """What is looked for after a change, where that was found before it."""
        touched = touched_cards(self._journey, changes)
        if touched is None:
            self._said.clear()
            return self.all(wanted)
        cards, ways = set(old.cards), set(old.connections)
        about = {change.id for change in changes}
        for card_id in touched:
            self._said.pop(card_id, None)
            card = self._journey.get(card_id)
            about |= {c.id for c in self._journey.connections(card_id)}
            if isinstance(card, Card) and self._is_wanted(card, wanted):
                cards.add(card_id)
            else:
                cards.discard(card_id)
        kept = frozenset(cards)
        for connection_id in about:
            connection = self._journey.get(connection_id)
            if isinstance(connection, Connection) and _is_wanted_way(connection, wanted, kept):
                ways.add(connection_id)
            else:
                ways.discard(connection_id)
        return Matches(kept, frozenset(ways), old.others)

    def _cards(self) -> Iterable[Card]:
        return (card for card_type in CARD_TYPES for card in self._journey.of_kind(card_type))

    def _is_wanted(self, card: Card, wanted: Filter) -> bool:
        for facet_id, values in wanted.chosen.items():
            if values.isdisjoint(FACET_OF[facet_id].values(self._journey, card)):
                return False
        if not wanted.words:
            return True
        said = self._said.get(card.id)
        if said is None:
            said = self._said[card.id] = _words_of(_said_of(self._journey, card))
        return all(word in said for word in wanted.words)


def matches(journey: Journey, wanted: Filter) -> Matches:
    """All that a filter looks for in a map."""
    return Finder(journey).all(wanted)


def _is_wanted_way(connection: Connection, wanted: Filter, cards: frozenset[str]) -> bool:
    if connection.source in cards and connection.target in cards:
        return True
    words = _only_words(wanted)
    return bool(words) and _has_words(words, [connection])


def touched_cards(journey: Journey, changes: ChangeSet) -> set[str] | None:
    """The cards of which a change may have altered whether they are looked for; None: any of them."""
    touched: set[str] = set()
    for change in changes:
        for record in (change.before, change.after):
            if isinstance(record, Card):
                touched.add(record.id)
            elif isinstance(record, PART_TYPES):
                touched.update(record.places)
            elif record is not None and not isinstance(record, Connection):
                return None
    # A pain point of a stage is not a card's.
    return {i for i in touched if not isinstance(journey.get(i), Stage)}


def counts(journey: Journey, facet: Facet) -> dict[str, int]:
    """How many cards have each value of a facet."""
    found: dict[str, int] = {}
    for card in (card for card_type in CARD_TYPES for card in journey.of_kind(card_type)):
        for value in set(facet.values(journey, card)):
            found[value] = found.get(value, 0) + 1
    return found


def _only_words(wanted: Filter) -> list[str]:
    return wanted.words if not wanted.chosen else []


def _others(journey: Journey, wanted: Filter) -> frozenset[str]:
    words = _only_words(wanted)
    if not words:
        return frozenset()
    found = set()
    for record in (*journey.stages, *journey.columns, *journey.lanes):
        about: list[Record] = [record]
        if isinstance(record, Lane) and (persona := journey.get(getattr(record, "persona", None))):
            about.append(persona)
        if _has_words(words, about):
            found.add(record.id)
    return frozenset(found)


def _said_of(journey: Journey, card: Card) -> list[Record]:
    owner = journey.get(card.owner)
    parts = [record for record in map(journey.get, journey.referrers(card.id)) if isinstance(record, PART_TYPES)]
    return [card, *parts, *([owner] if owner is not None else [])]


def _has_words(words: list[str], records: Iterable[Record]) -> bool:
    said = _words_of(records)
    return all(word in said for word in words)


def _words_of(records: Iterable[Record]) -> str:
    return folded("\n".join(text for record in records for _, text in texts_of(record)))


# --- what a map says of its cards --------------------------------------------------------------------------------


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


FACETS: tuple[Facet, ...] = (
    Facet("lane", "Lane", _lane_values, _lane_options),
    Facet("stage", "Stage", _stage_values, _stage_options),
    Facet("owner", "Owner", _owner_values, _owner_options),
    Facet("channel", "Channel", _channel_values, _channel_options),
    Facet("way", "Digital or human", _way_values, _way_options),
    Facet("emotion", "Emotion", _emotion_values, _emotion_options),
    Facet("signal", "Signals", _signal_values, _signal_options),
    Facet("evidence", "Evidence", _evidence_values, _evidence_options),
    _yes_or_no("moment_of_truth", "Moment of truth", lambda journey, card: card.moment_of_truth),
    _yes_or_no("pain", "Pain points", lambda journey, card: bool(journey.parts(card.id, PainPoint)), "With", "Without"),
    _yes_or_no(
        "opportunity",
        "Opportunities",
        lambda journey, card: bool(journey.parts(card.id, Opportunity)),
        "With",
        "Without",
    ),
)
"""Everything that can be filtered by, in the order to show."""

FACET_OF = {facet.id: facet for facet in FACETS}
