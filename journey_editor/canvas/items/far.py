"""How pieces look from far out, where their text is too small to read: quick to paint, readable as a picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from journey_editor.layout import metrics
from journey_editor.layout.lane_headers import UNNAMED_PERSONA, initials
from journey_editor.layout.picture import Box, Icon, Image, Path, Piece, Shape, Text
from journey_editor.layout.text import ELLIPSIS, TextStyle
from journey_editor.painting.fonts import font_for

if TYPE_CHECKING:
    from journey_editor.canvas.scene import BoardScene

FAR = 0.4
"""Below this zoom text is greeked."""
VERY_FAR = 0.2
"""Below this zoom a card is its emotion's colour."""
_NAME_SIZES = (11.0, 10.0, 9.0)
"""Pixels."""
_LEAST_FOR_NAME = 48.0
"""A lane's header narrower than so many pixels shows initials."""


def paint_far(painter: QPainter, piece: Piece, scene: BoardScene) -> bool:
    """Paint a piece as it looks far out. False: it has no other look than near."""
    paint = _LOOKS.get(piece.kind)
    if paint is None:
        return False
    paint(painter, piece, scene)
    return True


Rects = tuple[tuple[int, str, QRectF], ...]
"""Rectangles with the layer each is painted in (0 lowest) and its colour's role."""


def card_rects(piece: Piece) -> Rects:
    """A card or a field as rectangles, relative to its corner, with bars for its lines of text.

    A note feels nothing: it is in the tint of what it is about.
    """
    box, edge, fill = piece.box, edge_role(piece), _fill(piece)
    one = 1 / FAR
    whole, inner = QRectF(0, 0, box.width, box.height), QRectF(one, one, box.width - 2 * one, box.height - 2 * one)
    rects: list[tuple[int, str, QRectF]] = [(0, "card.line", whole), (1, fill, inner)]
    if piece.kind == "card" and not fill.startswith("note."):
        rects.append((2, edge, QRectF(one, one, 9, box.height - 2 * one)))
    for mark in piece.marks:
        if isinstance(mark, Image):
            rects.append((2, "board.line.strong", QRectF(*mark.box)))
        elif isinstance(mark, Text) and mark.shaped.style != metrics.CARD_SMALL:
            is_name = mark.shaped.style in (metrics.CARD_NAME, metrics.NOTE_TEXT)
            ink, thick = ("text.muted", 4.5) if is_name else ("board.line.strong", 3.0)
            for line in mark.shaped.lines:
                y = mark.y + line.baseline - mark.shaped.style.size * 0.5
                rects.append((3, ink, QRectF(mark.x + line.x, y, line.width, thick)))
    return tuple(rects)


def _card(painter: QPainter, piece: Piece, scene: BoardScene) -> None:
    for _, role, rect in card_rects(piece):
        painter.fillRect(rect, scene.shade(role))


def tile_rects(piece: Piece) -> Rects:
    """A card very far out: one rectangle in its feeling's colour; a note is framed, in the tint of what it is about."""
    box, fill = piece.box, _fill(piece)
    if not fill.startswith("note."):
        return ((0, edge_role(piece), QRectF(*box)),)
    one = 1 / VERY_FAR
    return ((0, "board.line.strong", QRectF(*box)), (1, fill, QRectF(*box).adjusted(one, one, -one, -one)))


def _fill(piece: Piece) -> str:
    for mark in piece.marks:
        fill = getattr(mark, "fill", None)
        if fill and (fill in ("card.fill", "decision.fill") or fill.startswith("note.")):
            return str(fill)
    return "card.fill"


def _field(painter: QPainter, piece: Piece, scene: BoardScene) -> None:
    """What a stage says in a row: its ground, and greeked text as long as that is more than a shimmer."""
    painter.fillRect(QRectF(0, 0, piece.box.width, piece.box.height), scene.shade("card.fill"))
    for mark in piece.marks if scene.zoom >= VERY_FAR else ():
        if isinstance(mark, Text):
            for line in mark.shaped.lines:
                y = mark.y + line.baseline - mark.shaped.style.size * 0.5
                painter.fillRect(QRectF(mark.x + line.x, y, line.width, 3.0), scene.shade("board.line.strong"))


def _nothing(painter: QPainter, piece: Piece, scene: BoardScene) -> None:
    """A question that cannot be read is left out."""


def edge_role(piece: Piece) -> str:
    """The colour of the feeling: that of the narrow bar at a card's left."""
    for mark in piece.marks:
        if isinstance(mark, Shape) and mark.box.width == 3 and mark.fill:
            return "board.line.strong" if mark.fill == "chip.fill" else mark.fill
        if isinstance(mark, Path) and mark.stroke is not None:
            return mark.stroke.colour
    return "board.line.strong"


def face_dot(piece: Piece, least: float) -> tuple[str, QRectF]:
    """A face as a dot in its colour, at least so large (points)."""
    role = next((mark.colour for mark in piece.marks if isinstance(mark, Icon)), "emotion.guide")
    size = max(piece.box.width, least)
    middle = piece.box.width / 2
    return role, QRectF(middle - size / 2, middle - size / 2, size, size)


def _emotion(painter: QPainter, piece: Piece, scene: BoardScene) -> None:
    role, dot = face_dot(piece, 5 / scene.zoom)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.shade(role))
    painter.drawEllipse(dot)


def _stage(painter: QPainter, piece: Piece, scene: BoardScene) -> None:
    _ground(painter, piece, scene)
    text = _texts(piece)[0].shaped.text.replace("   ", "  ") if _texts(piece) else ""
    box = piece.box
    _name(painter, text, Box(0, 0, box.width, box.height), "stage.text", scene, pixels_aside=4)


def _lane(painter: QPainter, piece: Piece, scene: BoardScene) -> None:
    _ground(painter, piece, scene)
    names = [t.shaped.text for t in _texts(piece) if t.shaped.style == metrics.LANE_NAME]
    name, box = names[0] if names else UNNAMED_PERSONA, piece.box
    if box.width * scene.zoom < _LEAST_FOR_NAME:
        name = initials(name)
    _name(painter, name, Box(6, 0, box.width - 6, box.height), "text", scene)


def _ground(painter: QPainter, piece: Piece, scene: BoardScene) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for mark in piece.marks:
        if isinstance(mark, Shape) and mark.fill and mark.stroke is None and mark.box.height == piece.box.height:
            painter.setBrush(scene.shade(mark.fill))
            painter.drawRoundedRect(QRectF(*mark.box), mark.radius, mark.radius)


def _texts(piece: Piece) -> list[Text]:
    return [mark for mark in piece.marks if isinstance(mark, Text)]


def _name(painter: QPainter, text: str, box: Box, role: str, scene: BoardScene, pixels_aside: float = 3) -> None:
    """A name in letters that do not shrink with the board: on several lines, smaller, or cut with an ellipsis."""
    room = QRectF(0, 0, box.width * scene.zoom - 2 * pixels_aside, box.height * scene.zoom)
    if room.width() < 8 or room.height() < _NAME_SIZES[-1]:
        return
    font, shown, flags = _fitted(text, round(room.width()), round(room.height()))
    if shown == ELLIPSIS:
        return
    painter.save()
    painter.translate(box.x, box.y)
    painter.scale(1 / scene.zoom, 1 / scene.zoom)
    painter.translate(pixels_aside, 0)
    painter.setFont(font)
    painter.setPen(scene.shade(role))
    painter.drawText(room, flags, shown)
    painter.restore()


@lru_cache(maxsize=2_048)
def _fitted(text: str, width: int, height: int) -> tuple[QFont, str, int]:
    """The font in which a name goes into so many pixels, what of it does, and how to draw it."""
    flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)
    room = QRectF(0, 0, width, height)
    for size in _NAME_SIZES:
        font = font_for(TextStyle(size, 600))
        measures = QFontMetricsF(font)
        widest = max((measures.horizontalAdvance(word) for word in text.split()), default=0.0)
        needed = measures.boundingRect(room, flags | int(Qt.TextFlag.TextWordWrap), text)
        if widest <= room.width() and needed.height() <= room.height():
            return font, text, flags | int(Qt.TextFlag.TextWordWrap)
    cut = measures.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    return font, cut, flags | int(Qt.TextFlag.TextSingleLine)


_LOOKS: dict[str, Callable[[QPainter, Piece, BoardScene], None]] = {
    "card": _card,
    "emotion": _emotion,
    "stage": _stage,
    "lane": _lane,
    "field": _field,
    "prompt": _nothing,
}
