"""The tables of opportunities: their order by RICE, and the action plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from journey_editor.analysis.action_plan import days_left, due_text
from journey_editor.analysis.rice import RiceScore, confidences_in, in_order, in_words, ranking
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between
from journey_editor.document.record import Record
from journey_editor.document.records import Opportunity, Signal
from journey_editor.document.vocabulary import Evidence, Horizon, OpportunityStatus
from journey_editor.importers import csv_values
from journey_editor.tables.kinds import (
    DAY,
    LINE,
    LONG,
    NUMBER,
    OWNER,
    PAIN_POINTS,
    PLACES,
    Number,
    OneOf,
    Sortable,
)
from journey_editor.tables.parts import add_parts, stage_column
from journey_editor.tables.places import called, places_of
from journey_editor.tables.remembered import Remembered
from journey_editor.tables.table import Column, Table
from journey_editor.tables.writing import CellRefused, Writing

rankings = Remembered(ranking)
"""The RICE scores of a map."""
_COMPUTED = "This is computed from reach, impact, confidence and effort."
_STATUSES = list(OpportunityStatus)


def opportunity_of(record: Record) -> Opportunity:
    """The opportunity of a row."""
    assert isinstance(record, Opportunity)
    return record


def _score(journey: Journey, record: Record) -> RiceScore:
    return rankings(journey).scores[record.id]


def _score_order(journey: Journey, record: Record) -> Sortable:
    return _score(journey, record).computed.value


def _rank_order(journey: Journey, record: Record) -> Sortable:
    rank = _score(journey, record).rank
    return None if rank is None else float(rank)


def _words(journey: Journey, record: Record) -> str:
    return in_words(opportunity_of(record), rankings(journey))


class Confidence(Number):
    """How sure one is, on the scale on which the map's confidences are."""

    def text(self, journey: Journey, value: Any) -> str:
        """In percent, or in points."""
        return rankings(journey).confidences.text(value)


def _write_confidence(writing: Writing, record: Record, text: str) -> None:
    others = confidences_in(writing.journey, (record.id,))
    try:
        value = None if csv_values.is_unknown(text) else others.parse(text)
    except ValueError as error:
        raise CellRefused(str(error)) from None
    writing.set(record, "confidence", "Confidence", value)


def _due(_journey: Journey, record: Record) -> str:
    return due_text(opportunity_of(record), date.today())


def _days_left(_journey: Journey, record: Record) -> Sortable:
    days = days_left(opportunity_of(record), date.today())
    return None if days is None else float(days)


def _due_tint(_journey: Journey, record: Record) -> str:
    days = days_left(opportunity_of(record), date.today())
    return "error" if days is not None and days < 0 else "text.muted"


def _status_tint(_journey: Journey, record: Record) -> str:
    match opportunity_of(record).status:
        case OpportunityStatus.DONE:
            return "success"
        case OpportunityStatus.PLANNED | OpportunityStatus.PILOTING:
            return "text.strong"
    return "text.muted"


def _metric(journey: Journey, record: Record) -> str:
    metric = opportunity_of(record).affected_metric
    return called(journey, journey.get(metric)) if metric is not None else ""


def _write_metric(writing: Writing, record: Record, text: str) -> None:
    name = LINE.value(writing, text)
    last = max((signal.order for signal in writing.journey.all(Signal)), default=None)
    found = writing.signal(name, places_of(record), key_between(last, None)) if name else None
    writing.set(record, "affected_metric", "Affected metric", found)


NAME = Column("description", "Opportunity", LONG, 240, empty="unnamed opportunity", most_lines=3)
STATUS = Column(
    "status", "Status", OneOf(OpportunityStatus, can_be_unknown=False), 100, tint=_status_tint, is_facet=True
)
STAGE = stage_column("The stage follows from where it helps.", "The stages of what it makes better.")
HELPS_AT = Column("helps_at", "Helps at", PLACES, 180, empty="the map as a whole", most_lines=2)
RANK = Column(
    "rank",
    "Rank",
    width=60,
    computed=lambda journey, record: _score(journey, record).rank_text,
    why_not=_COMPUTED,
    sorted_by=_rank_order,
    told=_words,
    empty="none",
    about="Where it stands by RICE among those that are not done or dropped; those marked = share it.",
)


def number_column(field: str, title: str, width: int, kind: Number = NUMBER, **more: Any) -> Column:
    """A number of an opportunity; what is not known says so."""
    return Column(field, title, kind, width, empty="unknown", says_unknown=True, **more)


def rows_in_order(journey: Journey) -> list[Opportunity]:
    """The opportunities by rank; then those without one; what is done or dropped at the end."""
    return in_order(journey, rankings(journey))


def _plan_rows(journey: Journey) -> list[Opportunity]:
    """Status by status: what is due first, then what has no date, by rank."""
    return sorted(rows_in_order(journey), key=lambda one: (_STATUSES.index(one.status), one.due or date.max))


_UNDER_WAY_FIRST = (
    OpportunityStatus.PILOTING,
    OpportunityStatus.PLANNED,
    OpportunityStatus.IDEA,
    OpportunityStatus.DONE,
)


def _rows_for_readers(journey: Journey) -> list[Opportunity]:
    """What is under way first, each by its day; what is dropped at the end."""

    def place(one: Opportunity) -> int:
        known = _UNDER_WAY_FIRST
        return known.index(one.status) if one.status in known else len(known)

    return sorted(rows_in_order(journey), key=lambda one: (place(one), one.due or date.max))


def opportunity_table(
    table_id: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Callable[[Journey], Sequence[Opportunity]],
    **more: Any,
) -> Table:
    """A table of opportunities in an order of their values."""
    return Table(
        table_id,
        title,
        "opportunity",
        Opportunity,
        columns,
        Remembered(rows),
        lambda draft, count, after: add_parts(Opportunity, draft, count, after),
        keeps_places=True,
        **more,
    )


OPPORTUNITIES = opportunity_table(
    "opportunities",
    "Opportunities by RICE",
    (
        NAME,
        RANK,
        Column(
            "score",
            "RICE score",
            width=200,
            computed=lambda journey, record: _score(journey, record).text,
            why_not=_COMPUTED,
            sorted_by=_score_order,
            tint=lambda journey, record: "unknown" if _score_order(journey, record) is None else "text.strong",
            told=_words,
            most_lines=3,
            about="Reach x impact x confidence / effort.",
        ),
        number_column("reach", "Reach", 90),
        number_column("impact", "Impact", 80),
        number_column("confidence", "Confidence", 100, Confidence(), written=_write_confidence),
        number_column("effort", "Effort", 80),
        STATUS,
        STAGE,
        HELPS_AT,
        Column("addresses", "Pain points it addresses", PAIN_POINTS, 200, empty="none", most_lines=2),
        Column("evidence", "Evidence", OneOf(Evidence, Evidence.ASSUMED), 100, is_facet=True),
    ),
    rows_in_order,
    about="What could be better, in the order of reach x impact x confidence / effort. What is not known is no 0: "
    "the score says what it needs.",
)

PLAN = opportunity_table(
    "plan",
    "Action plan",
    (
        NAME,
        STATUS,
        Column("owner", "Owner", OWNER, 140, empty="no owner"),
        Column("due", "Due", DAY, 100, empty="no date"),
        Column(
            "days_left",
            "Until then",
            width=150,
            computed=_due,
            why_not="This is counted from the due date and today.",
            sorted_by=_days_left,
            tint=_due_tint,
            about="How long until it is due, or since when it is overdue; nothing is due that is done or dropped.",
        ),
        Column("horizon", "Horizon", OneOf(Horizon), 100, empty="unknown", says_unknown=True, is_facet=True),
        Column(
            "affected_metric",
            "Affected metric",
            LINE,
            170,
            computed=_metric,
            written=_write_metric,
            empty="no signal",
            most_lines=2,
            about="The signal that shows whether it worked. A name that is new makes a new signal.",
        ),
        Column("pilot_result", "What the pilot showed", LONG, 240, empty="nothing yet"),
        RANK,
        STAGE,
        HELPS_AT,
    ),
    _plan_rows,
    about="Who does what by when, and what came of it.",
    grouped_by="status",
    for_readers=_rows_for_readers,
)
