"""From each rule's finding the cursor gets into the very field that lacks something, folded or not."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.analysis.findings import RULE_OF, RULES
from journey_editor.analysis.telling import sentence
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
from tests.building import onboarding

TODAY = date(2026, 11, 26)


def around(widget: QWidget | None, kind: type) -> QWidget | None:
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget


@pytest.mark.parametrize(
    ("rule", "are_folded"),
    # Folded groups unfold in one way, whatever the rule: a few of them show it.
    [*((rule.id, False) for rule in RULES), *((rule.id, True) for rule in RULES[::7])],
)
def test_enter_puts_the_cursor_where_it_is_missing(rule: str, are_folded: bool, qtbot) -> None:
    fault, _, words = FAULTS[rule]
    b = onboarding()
    fault(b)
    page = EditorPage(Session(b.journey), QtShaper(), theme("light"))
    qtbot.addWidget(page)
    page.live_findings.today = lambda: TODAY
    page.resize(1500, 950)
    page.show()
    page.activateWindow()
    page.live_findings.catch_up()
    page.toggle_findings()
    qtbot.wait(1)
    report = page.live_findings.report
    finding = next(f for f in report.findings if words in sentence(b.journey, f, RULE_OF[rule].why))
    if not finding.field:
        return
    if are_folded:  # as their user left them
        page.session.select([finding.about] if finding.about != "map" else [])
        for section in page.inspector.findChildren(Section):
            section.heading.setChecked(False)
        page.session.select([b.journey.stages[0].id])
        page.session.select([])
    panel = page.findings_panel.findings
    panel.list.go_to(panel.rows.index_of(FindingRow(finding)))
    panel.list.chosen.emit()
    focus = QApplication.focusWidget()
    if finding.field == "signals":
        found = around(focus, RecordList)
        assert isinstance(found, RecordList) and found.spec.kind == "signal"
        return
    if finding.field == "pair":
        found = around(focus, MapLinkPart)
        assert isinstance(found, MapLinkPart) and found.field == "pair" and found.isVisible()
        return
    found = around(focus, Field)
    assert isinstance(found, Field) and found.spec.field == finding.field
    assert found.bench.subject.ids == (finding.about,) and found.isVisible()
