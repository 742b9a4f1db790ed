"""The chain of whys of a pain point as rows: typed, put in another order by drag and keys, deleted; each one step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
)
from shiboken6 import isValid

from journey_editor.document.edits.whys import move_why, write_why
from journey_editor.document.records import PainPoint
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.workbench.why_delegate import WhyDelegate
from journey_editor.workbench.whys_model import WhysModel

Key = Qt.Key


class WhysList(QListView):
    """The chain under the hand."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.theme: Theme = theme("light")
        self.whys = WhysModel(session, self)
        self._carried: int | None = None
        self._pressed: tuple[int, int] | None = None
        """The row that was pressed, and where."""
        self._to = -1
        self._delegate = WhyDelegate(self)
        self.setObjectName("whys")
        self.setAccessibleName("Five whys, each answers why of the one before it")
        self.setModel(self.whys)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self._delegate.added.connect(self.add)
        self._delegate.closeEditor.connect(self._on_closed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self.theme = theme
        self.viewport().update()

    def show_pain(self, pain: PainPoint | None) -> None:
        """Show a pain point's chain as it is now; the current row stays, as far as there is one."""
        row, is_same = self.currentIndex().row(), pain is not None and pain.id == self.whys.pain_id
        self._let_go()
        self.whys.show(pain)
        if is_same and row >= 0 and self.whys.number:
            self.setCurrentIndex(self.whys.index(min(row, self.whys.number - 1)))

    def add(self) -> None:
        """Type the next why."""
        if self.whys.pain_id and self._session.may_change():
            index = self.whys.begin_new()
            self.setFocus()
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def delete(self) -> None:
        """Delete the current why."""
        row = self.currentIndex().row()
        if 0 <= row < self.whys.number:
            self._session.do("Delete why", write_why(self._session.journey, self.whys.pain_id, row, ""))

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the current why up (-1) or down (1)."""
        row = self.currentIndex().row()
        if 0 <= row < self.whys.number and 0 <= row + by < self.whys.number:
            self._put(row, row - 1 if by < 0 else row + 2)

    def _put(self, row: int, to: int) -> None:
        landed = to - 1 if to > row else to
        if landed != row:
            self._session.do("Move why", move_why(self._session.journey, self.whys.pain_id, row, to))
            self.setCurrentIndex(self.whys.index(landed))

    def _on_closed(self) -> None:
        if isValid(self.whys):  # else the window is just going
            self.whys.drop_new()
            self.scheduleDelayedItemsLayout()

    # --- mouse and keys -------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a why; a drag may begin."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = index.row(), round(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a why along: a line shows where it would stand."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        y = round(event.position().y())
        if self._carried is None and abs(y - self._pressed[1]) >= QApplication.startDragDistance():
            self._carried = self._pressed[0]
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carried is not None:
            middles = (self.visualRect(self.whys.index(row)).center().y() for row in range(self.whys.number))
            self._to = sum(y > middle for middle in middles)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stands where the line was."""
        row, to = self._carried, self._to
        self._let_go()
        if row is not None:
            self._put(row, to)
        else:
            super().mouseReleaseEvent(event)

    def _let_go(self) -> bool:
        was_carrying = self._carried is not None
        self._carried, self._pressed = None, None
        if was_carrying:
            self.unsetCursor()
            self.viewport().update()
        return was_carrying

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line where one would stand."""
        super().paintEvent(event)
        if self._carried is None:
            return
        is_end = self._to >= self.whys.number
        box = self.visualRect(self.whys.index(self.whys.number - 1 if is_end else self._to))
        y = box.bottom() if is_end else box.top() + 1
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self.theme.colour("drop")), 3))
        painter.drawLine(2, y, self.viewport().width() - 2, y)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines, other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is a current row as soon as there are rows."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.whys.number:
            self.setCurrentIndex(self.whys.index(0))

    def event(self, event: QEvent) -> bool:
        """Some keys mean something else here than in the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit (or add the first), Insert adds, Delete deletes, Alt with Up and Down moves."""
        key = event.key()
        if not self._means(event):
            super().keyPressEvent(event)
        elif key == Key.Key_Escape:
            self._let_go()
        elif key in (Key.Key_Up, Key.Key_Down):
            self.move(-1 if key == Key.Key_Up else 1)
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self.delete()
        elif key == Key.Key_Insert or not self.whys.number:
            self.add()
        elif self._session.may_change():
            self.edit(self.currentIndex())

    def _means(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Key.Key_Escape:
            return self._carried is not None
        if event.key() in (Key.Key_Up, Key.Key_Down):
            return held == Qt.KeyboardModifier.AltModifier
        own = (Key.Key_Return, Key.Key_Enter, Key.Key_F2, Key.Key_Insert, Key.Key_Delete, Key.Key_Backspace)
        return held == Qt.KeyboardModifier.NoModifier and event.key() in own
