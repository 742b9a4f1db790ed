"""A whole map as grids of values, for a workbook: one grid a record type, with every field that it has.

A record type that has a table (`tables/registry.py`) begins with the columns of that table; what the table does not
show follows. The other tables are grids of their own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from journey_editor.analysis.comparing import values
from journey_editor.document.channels import type_of_channel
from journey_editor.document.field_names import titled, with_unit
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, reference_fields, text_fields
from journey_editor.document.records import (
    RECORD_TYPES,
    Card,
    Connection,
    ExportProfile,
    JourneyMap,
    Picture,
    Step,
    Touchpoint,
    View,
)
from journey_editor.document.wording import numbered, plural
from journey_editor.tables.kinds import UNNAMED, Share
from journey_editor.tables.registry import TABLES
from journey_editor.tables.table import UNKNOWN, Column, Table


class Percent(float):
    """A share that is shown in percent."""


Value = str | float | date
"""What stands in a cell; what is not known is the text "unknown", what says nothing is empty."""

WITHOUT_GRID: tuple[type[Record], ...] = (Picture, View, ExportProfile)
"""Record types that a workbook has no place for."""
_PLAIN_NUMBER = re.compile(r"\d{1,15}(\.\d{1,9})?")
_PLAIN_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,9})?)[ \u00a0]%")
_NEVER = {"id", "order", "height", "bends"}
"""What only says where something stands on the board."""
_KEYS = {"key", "pair_key"}
"""By what the program knows a map; nobody reads them."""
_LOOKS = ("colour", "picture", "is_hidden", "is_collapsed")
"""What only says how something looks there: the last columns, which are hidden."""
_WIDTH, _WIDTH_OF_TEXT = 120, 260
_MOST_COLUMNS = 256
"""What is told in a wider table is told in others, too: a column for each persona, say."""


@dataclass(frozen=True)
class WorkbookSheet:
    """A sheet: what it is called, its titles with their widths in pixels, and its rows."""

    title: str
    titles: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
    hidden: int = 0
    """So many of the last columns are there, but not seen until they are asked for."""


@dataclass(frozen=True)
class _GridColumn:
    title: str
    width: int
    value: Callable[[Journey, Any], Value]


def grids_of(journey: Journey) -> list[WorkbookSheet]:
    """The map itself, each record type that the map has records of, and the tables that tell of them together."""
    shown: dict[type[Record], Table] = {}
    for table in TABLES:
        if table.noun == table.record_type.__dict__.get("kind"):  # not those that list some of a type: handoffs
            shown.setdefault(table.record_type, table)
    grids = [_map_grid(journey)]
    for record_type in RECORD_TYPES:
        if record_type is not JourneyMap and record_type not in WITHOUT_GRID and journey.count(record_type):
            grids.append(_record_grid(journey, record_type, shown.get(record_type)))
    for table in TABLES:
        if shown.get(table.record_type) is not table and not _is_too_wide(journey, table):
            columns = [_of_column(column) for column in table.columns_in(journey)]
            if rows := table.written_rows(journey):
                grids.append(_grid(journey, table.title, columns, list(rows)))
    return grids


def left_out(journey: Journey) -> list[str]:
    """What a workbook has no place for, a sentence each."""
    told = [numbered(kind.kind, journey.count(kind)) for kind in WITHOUT_GRID if journey.count(kind)]
    sentences = [f"A workbook has no place for {' and '.join(told)}."] if told else []
    own = {name for record in journey for name in record.model_extra or {}} | set(journey.unknown)
    if own:
        sentences.append(f"Fields that this version does not know are left out: {', '.join(sorted(own))}.")
    for table in TABLES:
        if _is_too_wide(journey, table):
            sentences.append(
                f"The sheet \u201c{table.title}\u201d is left out: it would have over {_MOST_COLUMNS} columns."
            )
    return sentences


def _is_too_wide(journey: Journey, table: Table) -> bool:
    """Whether a table has a column for each of so many things that nobody could read it; writing it takes minutes."""
    return len(table.columns_in(journey)) > _MOST_COLUMNS


def _map_grid(journey: Journey) -> WorkbookSheet:
    about = journey.map
    rows = tuple(
        (_title(JourneyMap, name), _field_value(journey, about, name), info.description or "")
        for name, info in JourneyMap.model_fields.items()
        if name not in _NEVER | _KEYS
    )
    return WorkbookSheet("Map", (("Field", 150), ("Value", 420), ("What it means", 420)), rows)


def _record_grid(journey: Journey, record_type: type[Record], table: Table | None) -> WorkbookSheet:
    columns: list[_GridColumn] = []
    there = set(_NEVER)
    if table is not None:
        columns = [_of_column(column) for column in table.columns_in(journey)]
        there |= {column.id for column in table.columns}
    elif issubclass(record_type, Card):
        columns = [_of_field(record_type, "name"), _GridColumn("Stage", 150, _stage), _of_field(record_type, "step")]
        columns.append(_of_field(record_type, "lane"))
        there |= {"name", "step", "lane"}
    names = [name for name in record_type.model_fields if name not in there]
    looks = [name for name in names if name in _LOOKS]
    columns += [_of_field(record_type, name) for name in (*(one for one in names if one not in looks), *looks)]
    rows = table.written_rows(journey) if table is not None else _in_order(journey, record_type)
    name = table.title if table is not None else plural(record_type.kind)
    return replace(_grid(journey, name[:1].upper() + name[1:], columns, list(rows)), hidden=len(looks))


def _in_order(journey: Journey, record_type: type[Record]) -> Iterator[Record]:
    """As one reads the board: stage by stage, step by step, and from top to bottom."""
    if record_type is Step:
        yield from journey.columns
    elif record_type is Connection:
        for card in _cards(journey):
            yield from journey.ways_out(card.id)
    elif issubclass(record_type, Card):
        yield from (card for card in _cards(journey) if isinstance(card, record_type))
    else:
        yield from journey.all(record_type)


def _cards(journey: Journey) -> Iterator[Card]:
    for step in journey.columns:
        for lane in journey.lanes:
            yield from journey.cell(lane.id, step.id)


def _grid(journey: Journey, title: str, columns: list[_GridColumn], records: list[Record]) -> WorkbookSheet:
    return WorkbookSheet(
        title,
        tuple((column.title, column.width) for column in columns),
        tuple(tuple(column.value(journey, record) for column in columns) for record in records),
    )


def _of_column(column: Column) -> _GridColumn:
    def value(journey: Journey, record: Record) -> Value:
        text = column.text(journey, record)
        if column.computed is None:
            held = getattr(record, column.id)
            typed = _typed(held, isinstance(column.kind, Share))
        else:
            typed = _number_of(text, column.order(journey, record))
        return typed if typed is not None else column.in_file(journey, record)

    return _GridColumn(with_unit(column.title, column.id), column.width, value)


def _of_field(record_type: type[Record], name: str) -> _GridColumn:
    width = _WIDTH_OF_TEXT if name in text_fields(record_type) else _WIDTH
    return _GridColumn(_title(record_type, name), width, lambda journey, record: _field_value(journey, record, name))


def _field_value(journey: Journey, record: Record, name: str) -> Value:
    held = getattr(record, name)
    if isinstance(record, Touchpoint) and name == "channel_type":
        found = type_of_channel(record)
        return found.label if found is not None else UNKNOWN
    typed = _typed(held, values.limits(type(record), name) == (0, 1))
    if typed is not None:
        return typed
    if name in {field for field, _ in reference_fields(type(record))}:
        ids = held if isinstance(held, tuple) else (held,) if held else ()
        return "\n".join(_name(journey, one) for one in ids)
    if held and isinstance(held, tuple) and all(type(one) is str for one in held):
        return "\n".join(held)
    return values.words(journey, record, name) or (UNKNOWN if values.is_unknown(record, name) else "")


def _name(journey: Journey, record_id: str) -> str:
    """What a record is called; the only step of a stage needs no name, and none is missed."""
    no_name = "" if isinstance(journey.get(record_id), Step) else UNNAMED
    return " ".join(journey.name_of(record_id).split()) or no_name


def _typed(held: object, is_share: bool) -> Value | None:
    """A number or a date as what it is; None for all else."""
    if isinstance(held, bool):
        return None
    if isinstance(held, int | float):
        return Percent(held) if is_share else float(held)
    return held if isinstance(held, date) else None


def _number_of(text: str, order: object) -> Value | None:
    """The number that a computed cell reads, where it is one."""
    if isinstance(order, int | float):
        if _PLAIN_NUMBER.fullmatch(text) and math.isclose(float(text), order, rel_tol=0.01):
            return float(text)
        if (share := _share_in(text)) is not None and math.isclose(share, order, abs_tol=0.006):
            return Percent(order)  # which is not rounded
    if (share := _share_in(text)) is not None:
        return Percent(share)
    return float(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def _share_in(text: str) -> float | None:
    """The share that a cell reads in percent and in nothing else."""
    found = _PLAIN_SHARE.fullmatch(text)
    return float(found[1]) / 100 if found else None


def _stage(journey: Journey, record: Card) -> Value:
    return journey.stage_of(record).name


def _title(record_type: type[Record], name: str) -> str:
    return with_unit(titled(name, record_type.kind), name)
