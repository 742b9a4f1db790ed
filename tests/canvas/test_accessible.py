"""The board in the accessibility tree."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from benchmarks.made_map import made_map
from journey_editor.canvas import accessible
from journey_editor.canvas.keyboard import delete_selection
from journey_editor.canvas.lane_making import add_lane_at
from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.fields import rename
from journey_editor.document.vocabulary import LaneContent
from journey_editor.layout.operating_rows import field_key
from journey_editor.widgets import accessible_list
from tests.canvas.canvas_hand import Hand, Key

Name = QAccessible.Text.Name


@pytest.fixture
def board(small):
    return QAccessible.queryAccessibleInterface(small.hand.view)


@pytest.fixture
def told(monkeypatch):
    """What a screen reader is told: the focused item's sentence, and announcements."""
    heard: list[str] = []

    def listen(event):
        if event.type() == QAccessible.Event.Focus:
            heard.append(QAccessible.queryAccessibleInterface(event.object()).child(event.child()).text(Name))
        elif event.type() == QAccessible.Event.Announcement:
            heard.append(event.message())

    class Listening:
        """QAccessible, with somebody at the other end."""

        isActive = staticmethod(lambda: True)
        updateAccessibility = staticmethod(listen)

        def __getattr__(self, name):
            return getattr(QAccessible, name)

    monkeypatch.setattr(accessible, "QAccessible", Listening())
    return heard


def said(board) -> list[str]:
    return [board.child(i).text(Name) for i in range(board.childCount())]


def test_all_that_stands_on_the_board_says_itself_in_a_sentence_in_reading_order(small, board):
    assert board.text(Name) == "Journey map"
    sentences = said(board)
    begins = [sentence.split(":")[0] for sentence in sentences]
    assert begins[0] == "Stage 1" and begins.index("Persona") > begins.index("Stage 3")
    cards = [s for s in sentences if s.startswith(("Touchpoint", "Decision"))]
    assert len(cards) == 5 and cards[0].startswith("Touchpoint: Call") and "feels positive" in cards[0]
    assert cards[3].startswith("Decision: Ready?")
    after = sentences[sentences.index(cards[0]) + 1]
    assert after == "Next: from Call to Import"
    assert all(sentences), "everything has a sentence"


def test_stages_and_lanes_are_headings(small, board):
    items = [board.child(i) for i in range(board.childCount())]
    roles = {item.text(Name).split(":")[0].split(" ")[0]: item.role() for item in items}
    assert roles["Stage"] == roles["Persona"] == QAccessible.Role.Heading
    assert roles["Touchpoint"] == QAccessible.Role.ListItem


def test_the_tree_follows_selection_and_edits(small, board):
    hand = small.hand
    number = next(i for i, s in enumerate(said(board)) if s.startswith("Touchpoint: Import"))
    hand.click(hand.card(small.data))
    item = board.child(number)
    assert bool(item.state().selected) and board.indexOfChild(item) == number
    assert item.rect().contains(hand.viewport.mapToGlobal(hand.card(small.data)))
    count = board.childCount()
    hand.session.select([small.call])
    delete_selection(hand.view)
    assert board.childCount() == count - 2, "the card and its connection"
    hand.session.undo()
    assert board.childCount() == count
    hand.session.do("Connect", connect(hand.journey, small.check, small.first)[0])
    assert "Handoff: from Check to First report" in said(board)
    hand.session.do("Rename", rename(hand.journey, small.data, "Load"))
    assert item.text(Name).startswith("Touchpoint: Load") and item.isValid()


def test_what_is_under_a_point_of_the_screen_is_found(small, board):
    hand = small.hand
    at = hand.viewport.mapToGlobal(hand.card(small.data))
    assert board.childAt(at.x(), at.y()).text(Name).startswith("Touchpoint: Import")
    outside = hand.viewport.mapToGlobal(hand.viewport.rect().bottomRight())
    assert board.childAt(outside.x(), outside.y()) is None


def test_the_focus_is_told_and_so_is_an_empty_cell(small, told):
    hand = small.hand
    hand.view.focus.go(small.call)
    assert told[-1].startswith("Touchpoint: Call")
    hand.key(Key.Key_Right)
    assert told[-1].startswith("Touchpoint: Import")
    hand.view.focus.go(small.setup)
    assert told[-1].startswith("Stage 2: Setup")
    hand.view.focus.go(None, (small.user, small.s0))
    assert told[-1] == "Empty cell: End user, Handoff"
    focused = QAccessible.queryAccessibleInterface(hand.view)
    assert focused.focusChild() is None


def test_what_is_done_and_taken_back_is_told(small, told):
    hand = small.hand
    hand.view.focus.go(small.call)
    hand.key(Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert told[-1].startswith("Move")
    hand.session.undo()
    assert told[-1].startswith("Undone: Move")


def test_nobody_is_told_anything_where_nobody_listens(small, told, monkeypatch):
    monkeypatch.setattr(accessible.QAccessible, "isActive", lambda: False)
    small.hand.view.focus.go(small.call)
    assert told == []


def test_thousands_of_cards_are_asked_for_without_making_all(qtbot):
    class Made:
        journey = made_map(5000)

    hand = Hand(qtbot, Made())
    board = QAccessible.queryAccessibleInterface(hand.view)
    made = len(accessible_list._kept)
    began = time.process_time()
    count = board.childCount()
    assert count > 10_000
    assert all(board.child(i).text(Name) for i in range(0, count, count // 50))
    assert time.process_time() - began < 2.0
    assert len(accessible_list._kept) - made < 60
    began = time.process_time()
    for _ in range(200):
        assert board.childCount() == count and board.child(count // 2) is not None
    assert time.process_time() - began < 0.5, "asking again costs nothing"


def test_a_cell_of_the_stages_fields_is_an_item_that_says_itself_and_has_the_focus(small, board, told):
    hand = small.hand
    row = add_lane_at(hand.view, LaneContent.STAGE_RISK)
    key = ("field", field_key(row, small.journey.stages[1].id))
    hand.view.focus.on_cell(row, small.journey.steps(small.journey.stages[1].id)[0].id)
    hand.view.setFocus()
    item = board.focusChild()
    assert item.key == key and item.state().focused
    assert told[-1] == item.text(Name) and "risk" in item.text(Name).casefold()
    others = [board.child(i) for i in range(board.childCount()) if board.child(i).key != key]
    assert not any(other.state().focused for other in others)
