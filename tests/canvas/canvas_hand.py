"""A board on a screen, and a hand on mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.palette_mime import Dragged, to_mime
from journey_editor.canvas.view import BoardView
from journey_editor.document.records import Touchpoint
from journey_editor.history.session import Session
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from tests.building import Building

Key, Mod, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


class Hand:
    """Drives a BoardView by real events; places are records' names, or board points."""

    def __init__(self, qtbot, building: Building, size: tuple[int, int] = (1500, 1000)) -> None:
        self.session = Session(building.journey)
        self.view = BoardView(self.session, QtShaper(), theme("light"))
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        self.view.show()
        QApplication.processEvents()
        self.view.setFocus()
        self.view.camera.zoom_to(1.0)
        self.view.camera.place(QPointF(0, 0), QPointF(0, 0))
        self.viewport = self.view.viewport()

    @property
    def journey(self):
        return self.session.journey

    @property
    def board(self):
        return self.view.board

    @property
    def undo_text(self) -> str:
        return self.session.stack.undoText()

    @property
    def steps(self) -> int:
        return self.session.stack.index()

    @property
    def editor(self):
        return self.view.renaming.editor

    def named(self, name: str):
        """The touchpoint of that name."""
        return next((t for t in self.journey.all(Touchpoint) if t.name == name), None)

    # --- places -----------------------------------------------------------------------------------------------

    def at(self, x: float, y: float) -> QPoint:
        """The pixel of a board point."""
        return self.view.mapFromScene(QPointF(x, y))

    def on(self, kind: str, record_id: str, across: float = 0.5, down: float = 0.5) -> QPoint:
        """A pixel on a piece, where it is seen now."""
        item = self.view.board_scene.piece(kind, record_id)
        assert item is not None, (kind, record_id)
        box, place = item.piece.box, item.scenePos()
        return self.at(place.x() + box.width * across, place.y() + box.height * down)

    def card(self, record_id: str, across: float = 0.5, down: float = 0.5) -> QPoint:
        return self.on("card", record_id, across, down)

    def cell(self, lane: str, step: str) -> QPoint:
        """A pixel in the lower left of a cell, off the middle with its "+"."""
        from journey_editor.layout.targets import cell_box

        box = cell_box(self.board, lane, step)
        return self.at(box.x + 24, box.bottom - 16)

    # --- mouse ------------------------------------------------------------------------------------------------

    def send(self, kind: QEvent.Type, pixel: QPoint, button=Button.LeftButton, held=None, mod=Mod.NoModifier) -> None:
        if held is None:
            held = Button.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        cause = Button.NoButton if kind == QEvent.Type.MouseMove else button
        place = QPointF(pixel)
        event = QMouseEvent(kind, place, QPointF(self.viewport.mapToGlobal(pixel)), cause, held, mod)
        QApplication.sendEvent(self.viewport, event)

    def press(self, pixel: QPoint, button=Button.LeftButton, mod=Mod.NoModifier) -> None:
        self.send(QEvent.Type.MouseButtonPress, pixel, button, mod=mod)

    def move(self, pixel: QPoint, button=Button.LeftButton, mod=Mod.NoModifier) -> None:
        self.send(QEvent.Type.MouseMove, pixel, button, mod=mod)

    def release(self, pixel: QPoint, button=Button.LeftButton, mod=Mod.NoModifier) -> None:
        self.send(QEvent.Type.MouseButtonRelease, pixel, button, mod=mod)

    def hover(self, pixel: QPoint) -> None:
        self.send(QEvent.Type.MouseMove, pixel, held=Button.NoButton)

    def click(self, pixel: QPoint, mod=Mod.NoModifier) -> None:
        self.hover(pixel)
        self.press(pixel, mod=mod)
        self.release(pixel, mod=mod)

    def double_click(self, pixel: QPoint) -> None:
        self.click(pixel)
        self.send(QEvent.Type.MouseButtonDblClick, pixel)
        self.release(pixel)

    def pull(self, start: QPoint, end: QPoint, button=Button.LeftButton, mod=Mod.NoModifier) -> None:
        """Press and move, without letting go."""
        self.hover(start)
        self.press(start, button, mod)
        for i in range(1, 6):
            self.move(start + (end - start) * i / 5, button, mod)

    def drag(self, start: QPoint, end: QPoint, button=Button.LeftButton, mod=Mod.NoModifier) -> None:
        self.pull(start, end, button, mod)
        self.release(end, button, mod)

    def wheel(self, pixel: QPoint, up: int = 1, mod=Mod.NoModifier) -> None:
        event = QWheelEvent(
            QPointF(pixel),
            QPointF(self.viewport.mapToGlobal(pixel)),
            QPoint(),
            QPoint(0, 120 * up),
            Button.NoButton,
            mod,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.viewport, event)

    # --- keys -------------------------------------------------------------------------------------------------

    def key(self, key: Qt.Key, mod=Mod.NoModifier) -> None:
        QTest.keyClick(self.editor or self.view, key, mod)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.editor or self.view, letter)

    # --- the palette's drags ----------------------------------------------------------------------------------

    def bring(self, what: Dragged, pixel: QPoint) -> bool:
        """Drag something from the palette over the board. Gives whether a drop there would be taken."""
        return self.bring_mime(to_mime(what), pixel)

    def bring_mime(self, mime: QMimeData, pixel: QPoint) -> bool:
        """Drag anything over the board, as another program would."""
        self._mime = mime
        args = (Qt.DropAction.CopyAction, self._mime, Button.LeftButton, Mod.NoModifier)
        enter = QDragEnterEvent(pixel, *args)
        QApplication.sendEvent(self.viewport, enter)
        if not enter.isAccepted():
            return False
        move = QDragMoveEvent(pixel, *args)
        QApplication.sendEvent(self.viewport, move)
        return move.isAccepted()

    def let_go(self, pixel: QPoint) -> None:
        args = (Qt.DropAction.CopyAction, self._mime, Button.LeftButton, Mod.NoModifier)
        QApplication.sendEvent(self.viewport, QDropEvent(QPointF(pixel), *args))

    def leave(self) -> None:
        QApplication.sendEvent(self.viewport, QDragLeaveEvent())
