"""The page that says how the sheets of a board are put together: the board in small, with the sheets' outlines."""

from __future__ import annotations

from dataclasses import replace

from journey_editor.document.wording import numbered
from journey_editor.layout.pages import FOOTER_HEIGHT, Page, Placement, room_inside, whole
from journey_editor.layout.papers import MM
from journey_editor.layout.picture import Box, Mark, Picture, Piece, Shape, Stroke, Text
from journey_editor.layout.text import Shaper, TextStyle
from journey_editor.layout.tiles import Tiling, sheet_name

PLAN = "Plan"
"""The label of the page."""
_TITLE = TextStyle(20, 700, 26)
_TEXT = TextStyle(14, 400, 18)
"""As large as the largest text size that an export can ask for."""
_GAP = 10.0
_OUTLINE = Stroke("accent", 1.2)
_LEFT_OUT = Stroke("text.muted", 0.8, (3.0, 3.0))


def assembly_plan(tiling: Tiling, about: str, shaper: Shaper) -> Page:
    """The plan of a tiling, as a page of the same paper."""
    width, height = tiling.paper.size(tiling.is_landscape)
    room = room_inside(width, height, tiling.margin)
    pieces: list[Piece] = []
    y = room.y
    for text in ("Assembly plan", *_words(tiling)):
        kind, style, colour = ("p", _TEXT, "text") if pieces else ("h1", _TITLE, "text.strong")
        shaped = shaper.shape(text, style, room.width)
        box = Box(room.x, y, room.width, shaped.height)
        pieces.append(Piece((kind, str(len(pieces))), box, (Text(0, 0, shaped, colour),), told=text))
        y += shaped.height + 4
    y += _GAP
    seen = Box(0, 0, tiling.xs[-1].stop, tiling.ys[-1].stop)
    scale = min(room.width / seen.width, (room.bottom - FOOTER_HEIGHT - y) / seen.height)
    left = room.x + (room.width - seen.width * scale) / 2
    small = replace(tiling.picture, bookmarks=(), anchors={}, table=None)
    words = f"The whole board in small, cut into {numbered('sheet', len(tiling.sheets))}."
    board = Placement(small, seen, left, y, scale, alternative=words)
    texts = Picture(width, height, tuple(pieces))
    outlines = Picture(width, height, _outlines(tiling, board, shaper))
    place = f"Assembly plan - page 1 of {len(tiling.sheets) + 1}"
    return Page(
        width,
        height,
        (
            Placement(texts, whole(texts), 0.0, 0.0),
            board,
            Placement(outlines, whole(outlines), 0.0, 0.0, alternative=words),
        ),
        f"{place} - {about}" if about else place,
        PLAN,
        fills=True,
        margin=tiling.margin,
    )


def _words(tiling: Tiling) -> list[str]:
    across, down = len(tiling.xs), len(tiling.ys)
    width, height = (side / MM / 10 for side in tiling.size)
    said = [
        f"{numbered('sheet', len(tiling.sheets))} of {tiling.paper.name}, {across} across and {down} down. "
        f"Put together, they are {width:.0f} \u00d7 {height:.0f} cm.",
        "Print all pages at 100 %, not fitted to the page. Cut each sheet at the marks near its left and its upper "
        "edge, then lay it over its neighbours, where their marks at the right and at the bottom say its name. "
        "Begin with A1 and go row by row.",
    ]
    left_out = [sheet_name(*at) for at in _left_out(tiling)]
    if left_out:
        said.append(f"Not printed, because nothing stands there: {', '.join(left_out)}.")
    return said


def _left_out(tiling: Tiling) -> list[tuple[int, int]]:
    sheets = set(tiling.sheets)
    all_of_them = ((column, row) for row in range(len(tiling.ys)) for column in range(len(tiling.xs)))
    return [at for at in all_of_them if at not in sheets]


def _outlines(tiling: Tiling, board: Placement, shaper: Shaper) -> tuple[Piece, ...]:
    """The sheets over the small board; first those that are left out, so that no line of theirs hides another's."""
    left_out = _left_out(tiling)
    pieces = []
    for at in (*left_out, *tiling.sheets):
        box = board.box_on_page(tiling.share(*at))
        inner = Box(0, 0, box.width, box.height)
        if at in left_out:
            marks: tuple[Mark, ...] = (Shape(inner, "board.background", _LEFT_OUT),)
        else:
            marks = (Shape(inner, None, _OUTLINE), *_badge(sheet_name(*at), inner, shaper))
        pieces.append(Piece(("rule", sheet_name(*at)), box, marks))
    return tuple(pieces)


def _badge(name: str, box: Box, shaper: Shaper) -> tuple[Mark, ...]:
    """A sheet's name in its middle, as large as goes into it."""
    size = max(4.0, min(16.0, box.height * 0.5, box.width / (0.75 * len(name) + 0.8)))
    style = TextStyle(size, 700, size * 1.25)
    shaped = shaper.shape(name, style, box.width, 1)
    width, height = shaped.width + size * 0.8, style.line_height + size * 0.3
    place = Box((box.width - width) / 2, (box.height - height) / 2, width, height)
    text = Text(place.x + size * 0.4, place.y + size * 0.15, shaped, "text.on-accent")
    return Shape(place, "accent", None, height / 4), text
