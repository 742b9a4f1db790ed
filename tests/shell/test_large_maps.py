"""In a large map nothing holds up a key: long work is done bit by bit, or tells how far it is and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from time import sleep
from types import ModuleType

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from benchmarks.made_map import made_map
from journey_editor.analysis.findings import Report
from journey_editor.canvas import clipboard, far_painting, keyboard, shown_group
from journey_editor.canvas.far_group import FarGroup
from journey_editor.canvas.presentation import Presentation
from journey_editor.document import fragment, grafting
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.findings import live
from journey_editor.layout import board as boards
from journey_editor.layout.picture import Piece
from journey_editor.outline import map_search
from journey_editor.shell import progress_sign
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.views.view_edits import add_view
from journey_editor.storage import files
from journey_editor.tables.cells import CellText, Written, write_cells
from journey_editor.workbench import range_editing


@pytest.fixture
def at_large(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with 400 touchpoints open."""
    files.save(made_map(400), tmp_path / "large.journey")
    assert window.documents.open(tmp_path / "large.journey")
    window.activateWindow()  # where opening took long, its progress sign had the keyboard: a desktop gives it back
    window.editor.board.setFocus()
    wait_for(window.editor.board.hasFocus)
    return window


def wait_for(is_so: Callable[[], bool]) -> None:
    for _ in range(1000):
        QApplication.processEvents()
        if is_so():
            return
    raise AssertionError("it never came")


def seen(window: MainWindow) -> QImage:
    return window.editor.board.viewport().grab().toImage()


def test_what_a_filter_finds_is_lit_lane_by_lane_until_all_is(
    at_large: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_large.editor
    page.board.fit_map()
    wanted = page.map_filter.wanted.with_text("kickoff")
    page.map_filter.set(wanted)
    QApplication.processEvents()
    whole = seen(at_large)
    page.map_filter.clear()
    page.map_filter.set(wanted.with_text("renewal"))
    assert seen(at_large) != whole
    monkeypatch.setattr(far_painting, "_MAKING_S", -1)
    page.map_filter.set(wanted)
    assert seen(at_large) != whole, "at first one lane"
    wait_for(lambda: seen(at_large) == whole)


def test_the_first_look_at_the_whole_map_finds_it_made(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[FarGroup] = []

    class Counted(FarGroup):
        def __init__(self, pieces: Iterable[Piece]) -> None:
            super().__init__(pieces)
            made.append(self)

    def at_rest() -> bool:
        QTest.qWait(10)
        return not window.editor.board.far_ahead.is_waiting

    monkeypatch.setattr(shown_group, "FarGroup", Counted)
    files.save(made_map(400), tmp_path / "large.journey")
    assert window.documents.open(tmp_path / "large.journey")
    wait_for(lambda: len(window.context.journey.cards) == 400)
    wait_for(at_rest)
    board, ready = window.editor.board, len(made)
    assert ready >= len(window.context.journey.lanes)
    board.fit_map()
    board.viewport().repaint()
    assert len(made) == ready
    board.zoom_actual()
    card = window.context.journey.cards[0]
    window.context.session.do("x", set_field(window.context.journey, [card.id], "name", "Another"))
    wait_for(at_rest)
    assert ready < len(made) < ready + 5, "the lane that has changed, no other"


def test_nothing_is_looked_for_while_the_hand_is_at_work(at_large: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page = at_large.editor
    steps: list[int] = []

    def looking(*_args: object) -> Generator[None, None, Report]:
        for number in range(50):
            steps.append(number)
            sleep(0.005)  # longer than a turn
            yield
        return Report()

    monkeypatch.setattr(live, "reporting", looking)
    monkeypatch.setattr(live, "_PAUSE_MS", 20_000)  # however slow the machine is
    page.live_findings.begin()
    wait_for(lambda: len(steps) > 3)
    page.board.camera.pan(QPointF(-16, 0))
    before = len(steps)
    for _ in range(10):
        QApplication.processEvents()
        page.board.camera.pan(QPointF(-16, -9))
    assert len(steps) == before, "the hand is at work"
    QTest.keyClick(page.board, Qt.Key.Key_Home)
    for _ in range(10):
        QTest.keyClick(page.board, Qt.Key.Key_Right)
    assert len(steps) == before, "nor while one walks along by key"
    card = next(key[1] for key in page.board.board.by_key if key[0] == "card")
    page.board.reveal(card)
    middle = page.board.mapFromScene(page.board.board_scene.piece("card", card).sceneBoundingRect().center())
    viewport = page.board.viewport()
    before = len(steps)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle)
    for number in range(10):
        QTest.mouseMove(viewport, middle + QPoint(20 + 5 * number, 9))
        QApplication.processEvents()
    assert page.board.mouse.gesture is not None and len(steps) <= before + 1, "nor while a card is dragged"
    QTest.keyClick(page.board, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=middle)
    assert len(steps) < 50
    monkeypatch.setattr(live, "_PAUSE_MS", 20)
    page.board.camera.pan(QPointF(16, 9))
    wait_for(lambda: QTest.qWait(5) or page.live_findings.is_current)
    assert len(steps) == 50, "it goes on once the board has come to rest"


def test_a_search_goes_on_while_one_types(at_large: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = at_large.editor.find_panel
    at_large.actions_of["edit.find"].trigger()
    QTest.keyClicks(panel.line, "kickoff")
    wait_for(lambda: panel.line.hasFocus() and not panel.count.text().startswith("Looking"))
    found = panel.rows.rowCount()
    assert found > 100
    monkeypatch.setattr(map_search, "_AT_ONCE_S", 0)
    monkeypatch.setattr(map_search, "_SLICE_S", 0.001)
    panel.line.clear()
    QTest.keyClicks(panel.line, "kickof")
    assert panel.count.text().startswith("Looking")
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert not at_large.context.session.selection, "it goes there once it has found it"
    at_large.context.session.do("x", set_field(at_large.context.journey, ["touchpoint-7"], "name", "Kickoff seven"))
    assert panel.count.text().startswith("Looking"), "an edit meanwhile: it looks again, and goes there all the same"
    wait_for(lambda: not panel.count.text().startswith("Looking"))
    assert panel.rows.rowCount() >= found
    assert "1 of" in panel.count.text() and at_large.context.session.selection
    panel.line.setText("kick")
    at_large.editor.docks["find"].hide()
    QApplication.processEvents()
    assert panel.rows.rowCount() == 0, "what is hidden looks for nothing"


@pytest.mark.parametrize("is_stopped", [False, True])
def test_a_large_map_is_made_ready_to_be_presented(
    at_large: MainWindow, monkeypatch: pytest.MonkeyPatch, is_stopped: bool
) -> None:
    session = at_large.context.session
    lane = session.journey.lanes[0].id
    session.do("Ask", set_field(session.journey, [lane], "prompt", "What do they want?"))
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    monkeypatch.setattr(progress_sign, "_EVERY_S", 0)
    told: list[int] = []

    def look() -> None:
        for sign in at_large.findChildren(QProgressDialog):
            if sign.isVisible():
                told.append(sign.value())
                if is_stopped and sign.value() > 80:
                    sign.cancel()

    timer = QTimer(at_large)
    timer.timeout.connect(look)
    timer.start(0)
    at_large.actions_of["view.present"].trigger()
    timer.stop()
    QApplication.processEvents()
    assert len(set(told)) > 20 and told == sorted(told)
    shown = [p for p in at_large.findChildren(Presentation) if p.isVisible()]
    assert len(shown) == (0 if is_stopped else 1)
    for one in shown:
        one.close()
    QApplication.processEvents()


@pytest.fixture
def stopped(at_large: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each sign of progress shows at once, and its user stops it; gives the names of those that were up."""
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    monkeypatch.setattr(progress_sign, "_EVERY_S", 0)
    monkeypatch.setattr(boards, "_MANY", 300)
    names: list[str] = []

    def look() -> None:
        for sign in at_large.findChildren(QProgressDialog):
            if sign.isVisible() and not sign.wasCanceled():
                names.append(sign.windowTitle())
                QTest.mouseClick(sign.findChild(QPushButton), Qt.MouseButton.LeftButton)

    timer = QTimer(at_large)
    timer.timeout.connect(look)
    timer.start(0)
    return names


def test_an_edit_of_hundreds_its_undo_and_redo_can_be_stopped_and_nothing_has_changed(
    at_large: MainWindow, stopped: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = at_large.editor.session
    journey, before = session.journey, list(session.journey)
    QTest.keyClick(at_large.editor.board, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    board = at_large.editor.board.board

    def press_minus() -> None:
        QTest.keyClick(at_large.editor.board, Qt.Key.Key_Minus)

    press_minus()
    assert list(journey) == before and not session.stack.canUndo() and not session.can_redo
    assert at_large.editor.board.board is board
    assert at_large.notices.text == "Stopped: the map is as it was."
    with monkeypatch.context() as patient:
        patient.setattr(progress_sign, "SHOWN_AFTER_S", 60)
        press_minus()
    after = list(journey)
    assert after != before
    session.undo()
    assert list(journey) == after and session.stack.canUndo() and not session.can_redo
    with monkeypatch.context() as patient:
        patient.setattr(progress_sign, "SHOWN_AFTER_S", 60)
        session.undo()
    assert sorted(journey, key=id_of) == sorted(before, key=id_of)
    session.redo()
    assert sorted(journey, key=id_of) == sorted(before, key=id_of) and session.can_redo
    assert len(stopped) == 3 and stopped[1:] == [f"Undo {stopped[0]}", f"Redo {stopped[0]}"]


@pytest.mark.parametrize(
    ("command", "name", "module", "made_by"),
    [
        ("card.emotion_up", "Change emotion", keyboard, "change_emotion"),
        ("edit.delete", "Delete", keyboard, "delete_records"),
        ("edit.copy", "Copy", fragment, "copy"),
        ("edit.cut", "Cut", clipboard, "delete_records"),
        ("edit.duplicate", "Duplicate", grafting, "duplicate"),
    ],
)
def test_a_change_of_hundreds_can_be_stopped_while_it_is_only_being_made(
    at_large: MainWindow,
    stopped: list[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
    module: ModuleType,
    made_by: str,
) -> None:
    session, is_over, is_made = at_large.editor.session, threading.Event(), list[bool]()
    before, make = list(session.journey), getattr(module, made_by)

    def slowly(*asked: object) -> object:
        is_over.wait(2)
        is_made.append(True)
        return make(*asked)

    monkeypatch.setattr(module, made_by, slowly)
    QTest.keyClick(at_large.editor.board, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    at_large.actions_of[command].trigger()
    assert not is_made, "the sign is there before"
    is_over.set()
    assert list(session.journey) == before and not session.stack.canUndo()
    assert len(stopped) == 1 and stopped[0].startswith(f"{name} ")
    assert at_large.notices.text == "Stopped: the map is as it was."


def test_hundreds_of_cells_of_a_table_are_written_under_a_sign_and_can_be_stopped(
    at_large: MainWindow, stopped: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, is_over, is_made = at_large.editor.session, threading.Event(), list[bool]()
    before = list(session.journey)

    def slowly(journey: Journey, cells: list[CellText]) -> Written:
        is_over.wait(2)
        is_made.append(True)
        return write_cells(journey, cells)

    monkeypatch.setattr(range_editing, "write_cells", slowly)
    at_large.editor.workbench.go_to("signals")
    table = at_large.editor.workbench.table
    table.selectAll()
    assert len(table.chosen_cells) == len(table.selectionModel().selectedIndexes()) > 1_000
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert not is_made, "the sign is there before"
    is_over.set()
    assert list(session.journey) == before and not session.stack.canUndo()
    assert len(stopped) == 1 and stopped[0].startswith("Empty ") and stopped[0].endswith(" cells")


def test_another_view_of_a_large_map_can_be_stopped_and_the_one_that_was_shown_stays(
    at_large: MainWindow, stopped: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    board = at_large.editor.board
    with monkeypatch.context() as patient:
        patient.setattr(progress_sign, "SHOWN_AFTER_S", 60)
        made = add_view(board)
    shown = board.board
    board.show_view(None)
    assert stopped == ["Show another view"]
    assert board.board is shown and board.shown_view is not None and board.shown_view.id == made
    assert at_large.editor.view_chooser is not None and board.shown_view.name in at_large.editor.view_chooser.text()


def id_of(record: Record) -> str:
    return record.id


def test_to_zoom_about_all_that_is_selected_makes_no_items_for_what_is_not_seen(at_large: MainWindow) -> None:
    board, session = at_large.editor.board, at_large.context.session
    board.zoom_actual()
    session.select([card.id for card in session.journey.cards])
    QApplication.processEvents()
    before = len(board.board_scene.items())
    at_large.actions_of["view.zoom_in"].trigger()
    QApplication.processEvents()
    assert board.zoom > 1 and len(board.board_scene.items()) < before + 100


def test_what_is_not_seen_of_a_change_that_is_taken_back_is_not_made(at_large: MainWindow) -> None:
    board, session = at_large.editor.board, at_large.context.session
    board.zoom_actual()
    cards = [card.id for card in session.journey.cards]
    session.do("x", set_field(session.journey, cards, "channel", "by courier"))
    QApplication.processEvents()
    before = len(board.board_scene.items())
    at_large.actions_of["edit.undo"].trigger()
    QApplication.processEvents()
    assert set(session.selection) == set(cards), "all that was changed"
    assert len(board.board_scene.items()) < before + 100
