"""The board for screen readers: a list whose items are the cards in reading order, each said in one sentence.

A QGraphicsView's items are not in the accessibility tree by themselves.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from journey_editor.layout.operating_rows import field_key

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_boards: weakref.WeakSet[BoardView] = weakref.WeakSet()
_made: list[QAccessibleInterface] = []
"""Qt keeps interfaces by address for as long as the program runs; so they must not be collected."""
_is_installed: list[bool] = []


def install(view: BoardView) -> None:
    """Put a board's cards into the accessibility tree, and tell where its focus goes."""
    _boards.add(view)
    if not _is_installed:
        _is_installed.append(True)
        QAccessible.installFactory(_interface_for)
    known = weakref.ref(view)  # the connection must not keep the view alive
    view.focus_moved.connect(lambda: _tell_focus(known()))


def _interface_for(_class_name: str, asked: QObject | None) -> QAccessibleInterface | None:
    for view in _boards:
        if view is asked:
            interface = BoardInterface(view)
            _made.append(interface)
            return interface
    return None


def _tell_focus(view: BoardView | None) -> None:
    if view is None or not QAccessible.isActive():
        return
    if view.focus.field is not None:
        cell = view.board.by_key["field", field_key(*view.focus.field)]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, cell.label))
    cards = _cards(view)
    if view.focus.record in cards:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(cards.index(view.focus.record))
        QAccessible.updateAccessibility(event)


def _cards(view: BoardView) -> list[str]:
    return [card.id for card in view.session.journey.cards if ("card", card.id) in view.board.by_key]


class BoardInterface(QAccessibleWidget):
    """The board as a list."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = weakref.ref(view)
        self._ids: dict[str, int] = {}

    def childCount(self) -> int:
        """How many cards there are."""
        view = self._view()
        return len(_cards(view)) if view is not None else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The card of that number in reading order."""
        view = self._view()
        cards = _cards(view) if view is not None else []
        if view is None or not 0 <= index < len(cards):
            return None
        card = cards[index]
        if card not in self._ids:
            interface = CardInterface(view, card)
            _made.append(interface)
            self._ids[card] = QAccessible.registerAccessibleInterface(interface)
        return QAccessible.accessibleInterface(self._ids[card])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a card, -1 for what is none of them."""
        view = self._view()
        if view is None or not isinstance(child, CardInterface):
            return -1
        cards = _cards(view)
        return cards.index(child.card) if child.card in cards else -1


class CardInterface(QAccessibleInterface):
    """One card."""

    def __init__(self, view: BoardView, card: str) -> None:
        super().__init__()
        self._view = weakref.ref(view)
        self.card = card

    def isValid(self) -> bool:
        """Whether the card is still there."""
        view = self._view()
        return view is not None and self.card in view.session.journey

    def object(self) -> QObject | None:  # type: ignore[override]
        """It has none of its own."""
        return None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The board."""
        view = self._view()
        return QAccessible.queryAccessibleInterface(view) if view is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A card has no parts."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A card has no parts."""
        return None

    def childCount(self) -> int:
        """A card has no parts."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """A card has no parts."""
        return -1

    def role(self) -> QAccessible.Role:
        """An item of the list."""
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """The card in one sentence."""
        view = self._view()
        item = view.board_scene.piece("card", self.card) if view is not None else None
        return item.piece.label if item is not None and kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are changed by the board's own editor."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        view = self._view()
        item = view.board_scene.piece("card", self.card) if view is not None else None
        if view is None or item is None:
            return QRect()
        seen = view.mapFromScene(item.sceneBoundingRect()).boundingRect()
        return QRect(view.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def state(self) -> QAccessible.State:
        """Selected, in focus."""
        state = QAccessible.State()
        view = self._view()
        state.focusable = state.selectable = True
        if view is not None:
            state.selected = self.card in view.session.selection
            state.focused = view.focus.record == self.card and view.hasFocus()
        return state
