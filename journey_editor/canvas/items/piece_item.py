"""A piece of the board on the canvas: paints its marks, and around them whether it is selected, hovered or in focus."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.items import far
from journey_editor.layout import metrics
from journey_editor.layout.picture import Icon, Image, Mark, Path, Piece, Shape, Text
from journey_editor.painting.painter import paint_marks, painter_path

if TYPE_CHECKING:
    from journey_editor.canvas.scene import BoardScene

SELECTED, HOVERED, FOCUSED, TARGETED = 1, 2, 4, 8

ROOM = 6.0
"""Points around a piece for its outline (and a face's number)."""
_ABOVE = {"emotion": 12.0}
"""Points that a piece's marks reach over its box."""
_MOST_PIXELS = 700_000
_GATHERED = {"card", "connection", "emotion"}
_THICK = 12.0
"""Points around a connection's line that its width, corners and arrowhead stay within."""
_SECTION = 700.0
"""Points of a wide piece that are painted together."""
_LARGEST_SCALE = 3.0


class PieceItem(QGraphicsRectItem):
    """One piece. Only painting is Python: geometry stays in Qt, which asks for it thousands of times a second."""

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self.piece = piece
        self.kind = piece.kind
        self.states = 0
        self._far_looks: dict[object, Any] = {}
        self._scene = scene
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setZValue(piece.z)
        self._place()

    def show_piece(self, piece: Piece) -> None:
        """Show another state of the same piece; only what differs is touched."""
        old, self.piece = self.piece, piece
        if old is piece:
            return
        if old.box != piece.box:
            self._place()
        if old.marks is not piece.marks and old.marks != piece.marks:
            self._scene.pixmaps.drop(piece.key)
            self.forget_shape()
            self._far_looks.clear()
            self.update()

    def set_state(self, state: int, is_on: bool) -> None:
        """Turn one of SELECTED, HOVERED, FOCUSED, TARGETED on or off."""
        states = self.states | state if is_on else self.states & ~state
        if states != self.states:
            self.states = states
            self.update()

    def forget_shape(self) -> None:
        """What was made of the marks is no longer true."""

    def _place(self) -> None:
        box = self.piece.box
        self._far_looks.clear()
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
        if not (scene.zoom < far.FAR and far.paint_far(painter, self.piece, scene)):
            self.paint_near(painter, option.exposedRect, scene)
        if self.states:
            self.paint_outline(painter, scene)

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """Paint all that there is to read."""
        self._paint_kept(painter, scene)

    def paint_outline(self, painter: QPainter, scene: BoardScene) -> None:
        """A frame of the same width at any zoom."""
        width = 2.0 if self.states & (SELECTED | FOCUSED | TARGETED) else 1.0
        pen = QPen(scene.colour("drop" if self.states & TARGETED else "selection"), width)
        pen.setCosmetic(True)
        if not self.states & (SELECTED | TARGETED) and self.states & FOCUSED:
            pen.setStyle(Qt.PenStyle.DashLine)
        grow = min(ROOM - 1.0 - width / 2 / scene.zoom, 3.0 / scene.zoom)
        box = self.piece.box
        frame = QRectF(-grow, -grow, box.width + 2 * grow, box.height + 2 * grow)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = box.width if self.piece.kind == "emotion" else metrics.CARD_RADIUS + grow
        painter.drawRoundedRect(frame, min(radius, frame.width() / 2), min(radius, frame.height() / 2))

    # --- from far out, for `far_painting` -------------------------------------------------------------------------

    @property
    def can_be_gathered(self) -> bool:
        """Whether it can be drawn together with others of its kind: it is one of many, and looks like them."""
        return self.kind in _GATHERED and not self.states and self.opacity() == 1.0

    def far_rects(self, is_very_far: bool, zoom: float) -> far.Rects:
        """A card as rectangles on the board."""
        known = self._far_looks.get(is_very_far)
        if known is None:
            x, y = self.piece.box.x, self.piece.box.y
            rects = far.card_rects(self.piece, zoom)
            known = tuple((depth, role, rect.translated(x, y)) for depth, role, rect in rects)
            self._far_looks[is_very_far] = known
        return known  # type: ignore[no-any-return]

    def far_lines(self) -> tuple[str, list[QLineF]]:
        """A connection as straight lines on the board, and their colour's role."""
        known = self._far_looks.get("lines")
        if known is None:
            first = self.piece.marks[0]
            if not isinstance(first, Path) or first.stroke is None:
                return "text.muted", []
            corner = QPointF(self.piece.box.x, self.piece.box.y)
            points = [QPointF(*values[-2:]) + corner for _, values in first.commands if values]
            known = (first.stroke.colour, [QLineF(a, b) for a, b in pairwise(points)])
            self._far_looks["lines"] = known
        return known  # type: ignore[no-any-return]

    def far_dot(self, least: float) -> tuple[str, QRectF]:
        """A face as a dot on the board."""
        known = self._far_looks.get(least)
        if known is None:
            role, rect = far.face_dot(self.piece, least)
            known = (role, rect.translated(self.piece.box.x, self.piece.box.y))
            self._far_looks = {least: known}
        return known  # type: ignore[no-any-return]

    def _paint_kept(self, painter: QPainter, scene: BoardScene) -> None:
        transform = painter.transform()
        ratio = painter.device().devicePixelRatioF()
        scale = round(transform.m11() * ratio, 6)
        rect = self.rect()
        if scale > _LARGEST_SCALE or rect.width() * rect.height() * scale * scale > _MOST_PIXELS:
            paint_marks(painter, self.piece.marks, scene.theme, scene.images)
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
        # On whole device pixels, or the picture would be smeared over two.
        corner = transform.map(rect.topLeft())
        painter.resetTransform()
        painter.drawPixmap(QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio), pixmap)
        painter.setTransform(transform)

    def _pixmap(self, rect: QRectF, scale: float, scene: BoardScene) -> QPixmap:
        pixmap = QPixmap(math.ceil(rect.width() * scale), math.ceil(rect.height() * scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(scale, scale)
        painter.translate(-rect.topLeft())
        paint_marks(painter, self.piece.marks, scene.theme, scene.images)
        painter.end()
        return pixmap


class ConnectionItem(PieceItem):
    """A connection: hit near its line, not in the whole of its box."""

    _shape: QPainterPath | None = None
    _line: QPainterPath | None = None
    _reach: list[QRectF] | None = None

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """A thin thing in a large box: painted directly, and only where some of it is exposed."""
        if self._reach is None:
            self._reach = self._find_reach()
        if any(rect.intersects(exposed) for rect in self._reach):
            paint_marks(painter, self.piece.marks, scene.theme, scene.images)

    def _find_reach(self) -> list[QRectF]:
        """Rectangles that its stretches, its arrowhead and its label lie in."""
        _, lines = self.far_lines()
        x, y = self.piece.box.x, self.piece.box.y
        reach = [
            QRectF(line.p1(), line.p2()).normalized().translated(-x, -y).adjusted(-_THICK, -_THICK, _THICK, _THICK)
            for line in lines
        ]
        return reach + [QRectF(*mark.box) for mark in self.piece.marks if isinstance(mark, Shape)]

    def forget_shape(self) -> None:
        """The line runs elsewhere now."""
        self._shape = self._line = self._reach = None

    @property
    def line(self) -> QPainterPath:
        """The line without its arrowhead."""
        if self._line is None:
            first = self.piece.marks[0]
            self._line = painter_path(first.commands) if isinstance(first, Path) else QPainterPath()
        return self._line

    def ends(self) -> tuple[QPointF, QPointF]:
        """Where on the board it starts and where its arrow points."""
        head = self.piece.marks[1]
        tip = QPointF(*head.commands[0][1]) if isinstance(head, Path) else self.line.currentPosition()
        start = self.line.elementAt(0)
        return self.mapToScene(QPointF(start.x, start.y)), self.mapToScene(tip)

    def shape(self) -> QPainterPath:
        """A fat line, so that a hand hits it."""
        if self._shape is None:
            stroker = QPainterPathStroker()
            stroker.setWidth(8)
            self._shape = stroker.createStroke(self.line)
            if len(self.piece.marks) > 2:  # the ground of the label
                ground = getattr(self.piece.marks[2], "box", None)
                if ground is not None:
                    self._shape.addRect(QRectF(*ground))
        return self._shape

    def paint_outline(self, painter: QPainter, scene: BoardScene) -> None:
        """A halo along the line."""
        colour = scene.colour("selection")
        is_strong = bool(self.states & (SELECTED | FOCUSED))
        colour.setAlphaF(0.42 if is_strong else 0.22)
        pen = QPen(colour, 7.0 if is_strong else 5.0)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.line)


class HeaderItem(PieceItem):
    """A stage's or a lane's header. Where part of it is out of view, its text slides along to the part that is seen."""

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.slide = QPointF()

    def slide_to(self, hidden: float, is_sideways: bool) -> None:
        """So many points of the header, at its left (or top), are out of view."""
        room = self._room(is_sideways) if hidden > 0 else 0.0
        by = max(0.0, min(hidden, room))
        slide = QPointF(by, 0) if is_sideways else QPointF(0, by)
        if slide != self.slide:
            self.slide = slide
            self.update()

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """Ground and scale where they are, the rest where it is seen."""
        if self.slide.isNull():
            super().paint_near(painter, exposed, scene)
            return
        fixed, sliding = self._parted()
        paint_marks(painter, fixed, scene.theme, scene.images)
        painter.save()
        box = self.piece.box
        painter.setClipRect(QRectF(0, 0, box.width, box.height), Qt.ClipOperation.IntersectClip)
        painter.translate(self.slide)
        paint_marks(painter, sliding, scene.theme, scene.images)
        painter.restore()

    def _parted(self) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
        known = self._far_looks.get("parted")
        if known is None:
            height, marks = self.piece.box.height, self.piece.marks
            stays = [
                (isinstance(mark, Shape) and mark.box.height == height)
                or (isinstance(mark, Text) and mark.shaped.style == metrics.SCALE_TEXT)
                for mark in marks
            ]
            fixed = tuple(mark for mark, stay in zip(marks, stays, strict=True) if stay)
            known = fixed, tuple(mark for mark, stay in zip(marks, stays, strict=True) if not stay)
            self._far_looks["parted"] = known
        return known  # type: ignore[no-any-return]

    def _room(self, is_sideways: bool) -> float:
        """How far the text can slide before it meets the header's end, or the scale in it."""
        fixed, sliding = self._parted()
        ends = [_end(mark, is_sideways) for mark in sliding]
        if is_sideways:
            return self.piece.box.width - max(ends, default=0.0) - 8
        scale = [mark.y for mark in fixed if isinstance(mark, Text)]
        return min(scale, default=self.piece.box.height) - max(ends, default=0.0) - 4


def _end(mark: Mark, is_sideways: bool) -> float:
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


class WideItem(PieceItem):
    """A lane's ground or curve, as wide as the board: only the marks in the exposed part are painted."""

    _sections: list[tuple[float, float, tuple[Mark, ...]]] | None = None

    def __init__(self, piece: Piece, scene: BoardScene, parent: QGraphicsItem | None = None) -> None:
        super().__init__(piece, scene, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def forget_shape(self) -> None:
        """The marks are others now."""
        self._sections = None

    def paint_near(self, painter: QPainter, exposed: QRectF, scene: BoardScene) -> None:
        """Paint the sections that are exposed."""
        if self._sections is None:
            self._sections = _sections(self.piece.marks)
        for left, right, marks in self._sections:
            if left <= exposed.right() and exposed.left() <= right:
                paint_marks(painter, marks, scene.theme, scene.images)


def _sections(marks: tuple[Mark, ...]) -> list[tuple[float, float, tuple[Mark, ...]]]:
    """Runs of neighbouring marks in painting order, with the span (x) that each covers."""
    runs: list[tuple[float, float, list[Mark]]] = []
    for mark in marks:
        left, right = _span(mark)
        if runs and max(right, runs[-1][1]) - min(left, runs[-1][0]) <= _SECTION:
            before = runs.pop()
            runs.append((min(left, before[0]), max(right, before[1]), [*before[2], mark]))
        else:
            runs.append((left, right, [mark]))
    return [(left, right, tuple(run)) for left, right, run in runs]


def _span(mark: Mark) -> tuple[float, float]:
    if isinstance(mark, Path):
        xs = [value for _, values in mark.commands for value in values[::2]]
        room = mark.stroke.width if mark.stroke else 0.0
        return min(xs, default=0.0) - room, max(xs, default=0.0) + room
    if isinstance(mark, Shape):
        return mark.box.x - 2, mark.box.right + 2
    return -math.inf, math.inf
