"""What a field means is one hover away: on its label, on what one types into, and for screen readers."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.record import Record
from journey_editor.document.records import TYPE_OF_KIND, Note, PainPoint, Resource, Risk
from journey_editor.document.vocabulary import LaneContent
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.form import Section
from journey_editor.inspector.pages.registry import PAGES
from journey_editor.inspector.spec import FieldSpec
from journey_editor.widgets.tooltip import tooltip_text
from tests.domain_coverage import specs_of
from tests.inspector.conftest import Panel

EVERY = list({(kind, spec.field): (kind, spec) for page in PAGES for kind, spec in specs_of(page)}.values())


@pytest.mark.parametrize(("kind", "spec"), EVERY, ids=[f"{kind}-{spec.field}" for kind, spec in EVERY])
def test_each_field_of_each_page_has_a_meaning_in_plain_words(kind: str, spec: FieldSpec) -> None:
    meaning = TYPE_OF_KIND[kind].model_fields[spec.field].description or ""
    assert re.match(r"[A-Z%].*\.", meaning), "a sentence"
    assert not re.search(r"\b(tuple|enum|boolean|null|None|id of)\b", meaning)


def fill(panel: Panel) -> None:
    """Something of each kind that has a page or stands in a list."""
    made: list[Record] = [
        PainPoint(id="pain", order="5", felt_at=("call",)),
        Risk(id="threat", order="5", threatens=("call",)),
        Resource(id="paper", order="5", used_at=("call",)),
        TYPE_OF_KIND["lane"](id="lane-notes", order="7", content=LaneContent.THOUGHTS),
        Note(id="note", order="5", lane="lane-notes", step="step-1", name="Hm"),
    ]
    panel.session.do("x", ChangeSet(tuple(RecordChange(None, record) for record in made)))


PLACES = ("map", "maria", "kickoff", "step-1", "call", "risk", "note", "lane-notes", "way", "ines")
PARTS = ("pain", "threat", "paper", "logins", "draft")


@pytest.mark.parametrize("record_id", [*PLACES, *PARTS])
def test_a_field_says_its_meaning_on_label_and_box_and_to_screen_readers(panel: Panel, record_id: str) -> None:
    fill(panel)
    panel.session.select([] if record_id == "map" else [record_id])
    for section in panel.page.findChildren(Section):
        section.heading.setChecked(True)
    fields = panel.page.findChildren(Field)
    assert fields
    for field in fields:
        assert field.help, field.spec.label
        assert field._label.toolTip() == tooltip_text(field.help)
        told = field.focusProxy()
        assert told is not None
        assert tooltip_text(field.help) in (told.toolTip(), field._label.toolTip())
        assert field.help in told.accessibleDescription()


def test_pointing_at_a_label_shows_the_meaning(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    label = panel.field("Escalation")._label
    at = label.rect().center()
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, at, label.mapToGlobal(QPoint(at))))
    assert "Without it stalled accounts wait" in QToolTip.text()
    QToolTip.hideText()
