"""The board before an audience: full screen, nothing but the map, a light on the stage that is spoken of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.captions import Captions
from journey_editor.canvas.dragged import DraggedBoard
from journey_editor.canvas.items.far_labels import FarLabels
from journey_editor.canvas.painted_view import PaintedView
from journey_editor.canvas.parting import MARGIN, MOST, Seeing, across, filled
from journey_editor.canvas.typed_number import TypedNumber
from journey_editor.document.progress import Progress
from journey_editor.layout.board import Board
from journey_editor.layout.characters import in_line
from journey_editor.layout.picture import Shape
from journey_editor.layout.theme import Theme, quiet

_NAMES = 1.6
"""How much larger the names of stages and lanes are from far out than in the editor: a room reads them."""
_DARK = 165
"""How strongly the rest is covered, of 255."""
_FORWARD = {Qt.Key.Key_PageDown, Qt.Key.Key_Space}
_BACK = {Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
_LEAVE = {Qt.Key.Key_Escape, Qt.Key.Key_F5}
_BLACK = {Qt.Key.Key_B, Qt.Key.Key_Period}
"""What clickers send for a pause: B or a full stop."""
_KEYS = (
    "\u2190 \u2192  stages    1 \u2026 9  stage by number    \u2191 \u2193  lanes    + \u2212  size    B  black    "
    "Enter  edit here    Esc  end"
)


class Presentation(PaintedView):
    """Shows one board and changes nothing. `stage` and `lane` are the numbers of what the light is on, if any, `part`
    that of what is seen of it where it is higher than the screen."""

    ended = Signal(str, str)
    """It is over: the ids of the stage and the lane to go on with in the editor, or empty to be where one was."""
    card_wanted = Signal(str)
    """It is over, and this card is to be corrected."""

    def __init__(
        self,
        board: Board,
        theme: Theme,
        parent: QWidget | None = None,
        board_of: Callable[[str], Board] | None = None,
    ) -> None:
        """`board_of`: the board on which a stage is shown, with all the stages and the lanes that say something there;
        None: always the whole one."""
        super().__init__(quiet(theme), parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Presentation")
        self.setObjectName("presentation")
        self.setAccessibleName("Presentation of the map")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sticky.makes_way_near, self._sticky.above = False, MARGIN
        self.board = self._whole = board
        self._board_of = board_of
        self.board_scene.sync(board)
        self.camera.set_board(board.width, board.height)
        self._names = FarLabels(self, _NAMES)
        self.board_scene.addItem(self._names)
        self.stage: int | None = None
        self.lane: int | None = None
        self.part = 0
        self._seeing = Seeing()
        self._card = ""
        """The card to be seen, until one goes on."""
        self._goes_to = ("", "")
        self._corrects = ""
        self.is_black = False
        self._number = TypedNumber(self)
        self._drag = DraggedBoard(self.camera)
        self.captions = Captions(self)
        self.caption = self.captions.now

    def prepare(self, progress: Progress) -> None:
        """Make ready what is painted first, the whole map."""
        groups = list(self.board_scene.groups)
        for number, shown in enumerate(groups):
            progress(number, len(groups))
            shown.far(frozenset()).make()

    # --- going from stage to stage --------------------------------------------------------------------------------

    def go(self, stage: int | None, lane: int | None = None, part: int = 0, card: str = "") -> None:
        """Put the light on a stage, and on one of its lanes; None: on the whole map, on all lanes. A `part` below 0 is
        counted from the last one; with a `card` of that stage it is the one in which that is seen."""
        self.stage = None if stage is None or not self.board.stages else max(0, min(len(self.board.stages) - 1, stage))
        before = self._lane_ids
        named = before[max(0, min(len(before) - 1, lane))] if lane is not None and before else ""
        self._show()
        lanes = self._lane_ids
        if lane is None or self.stage is None or not lanes:
            self.lane = None
        else:
            self.lane = lanes.index(named) if named in lanes else min(lane, len(lanes) - 1)
        self._measure()
        last = len(self._seeing.parts) - 1
        self.part = max(0, last + 1 + part) if part < 0 else min(part, last)
        self._card = card
        if (piece := self.board.by_key.get(("card", card))) is not None:
            self.part = self._seeing.part_of(piece.box)
        self._show_captions()
        self._look()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said()))
        self.viewport().update()

    def _show_captions(self) -> None:
        """What is seen, and which stages are before and after it; nothing in a pause."""
        if self.is_black:
            self.captions.show("", "", "")
            return
        names = ["Whole map", *(span.stage.name or "Unnamed stage" for span in self.board.stages)]
        at = 0 if self.stage is None else self.stage + 1
        self.captions.show(self._said(), names[at - 1] if at else "", names[at + 1] if at + 1 < len(names) else "")

    def pause(self, is_black: bool) -> None:
        """Show nothing, so that the room looks at whoever speaks; or the map again."""
        self.is_black = is_black
        self._show_captions()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, "Black" if is_black else self._said()))
        self.viewport().update()

    def _show(self) -> None:
        """The board of what the light is on."""
        board = self._whole
        if self.stage is not None and self._board_of is not None:
            board = self._board_of(board.stages[self.stage].stage.id)
        if board is not self.board:
            self.board = board
            self.board_scene.sync(board)
            self.camera.set_board(board.width, board.height)
            self._names.refresh()

    @property
    def _lanes(self) -> list[int]:
        """The rows that the light can be on: a blueprint's line is none."""
        return [number for number, row in enumerate(self.board.rows) if not row.content.is_line]

    @property
    def _lane_ids(self) -> list[str]:
        return [self.board.rows[number].lane for number in self._lanes]

    def _lane_seen(self) -> str:
        """The id of the lane that the light is on, or with which a later part of the stage begins; else empty."""
        if self.lane is not None:
            return self._lane_ids[self.lane]
        top = self._seeing.parts[self.part].top if self.part else None
        rows = (row for row in self.board.rows if top is not None and row.top <= top + 1 < row.bottom)
        return next((row.lane for row in rows), "")

    def _step(self, by: int, part: int = 0) -> None:
        if by > 0:
            if self.stage is None or self.stage + 1 < len(self.board.stages):  # the last one stays as it is seen
                self.go(0 if self.stage is None else self.stage + 1, self.lane)
        elif self.stage is not None:
            self.go(None if self.stage == 0 else self.stage - 1, self.lane, part)

    def _step_part(self, by: int) -> bool:
        """To the next part of what is looked at. False: there is none."""
        if self.stage is None or not 0 <= self.part + by < len(self._seeing.parts):
            return False
        self.go(self.stage, self.lane, self.part + by)
        return True

    def _go_on(self, by: int) -> None:
        """To what comes next, as a clicker asks for it: the next part, else the next stage."""
        if not self._step_part(by):
            self._step(by, part=min(by, 0))

    def _step_lane(self, by: int) -> None:
        if self.stage is None:
            self.go(0, 0) if by > 0 else None
        elif self.lane is None:
            self.go(self.stage, 0) if by > 0 else self._step_part(-1)
        elif self._step_part(by):
            return
        elif by > 0:
            if self.lane + 1 < len(self._lanes):
                self.go(self.stage, self.lane + 1)
        else:
            self.go(self.stage, None) if self.lane == 0 else self.go(self.stage, self.lane - 1, -1)

    def _measure(self) -> None:
        """How large what the light is on is shown, and in which parts."""
        if self.stage is None:
            self._seeing = Seeing()
            return
        board, span = self.board, self.board.stages[self.stage]
        rows = filled(board, span) if self.lane is None else [board.rows[self._lanes[self.lane]]]
        size, foot = self.viewport().size(), self.caption.sizeHint().height() + 2 * MARGIN
        self._seeing = Seeing.of(board, span, rows, size.width(), size.height(), foot)

    def _look(self) -> None:
        """Bring what the light is on before the audience, as large as it fits."""
        width, board = self.viewport().width(), self.board
        if self.stage is None:
            whole = QRectF(0, 0, board.width, board.height)
            self.camera.fit(whole, MOST, self._names.room_at_left, self.height() - self.caption.y())
            self._update()
            return
        part, zoom = self._seeing.parts[self.part], self._seeing.zoom
        first = board.rows[0].top if board.rows else part.top
        top = part.top - first + board.header.y - MARGIN  # each part under the headers as the first row is
        self.camera.zoom_to(zoom)
        # The lane names are held at the left: the stage begins right of them.
        spare = max(0.0, (width / zoom - across(board, part.left, part.right)) / 2)
        left = part.left - board.band.width - 2 * MARGIN - spare
        self.camera.place(QPointF(max(left, board.band.x - MARGIN) if self.stage == 0 else left, top), QPointF(0, 0))
        self._update()

    def _said(self) -> str:
        if self.stage is None:
            return _KEYS
        name = self.board.stages[self.stage].stage.name or "Unnamed stage"
        said = f"{self.stage + 1} / {len(self.board.stages)}    {in_line(' '.join(name.split()))}"
        if self.lane is not None:
            lane = " ".join(self.board.lane_names[self._lanes[self.lane]].split()) or "Unnamed lane"
            said += f"    \u00b7    {in_line(lane)}"
        if len(self._seeing.parts) > 1:
            said += f"    \u00b7    part {self.part + 1} of {len(self._seeing.parts)}"
        return said

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The board, and over it the dark around the light; nothing at all in a pause."""
        if self.is_black:
            QPainter(self.viewport()).fillRect(self.viewport().rect(), Qt.GlobalColor.black)
            return
        self.paint_board(event)
        if self.stage is None:
            return
        painter = QPainter(self.viewport())
        dark = QColor(self.board_scene.colour("board.background"))
        dark.setAlpha(_DARK)
        painter.setClipRegion(QRegion(self.viewport().rect()) - self.light())
        painter.fillRect(self.viewport().rect(), dark)

    def light(self) -> QRegion:
        """The pixels that are not darkened: of the stage with its header the steps that are seen together, the names
        of the lanes that are lit."""
        if self.stage is None:
            return QRegion(self.viewport().rect())
        board, part = self.board, self._seeing.parts[self.part]
        rows = board.rows if self.lane is None else [board.rows[self._lanes[self.lane]]]
        left, right = self._x(part.left), self._x(part.right)
        top, bottom = self._y(rows[0].top if rows else board.header.bottom), self._y(rows[-1].bottom if rows else 0)
        held_top, held_left = round(self._sticky.top), round(self._sticky.left)
        top = max(top, held_top)
        side = self.board_scene.side.pos().x()
        region = QRegion(QRect(left, top, right - left, max(0, bottom - top)))
        region += self._labels_at(region) & QRegion(QRect(held_left, held_top, self.width(), self.height()))
        head = self._y(board.header.y + self.board_scene.top.pos().y())
        # What the stage says of itself goes along with its steps, up to the names of the lanes.
        said = left if part.left <= board.stages[self.stage].left else min(left, held_left)
        region += QRegion(QRect(said, head, right - said, max(0, held_top - head)))
        for row in rows:
            if row.content.stage_field:
                upper, lower = max(self._y(row.top), held_top), self._y(row.bottom)
                region += QRegion(QRect(said, upper, right - said, max(0, lower - upper)))
        band = self._x(board.band.x + side)
        return region + QRegion(QRect(band, top, held_left - band, max(0, bottom - top)))

    def _labels_at(self, region: QRegion) -> QRegion:
        """The labels of connections that are partly in a region: a handoff is named between two stages."""
        found = QRegion()
        for key, piece in self.board.by_key.items():
            for mark in piece.marks if key[0] == "connection" else ():
                if isinstance(mark, Shape):  # the ground of the label
                    box = QRectF(mark.box.x + piece.box.x, mark.box.y + piece.box.y, mark.box.width, mark.box.height)
                    label = self.mapFromScene(box).boundingRect()
                    if region.intersects(label):
                        found += label
        return found

    def _x(self, x: float) -> int:
        return self.mapFromScene(QPointF(x, 0)).x()

    def _y(self, y: float) -> int:
        return self.mapFromScene(QPointF(0, y)).y()

    def _update(self) -> None:
        size = self.viewport().size()
        self._sticky.update(self.board, size.width(), size.height())
        self._names.follow()
        self.viewport().update()

    # --- keys and mouse -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page keys (as clickers send them), Home and End, digits, + and -, B, Enter and Escape."""
        event.accept()
        key = Qt.Key(event.key())
        if self.is_black or key in _BLACK:  # any key ends a pause, and does nothing else
            self.pause(not self.is_black)
        elif (number := self._number.take(event.text(), len(self.board.stages))) is not None:
            self.go(number - 1, self.lane)
        elif key in _FORWARD:
            self._go_on(1)
        elif key in _BACK:
            self._go_on(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step_lane(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Home:
            self.go(None)
        elif key == Qt.Key.Key_End:
            self.go(len(self.board.stages) - 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.camera.step(-1 if key == Qt.Key.Key_Minus else 1)
            self._update()
        elif key == Qt.Key.Key_0:
            self.go(self.stage, self.lane, self.part)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._goes_to = ("" if self.stage is None else self.board.stages[self.stage].stage.id, self._lane_seen())
            self.close()
        elif key in _LEAVE:
            self.close()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make larger or smaller at the pointer."""
        self.camera.wheel(event)
        self._update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag moves the map."""
        self._drag.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See `mousePressEvent`."""
        if self._drag.move(event):
            self._update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the stage that is clicked; on the lit one, to the next."""
        if not self._drag.release(event):
            return
        if self.is_black:
            self.pause(False)
            return
        x = self.mapToScene(event.position().toPoint()).x()
        clicked = next((n for n, span in enumerate(self.board.stages) if span.left <= x < span.right), None)
        if clicked is None or clicked == self.stage:
            self._go_on(1)
        else:
            self.go(clicked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button leads back to the editor, to the name of the card that is pointed at."""
        item = self.board_scene.piece_at(self.mapToScene(event.pos()))
        if item is not None and item.kind == "card" and not self.is_black:
            self._corrects = item.piece.key[1]
            self.close()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is looked at stays before the audience."""
        super().resizeEvent(event)
        self.go(self.stage, self.lane, self.part, self._card)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is over."""
        super().closeEvent(event)
        self.ended.emit(*self._goes_to)
        if self._corrects:
            self.card_wanted.emit(self._corrects)
