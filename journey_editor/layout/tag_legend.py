"""What the tags and the two curves of a compared board mean, in its corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journey_editor.layout import metrics
from journey_editor.layout.board import Board
from journey_editor.layout.curve import CURVE_WIDTH
from journey_editor.layout.flow import icon_text
from journey_editor.layout.groups import WHOLE_BOARD
from journey_editor.layout.picture import Mark, Path, Piece, Stroke, Text
from journey_editor.layout.tags import Tag
from journey_editor.layout.text import Shaper
from journey_editor.layout.two_curves import BEFORE

_LINE = 15.0
_SAMPLE = 15.0
"""Points that the sample of a line is long."""


def with_tag_legend(board: Board, tags: Sequence[Tag], shaper: Shaper) -> Board:
    """The same board, whose corner explains the tags and the curves instead of one map's state."""
    groups = []
    for group in board.groups:
        corner = next((piece for key, piece in group.pieces.items() if key[0] == "corner"), None)
        if group.key == WHOLE_BOARD and corner is not None:
            pieces = {**group.pieces, corner.key: _legend(corner, tags, shaper)}
            group = replace(group, pieces=pieces)
        groups.append(group)
    return replace(board, groups=tuple(groups))


def _legend(corner: Piece, tags: Sequence[Tag], shaper: Shaper) -> Piece:
    marks: list[Mark] = []
    half = corner.box.width / 2
    style = metrics.CARD_SMALL
    for number, tag in enumerate(tags):
        x, y = 4 + (number % 2) * half, 6 + number // 2 * _LINE
        marks += icon_text(shaper, x, y, tag.icon, tag.words, style, tag.role, half - 8)[0]
    y = 6 + (len(tags) + 1) // 2 * _LINE
    curves = (("emotion after", Stroke("text", CURVE_WIDTH)), ("before", BEFORE))
    for number, (words, stroke) in enumerate(curves):
        x, middle = 4 + number * half, y + style.line_height / 2
        marks.append(Path((("M", (x, middle)), ("L", (x + _SAMPLE, middle))), None, stroke))
        shaped = shaper.shape(words, style, half - _SAMPLE - 10, 1)
        marks.append(Text(x + _SAMPLE + 6, y, shaped, "text.muted"))
    words = ", ".join(tag.words for tag in tags)
    return corner._replace(marks=tuple(marks), told=f"Signs: {words}. The emotion before is dashed.")
