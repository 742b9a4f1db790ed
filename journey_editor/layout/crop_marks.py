"""What stands around a sheet's part of the board: marks for the scissors, its name and its neighbours' names."""

from __future__ import annotations

from journey_editor.layout.picture import Box, Mark, Path, Picture, Piece, Stroke, Text
from journey_editor.layout.text import Shaper, TextStyle

MARKS_ROOM = 18.0
"""What the marks take under what is printed, in points on paper."""

_AWAY, _LONG = 3.0, 9.0
_LINE = Stroke("text.muted", 0.6)
_NAME = TextStyle(11, 700, 14)
_NEIGHBOUR = TextStyle(7.5, 600, 10)

CutLines = tuple[float | None, float | None]


def sheet_marks(
    sheet: Box,
    printed: Box,
    begins: CutLines,
    ends: CutLines,
    name: str,
    neighbours: tuple[str, str],
    shaper: Shaper | None,
) -> Picture:
    """The marks of a sheet, as a picture as large as it. `begins` says at which x and y its own part begins, where it
    is cut; `ends` where the sheets at its right and below it begin; None: nothing is cut there.

    Without a shaper there are no names. All of it is only looked at: the foot says the sheet's name too.
    """
    marks: list[Mark] = []
    for x in (begins[0], ends[0]):
        if x is not None:
            marks += [_line(x, printed.y - _AWAY - _LONG, x, printed.y - _AWAY)]
            marks += [_line(x, printed.bottom + _AWAY, x, printed.bottom + _AWAY + _LONG)]
    for y in (begins[1], ends[1]):
        if y is not None:
            marks += [_line(printed.x - _AWAY - _LONG, y, printed.x - _AWAY, y)]
            marks += [_line(printed.right + _AWAY, y, printed.right + _AWAY + _LONG, y)]
    if shaper is not None:
        shaped = shaper.shape(name, _NAME, 60, 1)
        marks.append(Text(printed.x, printed.y - _AWAY - _NAME.line_height, shaped, "text.strong"))
        if ends[0] is not None:
            beside = shaper.shape(neighbours[0], _NEIGHBOUR, 40, 1)
            marks.append(Text(ends[0] + 3, printed.y - _AWAY - _NEIGHBOUR.line_height, beside, "text.muted"))
        if ends[1] is not None:
            below = shaper.shape(neighbours[1], _NEIGHBOUR, 40, 1, "end")
            marks.append(Text(printed.x - _AWAY - 40, ends[1] + 2, below, "text.muted"))
    return Picture(sheet.width, sheet.height, (Piece(("footer", "marks"), sheet, tuple(marks)),))


def _line(x: float, y: float, to_x: float, to_y: float) -> Mark:
    return Path((("M", (x, y)), ("L", (to_x, to_y))), None, _LINE)
