"""Drag a card's right edge over steps: it lasts for all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journey_editor.canvas.items.overlays import MarkerItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.select_tool import SelectTool
from journey_editor.document.edits.spans import last_column, numbers, reach_to
from journey_editor.document.records import Card, Stage
from journey_editor.document.wording import counted_records
from journey_editor.layout.picture import Box


class ReachTool(SelectTool):
    """A marker shows how far the card would reach; it may be over the border of its stage."""

    scrolls_at_edges = Qt.Orientation.Horizontal
    cursor = Qt.CursorShape.SizeHorCursor
    threshold = 4

    def begin(self) -> None:
        """Select the card and show where it ends."""
        view = self.view
        view.session.select([self.record_id])
        view.focus.on_record(self.record_id)
        view.hovering.pause()
        self._marker = MarkerItem(view.board_scene)
        self.show(self._marker)

    def drag(self, pointer: Pointer) -> None:
        """Show how far it would reach."""
        board = self.view.board
        box = board.by_key["card", self.record_id].box
        last = board.columns[self._last(pointer)]
        single = box.width - (board.columns[self._now].card_x - board.columns[self._first].card_x)
        self._marker.mark(Box(box.x, box.y, last.card_x + single - box.x, box.height), is_line=False)
        journey = self.view.session.journey
        name = journey.name_of(last.step) or journey.name_of(journey.record(last.stage, Stage).id) or "this step"
        self.view.say(f"Drop to let it last until \u201c{name}\u201d")

    def drop(self, pointer: Pointer) -> None:
        """Let it last that long, as one step."""
        session, last = self.view.session, self._last(pointer)
        verb = "Shorten" if last < self._now else "Lengthen"
        text = f"{verb} {counted_records(session.journey, [self.record_id])}"
        session.do(text, reach_to(session.journey, [self.record_id], self.view.board.columns[last].step))

    def put_back(self) -> None:
        """No marker."""
        super().put_back()
        self.view.hovering.refresh()

    @property
    def _first(self) -> int:
        journey = self.view.session.journey
        return numbers(journey)[journey.record(self.record_id, Card).step]

    @property
    def _now(self) -> int:
        journey = self.view.session.journey
        return last_column(journey.record(self.record_id, Card), numbers(journey))

    def _last(self, pointer: Pointer) -> int:
        """The column that is reached: the last one of whose cards the pointer has passed a good part."""
        first, columns = self._first, self.view.board.columns
        reached = [number for number, column in enumerate(columns) if pointer.x > column.card_x + 24]
        return max(first, reached[-1] if reached else first)
