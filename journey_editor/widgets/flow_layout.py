"""Widgets side by side, in as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Each item has the width that it wants, as far as there is so much; what has no room in a line begins the next.
    Lines are as high as their highest item, and the very last item stands at the right."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget before the item of a number."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def addItem(self, item: QLayoutItem) -> None:
        """As Qt asks."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item; None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """A narrower one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when it is so wide."""
        return self._lay_out(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._lay_out(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [_size(item) for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """One item a line."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), self.sizeHint().height())

    def _lay_out(self, rect: QRect, is_trial: bool) -> int:
        """Gives the height that it takes."""
        line: list[tuple[QLayoutItem, QRect]] = []
        x, y, high = rect.x(), rect.y(), 0
        right = rect.x() + rect.width()
        shown = [item for item in self._items if not item.isEmpty()]
        for item in shown:
            size = _size(item)
            width = min(size.width(), rect.width())
            if line and x + width > right:
                self._place(line, y, high, is_trial)
                x, y, line, high = rect.x(), y + high + self.spacing(), [], 0
            line.append((item, QRect(right - width if item is shown[-1] else x, 0, width, size.height())))
            x, high = x + width + self.spacing(), max(high, size.height())
        self._place(line, y, high, is_trial)
        return y + high - rect.y()

    @staticmethod
    def _place(line: list[tuple[QLayoutItem, QRect]], y: int, high: int, is_trial: bool) -> None:
        for item, place in () if is_trial else line:
            item.setGeometry(place.translated(0, y + (high - place.height()) // 2))


def _size(item: QLayoutItem) -> QSize:
    return item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())
