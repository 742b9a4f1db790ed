"""The system that a signal is read from: picked from those the map has, or typed."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.parts import assign_data_source
from journey_editor.document.records import DataSource
from journey_editor.inspector.fields.named_field import NamedField


class DataSourceField(NamedField):
    """A box to pick or type a system."""

    record_type = DataSource
    nothing = "unknown"

    def assign(self, ids: Iterable[str], name: str) -> ChangeSet:
        """Signals are read from the system of that name."""
        return assign_data_source(self.bench.journey, ids, name)
