"""Child maps: a step or card of one map has a map of its own."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.pairs import UNPAIRED
from journey_editor.document.edits.stages import add_stage
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import MAP_ID, Card, JourneyMap, Persona, Step


def link_child(journey: Journey, ids: Iterable[str], link: str) -> ChangeSet:
    """Give steps or cards a child map by its path from the map's file; empty: none."""
    draft = Draft(journey)
    for record_id in ids:
        draft.revise(record_id, child_map=link)
    return draft.changes()


def lead_nowhere(draft: Draft, records: Iterable[Record]) -> None:
    """Take the links to other maps off these records, and the map out of its pair: their paths tell names of folders,
    and would lead elsewhere from where a copy is read."""
    draft.revise(MAP_ID, **UNPAIRED)
    for record in records:
        if isinstance(record, Card | Step) and record.child_map and draft.get(record.id) is not None:
            draft.revise(record.id, child_map="")


def child_journey(parent: Journey, record_id: str) -> Journey:
    """A new map for what happens at a step or card: called so, with the parent's personas and a first stage.

    Personas keep their ids, so that what is copied between the two maps does not double them. What they say of
    something that stays with the parent (the evidence that supports them) does not go along.
    """
    about = parent.map
    lanes = parent.persona_lanes
    personas = {lane.persona for lane in lanes}
    shown = {about.logo, *(persona.picture for persona in parent.all(Persona) if persona.id in personas)}
    draft = Draft(parent)
    draft.keep_only({one for one in (MAP_ID, *(lane.id for lane in lanes), *personas, *shown) if one})
    for lane in lanes:
        draft.revise(lane.id, is_hidden=False, is_collapsed=False, height=None)
    draft.add(
        JourneyMap(
            id=MAP_ID,
            title=" ".join(parent.name_of(record_id).split()),
            scope=f"Part of {about.title}" if about.title else "",
            product=about.product,
            segment=about.segment,
            perspective=about.perspective,
            state=about.state,
            language=about.language,
            logo=about.logo,
        )
    )
    child = Journey(parent)
    child.apply(draft.changes())
    child.apply(add_stage(child)[0])
    return child
