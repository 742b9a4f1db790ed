"""The board for screen readers: stages, lanes, cards and connections in reading order, each said in one sentence.

A QGraphicsView's items are not in the accessibility tree by themselves. Items are made when they are asked for: of a
map of thousands of cards a screen reader asks for a few.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from journey_editor.canvas.items.badge import BADGED
from journey_editor.document.journey import Journey
from journey_editor.layout.board import Board
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.picture import PieceKey
from journey_editor.widgets import accessible_list
from journey_editor.widgets.accessible_list import AccessibleItems
from journey_editor.widgets.accessible_part import AccessiblePart

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_ROLES = {
    "stage": QAccessible.Role.Heading,
    "step": QAccessible.Role.Heading,
    "lane": QAccessible.Role.Heading,
}


def install(view: BoardView) -> None:
    """Put a board into the accessibility tree, and tell where its focus goes and what is done on it."""
    accessible_list.install(view, BoardInterface)
    told = _Telling(view)
    view.focus_moved.connect(told.focus)
    view.status.connect(told.hint)
    view.session.stack.indexChanged.connect(told.step)


class _Telling(QObject):
    """Tells what happens on a board, while anybody listens."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = weakref.ref(view)
        self._step = view.session.stack.index()

    def focus(self) -> None:
        """The keyboard's focus is elsewhere."""
        view = self._view()
        if view is None or not QAccessible.isActive():
            return
        interface = QAccessible.queryAccessibleInterface(view)
        if isinstance(interface, BoardInterface) and (number := interface.focused()) is not None:
            event = QAccessibleEvent(view, QAccessible.Event.Focus)
            event.setChild(number)
            QAccessible.updateAccessibility(event)
        elif view.focus.cell is not None:
            lane, step = view.focus.cell
            journey = view.session.journey
            stage = journey.name_of(getattr(journey.get(step), "stage", None))
            names = (journey.name_of(lane), stage, journey.name_of(step))
            self._announce(view, f"Empty cell: {', '.join(name for name in names if name)}")

    def hint(self, text: str) -> None:
        """What the status bar says of a gesture."""
        view = self._view()
        if view is not None and text:
            self._announce(view, text)

    def step(self, index: int) -> None:
        """Something was done, or taken back."""
        view, before = self._view(), self._step
        self._step = index
        if view is None or index == before or not QAccessible.isActive() or not isValid(view.session.stack):
            return  # a stack that is deleted says that it has no steps any more
        done = view.session.stack.text(index - 1) if index > before else view.session.stack.text(index)
        self._announce(view, done if index > before else f"Undone: {done}")

    @staticmethod
    def _announce(view: BoardView, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))


def reading_order(journey: Journey, board: Board) -> Iterator[PieceKey]:
    """What stands on a board as one reads it: stages with their steps; each lane, its cards, the ways from them."""
    for span in board.stages:
        yield ("stage", span.stage.id)
        yield from (("step", column.step) for column in board.columns if column.stage == span.stage.id)
    shown = board.by_key
    for row in board.rows:
        yield ("lane", row.lane)
        fields = (("field", field_key(row.lane, span.stage.id)) for span in board.stages)
        yield from (key for key in fields if key in shown)
        for column in board.columns:
            for card in board.cells.get((row.lane, column.step), ()):
                yield ("card", card)
                ways = (way for way in journey.connections(card) if way.source == card)
                yield from (("connection", way.id) for way in ways if ("connection", way.id) in shown)


class BoardInterface(QAccessibleWidget):
    """The board as a list."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = weakref.ref(view)
        self._items = AccessibleItems[PieceKey]()
        self._board: Board | None = None
        self._keys: list[PieceKey] = []
        self._numbers: dict[PieceKey, int] = {}

    @property
    def keys(self) -> list[PieceKey]:
        """Every item in reading order. It is gone through once for each state of the map, when somebody asks."""
        view = self._view()
        if view is None:
            return []
        if self._board is not view.board:
            self._board = view.board
            shown = view.board.by_key
            self._keys = [key for key in reading_order(view.session.journey, view.board) if key in shown]
            self._numbers = {key: number for number, key in enumerate(self._keys)}
        return self._keys

    def focused(self) -> int | None:
        """The number of the item that has the keyboard's focus; None: there is none."""
        view = self._view()
        if view is None or not self.keys:
            return None
        if view.focus.field is not None:
            return self._numbers.get(("field", field_key(*view.focus.field)))
        item = view.board_scene.item_of(view.focus.record) if view.focus.record is not None else None
        return self._numbers.get(item.piece.key) if item is not None else None

    def childCount(self) -> int:
        """How many items there are."""
        return len(self.keys)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The item of that number in reading order."""
        view, keys = self._view(), self.keys
        if view is None or not 0 <= index < len(keys):
            return None
        key = keys[index]
        return self._items.interface(key, lambda: PieceInterface(view, key))

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The item at a place on the screen."""
        view = self._view()
        if view is None:
            return None
        pixel = view.viewport().mapFromGlobal(QPoint(x, y))
        item = view.board_scene.piece_at(QPointF(view.mapToScene(pixel)))
        number = self._numbers.get(item.piece.key) if self.keys and item is not None else None
        return self.child(number) if number is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The item that has the keyboard's focus."""
        number = self.focused()
        return self.child(number) if number is not None else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of an item, -1 for what is none of them."""
        return self._numbers.get(child.key, -1) if self.keys and isinstance(child, PieceInterface) else -1


class PieceInterface(AccessiblePart):
    """One thing on the board."""

    def __init__(self, view: BoardView, key: PieceKey) -> None:
        super().__init__(view)
        self._view = weakref.ref(view)
        self.key = key

    def isValid(self) -> bool:
        """Whether it is still there."""
        view = self._view()
        return view is not None and self.key in view.board.by_key

    def role(self) -> QAccessible.Role:
        """Stages, steps and lanes are headings; the rest are items of the list."""
        return _ROLES.get(self.key[0], QAccessible.Role.ListItem)

    def text(self, kind: QAccessible.Text) -> str:
        """The whole in one sentence."""
        view = self._view()
        piece = view.board.by_key.get(self.key) if view is not None else None
        if view is None or piece is None or kind != QAccessible.Text.Name:
            return ""
        badge = view.board_scene.badges.get(self.key[1]) if self.key[0] in BADGED else None
        return piece.label if badge is None else f"{piece.label} {' '.join(badge.say().splitlines())}"

    def rect(self) -> QRect:
        """Where it is on the screen."""
        view = self._view()
        item = view.board_scene.piece(*self.key) if view is not None else None
        if view is None or item is None:
            return QRect()
        seen = view.mapFromScene(item.sceneBoundingRect()).boundingRect()
        return QRect(view.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def state(self) -> QAccessible.State:
        """Selected, in focus, out of view."""
        state = QAccessible.State()
        view = self._view()
        state.focusable = state.selectable = state.multiSelectable = True
        if view is not None:
            state.selected = self.key[1] in view.session.selection
            field = view.focus.field
            in_focus = view.focus.record if field is None else field_key(*field)
            state.focused = in_focus == self.key[1] and view.hasFocus()
            item = view.board_scene.piece(*self.key)
            seen = view.camera.visible
            state.offscreen = item is None or not seen.intersects(item.sceneBoundingRect())
        return state
