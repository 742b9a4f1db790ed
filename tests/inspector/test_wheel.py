"""The wheel over a text box whose whole text is seen turns the page, and never pushes lines out of the box."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.widgets.growing_text import GrowingText


def turn_wheel(box: GrowingText) -> bool:
    """Gives whether the box kept the turn to itself."""
    middle = QPointF(box.viewport().rect().center())
    event = QWheelEvent(
        middle,
        QPointF(box.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box.viewport(), event)
    return event.isAccepted()


def boxed(qtbot: QtBot, text: str) -> GrowingText:
    box = GrowingText()
    qtbot.addWidget(box)
    box.resize(240, 40)
    box.show_text(text)
    box.show()
    qtbot.waitExposed(box)
    return box


def test_a_text_that_is_seen_whole_stays_where_it_is(qtbot: QtBot) -> None:
    box = boxed(qtbot, "Ride-along with four technicians from May to September 2026")
    assert not turn_wheel(box), "the page gets no turn of the wheel"
    assert box.verticalScrollBar().value() == 0


def test_a_text_longer_than_its_box_is_turned(qtbot: QtBot) -> None:
    box = boxed(qtbot, "\n".join(str(number) for number in range(60)))
    assert turn_wheel(box) and box.verticalScrollBar().value() > 0
