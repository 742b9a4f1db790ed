"""What records say, field by field, in words."""

from __future__ import annotations

from collections.abc import Collection

from journey_editor.analysis.comparing.values import label, words
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record

Facts = list[tuple[str, str]]
"""A label and what is known, in words; empty: unknown."""


def said(journey: Journey, record: Record, without: Collection[str] = ()) -> Facts:
    """Every field of a record that says something, in the record's own order, but for some."""
    found = asked(journey, record, [name for name in type(record).model_fields if name not in without])
    return [(title, text) for title, text in found if text.strip()]


def asked(journey: Journey, record: Record, fields: Collection[str]) -> Facts:
    """These fields of a record; what is not known is empty."""
    return [(title(field), words(journey, record, field)) for field in fields]


def title(field: str) -> str:
    """What a field is called, as a label."""
    text = label(field)
    return text[:1].upper() + text[1:]
