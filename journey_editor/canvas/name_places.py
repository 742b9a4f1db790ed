"""Which text of a piece is its name: where on the board it stands, and how it looks while it is edited."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF

from journey_editor.document.journey import Journey
from journey_editor.document.records import Decision, Lane, Note
from journey_editor.layout import metrics
from journey_editor.layout.picture import Box, Path, Piece, Text
from journey_editor.layout.text import TextStyle
from journey_editor.layout.topics import note_fill
from journey_editor.painting.fonts import font_for, unit_for
from journey_editor.painting.painter import painter_path


@dataclass(frozen=True)
class NamePlace:
    """The name of a record on the board: its box (points), its style, its colours, and whether it is centred."""

    box: Box
    style: TextStyle
    ink: str
    ground: str
    is_centred: bool = False
    is_as_wide_as_its_text: bool = False
    """Up to the width of the box: what stands beside it stays in sight."""


_STYLES: dict[str, tuple[TextStyle, str, str]] = {
    "title": (metrics.TITLE, "text.strong", "board.background"),
    "stage": (metrics.STAGE_NAME, "stage.text", "stage.fill"),
    "step": (metrics.STEP_NAME, "text.strong", "card.fill"),
    "lane": (metrics.LANE_NAME, "text.strong", "card.fill"),
    "card": (metrics.CARD_NAME, "text.strong", "card.fill"),
    "connection": (metrics.CONNECTION_LABEL, "text.strong", "card.fill"),
}
_OTHER_STYLES = (metrics.NOTE_TEXT, metrics.LINE_NAME)
"""Of notes, and of the blueprint's lines."""


def name_place(piece: Piece, at: Box, journey: Journey) -> NamePlace:
    """Where the name of a piece stands; `at` is the piece's box as it is seen now (headers move)."""
    style, ink, ground = _STYLES[piece.kind]
    texts = [mark for mark in piece.marks if isinstance(mark, Text)]
    found = next((m for m in texts if m.shaped.style in (style, *_OTHER_STYLES)), None)
    style = found.shaped.style if found is not None else style
    if isinstance(note := journey.get(piece.record_id), Note):
        style, ground = metrics.NOTE_TEXT, note_fill(journey.record(note.lane, Lane).content)
    if piece.kind == "connection":
        return _label_place(piece, at, found, NamePlace(at, style, ink, ground, True))
    if piece.kind == "step":
        y = at.y + (at.height - style.line_height) / 2
        return NamePlace(Box(at.x + 8, y, at.width - 16, style.line_height), style, ink, ground, True)
    x, y, width = (found.x, found.y, at.width - found.x - 12) if found else (12.0, 10.0, at.width - 24)
    if piece.kind == "title":
        width = min(at.width, 720.0)
    if piece.kind == "stage" and found is not None:
        number = found.shaped.text.split(" ", 1)[0] + "   "
        advance = QFontMetricsF(font_for(style)).horizontalAdvance(number) / unit_for(style.size)
        x, width = x + advance, width - advance
    if isinstance(journey.get(piece.record_id), Decision):
        ground = "decision.fill"
    lines = len(found.shaped.lines) if found else 1
    return NamePlace(Box(at.x + x, at.y + y, width, lines * style.line_height), style, ink, ground)


def field_place(at: Box, piece: Piece, is_new_line: bool) -> NamePlace:
    """Where a stage's text stands in its cell; a new line begins under what is listed there."""
    style = metrics.FIELD_TEXT
    texts = [mark for mark in piece.marks if isinstance(mark, Text)]
    first = texts[0]
    is_listed = is_new_line and first.shaped.style == style
    x = at.x + (first.x if not is_new_line else 10.0)
    y = max((mark.y + mark.shaped.height for mark in texts), default=8.0) + 2 if is_listed else first.y
    lines = 1 if is_new_line else len(first.shaped.lines)
    width = min(at.right - x - 8, metrics.SET_WIDTH - 2 * 10.0)
    return NamePlace(Box(x, at.y + y, width, lines * style.line_height), style, "text.strong", "card.fill")


def _label_place(piece: Piece, at: Box, found: Text | None, place: NamePlace) -> NamePlace:
    """On the label, or on the middle of the line where there is none yet."""
    width, height = 120.0, metrics.CONNECTION_LABEL.line_height
    if found is not None:
        height = found.shaped.height
        x, y = at.x + found.x + found.shaped.width / 2, at.y + found.y
    else:
        line = piece.marks[0]
        middle = painter_path(line.commands).pointAtPercent(0.5) if isinstance(line, Path) else QPointF()
        x, y = at.x + middle.x(), at.y + middle.y() - height / 2
    return replace(place, box=Box(x - width / 2, y, width, height), is_as_wide_as_its_text=True)
