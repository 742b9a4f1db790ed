"""The guiding question of a lane, where it has an empty cell: a quiet placeholder, on the screen and on worksheets."""

from __future__ import annotations

from journey_editor.layout import metrics
from journey_editor.layout.picture import Box, Piece, Text
from journey_editor.layout.text import Shaper

_MOST_LINES = 3


def prompt_piece(lane_id: str, prompt: str, cell: Box, shaper: Shaper) -> Piece:
    """The question at the top of a cell."""
    shaped = shaper.shape(prompt, metrics.PROMPT, cell.width - 8, _MOST_LINES)
    box = Box(cell.x + 4, cell.y + 2, cell.width - 8, shaped.height)
    return Piece(("prompt", lane_id), box, (Text(0, 0, shaped, "text.muted"),), 5, f"Asks: {prompt}")
