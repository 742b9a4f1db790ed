"""Fields of pains and connections that take several words, a count and a note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.records import PainPoint
from journey_editor.document.vocabulary import BusinessArea
from journey_editor.inspector.fields.choices_field import ChoicesField
from tests.inspector.conftest import Panel


def test_what_a_pain_harms_is_ticked_each_tick_a_step_in_the_order_of_the_words(panel: Panel) -> None:
    pain = PainPoint(id="pain", order="5", felt_at=("call",), description="No agenda")
    panel.session.do("x", ChangeSet((RecordChange(None, pain),)))
    panel.session.select(["pain"])
    field = panel.field("What it harms")
    assert isinstance(field, ChoicesField)
    for word in (BusinessArea.RETENTION, BusinessArea.ACQUISITION):
        box = field.boxes[word]
        assert box.accessibleName() == f"What it harms: {word.label}"
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert panel.record("pain").impact_on == (BusinessArea.ACQUISITION, BusinessArea.RETENTION)
    panel.session.undo()
    assert panel.record("pain").impact_on == (BusinessArea.RETENTION,)
    assert [word for word, box in field.boxes.items() if box.isChecked()] == [BusinessArea.RETENTION]


def test_how_many_go_a_way_and_what_is_handed_over_is_typed_at_the_connection(panel: Panel) -> None:
    panel.session.select(["way"])
    assert panel.placeholder("How many go this way") == "unknown"
    panel.press(panel.type("How many go this way", "120"), Qt.Key.Key_Return)
    panel.type("Note", "The signed plan")
    way = panel.record("way")
    assert (way.count, way.note) == (120, "The signed plan")
    panel.session.undo()
    panel.session.undo()
    assert (panel.record("way").count, panel.record("way").note) == (None, "")
    panel.press(panel.type("How many go this way", "-1"), Qt.Key.Key_Return)
    assert panel.field("How many go this way").complaint.startswith("How many go this way cannot be less than 0")
