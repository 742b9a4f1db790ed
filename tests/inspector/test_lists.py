"""Lists within a page: reviews of the map, and entries dragged to another place."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import MAP_ID, Review, Signal
from journey_editor.document.vocabulary import ReviewCadence
from journey_editor.inspector.record_list import RecordEntry, RecordList
from tests.inspector.conftest import Panel

LEFT_BUTTON = Qt.MouseButton.LeftButton


def the_list(panel: Panel, kind: str) -> RecordList:
    return next(one for one in panel.page.findChildren(RecordList) if one.spec.kind == kind)


def lines(panel: Panel, kind: str) -> list[str]:
    return [entry.head.plain_text for entry in the_list(panel, kind).entries.values()]


def entry(panel: Panel, kind: str, record_id: str) -> RecordEntry:
    return the_list(panel, kind).entries[record_id]


def drag(panel: Panel, dragged: RecordEntry, to: RecordEntry, fraction: float, release: bool = True) -> None:
    """Drag an entry by its line to a height of another one."""
    QTest.mousePress(dragged.head, LEFT_BUTTON, pos=QPoint(40, 8))
    end = dragged.head.mapFromGlobal(to.mapToGlobal(QPoint(40, round(fraction * to.height()))))
    QTest.mouseMove(dragged.head, QPoint(40, 30))
    QTest.mouseMove(dragged.head, end)
    if release:
        QTest.mouseRelease(dragged.head, LEFT_BUTTON, pos=end)


def test_a_review_is_held_written_down_and_taken_back(panel: Panel) -> None:
    journey = panel.session.journey
    panel.session.do("x", set_field(journey, [MAP_ID], "review_cadence", ReviewCadence.QUARTERLY))
    assert "No review is written down yet." in panel.labels()
    QTest.mouseClick(panel.button("Add review"), LEFT_BUTTON)
    focused = panel.inspector.focusWidget()
    assert focused is not None and focused.accessibleName() == "What was found and decided"
    QTest.keyClicks(focused, "Setup takes too long")
    today = date.today()
    assert lines(panel, "review") == [f"{today.isoformat()} · Setup takes too long"]
    assert panel.text("Last review") == today.isoformat()
    assert journey.map.next_review is not None and panel.text("Next review") == journey.map.next_review.isoformat()
    panel.session.undo()
    assert lines(panel, "review") == [f"{today.isoformat()} · nothing written down yet"]
    panel.session.undo()
    assert (panel.text("Last review"), panel.text("Next review")) == ("", "")
    assert "No review is written down yet." in panel.labels()


def test_a_review_that_is_overdue_is_told_by_its_date_or_by_the_cadence(panel: Panel) -> None:
    journey = panel.session.journey
    held = date.today() - timedelta(days=100)
    panel.session.do("x", set_field(journey, [MAP_ID], "last_review", held))
    assert not any("overdue" in said for said in panel.labels()), "nobody has said when the next one is"
    panel.session.do("x", set_field(journey, [MAP_ID], "review_cadence", ReviewCadence.MONTHLY))
    assert any("overdue: by the map's cadence it was due" in said for said in panel.labels())
    panel.session.do("x", set_field(journey, [MAP_ID], "next_review", date.today() - timedelta(days=1)))
    assert "The review is overdue: it was due yesterday." in panel.labels()
    QTest.mouseClick(panel.button("Add review"), LEFT_BUTTON)
    assert not any("overdue" in said for said in panel.labels())


def test_another_day_puts_a_review_where_it_belongs(panel: Panel) -> None:
    for _ in range(2):
        QTest.mouseClick(panel.button("Add review"), LEFT_BUTTON)
    first = next(iter(the_list(panel, "review").entries))
    shown = entry(panel, "review", first)
    box = next(part for part in shown.rows.parts if getattr(part, "spec", None) and part.spec.label == "Held on")
    box.edit.setFocus()
    box.edit.selectAll()
    QTest.keyClicks(box.edit, "2020-02-01")
    assert lines(panel, "review")[-1].startswith("2020-02-01")
    assert box.edit.hasFocus(), "the keyboard stays in the entry that has moved"
    assert panel.session.journey.record(first, Review).day == date(2020, 2, 1)


def test_a_signal_is_dragged_to_another_place(panel: Panel) -> None:
    panel.session.select(["call"])
    steps = panel.session.stack.count()
    drag(panel, entry(panel, "signal", "tickets"), entry(panel, "signal", "logins"), 0.1)
    assert [s.id for s in panel.session.journey.parts("call", Signal)] == ["tickets", "logins"]
    assert lines(panel, "signal") == ["Tickets · unknown", "Logins · unknown"]
    assert not entry(panel, "signal", "tickets").head.isChecked(), "a drag does not unfold"
    assert (panel.session.stack.count(), panel.session.stack.undoText()) == (steps + 1, "Move signal")
    panel.session.undo()
    assert lines(panel, "signal") == ["Logins · unknown", "Tickets · unknown"]


def test_a_drag_shows_where_it_leads_and_escape_takes_it_back(panel: Panel) -> None:
    panel.session.select(["call"])
    steps = panel.session.stack.count()
    dragged = entry(panel, "signal", "logins")
    drag(panel, dragged, entry(panel, "signal", "tickets"), 0.9, release=False)
    line = the_list(panel, "signal").drag.line
    assert line.isVisible() and line.y() >= entry(panel, "signal", "tickets").geometry().bottom()
    panel.press(dragged.head, Qt.Key.Key_Escape)
    assert not line.isVisible()
    QTest.mouseRelease(dragged.head, LEFT_BUTTON, pos=QPoint(40, 60))
    assert panel.session.stack.count() == steps and panel.session.selection == ("call",)
    assert lines(panel, "signal") == ["Logins · unknown", "Tickets · unknown"]


def test_a_drag_that_ends_where_it_began_changes_nothing(panel: Panel) -> None:
    panel.session.select(["call"])
    steps = panel.session.stack.count()
    drag(panel, entry(panel, "signal", "logins"), entry(panel, "signal", "tickets"), 0.2)
    assert panel.session.stack.count() == steps


def test_a_signal_of_two_places_is_moved_among_those_of_the_place_that_is_shown(panel: Panel) -> None:
    journey = panel.session.journey
    panel.session.select(["kickoff"])
    for _ in range(2):
        QTest.mouseClick(panel.button("Add signal"), LEFT_BUTTON)
    panel.session.do("x", set_field(journey, ["tickets"], "measures", ("call", "kickoff")))
    before = [signal.id for signal in journey.parts("kickoff", Signal)]
    assert before[0] == "tickets"
    head = entry(panel, "signal", "tickets").head
    head.setFocus()
    panel.press(head, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [signal.id for signal in journey.parts("kickoff", Signal)] == [before[1], "tickets", before[2]]


def seen_part(panel: Panel, of: RecordEntry) -> float:
    """How much of an entry is to be seen, as a share of what could be."""
    QApplication.processEvents()
    shown = of.visibleRegion().boundingRect().height()
    return shown / min(of.height(), panel.page.viewport().height())


def test_the_form_of_what_is_added_or_unfolded_is_in_view(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.inspector.window().resize(360, 520)
    QApplication.processEvents()
    QTest.mouseClick(panel.button("Add risk"), LEFT_BUTTON)
    (risk,) = the_list(panel, "risk").entries.values()
    assert seen_part(panel, risk) > 0.95
    logins = entry(panel, "signal", "logins")
    panel.page.ensureWidgetVisible(logins.head, 0, 0)
    QTest.mouseClick(logins.head, LEFT_BUTTON)
    assert seen_part(panel, logins) > 0.95
