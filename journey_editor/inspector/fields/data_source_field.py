"""The system that a signal is read from: picked from those the map has, or typed. Beside it the system's own record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.parts import assign_data_source
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import DataSource
from journey_editor.inspector.fields.named_field import NamedField
from journey_editor.inspector.fields.owner_field import OwnerField
from journey_editor.inspector.fields.text_fields import LineField, TextField
from journey_editor.inspector.fields.typed_choice_field import SystemTypeField
from journey_editor.inspector.spec import FieldSpec

SYSTEM_TYPE = FieldSpec("system_type", "Kind of system", SystemTypeField, "unknown")
REMARKS = FieldSpec("remarks", "Remarks", TextField, "what is in it, how far it can be relied on")
ACCESS = FieldSpec("owner", "Owner, who gives access", OwnerField)


class DataSourceField(NamedField):
    """A box to pick or type a system, and a button that unfolds the system's own fields."""

    record_type = DataSource
    nothing = "unknown"
    own_fields: ClassVar = (FieldSpec("name", "System's name, everywhere", LineField), SYSTEM_TYPE, ACCESS, REMARKS)
    own_label = "Rename this system everywhere, say what it is"

    def assign(self, journey: Journey, ids: Iterable[str], name: str) -> ChangeSet:
        """Signals are read from the system of that name."""
        return assign_data_source(journey, ids, name)

    def said_of(self, record: Record) -> str:
        """What kind of system it is."""
        assert isinstance(record, DataSource)
        return record.system_type
