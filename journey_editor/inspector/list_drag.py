"""Dragging an entry of a list by its line to another place among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

if TYPE_CHECKING:
    from journey_editor.inspector.form import FoldButton
    from journey_editor.inspector.record_list import RecordEntry, RecordList

_EDGE = 28
"""So near to the upper or lower edge of what is seen, a drag scrolls on."""


class ListDrag(QObject):
    """Shows where an entry would land, and moves it there on release. Escape leaves it where it is."""

    def __init__(self, owner: RecordList) -> None:
        super().__init__(owner)
        self._list = owner
        self._entry: RecordEntry | None = None
        self._pressed_at = QPoint()
        self._is_dragging = False
        self.line = QFrame(owner)
        self.line.setObjectName("drop-line")
        self.line.setFixedHeight(3)
        self.line.hide()

    def watch(self, head: FoldButton) -> None:
        """Let an entry be dragged by its line."""
        head.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press, move, release, Escape."""
        if isinstance(event, QMouseEvent):
            return self._mouse(watched, event)
        if self._is_dragging and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._end()
            return True
        return False

    def _mouse(self, watched: QObject, event: QMouseEvent) -> bool:
        at = event.globalPosition().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._entry = next((e for e in self._list.entries.values() if e.head is watched), None)
                self._pressed_at = at
            case QEvent.Type.MouseMove if self._entry is not None:
                far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
                if far and not self._is_dragging:
                    self._begin(self._entry)
                if self._is_dragging:
                    self._show(at)
                    return True
            case QEvent.Type.MouseButtonRelease if self._is_dragging:
                entry, index = self._entry, self._index_at(at)
                self._end()
                if entry is not None:
                    self._list.place_record(entry.record_id, index)
                return True
            case QEvent.Type.MouseButtonRelease:
                self._entry = None
        return False

    def _begin(self, entry: RecordEntry) -> None:
        self._is_dragging = True
        entry.head.setDown(False)
        entry.head.setFocus(Qt.FocusReason.MouseFocusReason)
        entry.head.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _show(self, at: QPoint) -> None:
        entries = list(self._list.entries.values())
        index = self._index_at(at)
        below = entries[index].y() if index < len(entries) else entries[-1].geometry().bottom() + 7
        self.line.setGeometry(0, max(0, below - 5), self._list.width(), 3)
        self.line.show()
        self.line.raise_()
        self._scroll(at)

    def _index_at(self, at: QPoint) -> int:
        y = self._list.mapFromGlobal(at).y()
        return sum(entry.geometry().center().y() < y for entry in self._list.entries.values())

    def _scroll(self, at: QPoint) -> None:
        area: QWidget | None = self._list
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            y, height = area.viewport().mapFromGlobal(at).y(), area.viewport().height()
            by = -_EDGE if y < _EDGE else _EDGE if y > height - _EDGE else 0
            area.verticalScrollBar().setValue(area.verticalScrollBar().value() + by)

    def _end(self) -> None:
        if self._entry is not None:
            self._entry.head.unsetCursor()
        self._entry, self._is_dragging = None, False
        self.line.hide()
