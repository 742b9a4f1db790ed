"""The toolbar of the editor: in a narrow window its buttons give up their words, and what has no room then unfolds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.shell.actions import TOOLBAR, TOOLBAR_END, WindowActions
from journey_editor.widgets.tooltip import set_tooltip

_ICON_SIZE = QSize(20, 20)
_BUTTON_TEXTS = {
    "insert.stage": "Stage",
    "insert.persona": "Persona",
    "insert.touchpoint": "Touchpoint",
    "insert.decision": "Decision",
    "insert.connection": "Connect",
    "file.export": "Export",
}
"""The buttons that show a text beside their icon."""
_EDGES = 24
"""Pixels at the ends of the bar."""
_MORE = "More of the toolbar"
_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICONS = Qt.ToolButtonStyle.ToolButtonIconOnly


class Toolbar(QToolBar):
    """The buttons of `TOOLBAR`, and at the right end those of `TOOLBAR_END`."""

    def __init__(self, actions: WindowActions) -> None:
        super().__init__("Toolbar")
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(_ICON_SIZE)
        self._worded: list[QToolButton] = []
        self._saved: int | None = None
        """Pixels that the buttons need less without their words; None: they have them."""
        for number, group in enumerate(TOOLBAR):
            if number:
                self.addSeparator()
            for name in group:
                self._add(actions, name)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        for name in TOOLBAR_END:
            self._add(actions, name)

    def add_worded(self, before: str, actions: WindowActions, button: QToolButton) -> None:
        """A button of one's own before a command's; it gives up its words with the others."""
        self.insertWidget(actions[before], button)
        self._worded.append(button)

    def _add(self, actions: WindowActions, name: str) -> None:
        action = actions[name]
        self.addAction(action)
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        button.setAccessibleName(actions.row(name).full_name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in _BUTTON_TEXTS:
            action.setIconText(_BUTTON_TEXTS[name])
            button.setToolButtonStyle(_WORDS)
            self._worded.append(button)

    # --- its width ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See the class."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A button may have become wider: the view that is shown has another name."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def set_theme(self, theme: Theme) -> None:
        """Draw the button that unfolds the rest in the colours of a theme."""
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setIconSize(QSize(12, 12))  # as wide as Qt makes the button
            more.setIcon(icon("chevron-right", "text", theme))
            more.setAccessibleName(_MORE)
            set_tooltip(more, _MORE)

    def _fit(self) -> None:
        needed = self._needed()
        if self._saved is None and needed > self.width():
            self._give(_ICONS)
            self._saved = needed - self._needed()
        elif self._saved is not None and needed + self._saved <= self.width():
            self._saved = None
            self._give(_WORDS)

    def _needed(self) -> int:
        """The width of all buttons side by side."""
        layout = self.layout()
        edges = self.contentsMargins().left() + self.contentsMargins().right()
        widgets = [widget for action in self.actions() if (widget := self.widgetForAction(action)) is not None]
        widths = sum(widget.sizeHint().width() for widget in widgets if widget.sizeHint().isValid())
        return widths + edges + (layout.spacing() if layout is not None else 0) * len(widgets) + _EDGES

    def _give(self, style: Qt.ToolButtonStyle) -> None:
        for button in self._worded:
            button.setToolButtonStyle(style)
