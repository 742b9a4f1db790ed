"""Paints the scene from far out.

Thousands of small items cost more by being called one by one than by being drawn. So lanes, cards, faces and lines are
drawn from the lists that each lane keeps for this (`far_group`), layer by layer; only headers and what lies over the
board paint themselves. The pieces need no items for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Set

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem

from journey_editor.canvas.far_group import DOT, FarGroup, Rects, add_lines
from journey_editor.canvas.items import far
from journey_editor.canvas.items.header_ground import HeaderGround
from journey_editor.canvas.items.piece_item import DIM, PieceItem
from journey_editor.canvas.scene import BoardScene
from journey_editor.canvas.shown_group import ShownGroup
from journey_editor.layout.line_styles import FAR_DASHES, FAR_TWICE
from journey_editor.layout.picture import Box, Image, Piece
from journey_editor.painting.images import is_quick, paint_image

_LEAST_DOT, _LEAST_LINE = 3.0, 2.0
"""Pixels: smaller dots are drawn in this size, shorter pieces of lines not at all."""
_SELECTED_LINE, _HALO = 7.0, 0.45
"""Pixels around a selected line, and how strongly they are coloured: the line keeps the colour of its kind."""
_OVER = {"stage", "step", "lane", "corner", "title", "logo", "legend"}
"""Pieces that paint themselves."""
_WORDS_FROM, _MOST_WORDS = 0.22, 1_200
"""From this zoom on, and among fewer pieces (of some four a card), cards say what they are called."""
_MAKING_S = 0.04
"""So long a repaint makes what is lit under a filter, and pictures; the rest comes with the next ones."""


def paint(view: QGraphicsView, scene: BoardScene, region: QRegion) -> None:
    """Paint a region of the viewport."""
    painter = QPainter(view.viewport())
    painter.setClipRegion(region)
    painter.fillRect(region.boundingRect(), scene.shade("board.background"))
    to_pixels = view.viewportTransform()
    exposed = view.mapToScene(region.boundingRect()).boundingRect()
    scene.begin_painting(exposed)
    groups = [group for group in scene.groups if group.meets(exposed)]
    layers = _Layers(painter, scene, to_pixels, groups, exposed)
    layers.paint()
    unseen = {"step"} if scene.zoom < far.VERY_FAR else set()
    for item in _over(scene.items_over(), unseen):
        if item.sceneBoundingRect().intersects(exposed):
            _paint_item(painter, item, to_pixels, exposed)
    painter.end()
    if not layers.is_whole:
        view.viewport().update()


def _over(items: Iterable[QGraphicsItem], unseen: Set[str]) -> Iterator[QGraphicsItem]:
    """Of some items and those in them, the ones that paint themselves; what lies over others comes later.

    Asked of Qt, all the pieces there are would have to be looked through. `unseen` kinds are painted only where they
    are marked.
    """
    for item in sorted(items, key=QGraphicsItem.zValue):
        if isinstance(item, PieceItem) and item.kind in unseen and not item.states:
            continue
        if item.isVisible():
            if not isinstance(item, PieceItem) or item.kind in _OVER or item.opacity() != 1.0:
                yield item
            yield from _over(item.childItems(), unseen)


def _paint_item(painter: QPainter, item: QGraphicsItem, to_pixels: QTransform, exposed: QRectF) -> None:
    if isinstance(item, HeaderGround) and not item.is_stuck:
        return
    option = QStyleOptionGraphicsItem()
    option.exposedRect = item.mapRectFromScene(exposed) & item.boundingRect()
    painter.setWorldTransform(item.deviceTransform(to_pixels))
    painter.setOpacity(item.effectiveOpacity())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    item.paint(painter, option, None)
    painter.setOpacity(1.0)


class _Layers:
    """The lanes in view, painted layer by layer: all grounds, then all curves, and so on."""

    def __init__(
        self, painter: QPainter, scene: BoardScene, to_pixels: QTransform, groups: list[ShownGroup], exposed: QRectF
    ) -> None:
        self._painter = painter
        self._scene = scene
        self._to_pixels = to_pixels
        self._is_very_far = scene.zoom < far.VERY_FAR
        pale = scene.pale_keys()
        self._shown = [(group.group.top, group.far(pale & group.group.pieces.keys())) for group in groups]
        self._groups = groups
        ratio = painter.device().devicePixelRatioF()
        self._dot = 1 / (scene.zoom * ratio)
        """A dot of the screen, in points: at 150 % a pixel is one and a half, and a line is one dot wide."""
        self._twice = max(2, round(2 * ratio))
        """So many lines side by side are as wide as two pixels."""
        self._exposed = exposed
        self._has_words = scene.zoom >= _WORDS_FROM and sum(len(group.group.pieces) for group in groups) < _MOST_WORDS
        self._pens: dict[tuple[str, float], QPen] = {}
        self._until: float | None = None
        self.is_whole = True
        """Whether all is painted. On a very large map, what another filter finds is lit lane by lane; pictures come one
        after the other."""

    def paint(self) -> None:
        """All of them."""
        painter, scene = self._painter, self._scene
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for look in self._moved():
            self._fill(look.grounds)
        for look in self._moved():
            for (role, dash), lines in look.borders.items():
                painter.strokePath(lines, scene.thin_pen(role, dash))
        self._with_dimming("curve", self._curves)
        self._with_dimming("emotion", self._dots)
        self._with_dimming("connection", self._ways)
        self._with_dimming("card", self._cards)
        if self._has_words:
            self._words()
        self._outlines()

    def _moved(self) -> Iterable[FarGroup]:
        """Each lane, with the painter in its place."""
        for top, look in self._shown:
            self._painter.setWorldTransform(QTransform.fromTranslate(0, top) * self._to_pixels)
            yield look

    def _with_dimming(self, kind: str, draw) -> None:  # type: ignore[no-untyped-def]
        """Draw a layer; where pieces of its kind stand back, pale, with those that do not over it."""
        lit = self._scene.lit(kind)
        if lit is None:
            draw(self._moved())
            return
        self._painter.setOpacity(DIM)
        draw(self._moved())
        self._painter.setOpacity(1.0)
        draw(self._lit(kind, lit))

    def _lit(self, kind: str, records: frozenset[str]) -> Iterable[FarGroup]:
        """What does not stand back, lane by lane, with the painter in its place."""
        for group in self._groups:
            if not group.knows_lit(kind, records) and not self._has_time():
                continue
            look = group.lit(kind, records)
            self._painter.setWorldTransform(QTransform.fromTranslate(0, group.group.top) * self._to_pixels)
            yield look

    def _curves(self, looks: Iterable[FarGroup]) -> None:
        """Two pixels wide; where it only leads on, a dot."""
        scene = self._scene
        for look in looks:
            for role, is_full, lines in look.curves if self._is_very_far else look.round_curves:
                self._stroke(lines, scene.thin_pen(role), self._twice if is_full else 1, aside=0)

    def _stroke(self, lines: QPainterPath, pen: QPen, times: int, aside: float) -> None:
        """Lines as wide as so many dots, each painted a dot below (and `aside` of) the last: a wider pen costs many
        times as much."""
        for number in range(times):
            down = number * self._dot
            self._painter.translate(down * aside, down)
            self._painter.strokePath(lines, pen)
            self._painter.translate(-down * aside, -down)

    def _dots(self, looks: Iterable[FarGroup]) -> None:
        width = max(_LEAST_DOT, DOT * self._scene.zoom)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self._is_very_far)
        for look in looks:
            for role, points in look.dots.items():
                self._painter.setPen(self._pen(role, width, is_round=not self._is_very_far))
                self._painter.drawPoints(points)

    def _ways(self, looks: Iterable[FarGroup]) -> None:
        least = _LEAST_LINE / self._scene.zoom
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for look in looks:
            for role, ways in look.ways.items():
                for lines in ways.over(least):
                    self._draw_way(role, lines)

    def _draw_way(self, role: str, lines: QPainterPath) -> None:
        """Told apart by dash and weight, as near."""
        pen = self._scene.thin_pen(role, FAR_DASHES.get(role, ()))
        self._stroke(lines, pen, self._twice if role == FAR_TWICE else 1, aside=1)

    def _cards(self, looks: Iterable[FarGroup]) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for look in looks:
            layers = look.tiles if self._is_very_far else look.cards
            for layer in layers[:-1] if self._has_words else layers:  # the last has bars for words
                self._fill(layer)

    def _words(self) -> None:
        """What each card is called, in letters that can be read, and its picture; for a map of which so many are in
        view that each has room for a word, they are bars and grey."""
        painter, scene = self._painter, self._scene
        painter.resetTransform()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        strong, muted = scene.colour("text.strong"), scene.colour("text.muted")
        for shown in self._groups:
            for piece in shown.group.pieces.values():
                if piece.kind not in ("card", "field"):
                    continue
                box = QRectF(*shown.group.placed(piece).box)
                if box.intersects(self._exposed):
                    is_dim = scene.is_dim(piece)
                    painter.setOpacity(DIM if is_dim and scene.theme_of(piece) is scene.theme else 1.0)
                    self._picture(piece, box)
                    far.paint_words(painter, piece, self._to_pixels.mapRect(box), muted if is_dim else strong)
        painter.setOpacity(1.0)

    def _picture(self, piece: Piece, box: QRectF) -> None:
        """A card's picture, as small as it is. Some are made ready with each repaint; till then they are grey."""
        scene = self._scene
        for mark in piece.marks:
            if not isinstance(mark, Image):
                continue
            data = scene.images.get(mark.picture, b"")
            place = self._to_pixels.mapRect(QRectF(*mark.box).translated(box.topLeft()))
            side = max(place.width(), place.height()) * self._painter.device().devicePixelRatioF()
            if is_quick(data, side) or self._has_time():
                at = Box(place.x(), place.y(), place.width(), place.height())
                paint_image(self._painter, data, at, mark.radius * scene.zoom, scene.shade("board.line.strong"))

    def _has_time(self) -> bool:
        """Whether this repaint may make something that is not there yet; else another one comes."""
        if self._until is None:
            self._until = time.thread_time() + _MAKING_S
        elif time.thread_time() > self._until:
            self.is_whole = False
        return self.is_whole

    def _fill(self, rects: Rects) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        for role, together in rects.items():
            self._painter.setBrush(self._scene.shade(role))
            self._painter.drawRects(together)

    def _outlines(self) -> None:
        """What is selected, hovered or in focus."""
        painter, scene = self._painter, self._scene
        for item in scene.marked_items():
            if item.kind not in _OVER:
                painter.setWorldTransform(item.deviceTransform(self._to_pixels))
                item.paint_outline(painter, scene)
        painter.setWorldTransform(self._to_pixels)
        painter.setPen(self._pen("selection", 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawRects(scene.selected_rects())
        halo = QPen(self._pen("selection", _SELECTED_LINE))
        colour = halo.color()
        colour.setAlphaF(_HALO)
        halo.setColor(colour)
        for role, lines in scene.selected_lines():
            path = QPainterPath()
            add_lines(path, lines)
            painter.strokePath(path, halo)
            self._draw_way(role, path)

    def _pen(self, role: str, width: float, is_round: bool = True) -> QPen:
        pen = self._pens.get((role, width))
        if pen is None:
            pen = self._pens[role, width] = QPen(self._scene.shade(role), width)
            pen.setCosmetic(True)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if is_round else Qt.PenCapStyle.SquareCap)
        return pen
