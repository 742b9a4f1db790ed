"""The menu of the small button between two lanes: what can be put there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journey_editor.canvas import creating
from journey_editor.canvas.lane_making import add_lane_at
from journey_editor.document.vocabulary import LaneContent
from journey_editor.shell.actions import WindowActions
from journey_editor.shell.commands.lanes import LINES, NOTE_LANES, STAGE_ROWS, lane_action_id
from journey_editor.shell.editor_page import EditorPage
from journey_editor.shell.mnemonics import lettered


def lane_menu(page: EditorPage, actions: WindowActions, index: int) -> QMenu:
    """A persona's lane first, then the others; each is put before the lane of the map at `index`."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    persona = menu.addAction(actions["insert.persona"].icon(), "Persona lane")
    persona.triggered.connect(lambda _checked=False: creating.add_persona_at(page.board, index))
    menu.addSeparator()
    _fill(menu, NOTE_LANES, page, actions, index)
    menu.addSeparator()
    _fill(menu, LINES, page, actions, index)
    rows = menu.addMenu(actions["insert.operating_rows"].icon(), "Stage row")
    _fill(rows, STAGE_ROWS, page, actions, index)
    for each in (menu, rows):
        entries = [entry for entry in each.actions() if not entry.isSeparator()]
        for entry, text in zip(entries, lettered(entry.text() for entry in entries), strict=True):
            entry.setText(text)
    return menu


def _fill(menu: QMenu, contents: Iterable[LaneContent], page: EditorPage, actions: WindowActions, index: int) -> None:
    for content in contents:
        command = actions[lane_action_id(content)]
        entry = QAction(command.icon(), content.label.capitalize(), menu)
        entry.setObjectName(command.objectName())
        entry.triggered.connect(lambda _checked=False, content=content: add_lane_at(page.board, content, index))
        menu.addAction(entry)
