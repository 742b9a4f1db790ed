"""The panel keeps up with whatever is done to the map, in each of its ways to show it."""

from __future__ import annotations

import random
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QTest

from journey_editor.analysis.findings import RULES
from journey_editor.document.edits.accepting import accept_finding, switch_rule
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import rename
from journey_editor.document.edits.parts import add_part
from journey_editor.document.edits.stages import add_stage
from journey_editor.document.records import AcceptedFinding, Signal
from journey_editor.findings.live import LiveFindings
from journey_editor.findings.panel import FindingsPanel
from journey_editor.history.session import Session
from tests.building import Building, onboarding

TODAY = date(2026, 11, 26)


@pytest.fixture
def shown(qtbot, request):
    """The panel over the map of `onboarding` (or another), and nothing else of the window."""
    session = Session(getattr(request, "param", onboarding)().journey)
    live = LiveFindings(session, today=lambda: TODAY)
    panel = FindingsPanel(session, live)
    qtbot.addWidget(panel)
    panel.resize(900, 400)
    panel.show()
    live.catch_up()
    qtbot.wait(1)
    return SimpleNamespace(session=session, live=live, panel=panel, gone=[], wait=qtbot.wait)


def some_edit(session: Session, chance: random.Random) -> None:
    journey = session.journey
    stages, cards = journey.stages, journey.cards
    match chance.randrange(8):
        case 0 if stages:
            session.do("Delete", delete_records(journey, [chance.choice(stages).id]))
        case 1:
            session.do("Add", add_stage(journey, None, chance.choice(["", "Renewal"]))[0])
        case 2 if cards:
            session.do("Delete", delete_records(journey, [chance.choice(cards).id]))
        case 3 if stages:
            session.do("Rename", rename(journey, chance.choice(stages).id, chance.choice(["", "A\nB", "<i>"])))
        case 4 if stages:
            about = chance.choice(stages).id
            session.do("Accept", accept_finding(journey, "stage-owner", about, None, "so", "", TODAY)[0])
        case 5:
            session.do("Switch", switch_rule(journey, "stage-goal", bool(journey.map.rules_off)))
        case 6 if stages:
            session.do("Signal", add_part(journey, chance.choice(stages).id, Signal)[0])
        case _:
            session.undo()


@pytest.mark.parametrize("seed", range(5))
def test_it_shows_what_the_report_says_after_any_edits(shown, seed: int) -> None:
    chance, panel = random.Random(seed), shown.panel
    model = (panel.findings.rows, panel.scores.rows, panel.rules.rows)[seed % 3]  # each row is asked for at each change
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for step in range(30):
        some_edit(shown.session, chance)
        if chance.random() < 0.3:
            panel.show_as(chance.choice(["findings", "score", "rules"]))
        if chance.random() < 0.3:
            panel.filter.groupings.setCurrentIndex(chance.randrange(3))
        if chance.random() < 0.4 and panel.findings.rows.rowCount():  # a row that may be of a map that is no more
            group = panel.findings.rows.index(chance.randrange(panel.findings.rows.rowCount()), 0)
            panel.findings.list.setCurrentIndex(panel.findings.rows.index(0, 0, group))
        if chance.random() < 0.6:
            shown.live.catch_up()
            shown.wait(1)
            if panel.shown == "findings":
                rows = [row for group in panel.findings.rows.groups for row in group.rows]
                assert len(rows) == len(shown.live.report.findings) + len(shown.live.report.accepted), step
    tester.deleteLater()


def test_a_row_that_goes_moves_nobody_elsewhere(shown) -> None:
    went: list[tuple] = []
    shown.panel.gone_to.connect(lambda *where: went.append(where))
    index = next(
        shown.panel.findings.rows.index_of(row)
        for group in shown.panel.findings.rows.groups
        for row in group.rows
        if row.finding.rule == "stage-owner"
    )
    shown.panel.findings.list.setCurrentIndex(index)
    assert len(went) == 1
    about = went[0][0]
    shown.session.do("Signal", accept_finding(shown.session.journey, "stage-owner", about, None, "so", "", TODAY)[0])
    shown.live.catch_up()
    shown.wait(1)
    assert len(went) == 1


def test_what_is_no_longer_found_says_so_and_can_be_taken_back(shown) -> None:
    journey, stage = shown.session.journey, shown.session.journey.stages[0].id  # it has an owner
    shown.session.do("Accept", accept_finding(journey, "stage-owner", stage, None, "so", "", TODAY)[0])
    shown.session.do("Accept", accept_finding(journey, "of-another-version", stage, None, "why", "", TODAY)[0])
    shown.live.catch_up()
    shown.wait(1)
    group = shown.panel.findings.rows.groups[-1]
    assert group.key == "accepted" and [shown.panel.findings.rows.sentence(row)[0] for row in group.rows] == [
        "A rule that this version does not know: not found any more",
        "Stage without an owner: not found any more",
    ]
    shown.panel.findings.list.setCurrentIndex(shown.panel.findings.rows.index_of(group.rows[1]))
    shown.panel.findings.take_back()
    shown.live.catch_up()
    shown.wait(1)
    assert len(shown.panel.findings.rows.groups[-1].rows) == 1


def nothing() -> Building:
    b = Building()
    for rule in RULES:
        b.do(switch_rule(b.journey, rule.id, False))
    return b


@pytest.mark.parametrize("shown", [nothing], indirect=True)
def test_where_nothing_is_asked_nothing_is_called_complete(shown) -> None:
    assert shown.panel.findings.empty.isVisible() and shown.panel.findings.empty.text().startswith("Nothing was asked")
    assert shown.panel.whole.text() == "Map: no score"


def complete() -> Building:
    """Only rules that the map keeps are on."""
    b = onboarding()
    for rule in RULES:
        if rule.id not in ("first-value-missing", "decision-ways", "loop-exit"):
            b.do(switch_rule(b.journey, rule.id, False))
    return b


@pytest.mark.parametrize("shown", [complete], indirect=True)
def test_where_nothing_is_missing_it_says_what_was_looked_at(shown) -> None:
    told = shown.panel.findings.empty.text()
    assert told.startswith("Nothing is missing.\n3 rules asked 3 questions of the map: 3 stages, 2 personas, 3 touchp")
    assert "rules are switched off" in told and shown.panel.whole.text() == "Map: 100 %"


def test_a_badge_that_is_clicked_leads_to_what_it_counts_also_where_that_was_left_out(shown) -> None:
    panel, setup = shown.panel, shown.session.journey.stages[1].id
    for toggle in panel.filter.severities.values():
        toggle.setChecked(False)
    panel.filter.line.setText("nothing of the kind")
    panel.go_to_record(setup)
    shown.wait(1)
    row = panel.findings.rows.row_at(panel.findings.list.currentIndex())
    assert row is not None and row.finding.about == setup
    assert all(toggle.isChecked() for toggle in panel.filter.severities.values())


def test_a_reason_that_is_being_typed_is_written_down_and_one_that_is_too_long_stays(shown) -> None:
    drafted: list[object] = []
    refused: list[str] = []
    shown.session.drafted.connect(drafted.append)
    shown.session.refused.connect(refused.append)
    page = shown.panel.findings
    page.list.go_to(page.rows.index_of(page.rows.groups[0].rows[0]))
    page.detail.ask_reason()
    QTest.keyClicks(page.detail.reason, "So")
    assert len(drafted) == 2 and shown.session.is_drafting
    page.detail.reason.setText("x" * 200_001)
    page.detail.confirm_button.click()
    assert len(refused) == 1 and len(page.detail.reason.text()) == 200_001
    page.detail.reason.setText("So it is")
    page.detail.confirm_button.click()
    assert not shown.session.is_drafting and not page.detail.is_asking
    assert [one.reason for one in shown.session.journey.all(AcceptedFinding)] == ["So it is"]
