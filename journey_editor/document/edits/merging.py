"""Making one record of several that say the same: two cards of a workshop, two pain points, two names of one owner.

Nothing that was said is lost: texts stand under one another, lists become one, and all that belonged to one of them
belongs to the one that is left. Of what there can only be one (an emotion, an owner) the first to say it is heard, and
what the others said is given back to be told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.pictures import unused_without
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, prose_fields
from journey_editor.document.records import (
    PART_TYPES,
    AcceptedFinding,
    Connection,
    DataSource,
    Decision,
    EvidenceItem,
    Lane,
    Note,
    Opportunity,
    Owner,
    PainPoint,
    Signal,
    Touchpoint,
)
from journey_editor.document.refusals import refusal
from journey_editor.document.vocabulary import Evidence
from journey_editor.document.wording import name_key

BETWEEN_NAMES = " + "

MERGED_TYPES: tuple[type[Record], ...] = (
    *(Touchpoint, Decision, Note),
    *PART_TYPES,
    *(Owner, DataSource, EvidenceItem),
)
"""What there may be several of that say the same."""

_KNOWN_BY_NAME = (Owner, DataSource)
"""What is called by one name: another name of it is another way to write it."""
_PLACE = ("id", "order", "lane", "step", "last_step")
"""Where a record stands: the first one's."""
_ONE_ANSWER: dict[type[Record], tuple[tuple[str, ...], ...]] = {
    Touchpoint: (("channel", "channel_type"), ("emotion", "emotion_word"), ("reached", "went_on")),
    PainPoint: (("whys",),),
    Opportunity: (("reach", "impact", "confidence", "effort"), ("value", "difficulty")),
    Signal: (("baseline", "target", "current", "unit", "direction", "history"),),
}
"""Fields that only make sense beside one another: all come from one record, the first that says any of them."""


@dataclass(frozen=True)
class Left:
    """A field of which one value could be kept: whose it is, and whose others are not in the map any more."""

    field: str
    kept_of: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """What makes one record of several, the id of the one that is left, and what is to be told. No id: it cannot be."""

    changes: ChangeSet = field(default_factory=ChangeSet)
    kept: str = ""
    left: tuple[Left, ...] = ()
    told: str = ""


@dataclass(frozen=True)
class One:
    """The one record that says what several say, and what of it could not be kept."""

    record: Record
    left: tuple[Left, ...]

    def put_in_place(self, draft: Draft, others: Sequence[str], told: str = "") -> Merged:
        """Let it take the place of all: what belonged to the others, or speaks of them, is its own; they go."""
        _take_parts(draft, self.record.id, others)
        _refer_to_one(draft, self.record.id, others)
        draft.add(self.record)
        for other in others:
            draft.delete(other)
        for picture in unused_without(draft.journey, others):
            if getattr(self.record, "picture", None) != picture.id:
                draft.delete(picture.id)
        return Merged(draft.changes(), self.record.id, self.left, told)


def are_alike(journey: Journey, ids: Collection[str]) -> bool:
    """Whether records are two or more of one kind that can be made one."""
    kinds = {type(journey.get(i)) for i in ids}
    return len(set(ids)) > 1 and len(kinds) == 1 and kinds <= set(MERGED_TYPES)


def merge_records(journey: Journey, ids: Iterable[str]) -> Merged:
    """Make one record of several of a kind. The first of them stays, where it stands.

    A touchpoint that stood in the lane of another persona is shared with that one afterwards. Findings that were
    accepted for the others are looked at anew. Where the records are not alike nothing changes.
    """
    order = list(dict.fromkeys(ids))
    if not are_alike(journey, order):
        return Merged()
    records = [journey.record(i, Record) for i in order]
    cards = [record for record in records if isinstance(record, Touchpoint)]
    one = made_one(records, **({"also_with": _met_by_all(journey, cards)} if cards else {}))
    if isinstance(one, Merged):
        return one
    draft = Draft(journey)
    told = _lead_to_one(draft, order[0], order[1:])
    return one.put_in_place(draft, order[1:], told)


def made_one(records: Sequence[Record], **said: Any) -> One | Merged:
    """The first record with what all say, but for the fields that are given. Where that is longer than a record can
    be: a `Merged` that changes nothing and says so."""
    fields, left = _said_by_all(records, said)
    fields.update(said)
    extra = {name: value for one in reversed(records) for name, value in (one.model_extra or {}).items()}
    try:
        return One(type(records[0]).model_validate({**extra, **records[0].__dict__, **fields}), tuple(left))
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        return Merged(told=f"They cannot be one: {refusal(error, 'its ' + name.replace('_', ' '), fields.get(name))}")


def _said_by_all(records: Sequence[Record], but: Collection[str]) -> tuple[dict[str, Any], list[Left]]:
    """The fields of the one record that says what all of them say, and what of it could not be kept."""
    first = records[0]
    fields: dict[str, Any] = {}
    left: list[Left] = []
    for name in type(first).model_fields:
        if name in _PLACE or name in but:
            continue
        values = [getattr(record, name) for record in records]
        if name == first.name_field and not isinstance(first, _KNOWN_BY_NAME):
            fields[name] = _joined(values, BETWEEN_NAMES)
        elif name in prose_fields(type(first)):
            fields[name] = _joined(values, "\n")
        elif isinstance(values[0], bool):
            fields[name] = any(values)
        elif isinstance(values[0], tuple) and not _beside(type(first), name):
            fields[name] = tuple(dict.fromkeys(one for value in values for one in value))
        else:
            heard = _heard(records, name)
            fields[name] = values[heard]
            if name != first.name_field:
                left += _left(name, records[heard], records)
    return fields, left


def _beside(kind: type[Record], name: str) -> tuple[str, ...]:
    """The fields that only make sense beside a field, with it; empty: it stands by itself."""
    return next((names for names in _ONE_ANSWER.get(kind, ()) if name in names), ())


def _heard(records: Sequence[Record], name: str) -> int:
    """Which record's answer is kept in a field that has room for one: that of the first that has any.

    Evidence is that of the weakest: a claim that is only assumed in part is assumed.
    """
    values = [getattr(record, name) for record in records]
    if isinstance(values[0], Evidence):
        return values.index(min(values, key=list(Evidence).index))
    names = _beside(type(records[0]), name) or (name,)
    return next((at for at, record in enumerate(records) if _says_any(record, names)), 0)


def _left(name: str, heard: Record, records: Iterable[Record]) -> list[Left]:
    value = getattr(heard, name)
    others = [one.id for one in records if _says_any(one, (name,)) and not _same(getattr(one, name), value)]
    return [Left(name, heard.id, tuple(others))] if others else []


def _same(one: Any, other: Any) -> bool:
    both_words = isinstance(one, str) and isinstance(other, str)
    return name_key(one) == name_key(other) if both_words else bool(one == other)


def _says_any(record: Record, names: Iterable[str]) -> bool:
    return any(getattr(record, name) not in (None, "", (), _usual(record, name)) for name in names)


def _usual(record: Record, name: str) -> Any:
    return type(record).model_fields[name].default


def _joined(texts: Iterable[str], between: str) -> str:
    """The texts that say something, each once; capitals and blanks make no other text."""
    said: dict[str, str] = {}
    for text in texts:
        if text.strip():
            said.setdefault(name_key(text), text)
    return between.join(said.values())


def _take_parts(draft: Draft, kept: str, others: Collection[str]) -> None:
    """What belongs to the others, behind what belongs to the one that is kept."""
    journey = draft.journey
    for part_type in PART_TYPES:
        parts = {part.id: part for other in others for part in journey.parts(other, part_type)}
        own = journey.parts(kept, part_type)
        moved = [part for part in parts.values() if part not in own]
        for part, order in zip(moved, keys_at(own, len(own), len(moved)), strict=True):
            draft.revise(part.id, order=order)


def _refer_to_one(draft: Draft, kept: str, others: Collection[str]) -> None:
    """Whatever refers to one of the others refers to the one that is kept; what was accepted of them goes with them."""
    for referrer in sorted({referrer for other in others for referrer in draft.journey.referrers(other)}):
        record = draft.get(referrer)
        if record is None or isinstance(record, AcceptedFinding):
            continue
        names = {name for name, _, target in record.references() if target in others}
        if names:
            draft.revise(referrer, **{name: _instead(getattr(record, name), others, kept) for name in names})


def _instead(value: Any, gone: Collection[str], kept: str) -> Any:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(kept if one in gone else one for one in value))
    return kept


def _lead_to_one(draft: Draft, kept: str, others: Collection[str]) -> str:
    """Ways to and from the others, to and from the one that is kept. A way between them has nowhere to lead; one that
    says what another says already is not wanted twice. Lines that were dragged are led by the board again."""
    ways = {way.id: way for card in (kept, *others) for way in draft.journey.connections(card)}
    seen: set[str] = set()
    between = 0
    for way in ways.values():
        source, target = (kept if end in others else end for end in (way.source, way.target))
        if source == target:
            draft.delete(way.id)
            between += 1
        elif (source, target) == (way.source, way.target):
            seen.add(_way_said(way))
        elif _way_said(led := way.revised(source=source, target=target, bends=())) in seen:
            draft.delete(way.id)
        else:
            seen.add(_way_said(led))
            draft.add(led)
    if not between:
        return ""
    return "The connection between them is gone." if between == 1 else "The connections between them are gone."


def _way_said(way: Connection) -> str:
    """All that a connection says but how its line was dragged."""
    return way.model_dump_json(exclude={"id", "bends"})


def _met_by_all(journey: Journey, cards: Sequence[Touchpoint]) -> tuple[str, ...]:
    """The personas that meet at the touchpoint beside the one in whose lane it stands."""
    own, *others = [journey.record(card.lane, Lane).persona for card in cards]
    met = dict.fromkeys([*(persona for card in cards for persona in card.also_with), *filter(None, others)])
    return tuple(persona for persona in met if persona != own)
