"""The bar that chooses between the board and its tabs: in a narrow window its icons go, so that every word stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTabBar


class WorkbenchBar(QTabBar):
    """Where even the words find no room (larger letters, a narrower window), buttons at its end scroll it."""

    def __init__(self) -> None:
        super().__init__()
        self._icons: Sequence[QIcon] = ()
        self._with_icons = 0
        """How wide it was when its icons went; 0: they are there."""
        self.setObjectName("workbench-bar")
        self.ensurePolished()  # a tab is as large as its looks want it when it is added
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_icons(self, icons: Sequence[QIcon]) -> None:
        """The icons of all tabs, in their order."""
        self._icons = icons
        self._with_icons = 0
        self._give(icons)
        self._fit()

    def sizeHint(self) -> QSize:
        """With its icons: it takes the room for them as soon as there is some."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._with_icons), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See the class."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._needed()
        if not self._with_icons and needed > self.width():
            self._with_icons = needed
            self._give([QIcon()] * len(self._icons))
        elif self._with_icons and self._with_icons <= self.width():
            self._with_icons = 0
            self._give(self._icons)

    def _needed(self) -> int:
        return sum(self.tabSizeHint(number).width() for number in range(self.count()))

    def _give(self, icons: Sequence[QIcon]) -> None:
        for number, icon in enumerate(icons):
            self.setTabIcon(number, icon)
