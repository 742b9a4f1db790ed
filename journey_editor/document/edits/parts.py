"""What belongs to touchpoints and stages: signals, pain points, risks ... And owners and systems, picked or typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at, moved_keys
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import DataSource, Owner, Part
from journey_editor.document.wording import name_key

P = TypeVar("P", bound=Part)


def add_part(
    journey: Journey, place: str | None, part_type: type[P], index: int | None = None, **fields: Any
) -> tuple[ChangeSet, str]:
    """A new signal, pain point ... of a touchpoint or stage (None: of the map as a whole). Gives its id too.

    Raises ValueError for a field value that it cannot take.
    """
    siblings = journey.all(part_type) if place is None else journey.parts(place, part_type)
    order = keys_at(siblings, len(siblings) if index is None else index)[0]
    places = {part_type.place_field: () if place is None else (place,)}
    draft = Draft(journey)
    part = draft.add(part_type(id=new_id(part_type.kind), order=order, **{**places, **fields}))
    return draft.changes(), part.id


def move_part(journey: Journey, part_id: str, index: int, place: str | None = None) -> ChangeSet:
    """Move a signal, pain point ... before its sibling at `index` (their number: to the end).

    Siblings are those at the same place; None: at its first place, or where it has none all of its kind.
    """
    part = journey.record(part_id, Part)
    where = place or next(iter(part.places), None)
    siblings = journey.all(type(part)) if where is None else journey.parts(where, type(part))
    draft = Draft(journey)
    for _, order in moved_keys(siblings, [part], index).items():
        draft.revise(part_id, order=order)
    return draft.changes()


def _data_source_named(draft: Draft, name: str) -> str | None:
    """The id of the data source of that name (case does not matter), made where there is none. Empty: None."""
    if not name.strip():
        return None
    known = {name_key(source.name): source.id for source in reversed(draft.journey.all(DataSource))}
    found = known.get(name_key(name))
    return found or draft.add(DataSource(id=new_id("data_source"), name=name.strip())).id


def assign_data_source(journey: Journey, signal_ids: Iterable[str], name: str) -> ChangeSet:
    """Say by name where signals are read; a system that is not there yet is made. Empty: unknown."""
    draft = Draft(journey)
    source = _data_source_named(draft, name)
    for signal_id in signal_ids:
        draft.revise(signal_id, read_from=source)
    changes = draft.changes()
    return changes if any(c.before is not None for c in changes) else ChangeSet()


def assign_owner(journey: Journey, ids: Iterable[str], name: str) -> ChangeSet:
    """Give records an owner by name: the one that is there (case does not matter), or a new one. Empty: none."""
    draft = Draft(journey)
    name = name.strip()
    owner_id = None
    if name:
        known = {name_key(owner.name): owner.id for owner in reversed(journey.all(Owner))}
        owner_id = known.get(name_key(name)) or draft.add(Owner(id=new_id("owner"), name=name)).id
    for record_id in ids:
        draft.revise(record_id, owner=owner_id)
    changes = draft.changes()
    return changes if any(c.before is not None for c in changes) else ChangeSet()
