"""Press a button on the board."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journey_editor.canvas.edge_scroll import NO_WAY
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.gesture import Gesture
from journey_editor.canvas.tools.rubber_band_tool import RubberBandTool

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


class PressTool(Gesture):
    """Does what the button says when it is let go where it was pressed; dragged on, it draws a frame around cards."""

    scrolls_at_edges = NO_WAY
    cursor: Qt.CursorShape | None = None

    def __init__(self, view: BoardView, pressed: Pointer, press: Callable[[], object]) -> None:
        super().__init__(view, pressed)
        self._press = press

    def begin(self) -> None:
        """A press that turns into a drag was meant for a frame around cards."""
        self._frame = RubberBandTool(self.view, self.pressed)
        self._frame.begin()
        self.cursor = self._frame.cursor
        self.scrolls_at_edges = self._frame.scrolls_at_edges

    def drag(self, pointer: Pointer) -> None:
        """Draw the frame."""
        self._frame.drag(pointer)

    def drop(self, pointer: Pointer) -> None:
        """What is in the frame stays selected."""
        self._frame.drop(pointer)

    def put_back(self) -> None:
        """Take the frame away."""
        self._frame.put_back()
        super().put_back()

    def cancel(self) -> None:
        """Select what was selected before."""
        if self.is_dragging:
            self._frame.is_dragging = True
            self._frame.cancel()

    def click(self, pointer: Pointer) -> None:
        """Do it."""
        self._press()
