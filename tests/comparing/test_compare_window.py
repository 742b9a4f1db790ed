"""The window that compares two maps: real keys and clicks lead from the list to the board and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from journey_editor.analysis.comparing.entries import EntryKind
from journey_editor.canvas.items.far import is_named
from journey_editor.comparing.entry_list import broken
from journey_editor.comparing.window import CompareWindow, Side
from journey_editor.document.edits import cards, deleting
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Lane, Stage, Touchpoint
from journey_editor.layout import emotion
from journey_editor.layout.picture import Path, Text
from journey_editor.layout.theme import theme
from journey_editor.layout.two_curves import BEFORE
from journey_editor.painting.icons import icon
from journey_editor.painting.shaper import QtShaper
from tests.building import Building, onboarding

Key = Qt.Key


class Pair:
    """A small map, and what became of it: one card added, one removed, one moved, one changed."""

    def __init__(self) -> None:
        b, after = onboarding(), Building()
        after.journey = Journey(b.journey)
        self.before, self.after = b.journey, after.journey
        self.call, self.sso = self._id("Kickoff call"), self._id("Connect single sign-on")
        self.first, self.setup = self._id("First report"), self._id("Setup", Stage)
        lane = self._id("Admin", Lane)
        after.do(cards.move_cards(after.journey, [self.call], self.call, cards.Place(lane, after.step(self.setup))))
        after.set(self.sso, emotion=2.0)
        after.do(deleting.delete_records(after.journey, [self.first]))
        self.new = after.touchpoint(lane, self.setup, "Import users", emotion=1.0)

    def _id(self, name: str, kind: type = Touchpoint) -> str:
        return next(one.id for one in self.before if isinstance(one, kind) and self.before.name_of(one.id) == name)


@pytest.fixture(scope="module")
def pair() -> Pair:
    """The two maps; nobody changes them."""
    return Pair()


@pytest.fixture
def window(qapp: QApplication, qtbot: object, pair: Pair) -> Iterator[CompareWindow]:
    """The window, shown."""
    shown = CompareWindow(Side("a.journey", pair.before), Side("b.journey", pair.after), QtShaper(), theme("light"))
    shown.prepare()
    shown.show()
    shown.activateWindow()
    QTest.qWait(1)
    qapp.processEvents()
    yield shown
    if isValid(shown):
        shown.close()
    qapp.processEvents()


def in_view(window: CompareWindow, record_id: str, kind: str = "card") -> bool:
    """Whether a piece is wholly seen, beside what held headers cover."""
    box = window.board.board.by_key[kind, record_id].box
    rect = window.board.mapFromScene(QRectF(*box)).boundingRect()
    open_view = (
        window.board.viewport().rect().adjusted(round(window.board._sticky.left), round(window.board._sticky.top), 0, 0)
    )
    return open_view.contains(rect)


def words_at(window: CompareWindow, record_id: str, kind: str = "card") -> list[str]:
    """All that is written on a piece."""
    return [m.shaped.text for m in window.board.board.by_key[kind, record_id].marks if isinstance(m, Text)]


def click(window: CompareWindow, record_id: str) -> None:
    box = window.board.board.by_key["card", record_id].box
    QTest.mouseClick(
        window.board.viewport(), Qt.MouseButton.LeftButton, pos=window.board.mapFromScene(QPointF(*box.centre))
    )


def test_the_board_has_all_cards_of_both_with_what_became_of_them_in_words(window: CompareWindow, pair: Pair) -> None:
    assert window.compared is not None
    gone = f"gone:{pair.first}"
    ghost = window.compared.union.was[pair.call]
    assert "added" in words_at(window, pair.new)
    assert "removed" in words_at(window, gone)
    assert "was in Handoff" in words_at(window, pair.call)
    assert "now in Setup" in words_at(window, ghost)
    assert "changed: emotion" in words_at(window, pair.sso)
    assert window.board.board.by_key["card", gone].label.endswith("(removed)")


def test_next_and_previous_go_through_the_list_and_bring_each_place_into_view(window: CompareWindow) -> None:
    entries = window.panel.shown
    for entry in (*entries, entries[0]):
        QTest.keyClick(window, Key.Key_F7)
        assert window.panel.list.current == entry
        if entry.place and entry.kind is not EntryKind.EMOTION and ("card", entry.place) in window.board.board.by_key:
            assert in_view(window, entry.place)
        assert window.panel.detail.text().startswith(entry.sentence)
    QTest.keyClick(window, Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert window.panel.list.current == entries[-1]


def test_a_click_on_the_board_goes_to_the_entry(window: CompareWindow, pair: Pair) -> None:
    click(window, pair.new)
    assert window.panel.list.current.kind is EntryKind.ADDED
    window.board.fit()
    assert window.compared is not None
    click(window, window.compared.union.was[pair.call])
    assert window.panel.list.current.kind is EntryKind.MOVED


def test_from_far_out_lanes_are_named_beside_the_board(window: CompareWindow) -> None:
    view = window.board
    view.camera.zoom_to(0.1)
    view.fit()
    zoom = view.camera.zoom
    view.camera.zoom_to(min(zoom, 0.12))
    assert view.names is not None
    told = {label.text for label in view.names.labels(view.camera.zoom)}
    lanes = [row.lane for row in view.board.rows]
    shown = {
        name
        for name, lane in zip(view.board.lane_names, lanes, strict=True)
        if is_named(view.board_scene.piece("lane", lane).piece, view.camera.zoom)
    }
    assert set(view.board.lane_names) <= told | shown and view.names.isVisible()


def test_enter_in_the_list_leads_to_the_board(window: CompareWindow) -> None:
    window.panel.list.setFocus()
    QTest.keyClick(window, Key.Key_F7)
    entry = next(one for one in window.panel.shown if one.kind is EntryKind.ADDED)
    window.panel.go_to(entry)
    QTest.keyClick(window.panel.list, Key.Key_Return)
    assert window.board.hasFocus()


def test_kinds_can_be_left_out(window: CompareWindow) -> None:
    everything = len(window.panel.shown)
    QTest.mouseClick(window.panel.kinds[EntryKind.REMOVED], Qt.MouseButton.LeftButton)
    assert EntryKind.REMOVED not in {entry.kind for entry in window.panel.shown if EntryKind.SIGNAL not in entry.kinds}
    assert 0 < len(window.panel.shown) < everything
    QTest.mouseClick(window.panel.kinds[EntryKind.REMOVED], Qt.MouseButton.LeftButton)
    QTest.keyClicks(window.panel.line, "import users")
    assert [entry.kind for entry in window.panel.shown] == [EntryKind.ADDED]
    window.panel.line.setText("nothing says this")
    assert window.panel.empty.isVisible() and not window.panel.list.isVisible()


def test_swapping_the_sides_makes_added_what_was_removed(window: CompareWindow, pair: Pair) -> None:
    assert window.before.title.text() == "Before: Onboarding" and "a.journey" in window.before.facts.text()
    QTest.mouseClick(window.swap_button, Qt.MouseButton.LeftButton)
    assert "b.journey" in window.before.facts.text()
    assert "removed" in words_at(window, f"gone:{pair.new}")
    assert "added" in words_at(window, pair.first)


def test_the_list_is_copied_as_text(window: CompareWindow) -> None:
    QTest.keyClick(window, Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("a.journey \u2192 b.journey\n")
    assert "  + Added the touchpoint \u201cImport users\u201d (Admin, Setup)." in text.splitlines()


def test_both_curves_are_drawn_and_faces_stand_on_the_one_after(window: CompareWindow, pair: Pair) -> None:
    board = window.board.board
    lane = pair.after.record(pair.sso, Card).lane
    strokes = {mark.stroke for mark in board.by_key["curve", lane].marks if isinstance(mark, Path)}
    assert BEFORE in strokes
    assert any(stroke is not None and stroke.colour.startswith("persona.") for stroke in strokes)
    faces = {piece.record_id for piece in board.of_kind("emotion")}
    assert window.compared is not None
    assert faces == set(window.compared.union.after)


def test_what_is_the_same_stands_back_unless_that_is_switched_off(window: CompareWindow, pair: Pair) -> None:
    ready = next(card for card in pair.after.cards if card.name == "Ready?")
    item = window.board.board_scene.piece("card", ready.id)
    assert item is not None and window.board.board_scene.is_dim(item.piece)
    changed = window.board.board_scene.piece("card", pair.sso)
    assert changed is not None and not window.board.board_scene.is_dim(changed.piece)
    QTest.keyClick(window, Key.Key_F6)
    assert not window.board.board_scene.is_dim(item.piece)


def test_a_drag_moves_the_board_and_changes_nothing(window: CompareWindow, pair: Pair) -> None:
    window.near_button.click()
    before, view = Journey(pair.after), window.board.viewport()
    corner = window.board.mapToScene(QPoint(0, 0))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    QTest.mouseMove(view, QPoint(360, 280))
    QTest.mouseMove(view, QPoint(340, 270))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(340, 270))
    assert window.board.mapToScene(QPoint(0, 0)) != corner
    assert pair.after == before


def test_escape_leaves_the_search_first(window: CompareWindow) -> None:
    QTest.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.panel.line, "import")
    QTest.keyClick(window.panel.line, Key.Key_Escape)
    assert window.isVisible() and not window.panel.line.text()


def test_escape_closes_it(window: CompareWindow) -> None:
    QTest.keyClick(window.panel.list, Key.Key_Escape)
    assert not isValid(window) or not window.isVisible()


@pytest.mark.parametrize("is_first", [True, False])
def test_an_empty_map_is_compared_too(qapp: QApplication, qtbot: object, pair: Pair, is_first: bool) -> None:
    sides = Side("empty", empty_journey()), Side("b", pair.after)
    shown = CompareWindow(*(sides if is_first else sides[::-1]), QtShaper(), theme("dark"))
    shown.prepare()
    shown.show()
    qapp.processEvents()
    assert words_at(shown, pair.new if is_first else f"gone:{pair.new}")[-1] == ("added" if is_first else "removed")
    shown.close()
    qapp.processEvents()


def test_the_same_map_twice_has_no_differences_and_says_so(qapp: QApplication, qtbot: object, pair: Pair) -> None:
    shown = CompareWindow(Side("a", pair.before), Side("a", Journey(pair.before)), QtShaper(), theme("dark"))
    shown.prepare()
    shown.show()
    qapp.processEvents()
    assert shown.panel.empty.isVisible() and "No differences" in shown.panel.empty.text()
    assert shown.summary.text().startswith("No differences.")
    QTest.keyClick(shown, Key.Key_F7)
    shown.close()
    qapp.processEvents()


def test_an_entry_is_broken_between_words_and_what_finds_no_room_is_cut(qapp: QApplication) -> None:
    measures = QFontMetrics(qapp.font())
    said = "Kickoff call was moved from the stage Handoff to the stage Setup"
    first, second = broken(said, measures, measures.horizontalAdvance("Kickoff call was moved fr"))
    assert first == "Kickoff call was moved" and second.startswith("from the stage") and second.endswith("\u2026")
    assert broken("Short", measures, 500) == ["Short"]


def test_an_emotion_that_changed_has_the_face_that_it_has_now(window: CompareWindow) -> None:
    panel = window.panel
    entry = next(one for one in panel.shown if one.mood and one.mood.after.value == 2.0)
    sign = panel.model.index_of(entry).data(Qt.ItemDataRole.DecorationRole)
    face = icon(emotion.face(2.0), emotion.colour(2.0), theme("light"))
    assert sign.pixmap(16).toImage() == face.pixmap(16).toImage()
