"""Drag a step header: the step goes elsewhere with its cards, to another stage too."""

from __future__ import annotations

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.reorder_tool import ReorderTool
from journey_editor.document.edits.stages import move_step
from journey_editor.layout.picture import Box
from journey_editor.layout.targets import step_gap_at


class MoveStepTool(ReorderTool):
    """Reorders steps, one at a time."""

    def moving(self) -> list[str]:
        """The step that was pressed."""
        return [self.record_id]

    def content(self) -> list[PieceItem]:
        """Header and cards of the step."""
        cards = [card.id for card in self.view.session.journey.cards if card.step == self.record_id]
        return self.view.board_scene.pieces_of([self.record_id, *cards])

    def marker(self, pointer: Pointer) -> Box | None:
        """The border between two steps."""
        found = step_gap_at(self.view.board, pointer.x)
        return found[1].marker if found else None

    def drop(self, pointer: Pointer) -> None:
        """Reorder as one step."""
        found = step_gap_at(self.view.board, pointer.x)
        if found is not None:
            stage, gap = found
            session = self.view.session
            session.do("Move step", move_step(session.journey, self.record_id, stage, gap.index))
            self.view.focus.on_record(self.record_id)
