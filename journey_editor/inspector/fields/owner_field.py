"""The owner: picked from those the map has, or typed. Beside it the owner's own record, renamed everywhere at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.parts import assign_owner
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Owner
from journey_editor.inspector.fields.named_field import NamedField
from journey_editor.inspector.fields.text_fields import LineField
from journey_editor.inspector.spec import FieldSpec

OWNER_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("name", "Owner's name, everywhere", LineField),
    FieldSpec("team", "Team", LineField, "no team"),
    FieldSpec("contact", "Contact", LineField, "unknown"),
)


class OwnerField(NamedField):
    """A box to pick or type an owner, a button that unfolds the owner's own fields, and the team below."""

    record_type = Owner
    nothing = "no owner yet"
    own_fields: ClassVar = OWNER_FIELDS
    own_label = "Rename this owner everywhere, set team and contact"

    def assign(self, journey: Journey, ids: Iterable[str], name: str) -> ChangeSet:
        """The records' owner is the one of that name."""
        return assign_owner(journey, ids, name)

    def said_of(self, record: Record) -> str:
        """Its team."""
        assert isinstance(record, Owner)
        return f"Team: {record.team}" if record.team else ""
