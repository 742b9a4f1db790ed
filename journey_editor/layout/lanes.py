"""A lane on the board: its ground with the column lines, its header, its emotion curve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Touchpoint
from journey_editor.layout import metrics
from journey_editor.layout.curve import Mood, curve_piece, height_of, point_piece
from journey_editor.layout.grid import GridPlan, Row
from journey_editor.layout.headers import LaneFacts, lane_facts, lane_sentence, persona_colour, persona_tint
from journey_editor.layout.memory import Memory
from journey_editor.layout.picture import Box, Mark, Path, Piece, Shape, Stroke, Text
from journey_editor.layout.text import Shaper

Cells = Mapping[tuple[int, int], Sequence[Card]]
"""The cards in each filled cell, by the numbers of row and column."""


def lane_pieces(
    journey: Journey, row: Row, head: tuple[Mark, ...], grid: GridPlan, cells: Cells, shaper: Shaper, memory: Memory
) -> list[Piece]:
    """All pieces of one lane but its cards. `head` is what stands in its header."""
    facts = lane_facts(journey, row.lane)
    moods = _moods(grid, cells, row.index)
    pieces = [
        memory.recalled(("row", row.lane), (facts, row, grid), partial(_ground, facts, row, grid)),
        memory.recalled(("lane piece", row.lane), (facts, row), partial(_header, facts, row, head, shaper)),
    ]
    if grid.columns:
        colour = persona_colour(facts.persona)
        curve = partial(curve_piece, row.lane, row.strip, moods, colour)
        pieces.append(memory.recalled(("curve", row.lane), (row.strip, moods, colour), curve))
    pieces += [
        memory.recalled(("emotion", mood.touchpoint), (mood, row.strip), partial(point_piece, mood, row.strip, shaper))
        for mood in moods
    ]
    return pieces


def _ground(facts: LaneFacts, row: Row, grid: GridPlan) -> Piece:
    height = row.bottom - row.top
    body = Box(grid.left, row.top, grid.right - grid.left, height)
    marks: list[Mark] = [Shape(Box(0, 0, body.width, height), persona_tint(facts.persona), None, metrics.CARD_RADIUS)]
    stage_edges = {span.left for span in grid.stages}
    for column in grid.columns[1:]:
        x = column.left - grid.left
        role, dash = ("board.line.strong", ()) if column.left in stage_edges else ("board.line", (3.0, 3.0))
        marks.append(Path((("M", (x, 6)), ("L", (x, height - 6))), None, Stroke(role, 1, dash)))
    return Piece(("row", row.lane), body, tuple(marks), 0)


def _header(facts: LaneFacts, row: Row, head: tuple[Mark, ...], shaper: Shaper) -> Piece:
    box = Box(metrics.MARGIN, row.top, metrics.LANE_BAND, row.bottom - row.top)
    ground = (
        Shape(Box(0, 0, box.width, box.height), persona_tint(facts.persona), None, metrics.CARD_RADIUS),
        Shape(Box(0, 0, 6, box.height), persona_colour(facts.persona), None, 3),
    )
    scale = _scale(row.strip.moved(-box.x, -box.y), shaper)
    return Piece(("lane", row.lane), box, (*ground, *head, *scale), 65, lane_sentence(facts))


def _scale(strip: Box, shaper: Shaper) -> list[Mark]:
    """The ends and the middle of the emotion scale, in words, at the right of the lane's name."""
    marks: list[Mark] = []
    for score, text in ((2, "+2 very positive"), (0, "0 neutral"), (-2, "\u22122 very negative")):
        shaped = shaper.shape(text, metrics.SCALE_TEXT, metrics.LANE_BAND - 30, 1, "end")
        y = height_of(score, strip) - metrics.SCALE_TEXT.line_height / 2
        marks.append(Text(20, y, shaped, "text.muted"))
    return marks


def _moods(grid: GridPlan, cells: Cells, row: int) -> list[Mood]:
    """The lane's touchpoints from left to right; those that stack stand beside one another on the curve."""
    moods = []
    for number, column in enumerate(grid.columns):
        touchpoints = [card for card in cells.get((row, number), ()) if isinstance(card, Touchpoint)]
        for i, touchpoint in enumerate(touchpoints):
            x = column.card_x + metrics.CARD_WIDTH * (i + 1) / (len(touchpoints) + 1)
            score = "unknown" if touchpoint.emotion is None else f"{touchpoint.emotion:g}"
            sentence = f"Emotion at {touchpoint.name}: {score}"
            moods.append(Mood(touchpoint.id, x, touchpoint.emotion, sentence, number))
    return moods
