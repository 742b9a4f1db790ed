"""A matrix for screen readers: its bubbles as a list in reading order, each said in one sentence."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from journey_editor.widgets import accessible_list
from journey_editor.widgets.accessible_list import AccessibleItems
from journey_editor.widgets.accessible_part import AccessiblePart
from journey_editor.workbench.matrix import keys
from journey_editor.workbench.matrix.shapes import Chip

if TYPE_CHECKING:
    from journey_editor.workbench.matrix.matrix_view import MatrixView


def install(view: MatrixView) -> None:
    """Put a matrix into the accessibility tree, and tell where its focus goes."""
    accessible_list.install(view, MatrixInterface)
    view.focus_moved.connect(lambda: _tell_focus(view))


def _tell_focus(view: MatrixView) -> None:
    if QAccessible.isActive() and view.focused and view.hasFocus():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(keys.reading_order(view).index(view.focused))
        QAccessible.updateAccessibility(event)


class MatrixInterface(QAccessibleWidget):
    """The matrix as a list."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = weakref.ref(view)
        self._items = AccessibleItems[str]()

    @property
    def order(self) -> list[str]:
        """The records in reading order."""
        view = self._view()
        return keys.reading_order(view) if view is not None else []

    def childCount(self) -> int:
        """How many bubbles there are."""
        view = self._view()
        return len(view.spots) if view is not None else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The bubble of that number."""
        view, order = self._view(), self.order
        if view is None or not 0 <= index < len(order):
            return None
        return self._part(view, order[index])

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The bubble at a place on the screen."""
        view = self._view()
        found = view.at(view.on_paper(view.mapFromGlobal(QPoint(x, y)))) if view is not None else None
        return self._part(view, found.spot.id) if view is not None and isinstance(found, Chip) else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The bubble that has the keyboard's focus."""
        view = self._view()
        return self._part(view, view.focused) if view is not None and view.focused else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a bubble, -1 for what is none of them."""
        order = self.order
        is_known = isinstance(child, BubbleInterface) and child.record_id in order
        return order.index(child.record_id) if is_known else -1  # type: ignore[attr-defined]

    def _part(self, view: MatrixView, record_id: str) -> QAccessibleInterface | None:
        return self._items.interface(record_id, lambda: BubbleInterface(view, record_id))


class BubbleInterface(AccessiblePart):
    """One bubble."""

    def __init__(self, view: MatrixView, record_id: str) -> None:
        super().__init__(view)
        self._view = weakref.ref(view)
        self.record_id = record_id

    def isValid(self) -> bool:
        """Whether it is still there."""
        view = self._view()
        return view is not None and view.spot(self.record_id) is not None

    def text(self, kind: QAccessible.Text) -> str:
        """What it tells, in one sentence."""
        view = self._view()
        spot = view.spot(self.record_id) if view is not None else None
        if view is None or spot is None or kind != QAccessible.Text.Name:
            return ""
        return view.matrix.sentence(spot)

    def rect(self) -> QRect:
        """Where it is on the screen."""
        view = self._view()
        box = view.arranged.box_of(self.record_id) if view is not None else None
        if view is None or box is None:
            return QRect()
        corner, scale = view.on_screen(box.x, box.y), view.scale
        return QRect(corner.x(), corner.y(), round(box.width * scale), round(box.height * scale))

    def state(self) -> QAccessible.State:
        """Selected, in focus."""
        state = QAccessible.State()
        view = self._view()
        state.focusable = state.selectable = state.multiSelectable = True
        if view is not None:
            state.selected = self.record_id in view.selected
            state.focused = view.has_focus_at(self.record_id)
        return state
