"""Press on something that cannot be dragged: a click selects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journey_editor.canvas.edge_scroll import NO_WAY
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.gesture import Gesture

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


def click_on(view: BoardView, record_id: str, pointer: Pointer) -> None:
    """Select a record; with Shift or Ctrl, add it to the selection or take it out."""
    chosen = [record_id]
    if pointer.adds:
        before = view.session.selection
        chosen = [i for i in before if i != record_id] if record_id in before else [*before, record_id]
    view.session.select(chosen)
    view.focus.on_record(record_id)


class SelectTool(Gesture):
    """Select on click."""

    scrolls_at_edges = NO_WAY
    cursor: Qt.CursorShape | None = None

    def __init__(self, view: BoardView, pressed: Pointer, record_id: str) -> None:
        super().__init__(view, pressed)
        self.record_id = record_id

    def click(self, pointer: Pointer) -> None:
        """Select it."""
        click_on(self.view, self.record_id, pointer)
