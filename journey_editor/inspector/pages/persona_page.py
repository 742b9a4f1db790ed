"""A persona."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane
from journey_editor.document.vocabulary import LaneContent
from journey_editor.inspector.fields.choice_field import ChoiceField
from journey_editor.inspector.fields.colour_field import ColourField
from journey_editor.inspector.fields.elsewhere import Elsewhere
from journey_editor.inspector.fields.number_fields import TenthField
from journey_editor.inspector.fields.picture_field import PictureField, alternative_text
from journey_editor.inspector.fields.text_fields import LineField, LinesField, TextField, TitleField
from journey_editor.inspector.pages.lane_page import COLLAPSED, HEIGHT, HIDDEN, PROMPT
from journey_editor.inspector.pages.parts import EVIDENCE
from journey_editor.inspector.pages.relations import RELATIONS
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import persona_place


def _of_its_lane(spec: FieldSpec) -> Custom:
    """A field of the lane that follows the persona, where there is one."""
    return Custom(lambda bench: Elsewhere(spec, bench, _lanes))


def _lanes(journey: Journey, persona: str) -> list[str]:
    return [lane.id for lane in journey.parts(persona, Lane) if lane.content is LaneContent.PERSONA]


PAGE = InspectorPage(
    "Persona",
    "persona",
    FieldSpec("name", "Name", TitleField, "Name of the persona"),
    (
        PageGroup(
            "",
            (
                FieldSpec("picture", "Picture", PictureField, single=True),
                alternative_text(),
                FieldSpec("role", "Role", LineField, "job title or part it plays"),
                (
                    FieldSpec("role_type", "Part in the buying group", ChoiceField),
                    FieldSpec("level", "Level", ChoiceField),
                ),
                FieldSpec("colour", "Colour", ColourField),
            ),
        ),
        PageGroup(
            "What moves it",
            (
                FieldSpec("goals", "Goals, a line each", LinesField),
                FieldSpec("motivations", "Motivations, a line each", LinesField),
                FieldSpec("jobs", "Jobs to be done, a line each", LinesField),
                FieldSpec("desired_outcomes", "Desired outcomes, a line each", LinesField),
                FieldSpec("pains", "Pains, a line each", LinesField),
                FieldSpec("quote", "Quote", TextField),
                FieldSpec("concerns", "Concerns, a line each", LinesField),
                FieldSpec("responsibilities", "Responsibilities, a line each", LinesField),
                FieldSpec("evaluation_criteria", "Evaluation criteria, a line each", LinesField),
            ),
        ),
        PageGroup(
            "Weight in the decision",
            (
                FieldSpec("influence", "Influence", TenthField),
                FieldSpec("interest", "Interest", TenthField),
                FieldSpec("authority", "Authority", ChoiceField),
                FieldSpec("decision_process", "Decision process", TextField),
            ),
        ),
        RELATIONS,
        PageGroup(
            "Background",
            (
                FieldSpec("proficiency", "Proficiency", TextField),
                FieldSpec("preferred_channels", "Preferred channels, a line each", LinesField),
                FieldSpec("demographics", "Demographics", TextField),
                FieldSpec("firmographics", "Firmographics", TextField),
            ),
            folded=True,
        ),
        EVIDENCE,
        PageGroup("Its lane", tuple(_of_its_lane(spec) for spec in (PROMPT, COLLAPSED, HIDDEN, HEIGHT)), folded=True),
    ),
    persona_place,
)
