"""Emotion curves in small: a lane's line over the stages, as wide as the text."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.analysis.telling import short
from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Touchpoint
from journey_editor.layout import emotion
from journey_editor.layout.characters import in_line
from journey_editor.layout.curve import Mood, curve_marks, height_of, point_marks, strip_marks
from journey_editor.layout.metrics import EMOTION_POINT
from journey_editor.layout.picture import Box, Image, Mark, Path, Picture, Piece, Shape, Stroke, Text
from journey_editor.layout.text import ShapedText, Shaper
from journey_editor.layout.theme import persona_role
from journey_editor.reports.blocks import Figure
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import FOOTER, LABEL
from journey_editor.reports.subject import Subject

_HEIGHT = 84.0
_STAGE_LINES = 3
KEY_BEGINS = "Stages: "
KEY_NAME, _WHOLE_NAME, _KEY_LINES, _MOST_KEY_LINES = 40, 400, 4, 14
"""Letters of the name of a stage under which there was room for its number only, where all such have not room for whole
names in so many lines; on a persona's sheet there is more room."""
_POINT = 7.0
_NAMES = 92.0
"""The room for what a curve is called, at its left."""


def moods_of(journey: Journey, lane: Lane, left: float, width: float) -> list[Mood]:
    """The lane's touchpoints along a line of `width` points that begins at `left`, each in the middle of its step."""
    steps = journey.columns
    share = width / max(1, len(steps))
    return [
        Mood(card.id, left + (at + 0.5) * share, card.emotion, at)
        for at, step in enumerate(steps)
        for card in journey.cell(lane.id, step.id)
        if isinstance(card, Touchpoint)
    ]


def curve_chunk(
    subject: Subject, lane: Lane, height: float = _HEIGHT, name: str = "", axis: bool = True, *, faces: bool = True
) -> Chunk:
    """One lane's curve with its faces (small: points), over the names of the stages; its words are its alternative."""
    journey, setter = subject.journey, subject.setter
    left = _NAMES if name else 0.0
    strip = Box(left, 0, setter.width - left, height)
    colour = persona_role(journey.persona_of(lane.id).colour)
    moods = moods_of(journey, lane, left, strip.width)
    lines = (*strip_marks(strip), *curve_marks(strip, moods, colour))
    marks: list[Mark] = [*_stage_lines(journey, strip), *(_shifted(mark, left, 0.0) for mark in lines)]
    for mood in moods:
        marks += _face(subject, mood, strip) if faces else _point(mood, strip)
    if name:
        shaped = setter.shaper.shape(name, LABEL, _NAMES - 12, max(1, int((height - 6) / LABEL.line_height)))
        marks.append(Text(0, (height - shaped.height) / 2, shaped, "text"))
    whole = height
    if axis:
        names, key = _stage_names(subject, strip, _STAGE_LINES if faces else _STAGE_LINES - 1)
        marks += names
        whole += 4 + max((one.shaped.height for one in names), default=0.0)
        if key:
            shaped = _key(setter, key, _MOST_KEY_LINES if faces else _KEY_LINES)
            marks.append(Text(0, whole + 3, shaped, "text.muted"))
            whole += 3 + shaped.height
    words = in_words(journey, lane)
    piece = Piece(setter.key("figure"), Box(0, 0, setter.width, whole), tuple(marks), told=words)
    says = (Figure(Picture(setter.width, whole, (piece,), "panel"), words),)
    return Chunk(whole, (piece,), before=4.0, says=says)


def _key(setter: Setter, names: Sequence[tuple[int, str]], lines: int) -> ShapedText:
    """Which stages the numbers stand for: by their whole names, where these have room."""

    def shaped(most: int) -> ShapedText:
        told = ", ".join(f"{number} {in_line(short(name, most))}" for number, name in names)
        return setter.shaper.shape(KEY_BEGINS + told, FOOTER, setter.width, lines)

    whole = shaped(_WHOLE_NAME)
    return shaped(KEY_NAME) if whole.is_cut else whole


def in_words(journey: Journey, lane: Lane) -> str:
    """A curve in words: each touchpoint with its feeling, from left to right."""
    told = [
        f"{card.name or 'unnamed'} {'unknown' if card.emotion is None else emotion.number(card.emotion)}"
        for step in journey.columns
        for card in journey.cell(lane.id, step.id)
        if isinstance(card, Touchpoint)
    ]
    return f"Emotion curve of {journey.name_of(lane.id) or 'a persona'}: " + (", ".join(told) or "no touchpoint")


def _stage_lines(journey: Journey, strip: Box) -> list[Mark]:
    total = max(1, len(journey.columns))
    marks: list[Mark] = []
    at = 0
    for stage in journey.stages[:-1]:
        at += len(journey.steps(stage.id))
        x = strip.x + strip.width * at / total
        marks.append(Path((("M", (x, 0)), ("L", (x, strip.height))), None, Stroke("board.line", 0.75)))
    return marks


def _stage_names(subject: Subject, strip: Box, lines: int) -> tuple[list[Text], list[tuple[int, str]]]:
    """What stands under each stage: its name, else its number; and of which stages it is the number."""
    journey, shaper = subject.journey, subject.setter.shaper
    total = max(1, len(journey.columns))
    marks: list[Text] = []
    told: list[tuple[int, str]] = []
    at = 0
    for number, stage in enumerate(journey.stages, 1):
        span = len(journey.steps(stage.id))
        room = strip.width * span / total
        shaped = _stage_name(shaper, stage.name, room - 4, lines)
        if shaped is None and room > 12:
            shaped = shaper.shape(str(number), FOOTER, room - 4, 1, "center")
            told.append((number, stage.name))
        if shaped is not None:
            marks.append(Text(strip.x + strip.width * at / total + 2, strip.height + 3, shaped, "text.muted"))
        at += span
    return marks, told


def _stage_name(shaper: Shaper, name: str, room: float, lines: int) -> ShapedText | None:
    """On several lines where that breaks no word; None: there is no room for all of it."""
    words = (shaper.shape(word, FOOTER, 1e4, 1).width for word in name.split())
    if max(words, default=0.0) > room:
        return None
    shaped = shaper.shape(name, FOOTER, room, lines, "center")
    return None if shaped.is_cut else shaped


def _face(subject: Subject, mood: Mood, strip: Box) -> list[Mark]:
    """The face of a touchpoint, small; its number above it."""
    y = height_of(0 if mood.score is None else mood.score, strip)
    dx, dy = mood.x - EMOTION_POINT / 2, y - EMOTION_POINT / 2
    return [_shifted(mark, dx, dy) for mark in point_marks(mood.score, subject.setter.shaper)]


def _point(mood: Mood, strip: Box) -> list[Mark]:
    """A point on the line; hollow where the emotion is unknown."""
    y = height_of(0 if mood.score is None else mood.score, strip)
    colour = emotion.colour(mood.score)
    box = Box(mood.x - _POINT / 2, y - _POINT / 2, _POINT, _POINT)
    if mood.score is None:
        return [Shape(box, "panel", Stroke(colour, 1.0, (1.5, 1.5)), _POINT / 2)]
    return [Shape(box, colour, Stroke("panel", 0.8), _POINT / 2)]


def _shifted(mark: Mark, dx: float, dy: float) -> Mark:
    if isinstance(mark, Path):
        return mark._replace(
            commands=tuple(
                (name, tuple(value + (dx, dy)[at % 2] for at, value in enumerate(values)))
                for name, values in mark.commands
            )
        )
    if isinstance(mark, Shape | Image):
        return mark._replace(box=mark.box.moved(dx, dy))
    return mark._replace(x=mark.x + dx, y=mark.y + dy)
