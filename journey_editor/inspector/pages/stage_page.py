"""A stage with its whole operating row."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.inspector.fields.names_field import NamesField
from journey_editor.inspector.fields.number_fields import NumberField
from journey_editor.inspector.fields.owner_field import OwnerField
from journey_editor.inspector.fields.text_fields import TextField, TitleField
from journey_editor.inspector.links import Found, Links
from journey_editor.inspector.pages.data_source_page import READS
from journey_editor.inspector.pages.parts import EVIDENCE, FURTHER_RISKS, OPPORTUNITIES, PAIN_POINTS, RESOURCES, SIGNALS
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import name_of, stage_place


def steps(journey: Journey, stage_id: str) -> Found:
    """The stage's steps."""
    return [(step.id, "step", name_of(journey, step)) for step in journey.steps(stage_id)]


PAGE = InspectorPage(
    "Stage",
    "stage",
    FieldSpec("name", "Name", TitleField, "Name of the stage"),
    (
        PageGroup(
            "",
            (
                FieldSpec("customer_goal", "Customer goal", TextField),
                FieldSpec("owner", "Owner", OwnerField, "without one it will be forgotten"),
            ),
        ),
        PageGroup(
            "What is done",
            (
                FieldSpec("customer_action", "Customer action", TextField),
                FieldSpec("internal_action", "Internal action", TextField),
                FieldSpec("key_touchpoints", "Key touchpoints", TextField),
                FieldSpec("success_criterion", "Success criterion", TextField),
                FieldSpec("duration_days", "Typical duration in days", NumberField),
            ),
        ),
        SIGNALS,
        PageGroup(
            "Risk and the way back",
            (
                FieldSpec("risk", "Risk", TextField, "the main one, in a sentence"),
                FieldSpec("risk_trigger", "Risk trigger", TextField, "a number or an event"),
                FieldSpec("recovery", "Recovery", TextField),
                FieldSpec("escalation", "Escalation", TextField, "who is called, and when"),
            ),
        ),
        FURTHER_RISKS,
        PageGroup(
            "What comes next",
            (
                FieldSpec("next_step", "Next step", TextField),
                FieldSpec("review_checkpoint", "Review checkpoint", TextField),
            ),
        ),
        PAIN_POINTS,
        OPPORTUNITIES,
        RESOURCES,
        PageGroup(
            "Data", (FieldSpec("reads_from", "Data sources, a line each", NamesField, "unknown"), READS), folded=True
        ),
        EVIDENCE,
        PageGroup(
            "Steps",
            (Custom(lambda bench: Links(bench, steps)),),
            folded=True,
            count=lambda journey, stage_id: len(journey.steps(stage_id)),
        ),
    ),
    stage_place,
)
