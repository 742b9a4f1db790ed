"""What is scrolled in a window too small for it, where Qt would let its parts lie upon one another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class LowScroll(QScrollArea):
    """Of the height of what is in it as much as is of use; as wide as that, or (`least_width`) narrower, too.

    What is to be in it is best made within its viewport: what is put in afterwards is given its looks once more.
    """

    def __init__(self, least_height: int, least_width: int | None = None, *, parent: QWidget) -> None:
        """Both in pixels."""
        super().__init__(parent)
        self._least_height = least_height
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._least_width = least_width
        self._is_low = False
        if least_width is None:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_low(self, is_low: bool) -> None:
        """Whether the window is so low that it may be scrolled; else it is as high as what is in it needs."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.setWidgetResizable(is_low)
            self._fill()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is not scrolled is as large as there is room."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        # Qt would give it the height that it likes best, and scroll
        held: QWidget | None = self.widget()
        if held is not None and not self._is_low:
            held.resize(self.viewport().size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it needs more room, or less: Qt tells the area alone."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """All of it."""
        held: QWidget | None = self.widget()
        return held.sizeHint() if held is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """See the class."""
        held: QWidget | None = self.widget()
        if held is None:
            return super().minimumSizeHint()
        hint = held.minimumSizeHint()
        width, height = held.minimumWidth() or hint.width(), held.minimumHeight() or hint.height()
        if self._is_low:
            height = min(height, self._least_height)
        return QSize(min(width, self._least_width or width), height)
