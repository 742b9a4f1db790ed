"""The canvas: a view of the board that gestures, keys and drops work on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journey_editor.canvas import accessible, creating, full_text, keyboard
from journey_editor.canvas.dropping import BoardDrop
from journey_editor.canvas.edge_scroll import EdgeScroll
from journey_editor.canvas.emphasis import Emphasis
from journey_editor.canvas.focus import Focus
from journey_editor.canvas.held_scroll import HeldScroll
from journey_editor.canvas.hint import EmptyHint
from journey_editor.canvas.hovering import Hovering
from journey_editor.canvas.items.header_item import HeaderItem
from journey_editor.canvas.looking import Looking
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.mouse import Mouse
from journey_editor.canvas.near_labels import NearLabels
from journey_editor.canvas.renaming import Renaming
from journey_editor.document.changes import ChangeSet
from journey_editor.history.session import Session
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import Theme
from journey_editor.painting.picture_reading import PictureReading


class BoardView(MapView):
    """Shows the session's map and lets it be worked on. `layout` is one that has laid out this map already."""

    zoom_changed = Signal(float)
    context_menu_requested = Signal(QPoint, object)
    """Global position, and the tuple of the ids that a menu there is about."""
    lane_menu_requested = Signal(QPoint, int)
    """Global position, and before which lane of the map a lane is to come that is chosen there."""
    status = Signal(str)
    """A hint for the status bar; empty: none."""
    focus_moved = Signal()
    brought = Signal(object, object)
    """Something from another program was dropped: a `Received` and its `Destination`."""
    badge_pressed = Signal(str)
    """The id of the record whose badge was clicked."""
    child_map_wanted = Signal(str)
    """The id of a step or card whose child map is to be opened."""
    hand_moved = Signal()
    """The user moves something: the board, a card, or along it by key. What can wait for a moment of rest does."""

    def __init__(
        self,
        session: Session,
        shaper: Shaper,
        theme: Theme,
        layout: BoardLayout | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, shaper, theme, layout, parent)
        self._is_seen = False
        self._reading: PictureReading | None = None
        self._set_up()
        self.camera.changed.connect(self._on_zoomed)
        self._held_scroll = HeldScroll(self)
        self.camera.moving = self._held_scroll.pan
        self.camera.moved.connect(self.hand_moved)
        self.hand_moved.connect(self.far_ahead.wait)
        self.near_labels = NearLabels(self)
        self._looking = Looking(self, self._sticky, self.far_labels)
        self.focus = Focus(self)
        self.emphasis = Emphasis(self)
        self.hovering = Hovering(self)
        self.renaming = Renaming(self)
        self._hint = EmptyHint(self.viewport())
        self._drop = BoardDrop(self)
        self.edge_scroll = EdgeScroll(self)
        self.mouse = Mouse(self)
        session.changed.connect(self._on_changed)
        session.selection_changed.connect(self._on_selection_changed)
        self.show_board()
        self._on_selection_changed(frozenset(session.selection))
        accessible.install(self)

    def _set_up(self) -> None:
        self.setObjectName("board")
        self.setAccessibleName("Journey map")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)

    # --- following the session ------------------------------------------------------------------------------------

    def _on_changed(self, changes: ChangeSet) -> None:
        self.abandon_gesture()
        self.follow(changes)

    def show_view(self, view_id: str | None) -> None:
        """As `MapView.show_view`; what is being done on the board is over, and carried out where it is typed."""
        if view_id != self._view_id:
            self.abandon_gesture()
            self.finish_editing()
        super().show_view(view_id)

    def show_board(self) -> None:
        """Show the board that is laid out now, and on it what is selected, in focus, hovered and edited."""
        super().show_board()
        self._mark_selection()
        self.focus.refresh()
        self.emphasis.refresh()
        self.hovering.refresh()
        self.renaming.refresh()
        self._hint.show_for(self.board, self.board_scene.theme)
        self._place_hint()

    def _place_hint(self) -> None:
        self._hint.stand_below(self.mapFromScene(self.hovering.below_all()))

    def _on_selection_changed(self, _ids: frozenset[str]) -> None:
        self._mark_selection()
        chosen = self.session.selection
        if (chosen and self.focus.cell is not None) or (self.focus.record and self.focus.record not in chosen):
            self.focus.clear()
        self.emphasis.refresh()
        self.hovering.refresh()

    def _mark_selection(self) -> None:
        self.board_scene.select(self.session.selection)

    def set_theme(self, theme: Theme) -> None:
        """Show the same board in other colours."""
        self.board_scene.set_theme(theme)
        self.focus.refresh()
        self.hovering.refresh()
        self.renaming.refresh()
        self._hint.show_for(self.board, theme)

    # --- what the shell asks for ----------------------------------------------------------------------------------

    def zoom_in(self) -> None:
        """One step nearer."""
        self._looking.step(1)

    def zoom_out(self) -> None:
        """One step farther."""
        self._looking.step(-1)

    def zoom_actual(self) -> None:
        """100 %."""
        self._looking.actual_size()

    def zoom_to(self, zoom: float) -> None:
        """See `Looking.zoom_to`."""
        self._looking.zoom_to(zoom)

    def jump_to_zoom(self, zoom: float) -> None:
        """See `Looking.jump_to`."""
        self._looking.jump_to(zoom)

    def fit_map(self) -> None:
        """See `Looking.fit_map`."""
        self._looking.fit_map()

    def fit_width(self) -> None:
        """As wide as the whole map, from where one is upwards or downwards."""
        self.camera.fit_width(self.board.width)

    def fit_selection(self) -> None:
        """What is selected, or the whole map where nothing is."""
        self._looking.fit_selection()

    def reveal(self, record_id: str) -> None:
        """Scroll until a record is in view."""
        self._looking.reveal(record_id)

    def reveal_rect(self, rect: QRectF, under_headers: bool = False) -> None:
        """See `Looking.reveal_rect`."""
        self._looking.reveal_rect(rect, under_headers)

    def look_at(self, corner: QPointF, zoom: float) -> None:
        """Show the board as it was looked at before, instead of from its beginning."""
        self._looking.look_at(corner, zoom)

    def add(self, kind: str, channel: str = "") -> None:
        """Add a "stage", "step", "persona", "touchpoint" or "decision" where it fits best, and open its name."""
        place = self.renaming.give_way(kind)
        self.setFocus()
        if place is not None:
            creating.add_card_at(self, place, kind, channel)
        else:
            creating.add(self, kind, channel)

    def edit_name(
        self,
        record_id: str,
        is_fresh: bool = False,
        typed: str = "",
        offered: str = "",
        then: Callable[[], None] | None = None,
    ) -> bool:
        """Edit a record's name in place; see `Renaming.begin`."""
        return self.renaming.begin(record_id, is_fresh, typed, offered, then)

    def edit_field(self, lane_id: str, stage_id: str, typed: str = "") -> bool:
        """Edit what a stage says in a row of the stages' fields, in place."""
        return self.renaming.begin_field(lane_id, stage_id, typed)

    def rename_selected(self) -> None:
        """Edit the name of what is selected; of the map where nothing is."""
        self.edit_name(self.session.selection[-1] if self.session.selection else "map")

    def finish_editing(self) -> None:
        """Confirm the name that is being edited, if any."""
        self.renaming.finish()

    def cancel(self) -> bool:
        """Escape: one level out. A gesture, then the name being edited, then the selection. False: nothing to leave."""
        if self._stop_reading() or self.abandon_gesture() or self.renaming.cancel():
            return True
        if self.session.selection:
            self.session.select([])
            return True
        if self.focus.cell is not None:
            self.focus.clear()
            return True
        return False

    def wait_for(self, reading: PictureReading) -> None:
        """Pictures for the board are being read; Escape stops it, and so do newer ones."""
        self._stop_reading()
        self._reading = reading

    def _stop_reading(self) -> bool:
        reading, self._reading = self._reading, None
        if reading is None or reading.is_over:
            return False
        reading.stop()
        self.say("")
        return True

    def say(self, text: str) -> None:
        """Show a hint in the status bar."""
        self.status.emit(text)

    # --- gestures -------------------------------------------------------------------------------------------------

    def abandon_gesture(self) -> bool:
        """Put everything back that a gesture (or a drag from the palette) has shown. False: there is none."""
        return self.mouse.abandon() or self._drop.abandon()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A gesture begins."""
        self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        self.mouse.move(event)
        if self.mouse.gesture is not None:
            self.hand_moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        self.mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the name under the pointer; in an empty cell make a touchpoint."""
        self.mouse.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the shell for a menu about what is under the pointer (or selected, by key)."""
        event.accept()
        if self.abandon_gesture():
            return
        self.finish_editing()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.mouse.select_for_menu(self.pointer(event.pos()))
            where = event.globalPos()
        else:
            rect = self.focus.rect()
            middle = self.mapFromScene(rect.center()) if rect is not None else self.viewport().rect().center()
            where = self.viewport().mapToGlobal(middle)
        self.context_menu_requested.emit(where, self.session.selection)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered outside."""
        super().leaveEvent(event)
        self.hovering.leave()

    # --- keys -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `keyboard`. Space turns dragging into panning while it is held."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.mouse.gesture is None:
            self.mouse.hold_space(True)
            event.accept()
            return
        if keyboard.press(self, event):
            self.hand_moved.emit()
            event.accept()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space is up again."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.mouse.hold_space(False)
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from card to card, and from the last one to the empty cell beside it. There it stays: who types and
        tabs must not press a button of the palette. From nowhere on the board (after Escape) it leaves."""
        if not self.focus.is_anywhere:
            return super().focusNextPrevChild(is_next)
        is_on = self.focus.step_through(1 if is_next else -1)
        if not is_on and not (is_next and self.focus.cell is None and self.focus.step_beside(1)):
            what = "card" if self.focus.field is None else "stage"
            self.say(f"This is the {'last' if is_next else 'first'} {what}. Escape, then Tab leaves the board.")
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by Tab, be somewhere."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focus.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture does not outlive the view's turn."""
        super().focusOutEvent(event)
        self.mouse.hold_space(False)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.abandon_gesture()

    # --- wheel, pinch, scrolling ----------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Shift sideways, with Ctrl zoom at the pointer."""
        self.camera.wheel(event)
        self.mouse.board_has_moved()

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinching zooms at the fingers; a pointer that is taken away ends the gesture."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.camera.zoom_by(1 + event.value(), event.position())
            return True
        if isinstance(event, QHelpEvent):
            full_text.show(self, event)
            return True
        if event.type() == QEvent.Type.UngrabMouse:
            self.abandon_gesture()
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another window has come to the front: put a gesture back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.abandon_gesture()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Headers stay where they are seen."""
        self._held_scroll.step(dx, dy)
        self.hovering.board_moves()
        self.renaming.follow()
        self._place_hint()

    def update_sticky(self) -> list[HeaderItem]:
        """Names that cannot be held in their headers stand at the edges."""
        slid = super().update_sticky()
        self.near_labels.follow()
        return slid

    def _on_zoomed(self, zoom: float) -> None:
        self.board_scene.zoom = zoom
        self.update_sticky()
        self.renaming.follow()
        self.hovering.refresh()
        self.hovering.board_moves()
        self._place_hint()
        self.zoom_changed.emit(zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The corner of the board that is seen stays, but for what is free beside the board."""
        corner = self.pointer(QPoint(0, 0)).board
        super().resizeEvent(event)
        self.camera.make_room()
        self._looking.keep_corner(corner, event.oldSize().width())
        self.update_sticky()
        self._place_hint()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, show the map from its beginning, readable."""
        super().showEvent(event)
        if not self._is_seen:
            self._is_seen = self.is_about_to_begin = True
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self.is_about_to_begin = False
        self.viewport().update()
        self._looking.begin()

    # --- drops ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """What the palette gives, and what a card can show."""
        self._drop.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        self._drop.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Put everything back."""
        self._drop.leave()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make it there."""
        self._drop.drop(event)
