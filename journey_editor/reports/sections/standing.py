"""In a sentence or two where a journey stands: the first thing that a reader wants to know."""

from __future__ import annotations

from journey_editor.analysis.funnel import TimeToValue, duration_text, percent, time_text
from journey_editor.document.numbers import number_text
from journey_editor.document.wording import numbered
from journey_editor.reports.sections.wholeness import WHOLE, Telling
from journey_editor.reports.subject import Subject
from journey_editor.tables.funnel import told as funnel_of

_NAME = 70


def where_it_stands(subject: Subject, telling: Telling = WHOLE) -> str:
    """Where the largest share of customers is lost, and how long it takes to the first value; empty: unknown."""
    found, told = funnel_of(subject.whole or subject.journey), []
    worst = found.by_card.get(found.worst)
    if worst and subject.journey.get(worst.card.id):
        name = telling(worst.card.name, _NAME) or "an unnamed touchpoint"
        lost, reached = number_text(worst.lost or 0), number_text(worst.card.reached or 0)
        told.append(
            f"The largest share is lost at \u201c{name}\u201d: "
            f"{lost} of {reached} ({percent(worst.drop_off)}) go no further."
        )
    if found.to_value.path:
        told.append(f"Time to the first value: {_time(found.to_value)}.")
    return " ".join(told)


def _time(to_value: TimeToValue) -> str:
    """How long it takes, else what is known of that: shorter than in the table, where it names what is unknown."""
    if not to_value.unknown:
        return time_text(to_value)
    where = f"unknown at {numbered('touchpoint', len(to_value.unknown))} of the way"
    return f"at least {duration_text(to_value.known_hours)}, {where}" if to_value.known_hours else where
