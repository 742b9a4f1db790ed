"""The program as its users have it, on a screen that nobody sees: the whole window, a mouse and a keyboard."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.canvas.view import BoardView
from journey_editor.document.records import Card
from journey_editor.history.session import Session
from journey_editor.painting.fonts import families
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.appearance import Appearance
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.settings import Settings

VIEWPORT = (1920, 1080)
"""Pixels of the board."""


class Paints(QObject):
    """Notes when a widget has been asked to paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let it paint."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class Desk:
    """A window with a board of `VIEWPORT` pixels between its docks."""

    def __init__(self) -> None:
        app = QApplication.instance() or QApplication(["benchmark"])
        assert isinstance(app, QApplication)
        self.app = app
        families()
        self.window = MainWindow(Appearance(app, "light"), Settings(theme="light"), QtShaper())
        self.window.resize(2500, 1300)
        self.window.show()
        self.window.documents.new()
        self.settle()
        size = self.board.viewport().size()
        grow = QPoint(VIEWPORT[0] - size.width(), VIEWPORT[1] - size.height())
        self.window.resize(self.window.width() + grow.x(), self.window.height() + grow.y())
        self.settle()

    @property
    def board(self) -> BoardView:
        """The view of the open map."""
        assert self.window.editor is not None
        return self.window.editor.board

    @property
    def session(self) -> Session:
        """The session of the open map."""
        assert self.window.editor is not None
        return self.window.editor.session

    def settle(self, seconds: float = 0.3) -> None:
        """Let everything happen that waits for a moment of rest."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            # Without a loop that runs, Qt deletes nothing later: every map that was ever open would stay.
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            time.sleep(0.005)

    def events(self) -> None:
        """Let happen what is due now, painting included."""
        self.app.processEvents()

    def open(self, path: Path) -> None:
        """Open a map and go on until what is in view has been painted."""
        before = self.window.editor
        if not self.window.documents.open(path):
            raise SystemExit(f"{path} could not be opened")
        while self.window.editor is None or self.window.editor is before:
            self.events()
        self.wait_for_paint()

    def wait_for_paint(self) -> None:
        """Go on until the board has been painted, and nothing asks to be painted again."""
        paints = Paints(self.board.viewport())
        while not paints.count:
            self.events()
        self.events()
        self.board.viewport().removeEventFilter(paints)

    def show_whole(self) -> None:
        """Fit the map into view."""
        self.board.fit_map()
        self.settle(0.1)

    def show_near(self) -> QPoint:
        """A part with many cards at 100 %. Gives the pixel of a card with many connections."""
        board, journey = self.board, self.session.journey
        cards = [card for card in journey.cards if len(journey.connections(card.id)) > 1]
        card = max(cards[len(cards) // 3 : len(cards) // 3 + 60], key=lambda c: len(journey.connections(c.id)))
        board.camera.zoom_to(1.0)
        middle = self.box(card.id).center()
        board.camera.place(middle, QPointF(VIEWPORT[0] / 2, VIEWPORT[1] / 2))
        self.settle(0.1)
        return board.mapFromScene(self.box(card.id).center())

    def box(self, card_id: str) -> QRectF:
        """Where a card stands on the board."""
        return QRectF(*self.board.board.by_key["card", card_id].box)

    def repaint(self) -> None:
        """Paint the whole viewport anew."""
        self.board.viewport().repaint()

    def mouse(self, kind: QEvent.Type, at: QPoint, is_held: bool = True) -> None:
        """A mouse event on the board, and all that comes of it."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        cause = none if kind == QEvent.Type.MouseMove else left
        viewport = self.board.viewport()
        place = QPointF(viewport.mapToGlobal(at))
        event = QMouseEvent(kind, QPointF(at), place, cause, left if is_held else none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
        self.events()

    def title_field(self) -> QWidget:
        """The field of the inspector that the name of what is selected is typed into."""
        assert self.window.editor is not None
        field = next(w for w in self.window.editor.inspector.page.findChildren(QWidget) if w.accessibleName() == "Name")
        field.setFocus()
        return field

    def type(self, field: QWidget, letter: str) -> None:
        """A key in a field, and all that comes of it."""
        QTest.keyClicks(field, letter)
        self.events()

    def cards_in_reading_order(self) -> list[Card]:
        """All cards."""
        return list(self.session.journey.cards)

    def close(self) -> None:
        """Close the window without asking."""
        self.session.stack.setClean()
        self.window.close()
        self.window.deleteLater()
        self.events()


def file_for(data: bytes) -> Path:
    """A map's bytes as a file in a folder of its own."""
    path = Path(tempfile.mkdtemp(prefix="journey-benchmark-")) / "made.journey"
    path.write_bytes(data)
    return path
