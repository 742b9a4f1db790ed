"""A map as a table: one row a touchpoint, which spreadsheets open and our import reads back.

RFC 4180, UTF-8 with a byte order mark, so that Excel takes it for what it is. A text that a spreadsheet would run as a
formula gets a leading apostrophe. Stages, steps and personas that have no card stand in rows of their own.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, clean_text
from journey_editor.document.records import (
    Card,
    Connection,
    DataSource,
    Decision,
    EvidenceItem,
    JourneyMap,
    Lane,
    Owner,
    Part,
    Persona,
    PersonaRelation,
    Review,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.spreadsheets import safe_cell
from journey_editor.document.wording import counted_records, numbered, plural
from journey_editor.export.other_lanes import other_lanes
from journey_editor.importers.csv_cards import PART_TYPES
from journey_editor.importers.csv_columns import COLUMNS
from journey_editor.importers.csv_values import cell_of
from journey_editor.storage import atomic

_FIELDS = {column.field for column in COLUMNS}


def to_text(journey: Journey) -> tuple[str, list[str]]:
    """The map as CSV text (without the byte order mark), and what it leaves out, a sentence each."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow([column.header for column in COLUMNS])
    for row in _rows(journey):
        writer.writerow([safe_cell(row.get(column.field, "")) for column in COLUMNS])
    return table.getvalue(), list(_left_out(journey))


def write(journey: Journey, path: Path) -> list[str]:
    """Write the map as a CSV file; what it leaves out is given back. Raises SaveError with one sentence."""
    text, left_out = to_text(journey)
    return left_out + list(atomic.write_bytes(path, text.encode("utf-8-sig")).notes)


def _rows(journey: Journey) -> Iterator[dict[str, str]]:
    lanes = {lane.id: _lane(journey, number, lane) for number, lane in enumerate(journey.persona_lanes, 1)}
    empty_lanes = set(lanes)
    for number, stage in enumerate(journey.stages, 1):
        in_stage = {"stage_number": str(number), "stage": stage.name}
        for step_number, step in enumerate(journey.steps(stage.id), 1):
            at_step = {**in_stage, "step_number": str(step_number), "step": step.name}
            cards = [card for lane in lanes for card in journey.cell(lane, step.id)]
            for card in cards:
                empty_lanes.discard(card.lane)
                yield {**at_step, **lanes[card.lane], **_card(journey, card)}
            if not cards:
                yield at_step
    yield from (lanes[lane] for lane in lanes if lane in empty_lanes)


def _lane(journey: Journey, number: int, lane: Lane) -> dict[str, str]:
    return {"persona_number": str(number), "persona": journey.persona_of(lane.id).name}


def _card(journey: Journey, card: Card) -> dict[str, str]:
    row = {"kind": card.kind}
    for name in type(card).model_fields:
        if name in _FIELDS and name != "step":
            row[name] = _cell(journey, name, getattr(card, name))
    for part_type in PART_TYPES:
        parts = journey.parts(card.id, part_type)
        for name in part_type.model_fields:
            if f"{part_type.kind}.{name}" not in _FIELDS:
                continue
            values = [_cell(journey, name, getattr(part, name)) for part in parts]
            if any(values) or (parts and name == part_type.name_field):
                row[f"{part_type.kind}.{name}"] = cell_of(values)
    return row


def _cell(journey: Journey, name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in ("owner", "read_from"):
        return journey.name_of(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, tuple):
        return cell_of(map(journey.name_of, value) if name in ("supported_by", "reads_from") else value)
    return value.isoformat() if isinstance(value, date) else clean_text(str(value))


def _left_out(journey: Journey) -> Iterator[str]:
    if connections := journey.count(Connection):
        yield f"The table has no place for connections: {connections} of them are left out."
    tables: list[tuple[type[Record], set[str], str]] = [
        (JourneyMap, {"language"}, "the map"),
        (Stage, {"name"}, "stages"),
        (Persona, {"name", "colour"}, "personas"),
        (Owner, {"name"}, "owners"),
        (DataSource, {"name"}, "data sources"),
        (EvidenceItem, {"title"}, "pieces of evidence"),
        *((kind, _columns_of(kind), plural(kind.kind)) for kind in (Touchpoint, *PART_TYPES)),
    ]
    for record_type, written, what in tables:
        filled = {
            name.replace("_", " ")
            for record in journey.all(record_type)
            for name, rule in record_type.model_fields.items()
            if name not in written | {"id", "order"} and getattr(record, name) != rule.default
        }
        if filled:
            yield f"The table has no place for these of {what}: {', '.join(sorted(filled))}."
    for kind in (PersonaRelation, Review):
        if number := journey.count(kind):
            yield f"The table has no place for {numbered(kind.kind, number)}."
    if lanes := other_lanes(journey):
        yield f"The table has no place for lanes that follow no persona: {', '.join(lanes)}."
    elsewhere = [part.id for kind in PART_TYPES for part in journey.all(kind) if not _is_at_card(journey, part)]
    if elsewhere:
        what = counted_records(journey, elsewhere, numbered)
        yield f"The table has no place for what is at no touchpoint: {what} of stages or of the map are left out."
    named = {one for card in journey.all(Touchpoint) for one in card.supported_by}
    if unnamed := journey.count(EvidenceItem) - len(named):
        yield f"Evidence that no touchpoint names is left out: {numbered('evidence', unnamed)}."
    idle = [owner.name for owner in journey.all(Owner) if not _owns_in_table(journey, owner)]
    if idle:
        yield f"Owners of nothing that is in the table are left out: {', '.join(idle)}."
    own = {
        name
        for record_type in (Touchpoint, Decision, Step, *PART_TYPES)
        for record in journey.all(record_type)
        for name in record.model_extra or {}
    }
    if own:
        yield f"Fields that this version does not know are left out: {', '.join(sorted(own))}."


def _columns_of(record_type: type[Record]) -> set[str]:
    """The fields of touchpoints, or of what belongs to them, that stand in the table."""
    if record_type is Touchpoint:
        placed = {"lane", "step", "last_step", "picture", "child_map"}
        return placed | {column.field for column in COLUMNS}
    fields = (column.field.partition(".") for column in COLUMNS)
    written = {name for kind, _, name in fields if kind == record_type.kind}
    return written | {getattr(record_type, "place_field", "")}


def _is_at_card(journey: Journey, part: Part) -> bool:
    return any(isinstance(journey.get(place), Card) for place in part.places)


def _owns_in_table(journey: Journey, owner: Owner) -> bool:
    owned = (part for kind in PART_TYPES for part in journey.parts(owner.id, kind))
    return any(_is_at_card(journey, part) for part in owned) or bool(journey.parts(owner.id, Card))
