"""What is scrolled in a window too small for it, where Qt would let its parts lie upon one another."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class LowScroll(QScrollArea):
    """Of the height of what is in it as much as is of use; as wide as that, or (`least_width`) narrower, too."""

    def __init__(self, widget: QWidget, least_height: int, least_width: int | None = None) -> None:
        """Both in pixels."""
        super().__init__()
        self._held = widget
        self._least_height = least_height
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._least_width = least_width
        if least_width is None:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(widget)

    def sizeHint(self) -> QSize:
        """All of it."""
        return self._held.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """See the class."""
        hint = self._held.minimumSizeHint()
        width, height = self._held.minimumWidth() or hint.width(), self._held.minimumHeight() or hint.height()
        return QSize(min(width, self._least_width or width), min(height, self._least_height))
