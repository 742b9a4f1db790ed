"""Drag a lane's name: the lane goes elsewhere with all its content."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.places import lane_index
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.reorder_tool import ReorderTool
from journey_editor.document.edits.lanes import move_lanes
from journey_editor.document.records import Lane
from journey_editor.document.wording import counted_records
from journey_editor.layout.picture import Box
from journey_editor.layout.targets import lane_gap_at


class MoveLaneTool(ReorderTool):
    """Reorders lanes."""

    scrolls_at_edges = Qt.Orientation.Vertical
    is_sideways = False

    def moving(self) -> list[str]:
        """The selected lanes."""
        return self.selected_like_pressed(Lane)

    def content(self) -> list[PieceItem]:
        """Names, rows, curves and cards of the lanes."""
        lanes = set(self.moving())
        cards = [card.id for card in self.view.session.journey.cards if card.lane in lanes]
        return self.view.board_scene.pieces_of([*lanes, *cards])

    def marker(self, pointer: Pointer) -> Box | None:
        """The border between two lanes."""
        return lane_gap_at(self.view.board, pointer.y).marker

    def drop(self, pointer: Pointer) -> None:
        """Reorder as one step."""
        session, lanes = self.view.session, self.moving()
        index = lane_index(self.view, lane_gap_at(self.view.board, pointer.y).index)
        session.do(f"Move {counted_records(session.journey, lanes)}", move_lanes(session.journey, lanes, index))
        self.view.focus.on_record(self.record_id)
