"""Lead the line of a selected connection by hand: drag one of its stretches, or its handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from journey_editor.canvas import bending
from journey_editor.canvas.edge_scroll import BOTH_WAYS
from journey_editor.canvas.items.overlays import LineItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.select_tool import SelectTool
from journey_editor.layout.bends import dragged, nearest_stretch
from journey_editor.layout.picture import Point

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


_EDGE = 6.0
"""Points that a line keeps off the ends of the lanes."""


class BendTool(SelectTool):
    """The stretch under the pointer moves aside; the line as it would be is shown over the pale one."""

    scrolls_at_edges = BOTH_WAYS
    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, view: BoardView, pressed: Pointer, connection: str, handle: str = "") -> None:
        super().__init__(view, pressed, connection)
        self._points = bending.corners_of(view, connection)
        at = Point(pressed.x, pressed.y)
        self._stretch = bending.stretch_of(handle) if handle else nearest_stretch(self._points, at)
        a, b = self._points[self._stretch], self._points[self._stretch + 1]
        self._is_upright = a.x == b.x
        self.cursor = Qt.CursorShape.SizeHorCursor if self._is_upright else Qt.CursorShape.SizeVerCursor

    def begin(self) -> None:
        """The line grows pale, its likeness follows the hand."""
        view = self.view
        view.hovering.pause()
        self._line = LineItem(view.board_scene)
        self.show(self._line)
        self._set_pale(0.25)

    def drag(self, pointer: Pointer) -> None:
        """Show the line as it will run: of a card that it is led over it leaves or reaches the other side."""
        points = bending.led(self.view, self.record_id, self._led(pointer))
        self._line.lead([QPointF(*point) for point in points])
        self.view.say("Drop to lead the line here; a double-click on its handle takes the bend out again")

    def drop(self, pointer: Pointer) -> None:
        """Lead it there as one step."""
        bending.lead(self.view, self.record_id, self._led(pointer))

    def put_back(self) -> None:
        """The line as the document has it."""
        self._set_pale(1.0)
        super().put_back()
        self.view.hovering.refresh()

    def _led(self, pointer: Pointer) -> tuple[Point, ...]:
        board, at = self.view.board, self._points[self._stretch]
        by = pointer.board - self.pressed.board
        if self._is_upright:
            return dragged(self._points, self._stretch, _within(at.x + by.x(), board.header.x, board.width) - at.x)
        # Over the lanes alone: under the headers, or beyond the last lane, nobody would see it.
        y = _within(at.y + by.y(), board.band.y + _EDGE, board.band.bottom - _EDGE)
        return dragged(self._points, self._stretch, y - at.y)

    def _set_pale(self, opacity: float) -> None:
        item = self.view.board_scene.piece("connection", self.record_id)
        if item is not None:
            item.setOpacity(opacity)


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))
