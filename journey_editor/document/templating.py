"""Maps that others start from: what a template keeps of a map, and what a map keeps of its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journey_editor.document.draft import Draft
from journey_editor.document.edits.child_maps import lead_nowhere
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    AcceptedFinding,
    Conflict,
    ExportProfile,
    JourneyMap,
    Lane,
    Persona,
    PersonaRelation,
    Picture,
    Review,
    Stage,
    Step,
    View,
)
from journey_editor.document.vocabulary import Evidence

TEMPLATE_MEMBER = "template"
"""The member of a template's file that says what the gallery shows of it. Maps that are made of it do not have it."""

_OF_ONE_MAP = (AcceptedFinding, Conflict, Review)
_STRUCTURE = (JourneyMap, Persona, PersonaRelation, Lane, Stage, Step, View, ExportProfile)
"""What cards stand in, and how it is looked at and exported."""


@dataclass(frozen=True)
class TemplateAbout:
    """What the gallery says of a template beside its title."""

    description: str = ""
    group: str = ""
    place: int = 0
    """Where it stands among the others."""


def about_template(members: dict[str, Any]) -> TemplateAbout:
    """What a file's members say of it as a template; what is missing or no text is left empty."""
    told = members.get(TEMPLATE_MEMBER)
    told = told if isinstance(told, dict) else {}
    description, group, place = told.get("description"), told.get("group"), told.get("place")
    return TemplateAbout(
        " ".join(description.split()) if isinstance(description, str) else "",
        group if isinstance(group, str) else "",
        place if isinstance(place, int) else 0,
    )


def as_template(journey: Journey, name: str, description: str, keeps_cards: bool) -> Journey:
    """A map as a template called `name`: with its cards, or only what they stand in.

    What belongs to the one map goes: authors, dates, reviews, conflicts, findings that were accepted, links to other
    maps (their paths would lead nowhere). Without the cards all goes that is said of the journey (what the map aims at,
    what stages say, owners, signals, risks, evidence), and what a newer version wrote: nobody can say what is in it.
    """
    draft = Draft(journey)
    draft.keep_only({record.id for record in journey if _is_kept(journey, record, keeps_cards)})
    draft.revise(MAP_ID, title=name, authors=(), map_date=None, last_review=None, next_review=None)
    lead_nowhere(draft, journey)
    made = Journey(journey, journey.unknown if keeps_cards else {})
    made.apply(draft.changes())
    if not keeps_cards:
        made = Journey([_bare(record) for record in made])
    return Journey(made, {**made.unknown, TEMPLATE_MEMBER: {"description": description}})


def from_template(journey: Journey) -> Journey:
    """A new map that starts from a template."""
    return Journey(journey, {name: value for name, value in journey.unknown.items() if name != TEMPLATE_MEMBER})


def _is_kept(journey: Journey, record: Record, keeps_cards: bool) -> bool:
    if keeps_cards:
        return not isinstance(record, _OF_ONE_MAP)
    if isinstance(record, Picture):
        return record.id in {journey.map.logo, *(persona.picture for persona in journey.all(Persona))}
    return isinstance(record, _STRUCTURE)


def _bare(record: Record) -> Record:
    """A record of the structure without what is said of the journey there."""
    known = record.known()
    match known:
        case JourneyMap():
            return known.revised(scope="", objective="", success_criteria="", evidence=Evidence.ASSUMED)
        case Stage():
            return Stage(id=known.id, order=known.order, name=known.name)
    return known
