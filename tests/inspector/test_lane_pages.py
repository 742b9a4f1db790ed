"""Pages of lanes that follow no persona, of notes, and of the lane behind a persona."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from journey_editor.document.edits.cards import Place, add_note
from journey_editor.document.edits.lanes import add_lane
from journey_editor.document.records import Lane, Note
from journey_editor.document.vocabulary import LaneContent
from journey_editor.inspector.fields.lane_content_field import LaneContentField
from journey_editor.inspector.fields.persona_field import PersonaField
from journey_editor.inspector.pages.registry import PAGES
from journey_editor.inspector.pages.several_page import _fields
from tests.inspector.conftest import Panel


def thoughts(panel: Panel) -> str:
    changes, lane = add_lane(panel.session.journey, LaneContent.THOUGHTS)
    panel.session.do("Add lane", changes)
    panel.session.select([lane])
    return lane


def test_a_lane_has_a_field_for_everything_it_says() -> None:
    page = PAGES[Lane]
    assert page.title is not None
    shown = {page.title.field} | {spec.field for spec in _fields(page)}
    assert set(Lane.model_fields) - {"id", "order"} == shown


def test_a_lane_of_notes_has_a_page_of_its_own_and_a_persona_to_belong_to(panel: Panel) -> None:
    lane = thoughts(panel)
    assert panel.text("Guiding question") == "What goes through their mind?"
    field = next(iter(panel.page.findChildren(PersonaField)))
    assert [field.combo.itemText(i) for i in range(field.combo.count())] == [
        "Nobody in particular",
        "IT & security",
        "Maria Lopez",
    ]
    field.combo.setCurrentIndex(2)
    field.combo.activated.emit(2)
    assert panel.session.journey.persona_of(lane).name == "Maria Lopez"
    panel.session.undo()
    assert field.combo.currentText() == "Nobody in particular"


def test_a_note_shows_its_words_its_owner_and_where_it_stands(panel: Panel) -> None:
    lane = thoughts(panel)
    changes, note = add_note(panel.session.journey, Place(lane, "step-1"), name="Why us?", owner="ines")
    panel.session.do("Add note", changes)
    panel.session.select([note])
    assert panel.text("Text") == "Why us?"
    assert panel.session.journey.record(note, Note).owner == "ines"


def test_the_lane_behind_a_persona_is_folded_from_its_page(panel: Panel) -> None:
    panel.session.select(["lane-maria"])
    heading = next(b for b in panel.page.findChildren(QPushButton) if b.text().startswith("Its lane"))
    heading.click()
    box = next(b for b in panel.page.findChildren(QCheckBox) if b.text() == "Shown as one line")
    box.click()
    assert panel.session.journey.record("lane-maria", Lane).is_collapsed
    panel.session.undo()
    assert not box.isChecked()


def test_a_lane_is_not_made_endlessly_high(panel: Panel) -> None:
    lane = thoughts(panel)
    panel.type("Least height in points", "1000000000000000")
    panel.press(panel.box("Least height in points"), Qt.Key.Key_Tab)
    assert panel.record(lane).height is None
    assert any("up to 10,000 points high" in text for text in panel.labels()), panel.labels()
    panel.type("Least height in points", "300")
    assert panel.record(lane).height == 300


def holds(panel: Panel) -> QComboBox:
    return next(iter(panel.page.findChildren(LaneContentField))).combo


def choose(combo: QComboBox, text: str) -> None:
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def test_a_lane_of_thoughts_becomes_one_of_questions_and_its_notes_stay(panel: Panel) -> None:
    lane = thoughts(panel)
    changes, note = add_note(panel.session.journey, Place(lane, "step-1"), name="Why us?")
    panel.session.do("Add note", changes)
    choose(holds(panel), "Questions")
    turned = panel.session.journey.record(lane, Lane)
    assert (turned.content, turned.prompt) == (LaneContent.QUESTIONS, "What do they ask?")
    assert panel.session.journey.record(note, Note).lane == lane
    assert panel.session.stack.undoText() == "Change what the lane holds"
    panel.session.undo()
    assert panel.session.journey.record(lane, Lane).content is LaneContent.THOUGHTS
    assert holds(panel).currentText() == "Thoughts"


def test_a_lane_with_notes_does_not_become_a_row_or_a_line_and_says_why(panel: Panel) -> None:
    lane = thoughts(panel)
    panel.session.do("Add note", add_note(panel.session.journey, Place(lane, "step-1"), name="Why us?")[0])
    choose(holds(panel), "Stage row: owner")
    said = "\u201cThoughts\u201d holds 1 note, and a stage row holds no cards: move or delete them first."
    assert said in panel.labels()
    assert holds(panel).currentText() == "Thoughts"
    panel.session.undo()
    choose(holds(panel), "Stage row: owner")
    assert panel.session.journey.record(lane, Lane).content is LaneContent.STAGE_OWNER
    assert said not in panel.labels()
