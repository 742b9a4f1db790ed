"""Systems and evidence: records of their own, edited where they are named and on the map's page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journey_editor.document.edits.evidence import add_evidence
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.parts import assign_data_source
from journey_editor.document.edits.references import refer_by_names
from journey_editor.document.edits.reviews import add_review
from journey_editor.document.records import DataSource, EvidenceItem
from journey_editor.document.vocabulary import EvidenceSource
from journey_editor.inspector.fields.data_source_field import DataSourceField
from tests.inspector.conftest import Panel
from tests.inspector.test_lists import drag, entry, lines, the_list

LEFT_BUTTON = Qt.MouseButton.LeftButton


def unfold(panel: Panel, group: str) -> None:
    """Unfold a group by its heading."""
    heading = panel.button(group)
    if not heading.isChecked():
        QTest.mouseClick(heading, LEFT_BUTTON)


# --- systems ----------------------------------------------------------------------------------------------------------


def test_a_system_is_told_of_where_a_signal_reads_from_it(panel: Panel) -> None:
    panel.session.select(["tickets"])
    field = panel.field("Data source")
    assert isinstance(field, DataSourceField) and not field.own_button.isEnabled()
    panel.press(panel.type("Data source", "Zendesk"), Qt.Key.Key_Return)
    QTest.mouseClick(field.own_button, LEFT_BUTTON)
    focused = panel.inspector.focusWidget()
    assert focused is not None and focused.accessibleName() == "System's name, everywhere"
    panel.press(panel.type("Kind of system", "support"), Qt.Key.Key_Tab)
    panel.type("Remarks", "without chats")
    panel.press(panel.type("Owner, who gives access", "Tom"), Qt.Key.Key_Return)
    source = panel.session.journey.all(DataSource)[0]
    assert (source.name, source.system_type, source.remarks) == ("Zendesk", "support", "without chats")
    assert panel.session.journey.name_of(source.owner or "") == "Tom"
    assert field.said.text() == "support"
    for _ in range(4):
        panel.session.undo()
    assert panel.session.journey.count(DataSource) == 0 and field.said.isHidden()


def test_the_page_of_a_system_leads_to_what_is_read_there_and_back(panel: Panel) -> None:
    journey = panel.session.journey
    panel.session.do("x", assign_data_source(journey, ["logins"], "CRM"))
    panel.session.do("x", refer_by_names(journey, ["kickoff", "report"], "reads_from", ["CRM"]))
    panel.session.select(["kickoff"])
    unfold(panel, "Data")
    QTest.mouseClick(panel.button("CRM"), LEFT_BUTTON)
    assert panel.session.selection == (journey.all(DataSource)[0].id,)
    assert "Data source" in panel.labels() and panel.text("Name") == "CRM"
    assert "Read there (3)" in panel.labels()
    assert [name for name in panel.labels() if name in ("Logins", "Kickoff", "First report")] == [
        "Logins",
        "Kickoff",
        "First report",
    ]
    panel.type("Kind of system", "CRM")
    QTest.mouseClick(panel.button("Logins"), LEFT_BUTTON)
    assert panel.text("Event or measure") == "Logins"
    assert panel.field("Data source").said.text() == "CRM"  # type: ignore[attr-defined]


def test_the_map_lists_its_systems(panel: Panel) -> None:
    panel.session.do("x", assign_data_source(panel.session.journey, ["logins"], "CRM"))
    unfold(panel, "Data sources (1)")
    assert lines(panel, "data_source") == ["CRM · 1 signal"]
    only = next(iter(the_list(panel, "data_source").entries.values()))
    QTest.mouseClick(only.head, LEFT_BUTTON)
    panel.type("Name, everywhere", "Salesforce")
    panel.session.select(["logins"])
    assert panel.text("Data source") == "Salesforce"
    panel.session.select([])
    only = next(iter(the_list(panel, "data_source").entries.values()))
    QTest.mouseClick(only.delete_button, LEFT_BUTTON)
    assert panel.record("logins").read_from is None  # type: ignore[attr-defined]
    panel.session.undo()
    assert lines(panel, "data_source") == ["Salesforce · 1 signal"]


# --- evidence ---------------------------------------------------------------------------------------------------------


def test_evidence_is_added_to_a_touchpoint_filled_in_and_taken_back(panel: Panel) -> None:
    panel.session.select(["call"])
    unfold(panel, "How well supported")
    QTest.mouseClick(panel.button("Add piece of evidence"), LEFT_BUTTON)
    focused = panel.inspector.focusWidget()
    assert focused is not None and focused.accessibleName() == "What it is"
    QTest.keyClicks(focused, "Survey of admins")
    assert panel.text("Supported by, a line each") == "Survey of admins"
    panel.type("Sample size", "212")
    panel.type("Gathered on", "2026-10-01")
    panel.type("What it showed", "Half of them wait")
    panel.type("Link or file", "survey.pdf")
    box = panel.enter("Source")
    for letter in "surv":
        QTest.keyClick(box, letter)
    QTest.keyClick(box, Qt.Key.Key_Return)
    made = panel.session.journey.all(EvidenceItem)[0]
    assert (made.title, made.sample, made.day) == ("Survey of admins", 212, date(2026, 10, 1))
    assert (made.says, made.link) == ("Half of them wait", "survey.pdf")
    assert made.source is EvidenceSource.SURVEY
    assert lines(panel, "evidence") == ["Survey of admins · survey, 212"]
    while panel.session.stack.canUndo():
        panel.session.undo()
    assert lines(panel, "evidence") == [] and panel.text("Supported by, a line each") == ""


def test_evidence_that_is_taken_away_stays_on_the_maps_page(panel: Panel) -> None:
    journey = panel.session.journey
    panel.session.do("x", refer_by_names(journey, ["call"], "supported_by", ["Interviews", "Count"]))
    panel.session.select(["call"])
    unfold(panel, "How well supported")
    interviews, count = the_list(panel, "evidence").entries.values()
    drag(panel, count, interviews, 0.1)
    assert panel.text("Supported by, a line each") == "Count\nInterviews"
    head = interviews.head
    head.setFocus()
    panel.press(head, Qt.Key.Key_Delete)
    assert panel.session.stack.undoText() == "Take away piece of evidence"
    assert panel.text("Supported by, a line each") == "Count"
    panel.session.select([])
    unfold(panel, "Evidence of this map (2)")
    assert lines(panel, "evidence") == ["Count · source unknown", "Interviews · source unknown"]


def test_evidence_of_a_pain_point_is_edited_within_the_pain_point(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    QTest.mouseClick(panel.button("Add pain point"), LEFT_BUTTON)
    pain = next(iter(the_list(panel, "pain_point").entries.values()))
    panel.session.do("x", add_evidence(panel.session.journey, pain.record_id)[0])
    inner = pain.findChildren(type(the_list(panel, "pain_point")))
    assert [one.spec.kind for one in inner] == ["evidence"]
    line = next(iter(inner[0].entries.values()))
    QTest.mouseClick(line.head, LEFT_BUTTON)
    panel.type("What it is", "Ticket 4711")
    made = panel.session.journey.all(EvidenceItem)[0]
    assert made.title == "Ticket 4711"
    content = panel.page.content
    assert content is not None
    assert content.minimumSizeHint().width() <= panel.inspector.minimumWidth()


def test_one_piece_that_two_claims_name_reads_the_same_in_both(panel: Panel) -> None:
    journey = panel.session.journey
    panel.session.do("x", refer_by_names(journey, ["call", "maria"], "supported_by", ["Interviews"]))
    made = journey.all(EvidenceItem)[0].id
    panel.session.do("x", set_field(journey, [made], "sample", 12.0))
    for claim in ("call", "maria"):
        panel.session.select([claim])
        unfold(panel, "How well supported")
        assert lines(panel, "evidence") == ["Interviews · source unknown, 12"]
        assert entry(panel, "evidence", made).isVisible()


def test_the_page_of_a_piece_of_evidence_leads_to_what_it_supports(panel: Panel) -> None:
    journey = panel.session.journey
    panel.session.do("x", refer_by_names(journey, ["call", "maria"], "supported_by", ["Interviews"]))
    panel.session.select([journey.all(EvidenceItem)[0].id])
    assert "Supports (2)" in panel.labels()
    panel.type("Sample size", "12")
    QTest.mouseClick(panel.button("Kickoff call"), LEFT_BUTTON)
    unfold(panel, "How well supported")
    assert lines(panel, "evidence") == ["Interviews · source unknown, 12"]


def test_a_review_that_is_gone_to_is_unfolded_on_the_maps_page(panel: Panel) -> None:
    changes, review = add_review(panel.session.journey, date(2026, 5, 4))
    panel.session.do("x", changes)
    panel.session.select(["call"])
    panel.session.select([review])
    assert panel.text("Title") == "Onboarding" and panel.text("Held on") == "2026-05-04"


def test_a_category_is_picked_from_the_usual_ones_and_the_maps_own(panel: Panel) -> None:
    panel.session.do("x", set_field(panel.session.journey, ["logins"], "category", "pilot"))
    panel.session.select(["tickets"])
    combo = panel.field("Category").combo  # type: ignore[attr-defined]
    offered = [combo.itemText(number) for number in range(combo.count())]
    assert offered[:2] == ["setup", "activation"] and offered[-1] == "pilot"
    panel.press(panel.type("Category", "support"), Qt.Key.Key_Tab)
    assert panel.record("tickets").category == "support"  # type: ignore[attr-defined]
    panel.session.undo()
    assert panel.text("Category") == ""
