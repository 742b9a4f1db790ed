"""The context menus of board and tabs: for each kind of thing, the commands of the table that fit it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyle, QWidget

from journey_editor.document.records import Card, Connection, Lane, Stage, Step
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.shell.actions import WindowActions
from journey_editor.shell.context import Context

Groups = tuple[tuple[str, ...], ...]

_CLIPBOARD = ("edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete")
_CHILD = ("child.open", "child.new", "child.link", "child.unlink")
_TAKING = (
    "card.notes_to_pain_points",
    "card.notes_to_opportunities",
    "card.notes_to_questions",
    "card.notes_to_customer_goals",
)
_SAYING = ("card.owner", "card.add_pain_point", "card.add_opportunity", "card.add_signal", "card.add_risk")
_SEEING = ("view.fit_selection", "view.fit_map")

CONTEXT_MENUS: dict[str, Groups] = {
    "card": (
        ("edit.rename", "insert.connection"),
        ("card.emotion_up", "card.emotion_down", "card.emotion_unknown", "card.moment_of_truth", "card.first_value"),
        ("card.channel", *_SAYING),
        ("insert.touchpoint", "insert.decision", "insert.note", "insert.step"),
        ("card.to_touchpoint", "card.to_note", *_TAKING),
        ("arrange.longer", "arrange.shorter", "arrange.merge", "arrange.split_stage", "arrange.split_step"),
        _CHILD,
        _CLIPBOARD,
        ("view.fit_selection",),
    ),
    "stage": (
        ("edit.rename",),
        _SAYING,
        ("insert.stage", "insert.stage_before", "insert.step", "insert.touchpoint"),
        ("arrange.stage_left", "arrange.stage_right", "arrange.merge", "arrange.select_content"),
        _CLIPBOARD,
        _SEEING,
    ),
    "step": (
        ("edit.rename",),
        ("insert.step", "insert.step_before", "insert.touchpoint", "insert.decision"),
        ("arrange.move_left", "arrange.move_right"),
        ("arrange.merge", "arrange.split_stage", "arrange.split_step", "arrange.select_content"),
        _CHILD,
        _CLIPBOARD,
        _SEEING,
    ),
    "lane": (
        ("edit.rename",),
        ("insert.persona", "insert.persona_before", "insert.touchpoint", "insert.note"),
        ("arrange.fold_lane", "arrange.lane_higher", "arrange.lane_lower", "arrange.lane_fits"),
        ("arrange.lane_content", "arrange.lane_persona", "view.hide_lane", "view.hide_persona"),
        _TAKING,
        ("arrange.lane_up", "arrange.lane_down", "arrange.select_content"),
        _CLIPBOARD,
        _SEEING,
    ),
    "connection": (
        ("edit.rename", "edit.cut", "edit.copy", "edit.delete"),
        ("insert.touchpoint", "insert.decision"),
        tuple(f"connection.{meaning.value}" for meaning in ConnectionKind),
        ("connection.reverse", "connection.straighten"),
        ("view.fit_selection", "view.fit_map"),
    ),
    "cell": (
        ("insert.touchpoint", "insert.decision", "insert.note"),
        ("insert.stage", "insert.step", "insert.persona"),
        ("edit.paste", "edit.paste_as"),
    ),
    "board": (
        ("insert.stage", "insert.step", "insert.persona", "insert.touchpoint", "insert.decision"),
        ("edit.paste", "edit.paste_as", "edit.select_all"),
        ("edit.undo", "edit.redo"),
        ("view.whole_map", "view.fit_map"),
    ),
    "cells": (
        ("edit.cut", "edit.copy", "edit.paste", "edit.empty_cells"),
        ("table.add_row", "table.delete_rows", "table.merge_rows", "table.row_up", "table.row_down"),
        ("table.export",),
    ),
    "several": (("insert.connection",), _TAKING, _CLIPBOARD, _SEEING),
}
"""Kind of thing -> its commands, group by group. What cannot be done at the moment is left out."""

_TITLES = {"arrange": "Arrange", "child": "Child map", "insert": "Insert", "card": "Card"}
_FOLDED_FIRST = ("arrange", "child", "insert", "card")
"""Which groups open beside a menu that finds no room, by the first part of their commands' names."""
_KINDS = ((Card, "card"), (Stage, "stage"), (Step, "step"), (Lane, "lane"), (Connection, "connection"))


def board_menu(context: Context, actions: WindowActions, parent: QWidget, room: int) -> QMenu:
    """The context menu for what is selected, or for the place on the board where nothing is.

    Where it would be higher than `room` (pixels), groups of it open beside it: Qt would break it into columns instead,
    and cover half the board with an empty one.
    """
    actions.refresh()
    groups = [[name for name in group if actions[name].isEnabled()] for group in CONTEXT_MENUS[_subject(context)]]
    for folded in range(len(_FOLDED_FIRST)):
        menu = _menu([group for group in groups if group], actions, parent, _FOLDED_FIRST[:folded])
        if _height(menu) <= room:
            return menu
        menu.deleteLater()
    return _menu([group for group in groups if group], actions, parent, _FOLDED_FIRST)


def _menu(groups: list[list[str]], actions: WindowActions, parent: QWidget, folded: tuple[str, ...]) -> QMenu:
    """A menu of groups of commands; those of the `folded` menus of the menu bar open beside it, called as they are."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    beside: dict[str, QMenu] = {}
    is_after_folded = False
    for group in groups:
        part = group[0].partition(".")[0]
        is_folded = part in folded and len(group) > 1
        if part in beside and is_folded:
            into = beside[part]
            into.addSeparator()
        else:
            if not menu.isEmpty() and not (is_folded and is_after_folded):
                menu.addSeparator()
            into = beside[part] = menu.addMenu(_TITLES[part]) if is_folded else menu
        for name in group:
            _add(into, actions, name)
        is_after_folded = is_folded
    return menu


def _height(menu: QMenu) -> int:
    """How high a menu is in one column."""
    return sum(menu.actionGeometry(action).height() for action in menu.actions()) + 4 * menu.style().pixelMetric(
        QStyle.PixelMetric.PM_MenuPanelWidth, None, menu
    )


def _subject(context: Context) -> str:
    """What the menu is about: a key of `CONTEXT_MENUS`."""
    if context.editor is not None and context.editor.workbench.table is not None:
        return "cells"
    records = [context.journey.get(i) for i in context.session.selection]
    kinds = {next((name for of, name in _KINDS if isinstance(record, of)), "several") for record in records}
    if kinds:
        return kinds.pop() if len(kinds) == 1 else "several"
    return "cell" if context.board.focus.cell is not None else "board"


def _add(menu: QMenu, actions: WindowActions, name: str) -> QAction:
    """A row that does what the command does, called by its full name: its own menu is not seen here."""
    command, row = actions[name], actions.row(name)
    text = (
        command.text() if row.text_when else f"{row.full_name}\u2026" if row.text.endswith("\u2026") else row.full_name
    )
    keys = f"\t{row.native_keys}" if row.shortcuts else ""
    shown = menu.addAction(command.icon(), (text if row.text_when else text.replace("&", "&&")) + keys)
    shown.setObjectName(name)
    shown.setCheckable(command.isCheckable())
    shown.setChecked(command.isChecked())
    shown.triggered.connect(lambda _checked=False: command.trigger())
    return shown
