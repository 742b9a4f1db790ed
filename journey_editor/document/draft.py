"""A draft: changes gathered one by one over a journey that stays as it is, read back as one change set."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record

R = TypeVar("R", bound=Record)


class Draft:
    """What an edit function writes on. It looks like the journey with the changes so far."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self._after: dict[str, Record | None] = {}
        self._new_referrers: dict[str, set[str]] | None = None
        """Only a deletion asks for them."""

    def get(self, record_id: str) -> Record | None:
        """The record as the draft has it, or None."""
        return self._after[record_id] if record_id in self._after else self.journey.get(record_id)

    def add(self, record: R) -> R:
        """Add a record (or replace the one of that id) and give it back."""
        self._after[record.id] = record
        if self._new_referrers is not None:
            self._note_referrer(record)
        return record

    def revise(self, record_id: str, **fields: Any) -> None:
        """Change fields of a record. Raises KeyError where there is none, ValueError for a value it cannot take."""
        record = self.get(record_id)
        if record is None:
            raise KeyError(record_id)
        self.add(record.revised(**fields))

    def delete(self, record_id: str) -> None:
        """Delete a record with all that is part of it; whatever only mentions it has that field emptied."""
        waiting = [record_id]
        while waiting:
            current = waiting.pop()
            if self.get(current) is None:
                continue
            self._after[current] = None
            for referrer in self._referrers(current):
                for field, rule, target in referrer.references():
                    if target != current:
                        continue
                    record = self.get(referrer.id)
                    if record is None or not record.refers_to(field, current):
                        continue
                    if rule.on_delete == "clear" or record.refers_to_others(field, current):
                        self.add(record.without_reference(field, current))
                    else:
                        waiting.append(referrer.id)

    def keep_only(self, kept: Collection[str]) -> None:
        """Delete all other records."""
        for record in self.journey:
            if record.id not in kept:
                self.delete(record.id)

    def _note_referrer(self, record: Record) -> None:
        assert self._new_referrers is not None
        for _, _, target in record.references():
            self._new_referrers.setdefault(target, set()).add(record.id)

    def _referrers(self, record_id: str) -> list[Record]:
        if self._new_referrers is None:
            self._new_referrers = {}
            for record in filter(None, self._after.values()):
                self._note_referrer(record)
        ids = self.journey.referrers(record_id) | self._new_referrers.get(record_id, set())
        found = (self.get(i) for i in sorted(ids))
        return [r for r in found if r and any(target == record_id for _, _, target in r.references())]

    def changes(self) -> ChangeSet:
        """All changes so far as one change set."""
        return ChangeSet.of((self.journey.get(i), after) for i, after in self._after.items())
