"""Drag a face on the emotion curve up or down: the touchpoint feels better or worse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from journey_editor.canvas.items.overlays import BubbleItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.select_tool import SelectTool
from journey_editor.document.edits.cards import set_emotion
from journey_editor.document.emotion_scale import EMOTION_WORDS, emotion_step
from journey_editor.document.records import Touchpoint
from journey_editor.layout.curve import Mood, curve_piece, point_marks, point_piece, score_at
from journey_editor.layout.emotion import number
from journey_editor.layout.lane_headers import persona_colour


class EmotionTool(SelectTool):
    """Snaps to half steps; the curve follows while the pointer moves. An unknown feeling becomes known."""

    cursor = Qt.CursorShape.SizeVerCursor
    threshold = 4

    def begin(self) -> None:
        """Gather the lane's curve."""
        view = self.view
        journey, board = view.session.journey, view.board
        touchpoint = journey.record(self.record_id, Touchpoint)
        view.session.select([self.record_id])
        view.focus.on_record(self.record_id)
        view.hovering.pause()
        self._row = next(row for row in board.rows if row.lane == touchpoint.lane)
        self._colour = persona_colour(journey.persona_of(touchpoint.lane))
        moods = []
        for (lane, _), cards in board.cells.items():
            if lane == touchpoint.lane:
                for card in cards:
                    piece, record = board.by_key.get(("emotion", card)), journey.get(card)
                    if piece is not None and isinstance(record, Touchpoint):
                        moods.append(Mood(card, piece.box.centre.x, record.emotion))
        self._moods = sorted(moods, key=lambda mood: mood.x)
        self._score: float | None = None
        self._bubble = BubbleItem(view.board_scene)
        self.show(self._bubble)

    def drag(self, pointer: Pointer) -> None:
        """Show the curve as it would be."""
        score = score_at(pointer.y, self._row.strip)
        if score == self._score:
            return
        self._score = score
        view, strip = self.view, self._row.strip
        moods = [mood._replace(score=score) if mood.touchpoint == self.record_id else mood for mood in self._moods]
        curve = view.board_scene.piece("curve", self._row.lane)
        face = view.board_scene.piece("emotion", self.record_id)
        own = next(mood for mood in moods if mood.touchpoint == self.record_id)
        if curve is not None and face is not None:
            curve.show_piece(curve_piece(self._row.lane, strip, lambda: moods, self._colour))
            face.show_piece(point_piece(own, face.piece.label, strip, point_marks(score, view.shaper)))
            self._bubble.tell(
                f"{number(score)}  {EMOTION_WORDS[emotion_step(score)]}", QPointF(own.x, face.piece.box.centre.y)
            )

    def drop(self, pointer: Pointer) -> None:
        """Set the feeling as one step."""
        session = self.view.session
        session.do("Change emotion", set_emotion(session.journey, [self.record_id], self._score))

    def put_back(self) -> None:
        """The curve as the document has it."""
        super().put_back()
        board = self.view.board
        for key in (("curve", self._row.lane), ("emotion", self.record_id)):
            item = self.view.board_scene.piece(*key)
            if item is not None and key in board.by_key:
                item.show_piece(board.by_key[key])
        self.view.hovering.refresh()
