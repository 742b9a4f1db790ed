"""How a persona stands to others: a list on its page, edited in place."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.relations import free_pair
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import PersonaRelation
from journey_editor.inspector.fields.choice_field import ChoiceField
from journey_editor.inspector.fields.persona_field import OtherPersonaField
from journey_editor.inspector.fields.text_fields import TextField
from journey_editor.inspector.record_list import ListSpec
from journey_editor.inspector.spec import FieldSpec, PageGroup
from journey_editor.inspector.words import name_of


def _relations(journey: Journey, persona: str) -> list[Record]:
    """A persona's own relations first, then those of others to it."""
    found = journey.parts(persona, PersonaRelation)
    return [*sorted(found, key=lambda relation: (relation.source != persona, relation.id))]


def _line(journey: Journey, record: Record) -> tuple[str, str]:
    assert isinstance(record, PersonaRelation)
    ends = (name_of(journey, journey.get(end)) for end in (record.source, record.target))
    return f" {record.meaning.label} ".join(ends), ""


def _add(journey: Journey, persona: str) -> tuple[ChangeSet, str]:
    source, target = free_pair(journey, persona)
    draft = Draft(journey)
    made = draft.add(PersonaRelation(id=new_id(PersonaRelation.kind), source=source, target=target))
    return draft.changes(), made.id


RELATIONS = PageGroup(
    "Relations to other personas",
    (
        ListSpec(
            PersonaRelation.kind,
            _relations,
            _line,
            (
                FieldSpec("source", "Persona", OtherPersonaField),
                FieldSpec("meaning", "Relation", ChoiceField),
                FieldSpec("target", "To persona", OtherPersonaField),
                FieldSpec("note", "About what, and how it shows", TextField, "no note"),
            ),
            _add,
            empty="Nothing is said of how it stands to others.",
        ),
    ),
    count=lambda journey, persona: len(_relations(journey, persona)),
)
