"""The table of commands, and what is built from it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QToolButton,
    QToolTip,
    QWidget,
)

from journey_editor.layout.icons import icon_names
from journey_editor.shell.action import always, plain, with_map
from journey_editor.shell.actions import ALL_ACTIONS, TOOLBAR, TOOLBAR_END
from journey_editor.shell.choose_dialog import ConnectDialog
from journey_editor.shell.context_menus import CONTEXT_MENUS
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.shortcut_sheet import ShortcutSheet
from journey_editor.widgets.finder import Choice, Found
from tests.shell.shell_user import fill


def test_ids_and_keys_are_unique() -> None:
    ids = Counter(action.id for action in ALL_ACTIONS)
    keys = Counter(QKeySequence(key).toString() for action in ALL_ACTIONS for key in action.shortcuts)
    assert not [name for name, count in (ids + keys).items() if count > 1]


@pytest.mark.parametrize("action", ALL_ACTIONS, ids=lambda action: action.id)
def test_a_command_can_be_read_and_typed(action) -> None:  # type: ignore[no-untyped-def]
    assert plain(action.text).strip()
    assert not action.icon or action.icon in icon_names()
    sequences = [QKeySequence(key) for key in action.shortcuts]
    assert all(sequence.count() == 1 for sequence in sequences)
    if sequences:
        last_keys = [sequence.toString().split("+")[-1] for sequence in sequences]
        assert any(key.isalnum() for key in last_keys), "a keyboard of another country may lack the punctuation key"


def test_no_two_commands_of_a_menu_share_a_mnemonic(window: MainWindow) -> None:
    for menu in window.findChildren(QMenu):
        letters = [text[text.index("&") + 1].lower() for text in _texts(menu) if "&" in text.replace("&&", "")]
        assert len(letters) == len(set(letters)), f"{menu.title()}: {sorted(letters)}"


def test_an_entry_of_a_menu_is_chosen_by_a_letter(window: MainWindow) -> None:
    menus = {plain(menu.title()): menu for menu in window.findChildren(QMenu)}
    for name in ("Insert", "Touchpoint by channel", "Lane", "Stage row", "Lanes"):
        assert [text for text in _texts(menus[name]) if "&" not in text] == [], name


def test_every_command_is_in_the_menus(window: MainWindow) -> None:
    shown = {action for menu in window.findChildren(QMenu) for action in menu.actions()}
    assert not [row.id for row in ALL_ACTIONS if window.actions_of[row.id] not in shown]


def test_commands_of_one_group_stand_together_in_their_menu() -> None:
    for menu in {action.menu for action in ALL_ACTIONS}:
        runs = [group for group, _ in groupby(action.group for action in ALL_ACTIONS if action.menu == menu)]
        assert len(runs) == len(set(runs)), f"{menu}: {runs}"


def test_tooltips_read_as_they_are_meant(window: MainWindow) -> None:
    read = QTextDocument()
    for action in ALL_ACTIONS:
        read.setHtml(window.actions_of[action.id].toolTip())
        assert "&" not in read.toPlainText() and read.toPlainText().startswith(action.tip or action.full_name)
    read.setHtml(window.actions_of["file.export"].toolTip())
    assert read.toPlainText().startswith("Export the board or a report, with a look at its pages (".replace("  ", " "))


def test_the_toolbar_names_commands_that_there_are_and_that_have_an_icon() -> None:
    ids = {action.id: action for action in ALL_ACTIONS}
    for name in [*(n for group in TOOLBAR for n in group), *TOOLBAR_END]:
        assert ids[name].icon, f"{name} has no icon"


@pytest.mark.parametrize("subject", CONTEXT_MENUS)
def test_the_context_menus_name_each_a_command_once(subject: str) -> None:
    names = [name for group in CONTEXT_MENUS[subject] for name in group]
    assert set(names) <= {action.id for action in ALL_ACTIONS}
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("action", ALL_ACTIONS, ids=lambda action: action.id)
def test_a_command_that_may_be_refused_says_what_it_needs(action) -> None:  # type: ignore[no-untyped-def]
    if action.enabled_when not in (always, with_map):
        said = action.needs  # or a function, where it depends on the map
        assert callable(said) or said.endswith("."), "a sentence for its tooltip and the command palette"


def test_a_greyed_button_says_why(window: MainWindow) -> None:
    read = QTextDocument()
    read.setHtml(window.actions_of["insert.connection"].toolTip())
    assert read.toPlainText().endswith("Open a map first.")
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    read.setHtml(window.actions_of["insert.connection"].toolTip())
    assert "Select a card first" in read.toPlainText()
    window.context.session.select([window.context.journey.cards[0].id])
    read.setHtml(window.actions_of["insert.connection"].toolTip())
    assert "first" not in read.toPlainText()


def test_the_shortcut_sheet_lists_every_command_and_finds_by_typing(window: MainWindow) -> None:
    window.actions_of["help.shortcuts"].trigger()
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    rows = dict(sheet.rows)
    assert {action.full_name for action in ALL_ACTIONS} <= rows.keys()
    assert rows["Save"] == QKeySequence("Ctrl+S").toString(QKeySequence.SequenceFormat.NativeText)
    assert rows["Redo"] == "Ctrl+Shift+Z,  Ctrl+Y"
    assert rows["Go to the first or last cell of the board"] == "Ctrl+Home,  Ctrl+End"
    assert rows["Keep it and stop"] == "Ctrl+Return"
    sheet.filter.setText("zoom in")
    assert [name for name, _ in sheet.rows][:1] == ["Zoom in"]
    assert len(sheet.rows) < 5
    sheet.close()


def test_every_widget_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    nameless = _nameless(window)
    window.actions_of["file.new"].trigger()
    window.context.session.select(fill(window.context.session)[:1])
    nameless += _nameless(window)
    assert not nameless


def test_what_opens_over_the_window_has_names_too(window: MainWindow) -> None:
    window.actions_of["file.new"].trigger()
    window.actions_of["help.command_palette"].trigger()
    window.actions_of["help.shortcuts"].trigger()
    window.actions_of["help.shortcuts"].trigger()
    sheets = window.findChildren(ShortcutSheet)
    assert len(sheets) == 1, "asked for again, the open one comes to the front"
    dialog = ConnectDialog("Where to?", lambda _query: Found([Choice("a", "Call")], 1), window)
    dialog.show()
    for shown in (window.context.command_palette, sheets[0], dialog):
        assert not _nameless(shown)
        lists = [view for view in shown.findChildren(QAbstractItemView) if view.isVisible()]
        assert lists and all(view.accessibleName() for view in lists)
    dialog.close()
    sheets[0].close()


def test_a_line_of_a_finder_is_read_out_whole(window: MainWindow) -> None:
    dialog = ConnectDialog("Where to?", lambda _query: Found([Choice("a", "Call", "Admin, Handoff")], 1), window)
    first = dialog.finder.model.index(0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Call, Admin, Handoff"


def _nameless(window: QWidget) -> list[str]:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSlider)
    reachable = [w for w in window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    return [
        f"{w.metaObject().className()} {w.objectName()} in {w.parent().objectName()}"
        for w in reachable
        if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))
        and not w.objectName().startswith("qt_")
        and not isinstance(w.parent(), QComboBox)
    ]


def _texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_in_a_narrow_window_the_toolbar_gives_up_words_then_unfolds_the_rest(window: MainWindow) -> None:
    window.actions_of["file.new"].trigger()
    bar = window.editor.toolbar
    stage = bar.widgetForAction(window.actions_of["insert.stage"])
    inspector = bar.widgetForAction(window.actions_of["view.inspector"])
    more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon

    def at(width: int) -> tuple[bool, bool, bool]:
        window.resize(width, 700)
        QApplication.processEvents()
        QApplication.processEvents()
        return stage.toolButtonStyle() == words, inspector.isVisible(), more.isVisible()

    assert at(1700) == (True, True, False)
    assert at(1000) == (False, True, False)
    assert at(760) == (False, False, True)
    assert more.accessibleName() == "More of the toolbar"
    assert at(1700) == (True, True, False)


def test_toolbar_buttons_say_what_they_do(window: MainWindow) -> None:
    window.actions_of["file.new"].trigger()
    buttons = [b for b in window.findChildren(QToolButton) if b.isVisible() and b.defaultAction() is not None]
    assert len(buttons) >= len(TOOLBAR_END) + sum(map(len, TOOLBAR))
    assert all(button.accessibleName() and button.toolTip() for button in buttons)


def test_a_row_of_a_menu_that_is_greyed_says_why_and_no_other_says_more(window: MainWindow) -> None:
    menu = window.menuBar().findChild(QMenu, "File")
    menu.popup(QPoint(0, 0))
    said = {}
    for name in ("file.new", "file.save"):
        row = menu.actionGeometry(window.actions_of[name]).center()
        QApplication.sendEvent(menu, QHelpEvent(QEvent.Type.ToolTip, row, menu.mapToGlobal(row)))
        said[name] = QToolTip.text()
        QToolTip.hideText()
    menu.close()
    assert "Open a map first." in said["file.save"] and said["file.new"] == ""
