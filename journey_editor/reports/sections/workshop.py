"""Sheets to write on in a workshop: an empty grid of the map's own stages and lanes, sheets to fill in, a ballot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from journey_editor.document.prompts import usual_prompt
from journey_editor.document.records import Lane, Stage
from journey_editor.document.vocabulary import LaneContent
from journey_editor.layout.headers import UNNAMED_STAGE
from journey_editor.layout.picture import Box, Mark, Path, Piece, Shape, Stroke, Text
from journey_editor.layout.text import TextStyle
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.sheet import HEADINGS
from journey_editor.reports.subject import Subject

_DESK = 1100.0
"""The width of text on an A3 sheet in points: on a larger sheet all is larger, to be read from afar."""
_COLUMN, _ROW, _NAMES, _HEAD = 110.0, 88.0, 120.0, 34.0
_LINE, _GUIDE = 0.9, 0.7
_SCORES = ("+2", "+1", "0", "-1", "-2")
_DOES, _THEY_DO, _SHORT_NAME = "What does {who} do here, and where?", "What do they do here, and where?", 24
"""The question of a persona's row; a name of more letters stands at its left only."""
_SMALLER = (1.0, 0.85, 0.7, 0.6)
"""Sizes at which a name is tried until it stands whole."""
_MOST_HEAD = 0.3
"""Of the height of a grid, so much is for long names of stages at most."""
_PERSONA = (
    *("Name and role", "What are they responsible for?", "What do they want to reach?", "What gets in their way?"),
    *("What do they fear?", "How do they decide, and by what?", "Which channels do they prefer?", "In their own words"),
)
_STAKEHOLDERS = ("Who", "Role", "Influence 0-10", "Interest 0-10", "Decides, recommends, vetoes or uses", "Worries")
_BALLOT = ("Pain point or opportunity", "Stage", "Value", "Effort", "Dots")
_BALLOT_ROWS = 10
_ASKED = 3
"""Lines of a question: then the scale of the emotion begins."""
_ASIDE, _ABOVE_AND_BELOW = 14.0, 8.0
"""Room beside and around what a box says."""

_Item = TypeVar("_Item")


def workshop_grid(subject: Subject) -> list[Chunk]:
    """The empty grid, on as many pages as its stages and lanes need; persona lanes have a scale for the emotion."""
    journey, room = subject.journey, subject.sheet.room
    larger = _larger(subject)
    stages: list[Stage | None] = list(journey.stages) or [None]
    lanes: list[Lane | None] = [lane for lane in journey.lanes if not lane.content.is_line] or [None]
    across = max(1, int((room.width - _NAMES * larger) / (_COLUMN * larger)))
    down = max(1, int((room.height - (80 + _HEAD) * larger) / (_ROW * larger)))
    chunks: list[Chunk] = []
    for some_lanes in _shared(lanes, down):
        for some_stages in _shared(stages, across):
            heading = _heading(subject, "Workshop grid", in_outline=not chunks)
            height = room.height - heading.height - 4
            chunks += [heading, _grid(subject, some_stages, some_lanes, height, larger)]
    return chunks + _in_full(subject, chunks)


def _in_full(subject: Subject, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Names and questions that are too long for the grid, on a page behind it."""
    cut = dict.fromkeys(
        piece.label
        for chunk in chunks
        for piece in chunk.pieces
        for mark in piece.marks
        if isinstance(mark, Text) and mark.shaped.is_cut
    )
    return [_heading(subject, "In full, what is cut on the grid"), *subject.setter.bullets(cut)] if cut else []


def workshop_persona(subject: Subject) -> list[Chunk]:
    """A persona to fill in: a box under each question."""
    room = subject.sheet.room
    heading = _heading(subject, "Persona sheet")
    rows = (len(_PERSONA) + 1) // 2
    return [heading, _boxes(subject, _PERSONA, 2, (room.height - heading.height - 4) / rows)]


def workshop_stakeholders(subject: Subject) -> list[Chunk]:
    """The buying group to fill in, a row each."""
    return _form(subject, "Stakeholder sheet", _STAKEHOLDERS, (1.4, 1.4, 0.8, 0.8, 1.4, 2), _BALLOT_ROWS)


def workshop_ballot(subject: Subject) -> list[Chunk]:
    """What is voted on by dots."""
    return _form(subject, "Ballot: a dot for each of your votes", _BALLOT, (3.2, 1.2, 0.7, 0.7, 2), _BALLOT_ROWS)


def _heading(subject: Subject, title: str, *, in_outline: bool = True) -> Chunk:
    """The title of a sheet, as large as the rest of it."""
    larger = _larger(subject)
    made = subject.setter.heading(title, 0, in_outline=in_outline)
    shaped = subject.setter.shaper.shape(
        title, _style(HEADINGS[0].size, larger, HEADINGS[0].weight), subject.setter.width, 2
    )
    (piece,) = made.pieces
    box = piece.box._replace(height=shaped.height)
    piece = piece._replace(box=box, marks=(Text(0, 0, shaped, "text.strong"),))
    under = made.height - made.pieces[0].box.height
    return replace(made, pieces=(piece,), height=shaped.height + under * larger).on_new_page()


def _larger(subject: Subject) -> float:
    return max(1.0, subject.sheet.room.width / _DESK)


def _shared(items: Sequence[_Item], most: int) -> Iterator[Sequence[_Item]]:
    """Items in as few parts of at most so many as it takes, all about as long."""
    parts = -(-len(items) // most)
    for part in range(parts):
        yield items[part * len(items) // parts : (part + 1) * len(items) // parts]


def _line(larger: float) -> Stroke:
    return Stroke("board.line.strong", _LINE * larger)


def _guide(larger: float) -> Stroke:
    return Stroke("board.line", _GUIDE * larger, (2.0 * larger, 3.0 * larger))


def _style(size: float, larger: float, weight: int = 400) -> TextStyle:
    return TextStyle(size * larger, weight, size * larger * 1.3)


def _grid(
    subject: Subject, stages: Sequence[Stage | None], lanes: Sequence[Lane | None], height: float, larger: float
) -> Chunk:
    setter, journey = subject.setter, subject.journey
    names = _NAMES * larger
    wide = (setter.width - names) / len(stages)
    titles = [" ".join((stage.name if stage is not None else "").split()) or UNNAMED_STAGE for stage in stages]
    head = _head_height(subject, titles, wide, height * _MOST_HEAD, larger)
    high = (height - head) / len(lanes)
    pieces = []
    for at, name in enumerate(titles):
        box = Box(names + at * wide, 0, wide, head)
        ground = Shape(Box(1, 0, wide - 2, head - 3), "chip.fill", None, 3.0)
        pieces.append(_named(subject, box, name, larger, ground))
    for row, lane in enumerate(lanes):
        y = head + row * high
        is_persona = lane is None or lane.content is LaneContent.PERSONA
        name = " ".join((journey.name_of(lane.id) if lane is not None else "").split()) or "Persona"
        ask = _DOES.format(who=name) if len(name) <= _SHORT_NAME else _THEY_DO
        if lane is not None and not is_persona:
            ask = lane.prompt or usual_prompt(lane.content)
        outline = Shape(Box(0, 0, names - 4, high - 3), None, _line(larger), 3.0)
        pieces.append(_named(subject, Box(0, y, names, high), name, larger, outline))
        for at in range(len(stages)):
            box = Box(names + at * wide, y, wide, high)
            cell: list[Mark] = [Shape(Box(1, 0, wide - 2, high - 3), None, _line(larger), 3.0)]
            if is_persona:
                cell += _scale(subject, wide, high, larger)
            pieces.append(_worded(subject, box, ask, _style(9, larger), *cell, colour="text.muted", lines=_ASKED))
    return Chunk(height, tuple(pieces))


def _head_height(subject: Subject, titles: Sequence[str], wide: float, most: float, larger: float) -> float:
    """How high the heads of columns are: as high as their names need, of which long ones are set in smaller letters."""
    usual = _HEAD * larger
    shaper, room = subject.setter.shaper, wide - _ASIDE
    needed = [usual]
    for title in titles:
        if shaper.shape(title, _style(11, larger, 700), room, 2).is_cut:
            needed.append(shaper.shape(title, _style(11 * _SMALLER[-2], larger, 700), room).height + _ABOVE_AND_BELOW)
    return min(most, max(needed))


def _named(subject: Subject, box: Box, name: str, larger: float, ground: Mark) -> Piece:
    """A box with a name, in letters in which it stands whole there."""
    shaper, room = subject.setter.shaper, box.height - _ABOVE_AND_BELOW
    for smaller in _SMALLER:
        style = _style(11 * smaller, larger, 700)
        lines = max(1, int(room / style.line_height))
        if not shaper.shape(name, style, box.width - _ASIDE, lines).is_cut:
            break
    return _worded(subject, box, name, style, ground, lines=lines)


def _worded(
    subject: Subject, box: Box, text: str, style: TextStyle, *marks: Mark, colour: str = "text.strong", lines: int = 2
) -> Piece:
    """A box with words in its upper left corner."""
    shaped = subject.setter.shaper.shape(text, style, box.width - _ASIDE, lines)
    return Piece(subject.setter.key("p"), box, (*marks, Text(6, 4, shaped, colour)), told=text)


def _scale(subject: Subject, wide: float, high: float, larger: float) -> list[Mark]:
    """An empty scale of the emotion in the lower half of a cell."""
    style = _style(9, larger)
    top, bottom = high * 0.5, high - style.line_height
    marks: list[Mark] = []
    for number, score in enumerate(_SCORES):
        y = top + (bottom - top) * number / (len(_SCORES) - 1)
        if number % 2 == 0:
            shaped = subject.setter.shaper.shape(score, style, 20 * larger, 1, "end")
            marks.append(Text(2, y - style.line_height / 2, shaped, "text.muted"))
        marks.append(
            Path(
                (("M", (26 * larger, y)), ("L", (wide - 8, y))), None, _line(larger) if score == "0" else _guide(larger)
            )
        )
    return marks


def _boxes(subject: Subject, questions: Sequence[str], columns: int, high: float) -> Chunk:
    wide = subject.setter.width / columns
    style = _style(11, _larger(subject), 600)
    pieces = [
        _worded(
            subject,
            Box(at % columns * wide, at // columns * high, wide, high),
            question,
            style,
            Shape(Box(1, 1, wide - 6, high - 6), None, _line(_larger(subject)), 4.0),
        )
        for at, question in enumerate(questions)
    ]
    return Chunk(high * -(-len(questions) // columns), tuple(pieces))


def _form(subject: Subject, title: str, columns: Sequence[str], shares: Sequence[float], rows: int) -> list[Chunk]:
    """A page with an empty table."""
    setter, larger = subject.setter, _larger(subject)
    heading = _heading(subject, title)
    height = subject.sheet.room.height - heading.height - 4
    head = _HEAD * larger
    high = (height - head) / rows
    pieces, x = [], 0.0
    for name, share in zip(columns, shares, strict=True):
        wide = setter.width * share / sum(shares)
        cells = [Shape(Box(1, head + row * high, wide - 2, high - 3), None, _line(larger), 3.0) for row in range(rows)]
        ground = Shape(Box(1, 0, wide - 2, head - 3), "chip.fill", None, 3.0)
        pieces.append(_worded(subject, Box(x, 0, wide, height), name, _style(9, larger, 700), ground, *cells))
        x += wide
    return [heading, Chunk(height, tuple(pieces))]
