"""A flat button whose text is a user's: shown as typed, shortened where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from journey_editor.widgets.tooltip import set_tooltip


class PlainButton(QPushButton):
    """A QPushButton in which "&" is a character and long text ends in "…" (the tooltip has the whole)."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._text = self._ending = ""
        self.set_text(text)

    @property
    def plain_text(self) -> str:
        """The whole text."""
        return self._text + self._ending

    def set_text(self, text: str, ending: str = "") -> None:
        """Show a text; line breaks become spaces. The ending is shown even where the text is shortened."""
        self._text, self._ending = " ".join(text.split()), ending
        self.setAccessibleName(self.plain_text)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as needed: the text is shortened."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 8
        room = max(0, self.contentsRect().width() - icon - 16)
        metrics = self.fontMetrics()
        room -= metrics.horizontalAdvance(self._ending)
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room) + self._ending
        escaped = shown.replace("&", "&&")
        if escaped != self.text():
            super().setText(escaped)
        set_tooltip(self, self.plain_text if shown != self.plain_text else "")
