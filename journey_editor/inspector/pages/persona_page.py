"""A persona."""

from __future__ import annotations

from journey_editor.inspector.fields.choice_field import ChoiceField
from journey_editor.inspector.fields.colour_field import ColourField
from journey_editor.inspector.fields.number_fields import TenthField
from journey_editor.inspector.fields.picture_field import AlternativeText, PictureField
from journey_editor.inspector.fields.text_fields import LineField, LinesField, TextField, TitleField
from journey_editor.inspector.spec import Custom, FieldSpec, Group, Page
from journey_editor.inspector.words import persona_place

PAGE = Page(
    "Persona",
    "persona",
    FieldSpec("name", "Name", TitleField, "Name of the persona"),
    (
        Group(
            "",
            (
                FieldSpec("picture", "Picture", PictureField, single=True),
                Custom(AlternativeText),
                FieldSpec("role", "Role", LineField, "job title or part it plays"),
                (
                    FieldSpec("role_type", "Part in the buying group", ChoiceField),
                    FieldSpec("level", "Level", ChoiceField),
                ),
                FieldSpec("colour", "Colour", ColourField),
            ),
        ),
        Group(
            "What moves it",
            (
                FieldSpec("goals", "Goals, a line each", LinesField),
                FieldSpec("pains", "Pains, a line each", LinesField),
                FieldSpec("quote", "Quote", TextField),
                FieldSpec("responsibilities", "Responsibilities, a line each", LinesField),
                FieldSpec("evaluation_criteria", "Evaluation criteria, a line each", LinesField),
            ),
        ),
        Group(
            "Weight in the decision",
            (
                FieldSpec("influence", "Influence", TenthField),
                FieldSpec("interest", "Interest", TenthField),
                FieldSpec("authority", "Authority", ChoiceField),
            ),
        ),
    ),
    persona_place,
)
