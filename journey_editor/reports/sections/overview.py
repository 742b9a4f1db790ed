"""The overview: the whole board on one page, each stage a region that leads to its page."""

from __future__ import annotations

from journey_editor.document.wording import numbered
from journey_editor.layout.headers import UNNAMED_STAGE
from journey_editor.layout.pages import Placement, whole
from journey_editor.layout.picture import Box, Picture, Piece, Shape, Stroke, Text
from journey_editor.layout.text import TextStyle
from journey_editor.reports.anchors import stage_anchor
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.setting import Setter
from journey_editor.reports.subject import Subject
from journey_editor.reports.tables import Cell, Heading, table

_NUMBER = TextStyle(11, 700, 14)
_BADGE = 20.0
_LEAST_SHARE = 0.45
"""Of the room that the list of stages leaves, the board takes at least this."""


def overview(subject: Subject) -> list[Chunk]:
    """The board in small with numbered regions, and under it which stage is on which page."""
    setter, room = subject.setter, subject.sheet.room
    heading = setter.heading("Overview", 0, "overview").on_new_page()
    listed = _list(subject)
    taken = heading.height + sum(chunk.before + chunk.height for chunk in listed)
    height = max(room.height - taken - 24, room.height * _LEAST_SHARE)
    picture = subject.picture
    scale = min(1.0, room.width / max(picture.width, 1.0), height / max(picture.height, 1.0))
    words = f"The whole board in small, with {numbered('stage', len(subject.journey.stages))} that lead to their pages."
    board = Placement(picture, whole(picture), 0.0, 0.0, scale, alternative=words)
    regions = _regions(subject, setter, scale)
    chunks = [heading, setter.figure([board, regions], picture.height * scale)]
    return chunks + listed


def _regions(subject: Subject, setter: Setter, scale: float) -> Placement:
    board = subject.board
    pieces = []
    for number, span in enumerate(board.stages, 1):
        box = Box(span.left * scale, board.header.y * scale, (span.right - span.left) * scale, 0)
        box = box._replace(height=(board.band.bottom - board.header.y) * scale)
        link = f"#{stage_anchor(span.stage.id)}"
        shaped = setter.shaper.shape(str(number), _NUMBER, _BADGE, 1, "center")
        side = min(_BADGE, box.width)
        badge = Box((box.width - side) / 2, -side / 2, side, side)
        marks = (
            Shape(Box(0, 0, box.width, box.height), None, Stroke("accent", 1.1), 3.0, link),
            Shape(badge, "accent", None, side / 2),
            Text(badge.x + (side - _BADGE) / 2, badge.y + (side - _NUMBER.line_height) / 2, shaped, "text.on-accent"),
        )
        pieces.append(Piece(setter.key("region"), box, marks, told=f"Stage {number}: {span.stage.name}"))
    picture = Picture(board.width * scale, board.height * scale, tuple(pieces))
    return Placement(picture, whole(picture), 0.0, 0.0)


def _list(subject: Subject) -> list[Chunk]:
    rows = []
    for number, stage in enumerate(subject.journey.stages, 1):
        anchor = stage_anchor(stage.id)
        link = f"#{anchor}"
        cells = [
            Cell(str(number)),
            Cell(stage.name or UNNAMED_STAGE, link=link),
            Cell(subject.journey.name_of(stage.owner)),
            Cell(stage.customer_goal),
        ]
        rows.append([*cells, Cell(subject.page(anchor), link=link)] if subject.has_pages else cells)
    headings = (
        *(Heading("No.", 0.4), Heading("Stage", 2), Heading("Owner", 1.6, says_unknown=True)),
        *(Heading("Customer goal", 4, says_unknown=True), *((Heading("Page", 0.5),) if subject.has_pages else ())),
    )
    return table(subject.setter, headings, rows)
