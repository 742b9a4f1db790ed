"""What shows under a resting pointer: a thin frame, handles to draw connections from, a "+" where something fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer

from journey_editor.canvas import bending, creating
from journey_editor.canvas.items.buttons import HANDLE_RADIUS, HandlesItem, PlusItem, WordButtonItem, card_handles
from journey_editor.canvas.items.connection_item import ConnectionItem
from journey_editor.canvas.items.piece_item import HOVERED, PieceItem
from journey_editor.canvas.lane_borders import LaneBorders
from journey_editor.canvas.plus_offers import in_cell, on_header
from journey_editor.canvas.pointer import Pointer
from journey_editor.document.records import Decision
from journey_editor.layout import metrics

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_HANDLES_FROM = 0.35
_REACH_FROM = 56.0
"""Pixels of a card's height from which the handle for its length stands clear of that for connections."""
_CLEAR = 44.0
"""Pixels of a card's height that handles above and below leave free enough to take hold of the card itself."""
_UNDER = 5.0
"""Pixels under a low card for the circle of a decision, which needs a second way out at any zoom."""
_BESIDE_WORDS = 7.0
"""Points of a card at the left of its words: a circle that is larger stands farther out, and lies on no letter."""
_ON_TOP = 4.0
"""Pixels that the handles of a line may be farther off than those of a card, on which they lie."""
_HANDLE_HINTS = {
    "right": "Drag to where this leads; click for a new card there",
    "bottom": "Drag to where this leads; click for a new card under it",
    "left": "Drag to what leads here; click for a new card before it",
    "top": "Drag to where this leads",
    "reach": "Drag to let the card last for more steps",
}
_DRAGGABLE = ("card", "stage", "step", "lane")


class Hovering:
    """Follows the pointer while no button is down."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        scene = view.board_scene
        self.cursor = Qt.CursorShape.ArrowCursor
        self._hovered: PieceItem | None = None
        self._last: Pointer | None = None
        self._told = ""
        self._board_moves = QTimer(view)
        self._board_moves.setSingleShot(True)
        self._board_moves.setInterval(0)
        self._board_moves.timeout.connect(self._let_go)
        self._plus = PlusItem(scene)
        self._handles = HandlesItem(scene)
        """Of the card that is hovered or alone selected."""
        self._ends = HandlesItem(scene)
        """Of the connection that is selected."""
        for item in (self._plus, self._handles, self._ends):
            scene.addItem(item)
        self.lanes = LaneBorders(view, self._plus)
        self._small = (self._plus, *self.lanes.buttons)
        self._add_stage = WordButtonItem(scene, "+ Stage", scene.top, lambda: creating.add_stage_at(view))
        self._add_persona = WordButtonItem(scene, "+ Persona", scene.side, lambda: creating.add_persona_at(view))

    # --- what is under the pointer --------------------------------------------------------------------------------

    def at(self, pointer: Pointer) -> None:
        """The pointer is there."""
        self._last = pointer
        self._handles_for(pointer)
        found = self._nearest_handle(pointer.board)
        handle, end = (found[1] if found and found[0] is those else None for those in (self._handles, self._ends))
        self._handles.set_hot(handle)
        self._ends.set_hot(end)
        item = None if handle or end else self._view.board_scene.piece_at(pointer.board)
        self._hover(item if item is not None and item.piece.kind != "title" else None)
        self._offer_plus(pointer, item)
        button = self._button_at(pointer.board)
        for small in self._small:
            small.set_hot(button is small)
        hint = _HANDLE_HINTS.get(handle or "", "")
        self._tell(button.hint if isinstance(button, PlusItem) else hint)
        for word in (self._add_stage, self._add_persona):
            word.set_hot(button is word)
        is_button = bool(button) or self._view.board_scene.badged_at(pointer.board) is not None
        self._show_cursor(item, is_button, handle or end or "")
        if button is None and self.lanes.row_of_border(pointer) is not None:
            self.cursor = Qt.CursorShape.SizeVerCursor
            self._view.mouse.show_cursor()

    def below_all(self) -> QPointF:
        """Where the board ends with its lowest button: that one's lower left corner, in points of the board."""
        return self._add_persona.sceneBoundingRect().bottomLeft()

    def extent(self) -> QRectF:
        """The part of the board that the buttons beside and under it take up."""
        return self._add_stage.sceneBoundingRect() | self._add_persona.sceneBoundingRect()

    def hint_at(self, at: QPointF) -> str:
        """What the "+" at a point does, where there is one."""
        return next((small.hint for small in self._small if small.is_at(at)), "")

    @property
    def shows_button(self) -> bool:
        """Whether a "+" is offered at a border."""
        return any(button.isVisible() for button in self._small)

    def leave(self) -> None:
        """The pointer is gone."""
        self._last = None
        self._hover(None)
        self._plus.setVisible(False)
        self.lanes.hide()
        for word in (self._add_stage, self._add_persona):
            word.set_hot(False)
        self._handles_for(None)

    def board_moves(self) -> None:
        """The board moves, the pointer does not: once it has, nothing stays marked that is under it no longer."""
        if self._hovered is not None or self.shows_button:
            self._board_moves.start()

    def _let_go(self) -> None:
        if self._last is None:
            return
        at = self._view.pointer(self._last.pixel).board
        item = self._hovered
        if (item is not None and self._view.board_scene.piece_at(at) is not item) or (
            self.shows_button and self._button_at(at) is None
        ):
            self.leave()
            self._tell("")
            self._show_cursor(None, False, "")

    def _resting(self) -> Pointer | None:
        """The pointer where it was last moved to; once the board has gone on under it, it points at nothing."""
        if self._last is None:
            return None
        now = self._view.pointer(self._last.pixel).board
        off = (now - self._last.board) * self._view.zoom
        return self._last if off.manhattanLength() <= 2 else None

    def refresh(self) -> None:
        """The board, the zoom or the selection is another one."""
        if self._hovered is not None and self._hovered.scene() is None:
            self._hovered = None
        self.board_moves()  # what was moved away from under the pointer is not pointed at
        self._stand()
        self._plus.setVisible(False)
        self.lanes.hide()
        self._handles_for(self._resting())
        self._ends_of_selected()

    def pause(self) -> None:
        """A gesture begins: show nothing but it."""
        self.leave()
        self._view.emphasis.leave()
        self._handles.setVisible(False)
        self._ends.setVisible(False)

    def press_at(self, at: QPointF) -> Callable[[], object] | None:
        """What a button at a point does, where there is one."""
        button = self._button_at(at)
        return button.press if button else None

    def handle_at(self, at: QPointF) -> tuple[str, str] | None:
        """The record and the name of the handle at a point: ("touchpoint-x", "right")."""
        found = self._nearest_handle(at)
        return (found[0].owner, found[1]) if found is not None else None

    def _nearest_handle(self, at: QPointF) -> tuple[HandlesItem, str] | None:
        """Of the handles that a point lies on, the nearest; at the tip of a line that one, not the circle under it."""
        hit = [(off - _ON_TOP, self._ends, name) for off, name in self._ends.near(at)]
        hit += [(off, self._handles, name) for off, name in self._handles.near(at)]
        return min(hit, key=lambda one: one[0])[1:] if hit else None

    def _tell(self, hint: str) -> None:
        if hint != self._told:
            self._told = hint
            self._view.say(hint)

    def _button_at(self, at: QPointF) -> PlusItem | WordButtonItem | None:
        return next((b for b in (*self._small, self._add_stage, self._add_persona) if b.is_at(at)), None)

    def _hover(self, item: PieceItem | None) -> None:
        if item is self._hovered:
            return
        if self._hovered is not None:
            self._hovered.set_state(HOVERED, False)
        self._hovered = item
        if item is not None:
            item.set_state(HOVERED, True)
        self._view.emphasis.hover(item.piece.record_id if item is not None and item.kind == "card" else None)

    def _show_cursor(self, item: PieceItem | None, is_button: bool, handle: str) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if is_button:
            shape = Qt.CursorShape.PointingHandCursor
        elif handle == "reach":
            shape = Qt.CursorShape.SizeHorCursor
        elif handle:
            shape = Qt.CursorShape.SizeAllCursor if bending.is_handle(handle) else Qt.CursorShape.CrossCursor
        elif item is not None and item.piece.kind == "emotion":
            shape = Qt.CursorShape.SizeVerCursor
        elif item is not None and item.piece.kind == "title":
            shape = Qt.CursorShape.IBeamCursor
        elif item is not None and item.piece.kind in _DRAGGABLE:
            shape = Qt.CursorShape.OpenHandCursor
        elif item is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.cursor = shape
        self._view.mouse.show_cursor()

    # --- handles --------------------------------------------------------------------------------------------------

    def _handles_for(self, pointer: Pointer | None) -> None:
        """On the card under the pointer, else on the one card that is selected."""
        item = self._handled(pointer) if self._view.zoom >= _HANDLES_FROM else None
        if item is None:
            if self._handles.isVisible():
                self._handles.stand("", {})
            return
        points = card_handles(item.piece.box)
        points["left"] -= QPointF(max(0.0, HANDLE_RADIUS / self._view.zoom - _BESIDE_WORDS), 0)
        height = item.piece.box.height * self._view.zoom
        if height < _REACH_FROM:
            del points["reach"]
        if height < _CLEAR and self._view.zoom < 1:
            del points["top"]
            if self._is_decision(item):
                points["bottom"] += QPointF(0, _UNDER / self._view.zoom)
            else:
                del points["bottom"]
        is_there = self._handles.owner == item.piece.record_id and self._handles.points == points
        if not (is_there and self._handles.isVisible()):
            self._handles.stand(item.piece.record_id, points)

    def _is_decision(self, item: PieceItem) -> bool:
        return isinstance(self._view.session.journey.get(item.piece.record_id), Decision)

    def _handled(self, pointer: Pointer | None) -> PieceItem | None:
        """The card that has handles."""
        scene, selection = self._view.board_scene, self._view.session.selection
        if pointer is not None:
            if self._handles.near(pointer.board) and (owner := scene.piece("card", self._handles.owner)):
                return owner
            found = scene.piece_at(pointer.board)
            if found is not None and found.piece.kind == "card":
                return found
        return scene.piece("card", selection[0]) if len(selection) == 1 else None

    def _ends_of_selected(self) -> None:
        selection = self._view.session.selection
        item = self._view.board_scene.piece("connection", selection[0]) if len(selection) == 1 else None
        if isinstance(item, ConnectionItem):
            ends, bends = (of(self._view, selection[0]) for of in (bending.ends_of, bending.handles_of))
            self._ends.stand(selection[0], {**ends, **bends})
        else:
            self._ends.stand("", {})

    # --- "+" ------------------------------------------------------------------------------------------------------

    def _stand(self) -> None:
        """Put "+ Stage" right of the last stage and "+ Persona" under the last lane."""
        board = self._view.board
        header, band = board.header, board.band
        right = board.stages[-1].right if board.stages else header.x
        stages_bottom = header.bottom
        if step := next((piece for piece in board.groups[0].pieces.values() if piece.kind == "step"), None):
            stages_bottom = step.box.y - metrics.BAND_GAP / 2
        self._add_stage.stand(QRectF(right + 12, header.y, 92, max(44.0, stages_bottom - header.y)))
        self._add_persona.stand(QRectF(band.x, max(board.height - metrics.MARGIN, header.bottom) + 14, band.width, 40))

    def _offer_plus(self, pointer: Pointer, item: PieceItem | None) -> None:
        if self._plus.is_at(pointer.board) and self._last is not None:
            return
        view, plus = self._view, self._plus
        is_on_border = self.lanes.at(pointer) or on_header(view, plus, pointer)
        if not (is_on_border or (item is None and in_cell(view, plus, pointer))):
            self._plus.setVisible(False)
