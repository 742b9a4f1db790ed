"""The outline as one uses it: the same selection as the board, names and owners edited in place, rows dragged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from journey_editor.analysis.filtering import Filter
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import rename
from journey_editor.document.edits.lanes import add_lane
from journey_editor.document.edits.parts import assign_owner
from journey_editor.document.records import Connection, Owner, Touchpoint
from journey_editor.document.vocabulary import LaneContent
from journey_editor.outline.columns import COLUMNS
from journey_editor.outline.moving import drop

Key = Qt.Key


def column(name: str) -> int:
    return [c.id for c in COLUMNS].index(name)


def named(journey, name: str) -> str:
    return next(record.id for record in journey if journey.name_of(record.id) == name and record.kind != "persona")


def texts(outlined) -> list[str]:
    rows = outlined.panel.view.rows
    return [rows.index_of(i).data() for i in rows.ids()]


def test_stages_hold_steps_hold_cards_and_a_lone_step_is_no_row(outlined) -> None:
    assert texts(outlined) == [
        *("Handoff", "Kickoff call"),
        *("Setup", "Step 1", "Connect single sign-on", "Step 2", "Ready?"),
        *("Activation", "First report"),
    ]
    outlined.panel.buttons["lanes"].click()
    assert texts(outlined) == ["Admin", "Kickoff call", "Connect single sign-on", "Ready?", "End user", "First report"]
    outlined.panel.buttons["list"].click()
    assert texts(outlined) == ["Kickoff call", "Connect single sign-on", "Ready?", "First report"]


def test_a_row_is_one_sentence_to_a_screen_reader(outlined) -> None:
    journey = outlined.journey
    said = outlined.rows.index_of(named(journey, "Connect single sign-on")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Touchpoint: Connect single sign-on, by product, feels negative")
    assert "owner Solutions" in said and "pain point" in said and said.endswith("leads to Ready?")
    stage = outlined.rows.index_of(named(journey, "Handoff")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert stage.startswith("Stage 1: Handoff, owner Sales")


def test_the_selection_is_the_boards_both_ways(outlined) -> None:
    call, first = named(outlined.journey, "Kickoff call"), named(outlined.journey, "First report")
    gone: list[str] = []
    outlined.panel.gone_to.connect(gone.append)
    outlined.session.select([call, first])
    assert outlined.tree.selected.here == {call, first} and not gone
    index = outlined.rows.index_of(call)
    spot = outlined.tree.visualRect(index).center()
    QTest.mouseClick(outlined.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert outlined.session.selection == (call,) and gone == [call]
    QTest.keyClick(outlined.tree, Key.Key_Down)
    assert outlined.session.selection == (named(outlined.journey, "Setup"),)
    outlined.session.select([])
    assert outlined.tree.selected.here == set()


def test_the_selection_stays_when_its_row_moves(outlined) -> None:
    journey, call = outlined.journey, named(outlined.journey, "Kickoff call")
    outlined.session.select([call])
    move = drop(journey, outlined.rows.arrangement, [call], named(journey, "Activation"), "")
    outlined.session.do(*move)
    assert outlined.tree.selected.here == {call} and outlined.session.selection == (call,)
    assert outlined.rows.index_of(call).parent().data() == "Activation"


def test_enter_renames_in_place_as_one_step_and_escape_does_not(outlined) -> None:
    call = named(outlined.journey, "Kickoff call")
    tree = outlined.tree
    tree.setFocus()
    tree.setCurrentIndex(outlined.rows.index_of(call))
    for ending, name in ((Key.Key_Escape, "Kickoff call"), (Key.Key_Return, "First call")):
        QTest.keyClick(tree, Key.Key_Return)
        editor = tree.viewport().findChild(QLineEdit)
        assert editor is not None and editor.accessibleName() == "Name" and editor.selectedText() == "Kickoff call"
        QTest.keyClicks(editor, "First call")
        QTest.keyClick(editor, ending)
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert outlined.journey.name_of(call) == name
    assert outlined.session.stack.undoText() == "Rename" and outlined.session.stack.count() == 1


def test_an_owner_is_typed_and_an_emotion_picked_in_place(outlined) -> None:
    call = named(outlined.journey, "Kickoff call")
    tree = outlined.tree
    tree.edit(outlined.rows.index_of(call, column("owner")))
    box = tree.viewport().findChild(QComboBox)
    assert [box.itemText(i) for i in range(box.count())] == ["Sales", "Solutions"]
    QTest.keyClicks(box.lineEdit(), "Customer success")
    QTest.keyClick(box, Key.Key_Return)
    owner = outlined.journey.get(outlined.journey.record(call, Touchpoint).owner)
    assert isinstance(owner, Owner) and owner.name == "Customer success"
    QApplication.processEvents()
    assert outlined.rows.setData(outlined.rows.index_of(call, column("emotion")), None)
    assert outlined.journey.record(call, Touchpoint).emotion is None
    assert outlined.rows.index_of(call, column("emotion")).data() == "unknown"


def test_what_cannot_be_taken_is_refused_with_a_sentence(outlined) -> None:
    refused: list[str] = []
    outlined.session.refused.connect(refused.append)
    call = named(outlined.journey, "Kickoff call")
    assert not outlined.rows.setData(outlined.rows.index_of(call), "x" * 3000)
    assert outlined.journey.name_of(call) == "Kickoff call" and len(refused) == 1


def test_unknown_emotions_sort_last_either_way(outlined) -> None:
    outlined.panel.show_as("list")
    scores = []
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        outlined.panel.list.sortByColumn(column("emotion"), order)
        scores.append([getattr(outlined.journey.get(i), "emotion", None) for i in outlined.panel.list.rows.ids()])
    assert scores == [[-1.25, 1.0, None, None], [1.0, -1.25, None, None]]


@pytest.mark.parametrize("what", ["Handoff", "Kickoff call", "Step 2"])
def test_rows_are_dragged_to_another_place(outlined, what) -> None:
    journey = outlined.journey
    rows = {outlined.rows.index_of(i).data(): i for i in outlined.rows.ids()}
    moved = rows[what]
    into, before = {
        "Handoff": ("", ""),
        "Kickoff call": (rows["Step 2"], rows["Ready?"]),
        "Step 2": (rows["Setup"], rows["Step 1"]),
    }[what]
    data = outlined.rows.mimeData([outlined.rows.index_of(moved)])
    parent = outlined.rows.index_of(into)
    row = outlined.rows.index_of(before).row() if before else -1
    args = (data, Qt.DropAction.MoveAction, row, 0, parent)
    assert outlined.rows.canDropMimeData(*args)
    outlined.rows.dropMimeData(*args)
    now = texts(outlined)
    expected = {
        "Handoff": ("Activation", "Handoff"),
        "Kickoff call": ("Kickoff call", "Ready?"),
        "Step 2": ("Ready?", "Connect single sign-on"),
    }[what]
    assert now.index(expected[0]) < now.index(expected[1])
    assert outlined.session.stack.undoText().startswith("Move")
    outlined.session.undo()
    assert not outlined.session.stack.canUndo() and moved in journey


@pytest.mark.parametrize(("arrangement", "is_dragged"), [("stages", True), ("lanes", True), ("list", False)])
def test_rows_are_dragged_where_they_stand_as_on_the_board(outlined, arrangement, is_dragged) -> None:
    outlined.panel.buttons[arrangement].click()
    rows = outlined.panel.view.rows
    index = rows.index_of(named(outlined.journey, "Kickoff call"))
    assert bool(rows.flags(index) & Qt.ItemFlag.ItemIsDragEnabled) is is_dragged


def test_a_step_that_is_dropped_onto_another_comes_before_it(outlined) -> None:
    rows = {outlined.rows.index_of(i).data(): outlined.rows.index_of(i) for i in outlined.rows.ids()}
    data = outlined.rows.mimeData([rows["Step 2"]])
    outlined.rows.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, rows["Step 1"])
    assert texts(outlined)[2:7] == ["Setup", "Step 1", "Ready?", "Step 2", "Connect single sign-on"]


def test_a_lone_step_has_a_row_while_it_has_a_name(outlined) -> None:
    journey = outlined.journey
    step = journey.steps(named(journey, "Handoff"))[0].id
    outlined.session.do("Rename", rename(journey, step, "First call"))
    assert texts(outlined)[:3] == ["Handoff", "First call", "Kickoff call"]
    outlined.session.do("Rename", rename(journey, step, ""))
    assert texts(outlined)[:2] == ["Handoff", "Kickoff call"]


def test_a_row_says_anew_where_its_card_leads_when_a_line_goes(outlined) -> None:
    journey = outlined.journey
    row = outlined.rows.index_of(named(journey, "Connect single sign-on"))
    told: list[str] = []
    outlined.rows.dataChanged.connect(lambda index, _: told.append(index.data(Qt.ItemDataRole.AccessibleTextRole)))
    line = next(one for one in journey.all(Connection) if one.source == named(journey, "Connect single sign-on"))
    outlined.session.do("Delete", delete_records(journey, [line.id]))
    assert row.isValid() and len(told) == 1 and told[0].startswith("Touchpoint: Connect single sign-on")
    assert "leads to" not in told[0]


def test_a_stage_is_not_dropped_into_a_card(outlined) -> None:
    journey = outlined.journey
    handoff, call = named(journey, "Handoff"), named(journey, "Kickoff call")
    assert drop(journey, outlined.rows.arrangement, [handoff], call, "") is None
    assert drop(journey, outlined.rows.arrangement, [handoff, call], "", "") is None


def test_the_filter_leaves_what_it_finds_and_what_that_hangs_on(outlined) -> None:
    QTest.keyClicks(outlined.panel.line, "report")
    assert texts(outlined) == ["Activation", "First report"]
    assert outlined.panel.count.text() == "1 of 4 cards shown"
    outlined.panel.line.setFocus()
    QTest.keyClick(outlined.panel.line, Key.Key_Escape)
    assert not outlined.filter.is_on and "Kickoff call" in texts(outlined)


def test_the_table_has_a_cell_for_each_card_and_renames_in_it(outlined) -> None:
    outlined.panel.show_as("table")
    call = named(outlined.journey, "Kickoff call")
    index = outlined.cards.index_of(call)
    assert (index.row(), index.column()) == (0, 1)
    assert outlined.cards.headerData(1, Qt.Orientation.Horizontal) == "Handoff"
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Touchpoint: Kickoff call") and said.endswith("Admin, Handoff")
    assert outlined.cards.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Empty. End user, Handoff"
    outlined.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert outlined.session.selection == (call,)
    QTest.keyClick(outlined.table, Key.Key_Return)
    editor = outlined.table.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "Hello")
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert outlined.journey.name_of(call) == "Hello" and index.data() == "Hello"


def test_the_table_says_what_stages_say_in_their_rows(outlined) -> None:
    outlined.panel.show_as("table")
    session, journey, model = outlined.session, outlined.journey, outlined.cards
    changes, lane = add_lane(journey, LaneContent.STAGE_OWNER)
    session.do("Add", changes)
    cell = model.index(model.index_of(lane).row(), 2)
    assert cell.data() == "unknown" and not model.id_of(cell)
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.column())))
    session.do("Owner", assign_owner(journey, [journey.stages[1].id], "Sales"))
    assert cell.data() == "Sales" and cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Sales. Owner, Setup"
    assert (cell.row(), len(journey.stages)) in told


def test_the_table_shows_only_what_is_filtered(outlined) -> None:
    outlined.panel.show_as("table")
    outlined.filter.set(Filter("report"))
    shown = [c for c in (outlined.cards.index_of(card.id) for card in outlined.journey.cards) if c.isValid()]
    assert [c.data() for c in shown] == ["First report"]


def test_a_header_of_the_table_selects_its_stage(outlined) -> None:
    outlined.panel.show_as("table")
    header = outlined.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(2) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert outlined.session.selection == (named(outlined.journey, "Setup"),)


def test_a_click_on_a_column_keeps_the_row_marked_and_the_keyboards_place(outlined, qtbot) -> None:
    """Sorted, Down goes on from the row that is selected."""
    panel, session = outlined.panel, outlined.session
    panel.buttons["list"].click()
    rows = panel.list
    sso = next(card.id for card in outlined.journey.cards if card.name == "Connect single sign-on")
    rows.setFocus()
    session.select([sso])
    header = rows.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column("emotion")) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert rows.rows.ids()[0] == sso, "the worst feeling comes first"
    marked = rows.selectionModel().selectedRows()
    assert [rows.rows.id_of(index) for index in marked] == [sso] and session.selection == (sso,)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert session.selection == (rows.rows.ids()[1],)


def test_what_is_typed_into_a_row_is_written_down_before_enter(outlined) -> None:
    """A crash would lose it."""
    told: list[str] = []
    call = named(outlined.journey, "Kickoff call")
    outlined.session.drafted.connect(
        lambda changes: told.extend(change.after.name for change in changes if change.id == call)
    )
    tree = outlined.tree
    tree.setCurrentIndex(outlined.rows.index_of(call))
    QTest.keyClick(tree, Key.Key_Return)
    editor = tree.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "First call")
    QTest.qWait(250)
    assert told == ["First call"] and outlined.journey.name_of(call) == "Kickoff call"
    QTest.keyClick(editor, Key.Key_Escape)
    assert told == ["First call", "Kickoff call"] and not outlined.session.is_drafting
