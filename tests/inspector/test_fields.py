"""The kinds of fields, each as a user meets it."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox

from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Owner
from journey_editor.document.vocabulary import ConnectionKind, Evidence
from journey_editor.inspector.fields.colour_field import ColourField
from journey_editor.inspector.fields.date_field import DateField
from journey_editor.inspector.fields.emotion_field import EmotionField
from journey_editor.inspector.fields.number_fields import TenthField, TenthSlider
from journey_editor.inspector.fields.owner_field import OwnerField
from tests.inspector.conftest import Panel

LEFT_BUTTON = Qt.MouseButton.LeftButton


# --- numbers --------------------------------------------------------------------------------------------------------


def test_an_unknown_number_reads_unknown_and_zero_reads_zero(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    label = "Typical duration in days"
    assert (panel.text(label), panel.placeholder(label)) == ("", "unknown")
    panel.type(label, "0")
    assert panel.record("kickoff").duration_days == 0
    panel.press(panel.enter(label), Qt.Key.Key_Backspace)
    assert panel.record("kickoff").duration_days is None
    assert (panel.text(label), panel.placeholder(label)) == ("", "unknown")


def test_a_decimal_comma_is_taken_and_written_as_a_point(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    box = panel.type("Typical duration in days", "2,5")
    assert panel.record("kickoff").duration_days == 2.5
    panel.press(box, Qt.Key.Key_Tab)
    assert panel.text("Typical duration in days") == "2.5"


@pytest.mark.parametrize(("first", "then", "value"), [("1.", "5", 1.5), ("0", ",25", 0.25), ("3,", "0", 3.0)])
def test_saving_in_the_midst_of_a_number_leaves_it_as_it_is_typed(
    panel: Panel, first: str, then: str, value: float
) -> None:
    """ "1." became "1" under the hand, and what was meant as 1.5 was 15."""
    label = "Typical duration in days"
    panel.session.select(["kickoff"])
    box = panel.type(label, first)
    panel.inspector.finish()
    QTest.keyClicks(box, then)
    assert panel.record("kickoff").duration_days == value
    panel.press(box, Qt.Key.Key_Return)
    assert panel.text(label) == f"{value:g}"


def test_what_is_no_number_stays_in_the_box_with_a_sentence_and_the_map_keeps_its_value(panel: Panel) -> None:
    label = "Typical duration in days"
    panel.session.do("x", set_field(panel.session.journey, ["kickoff"], "duration_days", 14.0))
    panel.session.select(["kickoff"])
    box = panel.type(label, "soon")
    assert panel.field(label).complaint == "", "no complaint while it is being typed"
    panel.press(box, Qt.Key.Key_Tab)
    assert panel.text(label) == "soon"
    assert panel.field(label).complaint == "“soon” is not a number; the map keeps what it had."
    assert "“soon” is not a number; the map keeps what it had." in panel.labels()
    assert panel.record("kickoff").duration_days == 14
    panel.type(label, "15")
    assert panel.field(label).complaint == ""
    assert panel.record("kickoff").duration_days == 15


def test_a_number_out_of_range_says_the_limit(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    panel.press(panel.type("Typical duration in days", "-3"), Qt.Key.Key_Return)
    sentence = "Typical duration in days cannot be less than 0; the map keeps what it had."
    assert panel.field("Typical duration in days").complaint == sentence
    assert panel.record("kickoff").duration_days is None


def test_an_undo_replaces_what_could_not_be_taken(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    box = panel.type("Typical duration in days", "7")
    panel.press(box, Qt.Key.Key_Return)
    panel.press(panel.type("Typical duration in days", "x"), Qt.Key.Key_Return)
    panel.session.undo()
    assert panel.text("Typical duration in days") == ""
    assert panel.field("Typical duration in days").complaint == ""


def test_a_share_is_typed_in_percent(panel: Panel) -> None:
    panel.session.select(["way"])
    assert panel.placeholder("Probability") == "unknown"
    box = panel.type("Probability", "35%")
    assert panel.record("way").probability == 0.35
    panel.press(box, Qt.Key.Key_Return)
    assert panel.text("Probability") == "35"
    panel.press(panel.type("Probability", "120"), Qt.Key.Key_Return)
    assert panel.field("Probability").complaint


def test_influence_has_a_slider_that_knows_unknown(panel: Panel) -> None:
    panel.session.select(["lane-maria"])
    field = panel.field("Influence")
    assert isinstance(field, TenthField)
    assert (field.slider.value(), panel.text("Influence")) == (TenthSlider.UNKNOWN, "")
    field.slider.setFocus()
    panel.press(field.slider, Qt.Key.Key_Right)
    assert panel.record("maria").influence == 0
    for _ in range(3):
        panel.press(field.slider, Qt.Key.Key_Right)
    assert (panel.record("maria").influence, panel.text("Influence")) == (3, "3")
    panel.press(field.slider, Qt.Key.Key_Home)
    assert (panel.record("maria").influence, panel.text("Influence")) == (None, "")
    panel.type("Influence", "8")
    assert field.slider.value() == 8
    QTest.mouseClick(field.slider, LEFT_BUTTON, pos=field.slider.rect().center())
    assert panel.record("maria").influence in (4, 5)


# --- choices and toggles --------------------------------------------------------------------------------------------


def test_a_choice_is_one_undo_step_each(panel: Panel) -> None:
    panel.session.select(["way"])
    combo = panel.box("Kind")
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    panel.press(combo, Qt.Key.Key_Down)
    panel.press(combo, Qt.Key.Key_Down)
    assert panel.record("way").meaning is ConnectionKind.LOOP_BACK
    assert panel.text("Kind") == "Loop back"
    panel.session.undo()
    assert panel.text("Kind") == "Alternative"


def test_a_choice_that_may_be_empty_offers_unknown(panel: Panel) -> None:
    panel.session.select(["lane-maria"])
    assert panel.text("Authority") == "Unknown"


def test_the_wheel_changes_no_choice(panel: Panel) -> None:
    panel.session.select(["way"])
    combo = panel.box("Kind")
    before = panel.session.stack.count()
    QTest.wheelEvent(combo.window().windowHandle(), combo.mapTo(combo.window(), combo.rect().center()), QPoint(0, -120))
    assert (panel.text("Kind"), panel.session.stack.count()) == ("Next", before)


def test_the_first_value_milestone_is_moved_not_doubled(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.toggle("First-value milestone")
    QTest.mouseClick(box, LEFT_BUTTON, pos=box.rect().topLeft() + QPoint(10, 10))
    assert not box.isChecked()
    assert "“First report” is the first-value milestone; a map has one." in panel.labels()
    assert not panel.record("call").first_value
    QTest.mouseClick(panel.button("Move it here"), LEFT_BUTTON)
    assert panel.record("call").first_value and not panel.record("report").first_value
    assert box.isChecked()
    assert not any("first-value milestone; a map" in text for text in panel.labels())
    panel.session.undo()
    assert panel.record("report").first_value and not panel.record("call").first_value


def test_the_reason_is_asked_for_while_a_moment_is_one_of_truth(panel: Panel) -> None:
    panel.session.select(["call"])
    assert "Why this moment decides" not in panel.labels()
    box = panel.toggle("Moment of truth")
    box.setFocus()
    panel.press(box, Qt.Key.Key_Space)
    assert panel.record("call").moment_of_truth
    panel.type("Why this moment decides", "It sets the tone")
    assert panel.record("call").moment_of_truth_reason == "It sets the tone"


# --- emotion --------------------------------------------------------------------------------------------------------


def test_faces_set_the_emotion_and_arrows_go_along_them(panel: Panel) -> None:
    panel.session.select(["call"])
    field = panel.field("Emotion")
    assert isinstance(field, EmotionField)
    assert field.faces[None].isChecked()
    assert (panel.text("Emotion"), panel.placeholder("Emotion")) == ("", "unknown")
    QTest.mouseClick(field.faces[1], LEFT_BUTTON)
    assert panel.record("call").emotion == 1
    panel.press(field.faces[1], Qt.Key.Key_Right)
    panel.press(field.faces[2], Qt.Key.Key_Right)
    assert (panel.record("call").emotion, panel.text("Emotion")) == (2, "2")
    for face in (2, 1, 0):
        panel.press(field.faces[face], Qt.Key.Key_Left)
    assert panel.record("call").emotion == -1
    QTest.mouseClick(field.faces[None], LEFT_BUTTON)
    assert panel.record("call").emotion is None
    assert panel.session.stack.count() == 0, "one visit to the field that ended where it began"


def test_a_score_between_two_faces_is_typed(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.press(panel.type("Emotion", "-1,5"), Qt.Key.Key_Return)
    assert panel.record("call").emotion == -1.5
    field = panel.field("Emotion")
    assert isinstance(field, EmotionField)
    assert field.faces[-2].isChecked()
    panel.press(panel.type("Emotion", "3"), Qt.Key.Key_Return)
    assert field.complaint == "Emotion cannot be more than 2; the map keeps what it had."


# --- channel, owner -------------------------------------------------------------------------------------------------


def test_a_channel_is_typed_or_picked(panel: Panel) -> None:
    panel.session.select(["call"])
    assert panel.text("Channel") == "phone"
    box = panel.type("Channel", "fax")
    assert panel.record("call").channel == "fax"
    panel.press(box, Qt.Key.Key_Tab)
    assert panel.text("Channel") == "fax"
    panel.press(panel.type("Channel", "Email"), Qt.Key.Key_Tab)
    assert panel.record("call").channel == "email"
    panel.session.undo()
    assert panel.record("call").channel == "fax"


def test_an_owner_typed_twice_is_one_record(panel: Panel) -> None:
    for record_id, typed in (("call", "Tom Baker"), ("review", "tom baker ")):
        panel.session.select([record_id])
        panel.press(panel.type("Owner", typed), Qt.Key.Key_Tab)
    owners = [owner.name for owner in panel.session.journey.all(Owner)]
    assert sorted(owners) == ["Ines Roth", "Tom Baker"]
    assert panel.record("call").owner == panel.record("review").owner
    assert panel.text("Owner") == "Tom Baker"
    panel.session.undo()
    panel.session.undo()
    assert [owner.name for owner in panel.session.journey.all(Owner)] == ["Ines Roth"]


def test_a_typed_name_that_makes_a_new_owner_says_so_and_who_may_have_been_meant(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.type("Owner", "Ine")
    panel.press(box, Qt.Key.Key_Delete)
    panel.press(box, Qt.Key.Key_Tab)
    assert "New. There is \u201cInes Roth\u201d, too." in panel.labels()
    panel.press(panel.type("Owner", "Roth"), Qt.Key.Key_Tab)
    assert "New. There is \u201cInes Roth\u201d, too." in panel.labels()
    panel.press(panel.type("Owner", "Bo"), Qt.Key.Key_Tab)
    assert "New" in panel.labels()
    panel.session.select(["review"])
    panel.session.select(["call"])
    assert "New" not in panel.labels()


def test_a_channel_of_ones_own_stands_without_the_sign_of_the_one_before(panel: Panel) -> None:
    panel.session.select(["call"])
    box = panel.type("Channel", "phone")
    assert isinstance(box, QComboBox)
    panel.press(box, Qt.Key.Key_Return)
    assert not box.itemIcon(box.currentIndex()).isNull()
    panel.type("Channel", "our portal")
    panel.press(box, Qt.Key.Key_Return)
    assert box.currentText() == "our portal" and box.currentIndex() == -1


def test_an_owner_is_taken_away(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    box = panel.enter("Owner")
    panel.press(box, Qt.Key.Key_Backspace)
    panel.press(box, Qt.Key.Key_Return)
    assert panel.record("kickoff").owner is None
    assert panel.placeholder("Owner") == "without one it will be forgotten"


def test_escape_in_the_owner_box_leaves_the_owner(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    panel.press(panel.type("Owner", "Somebody"), Qt.Key.Key_Escape)
    panel.inspector.finish()
    assert panel.text("Owner") == "Ines Roth"
    assert panel.session.journey.count(Owner) == 1


def test_an_owner_is_renamed_everywhere(panel: Panel) -> None:
    panel.session.select(["kickoff"])
    field = panel.field("Owner")
    assert isinstance(field, OwnerField)
    assert field.said.text() == "Team: Customer Success"
    QTest.mouseClick(field.own_button, LEFT_BUTTON)
    panel.type("Owner's name, everywhere", "Ines Maier")
    assert panel.text("Owner") == "Ines Maier"
    panel.type("Team", "Success")
    assert field.said.text() == "Team: Success"
    assert panel.record("draft").owner == "ines"
    panel.session.undo()
    panel.session.undo()
    assert panel.text("Owner") == "Ines Roth"


# --- dates ----------------------------------------------------------------------------------------------------------


def test_a_date_is_typed_cleared_and_checked(panel: Panel) -> None:
    label = "Last review"
    assert panel.placeholder(label) == "unknown"
    panel.press(panel.type(label, "2026-3-1"), Qt.Key.Key_Tab)
    assert panel.record("map").last_review == datetime.date(2026, 3, 1)
    assert panel.text(label) == "2026-03-01"
    panel.press(panel.type(label, "2026-02-30"), Qt.Key.Key_Tab)
    assert panel.field(label).complaint == "The calendar has no 2026-02-30; the map keeps what it had."
    assert panel.record("map").last_review == datetime.date(2026, 3, 1)
    field = panel.field(label)
    assert isinstance(field, DateField)
    QTest.mouseClick(field.clear_button, LEFT_BUTTON)
    assert (panel.record("map").last_review, panel.text(label)) == (None, "")


def test_a_review_that_is_overdue_is_said(panel: Panel) -> None:
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    assert not any("overdue" in text for text in panel.labels())
    panel.type("Next review", yesterday.isoformat())
    assert "The review is overdue: it was due yesterday." in panel.labels()
    panel.type("Next review", (yesterday + datetime.timedelta(days=9)).isoformat())
    assert not any("overdue" in text for text in panel.labels())


def test_a_language_that_is_none_is_explained(panel: Panel) -> None:
    panel.press(panel.type("Language", "plain English"), Qt.Key.Key_Tab)
    assert panel.field("Language").complaint.startswith("“plain English” cannot be used here")
    assert panel.text("Language") == "plain English"
    assert panel.record("map").language == "en"


# --- colour, picture ------------------------------------------------------------------------------------------------


def test_a_colour_is_chosen_by_mouse_and_arrows(panel: Panel) -> None:
    panel.session.select(["lane-maria"])
    field = panel.field("Colour")
    assert isinstance(field, ColourField)
    QTest.mouseClick(field.swatches["rose"], LEFT_BUTTON)
    assert panel.record("maria").colour == "rose"
    panel.press(field.swatches["rose"], Qt.Key.Key_Right)
    assert panel.record("maria").colour == "violet"
    assert field.swatches["violet"].isChecked()
    assert field.swatches["violet"].accessibleName() == "Colour: violet"


def test_evidence_is_a_choice_without_unknown(panel: Panel) -> None:
    panel.session.select(["call"])
    combo = panel.box("Evidence")
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(i).lower() for i in range(combo.count())] == [word.value for word in Evidence]


def test_a_number_that_turns_out_to_be_none_leaves_the_value_from_before(panel: Panel) -> None:
    label = "Typical duration in days"
    panel.session.do("x", set_field(panel.session.journey, ["kickoff"], "duration_days", 14.0))
    panel.session.select(["kickoff"])
    panel.press(panel.type(label, "12 or so"), Qt.Key.Key_Tab)
    assert panel.record("kickoff").duration_days == 14
    assert (panel.text(label), panel.field(label).complaint[:10]) == ("12 or so", "“12 or so”")


def test_two_numbers_beside_each_other_are_not_taken_for_one(panel: Panel) -> None:
    label = "Typical duration in days"
    panel.session.do("x", set_field(panel.session.journey, ["kickoff"], "duration_days", 14.0))
    panel.session.select(["kickoff"])
    panel.press(panel.type(label, "1 20"), Qt.Key.Key_Tab)
    assert panel.record("kickoff").duration_days == 14
    assert panel.field(label).complaint.startswith("“1 20” is not a number")
    panel.press(panel.type(label, "1 200"), Qt.Key.Key_Tab)
    assert panel.record("kickoff").duration_days == 1200


def test_what_could_not_be_taken_stays_while_other_things_change(panel: Panel) -> None:
    label = "Typical duration in days"
    panel.session.select(["kickoff"])
    panel.press(panel.type(label, "soon"), Qt.Key.Key_Tab)
    panel.session.do("x", set_field(panel.session.journey, ["kickoff"], "risk", "Nobody answers"))
    assert (panel.text(label), panel.text("Risk")) == ("soon", "Nobody answers")
    assert panel.field(label).complaint.startswith("“soon”")


def test_an_owners_name_half_typed_stays_while_other_things_change(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.type("Owner", "To")
    panel.session.do("x", set_field(panel.session.journey, ["kickoff"], "risk", "Nobody answers"))
    assert panel.text("Owner") == "To"


def test_a_date_is_picked_from_the_calendar_by_key(panel: Panel) -> None:
    panel.press(panel.type("Next review", "2026-06-01"), Qt.Key.Key_Return)
    panel.press(panel.enter("Next review"), Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar = popup.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.activated.emit(calendar.selectedDate().addDays(2))
    assert panel.text("Next review") == "2026-06-03"
    assert QApplication.activePopupWidget() is None
    panel.session.undo()
    assert panel.text("Next review") == "2026-06-01"
