"""A matrix to look at and to work in: bubbles are dragged to other values, walked through, opened, deleted.

What is selected here is selected everywhere. Every gesture is one undo step; Escape takes it back before it is one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journey_editor.document.wording import counted, counted_records, plural
from journey_editor.history.session import Session
from journey_editor.layout.picture import Box
from journey_editor.layout.theme import Theme, theme
from journey_editor.tables.matrix import Matrix, Spot, put
from journey_editor.widgets.tooltip import tooltip_text
from journey_editor.workbench.matrix import accessible, keys
from journey_editor.workbench.matrix.dragging import Drag
from journey_editor.workbench.matrix.frame import MatrixFrame, laid_out
from journey_editor.workbench.matrix.mouse import MatrixMouse
from journey_editor.workbench.matrix.painting import MatrixPainter
from journey_editor.workbench.matrix.shapes import LABEL_WIDTH, ROOM_LABEL_WIDTH, Arranged, Chip, Pile

_TOLD_OF_PILE = 12
_LEAST = 200
"""Pixels of height in which fields, words of the scales and tray can be read."""
_ROOM_WIDTH, _ROOM_HEIGHT, _LARGEST = 760.0, 470.0, 2.2
"""For a room to read, so many pixels are made as large as the picture is; not more than so many times larger."""


class MatrixView(QWidget):
    """One matrix of a map's records. It follows the session while it is live."""

    opened = QtSignal(str)
    """A record (its id) is to be opened: Enter, or a double click."""
    menu_wanted = QtSignal(object)
    """The menu of commands is wanted at this global position."""
    focus_moved = QtSignal()
    """Another bubble has the keyboard's focus."""

    def __init__(self, session: Session, matrix: Matrix) -> None:
        super().__init__()
        self.session = session
        self.matrix = matrix
        self.theme: Theme = theme("light")
        self.spots: Sequence[Spot] = ()
        """All that is shown, in the records' order."""
        self.mouse = MatrixMouse(self)
        self._focused = ""
        self._only: Collection[str] | None = None
        self._is_live = False
        self._is_for_a_room = False
        self._laid: tuple[MatrixFrame, Arranged] | None = None
        self._widths: dict[str, float] = {}
        self.setObjectName("matrix")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        session.changed.connect(self._on_changed)
        session.selection_changed.connect(self._on_selected)
        self._name()
        accessible.install(self)

    # --- what it shows --------------------------------------------------------------------------------------------

    def set_matrix(self, matrix: Matrix) -> None:
        """Show other axes, or other records."""
        self.cancel()
        self.matrix = matrix
        self._name()
        self._read()

    def set_only(self, ids: Collection[str] | None) -> None:
        """Show only these records; None: all."""
        if ids != self._only:
            self._only = ids
            self._read()

    def set_live(self, is_live: bool) -> None:
        """Follow the map, beginning with how it is now; or let it be, at no cost."""
        self._is_live = is_live
        if is_live:
            self._read()
            self._on_selected(None)
        else:
            self.cancel()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self.theme = theme
        self.update()

    def show_to_a_room(self, is_for_a_room: bool) -> None:
        """Let letters and bubbles be as large as there is room for, and names as long; or as everywhere."""
        if is_for_a_room != self._is_for_a_room:
            self.cancel()
            self._is_for_a_room, self._laid = is_for_a_room, None
            self.update()

    @property
    def scale(self) -> float:
        """How many pixels of the screen a pixel of the picture takes; what is laid out is measured in those."""
        if not self._is_for_a_room:
            return 1.0
        return max(1.0, min(self.width() / _ROOM_WIDTH, self.height() / _ROOM_HEIGHT, _LARGEST))

    @property
    def paper(self) -> QSizeF:
        """The size of the picture, in its own pixels."""
        return QSizeF(self.width(), self.height()) / self.scale

    def on_paper(self, point: QPointF | QPoint) -> QPointF:
        """A point of the widget, in the picture's own pixels."""
        return QPointF(point) / self.scale

    def on_screen(self, x: float, y: float) -> QPoint:
        """A point of the picture, on the screen."""
        return self.mapToGlobal((QPointF(x, y) * self.scale).toPoint())

    @property
    def drag(self) -> Drag | None:
        """The bubble that is being dragged."""
        return self.mouse.drag

    @property
    def frame(self) -> MatrixFrame:
        """How the room is shared out."""
        return self._layout()[0]

    @property
    def arranged(self) -> Arranged:
        """Where everything stands."""
        return self._layout()[1]

    @property
    def selected(self) -> list[str]:
        """Those of its records that are selected."""
        there = {spot.id for spot in self.spots}
        chosen = (self.matrix.row_of(self.session.journey, record_id) for record_id in self.session.selection)
        return [record_id for record_id in dict.fromkeys(chosen) if record_id in there]

    @property
    def focused(self) -> str:
        """The record that keys are for; "" for none."""
        return self._focused

    @property
    def in_front(self) -> Chip | None:
        """The chip of what is in focus, where only a pile counts it: it is seen over that pile."""
        if self._focused in self.arranged.chips or (spot := self.spot(self._focused)) is None:
            return None
        box = self.arranged.box_of(self._focused)
        if box is None:
            return None
        width = min(self._measure(spot.label), 170) + 40
        left = min(max(box.x, 2), self.paper.width() - width - 2)
        return Chip(spot, Box(left, box.y, width, box.height), (left + 13, box.y + box.height / 2), 6)

    def spot(self, record_id: str) -> Spot | None:
        """Where a record stands, of those that are shown."""
        return next((spot for spot in self.spots if spot.id == record_id), None)

    def has_focus_at(self, record_id: str) -> bool:
        """Whether keys are for a record now."""
        return self.hasFocus() and record_id == self._focused

    def at(self, point: QPointF) -> Chip | Pile | None:
        """What is under a point of the picture."""
        front = [self.in_front] if self.in_front is not None else []
        there: list[Chip | Pile] = [*front, *reversed(self.arranged.chips.values()), *self.arranged.piles]
        return next((one for one in there if one.box.contains(point.x(), point.y())), None)

    def sizeHint(self) -> QSize:
        """Room for a few bubbles in each field."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """So that it can be made room of; what is less than `_LEAST` high is cut, not squeezed."""
        return QSize(300, 110)

    # --- what is done in it ---------------------------------------------------------------------------------------

    def focus_on(self, record_id: str, is_selected: bool = True) -> None:
        """Keys are for this record now."""
        self._focused = record_id
        if is_selected and record_id:
            self.session.select([self.seen(record_id)])
        self.update()
        self.focus_moved.emit()

    def seen(self, record_id: str) -> str:
        """What a record is selected as: a persona as its lane."""
        return self.matrix.seen_as(self.session.journey, record_id)

    def put(self, spot: Spot, across: float | None, up: float | None) -> bool:
        """Give a record these values (None: unknown), as one undo step."""
        noun = counted(self.matrix.noun, 1)
        if across is None or up is None:
            text = f"Take {noun} from its place"
        else:
            text = f"Place {noun}: {self.matrix.said(across, up)}"
        return self.session.do(text, put(self.matrix, self.session.journey, spot.id, across, up))

    def step(self, dx: int, dy: int) -> None:
        """Move what is in focus by a step of the scales. From the tray it gets the middle of the scales."""
        spot = self.spot(self._focused)
        if spot is None:
            return
        numbers = []
        for axis, number, by in ((self.matrix.across, spot.across, dx), (self.matrix.up, spot.up, dy)):
            numbers.append(axis.snapped(0.5) if number is None else axis.stepped(number, by) if by else number)
        self.put(spot, *numbers)

    def delete_selected(self) -> None:
        """Delete the records that are selected here."""
        ids = self.selected
        if ids and self.matrix.delete is not None:
            journey = self.session.journey
            self.session.do(f"Delete {counted_records(journey, ids)}", self.matrix.delete(journey, ids))

    def cancel(self) -> bool:
        """Take back a drag that is going on."""
        return self.mouse.cancel()

    # --- events ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it."""
        painter = QPainter(self)
        painter.scale(self.scale, self.scale)
        MatrixPainter(self, painter).paint()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self._laid = None

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other widths."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths.clear()
            self._laid = None
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing stays half dragged."""
        self.cancel()
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is there; a drag may begin."""
        self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show that one can."""
        self.mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was dragged has its new values."""
        self.mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        self.mouse.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the commands for what is selected, where the mouse or the keyboard is."""
        box = self.arranged.box_of(self._focused)
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.on_paper(event.pos())
        if is_by_key and box is not None:
            at = QPointF(box.centre[0], box.bottom)
        if not is_by_key and isinstance(found := self.at(at), Chip) and found.spot.id not in self.selected:
            self.focus_on(found.spot.id)
        self.menu_wanted.emit(self.on_screen(at.x(), at.y()))

    def event(self, event: QEvent) -> bool:
        """Some keys mean something else here than in the window; tooltips tell a bubble's values."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and keys.is_own(self, event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tooltip_text(self._tip(self.on_paper(event.pos()))), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, move, open, delete."""
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes on to the next bubble, and after the last one out of the matrix."""
        return keys.walk_on(self, 1 if is_next else -1) or super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys are for a bubble that is selected, or for the one they were for; by Tab, for the first or last."""
        super().focusInEvent(event)
        reason = event.reason()
        if reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            keys.enter(self, is_from_behind=reason == Qt.FocusReason.BacktabFocusReason)
        elif self.spot(self._focused) is None and reason != Qt.FocusReason.MouseFocusReason:
            keys.enter(self, is_from_behind=False)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The mark of the focus goes."""
        super().focusOutEvent(event)
        self.update()

    # --- following ------------------------------------------------------------------------------------------------

    def _layout(self) -> tuple[MatrixFrame, Arranged]:
        if self._laid is None:
            size, longest = self.paper, ROOM_LABEL_WIDTH if self._is_for_a_room else LABEL_WIDTH
            height = max(size.height(), _LEAST)
            self._laid = laid_out(self.matrix, self.spots, size.width(), height, self._measure, longest)
        return self._laid

    def _measure(self, text: str) -> float:
        if text not in self._widths:
            if len(self._widths) > 5_000:
                self._widths.clear()
            self._widths[text] = QFontMetricsF(self.font()).horizontalAdvance(text[:200])
        return self._widths[text]

    def _read(self) -> None:
        if not self._is_live:
            return
        spots = self.matrix.spots(self.session.journey)
        self.spots = [spot for spot in spots if self._only is None or spot.id in self._only]
        self._laid = None
        if self._focused and self.spot(self._focused) is None:
            self.focus_on("")
        self.update()

    def _on_changed(self, _changes: object) -> None:
        self.cancel()
        self._read()

    def _on_selected(self, _chosen: object) -> None:
        if self._is_live:
            chosen = self.selected
            if chosen and self._focused not in chosen:
                self.focus_on(chosen[-1], is_selected=False)
            self.update()

    def _name(self) -> None:
        nouns = plural(self.matrix.noun)
        self.setAccessibleName(
            f"Matrix of {nouns}: {self.matrix.across.noun} from left to right, {self.matrix.up.noun} upwards"
        )

    def _tip(self, point: QPointF) -> str:
        found = self.at(point)
        if isinstance(found, Chip):
            return self.matrix.sentence(found.spot)
        if isinstance(found, Pile):
            named = [self.matrix.sentence(spot) for spot in found.spots[:_TOLD_OF_PILE]]
            more = len(found.spots) - len(named)
            return "\n".join([*named, f"and {more:,} more" if more else ""]).strip()
        for quadrant, box in zip(self.matrix.quadrants, self.frame.fields(self.matrix), strict=True):
            if box.contains(point.x(), point.y()):
                return f"{quadrant.name}: {quadrant.about}" if quadrant.about else quadrant.name
        return ""
