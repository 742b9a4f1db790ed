"""What is painted in a widget without being one, as a screen reader is told of it."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


class AccessiblePart(QAccessibleInterface):
    """An item of a widget's list, without parts of its own. Who derives from it says its text, place and state."""

    def __init__(self, of: QWidget) -> None:
        super().__init__()
        self._of = weakref.ref(of)

    def object(self) -> QObject | None:  # type: ignore[override]
        """It has none of its own."""
        return None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The widget that it is painted in."""
        widget = self._of()
        return QAccessible.queryAccessibleInterface(widget) if widget is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """It has no parts."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """It has no parts."""
        return None

    def childCount(self) -> int:
        """It has no parts."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """It has no parts."""
        return -1

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """It is not changed from here."""
