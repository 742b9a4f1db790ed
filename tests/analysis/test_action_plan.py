"""Value against effort, Kano's groups, and due dates in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journey_editor.analysis.action_plan import due_text, field_text
from journey_editor.document.records import Opportunity
from journey_editor.document.vocabulary import OpportunityStatus

TODAY = date(2026, 3, 31)


def opportunity(**fields: Any) -> Opportunity:
    return Opportunity(id="opportunity-1", order="a", **fields)


@pytest.mark.parametrize(
    ("value", "effort", "field"),
    [
        (5, 4, "quick win"),
        (10, 5, "big bet"),
        (4, 4, "fill-in"),
        (0, 0, "fill-in"),
        (4, 5, "time sink"),
        (None, 5, "cannot be told: value unknown"),
        (None, None, "cannot be told: value and effort unknown"),
    ],
)
def test_from_5_on_value_and_effort_are_high(value: int | None, effort: int | None, field: str) -> None:
    assert field_text(opportunity(value=value, difficulty=effort)) == field


@pytest.mark.parametrize(
    ("due", "status", "text"),
    [
        (date(2026, 3, 30), OpportunityStatus.IDEA, "overdue by 1 day"),
        (date(2025, 3, 31), OpportunityStatus.PILOTING, "overdue by 365 days"),
        (TODAY, OpportunityStatus.IDEA, "due today"),
        (date(2026, 4, 3), OpportunityStatus.IDEA, "due in 3 days"),
        (date(2025, 3, 31), OpportunityStatus.DONE, ""),
        (None, OpportunityStatus.IDEA, ""),
    ],
)
def test_a_due_date_is_said_in_words(due: date | None, status: OpportunityStatus, text: str) -> None:
    assert due_text(opportunity(due=due, status=status), TODAY) == text
