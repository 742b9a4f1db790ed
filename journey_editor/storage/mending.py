"""What is sound of a map that cannot be opened as it is. What does not fit is set aside in the map, and told.

Nothing is mended of itself: this is asked for, and gives a map of its own beside the file, which stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, to_json

from journey_editor.document import rules
from journey_editor.document.journey import Journey
from journey_editor.document.quoting import quoted
from journey_editor.document.record import Record, RefersTo, new_id
from journey_editor.document.records import MAP_ID, RECORD_TYPES, JourneyMap, Stage, Step
from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError

QUARANTINE = "quarantine"
"""The member of the file that keeps what was set aside, as it came: a list, for each mending the collections."""
_MOST_ROUNDS = 100
_FITS = "Only what fits is kept; as it was, it is set aside."
_SAYS_WHAT_IT_IS = ("id", "kind", "content")


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


def set_aside(journey: Journey, most: int) -> str:
    """What the last mending of a map has set aside, to read and to copy, up to so many characters; empty: nothing."""
    found = journey.unknown.get(QUARANTINE)
    if not isinstance(found, list) or not found:
        return ""
    text = json.dumps(found[-1], ensure_ascii=False, indent=2)
    return text if len(text) <= most else f"{text[:most]}\u2026"


class _Work:
    """A map that is being mended."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.records: dict[str, Record] = {}
        self.aside: dict[str, Any] = {}
        self.report: list[str] = []
        self._content = content

    def read(self) -> None:
        """Take each record that can be read. Raises DocumentError where that of the map itself cannot."""
        about = self._content.get(JourneyMap.collection)
        self._take(JourneyMap, MAP_ID, about)
        if MAP_ID not in self.records:
            raise DocumentError(self.report[0])
        for record_type in RECORD_TYPES:
            name = record_type.collection
            members = self._content.get(name, {})
            if record_type is JourneyMap:
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
            left = None if record_id in self.records else _sound(record_type, record_id, fields)
            if left is None:
                self.report.append(f"{error.problems[0]} It is set aside.")
                return
            self.records[record_id] = left
            self.report += [f"{problem} {_FITS}" for problem in error.problems]

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


def _sound(record_type: type[Record], record_id: str, fields: Any) -> Record | None:
    """A record without the values that it cannot take, too long a text being cut; None: it cannot be without them."""
    if not isinstance(fields, dict):
        return None
    left = deepcopy(fields)
    for _ in range(_MOST_ROUNDS):
        try:
            return record_type.model_validate_json(to_json({**left, "id": record_id}))
        except ValidationError as error:
            if not all([_let_go(record_type, left, problem) for problem in error.errors(include_url=False)]):
                return None
    return None


def _let_go(record_type: type[Record], fields: dict[str, Any], problem: ErrorDetails) -> bool:
    """Take a value that does not fit out of the fields of a record, or cut it. False: it cannot be without."""
    place = problem["loc"]
    field = str(place[0]) if place else ""
    known = record_type.model_fields.get(field)
    if known is None or field in _SAYS_WHAT_IT_IS:
        return False
    if field in fields and problem["type"] == "string_too_long":
        holder: Any = fields
        for part in place[:-1]:
            holder = holder[part]
        holder[place[-1]] = holder[place[-1]][: problem["ctx"]["max_length"]]
        return True
    fields.pop(field, None)  # another part of it may not have fitted either
    return not known.is_required()


def _in_vain(records: dict[str, Record], record: Record) -> Iterator[tuple[str, RefersTo, str]]:
    for field, rule, target_id in record.references():
        target = records.get(target_id)
        if target is None or target.kind not in rule.kinds:
            yield field, rule, target_id
