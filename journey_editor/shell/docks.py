"""The frames of the panels around the board."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.low_scroll import LowScroll
from journey_editor.widgets.plain_label import PlainLabel


class Dock(QDockWidget):
    """A panel that can be moved and hidden, under a quiet title. It is made when it is first shown.

    `make` makes it in the dock's `room`: what is put in afterwards is given its looks once more.
    """

    def __init__(
        self,
        name: str,
        title: str,
        make: Callable[[QWidget], QWidget],
        parent: QWidget,
        least_height: int | None = None,
    ) -> None:
        """`least_height` (pixels): the panel is scrolled where there is no more room."""
        super().__init__(title, parent)
        self.setObjectName(f"{name}-dock")
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self._title = DockTitle(self, title)
        self.setTitleBarWidget(self._title)
        self._make: Callable[[QWidget], QWidget] | None = make
        self._name = title
        self._scroll = LowScroll(least_height, parent=self) if least_height is not None else None

    @property
    def room(self) -> QWidget:
        """The widget that the panel is made in."""
        return self if self._scroll is None else self._scroll.viewport()

    def setVisible(self, is_visible: bool) -> None:
        """Show it, with its panel in it."""
        if is_visible:
            self.fill()
        super().setVisible(is_visible)

    def fill(self) -> None:
        """Put the panel in, if it is not there yet."""
        if self._make is not None:
            make, self._make = self._make, None
            panel = make(self.room)
            panel.setAccessibleName(self._name)
            if self._scroll is not None:
                self._scroll.setWidget(panel)
            self.setWidget(self._scroll or panel)

    def set_theme(self, theme: Theme) -> None:
        """Draw the title in the colours of a theme; the panel has its own."""
        self._title.set_theme(theme)


class DockTitle(QWidget):
    """A dock's name, and a button to hide it."""

    def __init__(self, dock: QDockWidget, title: str) -> None:
        super().__init__(dock)
        self.setObjectName("dock-title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._button = QToolButton()
        self._button.setAccessibleName(f"Hide the {title.lower()}")
        self._button.setToolTip(f"Hide the {title.lower()}")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each panel has a key: Tab, and what is typed, pass it by
        self._button.clicked.connect(dock.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.addWidget(PlainLabel(title), 1)
        row.addWidget(self._button)

    def set_theme(self, theme: Theme) -> None:
        """Draw the button in the colours of a theme."""
        self._button.setIcon(icon("close", "text.muted", theme))
