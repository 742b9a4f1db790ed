"""The mouse in a matrix: select, drag, open, choose from a pile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from journey_editor.workbench.matrix.dragging import Drag
from journey_editor.workbench.matrix.shapes import Chip, Pile

if TYPE_CHECKING:
    from journey_editor.workbench.matrix.matrix_view import MatrixView

_MENU_LETTERS = 80
_LEFT = Qt.MouseButton.LeftButton


class MatrixMouse:
    """What is pressed and dragged."""

    def __init__(self, view: MatrixView) -> None:
        self._view = view
        self._pressed: tuple[Chip, QPointF] | None = None
        self.drag: Drag | None = None

    def cancel(self) -> bool:
        """Take back a drag. False: there was none."""
        was_dragging = self.drag is not None
        self._pressed, self.drag = None, None
        if was_dragging:
            self._view.unsetCursor()
            self._view.update()
        return was_dragging

    def press(self, event: QMouseEvent) -> None:
        """Select what is there; a drag may begin."""
        if event.button() != _LEFT:
            return
        view, at = self._view, self._view.on_paper(event.position())
        found = view.at(at)
        is_more = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        if isinstance(found, Pile):
            self._offer(found)
        elif found is None:
            view.session.select([])
        elif is_more:
            chosen, seen = view.session.selection, view.seen(found.spot.id)
            others = [record_id for record_id in chosen if record_id not in (found.spot.id, seen)]
            view.session.select(others if len(others) < len(chosen) else [*others, seen])
            view.focus_on(found.spot.id, is_selected=False)
        else:
            view.focus_on(found.spot.id)
            self._pressed = (found, at)

    def move(self, event: QMouseEvent) -> None:
        """Drag, or show that one can."""
        view, at = self._view, self._view.on_paper(event.position())
        if self.drag is None and self._pressed is not None and event.buttons() & _LEFT:
            chip, start = self._pressed
            if (at - start).manhattanLength() >= QApplication.startDragDistance():
                self.drag = Drag(view.matrix, view.frame, chip, start)
                view.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.drag is not None:
            self.drag.move(at)
            view.update()
        elif not event.buttons():
            is_chip = isinstance(view.at(at), Chip)
            view.setCursor(Qt.CursorShape.OpenHandCursor if is_chip else Qt.CursorShape.ArrowCursor)

    def release(self, event: QMouseEvent) -> None:
        """What was dragged has its new values."""
        if event.button() != _LEFT:
            return
        drag = self.drag
        self.cancel()
        result = drag.result() if drag is not None else None
        if drag is not None and result is not None:
            self._view.put(drag.spot, *result)

    def double_click(self, event: QMouseEvent) -> None:
        """Open it."""
        if isinstance(found := self._view.at(self._view.on_paper(event.position())), Chip) and event.button() == _LEFT:
            self._pressed = None
            self._view.opened.emit(found.spot.id)

    def _offer(self, pile: Pile) -> None:
        """All that a pile counts, to choose one of them."""
        view = self._view
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for spot in pile.spots:
            label = spot.label if len(spot.label) <= _MENU_LETTERS else spot.label[:_MENU_LETTERS].rstrip() + "\u2026"
            action = menu.addAction(label.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, record_id=spot.id: view.focus_on(record_id))
        menu.popup(view.on_screen(pile.box.x, pile.box.bottom))
