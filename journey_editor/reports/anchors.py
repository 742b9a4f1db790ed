"""What links inside a report call the places that they lead to, and where a record is told of."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Lane, Part, Persona, Stage, Step


def card_anchor(card_id: str) -> str:
    """Where a card is told of."""
    return f"card:{card_id}"


def stage_anchor(stage_id: str) -> str:
    """A stage's page."""
    return f"stage:{stage_id}"


def persona_anchor(persona_id: str) -> str:
    """A persona's sheet."""
    return f"persona:{persona_id}"


def section_anchor(title: str) -> str:
    """A section, by its title."""
    return f"section:{title}"


def link_to(journey: Journey, record_id: str | None) -> str:
    """The link to where a record is told of: a part by its first place, a lane by its persona. Empty: nowhere.

    A link whose target is not in the report is left out when the pages are written.
    """
    match journey.get(record_id) if record_id else None:
        case Card() as card:
            return f"#{card_anchor(card.id)}"
        case Stage() as stage:
            return f"#{stage_anchor(stage.id)}"
        case Step() as step:
            return f"#{stage_anchor(step.stage)}"
        case Persona() as persona:
            return f"#{persona_anchor(persona.id)}"
        case Lane() as lane:
            return link_to(journey, lane.persona)
        case Part() as part:
            return link_to(journey, part.places[0]) if part.places else ""
    return ""
