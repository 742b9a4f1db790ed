"""A matrix to look at and to work in: bubbles are dragged to other values, walked through, opened, deleted.

What is selected here is selected everywhere. Every gesture is one undo step; Escape takes it back before it is one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
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
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolTip, QWidget

from journey_editor.document.wording import counted, counted_records
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.tables.matrix import Matrix, Spot, put
from journey_editor.widgets.tooltip import tooltip_text
from journey_editor.workbench.matrix import accessible, keys
from journey_editor.workbench.matrix.arranging import Arranged, Box, Chip, Pile
from journey_editor.workbench.matrix.dragging import Drag
from journey_editor.workbench.matrix.frame import Frame, laid_out
from journey_editor.workbench.matrix.painting import MatrixPainter

_TOLD_OF_PILE = 12
_MENU_LETTERS = 80


class MatrixView(QWidget):
    """One matrix of a map's records. It follows the session while it is live."""

    opened = QtSignal(str)
    """A record (its id) is to be opened: Enter, or a double click."""
    focus_moved = QtSignal()
    """Another bubble has the keyboard's focus."""

    def __init__(self, session: Session, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.matrix = matrix
        self.theme: Theme = theme("light")
        self.spots: Sequence[Spot] = ()
        """All that is shown, in the records' order."""
        self.drag: Drag | None = None
        self._focused = ""
        self._only: Collection[str] | None = None
        self._is_live = False
        self._pressed: tuple[Chip, QPointF] | None = None
        self._laid: tuple[Frame, Arranged] | None = None
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
        else:
            self.cancel()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self.theme = theme
        self.update()

    @property
    def frame(self) -> Frame:
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
        left = min(max(box.x, 2), self.width() - width - 2)
        return Chip(spot, Box(left, box.y, width, box.height), (left + 13, box.y + box.height / 2), 6)

    def spot(self, record_id: str) -> Spot | None:
        """Where a record stands, of those that are shown."""
        return next((spot for spot in self.spots if spot.id == record_id), None)

    def has_focus_at(self, record_id: str) -> bool:
        """Whether keys are for a record now."""
        return self.hasFocus() and record_id == self._focused

    def at(self, point: QPointF) -> Chip | Pile | None:
        """What is under a point."""
        front = [self.in_front] if self.in_front is not None else []
        there: list[Chip | Pile] = [*front, *reversed(self.arranged.chips.values()), *self.arranged.piles]
        return next((one for one in there if one.box.holds(point.x(), point.y())), None)

    def sizeHint(self) -> QSize:
        """Room for a few bubbles in each field."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """As small as can still be read."""
        return QSize(300, 260)

    # --- what is done in it ---------------------------------------------------------------------------------------

    def focus_on(self, record_id: str, is_selected: bool = True) -> None:
        """Keys are for this record now."""
        self._focused = record_id
        if is_selected and record_id:
            self.session.select([self._seen(record_id)])
        self.update()
        self.focus_moved.emit()

    def _seen(self, record_id: str) -> str:
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
        was_dragging = self.drag is not None
        self._pressed, self.drag = None, None
        if was_dragging:
            self.unsetCursor()
            self.update()
        return was_dragging

    # --- events ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it."""
        painter = QPainter(self)
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
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self.at(event.position())
        is_more = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        if isinstance(found, Pile):
            self._offer(found)
        elif found is None:
            self.session.select([])
        elif is_more:
            chosen = list(self.session.selection)
            ours = {found.spot.id, self._seen(found.spot.id)}
            others = [record_id for record_id in chosen if record_id not in ours]
            self.session.select(others if len(others) < len(chosen) else [*others, self._seen(found.spot.id)])
            self.focus_on(found.spot.id, is_selected=False)
        else:
            self.focus_on(found.spot.id)
            self._pressed = (found, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show that one can."""
        if self.drag is None and self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            chip, start = self._pressed
            if (event.position() - start).manhattanLength() >= QApplication.startDragDistance():
                self.drag = Drag(self.matrix, self.frame, chip, start)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.drag is not None:
            self.drag.move(event.position())
            self.update()
        elif not event.buttons():
            is_chip = isinstance(self.at(event.position()), Chip)
            self.setCursor(Qt.CursorShape.OpenHandCursor if is_chip else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was dragged has its new values."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag = self.drag
        self.cancel()
        result = drag.result() if drag is not None else None
        if drag is not None and result is not None:
            self.put(drag.spot, *result)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if isinstance(found := self.at(event.position()), Chip) and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self.opened.emit(found.spot.id)

    def event(self, event: QEvent) -> bool:
        """Some keys mean something else here than in the window; tooltips tell a bubble's values."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and keys.is_own(self, event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tooltip_text(self._tip(QPointF(event.pos()))), self)
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

    def _layout(self) -> tuple[Frame, Arranged]:
        if self._laid is None:
            self._laid = laid_out(self.matrix, self.spots, self.width(), self.height(), self._measure)
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
        nouns = counted(self.matrix.noun, 2).removeprefix("2 ")
        self.setAccessibleName(
            f"Matrix of {nouns}: {self.matrix.across.noun} from left to right, {self.matrix.up.noun} upwards"
        )

    def _offer(self, pile: Pile) -> None:
        """All that a pile counts, to choose one of them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for spot in pile.spots:
            label = spot.label if len(spot.label) <= _MENU_LETTERS else spot.label[:_MENU_LETTERS].rstrip() + "\u2026"
            action = menu.addAction(label.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, record_id=spot.id: self.focus_on(record_id))
        menu.popup(self.mapToGlobal(QPoint(round(pile.box.x), round(pile.box.bottom))))

    def _tip(self, point: QPointF) -> str:
        found = self.at(point)
        if isinstance(found, Chip):
            return self.matrix.sentence(found.spot)
        if isinstance(found, Pile):
            named = [self.matrix.sentence(spot) for spot in found.spots[:_TOLD_OF_PILE]]
            more = len(found.spots) - len(named)
            return "\n".join([*named, f"and {more:,} more" if more else ""]).strip()
        for quadrant, box in zip(self.matrix.quadrants, self.frame.fields(self.matrix), strict=True):
            if box.holds(point.x(), point.y()):
                return f"{quadrant.name}: {quadrant.about}" if quadrant.about else quadrant.name
        return ""
