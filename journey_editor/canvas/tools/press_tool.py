"""Press a button on the board."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from journey_editor.canvas.edge_scroll import NO_WAY
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.gesture import Gesture

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


class PressTool(Gesture):
    """Does what the button says when it is let go where it was pressed."""

    scrolls_at_edges = NO_WAY
    cursor = None

    def __init__(self, view: BoardView, pressed: Pointer, press: Callable[[], object]) -> None:
        super().__init__(view, pressed)
        self._press = press

    def click(self, pointer: Pointer) -> None:
        """Do it."""
        self._press()
