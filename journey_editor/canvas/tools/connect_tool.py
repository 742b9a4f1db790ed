"""Draw a connection from a card's handle, or put an end of one on another card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from journey_editor.canvas import creating, places
from journey_editor.canvas.items.buttons import card_handles
from journey_editor.canvas.items.connection_item import ConnectionItem
from journey_editor.canvas.items.overlays import BubbleItem, MarkerItem, WireItem
from journey_editor.canvas.items.piece_item import TARGETED, PieceItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.gesture import Gesture
from journey_editor.document.edits.cards import Place, usual_kind
from journey_editor.document.edits.connections import reconnect
from journey_editor.document.records import Card, Connection
from journey_editor.layout.targets import Target, cell_at, field_at, place_at
from journey_editor.layout.text import ELLIPSIS

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_FEW = 28
"""Letters of a name beside the pointer."""
_MISSED = 5.0
"""Pixels beside a card that still mean it."""
_AT_HOME = 14.0
"""Points around the card that a wire begins at, where it is let go by those who want none."""


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
        self._bubble = BubbleItem(self.view.board_scene)
        for item in (self._marker, self._wire, self._bubble):
            self.show(item)

    def drag(self, pointer: Pointer) -> None:
        """Lead the wire, and show what it would reach."""
        self._light(self.card_at(pointer))
        target = None if self._over else self.target_at(pointer)
        self._marker.mark(target.marker if target else None, is_line=target is not None and target.kind != "cell")
        self._wire.lead(*self.ends(self._start, pointer.board))
        self._bubble.setVisible(self._over is not None)
        if self._over is not None:
            self._bubble.tell(" \u2192 ".join(map(self._called, self._from_to(self._over))), pointer.board)
        if self._over is not None:
            self.view.say("Connect from this card" if self.comes_from else "Connect to this card")
        elif target is not None:
            what = usual_kind(self.view.session.journey, target.place.lane).kind
            self.view.say(f"Drop to make a connected {what} here")
        else:
            self.view.say("Drop on the card that comes before" if self.comes_from else "Drop on a card to connect it")

    @property
    def comes_from(self) -> bool:
        """Whether the wire begins where it is let go, and ends at the card that stays."""
        return False

    def ends(self, fixed: QPointF, loose: QPointF) -> tuple[QPointF, QPointF]:
        """Start and tip of the wire."""
        return (loose, fixed) if self.comes_from else (fixed, loose)

    def _from_to(self, over: PieceItem) -> tuple[str, str]:
        """The cards that the wire would connect: where it leads from, and where to."""
        other = over.piece.record_id
        return (other, self.fixed) if self.comes_from else (self.fixed, other)

    def _called(self, card: str) -> str:
        """A card's name in a few words, whichever way they are written."""
        name = " ".join(self.view.session.journey.name_of(card).split()) or "Unnamed"
        return f"\u2068{name if len(name) <= _FEW else name[: _FEW - 1].rstrip() + ELLIPSIS}\u2069"

    def card_at(self, pointer: Pointer) -> PieceItem | None:
        """The card under the pointer or just missed, other than the one the wire is fixed to."""
        scene, board = self.view.board_scene, self.view.board
        item = scene.piece_at(pointer.board, slack=0.5)
        if item is None or item.piece.kind != "card":
            cell, near = cell_at(board, pointer.x, pointer.y), _MISSED / self.view.zoom
            cards = (board.by_key["card", card] for card in (board.cells.get(cell, ()) if cell else ()))
            missed = next((card for card in cards if card.box.grown(near).contains(pointer.x, pointer.y)), None)
            item = scene.piece("card", missed.record_id) if missed is not None else None
        return item if item is not None and item.piece.record_id != self.fixed else None

    def target_at(self, pointer: Pointer) -> Target | None:
        """Where a new card would go."""
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
    """From a handle to another card, or into the free part of a cell for a new one. A click makes one right there.

    As lines come in at the left of a card, the left handle means what leads here; all others mean where it leads.
    """

    def __init__(self, view: BoardView, pressed: Pointer, card: str, handle: str) -> None:
        super().__init__(view, pressed, card, card_handles(view.board.by_key["card", card].box)[handle])
        self._handle = handle

    @property
    def comes_from(self) -> bool:
        """The left handle is where lines come in."""
        return self._handle == "left"

    def target_at(self, pointer: Pointer) -> Target | None:
        """An empty cell under the pointer, or a place in the stack of another one, as for a card that is moved."""
        board = self.view.board
        cell = cell_at(board, pointer.x, pointer.y)
        if cell is None or field_at(board, *cell) is not None:
            return None
        if board.by_key["card", self.fixed].box.grown(_AT_HOME).contains(pointer.x, pointer.y):
            return None
        return place_at(board, pointer.x, pointer.y, kind=usual_kind(self.view.session.journey, cell[0]).kind)

    def drop(self, pointer: Pointer) -> None:
        """Connect."""
        item, target = self.card_at(pointer), self.target_at(pointer)
        if item is not None:
            creating.connect_cards(self.view, *self._from_to(item))
        elif target is not None:
            self._add(target.place)
        else:
            self._stay()

    def click(self, pointer: Pointer) -> None:
        """A connected card: right or left of this one, or under it. The upper handle: the card itself."""
        view = self.view
        card = view.session.journey.record(self.fixed, Card)
        if self._handle in places.BESIDE:
            self._add(places.BESIDE[self._handle](view.session.journey, card))
        else:
            self._stay()

    def _stay(self) -> None:
        """Nothing was made: the next key means the card that one had in hand."""
        self.view.session.select([self.fixed])
        self.view.focus.on_record(self.fixed)

    def _add(self, place: Place) -> None:
        creating.add_connected(self.view, self.fixed, place, self.comes_from)


class ReconnectTool(WireTool):
    """One end of a selected connection goes to another card."""

    def __init__(self, view: BoardView, pressed: Pointer, connection: str, end: str) -> None:
        record = view.session.journey.record(connection, Connection)
        self._connection, self._end = connection, end
        item = view.board_scene.piece("connection", connection)
        start, tip = item.ends() if isinstance(item, ConnectionItem) else (pressed.board, pressed.board)
        is_tip = end == "end"
        super().__init__(view, pressed, record.source if is_tip else record.target, start if is_tip else tip)

    @property
    def comes_from(self) -> bool:
        """The arrow stays at the target's end."""
        return self._end == "start"

    def begin(self) -> None:
        """The connection itself grows pale."""
        super().begin()
        self._set_pale(0.25)

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
