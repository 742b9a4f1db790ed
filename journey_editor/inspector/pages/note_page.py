"""A note: its words, who answers for it, an image, and where its connections lead."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.inspector.fields.owner_field import OwnerField
from journey_editor.inspector.fields.picture_field import PictureField, alternative_text
from journey_editor.inspector.fields.reach_field import ReachField
from journey_editor.inspector.fields.text_fields import TitleField
from journey_editor.inspector.links import Found, Links
from journey_editor.inspector.map_links import ChildMapPart
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import card_place, name_of


def connected(journey: Journey, note_id: str) -> Found:
    """The cards that it is connected with."""
    found = []
    for way in journey.connections(note_id):
        other, arrow = (way.target, "→") if way.source == note_id else (way.source, "←")
        found.append((way.id, "connection", f"{arrow} {name_of(journey, journey.get(other))}"))
    return found


PAGE = InspectorPage(
    "Note",
    "note",
    FieldSpec("name", "Text", TitleField, "A few words"),
    (
        PageGroup(
            "",
            (
                FieldSpec("owner", "Owner", OwnerField),
                FieldSpec("last_step", "Lasts until", ReachField, single=True),
                FieldSpec("picture", "Picture", PictureField, single=True),
                alternative_text(),
            ),
        ),
        PageGroup(
            "Connections",
            (Custom(lambda bench: Links(bench, connected, empty="None yet.")),),
            count=lambda journey, note_id: len(connected(journey, note_id)),
        ),
        PageGroup("", (Custom(ChildMapPart),)),
    ),
    card_place,
)
