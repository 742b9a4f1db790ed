"""A map as the bytes of a `.journey` file, and back. docs/file-format.md describes what is written here."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from journey_editor.document import rules, strict_json
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Course, Progress, no_progress
from journey_editor.document.quoting import cut
from journey_editor.document.record import Record
from journey_editor.document.records import MAP_ID, RECORD_TYPES, TYPE_OF_KIND, JourneyMap
from journey_editor.garbage import uncollected
from journey_editor.storage import plain_errors
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.migrations import migrate

FORMAT = "journey-map"
VERSION = 2
SCHEMA_URN = f"urn:journey-editor:schema:journey-{VERSION}"
MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused before they are parsed."""
MAX_VALUES = 1_000_000
"""Files with more values are refused before they are parsed: few bytes of them would fill the memory for minutes."""

_MAX_PROBLEMS = 100
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_VERSION_AT_HEAD = re.compile(rb'"version"\s*:\s*([0-9]{1,4})\b')
_HEAD_BYTES = 500
_HEAD = ("$schema", "format", "version")
KNOWN = frozenset({*_HEAD, *(record_type.collection for record_type in RECORD_TYPES)})
"""The members of a file that this version knows."""
_COLLECTIONS = tuple(record_type for record_type in RECORD_TYPES if record_type is not JourneyMap)


@dataclass(frozen=True)
class Opened:
    """A map as it came out of a file."""

    journey: Journey
    notes: list[str] = field(default_factory=list)
    """What the reader should know, a sentence each: what saving will change about the file."""
    content_hash: str = ""
    """The hash of the bytes that were read; see `content_hash`."""


def content_hash(data: bytes) -> str:
    """What tells two contents of a file apart, as a hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def to_bytes(journey: Journey) -> bytes:
    """The file content of a map: equal maps give equal bytes."""
    content: dict[str, Any] = {"$schema": SCHEMA_URN, "format": FORMAT, "version": VERSION}
    content[JourneyMap.collection] = fields_of(journey.map)
    for record_type in _COLLECTIONS:
        records = sorted(journey.all(record_type), key=lambda record: record.id)
        if records:
            content[record_type.collection] = {record.id: fields_of(record) for record in records}
    for name in sorted(journey.unknown):
        content[name] = journey.unknown[name]
    return (json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def from_bytes(data: bytes, progress: Progress = no_progress, takes_newer: bool = False) -> Opened:
    """Read the content of a file. Raises DocumentError where it is no sound map; nothing is left out silently.

    `takes_newer`: one of a newer file version is read as far as this program knows it, to be shown and not edited; its
    version is one of the things unknown (`Journey.newer_version`), so that whatever is written of it says it too.
    """
    course = Course(progress)
    with uncollected():
        content, version = _content(data)
        is_newer = version > VERSION
        if is_newer and not takes_newer:
            raise DocumentError(f"{_newer(version)}. It was left as it is.")
        notes = []
        if version < VERSION:
            content = migrate(content, version, VERSION)
            notes.append(f"The file is of the older version {version}; saving makes it version {VERSION}.")
        if content.get("$schema", SCHEMA_URN) not in (SCHEMA_URN, f"urn:journey-editor:schema:journey-{version}"):
            named = plain_errors.shown(content["$schema"])
            notes.append(f"The file names {named} as its schema; saving puts {SCHEMA_URN} there.")
        try:
            records = _records(content, course)
            known = KNOWN - {"$schema", "version"} if is_newer else KNOWN
            unknown = {name: value for name, value in content.items() if name not in known}
            journey = Journey(course.over(records, 0.75), unknown)
            if problems := rules.check_all(journey, course):
                raise _error(problems)
        except DocumentError as error:
            if not is_newer:
                raise
            raise DocumentError(
                f"{_newer(version)}, and cannot be shown by this one: {error}", error.problems
            ) from None
        return Opened(journey, notes, content_hash(data))


def older_version_of(data: bytes) -> int:
    """The version of a file that is older than what this program writes; 0: it is not, or is no map's."""
    found = _VERSION_AT_HEAD.search(data[:_HEAD_BYTES])
    version = int(found.group(1)) if found and FORMAT.encode() in data[:_HEAD_BYTES] else VERSION
    return version if version < VERSION else 0


def about(data: bytes) -> JourneyMap:
    """What the map of a file's content says of itself; the rest is not looked at. Raises DocumentError."""
    content = content_of(data)
    records: list[Record] = []
    problems: list[str] = []
    _read(JourneyMap, MAP_ID, content.get(JourneyMap.collection), "map", records, problems)
    if problems:
        raise _error(problems)
    return next(record for record in records if isinstance(record, JourneyMap))


def content_of(data: bytes) -> dict[str, Any]:
    """What a file says, brought up to date, before any record is looked at. Raises DocumentError."""
    content, version = _content(data)
    if version > VERSION:
        raise DocumentError(f"{_newer(version)}. It was left as it is.")
    return migrate(content, version, VERSION)


def fields_of(record: Record) -> dict[str, Any]:
    """A record as the file has it, without its id."""
    extra = record.model_extra or {}
    dumped = record.model_dump(mode="json", exclude_defaults=True, exclude={"id", *extra})
    fields = {name: _number(value) for name, value in dumped.items()}
    return fields | {name: extra[name] for name in sorted(extra)}


def record_of(kind: str, record_id: str, fields: Any) -> Record:
    """A record as the file has it under its id. Raises DocumentError, or KeyError for a kind there is not."""
    records: list[Record] = []
    problems: list[str] = []
    _read(TYPE_OF_KIND[kind], record_id, fields, f"{kind} {record_id}", records, problems)
    if problems:
        raise _error(problems)
    return records[0]


def _number(value: Any) -> Any:
    """Whole numbers lose their ".0": 40 reads better than 40.0, and other programs write it that way too."""
    if isinstance(value, list):
        return [_number(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise DocumentError(f"The file is too large for a map (more than {MAX_BYTES // 2**20} MB).")
    if not data.strip():
        raise DocumentError("The file is empty.")
    if not data.strip(b"\0"):
        raise DocumentError("The file holds nothing but zero bytes: its content was lost on the disk or while copying.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError("The file is UTF-16; a map is UTF-8 text.")
    if data.count(b",") + data.count(b"[") + data.count(b"{") > MAX_VALUES and _values(data) > MAX_VALUES:
        raise DocumentError(f"The file holds more than {MAX_VALUES:,} values, which no map does.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        where = strict_json.place(before, len(before))
        raise DocumentError(f"The file is not UTF-8 text ({where}, byte 0x{data[error.start]:02x}).") from None


def _values(data: bytes) -> int:
    """About how many values stand in a JSON text; commas and brackets in its texts are not counted."""
    bare = _STRING.sub(b"", data)
    return sum(map(bare.count, (b",", b"[", b"{")))


def _content(data: bytes) -> tuple[dict[str, Any], int]:
    """What the file says, not brought up to date yet, and its version."""
    text = _text(data)
    if not text.lstrip().startswith("{"):
        raise DocumentError("This is not a journey map: it does not begin with {.")
    try:
        content = strict_json.parse(text)
    except strict_json.JsonFault as fault:
        raise DocumentError(str(fault)) from None
    return content, _version(content)


def _version(content: Any) -> int:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise DocumentError(f'This is not a journey map: "format": "{FORMAT}" is missing at its top.')
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise DocumentError(f"version: {plain_errors.shown(version)} is no version number of a map.")
    return version


def _newer(version: int) -> str:
    return (
        f"This map was written by a newer version of Journey Editor (file version {version}; this one reads up to "
        f"{VERSION})"
    )


def _records(content: dict[str, Any], course: Course) -> list[Record]:
    records: list[Record] = []
    problems: list[str] = []
    places: dict[str, str] = {MAP_ID: JourneyMap.collection}
    if JourneyMap.collection not in content:
        problems.append("map: is missing; every file has one.")
    else:
        _read(JourneyMap, MAP_ID, content[JourneyMap.collection], "map", records, problems)
    total = sum(len(part) for part in content.values() if isinstance(part, dict))
    known = (content.get(record_type.collection) for record_type in _COLLECTIONS)
    if sum(len(part) for part in known if isinstance(part, dict)) > rules.MOST_RECORDS:
        raise DocumentError(f"The file holds more than {rules.MOST_RECORDS:,} records, which no map does.")
    until = 0.0
    for record_type in _COLLECTIONS:
        name = record_type.collection
        members = content.get(name, {})
        if not isinstance(members, dict):
            problems.append(f"{name}: {plain_errors.shown(members)} is not an object of records by their ids.")
            continue
        until += 0.5 * len(members) / max(1, total)
        for record_id, fields in course.over(members.items(), until):
            where = f"{name}, {cut(record_id) or '(empty id)'}"
            if other := places.get(record_id):
                problems.append(f"{where}: the id is used in {other} already.")
                continue
            places[record_id] = name
            _read(record_type, record_id, fields, where, records, problems)
            if len(problems) >= _MAX_PROBLEMS:
                raise _error(problems)
    if problems:
        raise _error(problems)
    return records


def _read(
    record_type: type[Record], record_id: str, fields: Any, where: str, records: list[Record], problems: list[str]
) -> None:
    if not isinstance(fields, dict):
        problems.append(f"{where}: {plain_errors.shown(fields)} is not an object.")
        return
    if fields.get("id", record_id) != record_id:
        problems.append(f"{where}, id: {plain_errors.shown(fields['id'])} is not the id under which the record stands.")
        return
    try:
        # JSON mode, because strict Python mode would refuse the texts that dates and choices are in a file.
        records.append(record_type.model_validate_json(to_json({**fields, "id": record_id})))
    except ValidationError as error:
        problems.extend(plain_errors.sentences(error, where))


def _error(problems: list[str]) -> DocumentError:
    more = len(problems) - 1
    told = f" There {'is one more problem' if more == 1 else f'are {more} more problems'}." if more else ""
    return DocumentError(problems[0] + told, problems)
