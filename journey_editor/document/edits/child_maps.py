"""Child maps: a step or card of one map has a map of its own."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.stages import add_stage
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import MAP_ID, JourneyMap, Persona, Picture


def link_child(journey: Journey, ids: Iterable[str], link: str) -> ChangeSet:
    """Give steps or cards a child map by its path from the map's file; empty: none."""
    draft = Draft(journey)
    for record_id in ids:
        draft.revise(record_id, child_map=link)
    return draft.changes()


def child_journey(parent: Journey, record_id: str) -> Journey:
    """A new map for what happens at a step or card: called so, with the parent's personas and a first stage.

    Personas keep their ids, so that what is copied between the two maps does not double them.
    """
    about = parent.map
    title = " ".join(parent.name_of(record_id).split())
    carried: list[Record] = [
        JourneyMap(
            id=MAP_ID,
            title=title,
            scope=f"Part of {about.title}" if about.title else "",
            product=about.product,
            segment=about.segment,
            perspective=about.perspective,
            state=about.state,
            language=about.language,
            logo=about.logo,
        )
    ]
    lanes = [lane.revised(is_hidden=False, is_collapsed=False, height=None) for lane in parent.persona_lanes]
    followed = {lane.persona for lane in lanes}
    personas = [persona for persona in parent.all(Persona) if persona.id in followed]
    shown = {about.logo, *(persona.picture for persona in personas)}
    carried += [picture for picture in parent.all(Picture) if picture.id in shown]
    carried += [*personas, *lanes]
    child = Journey(carried)
    child.apply(add_stage(child)[0])
    return child
