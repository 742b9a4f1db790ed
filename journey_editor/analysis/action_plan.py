"""What becomes of opportunities: value against effort, Kano's groups, and what is due."""

from __future__ import annotations

from datetime import date
from enum import Enum

from journey_editor.analysis.rice import OPEN
from journey_editor.document.records import Opportunity
from journey_editor.document.wording import joined

HIGH = 5
"""Value and effort go from 0 to 10; from here on they are high."""


class PlanField(Enum):
    """The fields of value against effort."""

    QUICK_WIN = "quick win"
    BIG_BET = "big bet"
    FILL_IN = "fill-in"
    TIME_SINK = "time sink"


def field_of(opportunity: Opportunity) -> PlanField | None:
    """The field that an opportunity stands in. None: its value or its effort is unknown."""
    if opportunity.value is None or opportunity.difficulty is None:
        return None
    if opportunity.value >= HIGH:
        return PlanField.BIG_BET if opportunity.difficulty >= HIGH else PlanField.QUICK_WIN
    return PlanField.TIME_SINK if opportunity.difficulty >= HIGH else PlanField.FILL_IN


def field_text(opportunity: Opportunity) -> str:
    """The field's name, or what is to be known first."""
    found = field_of(opportunity)
    if found is not None:
        return found.value
    known = {"value": opportunity.value, "effort": opportunity.difficulty}
    return f"cannot be told: {joined([name for name, value in known.items() if value is None])} unknown"


def days_left(opportunity: Opportunity, today: date) -> int | None:
    """The days until an open opportunity is due, below 0 past it. None: it has no date, or is done or dropped."""
    if opportunity.due is None or opportunity.status not in OPEN:
        return None
    return (opportunity.due - today).days


def due_text(opportunity: Opportunity, today: date) -> str:
    """How the due date stands, in words: "overdue by 12 days", "due in 3 days". Empty: nothing is due."""
    days = days_left(opportunity, today)
    if days is None:
        return ""
    if not days:
        return "due today"
    counted = "1 day" if abs(days) == 1 else f"{abs(days):,} days"
    return f"overdue by {counted}" if days < 0 else f"due in {counted}"
