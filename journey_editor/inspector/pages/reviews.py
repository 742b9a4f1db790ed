"""The reviews that were held: when, with whom, and what came of them."""

from __future__ import annotations

from datetime import date

from journey_editor.document.edits.reviews import add_review, newest_first
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Review
from journey_editor.inspector.fields.date_field import DateField
from journey_editor.inspector.fields.text_fields import LinesField, TextField
from journey_editor.inspector.record_list import ListSpec
from journey_editor.inspector.spec import FieldSpec


def _review_line(_journey: Journey, record: Record) -> tuple[str, str]:
    """A review in a line: its day, and what came of it."""
    assert isinstance(record, Review)
    day = record.day.isoformat() if record.day is not None else "Day unknown"
    return f"{day} \u00b7 {record.outcome or 'nothing written down yet'}", ""


REVIEWS = ListSpec(
    "review",
    lambda journey, _: [*newest_first(journey)],
    _review_line,
    (
        FieldSpec("outcome", "What was found and decided", TextField),
        FieldSpec("day", "Held on", DateField),
        FieldSpec("participants", "Who took part, a line each", LinesField),
    ),
    lambda journey, _: add_review(journey, date.today()),
    empty="No review is written down yet.",
)
"""They stand by their days, so nobody moves them."""
