"""The menu bar, built from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QMenu, QMenuBar

from journey_editor.shell.action import Action
from journey_editor.shell.actions import ALL_ACTIONS, WindowActions
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.documents import Documents
from journey_editor.shell.map_file.map_files import in_folder
from journey_editor.shell.map_file.presence import are_there
from journey_editor.shell.undo_menu import add_undo_menu


def fill_menu_bar(bar: QMenuBar, actions: WindowActions, context: Context) -> None:
    """Put every command into its menu."""
    for path, rows in groupby(ALL_ACTIONS, key=lambda action: action.menu.split("/")[0]):
        menu = bar.addMenu(path)
        menu.setObjectName(path.replace("&", ""))
        _explain(menu)
        menu.aboutToShow.connect(actions.refresh)
        _fill(menu, path, list(rows), actions, context)


def _fill(menu: QMenu, path: str, rows: Iterable[Action], actions: WindowActions, context: Context) -> None:
    submenus: dict[str, QMenu] = {}
    group: dict[QMenu, str] = {}
    for action in rows:
        place = menu
        if action.menu == path or action.menu not in submenus:
            # "cards/digital": its menu stands among the cards, in which it is one of the digital ones.
            _separate(menu, action.group.split("/")[0], group)
        if action.menu != path:
            place = submenus.get(action.menu) or _explain(menu.addMenu(action.menu.split("/")[1]))
            submenus[action.menu] = place
            _separate(place, action.group, group)
        place.addAction(actions[action.id])
        if action.id == "file.open":
            _add_recent(menu, context.documents)
        elif action.id == "edit.redo":
            add_undo_menu(menu, context)


def _explain(menu: QMenu) -> QMenu:
    """Let the rows that are greyed say why; the others say enough themselves."""
    menu.setToolTipsVisible(True)
    # Before it is shown it is only told of each row that changes: some thousand times while a map is opened.
    once = Qt.ConnectionType.SingleShotConnection
    menu.aboutToShow.connect(lambda: menu.installEventFilter(_WhyNot(menu)), once)
    return menu


class _WhyNot(QObject):
    def eventFilter(self, menu: QObject, event: QEvent) -> bool:
        if isinstance(menu, QMenu) and isinstance(event, QHelpEvent):
            row = menu.actionAt(event.pos())
            return row is None or row.isEnabled()
        return super().eventFilter(menu, event)


def _separate(menu: QMenu, group: str, groups: dict[QMenu, str]) -> None:
    if groups.get(menu, group) != group:
        menu.addSeparator()
    groups[menu] = group


def _add_recent(menu: QMenu, documents: Documents) -> None:
    submenu = menu.addMenu("Open &recent")

    def fill() -> None:
        submenu.clear()
        files = documents.recent.files
        there = are_there(files)
        for number, file in enumerate(files, start=1):
            label = f"{file.stem}  \u2013  {in_folder(file)}".replace("&", "&&")
            entry = submenu.addAction(f"&{number}  {label}" if number < 10 else f"    {label}")
            entry.setEnabled(file in there)
            entry.triggered.connect(lambda _checked=False, file=file: documents.open(file))
        if submenu.isEmpty():
            submenu.addAction("No map was opened yet").setEnabled(False)

    submenu.aboutToShow.connect(fill)
