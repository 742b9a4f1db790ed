"""A lane on the board: its ground with the column lines, its header, and what stands in it beside cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from journey_editor.document.edits.spans import last_column
from journey_editor.document.records import Card, Touchpoint
from journey_editor.layout import metrics
from journey_editor.layout.collapsed import count_piece, sparkline_piece
from journey_editor.layout.curve import Mood, curve_piece, height_of, point_piece
from journey_editor.layout.grid import GridPlan, LaneRow, StepColumn
from journey_editor.layout.lane_headers import LaneFacts, lane_colour, lane_sentence, lane_tint
from journey_editor.layout.lane_lines import line_piece
from journey_editor.layout.later import Later, Told
from journey_editor.layout.memory import Memory
from journey_editor.layout.operating_rows import Fields, field_piece
from journey_editor.layout.picture import Box, Icon, Image, Mark, Path, Piece, Shape, Stroke, Text
from journey_editor.layout.prompts import prompt_piece
from journey_editor.layout.text import Shaper

Cells = Mapping[int, Sequence[Card]]
"""The cards of one lane in each filled cell, by the number of the column."""

Marks = tuple[Mark, ...]

_OVERLAP = metrics.LANE_GAP + metrics.CARD_RADIUS
"""How far a lane reaches under the one above that it stands as one with."""


@dataclass(frozen=True)
class LanePart:
    """One lane as the board is laid out: what it is, its header's marks, and what stands in it."""

    facts: LaneFacts
    head: tuple[Mark, ...]
    cells: Cells
    fields: Fields = ()
    prompt: str = ""


def lane_pieces(
    part: LanePart, moods: Sequence[Mood], row: LaneRow, grid: GridPlan, shaper: Shaper, memory: Memory
) -> list[Piece]:
    """What a lane has over all columns, as if its row began at 0."""
    facts = part.facts
    ground = partial(_ground, facts, row, grid)
    header = partial(_header, facts, row, part.head, shaper)
    pieces = [memory.recalled(("lane piece", row.lane), (facts, row), header)]
    if facts.content.is_line:
        if grid.columns:
            box = Box(grid.left, row.top, grid.right - grid.left, row.bottom - row.top)
            line = partial(line_piece, row.lane, facts.content, box)
            pieces.append(memory.recalled(("row", row.lane), (facts.content, box), line))
        return pieces
    pieces.append(memory.recalled(("row", row.lane), (facts, row, grid), ground))
    if facts.content.stage_field:
        pieces += _field_pieces(part, row, grid, memory)
    elif grid.columns and facts.follows_persona:
        draw = sparkline_piece if row.is_collapsed else curve_piece
        colour = lane_colour(facts)
        strip = Box(row.strip.x, 0.0, row.strip.width, row.strip.height)
        look = (strip, moods, colour, row.is_collapsed, grid)
        curve = partial(draw, row.lane, strip, partial(_on_board, moods, grid), colour)
        drawn = memory.recalled(("drawn curve", row.lane), look, curve)  # it may go down with its lane as it is
        put = partial(drawn._replace, box=row.strip)
        pieces.append(memory.recalled(("curve", row.lane), (row.strip, look), put))
    elif grid.columns and row.is_collapsed:
        box = Box(grid.left, row.top, grid.right - grid.left, row.bottom - row.top)
        counts = [(grid.columns[number], len(cards)) for number, cards in sorted(part.cells.items())]
        count = partial(count_piece, row.lane, box, counts, shaper)
        pieces.append(memory.recalled(("curve", row.lane), (box, counts), count))
    if part.prompt and not row.is_collapsed:
        free = _first_free(part, grid)
        if free is not None:
            place = Box(free.card_x, row.cards_top, metrics.CARD_WIDTH, row.strip.y - row.cards_top)
            prompt = partial(prompt_piece, row.lane, part.prompt, place, shaper)
            pieces.append(memory.recalled(("prompt", row.lane), (part.prompt, place), prompt))
    return pieces


def _first_free(part: LanePart, grid: GridPlan) -> StepColumn | None:
    """The first column in which nothing of the lane stands, nor reaches into."""
    numbers = {column.step: number for number, column in enumerate(grid.columns)}
    covered: set[int] = set()
    for first, cards in part.cells.items():
        covered.update(*(range(first, last_column(card, numbers) + 1) for card in cards))
    return next((column for i, column in enumerate(grid.columns) if i not in covered), None)


def face_pieces(
    moods: Sequence[Mood], cells: Cells, row: LaneRow, marks: Callable[[float | None], Marks]
) -> list[Piece]:
    """The faces on a lane's curve, each in its column; `marks` of a score."""
    touchpoints = {card.id: card for cell in cells.values() for card in cell}
    strip = Box(0, row.strip.y, 0, row.strip.height)
    return [
        point_piece(
            mood, Told(_felt, touchpoints[mood.touchpoint].name, mood.score), strip, marks(mood.score), mood.column
        )
        for mood in moods
    ]


def _felt(name: str, score: float | None) -> str:
    return f"Emotion at {name}: {'unknown' if score is None else f'{score:g}'}"


def _field_pieces(part: LanePart, row: LaneRow, grid: GridPlan, memory: Memory) -> list[Piece]:
    pieces = []
    for (facts, content), (left, right) in zip(part.fields, grid.spans, strict=True):
        place = Box(left, row.top, right - left, row.bottom - row.top)
        make = partial(field_piece, row.lane, facts, content, place)
        pieces.append(memory.recalled(("field", row.lane, facts.stage), (facts, content, place), make))
    return pieces


def _ground(facts: LaneFacts, row: LaneRow, grid: GridPlan) -> Piece:
    over = _OVERLAP if row.joins else 0.0
    body = Box(grid.left, row.top - over, grid.right - grid.left, row.bottom - row.top + over)
    return Piece(("row", row.lane), body, Later(partial(_ground_marks, facts, row, grid, body, over)), 0)


def _ground_marks(facts: LaneFacts, row: LaneRow, grid: GridPlan, body: Box, over: float) -> list[Mark]:
    height = row.bottom - row.top
    marks: list[Mark] = [Shape(Box(0, 0, body.width, body.height), lane_tint(facts), None, metrics.CARD_RADIUS)]
    if row.joins:
        y = over - metrics.LANE_GAP / 2
        marks.append(Path((("M", (0, y)), ("L", (body.width, y))), None, Stroke("board.line", 1)))
    for line, is_edge in grid.lines:
        if not is_edge and facts.content.stage_field:
            continue
        x = line - grid.left
        role, dash = ("board.line.strong", ()) if is_edge else ("board.line", (3.0, 3.0))
        marks.append(Path((("M", (x, over + 6)), ("L", (x, over + height - 6))), None, Stroke(role, 1, dash)))
    return marks


def _header(facts: LaneFacts, row: LaneRow, head: tuple[Mark, ...], shaper: Shaper) -> Piece:
    over = _OVERLAP if row.joins else 0.0
    box = Box(metrics.MARGIN, row.top - over, metrics.LANE_BAND, row.bottom - row.top + over)
    if facts.content.is_line:
        return Piece(("lane", row.lane), box, head, 65, lane_sentence(facts))
    ground: list[Mark] = [
        Shape(Box(0, 0, box.width, box.height), lane_tint(facts), None, metrics.CARD_RADIUS),
        Shape(Box(0, 0, 6, box.height), lane_colour(facts), None, 3),
    ]
    if row.joins:  # the bar goes on from the lane above without a notch
        ground.append(Shape(Box(0, 0, 6, over), lane_colour(facts)))
    scale = _scale(row.strip.moved(-box.x, -box.y), shaper) if facts.follows_persona and not row.is_collapsed else []
    return Piece(("lane", row.lane), box, (*ground, *_lowered(head, over), *scale), 65, lane_sentence(facts))


def _lowered(marks: tuple[Mark, ...], by: float) -> tuple[Mark, ...]:
    """Marks of a header that begins higher than the lane does."""
    moved: list[Mark] = []
    for mark in marks if by else ():
        if isinstance(mark, Text | Icon):
            moved.append(mark._replace(y=mark.y + by))
        elif isinstance(mark, Shape | Image):
            moved.append(mark._replace(box=mark.box.moved(0, by)))
    return tuple(moved) if by else marks


def _scale(strip: Box, shaper: Shaper) -> list[Mark]:
    """The ends and the middle of the emotion scale, in words, at the right of the lane's name."""
    marks: list[Mark] = []
    for score, text in ((2, "+2 very positive"), (0, "0 neutral"), (-2, "\u22122 very negative")):
        shaped = shaper.shape(text, metrics.SCALE_TEXT, metrics.LANE_BAND - 30, 1, "end")
        y = height_of(score, strip) - metrics.SCALE_TEXT.line_height / 2
        marks.append(Text(20, y, shaped, "text.muted"))
    return marks


def lane_moods(grid: GridPlan, cells: Cells) -> list[Mood]:
    """The lane's touchpoints from left to right, each measured from its column; those that stack stand beside one
    another on the curve.

    One that lasts for several steps stands in its middle.
    """
    numbers = {column.step: number for number, column in enumerate(grid.columns)}
    moods = []
    for first in sorted(cells):
        touchpoints = [card for card in cells[first] if isinstance(card, Touchpoint)]
        short = sum(last_column(card, numbers) == first for card in touchpoints)
        beside = 0
        for touchpoint in touchpoints:
            last = last_column(touchpoint, numbers)
            if last > first:
                x = (grid.lefts[last] - grid.lefts[first] + metrics.CARD_WIDTH) / 2
            else:
                beside += 1
                x = metrics.CARD_WIDTH * beside / (short + 1)
            moods.append(Mood(touchpoint.id, x, touchpoint.emotion, first, last - first))
    return _apart(moods, grid) if any(mood.reach for mood in moods) else moods


def _apart(moods: list[Mood], grid: GridPlan) -> list[Mood]:
    """Faces from left to right, that of a long card beside those that it would lie upon."""
    least = metrics.EMOTION_POINT + 8
    placed: list[Mood] = []
    for mood in sorted(_on_board(moods, grid), key=lambda mood: mood.x):
        before = placed[-1] if placed else None
        if before is not None and (mood.reach or before.reach) and mood.x < before.x + least:
            mood = mood._replace(x=before.x + least)
        placed.append(mood)
    return [mood.moved(-grid.lefts[mood.column]) for mood in placed]


def _on_board(moods: Sequence[Mood], grid: GridPlan) -> list[Mood]:
    return [mood.moved(grid.lefts[mood.column]) for mood in moods]
