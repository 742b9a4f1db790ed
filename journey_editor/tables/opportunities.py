"""The tables of opportunities: their order by RICE, the action plan, Kano's classes, and value against effort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from journey_editor.analysis.action_plan import Field, days_left, due_text, field_of, field_text
from journey_editor.analysis.rice import Score, confidences_in, in_order, in_words, ranking
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between
from journey_editor.document.record import Record
from journey_editor.document.records import Opportunity, Signal
from journey_editor.document.vocabulary import Evidence, Horizon, Kano, OpportunityStatus
from journey_editor.importers import csv_values
from journey_editor.tables.kinds import (
    DAY,
    LINE,
    LONG,
    NUMBER,
    OWNER,
    PAIN_POINTS,
    PLACES,
    WHOLE,
    Choice,
    Number,
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
_KANOS = list(Kano)


def _opportunity(record: Record) -> Opportunity:
    assert isinstance(record, Opportunity)
    return record


def _score(journey: Journey, record: Record) -> Score:
    return rankings(journey).scores[record.id]


def _score_order(journey: Journey, record: Record) -> Sortable:
    return _score(journey, record).computed.value


def _rank_order(journey: Journey, record: Record) -> Sortable:
    rank = _score(journey, record).rank
    return None if rank is None else float(rank)


def _words(journey: Journey, record: Record) -> str:
    return in_words(_opportunity(record), rankings(journey))


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


def _field_order(_journey: Journey, record: Record) -> Sortable:
    found = field_of(_opportunity(record))
    return None if found is None else float(list(Field).index(found))


def _due(_journey: Journey, record: Record) -> str:
    return due_text(_opportunity(record), date.today())


def _days_left(_journey: Journey, record: Record) -> Sortable:
    days = days_left(_opportunity(record), date.today())
    return None if days is None else float(days)


def _due_tint(_journey: Journey, record: Record) -> str:
    days = days_left(_opportunity(record), date.today())
    return "error" if days is not None and days < 0 else "text.muted"


def _status_tint(_journey: Journey, record: Record) -> str:
    match _opportunity(record).status:
        case OpportunityStatus.DONE:
            return "success"
        case OpportunityStatus.PLANNED | OpportunityStatus.PILOTING:
            return "text.strong"
    return "text.muted"


def _metric(journey: Journey, record: Record) -> str:
    metric = _opportunity(record).affected_metric
    return called(journey, journey.get(metric)) if metric is not None else ""


def _write_metric(writing: Writing, record: Record, text: str) -> None:
    name = LINE.value(writing, text)
    last = max((signal.order for signal in writing.journey.all(Signal)), default=None)
    found = writing.signal(name, places_of(record), key_between(last, None)) if name else None
    writing.set(record, "affected_metric", "Affected metric", found)


_NAME = Column("description", "Opportunity", LONG, 240, empty="unnamed opportunity", most_lines=3)
_STATUS = Column(
    "status", "Status", Choice(OpportunityStatus, can_be_unknown=False), 100, tint=_status_tint, is_facet=True
)
_STAGE = stage_column("The stage follows from where it helps.", "The stages of what it makes better.")
_HELPS_AT = Column("helps_at", "Helps at", PLACES, 180, empty="the map as a whole", most_lines=2)
_KANO = Column("kano", "Kano class", Choice(Kano), 110, empty="unknown", says_unknown=True, is_facet=True)
_RANK = Column(
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


def _number(field: str, title: str, width: int, kind: Number = NUMBER, **more: Any) -> Column:
    return Column(field, title, kind, width, empty="unknown", says_unknown=True, **more)


def _rows(journey: Journey) -> list[Opportunity]:
    return in_order(journey, rankings(journey))


def _plan_rows(journey: Journey) -> list[Opportunity]:
    """Status by status: what is due first, then what has no date, by rank."""
    return sorted(_rows(journey), key=lambda one: (_STATUSES.index(one.status), one.due or date.max))


def _kano_rows(journey: Journey) -> list[Opportunity]:
    """Class by class, in each by rank; those of no class last."""
    return sorted(_rows(journey), key=lambda one: _KANOS.index(one.kano) if one.kano is not None else len(_KANOS))


def _field_rows(journey: Journey) -> list[Opportunity]:
    """Field by field, in each by rank; those that stand in none last."""
    order: dict[Field | None, int] = {field: number for number, field in enumerate((*Field, None))}
    return sorted(_rows(journey), key=lambda one: order[field_of(one)])


def _table(
    table_id: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Callable[[Journey], Sequence[Opportunity]],
    **more: Any,
) -> Table:
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


OPPORTUNITIES = _table(
    "opportunities",
    "Opportunities by RICE",
    (
        _NAME,
        _RANK,
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
        _number("reach", "Reach", 90),
        _number("impact", "Impact", 80),
        _number("confidence", "Confidence", 100, Confidence(), written=_write_confidence),
        _number("effort", "Effort", 80),
        _STATUS,
        _STAGE,
        _HELPS_AT,
        Column("addresses", "Pain points", PAIN_POINTS, 200, empty="none", most_lines=2),
        Column("evidence", "Evidence", Choice(Evidence, Evidence.ASSUMED), 100, is_facet=True),
    ),
    _rows,
    about="What could be better, in the order of reach x impact x confidence / effort. What is not known is no 0: "
    "the score says what it needs.",
)

PLAN = _table(
    "plan",
    "Action plan",
    (
        _NAME,
        _STATUS,
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
        Column("horizon", "Horizon", Choice(Horizon), 100, empty="unknown", says_unknown=True, is_facet=True),
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
        _RANK,
        _STAGE,
        _HELPS_AT,
    ),
    _plan_rows,
    about="Who does what by when, and what came of it.",
    grouped_by="status",
)

KANO = _table(
    "kano",
    "Kano classes",
    (_NAME, _KANO, _RANK, _STATUS, _STAGE, _HELPS_AT),
    _kano_rows,
    about="What customers expect, what they want the more of the better, and what surprises them.",
)

VALUE_EFFORT = _table(
    "value-effort",
    "Value and effort",
    (
        _NAME,
        Column(
            "field",
            "Field",
            width=220,
            computed=lambda _journey, record: field_text(_opportunity(record)),
            why_not="The field follows from value and effort: from 5 on they are high.",
            sorted_by=_field_order,
            about="Quick win (high value, low effort), big bet (both high), fill-in (both low) or time sink.",
        ),
        _number("value", "Value (0 to 10)", 120, WHOLE),
        _number("difficulty", "Effort (0 to 10)", 120, WHOLE),
        _RANK,
        _STATUS,
        _STAGE,
        _HELPS_AT,
    ),
    _field_rows,
    about="Value against effort: quick wins, big bets, fill-ins and time sinks.",
)
