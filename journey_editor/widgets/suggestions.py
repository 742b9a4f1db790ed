"""What a field offers while one types, in a list under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget, QListWidgetItem, QWidget

_MOST_ROWS = 12
_GAP = 1
_ENDS = {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.NonClientAreaMouseButtonPress}


class Suggestions(QListWidget):
    """Lies over the window of its box and never has the keyboard.

    It is no popup: X11 tells a popup late that it has the keyboard, when whoever types fast has gone on to another
    field already, and the words that follow would go astray.
    """

    picked = QtSignal(str)
    """A line was clicked."""

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        self._box = box
        self._lines = 0
        self.setObjectName("suggestions")
        self.setAccessibleName("Suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemClicked.connect(lambda item: self.picked.emit(item.text()))
        box.destroyed.connect(self.deleteLater)
        self.hide()

    def offer(self, lines: Sequence[tuple[QIcon, str]], icon_size: QSize, else_taken: str = "") -> None:
        """Show these under the box, or over it where there is more room; nothing where there are none.

        `else_taken`: what is taken where none of them is, said under them until one is marked.
        """
        self.clear()
        if not lines or not self._box.isVisible():
            self.put_away()
            return
        self.setIconSize(icon_size)
        for icon, text in lines:
            QListWidgetItem(icon, text, self)
        self._lines = len(lines)
        if else_taken:
            said = QListWidgetItem(else_taken, self)
            said.setFlags(Qt.ItemFlag.NoItemFlags)
        self.setCurrentRow(-1)
        if self.isHidden():
            self.setParent(self._box.window())
            app = QApplication.instance()
            assert app is not None
            app.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def mark(self, by: int) -> str | None:
        """Mark the next line, or the one before; None: none is marked now."""
        row = self.currentRow() + by
        row = -1 if row >= self._lines else self._lines - 1 if row < -1 else row
        self.setCurrentRow(row)
        for other in range(self._lines, self.count()):
            self.item(other).setHidden(row >= 0)
        self._place()
        return self.item(row).text() if row >= 0 else None

    def put_away(self) -> None:
        """They are not wanted now."""
        if not self.isHidden():
            self.hide()
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            self.setParent(self._box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever clicks or scrolls elsewhere is done with them."""
        if event.type() in _ENDS and isinstance(watched, QWidget) and not self._is_of_it(watched):
            self.put_away()
        return False

    def _is_of_it(self, widget: QWidget) -> bool:
        return any(own is widget or own.isAncestorOf(widget) for own in (self, self._box))

    def _place(self) -> None:
        window = self._box.window()
        at = QRect(self._box.mapTo(window, QPoint(0, 0)), self._box.size())
        rows = [row for row in range(self.count()) if not self.item(row).isHidden()]
        height = sum(self.sizeHintForRow(row) for row in rows[:_MOST_ROWS]) + 2 * self.frameWidth()
        below, above = window.height() - at.bottom() - _GAP, at.top() - _GAP
        is_below = height <= below or below >= above
        height = min(height, below if is_below else above)
        top = at.bottom() + _GAP if is_below else at.top() - _GAP - height
        self.setGeometry(at.left(), top, at.width(), height)
