"""The matrix under the hand: dragged, walked through, taken back, and said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journey_editor.document.records import PainPoint
from journey_editor.document.vocabulary import PainSeverity
from journey_editor.history.session import Session
from journey_editor.workbench.matrix.arranging import place_of
from journey_editor.workbench.matrix.matrix_view import MatrixView
from tests.building import Building
from tests.tables.test_matrix import PAINS

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qapp: QApplication) -> Iterator[MatrixView]:
    b = Building()
    stage = b.stage("Setup")
    b.part("pain_point", stage, description="Late", magnitude=0.37, severity=PainSeverity.LOW)
    b.part("pain_point", stage, description="Login <b>", magnitude=0.9, severity=PainSeverity.CRITICAL)
    b.part("pain_point", stage, description="Waiting", severity=PainSeverity.LOW)
    view = MatrixView(Session(b.journey), PAINS)
    view.resize(800, 600)
    view.show()
    view.set_live(True)
    qapp.processEvents()
    yield view
    view.close()


def pain(view: MatrixView, name: str) -> PainPoint:
    return next(p for p in view.session.journey.all(PainPoint) if p.description == name)


def values(view: MatrixView, name: str) -> tuple[float | None, str | None]:
    record = pain(view, name)
    return record.magnitude, record.severity


def where(view: MatrixView, name: str) -> QPoint:
    x, y = view.arranged.chips[pain(view, name).id].bubble
    return QPoint(round(x), round(y))


def spot(view: MatrixView, across: float, up: float) -> QPoint:
    x, y = place_of(view.matrix, view.frame.plot, across, up)
    return QPoint(round(x), round(y))


def drag(view: MatrixView, start: QPoint, end: QPoint, drops: bool = True) -> None:
    QTest.mousePress(view, Left, pos=start)
    for part in (0.1, 0.5, 1.0):
        QTest.mouseMove(view, start + (end - start) * part)
    if drops:
        QTest.mouseRelease(view, Left, pos=end)


def test_a_drag_gives_both_values_in_one_step(view: MatrixView) -> None:
    drag(view, where(view, "Late"), spot(view, 0.8, 2))
    assert values(view, "Late") == (0.8, "high")
    assert view.session.stack.undoText() == "Place pain point: severity high, magnitude 80 %"
    assert view.session.stack.count() == 1
    view.session.undo()
    assert values(view, "Late") == (0.37, "low")
    assert view.selected == [pain(view, "Late").id]


def test_straight_up_a_value_between_the_steps_stays(view: MatrixView) -> None:
    start = where(view, "Late")
    drag(view, start, QPoint(start.x(), spot(view, 0, 3).y()))
    assert values(view, "Late") == (0.37, "critical")


def test_escape_in_the_drag_takes_it_back(view: MatrixView) -> None:
    end = spot(view, 0.8, 2)
    drag(view, where(view, "Late"), end, drops=False)
    assert view.drag is not None and view.drag.said() == "Late: severity high, magnitude 80 %."
    QTest.keyClick(view, Key.Key_Escape)
    QTest.mouseMove(view, end + QPoint(10, 0))
    QTest.mouseRelease(view, Left, pos=end)
    assert values(view, "Late") == (0.37, "low") and not view.session.stack.count()


def test_from_the_tray_to_a_place_and_back(view: MatrixView) -> None:
    drag(view, where(view, "Waiting"), spot(view, 0.25, 1))
    assert values(view, "Waiting") == (0.25, "medium")
    x, y = view.frame.tray.centre
    drag(view, where(view, "Waiting"), QPoint(round(x), round(y)))
    assert values(view, "Waiting") == (None, None)
    assert view.session.stack.count() == 2
    view.session.undo()
    view.session.undo()
    assert values(view, "Waiting") == (None, "low")


def test_released_outside_it_stays(view: MatrixView) -> None:
    drag(view, where(view, "Late"), QPoint(4, 100))
    assert values(view, "Late") == (0.37, "low") and not view.session.stack.count()


def test_keys_walk_move_open_and_delete(view: MatrixView) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    names: Callable[[], str] = lambda: view.session.journey.name_of(view.focused)  # noqa: E731
    assert names() == "Login <b>"
    QTest.keyClick(view, Key.Key_Tab)
    assert names() == "Late"
    QTest.keyClick(view, Key.Key_Tab)
    assert names() == "Waiting"
    QTest.keyClick(view, Key.Key_Up)
    assert names() == "Late" and view.session.selection == (view.focused,)
    QTest.keyClick(view, Key.Key_Right, Ctrl)
    QTest.keyClick(view, Key.Key_Up, Ctrl)
    assert values(view, "Late") == (0.4, "medium") and view.session.stack.count() == 2
    QTest.keyClick(view, Key.Key_Return)
    assert opened == [view.focused]
    QTest.keyClick(view, Key.Key_Delete)
    assert [p.description for p in view.session.journey.all(PainPoint)] == ["Login <b>", "Waiting"]
    view.session.undo()
    assert values(view, "Late") == (0.4, "medium")


def test_what_is_selected_elsewhere_is_selected_here(view: MatrixView) -> None:
    view.session.select([pain(view, "Waiting").id])
    assert view.focused == pain(view, "Waiting").id and view.selected == [view.focused]
    QTest.mouseClick(view, Left, Ctrl, where(view, "Late"))
    assert view.session.selection == (pain(view, "Waiting").id, pain(view, "Late").id)
    QTest.mouseClick(view, Left, pos=spot(view, 0.1, 3))
    assert view.session.selection == ()


def test_a_pile_offers_what_it_counts(view: MatrixView, qapp: QApplication) -> None:
    b = Building()
    b.journey = view.session.journey
    stage = b.journey.stages[0].id
    for number in range(40):
        b.part("pain_point", stage, description=f"Pain {number}", magnitude=0.1, severity=PainSeverity.LOW)
    view.set_live(True)
    pile = next(pile for pile in view.arranged.piles if pile.spots[0].across == 0.1)
    QTest.mouseClick(view, Left, pos=QPoint(round(pile.box.centre[0]), round(pile.box.centre[1])))
    menu = view.findChild(QMenu)
    assert menu is not None and [a.text() for a in menu.actions()] == [spot.label for spot in pile.spots]
    menu.actions()[3].trigger()
    menu.close()
    assert view.session.selection == (pile.spots[3].id,)
    assert view.in_front is not None and view.in_front.spot == pile.spots[3]
    assert view.grab().width() > 0


def test_each_bubble_is_said_in_one_sentence(view: MatrixView) -> None:
    said = QAccessible.queryAccessibleInterface(view)
    assert said.childCount() == 3
    texts = [said.child(number).text(QAccessible.Text.Name) for number in range(3)]
    assert texts == [
        "Login <b>: severity critical, magnitude 90 %; in the field \u201cFix first\u201d.",
        "Late: severity low, magnitude 37 %; in the field \u201cLeave\u201d.",
        "Waiting: not placed yet, magnitude unknown, severity low.",
    ]
    assert view.accessibleName() == "Matrix of pain points: magnitude from left to right, severity upwards"
    at = where(view, "Late")
    assert said.child(1).rect().contains(view.mapToGlobal(at))
