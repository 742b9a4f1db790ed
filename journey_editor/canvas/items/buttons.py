"""Small things on the board that can be pressed: "+" buttons and the handles of connections. Never exported."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.items.over import Over
from journey_editor.canvas.scene import BoardScene
from journey_editor.layout.picture import Box
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for

BUTTON_Z, HANDLE_Z = 85.0, 58.0
RADIUS = 11.0
"""Of a "+", in pixels."""
_LEAST_LETTERS = 9.5
"""Pixels: smaller ones are no words."""
HANDLE_RADIUS = 5.5
"""Of the circle from which a connection is drawn, in pixels."""
_HANDLE_HIT = 10.0


Sign = Literal["plus", "more", "fold", "unfold"]

_STROKES: dict[Sign, tuple[tuple[tuple[float, float], ...], ...]] = {
    "plus": (((-4.5, 0), (4.5, 0)), ((0, -4.5), (0, 4.5))),
    "more": (((-4.5, 0), (-4.5, 0)), ((0, 0), (0, 0)), ((4.5, 0), (4.5, 0))),
    "fold": (((-4, 2), (0, -2), (4, 2)),),
    "unfold": (((-4, -2), (0, 2), (4, -2)),),
}
"""What a button shows: lines, in pixels from its middle; one that ends where it begins is a dot."""


class PlusItem(Over, QGraphicsItem):
    """A round "+" (or another sign) of constant size on the screen; `press` does what it stands for."""

    def __init__(self, scene: BoardScene, sign: Sign = "plus") -> None:
        super().__init__()
        self._scene = scene
        self.sign: Sign = sign
        self._is_quiet = False
        self._is_hot = False
        self.press: Callable[[], object] = lambda: None
        self.hint = ""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(BUTTON_Z)
        self.setVisible(False)

    def offer(self, at: QPointF, hint: str, press: Callable[[], object], is_quiet: bool = False) -> None:
        """Stand at a place of the board and offer something."""
        self.press, self.hint, self._is_quiet = press, hint, is_quiet
        self.setPos(at)
        self.setVisible(True)
        self.update()

    def set_hot(self, is_hot: bool) -> None:
        """The pointer is on it."""
        if is_hot != self._is_hot:
            self._is_hot = is_hot
            self.update()

    def is_at(self, at: QPointF) -> bool:
        """Whether a point of the board lies on it."""
        off = (at - self.pos()) * self._scene.zoom
        return self.isVisible() and off.x() ** 2 + off.y() ** 2 <= (RADIUS + 2) ** 2

    def boundingRect(self) -> QRectF:
        """In pixels."""
        return QRectF(-RADIUS - 2, -RADIUS - 2, 2 * RADIUS + 4, 2 * RADIUS + 4)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Filled where it is offered on a border, a faint ring in an empty cell."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_full = self._is_hot or not self._is_quiet
        ring = self._scene.colour("accent" if is_full else "board.line.strong")
        painter.setPen(QPen(ring, 1.5))
        painter.setBrush(ring if is_full else self._scene.colour("board.band"))
        painter.drawEllipse(QPointF(0, 0), RADIUS, RADIUS)
        pen = QPen(self._scene.colour("text.on-accent" if is_full else "text.muted"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for stroke in _STROKES[self.sign]:
            points = [QPointF(*point) for point in stroke]
            if points[0] == points[-1]:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(points)


class WordButtonItem(QGraphicsItem):
    """ "+ Stage" and "+ Persona": always there, quiet, part of the board's scale."""

    def __init__(self, scene: BoardScene, words: str, parent: QGraphicsItem, press: Callable[[], object]) -> None:
        super().__init__(parent)
        self._scene = scene
        self._is_hot = False
        self.words = words
        self.press = press
        self._rect = QRectF(0, 0, 92, 40)

    def stand(self, rect: QRectF) -> None:
        """Take up a place, in points."""
        self.setPos(rect.topLeft())
        if rect.size() != self._rect.size():
            self.prepareGeometryChange()
            self._rect = QRectF(QPointF(0, 0), rect.size())

    def set_hot(self, is_hot: bool) -> None:
        """The pointer is on it."""
        if is_hot != self._is_hot:
            self._is_hot = is_hot
            self.update()

    def is_at(self, at: QPointF) -> bool:
        """Whether a point of the board lies on it."""
        return self.isVisible() and self._rect.contains(self.mapFromScene(at))

    def boundingRect(self) -> QRectF:
        """In points."""
        return self._rect.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A dashed frame and the words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._scene.colour("accent" if self._is_hot else "board.line.strong"), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._scene.colour("accent.soft") if self._is_hot else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._rect.adjusted(1, 1, -1, -1), 8, 8)
        font = font_for(TextStyle(max(12, round(_LEAST_LETTERS / self._scene.zoom)), 600))
        painter.setFont(font)
        painter.setPen(self._scene.colour("accent" if self._is_hot else "text.muted"))
        painter.drawText(self._rect, Qt.AlignmentFlag.AlignCenter, self.shown(QFontMetricsF(font)))

    def shown(self, letters: QFontMetricsF) -> str:
        """The words where there is room for them in letters that can be read, else their "+", else nothing."""
        room = self._rect.adjusted(2, 2, -2, -2)
        fits = (letters.tightBoundingRect(said).size() for said in (self.words, "+"))
        able = [s.width() <= room.width() and s.height() <= room.height() for s in fits]
        return self.words if able[0] else "+" if able[1] else ""


def card_handles(box: Box) -> dict[str, QPointF]:
    """Where the handles of a card stand."""
    return {
        "right": QPointF(box.right, box.centre.y),
        "bottom": QPointF(box.centre.x, box.bottom),
        "left": QPointF(box.x, box.centre.y),
        "top": QPointF(box.centre.x, box.y),
        "reach": QPointF(box.right, box.y + box.height * 0.84),
    }


class HandlesItem(Over, QGraphicsItem):
    """The small circles from which connections are drawn; they stand on board points and keep their size."""

    def __init__(self, scene: BoardScene) -> None:
        super().__init__()
        self._scene = scene
        self._rect = QRectF()
        self._hot: str | None = None
        self.points: dict[str, QPointF] = {}
        self.owner = ""
        """The record whose handles these are."""
        self.setZValue(HANDLE_Z)
        self.setVisible(False)

    def stand(self, owner: str, points: dict[str, QPointF]) -> None:
        """Stand at named points ("right", "end" ...) of a record."""
        self.prepareGeometryChange()
        self.owner, self.points, self._hot = owner, points, None
        room = (_HANDLE_HIT + 2) / self._scene.zoom
        self._rect = QRectF()
        for point in points.values():
            self._rect |= QRectF(point.x() - room, point.y() - room, 2 * room, 2 * room)
        self.setVisible(bool(points))
        self.update()

    def near(self, at: QPointF) -> list[tuple[float, str]]:
        """How far off a point of the board lies, in pixels, from each handle that it hits, with the handle's name."""
        if not self.isVisible():
            return []
        offs = ((math.hypot(*((at - point) * self._scene.zoom).toTuple()), name) for name, point in self.points.items())
        return [(off, name) for off, name in offs if off <= _HANDLE_HIT]

    def set_hot(self, name: str | None) -> None:
        """The pointer is on one of them."""
        if name != self._hot:
            self._hot = name
            self.update()

    def boundingRect(self) -> QRectF:
        """Around all."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Hollow, and full under the pointer."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._scene.colour("selection"), 1.75)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for name, point in self.points.items():
            is_hot = name == self._hot
            if name == "reach":  # an upright bar: the edge can be drawn
                self._paint_bar(painter, point, is_hot)
                continue
            radius = (HANDLE_RADIUS + (1.5 if is_hot else 0)) / self._scene.zoom
            painter.setBrush(self._scene.colour("selection" if is_hot else "card.fill"))
            painter.drawEllipse(point, radius, radius)

    def _paint_bar(self, painter: QPainter, point: QPointF, is_hot: bool) -> None:
        width, height = (6.0 if is_hot else 4.5) / self._scene.zoom, (16.0 if is_hot else 14.0) / self._scene.zoom
        painter.setBrush(self._scene.colour("selection" if is_hot else "card.fill"))
        bar = QRectF(point.x() - width / 2, point.y() - height / 2, width, height)
        painter.drawRoundedRect(bar, width / 2, width / 2)
