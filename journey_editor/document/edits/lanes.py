"""Lanes of all kinds, and personas with theirs: the rows of the board."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at, moved_keys
from journey_editor.document.journey import Journey
from journey_editor.document.prompts import usual_prompt
from journey_editor.document.record import new_id
from journey_editor.document.records import Lane, Persona
from journey_editor.document.vocabulary import PERSONA_COLOURS, LaneContent

BLUEPRINT_LANES = (
    LaneContent.LINE_OF_INTERACTION,
    LaneContent.FRONTSTAGE,
    LaneContent.LINE_OF_VISIBILITY,
    LaneContent.BACKSTAGE,
    LaneContent.LINE_OF_INTERNAL_INTERACTION,
    LaneContent.SYSTEMS,
)
"""What a service blueprint has under what the customer does, from top to bottom."""

OPERATING_ROWS = (
    LaneContent.STAGE_CUSTOMER_GOAL,
    LaneContent.STAGE_OWNER,
    LaneContent.STAGE_SIGNALS,
    LaneContent.STAGE_RISK,
    LaneContent.STAGE_RECOVERY,
    LaneContent.STAGE_ESCALATION,
    LaneContent.STAGE_NEXT_STEP,
)
"""The rows without which a stage is forgotten, debated, or waits for the next meeting."""


def add_persona(journey: Journey, index: int | None = None, name: str = "") -> tuple[ChangeSet, str]:
    """A new persona with its lane, before the lane at `index` (None: at the bottom). Gives the lane's id too."""
    draft = Draft(journey)
    lane = put_personas(draft, len(journey.lanes) if index is None else index, 1, name)[0]
    return draft.changes(), lane.id


def put_personas(draft: Draft, index: int, count: int, name: str = "") -> list[Lane]:
    """Put new personas into a draft, with their lanes before the lane at `index`. Gives the lanes."""
    colours = [persona.colour for persona in draft.journey.all(Persona)]
    lanes = []
    for order in keys_at(draft.journey.lanes, index, count):
        colours.append(next_colour(colours))
        persona = draft.add(Persona(id=new_id("persona"), name=name, colour=colours[-1]))
        lanes.append(draft.add(Lane(id=new_id("lane"), order=order, persona=persona.id)))
    return lanes


def next_colour(used: Sequence[str]) -> str:
    """The colour of a new persona: one that is used least, in their order."""
    return min(PERSONA_COLOURS, key=lambda colour: (used.count(colour), PERSONA_COLOURS.index(colour)))


def add_lane(
    journey: Journey,
    content: LaneContent,
    index: int | None = None,
    persona: str | None = None,
    name: str = "",
) -> tuple[ChangeSet, str]:
    """A new lane of any kind, before the lane at `index` (None: under its persona's, else at the bottom).

    A persona lane without a persona gets a new one; other lanes ask the question of their kind. Gives the lane's id
    too.
    """
    lanes = journey.lanes
    if content is LaneContent.PERSONA and persona is None:
        return add_persona(journey, index, name)
    if index is None:
        own = [i for i, lane in enumerate(lanes, start=1) if persona is not None and lane.persona == persona]
        index = own[-1] if own else len(lanes)
    draft = Draft(journey)
    order = keys_at(lanes, index)[0]
    asked = usual_prompt(content)
    lane = draft.add(Lane(id=new_id("lane"), order=order, content=content, persona=persona, name=name, prompt=asked))
    return draft.changes(), lane.id


def add_lanes(
    journey: Journey, contents: Iterable[LaneContent], index: int | None = None
) -> tuple[ChangeSet, list[str]]:
    """New lanes under one another, before the lane at `index` (None: at the bottom); kinds that are there are left out.

    Gives their ids too.
    """
    there = {lane.content for lane in journey.lanes}
    wanted = [content for content in contents if content not in there]
    lanes = journey.lanes
    draft = Draft(journey)
    orders = keys_at(lanes, len(lanes) if index is None else index, len(wanted))
    made = [
        draft.add(Lane(id=new_id("lane"), order=order, content=content, prompt=usual_prompt(content)))
        for content, order in zip(wanted, orders, strict=True)
    ]
    return draft.changes(), [lane.id for lane in made]


def fold_lanes(journey: Journey, ids: Iterable[str], is_folded: bool) -> ChangeSet:
    """Show lanes as one line each, or whole again; a line is one already."""
    draft = Draft(journey)
    for lane_id in ids:
        if not journey.record(lane_id, Lane).content.is_line:
            draft.revise(lane_id, is_collapsed=is_folded)
    return draft.changes()


MOST_HEIGHT = 10_000.0
"""Points: no lane is shown higher, however high a map says that it is."""


def set_height(journey: Journey, ids: Iterable[str], height: float | None) -> ChangeSet:
    """Set the least height of lanes in points (None: as high as what stands in them).

    Raises ValueError for a height that is not above 0.
    """
    draft = Draft(journey)
    for lane_id in ids:
        draft.revise(lane_id, height=height)
    return draft.changes()


def give_to_persona(journey: Journey, ids: Iterable[str], persona: str | None) -> ChangeSet:
    """Say whose lanes they are (None: nobody's). A lane that follows a persona keeps its own."""
    draft = Draft(journey)
    for lane_id in ids:
        if journey.record(lane_id, Lane).content is not LaneContent.PERSONA:
            draft.revise(lane_id, persona=persona)
    return draft.changes()


def move_lanes(journey: Journey, ids: Iterable[str], index: int) -> ChangeSet:
    """Move lanes, with all their content, before the lane that now is at `index` (their number: to the bottom)."""
    moving = set(ids)
    draft = Draft(journey)
    movers = [lane for lane in journey.lanes if lane.id in moving]
    for lane_id, order in moved_keys(journey.lanes, movers, index).items():
        draft.revise(lane_id, order=order)
    return draft.changes()
