"""The button that says which view is shown, and offers the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from journey_editor.canvas.view import BoardView
from journey_editor.document.records import View
from journey_editor.document.viewing import WHOLE_MAP, name_of_view
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.shell.views.view_edits import shown_id
from journey_editor.widgets.tooltip import set_tooltip

_LONGEST = 24
"""Characters of a view's name on the button."""


class ViewChooser(QToolButton):
    """Follows one board. `commands` stand under the views in its menu."""

    def __init__(self, board: BoardView, commands: list[QAction]) -> None:
        super().__init__()
        self.setObjectName("view-chooser")
        self._board = board
        self._commands = commands
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: _fill_view_menu(menu, board, commands))
        self.setMenu(menu)
        board.view_changed.connect(self.refresh)
        board.session.changed.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of a theme."""
        self.setIcon(icon("view", "text", theme))

    def refresh(self) -> None:
        """Say which view is shown now."""
        view = self._board.shown_view
        name = name_of_view(view) if view is not None else WHOLE_MAP
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "\u2026"
        self.setText(short.replace("&", "&&"))
        self.setAccessibleName(f"View: {name}")
        set_tooltip(self, f"View: {name}")


def _fill_view_menu(menu: QMenu, board: BoardView, commands: list[QAction]) -> None:
    """The whole map and the saved views, the shown one ticked, then commands."""
    menu.clear()
    group = QActionGroup(menu)
    shown = shown_id(board)
    views = board.session.journey.all(View)
    for view_id, name in [(None, WHOLE_MAP), *((view.id, name_of_view(view)) for view in views)]:
        entry = menu.addAction(name.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(view_id == shown)
        group.addAction(entry)
        entry.triggered.connect(lambda _checked=False, view_id=view_id: board.show_view(view_id))
    menu.addSeparator()
    menu.addActions(commands)
