"""Which cards of a map are looked for: by words, and by what a map says of them. Unknown is a value like any other."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from journey_editor.analysis.facets import FACET_OF
from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.matching import folded
from journey_editor.document.record import Record
from journey_editor.document.records import CARD_TYPES, Card, Connection, Lane, Part, Stage
from journey_editor.document.searching import texts_of


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


class MatchFinder:
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

    def reading(self) -> Generator[None, None, None]:
        """Read what each card says, one at a time, before it is asked for. Not while the map changes."""
        for card in self._cards():
            self._words(card)
            yield

    def after(self, old: Matches, changes: ChangeSet, wanted: Filter) -> Matches:
        """What is looked for after a change, where that was found before it."""
        touched = _touched_cards(self._journey, changes)
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
        said = self._words(card)
        return all(word in said for word in wanted.words)

    def _words(self, card: Card) -> str:
        said = self._said.get(card.id)
        if said is None:
            said = self._said[card.id] = _words_of(_said_of(self._journey, card))
        return said


def matches(journey: Journey, wanted: Filter) -> Matches:
    """All that a filter looks for in a map."""
    return MatchFinder(journey).all(wanted)


def _is_wanted_way(connection: Connection, wanted: Filter, cards: frozenset[str]) -> bool:
    if connection.source in cards and connection.target in cards:
        return True
    words = _only_words(wanted)
    return bool(words) and _has_words(words, [connection])


def _touched_cards(journey: Journey, changes: ChangeSet) -> set[str] | None:
    """The cards of which a change may have altered whether they are looked for; None: any of them."""
    touched: set[str] = set()
    for change in changes:
        for record in (change.before, change.after):
            if isinstance(record, Card):
                touched.add(record.id)
            elif isinstance(record, Part):
                touched.update(record.places)
            elif record is not None and not isinstance(record, Connection):
                return None
    # A pain point of a stage is not a card's.
    return {i for i in touched if not isinstance(journey.get(i), Stage)}


def _only_words(wanted: Filter) -> list[str]:
    return wanted.words if not wanted.chosen else []


def _others(journey: Journey, wanted: Filter) -> frozenset[str]:
    words = _only_words(wanted)
    if not words:
        return frozenset()
    found = set()
    for record in (*journey.stages, *journey.columns, *journey.lanes):
        about: list[Record] = [record]
        if isinstance(record, Lane) and (persona := journey.get(record.persona)):
            about.append(persona)
        if _has_words(words, about):
            found.add(record.id)
    return frozenset(found)


def _said_of(journey: Journey, card: Card) -> list[Record]:
    owner = journey.get(card.owner)
    parts = [record for record in map(journey.get, journey.referrers(card.id)) if isinstance(record, Part)]
    return [card, *parts, *([owner] if owner is not None else [])]


def _has_words(words: list[str], records: Iterable[Record]) -> bool:
    said = _words_of(records)
    return all(word in said for word in words)


def _words_of(records: Iterable[Record]) -> str:
    return folded("\n".join(text for record in records for _, text in texts_of(record)))
