"""The service blueprint's lines, told apart by how they are drawn."""

from __future__ import annotations

from journey_editor.document.vocabulary import LaneContent
from journey_editor.layout import metrics
from journey_editor.layout.picture import Box, Path, Piece, Stroke

_STYLES: dict[LaneContent, tuple[float, tuple[float, ...]]] = {
    LaneContent.LINE_OF_INTERACTION: (1.75, ()),
    LaneContent.LINE_OF_VISIBILITY: (1.75, (9.0, 5.0)),
    LaneContent.LINE_OF_INTERNAL_INTERACTION: (1.75, (1.5, 5.0)),
}


def line_stroke(content: LaneContent) -> Stroke:
    """The pen of a line."""
    width, dash = _STYLES[content]
    return Stroke("text.muted", width, dash)


def line_piece(lane_id: str, content: LaneContent, box: Box) -> Piece:
    """The line across the board, in the middle of its row."""
    y = metrics.LINE_ROW / 2
    line = Path((("M", (2, y)), ("L", (box.width - 2, y))), None, line_stroke(content))
    return Piece(("row", lane_id), box, (line,), 0)
