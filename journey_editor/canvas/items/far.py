"""How pieces look from far out, where their text is too small to read: quick to paint, readable as a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from journey_editor.canvas.items.far_words import NAME_SIZES, NO_BREAK, SMALLEST, packed, says_all
from journey_editor.layout import metrics
from journey_editor.layout.lane_headers import initials
from journey_editor.layout.picture import Box, Icon, Image, Mark, Path, Piece, Shape, Text
from journey_editor.layout.text import ELLIPSIS

if TYPE_CHECKING:
    from journey_editor.canvas.item_scene import ItemScene

FAR = 0.4
"""Below this zoom text is greeked."""
_BORDER = 1 / FAR
"""Points: a pixel, from where on a card is painted like this."""
VERY_FAR = 0.2
"""Below this zoom a card is its emotion's colour."""
_TITLE_SIZES = (14.0, 12.0)
_LEAST_FOR_NAME = 48.0
"""A lane's header narrower than so many pixels shows initials where its name of several words does not go into it
whole. A single letter would say less than the beginning of a word."""
_LEAST_FOR_INITIALS, _LEAST_FOR_BEGINNING = 15.0, 28.0
_WORDS_ASIDE = 3
"""Pixels free at the sides of a card's words."""
_RAISED = 0.1
"""Of the size of the letters: without it they stand low, for a line has more room above them than below."""
_BAR = 9.0
"""Points: how wide the bar in the colour of the feeling is."""
_CARD_SIZES = NAME_SIZES[1:]
"""More alike than those of headers: many cards stand together."""
_MOST_LETTERS = 300
"""Of a longer name nobody sees the rest."""
READ_WHEN_GREY = {"stage", "lane", "title"}
"""What stands back of these is grey and not pale: its name is read all the same."""


def is_far(kind: str, scene: ItemScene) -> bool:
    """Whether pieces look as they do far out. For a room, names of stages and lanes are in larger letters from nearer
    on, too."""
    return scene.zoom < (FAR * scene.far_size if kind in ("stage", "lane") else FAR)


def paint_far(painter: QPainter, piece: Piece, scene: ItemScene) -> bool:
    """Paint a piece as it looks far out. False: it has no other look than near."""
    paint = (_LOOKS_BELOW_FAR.get(piece.kind) if scene.zoom < FAR else None) or _LOOKS.get(piece.kind)
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
    one = _BORDER
    whole, inner = QRectF(0, 0, box.width, box.height), QRectF(one, one, box.width - 2 * one, box.height - 2 * one)
    rects: list[tuple[int, str, QRectF]] = [(0, "card.line", whole), (1, fill, inner)]
    if _has_bar(piece):
        rects.append((2, edge, QRectF(one, one, _BAR, box.height - 2 * one)))
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


def _has_bar(piece: Piece) -> bool:
    return piece.kind == "card" and not _fill(piece).startswith("note.")


def _card(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    for _, role, rect in card_rects(piece):
        painter.fillRect(rect, scene.shade(role))


def paint_words(painter: QPainter, piece: Piece, rect: QRectF, ink: QColor) -> None:
    """What a card or field is called, in letters that do not shrink with the board, as far as it goes into `rect`
    (pixels), where the piece is seen."""
    text = next((mark.shaped.text for mark in piece.marks if _is_name(mark)), "")
    scale = rect.width() / piece.box.width
    if _has_bar(piece):
        rect = rect.adjusted((_BORDER + _BAR) * scale - 1, 0, 0, 0)
    under = max((mark.box.bottom for mark in piece.marks if isinstance(mark, Image)), default=0.0) * scale
    if rect.height() - under >= NAME_SIZES[-1]:  # they stand under its picture, as near
        rect = rect.adjusted(0, under, 0, 0)
    width, height = round(rect.width()) - 2 * _WORDS_ASIDE, round(rect.height())
    if not text or width < 8 or height < NAME_SIZES[-1]:
        return
    words = packed(text[:_MOST_LETTERS], width, height, _CARD_SIZES)
    painter.setPen(ink)
    _draw_lines(painter, rect.adjusted(_WORDS_ASIDE, 0, -_WORDS_ASIDE, 0), *words)


def _draw_lines(painter: QPainter, rect: QRectF, font: QFont, lines: tuple[str, ...], pitch: float) -> None:
    """Lines of a name, so far from one another, in the middle of a rectangle; "…" alone is none."""
    if lines in ((), ("",), (ELLIPSIS,)):
        return
    painter.setFont(font)
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)
    line_box = QRectF(rect.x(), 0, rect.width(), pitch)
    line_box.moveTop(rect.center().y() - len(lines) * pitch / 2 - _RAISED * font.pixelSize())
    for line in lines:
        painter.drawText(line_box, flags, line)
        line_box.translate(0, pitch)


def _is_name(mark: Mark) -> TypeGuard[Text]:
    return isinstance(mark, Text) and mark.shaped.style in (metrics.CARD_NAME, metrics.NOTE_TEXT, metrics.FIELD_TEXT)


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


def _field(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    """What a stage says in a row: its ground, and greeked text as long as that is more than a shimmer."""
    painter.fillRect(QRectF(0, 0, piece.box.width, piece.box.height), scene.shade("card.fill"))
    for mark in piece.marks if scene.zoom >= VERY_FAR else ():
        if isinstance(mark, Text):
            for line in mark.shaped.lines:
                y = mark.y + line.baseline - mark.shaped.style.size * 0.5
                painter.fillRect(QRectF(mark.x + line.x, y, line.width, 3.0), scene.shade("board.line.strong"))


def _title(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    """The title alone, as large as can be read; what stands under it could not. The names of stages come first."""
    if not scene.has_names_above():
        text = _texts(piece)[0].shaped.text
        box, ink = Box(0, 0, piece.box.width, piece.box.height), scene.shade_of(piece, "text.strong")
        _name(painter, text, box, 0, ink, scene, _sizes(scene, _TITLE_SIZES))


def _sizes(scene: ItemScene, usual: tuple[float, ...]) -> tuple[float, ...]:
    """The sizes of letters to be tried, the largest first; smaller ones than usual where the usual find no room."""
    larger = tuple(round(size * scene.far_size) for size in usual)
    return (*larger, *(size for size in NAME_SIZES if size < larger[-1]))


def _step(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    """Where a step is; its name could not be read."""
    _ground(painter, piece, scene)


def _nothing(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    """What cannot be read is left out."""


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


def _emotion(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    role, dot = face_dot(piece, 5 / scene.zoom)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.shade(role))
    painter.drawEllipse(dot)


def _stage(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    _ground(painter, piece, scene)
    if piece.key[1] not in scene.named_above():
        _name(painter, *_stage_name(piece), scene.shade_of(piece, "stage.text"), scene, _sizes(scene, NAME_SIZES))


def _lane(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    _ground(painter, piece, scene)
    if piece.key[1] in scene.named_beside():
        return
    name, box, aside = _lane_name(piece)
    if box.width * scene.zoom < _LEAST_FOR_NAME and not is_named(piece, scene.zoom, SMALLEST):
        width = box.width * scene.zoom - 2 * aside
        if width < (_LEAST_FOR_INITIALS if _has_avatar(piece, name) else _LEAST_FOR_BEGINNING):
            return
        if _has_avatar(piece, name) and (len(name.split()) > 1 or width < _LEAST_FOR_BEGINNING):
            name = initials(name)
    _name(painter, name, box, aside, scene.shade_of(piece, "text"), scene, _sizes(scene, NAME_SIZES))


def _has_avatar(piece: Piece, name: str) -> bool:
    """Whether it is a persona's lane: of others ("Next step") nobody knows the initials."""
    return any(isinstance(mark, Image) for mark in piece.marks) or any(
        text.shaped.text == initials(name) for text in _texts(piece)
    )


def _stage_name(piece: Piece) -> tuple[str, Box, float]:
    """A stage's number and name, the room for it in the header, and how many pixels of it stay free at its sides."""
    text = _texts(piece)[0].shaped.text.replace("   ", NO_BREAK, 1) if _texts(piece) else ""
    return text, Box(0, 0, piece.box.width, piece.box.height), 4


def _lane_name(piece: Piece) -> tuple[str, Box, float]:
    names = (t.shaped.text for t in _texts(piece) if t.shaped.style in (metrics.LANE_NAME, metrics.LINE_NAME))
    return next(names, ""), Box(6, 0, piece.box.width - 6, piece.box.height), 3


def is_named(piece: Piece, zoom: float, least: float = NAME_SIZES[-1]) -> bool:
    """Whether the header of a stage or lane shows its name whole at a zoom, in letters of so many pixels at least."""
    text, box, aside = _stage_name(piece) if piece.kind == "stage" else _lane_name(piece)
    room = _room(box, zoom, aside)
    if room is None:
        return False
    font, lines, _ = packed(text[:_MOST_LETTERS], *room)
    return font.pixelSize() >= least and says_all(text, lines)


def _ground(painter: QPainter, piece: Piece, scene: ItemScene) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for mark in piece.marks:
        if isinstance(mark, Shape) and mark.fill and mark.stroke is None and mark.box.height == piece.box.height:
            painter.setBrush(scene.shade_of(piece, mark.fill))
            painter.drawRoundedRect(QRectF(*mark.box), mark.radius, mark.radius)


def _texts(piece: Piece) -> list[Text]:
    return [mark for mark in piece.marks if isinstance(mark, Text)]


def _room(box: Box, zoom: float, aside: float) -> tuple[int, int] | None:
    """How many pixels a name has at a zoom: its width and height. None: not enough for a letter."""
    width, height = box.width * zoom - 2 * aside, box.height * zoom
    return None if width < 8 or height < NAME_SIZES[-1] else (round(width), round(height))


def _name(
    painter: QPainter,
    text: str,
    box: Box,
    aside: float,
    ink: QColor,
    scene: ItemScene,
    sizes: tuple[float, ...] = NAME_SIZES,
) -> None:
    """A name in letters that do not shrink with the board: in several lines, smaller, closer, or cut with "…"."""
    room = _room(box, scene.zoom, aside)
    if room is None:
        return
    painter.save()
    painter.translate(box.x, box.y)
    painter.scale(1 / scene.zoom, 1 / scene.zoom)
    painter.translate(aside, 0)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the name is written, not the window
    painter.setPen(ink)
    _draw_lines(painter, QRectF(0, 0, *room), *packed(text[:_MOST_LETTERS], *room, sizes))
    painter.restore()


_LOOKS: dict[str, Callable[[QPainter, Piece, ItemScene], None]] = {
    "card": _card,
    "emotion": _emotion,
    "stage": _stage,
    "lane": _lane,
    "field": _field,
    "prompt": _nothing,
}
_LOOKS_BELOW_FAR: dict[str, Callable[[QPainter, Piece, ItemScene], None]] = {
    "title": _title,
    "step": _step,
    "corner": _nothing,
    "legend": _nothing,
}
"""Near, these are painted as they are while the board is being zoomed, too."""
