"""Fields of pains and connections that take several words, a count and a note; and values that belong together."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import PainPoint
from journey_editor.document.vocabulary import BusinessArea, Direction
from journey_editor.inspector.fields.choices_field import ChoicesField
from journey_editor.inspector.fields.date_field import DateField
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


# --- values that belong together ------------------------------------------------------------------------------------


def test_a_target_against_its_direction_stays_in_the_field_with_a_sentence(panel: Panel) -> None:
    signal = {"direction": Direction.DOWN, "baseline": 50.0, "target": 40.0}
    for field, value in signal.items():
        panel.session.do("x", set_field(panel.session.journey, ["logins"], field, value))
    panel.session.select(["logins"])
    steps = panel.session.stack.index()
    panel.press(panel.type("Target", "60"), Qt.Key.Key_Return)
    sentence = "Lower is better, but the target 60 is above the baseline 50; the map keeps what it had."
    assert panel.field("Target").complaint == sentence
    assert panel.text("Target") == "60"
    assert panel.record("logins").target == 40
    assert panel.session.stack.index() == steps, "nothing is left of the typing"
    panel.press(panel.type("Target", "30"), Qt.Key.Key_Return)
    assert (panel.field("Target").complaint, panel.record("logins").target) == ("", 30)


def test_a_direction_against_the_target_is_not_chosen_and_the_field_says_why(panel: Panel) -> None:
    for field, value in {"baseline": 50.0, "target": 40.0}.items():
        panel.session.do("x", set_field(panel.session.journey, ["logins"], field, value))
    panel.session.select(["logins"])
    box = panel.box("Which way is good")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert panel.field("Which way is good").complaint.startswith("Higher is better, but the target 40 is below")
    assert box.currentText() == "Unknown"
    assert panel.record("logins").direction is None


def test_a_baseline_is_taken_and_the_target_says_that_it_no_longer_fits(panel: Panel) -> None:
    for field, value in {"direction": Direction.DOWN, "baseline": 50.0, "target": 40.0, "unit": "%"}.items():
        panel.session.do("x", set_field(panel.session.journey, ["logins"], field, value))
    panel.session.select(["logins"])
    panel.press(panel.type("Baseline", "30 %"), Qt.Key.Key_Return)
    assert panel.record("logins").baseline == 30
    said = "Lower is better, but the target 40 is above the baseline 30."
    assert said in panel.labels()
    assert panel.box("Target").accessibleDescription().startswith(said)
    panel.session.undo()
    assert said not in panel.labels()
    assert not panel.box("Target").accessibleDescription().startswith("Lower")


def test_a_next_review_before_the_last_is_refused_typed_and_picked(panel: Panel) -> None:
    panel.session.select([])
    panel.press(panel.type("Last review", "2026-03-01"), Qt.Key.Key_Return)
    panel.press(panel.type("Next review", "2026-02-01"), Qt.Key.Key_Return)
    sentence = "The next review, 2026-02-01, is before the last one, 2026-03-01; the map keeps what it had."
    field = panel.field("Next review")
    assert isinstance(field, DateField)
    assert field.complaint == sentence
    field.take_day(date(2026, 2, 1))
    assert (field.complaint, panel.text("Next review")) == (sentence, "")


def test_a_card_that_was_moved_back_still_lasts_for_its_own_step_alone(panel: Panel) -> None:
    panel.session.select(["report"])
    assert panel.text("Lasts until") == "For this step alone"
    panel.session.do("Move", set_field(panel.session.journey, ["report"], "step", "step-1"))
    assert panel.text("Lasts until") == "For this step alone"
    panel.session.do("Lengthen", set_field(panel.session.journey, ["report"], "last_step", "step-2"))
    assert panel.text("Lasts until") == "Activation"
