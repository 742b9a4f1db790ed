"""The findings follow the edits, in small steps that an edit may come between, and are then those of the whole map."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from journey_editor.analysis.findings import report, reporting
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.parts import add_part, assign_owner
from journey_editor.document.records import Signal, Stage
from journey_editor.findings.live import LiveFindings
from journey_editor.history.session import Session
from tests.building import onboarding

TODAY = date(2026, 11, 26)


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(onboarding().journey)


def live_of(session: Session) -> LiveFindings:
    return LiveFindings(session, today=lambda: TODAY)


def some_edit(session: Session, chance: random.Random) -> None:
    journey = session.journey
    cards = [card.id for card in journey.cards]
    match chance.randrange(6):
        case 0 if cards:
            session.do("Rename", set_field(journey, [chance.choice(cards)], "name", chance.choice(["", "Call", "<b>"])))
        case 1 if cards:
            session.do("Delete", delete_records(journey, [chance.choice(cards)]))
        case 2 if journey.stages:
            stage = chance.choice(journey.stages).id
            session.do("Risk", set_field(journey, [stage], "risk", chance.choice(["", "It stalls"])))
        case 3 if journey.count(Stage):
            session.do("Signal", add_part(journey, chance.choice(journey.stages).id, Signal)[0])
        case 4 if journey.stages:
            session.do("Own", assign_owner(journey, [chance.choice(journey.stages).id], chance.choice(["", "Ada"])))
        case _:
            session.undo()


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_they_are_those_of_the_map_looked_at_anew(
    seed: int, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journey_editor.findings.live._SLICE", 0.0)  # a step at a time
    live, chance = live_of(session), random.Random(seed)
    for _ in range(25):
        some_edit(session, chance)
        if chance.random() < 0.5:  # an edit comes while the map is being looked at
            live.begin()
            for _ in range(chance.randrange(60)):
                QApplication.processEvents()
        if chance.random() < 0.3:
            assert live.catch_up() == report(session.journey, TODAY)
    assert live.catch_up() == report(session.journey, TODAY)
    assert live.is_current


def test_they_come_by_themselves_after_an_edit(session: Session, qtbot) -> None:
    live = live_of(session)
    qtbot.waitUntil(lambda: live.is_current)
    before, spy = live.report, QSignalSpy(live.changed)
    session.do("Own", assign_owner(session.journey, [session.journey.stages[1].id], "Ada"))
    assert live.report is before and not live.is_current, "not while somebody may be typing"
    qtbot.waitUntil(lambda: live.is_current)
    assert spy.count() == 1 and live.report == report(session.journey, TODAY) != before


def test_who_types_without_a_pause_sees_them_too(session: Session, qtbot) -> None:
    live = live_of(session)
    live.catch_up()
    spy = QSignalSpy(live.changed)
    setup = session.journey.stages[1].id
    for number in range(300):
        session.do("Type", set_field(session.journey, [setup], "risk", "x" * (number % 7)))
        qtbot.wait(10)
        if spy.count():
            return
    raise AssertionError("they never came")


def test_the_work_is_cut_into_many_small_steps(session: Session) -> None:
    assert sum(1 for _ in reporting(session.journey, TODAY)) > 30


def test_on_another_day_what_is_overdue_is_found_without_an_edit(session: Session) -> None:
    session.do("Plan", set_field(session.journey, ["map"], "next_review", TODAY))
    live = live_of(session)
    assert "review-overdue" not in {finding.rule for finding in live.catch_up().findings}
    live.clock.timeout.emit()
    assert live.is_current, "on the same day there is nothing to look for"
    live.today = lambda: date(2026, 11, 27)
    live.clock.timeout.emit()
    assert "review-overdue" in {finding.rule for finding in live.catch_up().findings}


def test_nothing_is_told_where_nothing_changes(session: Session) -> None:
    live = live_of(session)
    live.catch_up()
    spy = QSignalSpy(live.changed)
    session.do("Note", set_field(session.journey, [session.journey.stages[0].id], "duration_days", 3.0))
    live.catch_up()
    assert spy.count() == 0


def test_a_fault_in_a_rule_is_told_once_and_the_last_report_stays(session: Session, qtbot, monkeypatch) -> None:
    live = live_of(session)
    told = live.catch_up()
    spy = QSignalSpy(live.changed)

    def faulty(*_args: object) -> Iterator[None]:
        yield
        raise RuntimeError("a rule fails")

    monkeypatch.setattr("journey_editor.findings.live.reporting", faulty)
    with qtbot.captureExceptions() as caught:
        live.begin()
        qtbot.wait(50)
    assert [str(error) for _, error, _ in caught] == ["a rule fails"]
    assert live.report == told and spy.count() == 0
