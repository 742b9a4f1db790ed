"""What is shown for what is selected: pages, several records, lists, folding."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import rename, set_field
from journey_editor.document.edits.parts import add_part
from journey_editor.document.records import (
    Card,
    DataSource,
    Lane,
    Opportunity,
    Owner,
    PainPoint,
    Part,
    Persona,
    Risk,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.inspector import links
from journey_editor.inspector.fields.owner_field import OwnerField
from journey_editor.inspector.pages.owner_page import owned, owner_line
from journey_editor.inspector.pages.registry import PAGES
from journey_editor.inspector.pages.several_page import _fields
from journey_editor.inspector.record_list import RecordEntry, RecordList
from journey_editor.layout.theme import theme
from tests.inspector.conftest import Panel

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("record_type", [Touchpoint, Stage, Persona])
def test_a_page_has_a_field_for_everything_that_its_record_says(record_type: type) -> None:
    page = PAGES[record_type]
    assert page.title is not None
    shown = {page.title.field} | {spec.field for spec in _fields(page)} | {"first_value", "picture"}
    placed = {"id", "order", *(Card.model_fields.keys() - {"name", "owner"} if issubclass(record_type, Card) else ())}
    assert set(record_type.model_fields) - placed <= shown


def test_the_map_has_a_field_for_everything_it_says(panel: Panel) -> None:
    fields = {spec.field for spec in _fields(PAGES[type(panel.session.journey.map)])}
    elsewhere = {"id", "title", "card_fields", "rules_off"}  # what cards show: a menu; rules: the completeness panel
    elsewhere |= {"key", "pair", "pair_key", "pair_state"}  # buttons link the current with the future map
    assert set(type(panel.session.journey.map).model_fields) - elsewhere == fields | {"logo"}


def test_page_and_place_follow_the_selection(panel: Panel) -> None:
    assert panel.text("Title") == "Onboarding"
    for ids, place in (
        (["call"], "Touchpoint · Kickoff · Maria Lopez"),
        (["activation"], "Stage · 2 of 2"),
        (["step-1"], "Step · Kickoff · 1 of 1"),
        (["lane-it"], "Persona · lane 2 of 2"),
        (["risk"], "Decision · Activation · IT & security"),
        (["ines"], "Owner"),
        ([], "Map"),
    ):
        panel.session.select(ids)
        assert place in panel.labels()


def test_a_lane_shows_and_edits_its_persona(panel: Panel) -> None:
    panel.session.select(["lane-it"])
    panel.type("Role", "CISO")
    assert panel.record("it").role == "CISO"


def test_a_signal_that_is_selected_is_shown_unfolded_where_it_belongs(panel: Panel) -> None:
    panel.session.select(["tickets"])
    assert panel.text("Name") == "Kickoff call"
    assert panel.text("Event or measure") == "Tickets"


def test_several_touchpoints_are_edited_together(panel: Panel) -> None:
    panel.session.select(["call", "review"])
    assert "2 touchpoints" in panel.labels()
    assert (panel.text("Channel"), panel.placeholder("Channel")) == ("", "(different)")
    panel.press(panel.type("Channel", "email"), Qt.Key.Key_Tab)
    assert [panel.record(i).channel for i in ("call", "review")] == ["email", "email"]
    panel.session.undo()
    assert [panel.record(i).channel for i in ("call", "review")] == ["phone", ""]
    assert panel.placeholder("Channel") == "(different)"


def test_passing_through_fields_that_differ_changes_nothing(panel: Panel) -> None:
    journey = panel.session.journey
    panel.session.do("x", set_field(journey, ["call"], "what_happens", "They meet"))
    panel.session.do("x", set_field(journey, ["call"], "emotion", 1.0))
    panel.session.do("x", set_field(journey, ["call"], "questions", ("Who?",)))
    steps = panel.session.stack.count()
    panel.session.select(["call", "review"])
    widget = panel.box("What happens")
    widget.setFocus()
    for _ in range(14):
        panel.press(panel.inspector.focusWidget() or widget, Qt.Key.Key_Tab)
    panel.inspector.finish()
    assert panel.session.stack.count() == steps
    assert panel.record("call").questions == ("Who?",)


def test_an_owner_for_several_kinds_of_records(panel: Panel) -> None:
    panel.session.select(["call", "kickoff", "risk"])
    assert "1 stage, 1 touchpoint and 1 decision" in panel.labels()
    assert panel.placeholder("Owner") == "(different)"
    panel.press(panel.type("Owner", "Tom"), Qt.Key.Key_Return)
    owners = {panel.record(i).owner for i in ("call", "kickoff", "risk")}
    assert len(owners) == 1 and panel.text("Owner") == "Tom"
    panel.session.undo()
    assert [panel.record(i).owner for i in ("call", "kickoff", "risk")] == [None, "ines", None]


@pytest.mark.parametrize(
    ("part_type", "heading", "field", "value"),
    [
        (Signal, "2 signals", "unit", "days"),
        (PainPoint, "2 pain points", "magnitude", 0.4),
        (Opportunity, "2 opportunities", "due", date(2027, 3, 1)),
        (Risk, "2 risks", "trigger", "5 days"),
    ],
)
def test_several_parts_of_one_type_are_edited_together_and_not_what_they_belong_to(
    part_type: type[Part], heading: str, field: str, value: object, panel: Panel
) -> None:
    ids = []
    for place in ("call", "kickoff"):
        changes, made = add_part(panel.session.journey, place, part_type)
        panel.session.do("Add", changes)
        ids.append(made)
    panel.session.do("x", set_field(panel.session.journey, ids[:1], field, value))
    steps = panel.session.stack.count()
    panel.session.select(ids)
    assert heading in panel.labels() and panel.inspector.page.content.findChildren(RecordList) == []
    for _ in range(30):
        panel.press(panel.inspector.focusWidget() or panel.inspector.page.content, Qt.Key.Key_Tab)
    panel.inspector.finish()
    assert panel.session.stack.count() == steps, "passing through changes nothing"
    if "owner" in part_type.model_fields:
        box = next(box for box in panel.inspector.page.content.findChildren(OwnerField))
        box.combo.setEditText("Lea")
        panel.press(box.combo.line, Qt.Key.Key_Return)
        assert {panel.session.journey.name_of(panel.record(i).owner) for i in ids} == {"Lea"}
        assert panel.session.stack.count() == steps + 1
    panel.session.select(ids[:1])
    assert panel.text("Name") == "Kickoff call", "one alone is seen where it belongs"


def test_records_that_share_nothing_say_so(panel: Panel) -> None:
    panel.session.select(["way", "lane-maria"])
    assert "What is selected has no fields in common." in panel.labels()


# --- lists ----------------------------------------------------------------------------------------------------------


def _lines(panel: Panel, kind: str) -> list[str]:
    return [e.head.plain_text for entry in _lists(panel, kind) for e in entry.entries.values()]


def _lists(panel: Panel, kind: str) -> list[RecordList]:
    return [one for one in panel.page.findChildren(RecordList) if one.spec.kind == kind]


def _entry(panel: Panel, record_id: str) -> RecordEntry:
    return next(e for e in panel.page.findChildren(RecordEntry) if e.record_id == record_id and not e.isHidden())


def test_a_signal_is_added_filled_and_taken_back(panel: Panel) -> None:
    panel.session.select(["call"])
    QTest.mouseClick(panel.button("Add signal"), LEFT_BUTTON)
    focused = panel.inspector.focusWidget()
    assert focused is not None and focused.accessibleName() == "Event or measure"
    QTest.keyClicks(focused, "Seats used")
    added = panel.session.journey.parts("call", Signal)[-1]
    assert added.name == "Seats used"
    assert _lines(panel, "signal")[-1] == "Seats used · unknown"
    panel.type("Target", "80")
    panel.type("Unit", "%")
    assert _lines(panel, "signal")[-1] == "Seats used · unknown → 80 % · unknown"
    for _ in range(4):
        panel.session.undo()
    assert _lines(panel, "signal") == ["Logins · unknown", "Tickets · unknown"]


def test_signals_are_moved_and_deleted_by_key(panel: Panel) -> None:
    panel.session.select(["call"])
    head = _entry(panel, "tickets").head
    head.setFocus()
    panel.press(head, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [s.id for s in panel.session.journey.parts("call", Signal)] == ["tickets", "logins"]
    assert _lines(panel, "signal") == ["Tickets · unknown", "Logins · unknown"]
    assert head.hasFocus()
    panel.press(head, Qt.Key.Key_Delete)
    assert _lines(panel, "signal") == ["Logins · unknown"]
    assert _entry(panel, "logins").head.hasFocus()
    panel.session.undo()
    panel.session.undo()
    assert _lines(panel, "signal") == ["Logins · unknown", "Tickets · unknown"]


def test_signals_are_moved_and_deleted_by_button(panel: Panel) -> None:
    panel.session.select(["call"])
    entry = _entry(panel, "logins")
    QTest.mouseClick(entry.head, LEFT_BUTTON)
    QTest.mouseClick(entry._down, LEFT_BUTTON)
    assert [s.id for s in panel.session.journey.parts("call", Signal)] == ["tickets", "logins"]
    assert not entry._down.isEnabled() and entry._up.isEnabled()
    QTest.mouseClick(entry.delete_button, LEFT_BUTTON)
    assert [s.id for s in panel.session.journey.parts("call", Signal)] == ["tickets"]


def test_owners_are_listed_with_what_they_own_renamed_and_deleted(panel: Panel) -> None:
    assert _lines(panel, "owner") == ["Ines Roth · 1 stage, 1 opportunity"]
    QTest.mouseClick(_entry(panel, "ines").head, LEFT_BUTTON)
    panel.type("Name, everywhere", "Ines Maier")
    assert panel.record("ines").name == "Ines Maier"
    panel.session.select(["kickoff"])
    assert panel.text("Owner") == "Ines Maier"
    panel.session.select([])
    QTest.mouseClick(_entry(panel, "ines").delete_button, LEFT_BUTTON)
    assert panel.session.journey.count(Owner) == 0
    assert panel.record("kickoff").owner is None
    panel.session.undo()
    assert panel.record("kickoff").owner == "ines"


def test_links_select_what_they_name(panel: Panel) -> None:
    panel.session.select(["way"])
    QTest.mouseClick(panel.button("Kickoff call"), LEFT_BUTTON)
    assert panel.session.selection == ("call",)


# --- folding, theme, life ---------------------------------------------------------------------------------------------


def test_a_folded_group_stays_folded_for_the_next_record(panel: Panel) -> None:
    panel.session.select(["call"])
    heading = panel.button("How it feels")
    heading.setFocus()
    panel.press(heading, Qt.Key.Key_Return)
    assert "Thoughts" not in panel.labels()
    panel.session.select(["review"])
    assert "Thoughts" not in panel.labels()
    panel.press(panel.button("How it feels"), Qt.Key.Key_Right)
    assert "Thoughts" in panel.labels()


def test_another_theme_keeps_what_is_shown_and_typed(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.type("Owner", "Tom")
    panel.inspector.set_theme(theme("dark"))
    assert (panel.text("Name"), panel.text("Owner")) == ("Kickoff call", "Tom")


def test_every_field_and_button_has_a_name_to_be_read_out(panel: Panel) -> None:
    for ids in ([], ["call"], ["kickoff"], ["lane-maria"], ["way"], ["risk"], ["ines"], ["call", "report"]):
        panel.session.select(ids)
        nameless = [
            widget
            for widget in panel.page.findChildren(QPushButton)
            if widget.isVisible() and not (widget.accessibleName() or widget.text())
        ]
        assert nameless == []


def test_no_page_is_wider_than_the_panel(panel: Panel) -> None:
    for ids in ([], ["call"], ["kickoff"], ["lane-maria"], ["way"], ["risk"], ["ines"], ["call", "report"]):
        panel.session.select(ids)
        content = panel.page.content
        assert content is not None
        assert content.minimumSizeHint().width() <= panel.inspector.minimumWidth()


def test_undoing_and_redoing_everything_while_it_is_shown(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.type("Name", "Welcome")
    panel.press(panel.type("Owner", "Tom"), Qt.Key.Key_Tab)
    QTest.mouseClick(panel.button("Add pain point"), LEFT_BUTTON)
    panel.session.do("Delete stage", delete_records(panel.session.journey, ["kickoff"]))
    assert panel.text("Title") == "Onboarding"
    while panel.session.stack.canUndo():
        panel.session.undo()
    assert panel.record("call").name == "Kickoff call"
    while panel.session.stack.canRedo():
        panel.session.redo()
    assert "call" not in panel.session.journey
    assert panel.session.journey.count(Lane) == 2 and panel.session.journey.count(Step) == 1


def test_an_undo_step_says_what_it_changes(panel: Panel) -> None:
    panel.session.select(["call", "review"])
    panel.press(panel.type("Emotion word", "calm"), Qt.Key.Key_Return)
    assert panel.session.stack.undoText() == "Change emotion word of 2 touchpoints"


def test_a_long_name_leaves_the_status_to_be_read(panel: Panel) -> None:
    name = "Weekly active users of the main workspace of the account"
    panel.session.do("x", set_field(panel.session.journey, ["logins"], "name", name))
    panel.session.select(["call"])
    head = _entry(panel, "logins").head
    assert head.text().startswith("Weekly active") and head.text().endswith("… · unknown")
    assert head.accessibleName() == f"{name} · unknown"


def test_the_wheel_over_a_text_scrolls_the_page(panel: Panel) -> None:
    panel.inspector.resize(352, 400)
    panel.session.select(["call"])
    box = panel.box("What happens")
    bar = panel.page.verticalScrollBar()
    assert bar.value() == 0
    window = box.window().windowHandle()
    QTest.wheelEvent(window, box.mapTo(box.window(), box.rect().center()).toPointF(), QPoint(0, -240))
    assert bar.value() > 0


def test_tab_goes_from_an_unfolded_entry_to_the_next(panel: Panel) -> None:
    panel.session.select(["call"])
    entry = _entry(panel, "logins")
    QTest.mouseClick(entry.head, LEFT_BUTTON)
    entry.delete_button.setFocus()
    panel.press(entry.delete_button, Qt.Key.Key_Tab)
    assert _entry(panel, "tickets").head.hasFocus()


def test_a_very_long_name_of_a_stage_leaves_room_for_the_page(panel: Panel) -> None:
    session = panel.session
    stage = session.journey.stages[0]
    card = next(card for card in session.journey.cards if session.journey.stage_of(card) is stage)
    session.do("Rename", rename(session.journey, stage.id, "Agree with everybody " * 15))
    session.select([card.id])
    (place,) = (text for text in panel.labels() if "Agree with everybody" in text)
    assert "\u2026" in place and len(place) < 150


def test_of_thousands_that_an_owner_has_the_first_are_shown_and_more_when_asked(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_MOST", 2)
    session = panel.session
    cards = [card.id for card in session.journey.cards if isinstance(card, Touchpoint)][:3]
    session.do("x", set_field(session.journey, [*cards, "kickoff", "activation"], "owner", "ines"))
    session.select(["ines"])
    [owns] = [part for part in panel.page.findChildren(links.Links) if part.isVisible()]
    count = len(owned(session.journey, "ines"))
    assert count >= 5 and len(owns.buttons) == 2
    panel.button(f"Show 2 more of {count - 2}").click()
    assert len(owns.buttons) == 4
    while len(owns.buttons) < count:
        next(label for label in owns.findChildren(QPushButton) if label.text().startswith("Show ")).click()
    assert [button.text() for button in owns.buttons] == [text for _, _, text in owned(session.journey, "ines")]


def test_an_owner_owns_risks_signals_and_systems_too(panel: Panel) -> None:
    session = panel.session
    lapse = Risk(id="lapse", order="5", threatens=("activation",), failure="The contract lapses", owner="tom")
    crm = DataSource(id="crm", name="CRM", owner="tom")
    session.do("x", ChangeSet.of([(None, record) for record in (Owner(id="tom", name="Tom"), lapse, crm)]))
    session.do("x", set_field(session.journey, ["logins"], "owner", "tom"))
    session.select(["tom"])
    [owns] = [part for part in panel.page.findChildren(links.Links) if part.isVisible()]
    assert [button.text() for button in owns.buttons] == ["Logins", "The contract lapses", "CRM"]
    assert owner_line(session.journey, panel.record("tom")) == ("Tom \u00b7 1 signal, 1 risk, 1 data source", "")
