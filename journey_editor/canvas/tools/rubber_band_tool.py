"""Press on the empty board: a click selects nothing, a drag selects the cards in a frame."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from journey_editor.canvas.items.overlays import RubberBandItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.gesture import Gesture
from journey_editor.layout.picture import Box
from journey_editor.layout.targets import cell_at


class RubberBandTool(Gesture):
    """Selects live, and puts the old selection back when it is cancelled."""

    cursor = Qt.CursorShape.CrossCursor

    def begin(self) -> None:
        """Show the frame."""
        self._before = self.view.session.selection
        self._kept = self._before if self.pressed.adds else ()
        self._cards = [(piece.box, piece.record_id) for piece in self.view.board.of_kind("card")]
        self._band = RubberBandItem(self.view.board_scene)
        self.show(self._band)

    def drag(self, pointer: Pointer) -> None:
        """Select what the frame touches."""
        rect = QRectF(self.pressed.board, pointer.board).normalized()
        self._band.setRect(rect)
        frame = Box(rect.x(), rect.y(), rect.width(), rect.height())
        self.view.session.select([*self._kept, *(card for box, card in self._cards if box.meets(frame))])

    def drop(self, pointer: Pointer) -> None:
        """What is selected stays so."""
        if selection := self.view.session.selection:
            self.view.focus.on_record(selection[-1])

    def cancel(self) -> None:
        """Select what was selected before."""
        if self.is_dragging:
            self.view.session.select(self._before)
        super().cancel()

    def click(self, pointer: Pointer) -> None:
        """Nothing is selected; the cell that was clicked is where the keyboard goes on."""
        if pointer.adds:
            return
        self.view.session.select([])
        cell = cell_at(self.view.board, pointer.x, pointer.y)
        if cell is not None:
            self.view.focus.on_cell(*cell)
        else:
            self.view.focus.clear()
