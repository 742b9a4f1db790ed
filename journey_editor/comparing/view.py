"""The board of a comparison on the screen: looked at, walked over and asked, never changed."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from journey_editor.analysis.comparing.entries import Entry, EntryKind
from journey_editor.canvas.dragged import DraggedBoard
from journey_editor.canvas.items.far import FAR
from journey_editor.canvas.items.far_labels import FarLabels
from journey_editor.canvas.painted_view import PaintedView
from journey_editor.comparing.board import LOOKS, PLACES, ComparedBoard
from journey_editor.document.progress import Progress
from journey_editor.layout.board import Board
from journey_editor.layout.picture import Box
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon_pixmap
from journey_editor.widgets.tooltip import tooltip_text

_SAME = "same"
_STEP = 90
"""Pixels that an arrow key moves the board."""
_LEAST_SIGN, _MOST_SIGN = 9, 16
"""Pixels: signs at cards from far out."""
_MARGIN = 20.0
"""Pixels that are free beside the board where one goes to its edge."""
_AROUND = 9.0
"""Points from what one is at to the frame around it: its tag lies on its edge."""
_READABLE = 0.75
"""Who goes to a change from far out is brought so near."""


class ComparedView(PaintedView):
    """Shows a `ComparedBoard`. What is the same in both maps stands back, where that is wished."""

    picked = QtSignal(str)
    """The id (of the union of both maps) of what the user clicked."""
    zoomed = QtSignal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._sticky.makes_way_near = False
        self.setAccessibleName("Both maps as one board")
        self.setMouseTracking(True)
        self.camera.changed.connect(self._on_zoomed)
        self._compared: ComparedBoard | None = None
        self.names: FarLabels | None = None
        """From far out; there once there is a board."""
        self._dims_same = True
        self._marked: QRectF | None = None
        """What the user has gone to."""
        self._drag = DraggedBoard(self.camera)

    @property
    def board(self) -> Board:
        """The board that is shown."""
        assert self._compared is not None
        return self._compared.board

    def show_board(self, compared: ComparedBoard) -> None:
        """Show a comparison in place of any other."""
        self._compared, self._marked = compared, None
        self.board_scene.select(())
        self.board_scene.sync(compared.board)
        if self.names is None:
            self.names = FarLabels(self)
            self.board_scene.addItem(self.names)
        self.names.refresh()
        self.camera.set_board(compared.board.width, compared.board.height)
        self.dim_same(self._dims_same)
        self._update()

    def make_ahead(self, progress: Progress) -> None:
        """Make how the board looks from far out, as which it is seen first: painting a large one would take long."""
        groups = list(self.board_scene.groups)
        for number, shown in enumerate(groups):
            progress(number, len(groups))
            shown.far(frozenset()).make()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.board_scene.set_theme(theme)
        self._update()

    def dim_same(self, is_on: bool) -> None:
        """Let what is the same in both maps stand back, or not."""
        self._dims_same = is_on
        if is_on and self._compared is not None:
            kinds = frozenset({"card", "connection", "emotion"})
            self.board_scene.dim(_SAME, kinds, frozenset(self._compared.tags), is_grey=True)
        else:
            self.board_scene.undim(_SAME)

    # --- where one looks ------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """The whole board."""
        assert self.names is not None
        self.camera.fit(QRectF(0, 0, self.board.width, self.board.height), room_at_left=self.names.room_at_left)

    def go_to(self, entry: Entry) -> bool:
        """Bring what an entry tells of into view, and mark it. False: it is nowhere on the board."""
        self._marked = rect = self._place_of(entry)
        is_line = rect is not None and ("connection", entry.place) in self.board.by_key
        self.board_scene.select((entry.place,) if is_line else ())
        if rect is None:
            self._update()
            return False
        if self.camera.zoom < _READABLE:
            self.camera.zoom_to(_READABLE)
        room = QRectF(self.viewport().rect()).adjusted(self._sticky.left + 20, self._sticky.top + 20, -20, -20)
        here = QRectF(self.mapFromScene(rect.topLeft()), rect.size() * self.camera.zoom)
        if not room.contains(here):
            self.camera.place(self._corner_for(rect, room), QPointF(0, 0))
        self._update()
        return True

    def _corner_for(self, rect: QRectF, room: QRectF) -> QPointF:
        """What is to stand in the corner of the viewport for a part of the board to stand in the middle of the room
        that headers leave: its beginning where it is larger, and no more than a margin beside the board."""
        zoom, found = self.camera.zoom, []
        for start, length, free, before, whole, size in (
            (rect.x(), rect.width(), room.width(), room.x(), self.board.width, self.viewport().width()),
            (rect.y(), rect.height(), room.height(), room.y(), self.board.height, self.viewport().height()),
        ):
            aside = max(0.0, (free - length * zoom) / 2)
            corner = start - (before + aside) / zoom
            most = whole + (_MARGIN - size) / zoom
            found.append(max(-_MARGIN / zoom, min(corner, most)))
        return QPointF(*found)

    def _place_of(self, entry: Entry) -> QRectF | None:
        board = self.board
        if entry.kind is EntryKind.EMOTION:
            row = next((row for row in board.rows if row.lane == entry.lane), None)
            span = next((span for span in board.stages if span.stage.id == entry.stage), None)
            if row is None:
                return None
            left, right = (span.left, span.right) if span else (board.header.x, board.header.right)
            return QRectF(left, row.strip.y, right - left, row.strip.height)
        for kind in PLACES:
            piece = board.by_key.get((kind, entry.place))
            if piece is not None:
                box = piece.box
                if kind in ("stage", "step"):
                    box = Box(box.x, board.header.bottom, box.width, 40)
                elif kind == "lane":
                    box = Box(board.header.x, box.y, 40, box.height)
                return QRectF(*box)
        return None

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The board; from far out, where its tags cannot be read, a sign at each thing that has one."""
        self.paint_board(event)
        if self._compared is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = round(self._sticky.left), round(self._sticky.top)
        is_far = self.camera.zoom < FAR
        if is_far:
            self._paint_signs(painter, ("stage",))
        painter.setClipRect(self.viewport().rect().adjusted(0, top, 0, 0))
        if is_far:
            self._paint_signs(painter, ("lane",))
        painter.setClipRect(self.viewport().rect().adjusted(left, top, 0, 0))
        if is_far:
            self._paint_signs(painter, ("card",))
        if self._marked is not None:
            around = self._marked.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
            frame = QRectF(self.mapFromScene(around.topLeft()), around.size() * self.camera.zoom)
            painter.setPen(QPen(self.board_scene.shade("selection"), 2.0, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 8, 8)
        painter.end()

    def _paint_signs(self, painter: QPainter, kinds: tuple[str, ...]) -> None:
        assert self._compared is not None
        zoom, ratio, seen = self.camera.zoom, self.devicePixelRatioF(), self.camera.visible
        by_key = self.board.by_key
        found = ((tag, (kind, one)) for one, tag in self._compared.tags.items() for kind in kinds)
        for tag, key in found:
            piece = by_key.get(key)
            if piece is None:
                continue
            box = QRectF(*piece.box)
            if key[0] != "card" and (item := self.board_scene.piece(*key)) is not None:
                box.moveTo(item.scenePos())  # a header stands where it is held
                room = _MOST_SIGN / zoom
                box.setLeft(max(box.left(), box.right() - room))
                if key[0] == "lane":
                    box.translate(room, 0)  # its name has no room to spare
            if not seen.intersects(box):
                continue
            size = min(_MOST_SIGN, max(_LEAST_SIGN, round(min(box.width(), box.height()) * zoom)))
            icon, role, _ = LOOKS[tag.fate]
            middle = self.mapFromScene(box.center())
            ground = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
            painter.setPen(QPen(self.board_scene.shade(role), 1.0))
            painter.setBrush(self.board_scene.shade(f"{role}.soft"))
            painter.drawEllipse(ground)
            pixmap = icon_pixmap(icon, role, self.board_scene.theme, size - 4, ratio)
            painter.drawPixmap(QPointF(math.floor(ground.x()) + 2, math.floor(ground.y()) + 2), pixmap)

    def _update(self) -> None:
        if self._compared is not None:
            size = self.viewport().size()
            self._sticky.update(self.board, size.width(), size.height())
        if self.names is not None:
            self.names.follow()
        self.viewport().update()

    def _on_zoomed(self, zoom: float) -> None:
        self.board_scene.zoom = zoom
        self._update()
        self.zoomed.emit(zoom)

    # --- keys and mouse -------------------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Headers stay where they are seen."""
        super().scrollContentsBy(dx, dy)
        self._update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The corner that is seen stays."""
        corner = self.mapToScene(QPoint(0, 0))
        super().resizeEvent(event)
        self.camera.make_room()
        self.camera.place(corner, QPointF(0, 0))
        self._update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page keys move the board, + and - and 0 are for its size."""
        size = self.viewport().size()
        moves = {
            Qt.Key.Key_Left: (_STEP, 0),
            Qt.Key.Key_Right: (-_STEP, 0),
            Qt.Key.Key_Up: (0, _STEP),
            Qt.Key.Key_Down: (0, -_STEP),
            Qt.Key.Key_PageUp: (0, size.height() * 0.8),
            Qt.Key.Key_PageDown: (0, -size.height() * 0.8),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.camera.pan(QPointF(*moves[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.camera.step(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super(PaintedView, self).keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make larger or smaller at the pointer."""
        self.camera.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag moves the board."""
        self._drag.press(event)
        self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See `mousePressEvent`."""
        self._drag.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks what is there."""
        if self._drag.release(event):
            at = self.record_at(event.position().toPoint())
            if at:
                self.picked.emit(at)

    def record_at(self, at: QPoint) -> str:
        """The id of what stands at a pixel of the viewport; empty: nothing."""
        item = self.board_scene.piece_at(self.mapToScene(at))
        return item.piece.record_id if item is not None else ""

    def viewportEvent(self, event: QEvent) -> bool:
        """What became of the thing under the pointer, in whole sentences."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tag = self._compared.tags.get(self.record_at(event.pos())) if self._compared else None
            QToolTip.showText(event.globalPos(), tooltip_text("\n".join(tag.said)) if tag else "", self.viewport())
            return True
        return super().viewportEvent(event)
