"""Deleting records of any kind, with what is part of them."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.stages import delete_steps
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, Lane, Persona, Step


def delete_records(journey: Journey, ids: Iterable[str]) -> ChangeSet:
    """Delete records with all that is part of them; what only mentions them stays, with that field emptied.

    A persona goes with its last lane, and its picture with it. The map record cannot be deleted and is left out.
    """
    wanted = {i for i in ids if i != MAP_ID and i in journey}
    steps = {i for i in wanted if isinstance(journey.get(i), Step)}
    draft = Draft(journey)
    for record_id in sorted(wanted - steps):
        record = journey.get(record_id)
        draft.delete(record_id)
        if isinstance(record, Lane) and record.persona is not None:
            _delete_unseen_persona(draft, record.persona)
        elif isinstance(record, Persona):
            _delete_unused_picture(draft, record)
    changes = draft.changes()
    if not steps:
        return changes
    gone = {record.id for record in changes.deleted}
    return merged(changes, delete_steps(journey, steps - gone), journey)


def merged(one: ChangeSet, other: ChangeSet, journey: Journey) -> ChangeSet:
    """Two change sets of the same journey as one; where both touch a record, a deletion wins."""
    draft = Draft(journey)
    for change in (*one, *other):
        if change.after is not None and draft.get(change.id) == change.before:
            draft.add(change.after)
    for record in (*one.deleted, *other.deleted):
        draft.delete(record.id)
    return draft.changes()


def _delete_unseen_persona(draft: Draft, persona_id: str) -> None:
    persona = draft.get(persona_id)
    lanes = draft.journey.parts(persona_id, Lane)
    if isinstance(persona, Persona) and all(draft.get(lane.id) is None for lane in lanes):
        draft.delete(persona_id)
        _delete_unused_picture(draft, persona)


def _delete_unused_picture(draft: Draft, persona: Persona) -> None:
    if persona.picture and draft.journey.referrers(persona.picture) == {persona.id}:
        draft.delete(persona.picture)
