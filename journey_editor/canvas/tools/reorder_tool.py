"""Drag a header to put what it heads elsewhere: what the gestures of stages, steps and lanes have in common."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QPointF, Qt

from journey_editor.canvas.items.overlays import GhostItem, MarkerItem, rect_of
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.select_tool import SelectTool
from journey_editor.layout.picture import Box, Piece

_PALE = 0.35


class ReorderTool(SelectTool):
    """The ghost of the whole column or row follows the pointer; a line shows where it lands."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = Qt.Orientation.Horizontal
    is_sideways = True

    def begin(self) -> None:
        """Take up the header."""
        view = self.view
        if self.record_id not in view.session.selection:
            view.session.select([self.record_id])
        view.hovering.pause()
        scene = view.board_scene
        self._pale: list[PieceItem] = self.content()
        for item in self._pale:
            item.setOpacity(_PALE)
        heads = [_seen(head) for i in self.moving() if (head := scene.item_of(i))]
        # Cards that are out of sight when the drag begins hardly come into sight with it; a lane may have thousands.
        seen = view.camera.visible
        cards = [item.piece for item in self._pale if item.kind == "card" and rect_of(item.piece.box).intersects(seen)]
        steps = [
            _seen(item) for item in self._pale if item.kind == "step" and item.piece.record_id not in self.moving()
        ]
        self._ghost = GhostItem([*heads, *steps, *cards], scene, self.grounds(heads))
        self._marker = MarkerItem(scene)
        self.show(self._marker)
        self.show(self._ghost)

    def drag(self, pointer: Pointer) -> None:
        """Show where it would land."""
        by = pointer.board - self.pressed.board
        self._ghost.setPos(QPointF(by.x(), 0) if self.is_sideways else QPointF(0, by.y()))
        marker = self.marker(pointer)
        self._marker.mark(marker, is_line=True)
        self.view.say("Drop at the line" if marker is not None else "Let go here to leave everything as it is")

    def put_back(self) -> None:
        """All stands where it stood."""
        for item in self._pale:
            item.setOpacity(1.0)
        super().put_back()
        self.view.hovering.refresh()

    @abstractmethod
    def moving(self) -> list[str]:
        """The records that move."""

    @abstractmethod
    def content(self) -> list[PieceItem]:
        """The items that go with them."""

    @abstractmethod
    def marker(self, pointer: Pointer) -> Box | None:
        """The line where it would land."""

    def grounds(self, heads: list[Piece]) -> list[Box]:
        """The columns or rows that go as a whole: from their headers, as they are seen, to the end of the board."""
        board = self.view.board
        if not board.rows or not board.columns:
            return []
        right, bottom = board.header.right, board.band.bottom
        if self.is_sideways:
            return [Box(h.box.x, h.box.y, h.box.width, max(h.box.bottom, bottom) - h.box.y) for h in heads]
        return [Box(h.box.x, h.box.y, max(h.box.right, right) - h.box.x, h.box.height) for h in heads]

    def selected_like_pressed(self, kind: type) -> list[str]:
        """The selected records of the kind that is dragged, the pressed one among them."""
        journey = self.view.session.journey
        return [i for i in self.view.session.selection if isinstance(journey.get(i), kind)]


def _seen(item: PieceItem) -> Piece:
    """The piece where it is seen now: headers may be held in view."""
    at, piece = item.scenePos(), item.piece
    return Piece(piece.key, Box(at.x(), at.y(), piece.box.width, piece.box.height), piece.marks, piece.z, piece.told)
