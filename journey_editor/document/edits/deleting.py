"""Deleting records of any kind, with what is part of them."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.pictures import unused_without
from journey_editor.document.edits.spans import shorten
from journey_editor.document.edits.stages import drop_steps
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, Lane, Persona, Stage, Step


def delete_records(journey: Journey, ids: Iterable[str]) -> ChangeSet:
    """Delete records with all that is part of them; what only mentions them stays, with that field emptied. A card that
    lasts for several steps goes on at those that are left.

    A persona goes with its last lane, a picture with the last that shows it. The map record cannot be deleted and is
    left out.
    """
    wanted = {i for i in ids if i != MAP_ID and i in journey}
    steps = {i for i in wanted if isinstance(journey.get(i), Step)}
    stages = {i for i in wanted if isinstance(journey.get(i), Stage)}
    draft = Draft(journey)
    shorten(draft, steps | {step.id for stage in stages for step in journey.steps(stage)})
    for record_id in sorted(wanted - steps):
        record = journey.get(record_id)
        draft.delete(record_id)
        if isinstance(record, Lane) and record.persona is not None:
            _delete_unseen_persona(draft, record.persona)
    drop_steps(draft, steps)
    for picture in unused_without(journey, (record.id for record in draft.changes().deleted)):
        draft.delete(picture.id)
    return draft.changes()


def _delete_unseen_persona(draft: Draft, persona_id: str) -> None:
    persona = draft.get(persona_id)
    lanes = draft.journey.parts(persona_id, Lane)
    if isinstance(persona, Persona) and all(draft.get(lane.id) is None for lane in lanes):
        draft.delete(persona_id)
