"""A piece of the board on the canvas: paints its marks, and around them whether it is selected, hovered or in focus."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.items import far
from journey_editor.canvas.items.badge import BADGED, Badge, badge_rect, paint_badge
from journey_editor.canvas.pixmaps import on_whole_pixels
from journey_editor.layout import metrics
from journey_editor.layout.child_badges import CHILD_KINDS
from journey_editor.layout.later import Later
from journey_editor.layout.picture import Piece
from journey_editor.layout.stubs import STUB_KINDS
from journey_editor.painting.painter import paint_marks

if TYPE_CHECKING:
    from journey_editor.canvas.item_scene import ItemScene

SELECTED, HOVERED, FOCUSED, TARGETED = 1, 2, 4, 8

DIM = 0.28
"""How opaque what stands back is painted."""
ROOM = 6.0
"""Points around a piece for its outline (and a face's number)."""
_ABOVE = {"emotion": 12.0}
"""Points that a piece's marks reach over its box."""
_MOST_PIXELS = 700_000
_BORDER = 1.2
"""Points that a card's own border reaches outside: near, the frame of what is selected lies around it, not on it."""
_WITHOUT_OUTLINE = {"row", "curve", "title", "logo", "corner", "legend", "field", "prompt", *CHILD_KINDS, *STUB_KINDS}
_LARGEST_SCALE = 3.0


class PieceItem(QGraphicsRectItem):
    """One piece. Only painting is Python: geometry stays in Qt, which asks for it thousands of times a second."""

    def __init__(self, piece: Piece, scene: ItemScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self.piece = piece
        self.kind = piece.kind
        self._states = 0
        self._scene = scene
        self._is_held = parent is not None
        self.slide = QPointF()
        """How far its text stands off its place."""
        self._can_be_selected = self.kind not in _WITHOUT_OUTLINE
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setZValue(piece.z)
        self._place()

    def show_piece(self, piece: Piece) -> None:
        """Show another state of the same piece; only what differs is touched."""
        old, self.piece = self.piece, piece
        if old is piece:
            return
        if old.box[2:] != piece.box[2:]:
            self._place()
        elif old.box != piece.box:
            self.setPos(piece.box.x, piece.box.y)
        if old.z != piece.z:
            self.setZValue(piece.z)
        if old.marks is not piece.marks and (isinstance(piece.marks, Later) or old.marks != piece.marks):
            self._scene.pixmaps.drop(piece.key)
            self.forget_shape()
            self.update()

    @property
    def states(self) -> int:
        """SELECTED, HOVERED, FOCUSED, TARGETED, added up."""
        is_selected = self._can_be_selected and self.piece.key[1] in self._scene.selected
        return self._states | SELECTED if is_selected else self._states

    def set_state(self, state: int, is_on: bool) -> None:
        """Turn one of HOVERED, FOCUSED, TARGETED on or off. (What is selected, the scene knows.)"""
        states = self._states | state if is_on else self._states & ~state
        if states != self._states:
            self._states = states
            self._scene.mark(self, bool(states))
            self.update()
            self._scene.uncover()

    def setOpacity(self, opacity: float) -> None:
        """As Qt's; the scene is told, for it paints from far out."""
        super().setOpacity(opacity)
        self._scene.note_pale(self, opacity != 1.0)

    def forget_shape(self) -> None:
        """What was made of the marks is no longer true."""

    def _place(self) -> None:
        box = self.piece.box
        self.setPos(box.x, box.y)
        above = _ABOVE.get(self.piece.kind, ROOM)
        rect = QRectF(-ROOM, -above, box.width + 2 * ROOM, box.height + above + ROOM)
        if rect != self.rect():
            self.setRect(rect)
            self._scene.pixmaps.drop(self.piece.key)
            self.forget_shape()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint by zoom: directly, from a pixmap made once, or as a mere sign of itself far out."""
        scene = self._scene
        if not self._is_held and not scene.open_area.intersects(self.sceneBoundingRect()):
            return  # under held headers
        is_pale = scene.theme_of(self.piece) is scene.theme or (
            scene.zoom < far.FAR and self.kind not in far.READ_WHEN_GREY
        )
        is_dim = is_pale and scene.is_dim(self.piece)
        if is_dim:
            opacity = painter.opacity()
            painter.setOpacity(opacity * DIM)
        if not (far.is_far(self.kind, scene) and far.paint_far(painter, self.piece, scene)):
            self.paint_near(painter, option.exposedRect, scene)
        if is_dim:
            painter.setOpacity(opacity)
        if self.states:
            self.paint_outline(painter, scene)
        if scene.badges and (badge := self.badge) is not None and scene.zoom >= far.FAR:
            paint_badge(painter, badge, self.kind, scene, self.slide)

    @property
    def badge(self) -> Badge | None:
        """The badge that it has, whether badges are seen at this zoom or not."""
        return self._scene.badges.get(self.piece.key[1]) if self.kind in BADGED else None

    def has_badge_at(self, at: QPointF) -> bool:
        """Whether its badge is to be seen at a point of the item."""
        badge = self.badge if self._scene.zoom >= far.FAR else None
        return badge is not None and badge_rect(badge, self.kind, self.slide).contains(at)

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: ItemScene) -> None:
        """Paint all that there is to read."""
        self._paint_kept(painter, scene)

    def paint_outline(self, painter: QPainter, scene: ItemScene) -> None:
        """A frame of the same width at any zoom."""
        width = 2.0 if self.states & (SELECTED | FOCUSED | TARGETED) else 1.0
        pen = QPen(scene.colour("drop" if self.states & TARGETED else "selection"), width)
        pen.setCosmetic(True)
        if not self.states & (SELECTED | TARGETED) and self.states & FOCUSED:
            pen.setStyle(Qt.PenStyle.DashLine)
        outside = max(3.0 / scene.zoom, _BORDER + width / 2 / scene.zoom)
        grow = min(ROOM - 1.0 - width / 2 / scene.zoom, outside)
        if self.kind == "emotion":
            grow = min(grow, 0.5)  # its number stands right above
        box = self.piece.box
        frame = QRectF(-grow, -grow, box.width + 2 * grow, box.height + 2 * grow)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = box.width if self.piece.kind == "emotion" else metrics.CARD_RADIUS + grow
        painter.drawRoundedRect(frame, min(radius, frame.width() / 2), min(radius, frame.height() / 2))

    def _paint_kept(self, painter: QPainter, scene: ItemScene) -> None:
        transform = painter.transform()
        ratio = painter.device().devicePixelRatioF()
        scale = round(transform.m11() * ratio, 6)
        rect = self.rect()
        if scale > _LARGEST_SCALE or rect.width() * rect.height() * scale * scale > _MOST_PIXELS:
            at = transform.map(
                rect.topLeft()
            )  # where its picture would stand: what is kept and what is not are in line
            painter.translate((on_whole_pixels(at, ratio) - at) / transform.m11())
            paint_marks(painter, self.piece.marks, scene.theme_of(self.piece), scene.images)
            painter.setTransform(transform)
            return
        kept = scene.pixmaps.get(self.piece.key)
        if kept is not None and kept[0] != scale and scene.is_zooming and 0.4 < scale / kept[0] < 2.5:
            # In the middle of zooming the old picture, stretched, is good enough; it is made anew at rest.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = kept[1].deviceIndependentSize() * kept[1].devicePixelRatio() / kept[0]
            painter.drawPixmap(QRectF(rect.topLeft(), size), kept[1], QRectF(kept[1].rect()))
            return
        if kept is None and scene.is_zooming and far.paint_far(painter, self.piece, scene):
            return
        if kept is None or kept[0] != scale:
            pixmap = self._pixmap(rect, scale, scene)
            pixmap.setDevicePixelRatio(ratio)
            scene.pixmaps.put(self.piece.key, scale, pixmap)
        else:
            pixmap = kept[1]
        corner = on_whole_pixels(transform.map(rect.topLeft()), ratio)
        painter.resetTransform()
        painter.drawPixmap(corner, pixmap)
        painter.setTransform(transform)

    def _pixmap(self, rect: QRectF, scale: float, scene: ItemScene) -> QPixmap:
        pixmap = QPixmap(math.ceil(rect.width() * scale), math.ceil(rect.height() * scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(scale, scale)
        painter.translate(-rect.topLeft())
        paint_marks(painter, self.piece.marks, scene.theme_of(self.piece), scene.images)
        painter.end()
        return pixmap
