"""The lines under a board before an audience: what is seen, which stage was before and which is next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journey_editor.layout.characters import in_line
from journey_editor.widgets.plain_label import PlainLabel

_MARGIN = 14
_LEAST_APART = 8
_MOST = 26
"""Characters of the name of the stage before or after."""


class Captions:
    """Three labels; those of the neighbours go where the one in the middle needs their room."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.now, self.before, self.after = labels = tuple(PlainLabel("", parent) for _ in range(3))
        for label in labels:
            label.setObjectName("presentation-caption")
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show(self, now: str, before: str, after: str) -> None:
        """Say what is seen, and the names of what is before and after it; an empty text is not shown."""
        texts = (now, f"\u2190  {_short(before)}" if before else "", f"{_short(after)}  \u2192" if after else "")
        for label, text in zip((self.now, self.before, self.after), texts, strict=True):
            label.setText(text)
            label.adjustSize()
        width, y = self._parent.width(), self._parent.height() - self.now.height() - _MARGIN
        self.now.move((width - self.now.width()) // 2, y)
        self.before.move(_MARGIN, y)
        self.after.move(width - self.after.width() - _MARGIN, y)
        middle = self.now.geometry().adjusted(-_LEAST_APART, 0, _LEAST_APART, 0)
        for label in (self.before, self.after):
            label.setVisible(bool(label.text()) and bool(now) and not label.geometry().intersects(middle))
        self.now.setVisible(bool(now))


def _short(name: str) -> str:
    words = " ".join(name.split())
    return in_line(words if len(words) <= _MOST else f"{words[: _MOST - 1].rstrip()}\u2026")
