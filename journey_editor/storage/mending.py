"""What is sound of a map that cannot be opened as it is. What does not fit is set aside in the map, and told.

Nothing is mended of itself: this is asked for, and gives a map of its own beside the file, which stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from journey_editor.document import rules
from journey_editor.document.journey import Journey
from journey_editor.document.quoting import quoted
from journey_editor.document.record import Record, RefersTo, new_id
from journey_editor.document.records import MAP_ID, RECORD_TYPES, Stage, Step
from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError

QUARANTINE = "quarantine"
"""The member of the file that keeps what was set aside, as it came: a list, for each mending the collections."""
_MOST_ROUNDS = 100


@dataclass(frozen=True)
class Mended:
    """The sound part of a map, and what was set aside or changed, a sentence each."""

    journey: Journey
    report: tuple[str, ...]


def mended(data: bytes) -> Mended:
    """The sound part of what a file holds. Raises DocumentError where it is no map of this or an older version."""
    content = codec.content_of(data)
    work = _Work(content)
    work.read()
    for _ in range(_MOST_ROUNDS):
        if not work.mend():
            break
    unknown = {name: value for name, value in content.items() if name not in codec.KNOWN}
    if work.aside:
        before = unknown.get(QUARANTINE, [])
        unknown[QUARANTINE] = [*(before if isinstance(before, list) else [before]), work.aside]
    journey = Journey(list(work.records.values()), unknown)
    if codec.from_bytes(codec.to_bytes(journey)).journey != journey:
        raise DocumentError("The map cannot be mended: it would not come back from its file as it is.")
    return Mended(journey, tuple(work.report))


class _Work:
    """A map that is being mended."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.records: dict[str, Record] = {}
        self.aside: dict[str, Any] = {}
        self.report: list[str] = []
        self._content = content

    def read(self) -> None:
        """Take each record that can be read. Raises DocumentError where that of the map itself cannot."""
        about = codec.record_of("map", MAP_ID, self._content.get("map"))
        self.records[about.id] = about
        for record_type in RECORD_TYPES:
            name = record_type.collection
            members = self._content.get(name, {})
            if record_type is type(about):
                continue
            if not isinstance(members, dict):
                self.aside[name] = members
                self.report.append(f"{name}: is no collection of records; it is set aside.")
                continue
            for record_id, fields in members.items():
                self._take(record_type, record_id, fields)

    def mend(self) -> bool:
        """Mend what does not fit together as the records are now; it may be that others then do not."""
        found = rules.faults(Journey(self.records.values()))
        for record_id in found:
            self._mend(self.records[record_id], found[record_id][0])
        with_steps = {record.stage for record in self.records.values() if isinstance(record, Step)}
        bare = [one for one in self.records.values() if isinstance(one, Stage) and one.id not in with_steps]
        for stage in bare if not found else ():
            made = Step(id=new_id("step"), order="V", stage=stage.id)
            self.records[made.id] = made
            self.report.append(f"The stage {quoted(stage.name)} ({stage.id}) had no step; it has one without a name.")
        return bool(found or bare)

    def _take(self, record_type: type[Record], record_id: str, fields: Any) -> None:
        try:
            if record_id in self.records:
                raise DocumentError(f"{record_type.collection}, {record_id}: the id is used twice.")
            self.records[record_id] = codec.record_of(record_type.kind, record_id, fields)
        except DocumentError as error:
            self._put_aside(record_type.collection, record_id, fields)
            self.report.append(f"{error.problems[0] if error.problems else error} It is set aside.")

    def _mend(self, record: Record, sentence: str) -> None:
        """Let go of what a record refers to in vain; where it cannot be without, set it aside."""
        self._put_aside(record.collection, record.id, self._content[record.collection][record.id])
        left: Record | None = record
        for field, rule, target in _in_vain(self.records, record):
            if left is None or (rule.on_delete == "cascade" and not left.refers_to_others(field, target)):
                left = None
                break
            try:
                left = left.without_reference(field, target)
            except ValidationError:
                left = None
        if left is None or left == record:
            del self.records[record.id]
            self.report.append(f"{sentence} It is set aside.")
        else:
            self.records[record.id] = left
            self.report.append(f"{sentence} It is left without; as it was, it is set aside.")

    def _put_aside(self, collection: str, record_id: str, fields: Any) -> None:
        self.aside.setdefault(collection, {}).setdefault(record_id, fields)


def _in_vain(records: dict[str, Record], record: Record) -> Iterator[tuple[str, RefersTo, str]]:
    for field, rule, target_id in record.references():
        target = records.get(target_id)
        if target is None or target.kind not in rule.kinds:
            yield field, rule, target_id
