"""What the user sees, and where in the window: pieces of the board by name, widgets by what they are called."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from journey_editor.canvas.items.buttons import PlusItem, WordButtonItem
from journey_editor.canvas.view import BoardView
from journey_editor.document.records import Card, Stage, Step
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.targets import cell_box
from journey_editor.shell.main_window import MainWindow


class Sights:
    """Reads the screen; changes nothing."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def board(self) -> BoardView:
        """The canvas."""
        assert self.window.editor is not None, "no map is open"
        return self.window.editor.board

    @property
    def journey(self):
        """The open map."""
        return self.board.session.journey

    # --- records by name --------------------------------------------------------------------------------------

    def card(self, name: str) -> str:
        """The id of a card."""
        return self._one(name, [c for c in self.journey.cards if c.name == name])

    def stage(self, name: str) -> str:
        """The id of a stage."""
        return self._one(name, [s for s in self.journey.stages if s.name == name])

    def lane(self, persona: str) -> str:
        """The id of a lane: a persona's is called as the persona."""
        return self._one(persona, [x for x in self.journey.lanes if self.journey.name_of(x.id) == persona])

    def step(self, stage: str, number: int = 0) -> str:
        """The id of a step."""
        return self.journey.steps(self.stage(stage))[number].id

    @staticmethod
    def _one(name: str, found: list) -> str:
        assert len(found) == 1, f"{len(found)} are called {name!r}"
        return found[0].id

    # --- places on the board ----------------------------------------------------------------------------------

    def at(self, x: float, y: float) -> QPoint:
        """A point of the board, as a pixel of the window."""
        viewport = self.board.viewport()
        return viewport.mapTo(self.window, self.board.mapFromScene(QPointF(x, y)))

    def piece(self, kind: str, record_id: str, across: float = 0.5, down: float = 0.5) -> QPoint:
        """A point of a piece, where it is seen now (headers are held in view)."""
        item = self.board.board_scene.piece(kind, record_id)
        assert item is not None, f"no {kind} is seen of {record_id}"
        box, place = item.piece.box, item.scenePos()
        return self.at(place.x() + box.width * across, place.y() + box.height * down)

    def of(self, name: str, across: float = 0.5, down: float = 0.5) -> QPoint:
        """A point of the card, stage header or lane name that is called so."""
        for kind, find in (("card", self.card), ("stage", self.stage), ("lane", self.lane)):
            try:
                return self.piece(kind, find(name), across, down)
            except AssertionError:
                continue
        raise AssertionError(f"nothing on the board is called {name!r}")

    def cell(self, persona: str, stage: str, step: int = 0) -> QPoint:
        """A free spot in a cell, off the "+" in its middle: the lower left corner."""
        box = cell_box(self.board.board, self.lane(persona), self.step(stage, step))
        return self.at(box.x + 22, box.bottom - 14)

    def field(self, lane: str, stage: str) -> QPoint:
        """A point in the cell of a row of the stages' fields."""
        return self.piece("field", field_key(self.lane(lane), self.stage(stage)))

    def way(self, start: str, end: str) -> QPoint:
        """A point on the line of a connection, near its middle."""
        ends = (self.card(start), self.card(end))
        record = next(c for c in self.journey.connections(ends[0]) if (c.source, c.target) == ends)
        scene = self.board.board_scene
        item = scene.piece("connection", record.id)
        box = item.sceneBoundingRect()
        points = [
            QPointF(x, y)
            for x in range(int(box.left()), int(box.right()) + 1, 2)
            for y in range(int(box.top()), int(box.bottom()) + 1, 2)
            if scene.piece_at(QPointF(x, y)) is item
        ]
        if points:  # as near to its middle as it is seen: at its ends there are handles
            middle = item.mapToScene(item.line.pointAtPercent(0.5))
            nearest = min(points, key=lambda point: (point - middle).manhattanLength())
            return self.at(nearest.x(), nearest.y())
        raise AssertionError(f"the connection from {start} to {end} cannot be seen")

    def gap_before_stage(self, index: int) -> QPoint:
        """The border before a stage header (or after the last)."""
        stages, header = self.board.board.stages, self.board.board.header
        x = stages[index].left if index < len(stages) else stages[-1].right + 3
        return self.at(x, header.y + 8)

    def gap_before_lane(self, index: int) -> QPoint:
        """The border above a lane's name (or under the last)."""
        board = self.board.board
        y = board.rows[index].top - 3 if index < len(board.rows) else board.rows[-1].bottom + 3
        return self.at(board.band.x + 30, y)

    def plus(self) -> QPoint:
        """The "+" that is offered at the pointer."""
        items = [
            i for i in self.board.scene().items() if isinstance(i, PlusItem) and i.sign == "plus" and i.isVisible()
        ]
        assert len(items) == 1, 'no "+" is offered here'
        return self.at(items[0].scenePos().x(), items[0].scenePos().y())

    def word_button(self, words: str) -> QPoint:
        """ "+ Stage" or "+ Persona"."""
        items = [i for i in self.board.scene().items() if isinstance(i, WordButtonItem) and i.words == words]
        assert items, f"no {words!r} on the board"
        middle = items[0].sceneBoundingRect().center()
        return self.at(middle.x(), middle.y())

    def is_in_view(self, at: QPoint) -> bool:
        """Whether a point of the board is seen, not under the window's other parts."""
        return self.board.viewport().rect().contains(self.board.viewport().mapFrom(self.window, at))

    @property
    def selected(self) -> list[str]:
        """The names of what is selected on the board."""
        names = []
        for i in self.board.session.selection:
            record = self.journey.get(i)
            names.append(record.name if isinstance(record, Card | Stage | Step) else self.journey.name_of(i))
        return names

    # --- widgets ----------------------------------------------------------------------------------------------

    def widget(self, name: str, within: QWidget | None = None) -> QWidget:
        """The widget that is called so (as a screen reader says it)."""
        found = [
            w
            for w in (within or self.window).findChildren(QWidget)
            if w.isVisible() and (w.accessibleName() == name or (isinstance(w, QAbstractButton) and w.text() == name))
        ]
        assert found, f"nothing is called {name!r} here"
        return found[0]

    def of_widget(self, widget: QWidget) -> QPoint:
        """A point in the middle of a widget."""
        return widget.mapTo(self.window, widget.rect().center())

    def scrolled_away(self, widget: QWidget) -> int:
        """In which direction a widget has been scrolled out of its panel: up (1), down (-1), not at all (0)."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return 0
        viewport = area.viewport()
        seen = QRect(viewport.mapTo(self.window, QPoint(0, 0)), viewport.size())
        here = self.of_widget(widget)
        if here.y() < seen.top() + 12:
            return 1
        return -1 if here.y() > seen.bottom() - 12 else 0


def focus_name() -> str:
    """What has the keyboard, by its accessible name."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""
