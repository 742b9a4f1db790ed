"""The names of stages and lanes from far out, as on a map: larger than they would be, as many as there is room for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.layout.picture import Piece, Text
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for

if TYPE_CHECKING:
    from journey_editor.canvas.camera import Camera
    from journey_editor.canvas.scene import BoardScene
    from journey_editor.layout.board import Board

LANES_BELOW = 0.26
"""Below this zoom a lane's own header has no room for its name."""
_LEAST_HEADER = 20.0
"""Pixels; stages' headers that are lower have hardly room for a name."""
_LANE, _STAGE = TextStyle(13.0, 600), TextStyle(12.0, 600)
_GAP, _PAD = 6.0, 5.0
_STAGE_LINES = 3
"""Lines of stage names, one over the other."""
_LEAST_STAGE = 34.0
"""Pixels: a stage's number and a letter or two."""
_MOST_LANE = 240.0
_Z = 75.0
_AROUND = 1500.0
"""Points that labels may reach over the board's edges."""


class Label(NamedTuple):
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
        self._least_header = _LEAST_HEADER * size
        self._lane, self._stage = (TextStyle(float(round(one.size * size)), one.weight) for one in (_LANE, _STAGE))
        self._most_lane = _MOST_LANE * size
        self._held = (0.0, 0.0)
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label in self.labels(zoom):
            self._draw(painter, label, QRectF(to_pixels.map(label.rect.topLeft()), label.rect.size()))
        painter.restore()

    def labels(self, zoom: float) -> list[Label]:
        """What is written at a zoom, and where."""
        return [*self._stages(zoom), *self._lanes(zoom)]

    def _stages(self, zoom: float) -> list[Label]:
        """Over their headers, where those have no room for them, in so many lines that none lies on another; what finds
        no place is cut. Where the headers are held at the upper edge, the names hang from them in one line."""
        view = self._view
        is_low = view.board.header.height * zoom < self._least_header
        height = self._stage.size + 2 * _PAD
        measures = QFontMetricsF(font_for(self._stage))
        above = view.board.header.y + view.board_scene.top.pos().y() - view.camera.visible.top()
        most = min(_STAGE_LINES, int(above * zoom / (height + 2)))
        hangs = most < 1
        lines: list[list[tuple[float, float]]] = [[] for _ in range(max(1, most))]
        found = []
        seen = view.camera.visible.right() * zoom - _GAP
        for span in view.board.stages:
            item = view.board_scene.piece("stage", span.stage.id)
            text = _name(item.piece) if item is not None else ""
            if item is None or not text:
                continue
            width = measures.horizontalAdvance(text) + 2 * _PAD
            left = span.left * zoom
            if not is_low and width + _GAP <= (span.right - span.left) * zoom:
                continue
            if left < seen < left + width:
                left = seen - width
            line = next((n for n, taken in enumerate(lines) if _room(taken, left) >= width), None)
            if line is None:
                left = span.left * zoom
                line, room = max(((n, _room(taken, left)) for n, taken in enumerate(lines)), key=lambda each: each[1])
                room = min(room, seen - left)  # behind the last name, as far as is seen
                if room < _LEAST_STAGE:
                    continue
                width = room
                text = measures.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * _PAD)
            lines[line].append((left, left + width))
            top = item.scenePos().y() - (line + 1) * (height + 2) / zoom
            if hangs:
                top = item.scenePos().y() + view.board.header.height + 2 / zoom
            found.append(Label(text, QRectF(left / zoom, top, width, height), "stage.fill", self._stage, item.piece))
        return found

    def room_at_left(self, zoom: float) -> float:
        """How many pixels beside the board the lanes' names need at a zoom; 0 where they stand in their headers."""
        if zoom >= self._below:
            return 0.0
        return max((width for _, width in map(self._lane_name, range(len(self._view.board.rows)))), default=0.0) + _GAP

    def _lanes(self, zoom: float) -> list[Label]:
        """Beside the board; where that is out of view, in the first stretch without cards that is wide enough.

        Where lanes are so low that not all can be named, those of personas are.
        """
        view = self._view
        height = self._lane.size + 2 * _PAD
        edge = view.board.band.x + view.board_scene.side.pos().x()
        seen = view.camera.visible.left()
        found: list[Label] = []
        rows = view.board.rows
        for number in sorted(range(len(rows)), key=lambda each: (rows[each].strip.height <= 0, each)):
            row = rows[number]
            high = (row.bottom - row.top) * zoom
            text, width = self._lane_name(number)
            item = view.board_scene.piece("lane", row.lane)
            if not text or item is None or high < 6:
                continue
            left: float | None = edge - (width + _GAP) / zoom
            if left is not None and left < seen:
                free = self._free(row.lane, (width + 2 * _GAP) / zoom)
                left = free + _GAP / zoom if free is not None else None
            top = row.top + (min(high, 60) - height) / 2 / zoom
            meets = any(abs(label.rect.top() - top) * zoom < height for label in found)
            if left is not None and not meets:
                found.append(Label(text, QRectF(left, top, width, height), "panel", self._lane, item.piece))
        return found

    def _lane_name(self, number: int) -> tuple[str, float]:
        """A lane's name, and how many pixels it is wide with the ground that it stands on."""
        measures = QFontMetricsF(font_for(self._lane))
        name = self._view.board.lane_names[number].strip()
        text = measures.elidedText(name, Qt.TextElideMode.ElideRight, self._most_lane)
        return text, measures.horizontalAdvance(text) + 2 * _PAD

    def _free(self, lane: str, width: float) -> float | None:
        """Where on the board the first stretch of a lane without cards begins that is so wide (points)."""
        board = self._view.board
        start: float | None = None
        for column in board.columns:
            if (lane, column.step) in board.cells:
                start = None
                continue
            start = column.left if start is None else start
            if column.right - start >= width:
                return start
        return None

    def _draw(self, painter: QPainter, label: Label, rect: QRectF) -> None:
        scene = self._view.board_scene
        is_dim = scene.is_dim(label.piece)
        ground = scene.colour("panel" if is_dim else label.ground)
        ground.setAlphaF(0.9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setFont(font_for(label.style))
        ink = "text.muted" if is_dim else "stage.text" if label.ground == "stage.fill" else "text.strong"
        painter.setPen(scene.shade(ink))
        inside = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), label.text)


def _room(taken: list[tuple[float, float]], left: float) -> float:
    """How many pixels are free in a line from here on; 0 where something stands here."""
    if any(start < left + _GAP and left < end + _GAP for start, end in taken):
        return 0.0
    return min((start for start, _ in taken if start > left), default=math.inf) - _GAP - left


def _name(piece: Piece) -> str:
    """A stage's number and name, as its header has them."""
    texts = [mark.shaped.text for mark in piece.marks if isinstance(mark, Text)]
    return " ".join(texts[0].split()) if texts else ""
