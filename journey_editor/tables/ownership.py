"""Who owns what: the work of each owner in each stage, what nobody owns, and where it is handed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    TYPE_OF_KIND,
    Card,
    Connection,
    Decision,
    Note,
    Opportunity,
    Owner,
    Risk,
    Stage,
    Touchpoint,
)
from journey_editor.document.vocabulary import ConnectionKind, OpportunityStatus
from journey_editor.tables.places import stages_of
from journey_editor.tables.remembered import Remembered

_OVER = (OpportunityStatus.DONE, OpportunityStatus.DROPPED)
_OWNABLE = tuple(kind for kind in TYPE_OF_KIND.values() if "owner" in kind.model_fields)
"""The records that may have an owner."""


@dataclass
class Ownership:
    """All that is owned, and all work that is not. "" stands for no owner, and for no stage."""

    cells: dict[tuple[str, str], list[Record]] = field(default_factory=dict)
    """Owner and stage -> the records."""
    total: dict[str, int] = field(default_factory=dict)
    unowned: list[Record] = field(default_factory=list)
    """In the order of the map: stages, cards, then what belongs to them."""


def _is_work(record: Record) -> bool:
    """Whether a record is work that wants an owner. A note or a signal may have one, but waits for nobody."""
    if isinstance(record, Opportunity):
        return record.status not in _OVER
    return isinstance(record, Stage | Touchpoint | Decision | Risk)


def _compute(journey: Journey) -> Ownership:
    found = Ownership()
    for record in _ownable(journey):
        owner = getattr(record, "owner", None) or ""
        if not owner and not _is_work(record):
            continue
        if not owner:
            found.unowned.append(record)
        found.total[owner] = found.total.get(owner, 0) + 1
        for stage in stages_of(journey, record) or [""]:
            found.cells.setdefault((owner, stage), []).append(record)
    return found


def _ownable(journey: Journey) -> Iterator[Record]:
    yield from journey.stages
    yield from journey.cards
    for kind in _OWNABLE:
        if not issubclass(kind, Stage | Card):
            yield from journey.all(kind)


ownership = Remembered(_compute)
"""The ownership of a map as it is now."""


def owner_at(journey: Journey, card_id: str) -> str | None:
    """Who answers for a card: its own owner, or else its stage's."""
    card = journey.get(card_id)
    if not isinstance(card, Card):
        return None
    return card.owner if card.owner is not None else journey.stage_of(card).owner


def _handed_over(journey: Journey) -> list[Connection]:
    """The ways on which the owner changes, and those that are called a handoff; by the map's columns."""
    columns = {step.id: number for number, step in enumerate(journey.columns)}
    found = []
    for way in journey.of_kind(Connection):
        if way.meaning is ConnectionKind.INFLUENCE or isinstance(journey.get(way.source), Note):
            continue
        giver, taker = owner_at(journey, way.source), owner_at(journey, way.target)
        if way.meaning is ConnectionKind.HANDOFF or (giver and taker and giver != taker):
            found.append(way)
    return sorted(found, key=lambda way: (columns.get(journey.record(way.source, Card).step, 0), way.id))


handovers = Remembered(_handed_over)
"""The connections on which work is handed from one owner to another."""


def owners_by_work(journey: Journey) -> list[Owner]:
    """The owners, those with most work first."""
    total = ownership(journey).total
    return sorted(journey.of_kind(Owner), key=lambda one: (-total.get(one.id, 0), one.name.casefold(), one.id))
