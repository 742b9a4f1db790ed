"""Draw a connection from a card's handle, or put an end of one on another card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from journey_editor.canvas import creating, places
from journey_editor.canvas.items.buttons import card_handles
from journey_editor.canvas.items.connection_item import ConnectionItem
from journey_editor.canvas.items.overlays import MarkerItem, WireItem
from journey_editor.canvas.items.piece_item import TARGETED, PieceItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.gesture import Gesture
from journey_editor.document.edits.cards import Place, usual_kind
from journey_editor.document.edits.connections import reconnect
from journey_editor.document.records import Card, Connection
from journey_editor.layout.targets import cell_at, cell_box, field_at

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


class WireTool(Gesture):
    """A wire from a fixed end to the pointer; the card under it lights up."""

    cursor = Qt.CursorShape.CrossCursor
    threshold = 4

    def __init__(self, view: BoardView, pressed: Pointer, fixed: str, start: QPointF) -> None:
        super().__init__(view, pressed)
        self.fixed = fixed
        """The card at the end that stays."""
        self._start = start
        self._over: PieceItem | None = None

    def begin(self) -> None:
        """Take up the wire."""
        self.view.hovering.pause()
        self._wire = WireItem(self.view.board_scene)
        self._marker = MarkerItem(self.view.board_scene)
        self.show(self._marker)
        self.show(self._wire)

    def drag(self, pointer: Pointer) -> None:
        """Lead the wire, and show what it would reach."""
        self._light(self.card_at(pointer))
        cell = None if self._over else self.cell_for(pointer)
        self._marker.mark(cell_box(self.view.board, *cell) if cell else None, is_line=False)
        self._wire.lead(*self.ends(self._start, pointer.board))
        if self._over is not None:
            self.view.say("Connect to this card")
        elif cell is not None:
            what = usual_kind(self.view.session.journey, cell[0]).kind
            self.view.say(f"Drop to make a connected {what} here")
        else:
            self.view.say("Drop on a card to connect it")

    def ends(self, fixed: QPointF, loose: QPointF) -> tuple[QPointF, QPointF]:
        """Start and tip of the wire."""
        return fixed, loose

    def card_at(self, pointer: Pointer) -> PieceItem | None:
        """The card under the pointer, other than the one the wire is fixed to."""
        item = self.view.board_scene.piece_at(pointer.board, slack=0.5)
        if item is None or item.piece.kind != "card" or item.piece.record_id == self.fixed:
            return None
        return item

    def cell_for(self, pointer: Pointer) -> tuple[str, str] | None:
        """The empty cell that a new card would go to."""
        return None

    def put_back(self) -> None:
        """No wire, no light."""
        self._light(None)
        super().put_back()
        self.view.hovering.refresh()

    def _light(self, item: PieceItem | None) -> None:
        if self._over is not None and self._over is not item:
            self._over.set_state(TARGETED, False)
        self._over = item
        if item is not None:
            item.set_state(TARGETED, True)


class ConnectTool(WireTool):
    """From a handle to another card, or to an empty cell for a new touchpoint. A click makes one right there."""

    def __init__(self, view: BoardView, pressed: Pointer, source: str, handle: str) -> None:
        super().__init__(view, pressed, source, card_handles(view.board.by_key["card", source].box)[handle])
        self._handle = handle

    def cell_for(self, pointer: Pointer) -> tuple[str, str] | None:
        """An empty cell under the pointer."""
        cell = cell_at(self.view.board, pointer.x, pointer.y)
        if cell is None or cell in self.view.board.cells or field_at(self.view.board, *cell) is not None:
            return None
        return cell if cell_box(self.view.board, *cell).contains(pointer.x, pointer.y) else None

    def drop(self, pointer: Pointer) -> None:
        """Connect."""
        view, item, cell = self.view, self.card_at(pointer), self.cell_for(pointer)
        if item is not None:
            creating.connect_cards(view, self.fixed, item.piece.record_id)
        elif cell is not None:
            creating.add_connected(view, self.fixed, Place(*cell))

    def click(self, pointer: Pointer) -> None:
        """A connected touchpoint: right of the card, or under it from the lower handle. Other handles: the card."""
        view = self.view
        card = view.session.journey.record(self.fixed, Card)
        if self._handle == "right":
            creating.add_connected(view, self.fixed, places.place_after(view.session.journey, card))
        elif self._handle == "bottom":
            creating.add_connected(view, self.fixed, places.place_below(view.session.journey, card))
        else:
            view.session.select([self.fixed])
            view.focus.on_record(self.fixed)


class ReconnectTool(WireTool):
    """One end of a selected connection goes to another card."""

    def __init__(self, view: BoardView, pressed: Pointer, connection: str, end: str) -> None:
        record = view.session.journey.record(connection, Connection)
        self._connection, self._end = connection, end
        item = view.board_scene.piece("connection", connection)
        start, tip = item.ends() if isinstance(item, ConnectionItem) else (pressed.board, pressed.board)
        is_tip = end == "end"
        super().__init__(view, pressed, record.source if is_tip else record.target, start if is_tip else tip)

    def begin(self) -> None:
        """The connection itself grows pale."""
        super().begin()
        self._set_pale(0.25)

    def ends(self, fixed: QPointF, loose: QPointF) -> tuple[QPointF, QPointF]:
        """The arrow stays at the target's end."""
        return (fixed, loose) if self._end == "end" else (loose, fixed)

    def drop(self, pointer: Pointer) -> None:
        """Reconnect as one step."""
        item, session = self.card_at(pointer), self.view.session
        if item is None:
            return
        end = "target" if self._end == "end" else "source"
        session.do("Reconnect", reconnect(session.journey, self._connection, **{end: item.piece.record_id}))

    def put_back(self) -> None:
        """The connection is as it was."""
        self._set_pale(1.0)
        super().put_back()

    def _set_pale(self, opacity: float) -> None:
        item = self.view.board_scene.piece("connection", self._connection)
        if item is not None:
            item.setOpacity(opacity)
