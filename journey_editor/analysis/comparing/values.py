"""What a field holds, in plain words, whatever the record: read off the models."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from journey_editor.analysis.telling import mention, short
from journey_editor.document.emotion_scale import EMOTION_WORDS, emotion_step
from journey_editor.document.field_names import unit_of
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import number_text, percent_text
from journey_editor.document.record import Record, reference_fields
from journey_editor.document.vocabulary import Word

LONGEST = 60
"""Characters of a value in a sentence. The whole of it is in `FieldChange`."""


def meaning(record: Record, field: str) -> str:
    """What a field says of a record, in a sentence; empty where this version does not know it."""
    info = type(record).model_fields.get(field)
    return (info.description or "") if info is not None else ""


def words(journey: Journey, record: Record, field: str) -> str:
    """What a field holds, whole; empty where it says nothing."""
    if field not in type(record).model_fields:
        extra = (record.model_extra or {}).get(field)
        return "" if extra is None else json.dumps(extra, ensure_ascii=False)
    value: Any = getattr(record, field)
    if field in _references(type(record)):
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        return ", ".join(_called(journey, one) for one in ids)
    if record.kind == "picture" and field == "data":
        return f"an image of {len(value) * 3 // 4:,} bytes" if value else ""
    return _said(value, limits(type(record), field), unit_of(field))


def is_unknown(record: Record, field: str) -> bool:
    """Whether an empty field means that a number or a choice is not known, not that there is nothing to say."""
    info = type(record).model_fields.get(field)
    if info is None or getattr(record, field) is not None or field in _references(type(record)):
        return False
    kinds = _kinds(info.annotation)
    return not any(kind is str or (isinstance(kind, type) and issubclass(kind, date)) for kind in kinds)


def two(before: str, after: str) -> tuple[str, str]:
    """Two texts as a sentence shows them: short, and where both are long, what is otherwise in each."""
    one, other = " ".join(before.split()), " ".join(after.split())
    if max(len(one), len(other)) <= LONGEST:
        return one, other
    start = _common(one, other)
    start = one.rfind(" ", 0, start) + 1
    if start < LONGEST // 3:
        start = 0
    lead = "\u2026 " if start else ""
    return lead + short(one[start:], LONGEST), lead + short(other[start:], LONGEST)


def _common(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _said(value: Any, limits: tuple[float | None, float | None], unit: str = "") -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Word():
            return value.label
        case date():
            return value.isoformat()
        case int() | float():
            if limits == (-2, 2):
                return emotion(value)
            if limits == (0, 1):
                return f"{percent_text(value)} %"
            return f"{number_text(value)} {unit}".rstrip()
        case tuple():
            separator = ": " if any(isinstance(one, date) for one in value) else ", "
            parts = [f"({_said(one, (None, None))})" if isinstance(one, tuple) else _said(one, limits) for one in value]
            return ("\n" if any("\n" in part or len(part) > 40 for part in parts) else separator).join(parts)
    return str(value)


def signed(number: float) -> str:
    """A number with its sign: "+1", "0", "\u22121.5"."""
    text = number_text(round(abs(number), 2))
    return text if text == "0" else ("+" if number > 0 else "\u2212") + text


def emotion(score: float) -> str:
    """A score of the emotion scale with its word: "+1 (positive)"."""
    return f"{signed(score)} ({EMOTION_WORDS[emotion_step(score)]})"


def _called(journey: Journey, record_id: str) -> str:
    record = journey.get(record_id)
    if record is None:
        return "what is gone"
    return short(journey.name_of(record_id)) or mention(journey, record)


@cache
def _references(record_type: type[Record]) -> frozenset[str]:
    return frozenset(name for name, _ in reference_fields(record_type))


@cache
def limits(record_type: type[Record], field: str) -> tuple[float | None, float | None]:
    """The least and the largest number that a field takes."""
    marks = list(_marks(record_type.model_fields[field]))
    return (
        next((mark.ge for mark in marks if hasattr(mark, "ge")), None),
        next((mark.le for mark in marks if hasattr(mark, "le")), None),
    )


def _marks(info: FieldInfo) -> list[Any]:
    inside = [mark for part in get_args(info.annotation) for mark in getattr(part, "__metadata__", ())]
    # Annotated[float, Field(ge=0)] keeps its limits in a field of its own.
    nested = [deep for mark in inside if isinstance(mark, FieldInfo) for deep in mark.metadata]
    return [*info.metadata, *inside, *nested]


def _kinds(annotation: Any) -> list[Any]:
    found = [annotation]
    for part in get_args(annotation):
        found += _kinds(part)
    return found
