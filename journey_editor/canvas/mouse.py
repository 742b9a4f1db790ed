"""The mouse on the board: which gesture it is in, and which cursor it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.choosing import gesture_for, open_at
from journey_editor.canvas.tools.gesture import Gesture
from journey_editor.canvas.tools.pan_tool import PanTool

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


class Mouse:
    """Makes a gesture on press, leads it, and ends it. Between gestures it tells `hovering` where the pointer is."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self.gesture: Gesture | None = None
        self._is_space_held = False
        self._was_pressed = False
        """Whether a first click was here: the second of a double click on what opened the map is not for the board."""
        self._pixel = QPoint(-1, -1)

    def press(self, event: QMouseEvent) -> None:
        """Choose the gesture by what is under the pointer."""
        event.accept()
        self._was_pressed = True
        if self.gesture is not None:
            self._view.abandon_gesture()  # a second button in the middle of a gesture
            return
        self._view.finish_editing()
        at = self._pointer(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (is_left and self._is_space_held):
            self.gesture = PanTool(self._view, at)
        elif is_left:
            self.gesture = gesture_for(self._view, at)
        self.show_cursor()

    def move(self, event: QMouseEvent) -> None:
        """Lead the gesture, or show what could be done here."""
        at = self._pointer(event)
        self._pixel = at.pixel
        if self.gesture is None:
            self._view.hovering.at(at)
        elif not event.buttons():
            self._view.abandon_gesture()  # the release was lost
        else:
            self._lead(at)

    def release(self, event: QMouseEvent) -> None:
        """End the gesture."""
        event.accept()
        gesture, self.gesture = self.gesture, None
        self._view.edge_scroll.stop()
        if gesture is not None:
            gesture.release(self._pointer(event))
        self.show_cursor()

    def double_click(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton and self._was_pressed:
            self._view.abandon_gesture()
            open_at(self._view, self._pointer(event))

    def abandon(self) -> bool:
        """Put everything back. False: there is no gesture."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return False
        self._view.edge_scroll.stop()
        gesture.cancel()
        self.show_cursor()
        return True

    def select_for_menu(self, at: Pointer) -> None:
        """A menu is asked for: it is about the selection, which is what is under the pointer."""
        view = self._view
        item = view.board_scene.piece_at(at.board)
        if item is None or item.kind == "title":
            gesture_for(view, at).click(at)
        elif item.piece.record_id not in view.session.selection:
            view.session.select([item.piece.record_id])
            view.focus.on_record(item.piece.record_id)

    def hold_space(self, is_held: bool) -> None:
        """While space is held, dragging pans."""
        if is_held != self._is_space_held:
            self._is_space_held = is_held
            self.show_cursor()

    def board_has_moved(self) -> None:
        """The board has moved under a pointer that has not (the wheel in the middle of a drag)."""
        if self.gesture is not None and self.gesture.is_dragging and not isinstance(self.gesture, PanTool):
            self.gesture.move(self._view.pointer(self._pixel))

    def show_cursor(self) -> None:
        """The cursor of the gesture, else of what is under the pointer."""
        if self.gesture is not None and self.gesture.is_dragging and self.gesture.cursor is not None:
            shape = self.gesture.cursor
        elif self._is_space_held:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = self._view.hovering.cursor
        viewport = self._view.viewport()
        if viewport.cursor().shape() != shape:
            viewport.setCursor(shape)

    def _lead(self, at: Pointer) -> None:
        gesture = self.gesture
        if gesture is None:
            return
        gesture.move(at)
        if gesture.is_dragging and gesture.scrolls_at_edges:
            view = self._view
            lead_again = lambda: self._lead(view.pointer(at.pixel, at.modifiers))  # noqa: E731
            view.edge_scroll.follow(at.pixel, lead_again, gesture.scrolls_at_edges)
        self.show_cursor()

    def _pointer(self, event: QMouseEvent) -> Pointer:
        return self._view.pointer(event.position().toPoint(), event.modifiers())
