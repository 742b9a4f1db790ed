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
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.record import clean_text
from journey_editor.document.records import PART_TYPES, Card, Lane
from journey_editor.document.spreadsheets import safe_cell
from journey_editor.export.csv_left_out import left_out
from journey_editor.importers.csv_columns import COLUMNS
from journey_editor.importers.csv_values import cell_of
from journey_editor.storage import atomic

_FIELDS = {column.field for column in COLUMNS}


def to_text(journey: Journey, progress: Progress = no_progress) -> tuple[str, list[str]]:
    """The map as CSV text (without the byte order mark), and what it leaves out, a sentence each."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow([column.header for column in COLUMNS])
    for row in _rows(journey, progress):
        writer.writerow([safe_cell(row.get(column.field, "")) for column in COLUMNS])
    return table.getvalue(), list(left_out(journey))


def to_bytes(journey: Journey, progress: Progress = no_progress) -> tuple[bytes, list[str]]:
    """The file, and what it leaves out, a sentence each. Raises what `progress` raises."""
    text, left_out = to_text(journey, progress)
    return text.encode("utf-8-sig"), left_out


def write(journey: Journey, path: Path) -> list[str]:
    """Write the map as a CSV file; what it leaves out is given back. Raises SaveError with one sentence."""
    data, left_out = to_bytes(journey)
    return left_out + list(atomic.write_bytes(path, data).notes)


def _rows(journey: Journey, progress: Progress) -> Iterator[dict[str, str]]:
    lanes = {lane.id: _lane(journey, number, lane) for number, lane in enumerate(journey.persona_lanes, 1)}
    empty_lanes = set(lanes)
    for number, stage in enumerate(journey.stages, 1):
        progress(number, len(journey.stages) + 1)
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
