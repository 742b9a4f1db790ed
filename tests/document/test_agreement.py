"""Values that belong together: what is refused, what is noted, and that a file's values are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journey_editor.document.agreement import AGREEMENTS, contradictions, notes, refusal
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    Connection,
    JourneyMap,
    Opportunity,
    Signal,
    Touchpoint,
)
from journey_editor.document.vocabulary import Direction, SignalStatus
from journey_editor.storage import codec
from tests.building import onboarding


def signal(**fields: Any) -> Signal:
    return Signal(id="s", order="5", **fields)


def touchpoint(**fields: Any) -> Touchpoint:
    return Touchpoint(id="t", order="5", lane="l", step="p", **fields)


def whole(**fields: Any) -> JourneyMap:
    return JourneyMap(id=MAP_ID, **fields)


REFUSED: list[tuple[Record, str, Any, str]] = [
    (
        signal(direction=Direction.DOWN, baseline=50.0),
        "target",
        60.5,
        "Lower is better, but the target 60.5 is above the baseline 50",
    ),
    (
        signal(baseline=50.0, target=40.0),
        "direction",
        Direction.UP,
        "Higher is better, but the target 40 is below the baseline 50",
    ),
    (
        signal(),
        "history",
        ((date(2026, 3, 1), 1.0), (date(2026, 3, 1), 2.0)),
        "2026-03-01 stands there twice",
    ),
    (touchpoint(reached=50.0), "went_on", 51.0, "More go on (51) than reach it (50)"),
    (
        whole(last_review=date(2026, 3, 1)),
        "next_review",
        date(2026, 2, 1),
        "The next review, 2026-02-01, is before the last one, 2026-03-01",
    ),
]


@pytest.mark.parametrize(("record", "field", "value", "sentence"), REFUSED)
def test_what_is_wanted_is_refused_where_it_contradicts_what_is(
    record: Record, field: str, value: Any, sentence: str
) -> None:
    journey = Journey([record])
    changes = set_field(journey, [record.id], field, value)
    assert refusal(journey, changes, field) == f"{sentence}; the map keeps what it had."
    journey.apply(changes)
    assert [said for _, said in contradictions(journey, journey.record(record.id, Record))] == [sentence]


KEPT: list[tuple[Record, str, Any, str, str]] = [
    (
        signal(direction=Direction.DOWN, baseline=50.0, target=40.0),
        "baseline",
        30.0,
        "target",
        "Lower is better, but the target 40 is above the baseline 30.",
    ),
    (touchpoint(reached=50.0, went_on=40.0), "reached", 30.0, "went_on", "More go on (40) than reach it (30)."),
    (
        whole(next_review=date(2026, 2, 1)),
        "last_review",
        date(2026, 3, 1),
        "next_review",
        "The next review, 2026-02-01, is before the last one, 2026-03-01.",
    ),
    (
        signal(target=5.0, direction=Direction.UP),
        "baseline",
        5.0,
        "target",
        "The target is the baseline: there is nothing to reach.",
    ),
    (
        signal(history=((date(2026, 1, 1), 4.0), (date(2026, 3, 1), 5.0))),
        "current",
        6.0,
        "current",
        "The newest of the dated values is another: 5, of 2026-03-01.",
    ),
    (
        signal(status=SignalStatus.NOT_INSTRUMENTED),
        "current",
        6.0,
        "status",
        "There is a current value, so it seems to be measured.",
    ),
    (
        Opportunity(id="o", order="5"),
        "confidence",
        80.0,
        "confidence",
        "1 is 100 %: for 80 % write 0.8.",
    ),
    (
        Opportunity(id="o", order="5"),
        "confidence",
        4.0,
        "confidence",
        "1 is 100 %, so 4 counts as a number of a scale of your own.",
    ),
    (
        Opportunity(id="o", order="5"),
        "effort",
        0.0,
        "effort",
        "With an effort of 0 no RICE score can be computed.",
    ),
]


@pytest.mark.parametrize(("record", "field", "value", "told_at", "sentence"), KEPT)
def test_what_is_and_what_is_odd_is_taken_and_told(
    record: Record, field: str, value: Any, told_at: str, sentence: str
) -> None:
    journey = Journey([record])
    changes = set_field(journey, [record.id], field, value)
    assert refusal(journey, changes, field) == ""
    journey.apply(changes)
    assert notes(journey, journey.record(record.id, Record), told_at) == sentence


def test_ways_out_of_a_decision_are_told_when_they_do_not_add_up() -> None:
    b = onboarding()
    decision = next(r.id for r in b.journey if r.kind == "decision")
    first, second = [way.id for way in b.journey.ways_out(decision)][:2]
    b.set(first, probability=0.7)
    b.set(second, probability=None)
    told = b.journey.record(first, Connection)
    assert notes(b.journey, told, "probability") == "", "the unknown one may fill it up"
    b.set(second, probability=0.6)
    assert notes(b.journey, told, "probability") == "The ways out of this decision add up to 130%."


def test_unknown_contradicts_nothing() -> None:
    for record in (signal(), touchpoint(), whole(), Opportunity(id="o", order="5")):
        journey = Journey([record])
        assert [one.field for one in AGREEMENTS if notes(journey, record, one.field)] == []


def test_a_file_with_such_values_is_read_and_written_as_it_is() -> None:
    b = onboarding()
    call = next(r.id for r in b.journey if r.kind == "touchpoint")
    b.set(call, reached=10.0, went_on=20.0)
    b.set(MAP_ID, last_review=date(2026, 3, 1), next_review=date(2026, 2, 1))
    data = codec.to_bytes(b.journey)
    read = codec.from_bytes(data).journey
    assert codec.to_bytes(read) == data
    assert [said for _, said in contradictions(read, read.record(call, Touchpoint))]


def test_dated_values_are_read_and_written_with_and_without_a_note() -> None:
    b = onboarding()
    record = next(r for r in b.journey if r.kind == "signal")
    values = ((date(2026, 3, 31), 12.0), (date(2026, 4, 30), 14.5, "after the launch"))
    b.set(record.id, history=values)
    data = codec.to_bytes(b.journey)
    assert b'["2026-03-31", 12]' in b" ".join(data.split()).replace(b"[ ", b"[").replace(b" ]", b"]")
    assert codec.from_bytes(data).journey.record(record.id, Signal).history == values
