"""What records say, field by field, in words."""

from __future__ import annotations

from collections.abc import Collection

from journey_editor.analysis.comparing.values import words
from journey_editor.document.field_names import titled
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, text_fields
from journey_editor.document.records import Opportunity, Signal
from journey_editor.tables.kinds import HISTORY
from journey_editor.tables.opportunities import rankings

_VALUES = ("baseline", "target", "current")
ESSENTIAL = ("Owner", "Escalation")
"""What a stage is not run without: where it is unknown, that has a line of its own."""
_FEW = 2
"""No more unknown facts than these stand one under the other."""

Facts = list[tuple[str, str]]
"""A label and what is known, in words; empty: unknown."""


def said(journey: Journey, record: Record, without: Collection[str] = ()) -> Facts:
    """Every field of a record that says something, in the record's own order, but for some."""
    found = asked(journey, record, [name for name in type(record).model_fields if name not in without])
    return [(title, text) for title, text in found if text.strip()]


def asked(journey: Journey, record: Record, fields: Collection[str]) -> Facts:
    """These fields of a record; what is not known is empty."""
    found = {field: _listed(journey, record, field) or words(journey, record, field) for field in fields}
    if isinstance(record, Signal) and record.unit:
        _tell_unit_with_values(found, record.unit)
    return [(titled(field, record.kind), text) for field, text in found.items()]


def _tell_unit_with_values(found: dict[str, str], unit: str) -> None:
    """Instead of for itself, where there is any value."""
    known = [field for field in _VALUES if found.get(field)]
    for field in known:
        found[field] += f" {unit}"
    if known:
        found.pop("unit", None)


def gathered(facts: Facts, apart: Collection[str]) -> Facts:
    """The same, with many unknown ones told as one at the end, but for those whose titles stand `apart`: a young map
    is not pages of "unknown"."""
    unknown = [title for title, text in facts if not text.strip() and title not in apart]
    if len(unknown) <= _FEW:
        return facts
    names = ", ".join(title[:1].lower() + title[1:] for title in unknown)
    return [*(fact for fact in facts if fact[0] not in unknown), ("Not known yet", names)]


def _listed(journey: Journey, record: Record, field: str) -> str:
    """Several texts, each on a line of its own: there may be commas in them; and what tables write in a way of their
    own."""
    value = getattr(record, field, None)
    if isinstance(record, Signal) and field == "history":
        return HISTORY.text(journey, value)
    if isinstance(record, Opportunity) and field == "confidence":
        return rankings(journey).confidences.text(value)
    if isinstance(value, tuple) and field in text_fields(type(record)):
        return "\n".join(str(one) for one in value)
    return ""
