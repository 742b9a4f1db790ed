"""Move the board under the window: middle button, or space and drag."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journey_editor.canvas.edge_scroll import NO_WAY
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.gesture import Gesture


class PanTool(Gesture):
    """The board follows the pointer."""

    scrolls_at_edges = NO_WAY
    cursor = Qt.CursorShape.ClosedHandCursor
    threshold = 0

    def begin(self) -> None:
        """Start from where the button went down."""
        self._last = self.pressed.pixel

    def drag(self, pointer: Pointer) -> None:
        """Follow."""
        self.view.camera.pan(pointer.pixel - self._last)
        self._last = pointer.pixel
