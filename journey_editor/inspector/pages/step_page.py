"""A step of a stage."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import Step
from journey_editor.inspector.fields.text_fields import TitleField
from journey_editor.inspector.links import Found, Links
from journey_editor.inspector.map_links import ChildMapPart
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import name_of, step_place


def stage(journey: Journey, step_id: str) -> Found:
    """The step's stage."""
    stage_id = journey.record(step_id, Step).stage
    return [(stage_id, "stage", name_of(journey, journey.get(stage_id)))]


def cards(journey: Journey, step_id: str) -> Found:
    """What happens at the step."""
    return [(card.id, card.kind, name_of(journey, card)) for card in journey.cards if card.step == step_id]


PAGE = InspectorPage(
    "Step",
    "step",
    FieldSpec("name", "Name", TitleField, "Name of the step (it may stay empty)"),
    (
        PageGroup(
            "",
            (
                Custom(lambda bench: Links(bench, stage, "Stage")),
                Custom(lambda bench: Links(bench, cards, "At the same time", empty="No cards yet.")),
            ),
        ),
        PageGroup("", (Custom(ChildMapPart),)),
    ),
    step_place,
)
