"""Opportunities in groups: Kano's classes, and value against effort with its four fields."""

from __future__ import annotations

from journey_editor.analysis.action_plan import PlanField, field_of, field_text
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Opportunity
from journey_editor.document.vocabulary import Kano
from journey_editor.tables.kinds import WHOLE, OneOf, Sortable
from journey_editor.tables.matrix import Matrix, Quadrant, tenth_axis
from journey_editor.tables.opportunities import (
    HELPS_AT,
    NAME,
    RANK,
    STAGE,
    STATUS,
    number_column,
    opportunity_of,
    opportunity_table,
    rankings,
    rows_in_order,
)
from journey_editor.tables.table import Column

_KANOS = list(Kano)


def _kano(record: Record) -> int:
    kano = opportunity_of(record).kano
    return _KANOS.index(kano) if kano is not None else len(_KANOS)


def _kano_rows(journey: Journey) -> list[Opportunity]:
    """Class by class, in each by rank; those of no class last."""
    return sorted(rows_in_order(journey), key=lambda one: _kano(one))


def _field_rows(journey: Journey) -> list[Opportunity]:
    """Field by field, in each by rank; those that stand in none last."""
    order: dict[PlanField | None, int] = {field: number for number, field in enumerate((*PlanField, None))}
    return sorted(rows_in_order(journey), key=lambda one: order[field_of(one)])


def _field_order(_journey: Journey, record: Record) -> Sortable:
    found = field_of(opportunity_of(record))
    return None if found is None else float(list(PlanField).index(found))


_KANO = Column("kano", "Kano class", OneOf(Kano), 110, empty="unknown", says_unknown=True, is_facet=True)
KANO = opportunity_table(
    "kano",
    "Kano classes",
    (NAME, _KANO, RANK, STATUS, STAGE, HELPS_AT),
    _kano_rows,
    about="What customers expect, what they want the more of the better, and what surprises them.",
)

VALUE_EFFORT = opportunity_table(
    "value-effort",
    "Value and effort",
    (
        NAME,
        Column(
            "field",
            "Field",
            width=220,
            computed=lambda _journey, record: field_text(opportunity_of(record)),
            why_not="The field follows from value and effort: from 5 on they are high.",
            sorted_by=_field_order,
            about="Quick win (high value, low effort), big bet (both high), fill-in (both low) or time sink.",
        ),
        number_column("value", "Value (0 to 10)", 120, WHOLE),
        number_column("difficulty", "Effort (0 to 10)", 120, WHOLE),
        RANK,
        STATUS,
        STAGE,
        HELPS_AT,
    ),
    _field_rows,
    about="Value against effort: quick wins, big bets, fill-ins and time sinks.",
)


def _told(journey: Journey, record: Record) -> str:
    score = rankings(journey).scores[record.id]
    return f"RICE {score.text}, {opportunity_of(record).status.label}"


VALUE_EFFORT_MATRIX = Matrix(
    "Value and effort",
    "opportunity",
    rows_in_order,
    tenth_axis("difficulty", "Effort", "none", "very high"),
    tenth_axis("value", "Value", "none", "very high"),
    (
        Quadrant("Quick wins", "much value, little effort: do them first", "success.soft"),
        Quadrant("Big bets", "much value, much effort: plan them, and pilot before", "accent.soft"),
        Quadrant("Fill-ins", "little value, little effort: when there is time", "board.stripe"),
        Quadrant("Time sinks", "little value, much effort: better not", "warning.soft"),
    ),
    tint=lambda _journey, _record: "badge.opportunity",
    tell=_told,
)
