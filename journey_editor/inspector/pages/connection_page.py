"""A connection between two cards."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import Connection
from journey_editor.inspector.fields.choice_field import ChoiceField
from journey_editor.inspector.fields.number_fields import NumberField, PercentField
from journey_editor.inspector.fields.text_fields import TextField, TitleField
from journey_editor.inspector.links import Found, Links
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import name_of


def source(journey: Journey, connection_id: str) -> Found:
    """Where it starts."""
    return _card(journey, journey.record(connection_id, Connection).source)


def target(journey: Journey, connection_id: str) -> Found:
    """Where it leads."""
    return _card(journey, journey.record(connection_id, Connection).target)


def _card(journey: Journey, card_id: str) -> Found:
    card = journey.get(card_id)
    return [(card_id, card.kind, name_of(journey, card))] if card is not None else []


PAGE = InspectorPage(
    "Connection",
    "connection",
    FieldSpec("label", "Label", TitleField, "Label: yes, no, after 14 days …"),
    (
        PageGroup(
            "",
            (
                FieldSpec("meaning", "Kind", ChoiceField),
                (
                    FieldSpec("probability", "Probability", PercentField),
                    FieldSpec("count", "How many go this way", NumberField),
                ),
                FieldSpec("note", "Note", TextField, "what is handed over, or what to know"),
                Custom(lambda bench: Links(bench, source, "From")),
                Custom(lambda bench: Links(bench, target, "To")),
            ),
        ),
    ),
)
