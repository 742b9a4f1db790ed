"""A decision, with its ways out."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.inspector.fields.owner_field import OwnerField
from journey_editor.inspector.fields.picture_field import PictureField, alternative_text
from journey_editor.inspector.fields.reach_field import ReachField
from journey_editor.inspector.fields.text_fields import TextField, TitleField
from journey_editor.inspector.links import Found, Links
from journey_editor.inspector.map_links import ChildMapPart
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import card_place, name_of


def ways_out(journey: Journey, decision_id: str) -> Found:
    """The connections that start here: label and where they lead."""
    return [
        (way.id, "connection", f"{way.label or way.meaning.label} → {name_of(journey, journey.get(way.target))}")
        for way in journey.ways_out(decision_id)
    ]


PAGE = InspectorPage(
    "Decision",
    "decision",
    FieldSpec("name", "Name", TitleField, "What is to be decided"),
    (
        PageGroup(
            "",
            (
                FieldSpec("what_happens", "What is decided, and on what grounds", TextField),
                FieldSpec("owner", "Owner", OwnerField),
                FieldSpec("last_step", "Lasts until", ReachField, single=True),
                FieldSpec("picture", "Picture", PictureField, single=True),
                alternative_text(),
            ),
        ),
        PageGroup(
            "Ways out",
            (
                Custom(
                    lambda bench: Links(
                        bench, ways_out, empty="None yet. Drag from its right circle, or press Ctrl+Shift+K."
                    )
                ),
            ),
            count=lambda journey, decision_id: len(ways_out(journey, decision_id)),
        ),
        PageGroup("", (Custom(ChildMapPart),)),
    ),
    card_place,
)
