"""What a map holds, found by its text: map, stages, lanes, owners, systems, evidence, steps, cards, connections."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from journey_editor.document.journey import Journey
from journey_editor.document.matching import distance, folded, words_of
from journey_editor.document.record import Record
from journey_editor.document.records import (
    Card,
    Connection,
    DataSource,
    EvidenceItem,
    JourneyMap,
    Lane,
    Owner,
    Persona,
    Stage,
    Step,
    Touchpoint,
    View,
)
from journey_editor.document.searching import texts_of
from journey_editor.layout.icons import icon_names
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.finder import Choice

_IN_OTHER_TEXT = 20
"""How much farther a word is that is found in another text of a record, not in its name."""
_RANK: dict[str, int] = {"stage": 0, "lane": 1, "owner": 2, "step": 3, "touchpoint": 4, "decision": 4, "connection": 6}
"""Among equally near ones the wider comes first."""


@dataclass(frozen=True)
class FoundRecord:
    """A record that was found, and how far from what was typed it is: less is nearer."""

    record: Record
    far: int


@dataclass(frozen=True)
class _Entry:
    record: Record
    name: str
    more: str
    rank: int


class RecordIndex:
    """The records of a map that one looks for, as they are now, ready to be searched at each letter."""

    def __init__(
        self, journey: Journey, records: Iterable[Record] | None = None, before: RecordIndex | None = None
    ) -> None:
        """Of these records, else of all that one looks for. `before`: an index of which records that stay are taken."""
        self._journey = journey
        self._known: dict[str, _Entry] = {}
        for _ in self._taking(_records(journey) if records is None else records, before):
            pass

    @classmethod
    def making(cls, journey: Journey, before: RecordIndex | None = None) -> Generator[None, None, RecordIndex]:
        """An index of all that one looks for, made in steps."""
        index = cls(journey, ())
        yield from index._taking(_records(journey), before)
        return index

    def _taking(self, records: Iterable[Record], before: RecordIndex | None) -> Generator[None, None, None]:
        known = before._known if before is not None else {}
        for record in records:
            entry = known.get(record.id)
            is_same = entry is not None and entry.record is record and not isinstance(record, Lane)  # nor its persona
            self._known[record.id] = entry if entry is not None and is_same else self._entry(record)
            yield

    def find(self, query: str, most: int) -> tuple[list[FoundRecord], int]:
        """The nearest records, nearest first, and how many there are. Nothing typed finds all in their order."""
        words = words_of(query)
        hits = [hit for entry in self._known.values() if (hit := _hit(entry, words)) is not None]
        return [hit for _, hit in nsmallest(most, hits, key=lambda ranked: ranked[0])], len(hits)

    def _entry(self, record: Record) -> _Entry:
        more = " \n".join(_more_of(self._journey, record))
        return _Entry(record, folded(self._journey.name_of(record.id)), folded(more), _RANK.get(record.kind, 5))


def place_of(journey: Journey, record: Record) -> str:
    """Where a record is, to tell it from others of its name: "Stage", "Administrator, Setup"."""
    match record:
        case Card():
            where = [journey.name_of(record.lane), journey.stage_of(record).name, journey.name_of(record.step)]
            return ", ".join(dict.fromkeys(name for name in where if name))
        case JourneyMap():
            return "The map"
        case Step():
            return f"Step in {journey.name_of(record.stage) or 'a stage without a name'}"
        case Connection():
            return f"{journey.name_of(record.source)} \u2192 {journey.name_of(record.target)}"
        case Lane():
            persona = journey.get(record.persona)
            return "Lane" if not isinstance(persona, Persona) else f"Lane, {persona.role}" if persona.role else "Lane"
        case _:
            return record.kind.replace("_", " ").capitalize()


def choice_of(journey: Journey, record: Record, theme: Theme, query: str = "") -> Choice:
    """A record as a line of a finder; where it was found by other text than its name, with that text."""
    name = journey.name_of(record.id) or f"{record.kind.replace('_', ' ').capitalize()} without a name"
    told = [
        excerpt for word in words_of(query) if word not in folded(name) and (excerpt := _excerpt(journey, record, word))
    ]
    detail = "  \u00b7  ".join([*told[:1], place_of(journey, record)])
    return Choice(record.id, name, detail, "", icon(_icon_of(record), "accent", theme))


def field_of(record: Record, query: str) -> str:
    """The field in which a record was found that was not found by its name; empty: by its name."""
    words = [word for word in words_of(query) if word not in folded(getattr(record, record.name_field, "") or "")]
    found = (place.field for word in words for place, text in texts_of(record) if word in folded(text))
    return next(found, "")


def _excerpt(journey: Journey, record: Record, word: str) -> str:
    """The words around a word in a record's other text."""
    for text in _more_of(journey, record):
        flat = " ".join(text.split())
        at = folded(flat).find(word)
        if at >= 0:
            start, end = max(0, at - 16), at + len(word) + 24
            before, after = "\u2026" if start else "", "\u2026" if end < len(flat) else ""
            return f"{before}{flat[start:end].strip()}{after}"
    return ""


def _icon_of(record: Record) -> str:
    own = {DataSource.kind: "systems", EvidenceItem.kind: "evidence-observed"}
    names = [own.get(record.kind, record.kind), "touchpoint"]
    if isinstance(record, Touchpoint) and record.channel:
        names.insert(0, f"channel-{record.channel.replace(' ', '-').casefold()}")
    return next(name for name in names if name in icon_names())


def _records(journey: Journey) -> Iterator[Record]:
    """All that has a name to be found by, in reading order."""
    yield journey.map
    yield from journey.all(Stage)
    yield from journey.all(Lane)
    yield from journey.all(Owner)
    yield from journey.all(DataSource)
    yield from journey.all(EvidenceItem)
    yield from journey.all(View)
    yield from (step for step in journey.columns if step.name)
    yield from journey.cards
    yield from (connection for connection in journey.connections() if connection.label)


def _more_of(journey: Journey, record: Record) -> Iterator[str]:
    """Its texts beside its name; a lane is also found by what its persona says."""
    persona = journey.get(record.persona) if isinstance(record, Lane) else None
    for said in (record, persona):
        if isinstance(said, Record):
            yield from (text for place, text in texts_of(said) if place.field != said.name_field)


def _hit(entry: _Entry, words: Sequence[str]) -> tuple[tuple[int, int, int], FoundRecord] | None:
    far = distance(words, entry.name)
    if far is None and entry.more:
        far = _spread(words, entry)
    return (
        None
        if far is None
        else ((far, entry.rank, len(entry.name)) if words else (0, 0, 0), FoundRecord(entry.record, far))
    )


def _spread(words: Sequence[str], entry: _Entry) -> int | None:
    """Each word in the name or in the other text."""
    far = 0
    for word in words:
        one = distance((word,), entry.name)
        if one is None:
            if word not in entry.more:
                return None
            one = _IN_OTHER_TEXT
        far += one
    return far
