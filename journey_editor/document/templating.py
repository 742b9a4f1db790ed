"""Maps that others start from: what a template keeps of a map, and what a map keeps of its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journey_editor.document.edits.pairs import UNPAIRED
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    AcceptedFinding,
    Card,
    Connection,
    JourneyMap,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Picture,
    Signal,
    Stage,
    Step,
)
from journey_editor.document.vocabulary import Evidence

TEMPLATE_MEMBER = "template"
"""The member of a template's file that says what the gallery shows of it. Maps that are made of it do not have it."""

_STRUCTURE_WITHOUT = (Card, Connection, PainPoint, Opportunity, Signal, Owner)


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

    What belongs to the one map goes: authors, dates, findings that were accepted, links to other maps (their paths
    would lead nowhere). Without the cards owners, signals, what the map aims at, what stages say, and pictures that
    nobody shows go too.
    """
    about = journey.map.revised(title=name, authors=(), map_date=None, last_review=None, next_review=None, **UNPAIRED)
    if not keeps_cards:
        about = about.revised(scope="", objective="", success_criteria="", evidence=Evidence.ASSUMED)
    own = (record for record in journey if not isinstance(record, AcceptedFinding))
    kept: list[Record] = [about if isinstance(record, JourneyMap) else record for record in own]
    if not keeps_cards:
        shown = {about.logo, *(persona.picture for persona in journey.all(Persona))}
        kept = [_bare(record) for record in kept if _is_structure(record, shown)]
    kept = [
        record.revised(child_map="") if isinstance(record, Card | Step) and record.child_map else record
        for record in kept
    ]
    unknown = {**journey.unknown, TEMPLATE_MEMBER: {"description": description}}
    return Journey(kept, unknown)


def from_template(journey: Journey) -> Journey:
    """A new map that starts from a template."""
    return Journey(journey, {name: value for name, value in journey.unknown.items() if name != TEMPLATE_MEMBER})


def _bare(record: Record) -> Record:
    return Stage(id=record.id, order=record.order, name=record.name) if isinstance(record, Stage) else record


def _is_structure(record: Record, shown: set[str | None]) -> bool:
    return record.id in shown if isinstance(record, Picture) else not isinstance(record, _STRUCTURE_WITHOUT)
