"""The names of stages, steps and lanes from very near: headers are too large there to be held, and soon out of view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.items.far_labels import name_of
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_STYLE = TextStyle(12.0, 600)
_HEIGHT, _PAD, _GAP = 22.0, 7.0, 4.0
_LEAST = 30.0
"""Pixels: less room than that has no name."""


class NearLabel(NamedTuple):
    """A name, its place in the viewport, and the roles of the colours it stands on and is written in."""

    text: str
    rect: QRectF
    ground: str
    ink: str


class NearLabels(QWidget):
    """Lies over the viewport's edges, as large as ever; nothing can be taken hold of on it."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self.labels: list[NearLabel] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def follow(self) -> None:
        """What is seen is another part of the board, or larger."""
        labels = self._now()
        if labels != self.labels:
            self.labels = labels
            self.update()
        self.setGeometry(self._view.viewport().geometry())
        self.setVisible(bool(labels))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names on their grounds."""
        painter, scene = QPainter(self), self._view.board_scene
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_for(_STYLE))
        for label in self.labels:
            painter.setPen(scene.colour("board.line.strong"))
            painter.setBrush(scene.colour(label.ground))
            painter.drawRoundedRect(label.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(scene.colour(label.ink))
            painter.drawText(label.rect.adjusted(_PAD, 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter, label.text)

    def _now(self) -> list[NearLabel]:
        view = self._view
        scene, board = view.board_scene, view.board
        if not board.rows or not board.columns or (scene.side.is_stuck and scene.top.is_stuck):
            return []
        found: list[NearLabel] = []
        if not scene.top.is_stuck:
            found += self._along(((s.stage.id, s.left, s.right) for s in board.stages), "stage", 0.0)
            under = _HEIGHT + 2 if found else 0.0
            found += self._along(((c.step, c.left, c.right) for c in board.columns), "step", under)
        if not scene.side.is_stuck:
            lowest = max((label.rect.bottom() for label in found), default=0.0)
            held = view.header_pixels[1] if scene.top.is_stuck else 0.0
            found += self._beside(max(lowest, held) + _GAP)
        return found

    def _along(self, spans: Iterator[tuple[str, float, float]], kind: str, down: float) -> list[NearLabel]:
        """At the upper edge, over the part of each column that is in view, once its header's name has left it."""
        found, view = [], self._view
        held = view.header_pixels[0] if view.board_scene.side.is_stuck else 0.0
        for record_id, left, right in spans:
            item = view.board_scene.piece(kind, record_id)
            start, end = max(self._x(left), held) + _GAP, min(self._x(right), view.viewport().width()) - _GAP
            if item is None or not self._is_above(item) or end - start < _LEAST:
                continue
            grounds = ("stage.fill", "stage.text") if kind == "stage" else ("panel", "text.strong")
            found += self._label(name_of(item.piece), start, _GAP + down, end - start, grounds)
        return found

    def _beside(self, upper: float) -> list[NearLabel]:
        """At the left edge, at the upper end of what is in view of each lane, once its name has left it."""
        found = []
        for row, name in zip(self._view.board.rows, self._view.board.lane_names, strict=True):
            item = self._view.board_scene.piece("lane", row.lane)
            top, bottom = max(self._y(row.top) + _GAP, upper), min(self._y(row.bottom), self._view.viewport().height())
            is_gone = item is not None and self._x(item.scenePos().x()) < -_LEAST
            if is_gone and bottom - top > _HEIGHT:
                room = self._view.viewport().width() / 2
                found += self._label(name.strip(), _GAP, top, room, ("panel", "text.strong"))
        return found

    def _label(self, name: str, x: float, y: float, room: float, grounds: tuple[str, str]) -> list[NearLabel]:
        measures = QFontMetricsF(font_for(_STYLE))
        text = measures.elidedText(name, Qt.TextElideMode.ElideRight, room - 2 * _PAD)
        width = measures.horizontalAdvance(text) + 2 * _PAD + 1
        return [NearLabel(text, QRectF(round(x), round(y), round(width), _HEIGHT), *grounds)] if text else []

    def _is_above(self, item: PieceItem) -> bool:
        """Whether a header's upper half, where its name stands, is out of view."""
        return self._y(item.scenePos().y() + item.piece.box.height / 2) < 0

    def _x(self, board_x: float) -> float:
        return (board_x - self._view.camera.visible.left()) * self._view.zoom

    def _y(self, board_y: float) -> float:
        return (board_y - self._view.camera.visible.top()) * self._view.zoom
