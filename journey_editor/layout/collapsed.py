"""What a lane shows while it is folded to one line: a persona's curve as a small one, of notes how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journey_editor.document.wording import numbered
from journey_editor.layout import emotion, metrics
from journey_editor.layout.curve import Mood, curve_marks, height_of
from journey_editor.layout.grid import StepColumn
from journey_editor.layout.later import Later
from journey_editor.layout.picture import Box, Mark, Piece, Shape, Stroke, Text
from journey_editor.layout.text import Shaper

_DOT = 8.0


def sparkline_piece(lane_id: str, strip: Box, moods: Callable[[], Sequence[Mood]], colour: str) -> Piece:
    """The curve with a dot for each touchpoint; an unknown emotion is hollow, on the neutral line."""
    return Piece(("curve", lane_id), strip, Later(lambda: _sparkline(strip, moods(), colour)), 20, "")


def _sparkline(strip: Box, moods: Sequence[Mood], colour: str) -> list[Mark]:
    marks: list[Mark] = [*curve_marks(strip, moods, colour, width_share=0.7)]
    for mood in moods:
        y = height_of(0 if mood.score is None else mood.score, strip) - strip.y
        place = Box(mood.x - strip.x - _DOT / 2, y - _DOT / 2, _DOT, _DOT)
        role = emotion.colour(mood.score)
        is_known = mood.score is not None
        marks.append(Shape(place, role if is_known else "card.fill", None if is_known else Stroke(role, 1.2), _DOT / 2))
    return marks


def count_piece(lane_id: str, box: Box, counts: Sequence[tuple[StepColumn, int]], shaper: Shaper) -> Piece:
    """How many notes there are at each step that has any."""
    marks: list[Mark] = []
    for column, count in counts:
        shaped = shaper.shape(numbered("note", count), metrics.CARD_SMALL, metrics.CARD_WIDTH, 1, "center")
        marks.append(Text(column.card_x - box.x, (box.height - shaped.height) / 2, shaped, "text.muted"))
    return Piece(("curve", lane_id), box, tuple(marks), 20, "")
