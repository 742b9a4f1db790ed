"""What a form edits: one field of one or several records, read and written together."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from pydantic import ValidationError

from journey_editor.document import agreement
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.refusals import refusal
from journey_editor.document.wording import change_text
from journey_editor.history.session import Session


class Different(Enum):
    """What a field reads where several records do not agree."""

    VALUE = "different"


DIFFERENT = Different.VALUE


class Subject:
    """Some records of a session. It is bound to their ids: what is typed never goes to what is selected later."""

    def __init__(self, session: Session, ids: Sequence[str]) -> None:
        self.session = session
        self.ids = tuple(ids)
        self._found: tuple[int, list[Record]] = (-1, [])
        """Those of the records that exist, at a version of the map: each of many fields asks for them."""

    @property
    def is_there(self) -> bool:
        """Whether all of the records still exist."""
        return len(self.records) == len(self.ids)

    @property
    def records(self) -> list[Record]:
        """Those of the records that still exist."""
        journey = self.session.journey
        if self._found[0] != journey.version:
            self._found = journey.version, [record for record in map(journey.get, self.ids) if record is not None]
        return self._found[1]

    def value(self, field: str) -> Any:
        """What the records hold in a field, or DIFFERENT."""
        records = self.records
        first = getattr(records[0], field) if records else None
        for record in records:
            value = getattr(record, field)
            if value is not first and value != first:
                return DIFFERENT
        return first

    def description(self, field: str) -> str:
        """What the field is for, in the document's words."""
        records = self.records
        info = type(records[0]).model_fields.get(field) if records else None
        return (info.description or "") if info is not None else ""

    def write(self, field: str, label: str, value: Any) -> None:
        """Set a field as one undo step. Raises ValueError with a sentence for a value that it cannot take."""
        text = self.step_text(label)
        self.session.edit(text, len(self.ids), lambda journey: self._changes(journey, field, label, value))

    def type(self, field: str, label: str, value: Any) -> None:
        """As `write`, for what is being typed: a visit to the field is one undo step."""
        self.session.type(
            self.step_text(label), self._changes(self.session.journey, field, label, value), self.ids, field
        )

    def step_text(self, label: str) -> str:
        """The undo text of a change ("Change channel of 3 touchpoints")."""
        return change_text(self.session.journey, self.ids, label)

    def _changes(self, journey: Journey, field: str, label: str, value: Any) -> ChangeSet:
        if self.session.why_fixed:
            raise ValueError(self.session.why_fixed)
        try:
            changes = set_field(journey, [record_id for record_id in self.ids if record_id in journey], field, value)
        except ValidationError as error:
            raise ValueError(refusal(error, label, value, self.description(field))) from error
        if disagreement := agreement.refusal(journey, changes, field):
            raise ValueError(disagreement)
        return changes

    def notes(self, field: str) -> str:
        """What is odd about the value of a field beside others, in sentences; of one record alone."""
        records = self.records
        return agreement.notes(self.session.journey, records[0], field) if len(records) == 1 else ""
