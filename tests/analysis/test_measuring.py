"""How a signal stands: what is computed only where everything is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journey_editor.analysis.measuring import is_better, is_reached, needs, progress, trend
from journey_editor.document.records import Signal
from journey_editor.document.vocabulary import Direction, SignalStatus


def signal(**fields: Any) -> Signal:
    return Signal(id="s", order="V", **fields)


@pytest.mark.parametrize(
    ("values", "share"),
    [
        ({"baseline": 20.0, "target": 40.0, "current": 30.0}, 0.5),
        ({"baseline": 20.0, "target": 10.0, "current": 20.0, "direction": Direction.DOWN}, 0.0),
        ({"baseline": 20.0, "target": 10.0, "current": 25.0, "direction": Direction.DOWN}, -0.5),
        ({"baseline": 0.0, "target": 10.0, "current": 12.0}, 1.2),
    ],
)
def test_progress_is_the_share_of_the_way_that_is_behind(values: dict[str, Any], share: float) -> None:
    assert progress(signal(**values)).value == pytest.approx(share)


@pytest.mark.parametrize(
    ("values", "why_not"),
    [
        ({}, "cannot be computed: baseline, target and current value unknown"),
        ({"target": 40.0, "current": 0.0}, "cannot be computed: baseline unknown"),
        ({"baseline": 5.0, "target": 5.0, "current": 5.0}, "cannot be computed: the target is where it began"),
        (
            {"baseline": 9.0, "target": 5.0, "current": 7.0, "direction": Direction.UP},
            "cannot be computed: higher is better, but the target is below the baseline",
        ),
    ],
)
def test_without_all_values_it_says_why_and_is_no_number(values: dict[str, Any], why_not: str) -> None:
    found = progress(signal(**values))
    assert found.value is None and found.why_not == why_not


def test_a_trend_needs_two_dated_values_and_a_direction_says_whether_it_is_good() -> None:
    falling = ((date(2026, 3, 1), 4.0), (date(2026, 1, 1), 9.0), (date(2026, 2, 1), 20.0))
    assert trend(signal()) is None and trend(signal(history=falling[:1])) is None
    assert trend(signal(history=falling)) == -1
    assert is_better(signal(history=falling)) is None
    assert is_better(signal(history=falling, direction=Direction.DOWN)) is True
    assert is_better(signal(history=falling, direction=Direction.UP)) is False
    assert trend(signal(history=((date(2026, 1, 1), 100.0), (date(2026, 2, 1), 100.5)))) == 0


def test_a_target_is_reached_only_where_it_can_be_told() -> None:
    assert is_reached(signal(target=5.0, current=5.0)) is None
    assert is_reached(signal(target=5.0, direction=Direction.DOWN)) is None
    assert is_reached(signal(target=5.0, current=4.0, direction=Direction.DOWN)) is True
    assert is_reached(signal(target=5.0, current=4.0, direction=Direction.UP)) is False


def test_what_a_signal_needs_is_said() -> None:
    assert needs(signal()) == ["to know whether it is measured"]
    assert needs(signal(status=SignalStatus.LIVE)) == ["its current value"]
    assert needs(signal(status=SignalStatus.LIVE, current=0.0)) == []
    assert needs(signal(status=SignalStatus.NOT_INSTRUMENTED)) == ["to be instrumented"]
