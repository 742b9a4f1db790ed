"""Drag a stage header: the stage goes elsewhere with all its content."""

from __future__ import annotations

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.reorder_tool import ReorderTool
from journey_editor.document.edits.stages import move_stages
from journey_editor.document.records import Stage
from journey_editor.document.wording import counted_records
from journey_editor.layout.picture import Box
from journey_editor.layout.targets import stage_gap_at


class MoveStageTool(ReorderTool):
    """Reorders stages."""

    def moving(self) -> list[str]:
        """The selected stages."""
        return self.selected_like_pressed(Stage)

    def content(self) -> list[PieceItem]:
        """Headers, steps and cards of the stages."""
        journey, stages = self.view.session.journey, set(self.moving())
        steps = {step.id for step in journey.columns if step.stage in stages}
        cards = [card.id for card in journey.cards if card.step in steps]
        return self.view.board_scene.pieces_of([*stages, *steps, *cards])

    def marker(self, pointer: Pointer) -> Box | None:
        """The border between two stages."""
        return stage_gap_at(self.view.board, pointer.x).marker

    def drop(self, pointer: Pointer) -> None:
        """Reorder as one step."""
        session, stages = self.view.session, self.moving()
        gap = stage_gap_at(self.view.board, pointer.x)
        session.do(f"Move {counted_records(session.journey, stages)}", move_stages(session.journey, stages, gap.index))
        self.view.focus.on_record(self.record_id)
