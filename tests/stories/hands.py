"""Hands on mouse and keyboard: everything goes to the window as from the window system, or to what has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier

_MODIFIERS = {"Ctrl": Modifier.ControlModifier, "Shift": Modifier.ShiftModifier, "Alt": Modifier.AltModifier}
_STEPS = 6
"""Moves of the mouse from one place to another."""


class Hands:
    """Points are pixels of the window."""

    def __init__(self, window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self._way: list[QPoint] = []
        self._drops = True
        self._rests_at: QPoint | None = None
        # The offscreen platform has no drag and drop between widgets; the rest of such a drag is real.
        monkeypatch.setattr(QDrag, "exec", lambda drag, *_actions: self._carry(drag))

    # --- mouse ------------------------------------------------------------------------------------------------

    def moves(self, to: QPoint) -> None:
        """Move the mouse there."""
        QTest.mouseMove(self.window.windowHandle(), to)
        QApplication.processEvents()

    def holds(self, at: QPoint, button: Button = Button.LeftButton, held: str = "") -> None:
        """Press a button and keep it down."""
        self.moves(at)
        QTest.mousePress(self.window.windowHandle(), button, modifiers(held), at)

    def lets_go(self, at: QPoint, button: Button = Button.LeftButton, held: str = "") -> None:
        """Let the button up."""
        QTest.mouseRelease(self.window.windowHandle(), button, modifiers(held), at)
        QApplication.processEvents()

    def clicks(self, at: QPoint, button: Button = Button.LeftButton, held: str = "") -> None:
        """Click."""
        self.moves(at)
        QTest.mouseClick(self.window.windowHandle(), button, modifiers(held), at)
        QApplication.processEvents()

    def double_clicks(self, at: QPoint) -> None:
        """Click twice, quickly."""
        self.moves(at)
        QTest.mouseDClick(self.window.windowHandle(), Button.LeftButton, Modifier.NoModifier, at)
        QApplication.processEvents()

    def drags(
        self, start: QPoint, end: QPoint, button: Button = Button.LeftButton, held: str = "", lets_go: bool = True
    ) -> None:
        """Press, move, let go (or not yet)."""
        self.holds(start, button, held)
        for at in way(start, end):
            self.moves(at)
        if lets_go:
            self.lets_go(end, button, held)

    def drags_out(self, start: QPoint, end: QPoint, drops: bool = True, by_way_of: QPoint | None = None) -> None:
        """Drag what widgets give away: press on the one, drop on the other, or (`drops` False) take it out again.

        At the place that the way leads over the hand rests a moment.
        """
        self._way, self._drops = way(start, by_way_of or end), drops
        self._rests_at = by_way_of
        if by_way_of is not None:
            self._way += way(by_way_of, end)
        self.holds(start)
        self.moves(start + QPoint(6, 3))
        self.moves(start + QPoint(20, 9))
        assert not self._way, "nothing was dragged"
        self.lets_go(end)

    def brings(self, data: QMimeData, to: QPoint, drops: bool = True) -> bool:
        """Drag something in from another program. Gives whether it is taken there."""
        self._way, self._drops, self._rests_at = way(to + QPoint(60, 40), to), drops, None
        return self._carry_data(data) == Qt.DropAction.CopyAction

    def _carry(self, drag: QDrag) -> Qt.DropAction:
        return self._carry_data(drag.mimeData())

    def _carry_data(self, data: QMimeData) -> Qt.DropAction:
        over: QWidget | None = None
        told = (Qt.DropAction.CopyAction, data, Button.LeftButton, Modifier.NoModifier)
        end, taken = self._way[-1], False
        for at in self._way:
            under = self._dropped_on(at)
            if under is not over:
                if over is not None:
                    QApplication.sendEvent(over, QDragLeaveEvent())
                over, taken = under, False
                if over is not None:
                    QApplication.sendEvent(over, QDragEnterEvent(over.mapFrom(self.window, at), *told))
            if over is not None:
                move = QDragMoveEvent(over.mapFrom(self.window, at), *told)
                QApplication.sendEvent(over, move)
                taken = move.isAccepted()
            QApplication.processEvents()
            if at == self._rests_at:
                QTest.qWait(250)
        self._way = []
        if over is not None and taken and self._drops:
            drop = QDropEvent(QPointF(over.mapFrom(self.window, end)), *told)
            QApplication.sendEvent(over, drop)
        elif over is not None:
            QApplication.sendEvent(over, QDragLeaveEvent())
        return Qt.DropAction.CopyAction if taken and self._drops else Qt.DropAction.IgnoreAction

    def _dropped_on(self, at: QPoint) -> QWidget | None:
        widget = self.window.childAt(at)
        while widget is not None and not widget.acceptDrops():
            widget = widget.parentWidget()
        return widget

    def turns_wheel(self, at: QPoint, notches: int, held: str = "") -> None:
        """Turn the wheel; up is more than 0."""
        self.moves(at)
        turn = QPoint(0, 120 * notches)
        QTest.wheelEvent(self.window.windowHandle(), QPointF(at), turn, QPoint(), modifiers(held))
        QApplication.processEvents()

    # --- keys -------------------------------------------------------------------------------------------------

    def presses(self, *keys: str) -> None:
        """Press keys as they are written in a menu: "Ctrl+S", "Return"."""
        for written in keys:
            combination = QKeySequence(written)[0]
            QTest.keyClick(self.at_keyboard(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def types(self, text: str) -> None:
        """Type letter by letter; a line break is Shift+Enter."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self.at_keyboard(), Qt.Key.Key_Return, Modifier.ShiftModifier)
            elif letter.isascii():
                QTest.keyClicks(self.at_keyboard(), letter)
            else:  # QTest has no key for it, and aborts
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    key = QKeyEvent(kind, Qt.Key.Key_unknown, Modifier.NoModifier, letter)
                    QApplication.sendEvent(self.at_keyboard(), key)
        QApplication.processEvents()

    def at_keyboard(self) -> QWidget:
        """Who gets the keys."""
        if QApplication.activeWindow() is None and QApplication.activeModalWidget() is None:
            # The offscreen platform has no window manager that would bring the window back when a dialog has closed.
            self.window.activateWindow()
            QApplication.processEvents()
        if (popup := QApplication.activePopupWidget()) is not None:
            return popup.focusWidget() or popup
        return QApplication.focusWidget() or self.window


def way(start: QPoint, end: QPoint) -> list[QPoint]:
    """Places between two, the end among them."""
    return [start + (end - start) * i / _STEPS for i in range(1, _STEPS + 1)]


def modifiers(held: str) -> Modifier:
    """ "Ctrl+Shift" as Qt says it."""
    found = Modifier.NoModifier
    for name in filter(None, held.split("+")):
        found |= _MODIFIERS[name]
    return found
