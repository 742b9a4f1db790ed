"""Where each field of each record is edited, shown and written: found out by looking, and told as a page.

`python -m tests.domain_coverage` writes docs/domain-coverage.md. Where a field is edited is read off the inspector's
pages and the tables. Where it is shown and what writes it is tried: in a small map in which every field says something,
it is given another value, and whatever then looks otherwise shows it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from journey_editor import tables
from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, RefersTo, reference_fields
from journey_editor.document.records import (
    MAP_ID,
    RECORD_TYPES,
    TYPE_OF_KIND,
    Card,
    ExportProfile,
    JourneyMap,
    Lane,
    Note,
    Touchpoint,
    View,
)
from journey_editor.document.vocabulary import CardField, LaneContent, Word
from journey_editor.export import csv_table, mermaid
from journey_editor.inspector.pages.registry import PAGES
from journey_editor.inspector.record_list import ListSpec
from journey_editor.inspector.spec import FieldSpec
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Icon, Image, Mark, Shape, Text
from journey_editor.layout.picture import Path as Line
from journey_editor.tables.registry import SHEETS
from journey_editor.tables.table import Table
from tests.fixed_shaper import FixedShaper

PAGE = Path(__file__).resolve().parent.parent / "docs" / "domain-coverage.md"

ELSEWHERE: dict[tuple[str, str], str] = {
    **{(kind, "order"): "Board or list: moved there" for kind in ("lane", "stage", "step", "touchpoint", "decision")},
    **{(kind, "order"): "Inspector: moved in its list" for kind in ("pain_point", "opportunity", "signal", "risk")},
    ("note", "order"): "Board: moved there",
    ("resource", "order"): "Inspector: moved in its list",
    **{
        (kind, field): "Board: moved there" for kind in ("touchpoint", "decision", "note") for field in ("lane", "step")
    },
    **{(kind, "child_map"): "Inspector, Card menu: Child map" for kind in ("step", "touchpoint", "decision", "note")},
    ("step", "stage"): "Board: moved there",
    ("persona", "colour"): "Inspector, Persona: Colour",
    ("connection", "source"): "Board: an end dragged",
    ("connection", "target"): "Board: an end dragged",
    ("connection", "bends"): "Board: a line dragged",
    **{
        (kind, field): "Inspector: at the place itself"
        for kind, field in (
            ("pain_point", "felt_at"),
            ("opportunity", "helps_at"),
            ("risk", "threatens"),
            ("resource", "used_at"),
        )
    },
    ("picture", "media_type"): "Inspector: Picture (chosen, pasted or dropped)",
    ("picture", "data"): "Inspector: Picture (chosen, pasted or dropped)",
    ("picture", "alternative"): "Inspector: What the picture shows",
    ("map", "card_fields"): "View menu: On the cards",
    ("map", "key"): "Set by the program",
    **{("map", field): "Inspector, Map: Current and future" for field in ("pair", "pair_key", "pair_state")},
    ("map", "rules_off"): "Completeness panel: Switch rule off",
    **{("view", field): "View menu: saved views" for field in View.model_fields},
    **{("export_profile", field): "Export dialog: Profile" for field in ExportProfile.model_fields},
    **{
        ("accepted_finding", field): "Completeness panel: Accept with a reason"
        for field in ("rule", "about", "stage", "reason", "accepted_by", "accepted_on")
    },
    **{
        ("conflict", field): "Completeness panel: Take the other, Keep what stands"
        for field in ("about", "reason", "field", "other")
    },
}
"""What is edited neither by a field of the inspector nor by a column of a table."""

CSV = {f"CSV: {sheet.title.lower()}": sheet for sheet in SHEETS}


@dataclass(frozen=True)
class Row:
    """A field of a record."""

    kind: str
    field: str
    meaning: str
    edited: tuple[str, ...]
    shown: tuple[str, ...]
    written: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """A row for each field of each record that a map holds, but for its id."""
    edited = edited_places()
    journey = full_map()
    usual = looks(journey)
    found = []
    for record_type in RECORD_TYPES:
        for field, info in record_type.model_fields.items():
            if field == "id":
                continue
            shown, written = tried(journey, usual, record_type, field)
            found.append(
                Row(
                    record_type.kind,
                    field,
                    info.description or _meaning(record_type, field),
                    edited.get((record_type.kind, field), ()),
                    shown,
                    written,
                )
            )
    return tuple(found)


def page() -> str:
    """The page, in Markdown."""
    lines = [_HEAD]
    for record_type in RECORD_TYPES:
        lines += [f"## {_title(record_type.kind)}: `{record_type.collection}`", ""]
        lines += ["| Field | Meaning | Edited | On the board | Written to |", "| --- | --- | --- | --- | --- |"]
        for row in rows():
            if row.kind == record_type.kind:
                places = ["; ".join(each) or "-" for each in (_short(row.edited), row.shown, row.written)]
                lines.append(_line(f"`{row.field}`", row.meaning, *places))
        lines.append("")
    return "\n".join(lines)


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


_HEAD = """# Where everything is said

Every record of a map and every field of it: what it means, where it is edited, where the board shows it, and which
exports write it. The `.journey` file holds them all. What the board shows is in the PDF, PNG and SVG of it too, and the
full report as PDF says every text.

This page is written by `python -m tests.domain_coverage`, which reads pages and tables and tries the rest: it
gives each field another value and looks what changes. A test holds that each field has a row here and is edited
somewhere.
"""


def _title(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _meaning(record_type: type[Record], field: str) -> str:
    rule = dict(reference_fields(record_type)).get(field)
    if field == "order":
        return "Its place among its siblings."
    return f"The {' or '.join(kind.replace('_', ' ') for kind in rule.kinds)} that it belongs to." if rule else ""


# --- where it is edited -------------------------------------------------------------------------------------------


def edited_places() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], dict[str, None]] = {}
    for record_type, sheet in PAGES.items():
        for kind, spec in specs_of(record_type):
            found.setdefault((kind, spec.field), {})[f"Inspector, {sheet.kind_label}: {spec.label}"] = None
    for table in all_tables():
        for column in table.columns:
            is_field = column.id in table.record_type.model_fields
            if is_field and not column.why_not and (column.computed is None or column.written is not None):
                key = (table.record_type.kind, column.id)
                found.setdefault(key, {})[f"Table {table.title}: {column.title}"] = None
    told = {key: (place,) for key, place in ELSEWHERE.items() if key not in found}
    return told | {key: tuple(places) for key, places in found.items()}


def _short(places: tuple[str, ...]) -> tuple[str, ...]:
    """A list that stands on several pages is named once."""
    seen: dict[str, list[str]] = {}
    for place in places:
        if place.startswith("Inspector, "):
            where, _, label = place.removeprefix("Inspector, ").partition(": ")
            seen.setdefault(label, []).append(where)
    pages = [f"Inspector, {' and '.join(where)}: {label}" for label, where in seen.items()]
    return (*pages, *(place for place in places if not place.startswith("Inspector, ")))


def specs_of(record_type: type[Record]) -> Iterator[tuple[str, FieldSpec]]:
    """The fields of a page, each with the kind of record that it edits: the page's own, or one of a list's."""
    sheet = PAGES[record_type]
    rows_of_page = [row for group in sheet.groups for row in group.rows]
    return _specs(record_type.kind, [*([sheet.title] if sheet.title else []), *rows_of_page])


def _specs(kind: str, found: list[Any]) -> Iterator[tuple[str, FieldSpec]]:
    for row in found:
        if isinstance(row, tuple):
            yield from _specs(kind, list(row))
        elif isinstance(row, FieldSpec):
            yield (kind if row.field in TYPE_OF_KIND[kind].model_fields else "lane"), row
        elif isinstance(row, ListSpec):
            yield from _specs(row.kind, list(row.rows))


def all_tables() -> list[Table]:
    """Every table of records there is."""
    found: dict[int, Table] = {}
    for module in pkgutil.iter_modules(tables.__path__, "journey_editor.tables."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Table):
                found[id(value)] = value
    return list(found.values())


# --- where it is shown, and what writes it ------------------------------------------------------------------------


def tried(
    journey: Journey, usual: dict[str, Counter[Any]], record_type: type[Record], field: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What looks otherwise when a field of one record has another value; nothing where it cannot have one by itself."""
    record = next(one for one in journey if type(one) is record_type)
    value = _value(record_type, field, 1)
    try:
        other = record.revised(**{field: value})
    except (ValidationError, ValueError):
        return (), ()
    if other == record:
        return (), ()
    changes = ChangeSet((RecordChange(record, other),))
    if any(rules.broken(journey, changes)):
        return (), ()
    changed = Journey(journey)
    changed.apply(changes)
    found = looks(changed)
    board = {kind for kind in found if kind.startswith("board ") and found[kind] != usual.get(kind)}
    board |= {kind for kind in usual if kind.startswith("board ") and kind not in found}
    written = [name for name in usual if not name.startswith("board ") and found[name] != usual[name]]
    shown = tuple(sorted(_WHERE.get(kind.removeprefix("board "), kind.removeprefix("board ")) for kind in board))
    return shown, tuple(written)


_WHERE = {"signs": "legend", "curve": "emotion curve", "row": "lane", "field": "row of the stages", "corner": "corner"}
"""What users call pieces of the board."""


def looks(journey: Journey) -> dict[str, Counter[Any]]:
    """What is seen of a map: the board by kinds of pieces, and what each export writes."""
    board = BoardLayout(FixedShaper()).board(journey)
    found: dict[str, Counter[Any]] = {}
    for piece in board.pieces:
        told = (piece.record_id, piece.label, *map(_mark, piece.marks))
        found.setdefault(f"board {piece.kind}", Counter())[told] += 1
    found["CSV: touchpoints"] = Counter([csv_table.to_text(journey)[0]])
    found["Mermaid"] = Counter([mermaid.to_text(journey)[0]])
    for name, sheet in CSV.items():
        found[name] = Counter(map(tuple, sheet.cells(journey)))
    return found


def _mark(mark: Mark) -> tuple[Any, ...]:
    """What a mark says, wherever it stands."""
    match mark:
        case Text():
            return (mark.shaped.text, mark.colour)
        case Icon():
            return (mark.name, mark.colour)
        case Image():
            return (mark.picture,)
        case Shape() | Line():
            return (mark.fill, mark.stroke)
    raise TypeError(mark)


# --- the map in which it is tried ---------------------------------------------------------------------------------


@cache
def full_map() -> Journey:
    """A map with two of each record, in which every field says something."""
    made: list[Record] = [JourneyMap(id=MAP_ID, **_fields(JourneyMap, 0))]
    for record_type in RECORD_TYPES[1:]:
        for number in (0, 1):
            made.append(record_type(id=f"{record_type.kind}-{number}", **_fields(record_type, number)))
    notes = Lane(id="lane-notes", order="7", content=LaneContent.THOUGHTS)
    lanes: list[Record] = [notes]
    for index, content in enumerate(word for word in LaneContent if word.stage_field or word.is_line):
        lanes.append(Lane(id=f"lane-row-{index}", order=f"8{index:02}5", content=content))
    journey = Journey([*made, *lanes])
    assert not rules.check_all(journey), "the map is sound"
    return journey


def _fields(record_type: type[Record], number: int) -> dict[str, Any]:
    return {name: _value(record_type, name, number, at_first=True) for name in record_type.model_fields if name != "id"}


def _value(record_type: type[Record], field: str, number: int, at_first: bool = False) -> Any:
    """A value of a field: another for each number."""
    if (fixed := _fixed(record_type, field, number, at_first)) is not None:
        return fixed
    info = record_type.model_fields[field]
    return _of_type(info.annotation, [*info.metadata], field, number)


def _fixed(record_type: type[Record], field: str, number: int, at_first: bool) -> Any:
    """Values that hold the map together."""
    if field in ("order", "colour", "media_type", "data", "language", "rule", "height"):
        return {
            "order": "5" if number == 0 else "6",
            "colour": ("indigo", "teal")[number],
            "media_type": ("image/png", "image/jpeg")[number],
            "data": "",
            "language": ("en", "de")[number],
            "rule": ("stage-owner", "stage-signal")[number],
            "height": (120.0, 900.0)[number],
        }[field]
    if field == "card_fields":
        return tuple(CardField) if number == 0 else (CardField.CHANNEL,)
    if record_type is Lane and at_first:
        return {"content": LaneContent.PERSONA, "is_hidden": False, "is_collapsed": False}.get(field)
    if issubclass(record_type, Card) and field == "last_step":
        return "step-0" if at_first else "step-1"
    if record_type is Note and field == "lane":
        return "lane-notes"
    if record_type is Touchpoint and field == "first_value" and at_first:
        return number == 0
    if field == "source":
        return None if record_type.kind == "evidence" else _ids(record_type, field)[0]
    return _ids(record_type, field)[1] if field == "target" and _ids(record_type, field) else None


def _ids(record_type: type[Record], field: str) -> list[str]:
    rule: RefersTo | None = dict(reference_fields(record_type)).get(field)
    return [f"{rule.kinds[0]}-{number}" if rule.kinds[0] != MAP_ID else MAP_ID for number in (0, 1)] if rule else []


def _of_type(annotation: Any, metadata: list[Any], field: str, number: int) -> Any:
    metadata = [inner for mark in metadata for inner in (mark.metadata if isinstance(mark, FieldInfo) else [mark])]
    if get_origin(annotation) in (Union, UnionType):
        return _of_type(get_args(annotation)[0], metadata, field, number)
    if hasattr(annotation, "__metadata__"):
        return _of_type(get_args(annotation)[0], [*annotation.__metadata__, *metadata], field, number)
    if get_origin(annotation) is tuple:
        parts = get_args(annotation)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return (_of_type(parts[0], [], field, number),)
        return tuple(_of_type(part, [], field, number) for part in parts)
    rule = next((mark for mark in metadata if isinstance(mark, RefersTo)), None)
    if rule is not None:
        return MAP_ID if rule.kinds[0] == MAP_ID else f"{rule.kinds[0]}-{number}"
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return (list(annotation) * 2)[number]
    if get_origin(annotation) is Literal:
        return get_args(annotation)[number]
    if annotation is bool:
        return number == 0
    if annotation is date:
        return date(2026, 3 + number, 15)
    if annotation in (int, float):
        least = next((mark.ge for mark in metadata if isinstance(mark, Ge)), 0)
        most = next((mark.le for mark in metadata if isinstance(mark, Le)), 100)
        span = min(float(most) - max(float(least), -2), 40)  # type: ignore[arg-type]
        at = max(float(least), -2) + span * (0.25, 0.75)[number]  # type: ignore[arg-type]
        return round(at) if annotation is int else at
    is_key = any(getattr(mark, "pattern", None) for mark in metadata)
    return f"{field} {('one', 'two')[number]}".replace("_", " ").replace(" ", "-" if is_key else " ")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
