"""The names of stages and lanes from far out, as on a map: larger than they would be, as many as there is room for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.items import far
from journey_editor.canvas.items.far_words import NAME_SIZES, SMALLEST
from journey_editor.canvas.items.name_lines import NameLines
from journey_editor.layout.picture import Piece, Text
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for

if TYPE_CHECKING:
    from journey_editor.canvas.camera import Camera
    from journey_editor.canvas.scene import BoardScene
    from journey_editor.layout.board import Board

LANES_BELOW = 0.3
"""Below this zoom a lane's own header has no room for its name."""
_LANE, _STAGE = TextStyle(13.0, 600), TextStyle(12.0, 600)
_LOW_LANE = TextStyle(10.0, 600)
"""Where the lane is too low for a name of the usual size."""
_GAP, _PAD, _LOW_PAD = 6.0, 5.0, 1.0
_STAGE_LINES = 3
"""Lines of stage names, one over the other."""
_LEAST_HANGING = 60.0
"""Pixels: a stage so wide has some of its name in its header."""
_MOST_LANE, _MOST_STAGE = 240.0, 280.0
_Z = 75.0
_AROUND = 1500.0
"""Points that labels may reach over the board's edges."""


class FarLabel(NamedTuple):
    """A name: its corner on the board and its size in pixels, what it stands on, its letters."""

    text: str
    rect: QRectF
    ground: str
    style: TextStyle
    piece: Piece
    """Whose name it is."""


class Shown(Protocol):
    """A view of a board."""

    @property
    def board(self) -> Board:
        """What is laid out."""

    @property
    def board_scene(self) -> BoardScene:
        """What is painted."""

    @property
    def camera(self) -> Camera:
        """What is seen of it."""


class FarLabels(QGraphicsItem):
    """Lies over the board while it is far; nothing can be taken hold of on it."""

    def __init__(self, view: Shown, size: float = 1.0) -> None:
        """`size`: how large the names are, of their usual size; larger ones are of use from nearer too."""
        super().__init__()
        self._view = view
        self._below = LANES_BELOW * size
        styles = (TextStyle(float(round(one.size * size)), one.weight) for one in (_LANE, _LOW_LANE, _STAGE))
        self._lane, self._low_lane, self._stage = styles
        self._most_lane, self._most_stage = _MOST_LANE * size, _MOST_STAGE * size
        self._is_larger = size > 1
        self._held = (0.0, 0.0)
        self._written: tuple[Board, object, list[FarLabel], frozenset[str], frozenset[str]] | None = None
        """What `labels` gave last, of which board and for what was seen, the lanes in it and the stages in full."""
        self._room: tuple[Board, float, float] | None = None
        """What `room_at_left` was last, of which board and at which zoom."""
        self._were_beside = False
        view.board_scene.named_beside = self.named_lanes
        view.board_scene.named_above = self.named_stages
        view.board_scene.has_names_above = self.has_names_above
        view.board_scene.far_size = size
        self._rect = self._around()
        self.setZValue(_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        """As large as the board, and a little above it."""
        return self._rect

    def _around(self) -> QRectF:
        board = self._view.board
        return QRectF(-_AROUND, -_AROUND, board.width + 2 * _AROUND, board.height + 2 * _AROUND)

    def shape(self) -> QPainterPath:
        """It is only looked at."""
        return QPainterPath()

    def refresh(self) -> None:
        """The board is another one."""
        around = self._around()
        if around != self._rect:
            self.prepareGeometryChange()
            self._rect = around
        self.follow()
        if self.isVisible():
            self.update()

    def follow(self) -> None:
        """Headers that are held in view may have moved: their labels go with them. Near, an edit is not to repaint all
        that these labels lie over."""
        self.setVisible(self._view.camera.zoom < self._below)
        scene = self._view.board_scene
        held = scene.top.pos().y(), scene.side.pos().x()
        are_beside = self._are_beside(self._view.camera.zoom)
        if are_beside != self._were_beside:
            self._were_beside = are_beside
            scene.update()  # headers say the names, or do not any more
        if held != self._held:
            self._held = held
            if self._view.camera.zoom < self._below:
                self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """In pixels, so that the letters keep their size."""
        zoom = self._view.board_scene.zoom
        if zoom >= self._below:
            return
        to_pixels = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        for label in self.labels(zoom):
            self._draw(painter, label, QRectF(to_pixels.map(label.rect.topLeft()), label.rect.size()))
        painter.restore()

    def named_at(self, place: QPointF) -> Piece | None:
        """The stage or lane whose name stands at a point of the board."""
        zoom = self._view.board_scene.zoom
        for label in self.labels(zoom) if zoom < self._below else ():
            if QRectF(label.rect.topLeft(), label.rect.size() / zoom).contains(place):
                return label.piece
        return None

    def labels(self, zoom: float) -> list[FarLabel]:
        """What is written at a zoom, and where."""
        board, seen = self._view.board, (zoom, self._view.camera.visible.getRect(), self._held)
        if self._written is None or self._written[0] is not board or self._written[1] != seen:
            stages = self._stages(zoom)
            lanes = self._lanes(zoom, stages)
            named = frozenset(label.piece.key[1] for label in lanes)
            whole = frozenset(one.piece.key[1] for one in stages if one.text == name_of(one.piece))
            self._written = board, seen, [*stages, *lanes], named, whole
        return self._written[2]

    def named_lanes(self) -> frozenset[str]:
        """The lanes whose names are written now, where they are to stand in no header too."""
        zoom = self._view.camera.zoom
        if zoom >= self._below or not (self._is_larger or self._are_beside(zoom)):
            return frozenset()
        self.labels(zoom)
        return self._written[3] if self._written is not None else frozenset()

    def named_stages(self) -> frozenset[str]:
        """The stages whose names are written in full now: their headers are too narrow for them."""
        zoom = self._view.camera.zoom
        if zoom >= self._below:
            return frozenset()
        self.labels(zoom)
        return self._written[4] if self._written is not None else frozenset()

    def has_names_above(self) -> bool:
        """Whether names of stages stand where the map's title would be."""
        zoom = self._view.camera.zoom
        upper = self._view.board.header.y + self._view.board_scene.top.pos().y()
        stages = (one for one in self.labels(zoom) if one.piece.kind == "stage") if zoom < self._below else ()
        return any(label.rect.top() < upper for label in stages)

    def _are_beside(self, zoom: float) -> bool:
        """Whether the names of all lanes find room in view beside the board."""
        view = self._view
        if zoom >= self._below or not view.board.rows:
            return False
        if self._room is None or self._room[0] is not view.board or self._room[1] != zoom:
            self._room = (view.board, zoom, self.room_at_left(zoom))
        edge = view.board.band.x + view.board_scene.side.pos().x()
        return edge - self._room[2] / zoom >= view.camera.visible.left()

    def _stages(self, zoom: float) -> list[FarLabel]:
        """Over their headers, where those have no room for them, in so many lines that none lies on another; what finds
        no place is cut. Where the headers are held at the upper edge, the names hang from them in one line; they would
        lie upon cards, so they do only where a header has hardly a letter."""
        view = self._view
        height = self._stage.size + 2 * _PAD
        measures = QFontMetricsF(font_for(self._stage))
        above = view.board.header.y + view.board_scene.top.pos().y() - view.camera.visible.top()
        most = min(_STAGE_LINES, int(above * zoom / (height + 2)))
        hangs = most < 1
        lines = NameLines(max(1, most), view.camera.visible.right() * zoom - _GAP, _GAP)
        found = []
        for span in view.board.stages:
            item = view.board_scene.piece("stage", span.stage.id)
            text = name_of(item.piece) if item is not None else ""
            least = SMALLEST if hangs else NAME_SIZES[-1]
            if item is None or not text or far.is_named(item.piece, zoom, least):
                continue
            left, right = span.left * zoom, span.right * zoom
            if hangs and right - left > _LEAST_HANGING:
                continue
            text = measures.elidedText(text, Qt.TextElideMode.ElideRight, self._most_stage)
            whole = measures.horizontalAdvance(text) + 2 * _PAD
            place = lines.put(left, right, whole)
            if place is None:
                continue
            line, left, width = place
            if width != whole:
                text = measures.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * _PAD)
            top = item.scenePos().y() - (line + 1) * (height + 2) / zoom
            if hangs:
                top = item.scenePos().y() + view.board.header.height + 2 / zoom
            found.append(FarLabel(text, QRectF(left / zoom, top, width, height), "stage.fill", self._stage, item.piece))
        return found

    def room_at_left(self, zoom: float) -> float:
        """How many pixels beside the board the lanes' names need at a zoom; 0 where they stand in their headers."""
        if zoom >= self._below:
            return 0.0
        rows = self._view.board.rows
        widths = (self._lane_name(number, row.height * zoom)[1] for number, row in enumerate(rows))
        return max(widths, default=0.0) + _GAP

    def _lanes(self, zoom: float, stages: Sequence[FarLabel]) -> list[FarLabel]:
        """Beside the board; where that is out of view, in the first stretch in view without cards that is wide enough.
        None lies upon the names of `stages`.

        Where lanes are so low that not all can be named, those of personas are, and last the blueprint's lines.
        """
        view = self._view
        edge = view.board.band.x + view.board_scene.side.pos().x()
        seen = view.camera.visible.left()
        held = view.board_scene.top.pos().y()
        upper = view.board.header.bottom + held + (self._stage.size + 2 * _PAD) / zoom if held else -math.inf
        found: list[FarLabel] = []
        taken = [_pixels(label.rect, zoom) for label in stages]
        rows = view.board.rows
        says_all = self._is_larger or self._are_beside(zoom)
        first = sorted(rows, key=lambda row: (row.strip.height <= 0, row.content.is_line, row.index))
        for row in first:
            number = row.index
            high = (row.bottom - row.top) * zoom
            item = view.board_scene.piece("lane", row.lane)
            if item is None or high < 6 or (not says_all and far.is_named(item.piece, zoom, SMALLEST)):
                continue
            text, width, height, style = self._lane_name(number, high)
            left: float | None = edge - (width + _GAP) / zoom
            if left is not None and left < seen:
                free = self._free(row.lane, (width + 2 * _GAP) / zoom)
                left = free + _GAP / zoom if free is not None else None
            top = row.top + (min(high, 60) - height) / 2 / zoom
            if left is None:
                continue
            x, y = left * zoom, top * zoom
            meets = any(x < r and y < b and x + width > a and y + height > t for a, t, r, b in taken)
            if text and top > upper and not meets:
                taken.append((x, y, x + width, y + height))
                found.append(FarLabel(text, QRectF(left, top, width, height), "panel", style, item.piece))
        return found

    def _lane_name(self, number: int, high: float) -> tuple[str, float, float, TextStyle]:
        """A lane's name where the lane is so many pixels high, how many it takes with the ground that it stands on
        (width and height), and its letters."""
        style, pad = self._lane, _PAD
        if high < style.size + 2 * _PAD:
            style, pad = self._low_lane, _LOW_PAD
            least, room = NAME_SIZES[-1], math.floor(high - 2 * pad)
            if least <= room < style.size:  # else each would take the place of the next one's
                style = TextStyle(float(room), style.weight)
        measures = QFontMetricsF(font_for(style))
        name = self._view.board.lane_names[number].strip()
        text = measures.elidedText(name, Qt.TextElideMode.ElideRight, self._most_lane)
        return text, measures.horizontalAdvance(text) + 2 * _PAD, style.size + 2 * pad, style

    def _free(self, lane: str, width: float) -> float | None:
        """Where in view, right of the lanes' headers, the first stretch of a lane without cards begins that is so wide
        (points)."""
        board, seen = self._view.board, self._view.camera.visible
        least = max(seen.left(), board.band.right + self._view.board_scene.side.pos().x())
        start: float | None = None
        for column in board.columns:
            if column.right <= least:
                continue
            if (lane, column.step) in board.cells:
                start = None
                continue
            start = max(column.left, least) if start is None else start
            if start + width > seen.right():
                return None
            if column.right - start >= width:
                return start
        return None

    def _draw(self, painter: QPainter, label: FarLabel, rect: QRectF) -> None:
        scene = self._view.board_scene
        is_dim = scene.is_dim(label.piece)
        ground = scene.shade("panel" if is_dim else label.ground)
        ink = "text.muted" if is_dim else "stage.text" if label.ground == "stage.fill" else "text.strong"
        ratio = painter.device().devicePixelRatioF()
        picture = _picture(
            label.text, label.style, rect.width(), rect.height(), ground.rgba(), scene.shade(ink).rgba(), ratio
        )
        painter.drawPixmap(QPointF(round(rect.x() * ratio) / ratio, round(rect.y() * ratio) / ratio), picture)


@lru_cache(maxsize=1_024)
def _picture(text: str, style: TextStyle, width: float, height: float, ground: int, ink: int, ratio: float) -> QPixmap:
    """A name on its ground (of so many pixels), on a screen with so many dots to a pixel: painting one anew takes five
    times as long, and there are a hundred of them on a large board."""
    picture = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as a name is written, not the window
    colour = QColor.fromRgba(ground)
    colour.setAlphaF(0.9)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(0, 0, width, height), 4, 4)
    painter.setFont(font_for(style))
    painter.setPen(QColor.fromRgba(ink))
    inside = QRectF(_PAD, 0, width - 2 * _PAD, height)
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    painter.end()
    return picture


def _pixels(rect: QRectF, zoom: float) -> tuple[float, float, float, float]:
    """The left, upper, right and lower edge of a label's place, all in pixels."""
    x, y = rect.x() * zoom, rect.y() * zoom
    return x, y, x + rect.width(), y + rect.height()


def name_of(piece: Piece) -> str:
    """A stage's number and name, or a step's, as its header has them."""
    texts = [mark.shaped.text for mark in piece.marks if isinstance(mark, Text)]
    return " ".join(texts[0].split()) if texts else ""
