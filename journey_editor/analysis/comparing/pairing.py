"""Which record of one map is which of another: by id, or by name and place where the maps have no ids in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from journey_editor.document.journey import Journey, in_order
from journey_editor.document.record import Record, reference_fields
from journey_editor.document.records import (
    RECORD_TYPES,
    Card,
    Connection,
    JourneyMap,
    Lane,
    Owner,
    Persona,
    Picture,
    Stage,
    Step,
)
from journey_editor.document.wording import name_key


class Relation(StrEnum):
    """What two maps are to each other."""

    PAIR = "pair"
    """A current map and its future state."""
    VERSIONS = "versions"
    """Both come from the same map: their ids tell what is what."""
    STRANGERS = "strangers"
    """They do not come from each other: names and places tell."""


@dataclass(frozen=True)
class Pairing:
    """The records of two maps that are the same thing, by the ids they have in each."""

    relation: Relation
    after_of: dict[str, str] = field(default_factory=dict)
    """Id before -> id after."""
    before_of: dict[str, str] = field(default_factory=dict)
    """Id after -> id before."""

    def token(self, before_id: str) -> str:
        """What a record of the map before is called in both maps: its id after, or an id of its own."""
        return self.after_of.get(before_id, f"{GONE}{before_id}")

    def put(self, before_id: str, after_id: str) -> None:
        """Two records are the same thing."""
        self.after_of[before_id] = after_id
        self.before_of[after_id] = before_id


GONE = "gone:"
"""Begins what stands for the id of a record that is in the map before only."""


def pairing(before: Journey, after: Journey) -> Pairing:
    """Find what is what: by id where one map was made from the other, else by names and places."""
    by_id = [record for record in before if (other := after.get(record.id)) is not None and other.kind == record.kind]
    found = Pairing(_relation(before, after, [record for record in by_id if isinstance(record, Stage | Card)]))
    are_strangers = found.relation is Relation.STRANGERS
    for record in by_id:
        if not are_strangers or isinstance(record, JourneyMap) or _called_alike(record, after):
            found.put(record.id, record.id)
    if are_strangers:
        _by_name(before, after, found)
    return found


def _relation(before: Journey, after: Journey, common: list[Record]) -> Relation:
    """Ids that people or other programs made up ("stage-1") are met in many maps: they must be many, and the names
    must not speak against them."""
    fewest = min(sum(isinstance(record, Stage | Card) for record in journey) for journey in (before, after))
    alike = sum(_called_alike(record, after) for record in common)
    if 4 * len(common) < fewest or 4 * alike < len(common):
        return Relation.STRANGERS
    return Relation.VERSIONS if before.map.state is after.map.state else Relation.PAIR


def _called_alike(record: Record, after: Journey) -> bool:
    return _name(record) == _name(after.record(record.id, Record))


# --- by name ----------------------------------------------------------------------------------------------------------

Token = Callable[[str], str]
_FIRST = (Picture, Owner, Persona, Lane, Stage, Step)
"""What others stand in or refer to is paired before them; connections need their ends."""


def _by_name(before: Journey, after: Journey, found: Pairing) -> None:
    cards = [record_type for record_type in RECORD_TYPES if issubclass(record_type, Card)]
    rest = [t for t in RECORD_TYPES if t not in (*_FIRST, *cards, Connection, JourneyMap)]
    types: list[type[Record]] = [*_FIRST, *cards, *rest, Connection]
    for record_type in types:
        for likeness in _likenesses(record_type):
            _pair_alike(before, after, record_type, likeness, found)


Likeness = Callable[[Journey, Record, Token], Hashable]
"""What two records must have in common to be the same thing; None: nothing tells."""


def _likenesses(record_type: type[Record]) -> Iterable[Likeness]:
    """The closest likeness first."""
    if record_type is Picture:
        return (lambda _journey, record, _token: getattr(record, "data", None),)
    if record_type is Lane:
        return (_lane, _lane_by_name)
    if record_type is Step:
        return (_named_there, _there)
    if record_type is Connection:
        return (lambda j, r, t: (getattr(r, "meaning", None), _there(j, r, t)), _there)
    if issubclass(record_type, Card):
        return (_card_in_cell, _card_in_stage, _card_in_lane, _named, _unnamed_card)
    return (_named_there, _named)


def _name(record: Record) -> str:
    return name_key(str(getattr(record, record.name_field))) if record.name_field else ""


def _there(_journey: Journey, record: Record, token: Token) -> Hashable:
    """All that it refers to is the same."""
    places = [(field, token(target)) for field, rule, target in record.references() if rule.on_delete == "cascade"]
    return tuple(places) or None


def _named(_journey: Journey, record: Record, _token: Token) -> Hashable:
    return _name(record) or None


def _named_there(journey: Journey, record: Record, token: Token) -> Hashable:
    name, there = _name(record), _there(journey, record, token)
    return (name, there) if name else None


def _lane(_journey: Journey, record: Record, token: Token) -> Hashable:
    assert isinstance(record, Lane)
    return record.content, record.persona and token(record.persona), name_key(record.name)


def _lane_by_name(journey: Journey, record: Record, _token: Token) -> Hashable:
    assert isinstance(record, Lane)
    return record.content, name_key(journey.name_of(record.id))


def _card_in_cell(journey: Journey, record: Record, token: Token) -> Hashable:
    assert isinstance(record, Card)
    return (_name(record), token(record.lane), token(record.step)) if _name(record) else None


def _card_in_stage(journey: Journey, record: Record, token: Token) -> Hashable:
    assert isinstance(record, Card)
    return (_name(record), token(record.lane), token(journey.stage_of(record).id)) if _name(record) else None


def _card_in_lane(_journey: Journey, record: Record, token: Token) -> Hashable:
    assert isinstance(record, Card)
    return (_name(record), token(record.lane)) if _name(record) else None


def _unnamed_card(_journey: Journey, record: Record, token: Token) -> Hashable:
    assert isinstance(record, Card)
    return None if _name(record) else (token(record.lane), token(record.step))


def _pair_alike(before: Journey, after: Journey, record_type: type[Record], alike: Likeness, found: Pairing) -> None:
    """Pair those that are alike, in their order where there are several."""
    waiting: dict[Hashable, list[Record]] = {}
    for record in _free(after, record_type, found.before_of):
        waiting.setdefault(alike(after, record, str), []).append(record)
    for record in _free(before, record_type, found.after_of):
        likeness = alike(before, record, found.token)
        if likeness is not None and (others := waiting.get(likeness)):
            found.put(record.id, others.pop(0).id)


def _free(journey: Journey, record_type: type[Record], paired: dict[str, str]) -> Iterator[Record]:
    records = sorted(journey.of_kind(record_type), key=in_order)
    return (record for record in records if record.id not in paired)


def place_fields(record_type: type[Record]) -> tuple[str, ...]:
    """The fields that say where a record stands or what it belongs to: other values mean that it was moved."""
    if "order" not in record_type.model_fields or issubclass(record_type, Lane):
        return ()
    return tuple(name for name, rule in reference_fields(record_type) if rule.on_delete == "cascade")
