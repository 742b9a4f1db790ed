"""Paints pieces and pictures with a QPainter: the canvas, the PNG and thumbnails all go through here.

What a mark needs (paths, pens, brushes) is made once and kept, because the same thousands of cards are painted again
at every scroll step.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from journey_editor.layout.icons import ICON_SQUARE, ICON_STROKE, icon_path
from journey_editor.layout.picture import (
    Command,
    Icon,
    Image,
    Mark,
    Path,
    Picture,
    Piece,
    Shape,
    Stroke,
    Text,
)
from journey_editor.layout.theme import Theme
from journey_editor.painting.images import paint_image
from journey_editor.painting.shaper import glyphs_of

Images = Mapping[str, bytes]
Step = Callable[[QPainter, Images], None]

_SMOOTH = (
    QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform
)
_SEEN_ROUND = 2.5
"""Device pixels that a line is wide: up to here nobody sees whether its dashes end round or square."""
_CAPS = math.pi / 4
"""How much longer (line widths) a dash with square ends is that covers as much as one with round ends."""
_KEPT_PIECES = 20_000
_steps_of: OrderedDict[tuple[int, str], tuple[Sequence[Mark], tuple[Step, ...]]] = OrderedDict()
"""(id of a piece's marks, theme) -> those marks (kept, so that the id stays theirs) and what to do for them."""


def paint_picture(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """Paint the background and every piece, one painter unit to a point."""
    painter.fillRect(QRectF(0, 0, picture.width, picture.height), QColor(theme.colour(picture.background)))
    for piece in picture.pieces:
        paint_piece(painter, piece, theme, picture.images)


def paint_piece(painter: QPainter, piece: Piece, theme: Theme, images: Images) -> None:
    """Paint one piece at its place. Pen, brush and render hints of the painter are changed."""
    painter.translate(piece.box.x, piece.box.y)
    try:
        paint_marks(painter, piece.marks, theme, images)
    finally:
        painter.translate(-piece.box.x, -piece.box.y)


def paint_marks(painter: QPainter, marks: Sequence[Mark], theme: Theme, images: Images) -> None:
    """Paint marks relative to the painter's origin (an item on the canvas has its own)."""
    painter.setRenderHints(_SMOOTH)
    for step in _prepared(marks, theme):
        step(painter, images)


def painter_path(commands: tuple[Command, ...]) -> QPainterPath:
    """A path of Qt's for the drawing commands, filled with the non-zero rule."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for command, values in commands:
        match command:
            case "M":
                path.moveTo(*values)
            case "L":
                path.lineTo(*values)
            case "C":
                path.cubicTo(*values)
            case "Z":
                path.closeSubpath()
    return path


def forgetting() -> Iterator[None]:
    """Let go, in small steps, of what was made for the marks that were painted until now: their map is closed."""
    for _ in range(len(_steps_of)):
        if _steps_of:
            _steps_of.popitem(last=False)
        yield


@lru_cache(maxsize=256)
def icon_painter_path(name: str) -> QPainterPath:
    """The strokes of an icon in a square of 24 x 24. Raises KeyError for a name that there is not."""
    return painter_path(icon_path(name))


def icon_pen(colour: QColor) -> QPen:
    """The pen that icons are stroked with in their square of 24 x 24."""
    return QPen(colour, ICON_STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _prepared(marks: Sequence[Mark], theme: Theme) -> tuple[Step, ...]:
    key = (id(marks), theme.name)
    known = _steps_of.get(key)
    if known is not None and known[0] is marks:
        return known[1]
    steps = tuple(_step(mark, theme) for mark in marks)
    _steps_of[key] = (marks, steps)
    while len(_steps_of) > _KEPT_PIECES:
        _steps_of.popitem(last=False)
    return steps


def _step(mark: Mark, theme: Theme) -> Step:
    match mark:
        case Shape():
            return _shape_step(mark, theme)
        case Path():
            return _path_step(mark, theme)
        case Text():
            return _text_step(mark, theme)
        case Icon():
            return _icon_step(mark, theme)
        case Image():
            return _image_step(mark, theme)


@lru_cache(maxsize=256)
def _pen(stroke: Stroke | None, theme: Theme, is_round: bool) -> QPen:
    """The same object every time: not to be changed."""
    if stroke is None or stroke.width <= 0:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(theme.line(stroke.colour)), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if is_round else Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if is_round else Qt.PenJoinStyle.MiterJoin)
    if stroke.dash:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


@lru_cache(maxsize=256)
def _brush(fill: str | None, theme: Theme) -> QBrush:
    """The same object every time: not to be changed."""
    return QBrush(Qt.BrushStyle.NoBrush) if fill is None else QBrush(QColor(theme.colour(fill)))


def _shape_step(mark: Shape, theme: Theme) -> Step:
    pen, brush = _pen(mark.stroke, theme, is_round=False), _brush(mark.fill, theme)
    rect = QRectF(*mark.box)
    radius = max(0.0, min(mark.radius, mark.box.width / 2, mark.box.height / 2))

    def rounded(painter: QPainter, _images: Images) -> None:
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRoundedRect(rect, radius, radius)

    def square(painter: QPainter, _images: Images) -> None:
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRect(rect)

    return rounded if radius else square


def _path_step(mark: Path, theme: Theme) -> Step:
    pen, brush = _pen(mark.stroke, theme, is_round=True), _brush(mark.fill, theme)
    path = painter_path(mark.commands)

    def step(painter: QPainter, _images: Images) -> None:
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawPath(path)

    stroke = mark.stroke
    if stroke is None or not stroke.dash:
        return step
    square_ended = _square_ended(stroke, theme)

    def dashes(painter: QPainter, _images: Images) -> None:
        painter.setPen(square_ended if ends_square(painter, stroke) else pen)
        painter.setBrush(brush)
        painter.drawPath(path)

    return dashes


def ends_square(painter: QPainter, stroke: Stroke) -> bool:
    """Whether the dashes of a line are painted with square ends, which look the same from afar."""
    return bool(stroke.dash) and stroke.width * painter.deviceTransform().m11() <= _SEEN_ROUND


@lru_cache(maxsize=256)
def _square_ended(stroke: Stroke, theme: Theme) -> QPen:
    """A pen whose dashes cover as much as round ones: Qt paints those of a straight line some ten times as fast."""
    pen = _pen(stroke, theme, is_round=True)
    flat = QPen(pen)
    flat.setCapStyle(Qt.PenCapStyle.FlatCap)
    dashes = [length - _CAPS if i % 2 else length + _CAPS for i, length in enumerate(pen.dashPattern())]
    flat.setDashPattern([max(length, 0.1) for length in dashes])
    flat.setDashOffset(_CAPS / 2)
    return flat


def _text_step(mark: Text, theme: Theme) -> Step:
    colour = QColor(theme.colour(mark.colour))
    glyphs = glyphs_of(mark.shaped)
    layouts, unit = glyphs.layouts, glyphs.unit
    place, origin = QPointF(mark.x, mark.y), QPointF()

    def at_full_size(painter: QPainter, _images: Images) -> None:
        painter.setPen(colour)
        for layout in layouts:
            layout.draw(painter, place)

    def scaled(painter: QPainter, _images: Images) -> None:
        before = painter.transform()
        painter.setPen(colour)
        painter.translate(place)
        painter.scale(1 / unit, 1 / unit)
        for layout in layouts:
            layout.draw(painter, origin)
        painter.setTransform(before)

    return at_full_size if unit == 1 else scaled


def _icon_step(mark: Icon, theme: Theme) -> Step:
    pen = icon_pen(QColor(theme.colour(mark.colour)))
    scale = mark.size / ICON_SQUARE
    pen.setWidthF(ICON_STROKE * scale)
    path = painter_path(
        tuple(
            (
                command,
                tuple(value * scale + (mark.y if i % 2 else mark.x) for i, value in enumerate(values)),
            )
            for command, values in icon_path(mark.name)
        )
    )

    def step(painter: QPainter, _images: Images) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    return step


def _image_step(mark: Image, theme: Theme) -> Step:
    stand_in = QColor(theme.colour("chip.fill"))
    instead = tuple(_step(each, theme) for each in mark.instead)

    def step(painter: QPainter, images: Images) -> None:
        if not paint_image(painter, images.get(mark.picture, b""), mark.box, mark.radius, stand_in):
            painter.translate(mark.box.x, mark.box.y)
            for each in instead:
                each(painter, images)
            painter.translate(-mark.box.x, -mark.box.y)

    return step
