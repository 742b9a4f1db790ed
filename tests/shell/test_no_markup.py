"""What a map says is shown as it was typed in every part of the window: as no markup, in no tooltip, menu or list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QMessageBox, QWidget

from journey_editor.document.records import RECORD_TYPES, View
from journey_editor.history.session import Session
from journey_editor.inspector.inspector import Inspector
from journey_editor.shell import errors
from journey_editor.shell.dialogs import WindowDialogs
from journey_editor.shell.kept_maps_dialog import Deed, KeptMap, KeptMapsQuestion, Look
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.template_dialog import TemplateAnswer
from journey_editor.widgets.finder import Found
from journey_editor.workbench.registry import TABS
from tests.hostile_maps import hostile

MARKUP = "<img src=x onerror=alert(1)>"


def _told(window: QWidget) -> Iterator[tuple[str, str, bool]]:
    """Each text of the window that Qt may take for HTML: where, the text, and whether it is plain by its label."""
    for widget in [window, *window.findChildren(QWidget)]:
        name = f"{type(widget).__name__} {widget.objectName()}"
        yield f"{name} tooltip", widget.toolTip(), False
        yield f"{name} what's this", widget.whatsThis(), False
        if isinstance(widget, QLabel):
            yield name, widget.text(), widget.textFormat() == Qt.TextFormat.PlainText
        if isinstance(widget, QMessageBox):
            yield name, widget.text(), widget.textFormat() == Qt.TextFormat.PlainText
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for text in _tooltips(widget.model(), QModelIndex(), 4):
                yield f"{name} row", text, False
    for action in window.findChildren(QAction):
        yield f"action {action.text()}", action.toolTip(), False


def _tooltips(model: QAbstractItemModel, parent: QModelIndex, most: int) -> Iterator[str]:
    for row in range(min(most, model.rowCount(parent))):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield str(model.data(index, Qt.ItemDataRole.ToolTipRole) or "")
        yield from _tooltips(model, model.index(row, 0, parent), most)


def _strays(window: QWidget) -> set[str]:
    return {f"{where}: {text[:80]}" for where, text, is_plain in _told(window) if MARKUP in text and not is_plain}


def test_no_part_of_the_window_takes_what_a_map_says_for_markup(window: MainWindow, qapp: QApplication) -> None:
    journey = hostile(MARKUP)
    window.documents.show(journey)
    board = window.context.board
    strays = _strays(window)
    inspector = window.findChild(Inspector)
    assert inspector is not None
    session: Session = window.context.session
    for record_type in RECORD_TYPES:
        if record_type is View or not (records := list(journey.all(record_type))):
            continue
        session.select([records[0].id])
        qapp.processEvents()
        strays |= _strays(inspector)
    for item in board.scene().items():
        text = item.toolTip()
        if MARKUP in text:
            strays.add(f"{type(item).__name__} on the board: {text[:80]}")
    for name in ("view.outline", "view.completeness", "view.filter", "edit.find"):
        window.actions_of[name].trigger()
    workbench = window.editor.workbench if window.editor is not None else pytest.fail("no map is open")
    for tab in TABS:
        workbench.go_to(tab.id)
        qapp.processEvents()
    strays |= _strays(window)
    assert not strays, "\n".join(sorted(strays))


ASKED: dict[str, Callable[[WindowDialogs], object]] = {
    "tell": lambda asks: asks.tell(MARKUP, MARKUP, MARKUP),
    "ask": lambda asks: asks.ask(MARKUP, MARKUP, "Go on"),
    "save": lambda asks: asks.ask_to_save(MARKUP),
    "replace": lambda asks: asks.ask_to_replace(MARKUP),
    "choose": lambda asks: asks.choose(MARKUP, MARKUP, [("one", MARKUP), ("two", f"{MARKUP} 2")]),
    "connect": lambda asks: asks.connect(MARKUP, lambda _typed: Found([], 0)),
    "template": lambda asks: asks.template("Template", TemplateAnswer(MARKUP, MARKUP, True), True),
    "text": lambda asks: asks.ask_text("Name", "Name:", MARKUP),
    "kept": lambda asks: asks.kept_maps(  # what cannot be shown says why
        KeptMapsQuestion(
            MARKUP,
            MARKUP,
            [KeptMap(MARKUP, MARKUP)],
            [Deed("do", "Do")],
            lambda _row: Look(None, MARKUP, can_be_taken=False),
        )
    ),
    "error": lambda asks: errors.show_error(MARKUP, MARKUP),
}


@pytest.mark.parametrize("asked", ASKED)
def test_no_question_takes_what_it_is_told_for_markup(asked: str, window: MainWindow, qapp: QApplication) -> None:
    strays: list[set[str]] = []

    def look_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(10, window, look_and_close)
            return
        try:
            strays.append(_strays(dialog))
        finally:
            dialog.reject()

    QTimer.singleShot(0, window, look_and_close)
    ASKED[asked](WindowDialogs(window))
    assert strays == [set()]


def test_the_look_for_markup_finds_it(qapp: QApplication) -> None:
    window = QWidget()
    QLabel(MARKUP, window)
    window.setToolTip(f"<b>{MARKUP}</b>")
    assert len(_strays(window)) == 2
    window.deleteLater()
