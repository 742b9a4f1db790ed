"""Another content for lanes that are there: a lane of thoughts that should be one of questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.lanes import next_colour
from journey_editor.document.journey import Journey
from journey_editor.document.prompts import usual_prompt
from journey_editor.document.record import new_id
from journey_editor.document.records import Card, Lane, Persona
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import counted_records, name_key, numbered


def content_name(content: LaneContent) -> str:
    """What a lane may be turned into, as a list names it: a stage's field says that it is a row of the stages."""
    if content is LaneContent.PERSONA:
        return "A persona\u2019s journey"
    label = content.label.capitalize()
    return f"Stage row: {content.label}" if content.stage_field else label


def turn_lanes(journey: Journey, ids: Iterable[str], content: LaneContent) -> ChangeSet:
    """Let lanes hold something else. Their cards, names and questions of their own stay; a question that is the usual
    one is asked as it is usual there.

    A lane that is to follow a persona follows the one that it belongs to, else a new one of its name. One that followed
    a persona belongs to it from then on; a persona that is nothing but a name becomes the lane's name. Raises
    ValueError with a sentence where cards stand in a lane that the content does not take.
    """
    draft = Draft(journey)
    for lane in (journey.record(lane_id, Lane) for lane_id in ids):
        if lane.content is content:
            continue
        if sentence := _why_not(journey, lane, content):
            raise ValueError(sentence)
        name, persona = lane.name, lane.persona
        if content is LaneContent.PERSONA and persona is None:
            colour = next_colour([one.colour for one in journey.all(Persona)])
            persona = draft.add(Persona(id=new_id("persona"), name=name, colour=colour)).id
            name = ""
        elif lane.content is LaneContent.PERSONA and (bare := _nothing_but_a_name(journey, lane)) is not None:
            name, persona = bare.name, None
        if name_key(name) in (name_key(lane.content.label), name_key(content.label)):
            name = ""  # it is called by what it holds
        asked = usual_prompt(content) if lane.prompt == usual_prompt(lane.content) else lane.prompt
        folded = lane.is_collapsed and not content.is_line
        draft.revise(lane.id, content=content, name=name, persona=persona, prompt=asked, is_collapsed=folded)
        if lane.persona is not None and persona is None:
            draft.delete(lane.persona)
    return draft.changes()


def turn_text(journey: Journey, ids: Sequence[str]) -> str:
    """What the undo step is called: "Change what the lane holds", "Change what 2 lanes hold"."""
    what = counted_records(journey, ids)
    return f"Change what {what} hold" if len(ids) > 1 else f"Change what the {what} holds"


def _why_not(journey: Journey, lane: Lane, content: LaneContent) -> str:
    """Why a lane cannot hold it: the cards that would have no place. Empty: it can."""
    left = [card.id for card in journey.parts(lane.id, Card) if not content.takes(card.kind)]
    if not left:
        return ""
    name, cards = journey.name_of(lane.id) or "Unnamed persona", counted_records(journey, left, numbered)
    if content.holds_cards:
        return f"\u201c{name}\u201d holds {cards}, and only a persona\u2019s lane does: turn them into notes first."
    kind = "line" if content.is_line else "stage row"
    return f"\u201c{name}\u201d holds {cards}, and a {kind} holds no cards: move or delete them first."


def _nothing_but_a_name(journey: Journey, lane: Lane) -> Persona | None:
    """The persona of a lane, where nobody has said more of it than its name and nothing else refers to it."""
    persona = journey.persona_of(lane.id)
    says_more = persona != Persona(id=persona.id, name=persona.name, colour=persona.colour)
    return None if says_more or journey.referrers(persona.id) != {lane.id} else persona
