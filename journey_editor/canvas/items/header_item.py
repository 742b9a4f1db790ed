"""The header of a stage or a lane on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.items.piece_item import ROOM, PieceItem
from journey_editor.canvas.pixmaps import on_whole_pixels
from journey_editor.layout import metrics
from journey_editor.layout.picture import Icon, Image, Mark, Piece, Shape, Text
from journey_editor.painting.painter import paint_marks

if TYPE_CHECKING:
    from journey_editor.canvas.item_scene import ItemScene


_ROUND = metrics.CARD_RADIUS + 1.0
"""Points: so much of a header is out of view at least, and what is seen of its ground is the same all along."""


class HeaderItem(PieceItem):
    """A stage's or a lane's header. Where part of it is out of view, its text slides along to the part that is seen.

    In a stage's it goes as far as the name has room: what stands under that is cut at its end, not where it begins.
    """

    def __init__(self, piece: Piece, scene: ItemScene, parent: QGraphicsItem | None = None) -> None:
        self._parts: tuple[tuple[Mark, ...], tuple[Mark, ...]] | None = None
        self._ends: tuple[float, float, float] | None = None
        self.slid_over = QRectF()
        """Where its text stood and stands, after it has slid."""
        self.is_steady = False
        """Whether its text slid by just as much as the board moved: on the screen nothing has changed about it."""
        self._hidden = 0.0
        super().__init__(piece, scene, parent)

    def slide_to(self, hidden: float, is_sideways: bool) -> bool:
        """So many points of the header, at its left (or top), are out of view. True: its text stands elsewhere now."""
        hidden_before, self._hidden = self._hidden, hidden
        room = self._room(is_sideways) if hidden > 0 else 0.0
        by = max(0.0, min(hidden, room))
        slide = QPointF(by, 0) if is_sideways else QPointF(0, by)
        if slide == self.slide:
            return False
        before, self.slide = self.slide, slide
        self.is_steady = all(_ROUND <= one <= room - 2 * ROOM for one in (hidden_before, hidden))
        self.slid_over = self._text_rect(before, is_sideways).united(self._text_rect(slide, is_sideways))
        self.update(self.slid_over)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """At each step of a pan, a strip beside the lanes' headers is painted, with nothing of them in it."""
        if self.states or self._scene.painted.left() < self.scenePos().x() + self.piece.box.width:
            super().paint(painter, option, widget)

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: ItemScene) -> None:
        """Ground and scale where they are, the rest where it is seen."""
        if self.slide.isNull():
            super().paint_near(painter, exposed, scene)
            return
        fixed, sliding = self._parted()
        painter.save()
        # In line with those that have not slid, which are pictures on whole pixels; along the slide nothing trembles.
        at, ratio = painter.transform().map(self.rect().topLeft()), painter.device().devicePixelRatioF()
        aside = (on_whole_pixels(at, ratio) - at) / painter.transform().m11()
        painter.translate(QPointF(aside.x(), 0) if self.slide.x() == 0 else QPointF(0, aside.y()))
        paint_marks(painter, fixed, scene.theme_of(self.piece), scene.images)
        box = self.piece.box
        painter.setClipRect(QRectF(0, 0, box.width, box.height), Qt.ClipOperation.IntersectClip)
        painter.translate(self.slide)
        paint_marks(painter, sliding, scene.theme_of(self.piece), scene.images)
        painter.restore()

    def _parted(self) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
        if self._parts is None:
            height, marks = self.piece.box.height, self.piece.marks
            stays = [
                (isinstance(mark, Shape) and mark.box.height == height)
                or (isinstance(mark, Text) and mark.shaped.style == metrics.SCALE_TEXT)
                for mark in marks
            ]
            fixed = tuple(mark for mark, stay in zip(marks, stays, strict=True) if stay)
            self._parts = fixed, tuple(mark for mark, stay in zip(marks, stays, strict=True) if not stay)
        return self._parts

    def forget_shape(self) -> None:
        """The marks are others now."""
        self._parts = self._ends = None

    def text_rect(self, is_sideways: bool) -> QRectF:
        """What its text takes up where it stands now."""
        return self._text_rect(self.slide, is_sideways)

    def _room(self, is_sideways: bool) -> float:
        """How far the text can slide before it meets the header's end, or the scale in it."""
        if is_sideways:
            return self.piece.box.width - self._measured()[2] - 8
        scale = [mark.y for mark in self._parted()[0] if isinstance(mark, Text)]
        return min(scale, default=self.piece.box.height) - self._text_end(False) - 4

    def _text_rect(self, slide: QPointF, is_sideways: bool) -> QRectF:
        """What a slide puts there. At home that is all of it: a picture of it, which stands on whole pixels."""
        if slide.isNull():
            return self.rect()
        box, end = self.piece.box, self._text_end(is_sideways)
        text = QRectF(0, 0, end, box.height) if is_sideways else QRectF(0, 0, box.width, end)
        return text.translated(slide).adjusted(-ROOM, -ROOM, ROOM, ROOM)

    def _text_end(self, is_sideways: bool) -> float:
        """Where (points) what slides ends at its home."""
        return self._measured()[0 if is_sideways else 1]

    def _measured(self) -> tuple[float, float, float]:
        """The right and the lower end of what slides, and the right end of a stage's name in it (else of all)."""
        if self._ends is None:  # kept: it is asked for at each step of a pan
            _, sliding = self._parted()
            right, bottom = (max((end_of(mark, way) for mark in sliding), default=0.0) for way in (True, False))
            names = (mark for mark in sliding if isinstance(mark, Text) and mark.shaped.style == metrics.STAGE_NAME)
            self._ends = right, bottom, max((end_of(name, True) for name in names), default=right)
        return self._ends


def end_of(mark: Mark, is_sideways: bool) -> float:
    """The right (or lower) end of a mark."""
    match mark:
        case Text():
            last = max((line.x + line.width for line in mark.shaped.lines), default=0.0)
            return mark.x + last if is_sideways else mark.y + mark.shaped.height
        case Icon():
            return (mark.x if is_sideways else mark.y) + mark.size
        case Shape() | Image():
            return mark.box.right if is_sideways else mark.box.bottom
        case _:
            return 0.0
