"""The emotion curves of two maps in one strip: how it is after, and over it, thin and dashed, how it was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from journey_editor.layout.board import Board
from journey_editor.layout.curve import Mood, curve_marks, height_of, strip_marks
from journey_editor.layout.groups import Group
from journey_editor.layout.later import Later
from journey_editor.layout.picture import Box, Command, Mark, Path, Piece, Shape, Stroke, Text
from journey_editor.layout.tags import TAG_TEXT
from journey_editor.layout.text import Shaper

BEFORE = Stroke("text.muted", 1.6, (5.0, 4.0))
"""How the curve of the map before is drawn."""
_BEFORE_UNKNOWN = Stroke("text.muted", 1.2, (1.5, 5.0))
_DOT = 7.0
_DELTA_WIDTH = 92.0


@dataclass(frozen=True)
class TwoCurves:
    """What is drawn over each other."""

    before: Mapping[str, float | None]
    """The emotion of each touchpoint that was there before (None: unknown), by the id of its card on the board."""
    after: Mapping[str, float | None]
    colours: Mapping[str, str]
    """Of each lane: the colour of its curve after."""
    deltas: Mapping[tuple[str, str], tuple[str, str]]
    """By lane and stage: what became of the emotion there in a word ("+0.5"), and the role of its colour."""


def with_two_curves(board: Board, curves: TwoCurves, shaper: Shaper) -> Board:
    """The same board with both curves in each lane; faces stand on the one after alone."""
    strips = {row.lane: row.strip for row in board.rows}
    found = []
    for group in board.groups:
        if ("curve", group.key) in group.pieces and strips[group.key].height > 0:
            group = _both(group, board, curves, shaper)
        found.append(group)
    return replace(board, groups=tuple(found))


def _both(group: Group, board: Board, curves: TwoCurves, shaper: Shaper) -> Group:
    places = {}
    """Where each touchpoint of the lane is from left to right, and its column."""
    pieces = dict(group.pieces)
    for key, piece in group.pieces.items():
        if key[0] == "emotion":
            places[key[1]] = group.left(piece) + piece.box.x + piece.box.width / 2, piece.column or 0
            if key[1] not in curves.after:
                del pieces[key]
    old = group.pieces["curve", group.key]
    stages = [
        (span.left, curves.deltas[group.key, span.stage.id])
        for span in board.stages
        if (group.key, span.stage.id) in curves.deltas
    ]
    make = partial(
        _marks,
        old.box,
        _moods(places, curves.before),
        _moods(places, curves.after),
        curves.colours[group.key],
        stages,
        shaper,
    )
    pieces["curve", group.key] = Piece(old.key, old.box, Later(make), old.z, old.told)
    return replace(group, pieces=pieces)


def _moods(places: Mapping[str, tuple[float, int]], scores: Mapping[str, float | None]) -> list[Mood]:
    moods = [Mood(one, x, scores[one], column) for one, (x, column) in places.items() if one in scores]
    return sorted(moods, key=lambda mood: mood.x)


def _marks(
    strip: Box,
    before: Sequence[Mood],
    after: Sequence[Mood],
    colour: str,
    deltas: Iterable[tuple[float, tuple[str, str]]],
    shaper: Shaper,
) -> list[Mark]:
    marks = [
        *strip_marks(strip),
        *map(_as_before, curve_marks(strip, before, BEFORE.colour)),
        *curve_marks(strip, after, colour),
    ]
    now = {mood.touchpoint: mood.score for mood in after}
    for mood in before:
        if mood.score is not None and now.get(mood.touchpoint) != mood.score:
            marks += _dot(mood.x - strip.x, height_of(mood.score, strip) - strip.y)
            if (score := now.get(mood.touchpoint)) is not None:
                marks.append(_way(mood.x - strip.x, mood.score, score, strip))
    for x, (words, role) in deltas:
        marks.append(Text(x - strip.x + 8, 3, shaper.shape(words, TAG_TEXT, _DELTA_WIDTH, 1), role))
    return marks


def _as_before(mark: Mark) -> Mark:
    if isinstance(mark, Path) and mark.stroke is not None:
        return mark._replace(stroke=_BEFORE_UNKNOWN if mark.stroke.dash else BEFORE)
    return mark


def _dot(x: float, y: float) -> list[Mark]:
    """How it was: a small ring."""
    return [Shape(Box(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT), None, Stroke(BEFORE.colour, 1.4), _DOT / 2)]


def _way(x: float, was: float, score: float, strip: Box) -> Path:
    """From how it was to how it is."""
    start, end = height_of(was, strip) - strip.y, height_of(score, strip) - strip.y
    line: tuple[Command, ...] = (("M", (x, start + (_DOT / 2 if end > start else -_DOT / 2))), ("L", (x, end)))
    return Path(line, None, Stroke(BEFORE.colour, 1.0, (2.0, 2.5)))
