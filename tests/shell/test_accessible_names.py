"""Everything that can be pressed, typed in or chosen from has a name for a screen reader, in every window there is.

All windows are opened for real: every command is given, and whatever comes up is gone through. A new dialog is found by
itself, or the last test says that nobody opened it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from journey_editor.document.edits.parts import add_part
from journey_editor.document.records import Opportunity, PainPoint, Signal
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell import errors
from journey_editor.shell.action import Action
from journey_editor.shell.actions import ALL_ACTIONS
from journey_editor.shell.appearance import Appearance
from journey_editor.shell.comparing import compare_with_file
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.notices import NotesDialog
from journey_editor.shell.settings import Settings
from journey_editor.storage import files
from journey_editor.widgets.finder import Finder
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.workbench.registry import TABS
from tests.building import onboarding

INTERACTIVE = (
    *(QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView, QComboBox, QAbstractSpinBox),
    *(QAbstractSlider, QTabBar),
)
ENDS = {"file.quit", "file.close", "file.new", "file.open"}
"""Commands after which this map or this window is not there any more."""


def is_of_qt(widget: QWidget) -> bool:
    """Parts that Qt puts into its own widgets: the whole has the name."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox | QAbstractSpinBox | QCalendarWidget | QFileDialog):
            return True
        if isinstance(above, QLineEdit | QTabBar) and isinstance(widget, QAbstractButton):
            return True
        if isinstance(above, QAbstractItemView) and not isinstance(widget, QAbstractItemView | QLineEdit | QComboBox):
            return type(widget).__module__.startswith("PySide6")
        above = above.parentWidget()
    return isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


def name_of(widget: QWidget) -> str:
    """What a screen reader says a widget is called."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def nameless(window: QWidget) -> list[str]:
    """The interactive widgets of a window that have no name."""
    found = [window, *window.findChildren(QWidget)]
    return [
        f"{type(window).__name__}: {type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"
        for widget in found
        if isinstance(widget, INTERACTIVE) and widget.isVisibleTo(window) and not is_of_qt(widget)
        if not name_of(widget)
    ]


def unreachable(window: QWidget) -> list[str]:
    """What can be typed in or picked from, and is never reached by Tab."""
    fields = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QCheckBox, QPushButton, QAbstractSpinBox)
    return [
        f"{type(widget).__name__} {name_of(widget)!r} is not reached by Tab"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, fields) and widget.isVisibleTo(window) and widget.isEnabled() and not is_of_qt(widget)
        if not isinstance(widget, QHeaderView) and not isinstance(widget.parentWidget(), Finder)  # arrows go there
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]


def labels_without_a_field(window: QWidget) -> list[str]:
    """Labels with a mnemonic that leads nowhere."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisibleTo(window)]
    with_key = [label for label in labels if "&" in label.text().replace("&&", "") and type(label).__name__ != "QLabel"]
    return [label.text() for label in with_key if label.buddy() is None and " & " not in label.text()]


class Looker:
    """Goes through every window that comes up, and closes what stops the user."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.troubles: list[str] = []
        self.seen: set[type] = set()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look_at_modal)

    def after(self, act: Callable[[], object]) -> None:
        """Do something, and look at all that is on the screen then."""
        self._timer.start()
        try:
            act()
            QApplication.processEvents()
        finally:
            self._timer.stop()
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not self.window:
                self.look(widget)
                widget.close()
        QApplication.processEvents()

    def look(self, window: QWidget) -> None:
        self.seen.add(type(window))
        for trouble in (*nameless(window), *unreachable(window), *labels_without_a_field(window)):
            if trouble not in self.troubles:
                self.troubles.append(trouble)

    def _look_at_modal(self) -> None:
        modal = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if modal is not None:
            self.look(modal)
            modal.reject() if isinstance(modal, QDialog) else modal.close()


@pytest.fixture
def looker(qapp: QApplication, tmp_path, monkeypatch) -> Iterator[Looker]:
    """A window as users have it, with a map open that has something of everything, and all docks shown."""
    monkeypatch.setattr(QFileDialog, "exec", lambda self: 0)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *a, **k: ("", "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *a, **k: ("", "")))
    b = onboarding()
    stage = b.journey.stages[0].id
    for kind in (PainPoint, Opportunity, Signal):
        b.do(add_part(b.journey, stage, kind))
    path = tmp_path / "map.journey"
    files.save(b.journey, path)
    appearance = Appearance(qapp, "light")
    window = MainWindow(appearance, Settings(theme="light"), QtShaper())
    window.resize(1600, 1000)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    found = Looker(window)
    found.look(window)  # the welcome page
    window.documents.open(path)
    assert window.editor is not None
    for dock in window.editor.docks.values():
        dock.show()
    window.editor.filter_bar.show()
    window.editor.find_panel.show_replacing(True)
    window.editor.minimap.show()
    yield found
    window.documents.session.stack.setClean()
    window.close()
    window.deleteLater()
    appearance.deleteLater()
    qapp.processEvents()


def test_the_window_with_all_its_docks_and_every_page_of_the_inspector(looker: Looker) -> None:
    window, journey = looker.window, looker.window.context.journey
    assert window.editor is not None
    kinds: dict[str, str] = {record.kind: record.id for record in journey}
    for record_id in [*kinds.values(), "map"]:
        window.context.session.select([record_id])
        for button in window.editor.inspector.findChildren(QAbstractButton):
            if button.isCheckable() and button.property("role") == "section" and not button.isChecked():
                button.click()
        QApplication.processEvents()
        looker.look(window.editor.inspector)
    window.context.session.select([c.id for c in journey.cards])
    for view in window.editor.outline.buttons.values():
        view.click()
        looker.look(window.editor.outline)
    window.editor.map_filter.set(window.editor.map_filter.wanted.with_chosen("pain", ["no"]))
    looker.look(window)
    window.editor.board.edit_name(journey.cards[0].id)
    looker.look(window.editor.board)
    window.editor.board.cancel()
    window.editor.map_filter.clear()
    assert looker.troubles == []


def test_every_tab_and_the_editors_of_its_cells(looker: Looker) -> None:
    workbench = looker.window.editor.workbench
    for spec in TABS:
        workbench.go_to(spec.id)
        tab = workbench.tab
        looker.look(looker.window)
        for button in getattr(tab, "buttons", [None]):
            if button is not None:
                button.click()
            looker.look(tab)
            view = tab.table
            if view is None or not view.rows.rowCount():
                continue
            for column in range(view.rows.columnCount()):
                if not view.rows.columns[column].why_not:
                    view.go_to(view.rows.rowCount() - 1, column)
                    view.edit_cell()
                    looker.look(view)
                    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert looker.troubles == []


def opens_a_window(action: Action) -> bool:
    """Whether a command asks something, or shows more than the window has."""
    return action.id not in ENDS and (action.text.endswith("\u2026") or action.menu == "&Help")


def test_every_window_that_a_command_opens(looker: Looker) -> None:
    window = looker.window
    cards = [card.id for card in window.context.journey.cards]
    for action in ALL_ACTIONS:
        if opens_a_window(action) and window.editor is not None:
            window.context.session.select(cards[:1])
            looker.after(window.actions_of[action.id].trigger)
    QGuiApplication.clipboard().setText("a\tb\nc\td\ne\tf")
    window.editor.board.setFocus()
    window.actions_of.refresh()
    looker.after(window.actions_of["edit.paste"].trigger)
    looker.after(lambda: compare_with_file(window.context, window.documents.path))
    looker.after(lambda: errors.ErrorDialog("Details", window).open())
    looker.after(lambda: NotesDialog("Imported", ["One note"], window).open())
    looker.after(lambda: window.context.dialogs.ask_to_save("map"))
    ours = {c for c in _all_subclasses(QDialog) if c.__module__.startswith("journey_editor.")}
    opened = looker.seen | {base for seen in looker.seen for base in seen.__mro__}
    assert looker.troubles == []
    assert sorted(c.__name__ for c in ours - opened) == [], "nobody opened these"
    assert QMessageBox in looker.seen


def test_no_letter_of_a_panel_takes_a_key_of_the_menus(looker: Looker) -> None:
    """In a dialog Alt and a letter go to a field; in the window they open a menu or give a command."""
    editor = looker.window.editor
    assert editor is not None
    with_letter = [
        f"{type(widget).__name__} {widget.text()!r}"
        for widget in editor.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLabel) and re.search(r"(?<!&)&[A-Za-z]", widget.text())
        if not (isinstance(widget, QLabel) and widget.buddy() is None)
        if not isinstance(widget.parentWidget(), QToolBar)
    ]
    assert with_letter == []


def test_a_widget_without_a_name_is_noticed(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QLineEdit())
    label = PlainLabel("&Name", window)
    window.layout().addWidget(label)
    field = QLineEdit(window)
    field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    field.setAccessibleName("Other")
    window.layout().addWidget(field)
    assert len(nameless(window)) == 1 and len(unreachable(window)) == 1 and labels_without_a_field(window) == ["&Name"]
    named = window.findChildren(QLineEdit)[0]
    label.setBuddy(named)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert not nameless(window) and not unreachable(window) and not labels_without_a_field(window)


def _all_subclasses(of: type) -> set[type]:
    return {c for direct in of.__subclasses__() for c in ({direct} | _all_subclasses(direct))}
