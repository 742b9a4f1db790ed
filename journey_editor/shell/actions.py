"""The table of all commands, and the QActions of a window that are made of it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.shell.action import Action, Where
from journey_editor.shell.commands import (
    arrange,
    card,
    card_fields,
    child_maps,
    connection,
    edit,
    file,
    help,
    insert,
    lanes,
    notes,
    parts,
    structure,
    tables,
    view,
    views,
)
from journey_editor.shell.context import Context
from journey_editor.shell.mnemonics import with_mnemonics
from journey_editor.widgets.cell_typing import take_cell_typing
from journey_editor.widgets.tooltip import tooltip_text

_TABLE: tuple[Action, ...] = (
    *file.ACTIONS,
    *edit.ACTIONS,
    *insert.ACTIONS,
    *lanes.INSERT_ACTIONS,
    *structure.INSERT_ACTIONS,
    *child_maps.ACTIONS,
    *card.ACTIONS,
    *parts.ACTIONS,
    *lanes.CARD_ACTIONS,
    *notes.ACTIONS,
    *arrange.ACTIONS,
    *structure.ACTIONS,
    *lanes.ACTIONS,
    *connection.ACTIONS,
    *tables.ACTIONS,
    *view.ACTIONS,
    *views.ACTIONS,
    *card_fields.ACTIONS,
    *help.ACTIONS,
)
ALL_ACTIONS: tuple[Action, ...] = with_mnemonics(_TABLE)
"""Every command, in the order of the menus."""

TOOLBAR: tuple[tuple[str, ...], ...] = (
    ("file.new", "file.open", "file.save"),
    ("edit.undo", "edit.redo"),
    ("insert.stage", "insert.persona", "insert.touchpoint", "insert.decision", "insert.connection"),
    ("view.fit_map", "view.zoom_out", "view.zoom_in"),
)
"""The toolbar's commands, set apart group by group; what stands at its right end follows in `TOOLBAR_END`."""

TOOLBAR_END: tuple[str, ...] = (
    "help.command_palette",
    "view.present",
    "file.export",
    "view.palette",
    "view.outline",
    "view.inspector",
)

VIEW_MENU: tuple[str, ...] = ("view.new_view", "view.views", "view.whole_map")
"""What stands under the views in the menu of the button that chooses one."""


_OF_THE_DRAG = ("edit.undo", "edit.redo")


class WindowActions(QObject):
    """The commands of one window as QActions. `refresh` brings them up to date with what is open and selected."""

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self.rows = ALL_ACTIONS
        self._rows = {action.id: action for action in ALL_ACTIONS}
        self._why_not: dict[str, str] = {}
        self._of: dict[str, QAction] = {}
        for action in ALL_ACTIONS:
            self._of[action.id] = self._made(action, window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        self.retint(context.appearance.theme)
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        self._catch_up()
        return self._of[action_id]

    def refresh_soon(self) -> None:
        """As `refresh`, once for all that happens till the event loop is back."""
        self._soon.start()

    def _catch_up(self) -> None:
        if self._soon.isActive():
            self.refresh()

    def row(self, action_id: str) -> Action:
        """The command's row of the table."""
        return self._rows[action_id]

    def refresh(self) -> None:
        """Which commands can be given now, which are on, and what they say."""
        self._soon.stop()
        context = self._context
        for action in ALL_ACTIONS:
            made = self._of[action.id]
            why_not = action.why_not(context)
            if why_not != self._why_not.get(action.id, ""):
                self._why_not[action.id] = why_not
                made.setEnabled(not why_not)
                made.setToolTip(_tip(action, why_not))
            if action.checked_when is not None:
                made.setChecked(action.checked_when(context))
            if action.text_when is not None:
                made.setText(action.text_when(context))

    def why_not(self, keys: QKeyCombination) -> str:
        """Why the command of these keys cannot be given now, in a sentence; empty where it can or there is none."""
        sequence = QKeySequence(keys)
        for action in ALL_ACTIONS:
            if sequence in self._of[action.id].shortcuts() and (why_not := action.why_not(self._context)):
                return f"{action.full_name}: {why_not[:1].lower()}{why_not[1:]}"
        return ""

    def give_to_named(self, event: QKeyEvent) -> bool:
        """The keys of a command on the card whose name is being typed, which is not there yet: it is made first."""
        sequence = QKeySequence(event.keyCombination())
        editor = self._context.editor.board.renaming.editor if self._context.editor is not None else None
        meant = next((a for a in ALL_ACTIONS if a.is_about_board and sequence in self._of[a.id].shortcuts()), None)
        if meant is None or editor is None or not editor.text().strip() or editor.is_for_the_text(event):
            return False
        self._run(meant)
        return True

    def retint(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for action in ALL_ACTIONS:
            if action.icon:
                self._of[action.id].setIcon(icon(action.icon, "text", theme))

    def give_keys(self, where: Where, widget: QWidget) -> None:
        """Let the keys that work on the board, or in a tab, only work there."""
        for action in ALL_ACTIONS:
            if action.where == where:
                widget.addAction(self._of[action.id])

    def _made(self, action: Action, window: QMainWindow) -> QAction:
        made = QAction(action.text, self)
        made.setObjectName(action.id)
        made.setShortcuts([QKeySequence(keys) for keys in action.shortcuts])
        made.setToolTip(_tip(action))
        made.setCheckable(action.checked_when is not None)
        if action.id == "file.quit":
            made.setMenuRole(QAction.MenuRole.QuitRole)
        elif action.id == "help.about":
            made.setMenuRole(QAction.MenuRole.AboutRole)
        else:
            made.setMenuRole(QAction.MenuRole.NoRole)
        made.triggered.connect(lambda _checked=False: self._run(action))
        if action.where != "window":
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            window.addAction(made)
        return made

    def _run(self, action: Action) -> None:
        # The state may have changed since the last refresh, by what no signal tells (the focus, the clipboard).
        try:
            # A command in the middle of a drag puts it back first; undo and redo are meant to do no more than that.
            is_in_drag = self._context.editor is not None and action.group != "zoom"
            if is_in_drag and self._context.board.abandon_gesture() and action.id in _OF_THE_DRAG:
                return
            if self._context.editor is not None and action.is_about_board:
                self._context.board.renaming.keep()
            if self._context.editor is not None and (action.is_about_board or action.menu.startswith("&Table")):
                take_cell_typing(self._context.editor)
            if action.enabled_when(self._context):
                if self._context.editor is not None and action.is_seen_on_board:
                    self._context.editor.workbench.leave_for_board()
                action.run(self._context)
        finally:
            self.refresh()


@lru_cache(maxsize=1024)
def _tip(action: Action, why_not: str = "") -> str:
    """It changes back and forth with the selection."""
    keys = f"  ({action.native_keys})" if action.shortcuts else ""
    return tooltip_text((action.tip or action.full_name) + keys + (f". {why_not}" if why_not else ""))
