"""Drag a lane's lower border: the lane becomes higher, or lower as far as what stands in it allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journey_editor.canvas.items.overlays import MarkerItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.gesture import Gesture
from journey_editor.document.edits.lanes import set_height
from journey_editor.layout.picture import Box

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_SNAP = 4.0
"""Heights are whole numbers of so many points."""


class ResizeLaneTool(Gesture):
    """A line follows the pointer; the lane is laid out anew on release. Nothing else of the map moves meanwhile."""

    cursor = Qt.CursorShape.SizeVerCursor
    scrolls_at_edges = Qt.Orientation.Vertical
    threshold = 3

    def __init__(self, view: BoardView, pressed: Pointer, lane: str) -> None:
        super().__init__(view, pressed)
        self._lane = lane

    def begin(self) -> None:
        """Take hold of the border."""
        self.view.hovering.pause()
        self._row = next(row for row in self.view.board.rows if row.lane == self._lane)
        self._marker = MarkerItem(self.view.board_scene)
        self.show(self._marker)

    def drag(self, pointer: Pointer) -> None:
        """Show where the border would be."""
        board, height = self.view.board, self._height(pointer)
        right = board.header.right if board.columns else board.band.right
        line = Box(board.band.x, self._row.top + height - 2, right - board.band.x, 4)
        self._marker.mark(line, is_line=True)
        self.view.say(f"Height: {height:g} points. A double click makes it as high as what stands in it.")

    def drop(self, pointer: Pointer) -> None:
        """Set the height as one step."""
        session = self.view.session
        session.do("Change lane height", set_height(session.journey, [self._lane], self._height(pointer)))

    def _height(self, pointer: Pointer) -> float:
        by = pointer.y - self.pressed.y
        return max(_SNAP * 6, round((self._row.bottom - self._row.top + by) / _SNAP) * _SNAP)
