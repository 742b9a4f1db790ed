"""Cells that are being written: one draft for them all, so that what is pasted at once is one step."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import Owner
from journey_editor.document.refusals import refusal
from journey_editor.document.wording import name_key


class CellRefused(ValueError):
    """A cell cannot take a text. Says why, in a sentence that begins with what was typed or the column's title."""


class Writing:
    """What a column writes on."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.draft = Draft(journey)
        self._owners: dict[str, str] | None = None
        self._made: list[str] = []

    def owner(self, name: str) -> str | None:
        """The owner of a name, where case does not matter; a new one where there is none. Empty: None."""
        name = name.strip()
        if not name:
            return None
        if self._owners is None:
            self._owners = {name_key(owner.name): owner.id for owner in reversed(self.journey.all(Owner)) if owner.name}
        found = self._owners.get(name_key(name))
        if found is None:
            found = self._owners[name_key(name)] = self.draft.add(Owner(id=new_id("owner"), name=name)).id
            self._made.append(found)
        return found

    def set(self, record: Record, field: str, label: str, value: Any) -> None:
        """Set a field. Raises CellRefused for a value that it cannot take."""
        try:
            self.draft.revise(record.id, **{field: value})
        except ValidationError as error:
            description = type(record).model_fields[field].description or ""
            raise CellRefused(refusal(error, label, value, description)) from error

    def changes(self) -> ChangeSet:
        """All that was written. Owners that were made and then given to nobody are left out."""
        changes = self.draft.changes()
        if not self._made:
            return changes
        used = {target for change in changes if change.after for _, _, target in change.after.references()}
        unused = {owner for owner in self._made if owner not in used}
        return ChangeSet(tuple(change for change in changes if change.id not in unused))
