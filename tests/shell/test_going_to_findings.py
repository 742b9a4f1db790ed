"""From each rule's finding the cursor gets into the very field that lacks something, folded or not."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.analysis.findings import RULE_OF, RULES
from journey_editor.analysis.telling import sentence
from journey_editor.document.changes import difference
from journey_editor.document.journey import Journey
from journey_editor.findings.findings_model import FindingRow
from journey_editor.history.session import Session
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.form import Section
from journey_editor.inspector.map_links import MapLinkPart
from journey_editor.inspector.record_list import RecordList
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.editor_page import EditorPage
from tests.analysis.test_rules import FAULTS
from tests.building import Building, onboarding

TODAY = date(2026, 11, 26)


def around(widget: QWidget | None, kind: type) -> QWidget | None:
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget


@pytest.fixture
def page(qtbot: QtBot) -> EditorPage:
    """The page of the map of `onboarding`, with the findings beneath it."""
    shown = EditorPage(Session(onboarding().journey), QtShaper(), theme("light"))
    qtbot.addWidget(shown)
    shown.live_findings.today = lambda: TODAY
    shown.resize(1500, 950)
    shown.show()
    shown.activateWindow()
    shown.live_findings.catch_up()
    shown.toggle_findings()
    return shown


def goes_to_its_finding(page: EditorPage, rule: str, are_folded: bool, qtbot: QtBot) -> None:
    """Make a fault, press Enter on its finding, and look where the cursor is; then take the fault back."""
    fault, _, words = FAULTS[rule]
    faulty = Building()
    faulty.journey = Journey(page.session.journey, page.session.journey.unknown)
    fault(faulty)
    page.session.select([])
    page.board.setFocus()
    page.session.do("Fault", difference(page.session.journey, faulty.journey))
    page.live_findings.catch_up()
    qtbot.wait(1)
    report = page.live_findings.report
    finding = next(f for f in report.findings if words in sentence(page.session.journey, f, RULE_OF[rule].why))
    if finding.field:
        if are_folded:  # as their user left them
            page.session.select([finding.about] if finding.about != "map" else [])
            for section in page.inspector.findChildren(Section):
                section.heading.setChecked(False)
            page.session.select([page.session.journey.stages[0].id])
            page.session.select([])
        panel = page.findings_panel.findings
        panel.list.go_to(panel.rows.index_of(FindingRow(finding)))
        panel.list.chosen.emit()
        focus = QApplication.focusWidget()
        if finding.field == "signals":
            found = around(focus, RecordList)
            assert isinstance(found, RecordList) and found.spec.kind == "signal", rule
        elif finding.field == "pair":
            found = around(focus, MapLinkPart)
            assert isinstance(found, MapLinkPart) and found.field == "pair" and found.isVisible(), rule
        else:
            found = around(focus, Field)
            assert isinstance(found, Field) and found.spec.field == finding.field, rule
            assert found.bench.subject.ids == (finding.about,) and found.isVisible(), rule
    page.session.undo()


@pytest.mark.parametrize("first", range(2))  # two, which may run beside each other
def test_enter_puts_the_cursor_where_it_is_missing(page: EditorPage, first: int, qtbot: QtBot) -> None:
    for rule in RULES[first::2]:
        goes_to_its_finding(page, rule.id, False, qtbot)


def test_enter_unfolds_the_group_of_what_is_missing(page: EditorPage, qtbot: QtBot) -> None:
    for rule in RULES[::7]:  # groups unfold in one way, whatever the rule: a few of them show it
        goes_to_its_finding(page, rule.id, True, qtbot)
