"""Personas and their lanes: the rows of the board."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at, moved_keys
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import Lane, Persona, Picture
from journey_editor.document.vocabulary import PERSONA_COLOURS


def add_persona(journey: Journey, index: int | None = None, name: str = "") -> tuple[ChangeSet, str]:
    """A new persona with its lane, before the lane at `index` (None: at the bottom). Gives the lane's id too."""
    lanes = journey.lanes
    used = [persona.colour for persona in journey.all(Persona)]
    colour = min(PERSONA_COLOURS, key=lambda c: (used.count(c), PERSONA_COLOURS.index(c)))
    draft = Draft(journey)
    persona = draft.add(Persona(id=new_id("persona"), name=name, colour=colour))
    order = keys_at(lanes, len(lanes) if index is None else index)[0]
    lane = draft.add(Lane(id=new_id("lane"), order=order, persona=persona.id))
    return draft.changes(), lane.id


def move_lanes(journey: Journey, ids: Iterable[str], index: int) -> ChangeSet:
    """Move lanes, with all their content, before the lane that now is at `index` (their number: to the bottom)."""
    moving = set(ids)
    draft = Draft(journey)
    movers = [lane for lane in journey.lanes if lane.id in moving]
    for lane_id, order in moved_keys(journey.lanes, movers, index).items():
        draft.revise(lane_id, order=order)
    return draft.changes()


def set_picture(journey: Journey, persona_id: str, data: str, media_type: str = "image/png") -> ChangeSet:
    """Give a persona a portrait (base64 of an encoded image); empty data takes it away.

    Raises ValueError for data that is no base64 or too long.
    """
    draft = Draft(journey)
    old = journey.record(persona_id, Persona).picture
    if old is not None and journey.referrers(old) == {persona_id}:
        draft.delete(old)
    new = None
    if data:
        if media_type not in get_args(Picture.model_fields["media_type"].annotation):
            raise ValueError(f"a picture cannot be {media_type}")
        picture = Picture.model_validate({"id": new_id("picture"), "media_type": media_type, "data": data})
        new = draft.add(picture).id
    draft.revise(persona_id, picture=new)
    return draft.changes()
