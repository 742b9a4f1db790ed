"""The whole map, small, in a corner of the board: where one is, and a way to be elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.camera import WHEEL_NOTCH
from journey_editor.canvas.far_group import FarGroup
from journey_editor.layout.groups import Group
from journey_editor.layout.metrics import CARD_RADIUS, CARD_WIDTH
from journey_editor.layout.picture import Piece, Shape, Text
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for
from journey_editor.widgets.tooltip import set_tooltip

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_MOST_WIDTH, _MOST_HEIGHT = 300, 180
_LEAST = 48
_EDGE = 14
"""Pixels between the corner of the board's view and the minimap."""
_PAD = 6
_AFTER_MS = 120
"""So long after the last edit the picture is made anew."""
_LEAST_CARD = 2.0
_NAME = TextStyle(8.0, 600)


class Minimap(QWidget):
    """A picture that is made once for each state of the map; while the board is panned only its frame is drawn."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self._board = board
        self._picture: QPixmap | None = None
        self._scale = 1.0
        self._holds: QPointF | None = None
        """From the pointer to the middle of the frame while that is dragged, on the board."""
        self.setObjectName("minimap")
        self.setAccessibleName("Minimap")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_tooltip(self, "Drag to move about the map, click to go there, turn the wheel to zoom")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.refresh)
        board.viewport().installEventFilter(self)
        for bar in (board.horizontalScrollBar(), board.verticalScrollBar()):
            bar.valueChanged.connect(self.update)
        board.zoom_changed.connect(self.update)
        board.session.changed.connect(self.is_outdated)
        board.view_changed.connect(self.is_outdated)
        self.hide()

    def is_outdated(self, _what: object = None) -> None:
        """The map is another one: make its picture anew, soon."""
        if not self.isHidden():
            self._timer.start()

    def refresh(self) -> None:
        """Make the picture anew."""
        self._timer.stop()
        self._picture = None
        self._stand()
        self.update()

    # --- where things are -----------------------------------------------------------------------------------------

    @property
    def frame(self) -> QRectF:
        """What of the board is seen, in this widget's pixels."""
        seen = self._board.camera.visible
        return QRectF(self._at(seen.topLeft()), self._at(seen.bottomRight()))

    def _at(self, board: QPointF) -> QPointF:
        return QPointF(board.x() * self._scale + _PAD, board.y() * self._scale + _PAD)

    def _on_board(self, pixel: QPointF) -> QPointF:
        return QPointF((pixel.x() - _PAD) / self._scale, (pixel.y() - _PAD) / self._scale)

    def _stand(self) -> None:
        """In the lower right corner, in the proportions of the map."""
        board, viewport = self._board.board, self._board.viewport()
        most = min(_MOST_WIDTH, viewport.width() * 0.4), min(_MOST_HEIGHT, viewport.height() * 0.4)
        self._scale = max(1e-4, min(most[0] / board.width, most[1] / board.height))
        width = max(_LEAST, round(board.width * self._scale) + 2 * _PAD)
        height = max(_LEAST, round(board.height * self._scale) + 2 * _PAD)
        corner = viewport.geometry().bottomRight()
        self.setGeometry(corner.x() - width - _EDGE, corner.y() - height - _EDGE, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the view is resized."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.refresh()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand where one belongs."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing."""
        super().hideEvent(event)
        self._timer.stop()
        self._picture = None

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and the frame over it."""
        if self._picture is None:
            self._picture = self._made()
        scene = self._board.board_scene
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        painter.setBrush(Qt.BrushStyle.NoBrush)  # the colours under it stay what they are
        painter.setPen(QPen(scene.shade("selection"), 2))
        painter.drawRect(self.frame)
        painter.end()

    def _made(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        scene = self._board.board_scene
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(scene.shade("board.background"))
        painter.setPen(QPen(scene.shade("field.line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        groups = [shown.group for shown in scene.groups]
        self._draw_grounds(painter, groups, ("row", "lane"))
        self._draw_lanes(painter)
        self._draw_grounds(painter, groups, ("stage",))
        painter.end()
        return pixmap

    def _rect(self, piece: Piece) -> QRectF:
        box, scale = piece.box, self._scale
        return QRectF(box.x * scale + _PAD, box.y * scale + _PAD, box.width * scale, box.height * scale)

    def _draw_grounds(self, painter: QPainter, groups: list[Group], kinds: tuple[str, ...]) -> None:
        for group in groups:
            for key, piece in group.pieces.items():
                if key[0] in kinds:
                    placed = group.placed(piece)
                    self._draw_ground(painter, placed)
                    if key[0] == "stage":
                        self._draw_name(painter, placed, self._rect(placed))

    def _draw_ground(self, painter: QPainter, piece: Piece) -> None:
        corner = self._rect(piece).topLeft()
        for mark in piece.marks:
            if isinstance(mark, Shape) and mark.fill and mark.box.height == piece.box.height:
                ground = QRectF(*(value * self._scale for value in mark.box)).translated(corner)
                ground.setWidth(max(ground.width(), 1.5))
                painter.fillRect(ground, self._board.board_scene.shade(mark.fill))

    def _draw_lanes(self, painter: QPainter) -> None:
        """Curves and cards, from the lists that each lane keeps for being seen from far out."""
        scene, lit = self._board.board_scene, self._board.board_scene.lit("card")
        pale = scene.pale_keys()
        for shown in scene.groups:
            look = shown.far(pale & shown.group.pieces.keys())
            painter.setWorldTransform(
                QTransform(self._scale, 0, 0, self._scale, _PAD, _PAD + shown.group.top * self._scale)
            )
            for role, _, lines in look.curves:
                painter.strokePath(lines, self._pen(scene.theme.colour(role), 1.4))
            if lit is None:
                self._draw_cards(painter, look)
            else:
                self._draw_cards(painter, look, "board.line.strong")
                self._draw_cards(painter, shown.lit("card", lit))
        painter.resetTransform()

    def _draw_cards(self, painter: QPainter, look: FarGroup, role: str = "") -> None:
        """Each at least as large as can be seen; `role`: all in this colour."""
        lacking = max(0.0, _LEAST_CARD - CARD_WIDTH * self._scale)
        for layer in look.tiles:
            for own, rects in layer.items():
                colour = self._board.board_scene.shade(role or own)
                painter.setPen(self._pen(colour, lacking) if lacking else Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawRects(rects)

    @staticmethod
    def _pen(colour: QColor | str, width: float) -> QPen:
        pen = QPen(QColor(colour), width)
        pen.setCosmetic(True)
        return pen

    def _draw_name(self, painter: QPainter, piece: Piece, rect: QRectF) -> None:
        text = next((mark.shaped.text for mark in piece.marks if isinstance(mark, Text)), "")
        font = font_for(_NAME)
        painter.setFont(font)
        room = QRectF(rect.x() + 2, rect.center().y() - 6, rect.width() - 4, 12)
        if room.width() >= 36 and rect.height() >= 3:
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.fillRect(
                QRectF(rect.x(), room.y(), rect.width(), room.height()), self._board.board_scene.shade("stage.fill")
            )
            painter.setPen(self._board.board_scene.shade("stage.text"))
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    # --- the hand -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the frame: take hold of it. Beside it: go there, and take hold."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        middle = self._on_board(self.frame.center())
        self._holds = middle - self._on_board(at) if self.frame.contains(at) else QPointF()
        self._look_at(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is seen."""
        if self._holds is not None:
            self._look_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._holds = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As a click: the board beneath must not take it for its own."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, about the middle of what is seen."""
        event.accept()
        view = self._board.viewport().rect()
        self._board.camera.turn(event.angleDelta().y() / WHEEL_NOTCH, QPointF(view.center()))

    def _look_at(self, pixel: QPointF) -> None:
        centre = self._on_board(pixel) + (self._holds or QPointF())
        view = self._board.viewport().rect()
        self._board.camera.place(centre, QPointF(view.center()))
