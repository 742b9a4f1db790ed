"""Changes of a document, as values: applied, inverted, joined, written down, compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from journey_editor.document.record import Record


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after. No before: it is added. No after: it is deleted."""

    before: Record | None
    after: Record | None

    @property
    def id(self) -> str:
        """The id of the record that changes."""
        record = self.after or self.before
        assert record is not None
        return record.id

    @property
    def record(self) -> Record:
        """The record as it is after the change, or as it was where it is deleted."""
        record = self.after or self.before
        assert record is not None
        return record


@dataclass(frozen=True, slots=True)
class UnknownChange:
    """What the file holds beside the records, which this version does not know, before and after: all of it."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class ChangeSet:
    """Changes of any number of records, one each, that happen together. The order does not matter."""

    changes: tuple[RecordChange, ...] = ()
    unknown: UnknownChange | None = None
    """Changes too where another copy of the map is taken over or merged; no edit of a user touches it."""

    @staticmethod
    def of(changes: Iterable[tuple[Record | None, Record | None]]) -> ChangeSet:
        """A change set from pairs of before and after; pairs that change nothing are left out."""
        return ChangeSet(tuple(RecordChange(before, after) for before, after in changes if before != after))

    def __bool__(self) -> bool:
        return bool(self.changes) or self.unknown is not None

    def __iter__(self) -> Iterator[RecordChange]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all records that it adds, alters or deletes."""
        return frozenset(change.id for change in self.changes)

    @property
    def added(self) -> list[Record]:
        """The records that were not there before."""
        return [c.after for c in self.changes if c.before is None and c.after is not None]

    @property
    def deleted(self) -> list[Record]:
        """The records that are there no longer."""
        return [c.before for c in self.changes if c.after is None and c.before is not None]

    def inverse(self) -> ChangeSet:
        """The change set that takes this one back."""
        unknown = self.unknown and UnknownChange(self.unknown.after, self.unknown.before)
        return ChangeSet(tuple(RecordChange(c.after, c.before) for c in reversed(self.changes)), unknown)

    def then(self, later: ChangeSet) -> ChangeSet:
        """This change and a later one as a single one.

        Raises ValueError where the later one does not start from what this one leaves.
        """
        joined = {change.id: change for change in self.changes}
        for change in later.changes:
            earlier = joined.get(change.id)
            if earlier is None:
                joined[change.id] = change
                continue
            if earlier.after != change.before:
                raise ValueError(f"{change.id} is not as the earlier change left it")
            joined[change.id] = RecordChange(earlier.before, change.after)
        changes = ChangeSet.of((c.before, c.after) for c in joined.values()).changes
        return ChangeSet(changes, _joined(self.unknown, later.unknown))


def _joined(earlier: UnknownChange | None, later: UnknownChange | None) -> UnknownChange | None:
    if earlier is None or later is None:
        return earlier or later
    if earlier.after != later.before:
        raise ValueError("what this version does not know is not as the earlier change left it")
    return UnknownChange(earlier.before, later.after) if earlier.before != later.after else None


def difference(before: Iterable[Record], after: Iterable[Record]) -> ChangeSet:
    """What makes one map's records into another's."""
    old = {record.id: record for record in before}
    new = {record.id: record for record in after}
    return ChangeSet.of((old.get(record_id), new.get(record_id)) for record_id in {**old, **new})
