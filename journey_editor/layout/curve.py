"""The emotion curve of a lane: a smooth line through the touchpoints whose emotion is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from journey_editor.layout import emotion, metrics
from journey_editor.layout.later import Later, Told
from journey_editor.layout.picture import Box, Command, Icon, Mark, Path, Piece, Shape, Stroke, Text
from journey_editor.layout.text import Shaper

CURVE_WIDTH = 2.75
BRIDGE_WIDTH = 1.0
UNKNOWN_DASH = (2.0, 6.0)


class Mood(NamedTuple):
    """A touchpoint on the curve: where it stands from left to right (points), and its score (None: unknown)."""

    touchpoint: str
    x: float
    score: float | None
    column: int = 0
    """The number of its step's column."""
    reach: int = 0
    """How many columns further it lasts."""

    def moved(self, dx: float) -> Mood:
        """The same, farther to the right."""
        return self._replace(x=self.x + dx)


def _inset(strip: Box) -> float:
    """Between the strip's edge and the ends of the scale: less in the strip of a lane that is shown as one line."""
    return min(metrics.STRIP_INSET, strip.height * 0.22)


def height_of(score: float, strip: Box) -> float:
    """The y of a score (-2..+2) in an emotion strip."""
    usable = strip.height - 2 * _inset(strip)
    return strip.y + _inset(strip) + (2 - score) / 4 * usable


def score_at(y: float, strip: Box) -> float:
    """The score at a height in a strip, to half a step and within -2..+2: what dragging a point there means."""
    usable = strip.height - 2 * _inset(strip)
    score = 2 - (y - strip.y - _inset(strip)) / usable * 4
    return max(-2.0, min(2.0, round(score * 2) / 2))


def strip_marks(strip: Box) -> list[Mark]:
    """The guides of a strip: its ends faint, neutral dashed. Relative to the strip's corner."""
    marks: list[Mark] = []
    for score, dash in ((2, (1.0, 4.0)), (0, (4.0, 4.0)), (-2, (1.0, 4.0))):
        y = height_of(score, strip) - strip.y
        line: tuple[Command, ...] = (("M", (0, y)), ("L", (strip.width, y)))
        marks.append(Path(line, None, Stroke("emotion.guide", 1, dash)))
    return marks


def curve_piece(lane_id: str, strip: Box, moods: Callable[[], Sequence[Mood]], colour: str) -> Piece:
    """The guides and the line of a lane; `moods` is asked when it is painted."""
    make = lambda: (*strip_marks(strip), *curve_marks(strip, moods(), colour))  # noqa: E731
    return Piece(("curve", lane_id), strip, Later(make), 20, "")


def curve_marks(strip: Box, moods: Sequence[Mood], colour: str, width_share: float = 1.0) -> list[Mark]:
    """The line, relative to the strip's corner."""
    marks: list[Mark] = []
    for a, b, width, dash in _stretches(moods):
        assert a.score is not None and b.score is not None
        start = (a.x - strip.x, height_of(a.score, strip) - strip.y)
        end = (b.x - strip.x, height_of(b.score, strip) - strip.y)
        bend = (end[0] - start[0]) * 0.45
        path: tuple[Command, ...] = (
            ("M", start),
            ("C", (start[0] + bend, start[1], end[0] - bend, end[1], *end)),
        )
        marks.append(Path(path, None, Stroke(colour, width * width_share, dash)))
    return marks


def curve_signs(moods: Sequence[Mood]) -> frozenset[str]:
    """Which of the legend's signs the line of a lane is made of."""
    return frozenset(curve_sign(Stroke("", width, dash)) for _, _, width, dash in _stretches(moods))


def _stretches(moods: Sequence[Mood]) -> Iterator[tuple[Mood, Mood, float, tuple[float, ...]]]:
    """What the line leads from and to, with its width and dash.

    Across an unknown emotion it is dotted, across steps without a touchpoint it is thin: there it only leads on.
    """
    known = [i for i, mood in enumerate(moods) if mood.score is not None]
    for left, right in pairwise(known):
        a, b = moods[left], moods[right]
        if right > left + 1:
            yield a, b, CURVE_WIDTH, UNKNOWN_DASH
        else:
            yield a, b, CURVE_WIDTH if b.column - a.column - a.reach <= 1 else BRIDGE_WIDTH, ()


def curve_sign(stroke: Stroke) -> str:
    """Which of a curve's lines it is, drawn large or as the small one of a folded lane."""
    if stroke.dash:
        return "emotion unknown"
    return "emotion" if stroke.width > BRIDGE_WIDTH else "emotion bridge"


def point_piece(
    mood: Mood, sentence: str | Told, strip: Box, marks: Sequence[Mark], column: int | None = None
) -> Piece:
    """A touchpoint's face on the curve, of the marks of its score; `column`: where its mood is measured from.

    An unknown emotion waits on the neutral line.
    """
    size = metrics.EMOTION_POINT
    y = height_of(0 if mood.score is None else mood.score, strip)
    box = Box(mood.x - size / 2, y - size / 2, size, size)
    return Piece(("emotion", mood.touchpoint), box, marks, 30, sentence, column=column)


def point_marks(score: float | None, shaper: Shaper) -> tuple[Mark, ...]:
    """A face with its number, hollow where the emotion is unknown: all of the same score look the same."""
    size = metrics.EMOTION_POINT
    colour = emotion.colour(score)
    dash = (2.0, 2.5) if score is None else ()
    marks: list[Mark] = [
        Shape(Box(0, 0, size, size), "card.fill", Stroke(colour, 1.2, dash) if score is None else None, size / 2),
    ]
    if score is None:
        shaped = shaper.shape("?", metrics.POINT_NUMBER, size, 1, "center")
        marks.append(Text(0, (size - metrics.POINT_NUMBER.line_height) / 2, shaped, colour))
    else:
        marks.append(Icon(0, 0, size, emotion.face(score), colour))
        shaped = shaper.shape(emotion.number(score), metrics.POINT_NUMBER, 2 * size, 1, "center")  # "-1.25" is wider
        marks.append(Text(-size / 2, -metrics.POINT_NUMBER.line_height, shaped, colour))
    return tuple(marks)
