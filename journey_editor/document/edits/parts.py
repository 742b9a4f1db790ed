"""What belongs to a touchpoint or stage: signals, pain points, opportunities. And owners, which are picked or typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at, moved_keys
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import Opportunity, Owner, PainPoint, Signal

PART_TYPES: tuple[type[Signal] | type[PainPoint] | type[Opportunity], ...] = (PainPoint, Opportunity, Signal)

P = TypeVar("P", Signal, PainPoint, Opportunity)


def add_part(
    journey: Journey, subject: str, part_type: type[P], index: int | None = None, **fields: Any
) -> tuple[ChangeSet, str]:
    """A new signal, pain point or opportunity of a touchpoint or stage. Gives its id too.

    Raises ValueError for a field value that it cannot take.
    """
    siblings = journey.parts(subject, part_type)
    order = keys_at(siblings, len(siblings) if index is None else index)[0]
    draft = Draft(journey)
    part = draft.add(part_type(id=new_id(part_type.kind), order=order, subject=subject, **fields))
    return draft.changes(), part.id


def move_part(journey: Journey, part_id: str, index: int) -> ChangeSet:
    """Move a signal, pain point or opportunity before its sibling at `index` (their number: to the end)."""
    part = journey.get(part_id)
    assert isinstance(part, PART_TYPES)
    draft = Draft(journey)
    for _, order in moved_keys(journey.parts(part.subject, type(part)), [part], index).items():
        draft.revise(part_id, order=order)
    return draft.changes()


def assign_owner(journey: Journey, ids: Iterable[str], name: str) -> ChangeSet:
    """Give records an owner by name: the one that is there (case does not matter), or a new one. Empty: none."""
    draft = Draft(journey)
    name = name.strip()
    owner_id = None
    if name:
        known = {owner.name.casefold(): owner.id for owner in reversed(journey.all(Owner))}
        owner_id = known.get(name.casefold()) or draft.add(Owner(id=new_id("owner"), name=name)).id
    for record_id in ids:
        draft.revise(record_id, owner=owner_id)
    changes = draft.changes()
    return changes if any(c.before is not None for c in changes) else ChangeSet()
