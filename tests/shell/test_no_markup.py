"""What a map says is shown as it was typed in every part of the window: as no markup, in no tooltip, menu or list."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QGraphicsView,
    QLabel,
    QMainWindow,
    QMessageBox,
    QWidget,
)

import journey_editor
from journey_editor import paths
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.painted_view import PaintedView
from journey_editor.canvas.presentation import Presentation
from journey_editor.canvas.view import BoardView
from journey_editor.comparing.view import ComparedView
from journey_editor.comparing.window import CompareWindow, Side
from journey_editor.document.edits.fields import set_field
from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.journey import Journey
from journey_editor.document.records import RECORD_TYPES, View
from journey_editor.history.session import Session
from journey_editor.importers import pasted
from journey_editor.inspector.inspector import Inspector
from journey_editor.merging import three_way
from journey_editor.shell import errors
from journey_editor.shell.about_dialog import AboutDialog
from journey_editor.shell.actions import ALL_ACTIONS
from journey_editor.shell.choose_dialog import ChooseDialog, ConnectDialog, FinderDialog
from journey_editor.shell.dialogs import WindowDialogs
from journey_editor.shell.editor_page import EditorPage
from journey_editor.shell.errors import ErrorDialog
from journey_editor.shell.exports.export_desk import ExportDesk
from journey_editor.shell.exports.export_dialog import ExportDialog
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.kept_maps_dialog import Deed, KeptMap, KeptMapsDialog, KeptMapsQuestion, Look
from journey_editor.shell.notices import NotesDialog
from journey_editor.shell.paste.paste_dialog import PasteDialog
from journey_editor.shell.paste.paste_preview import PasteTarget, first_choice, preview
from journey_editor.shell.shortcut_sheet import ShortcutSheet
from journey_editor.shell.views.views_dialog import ViewsDialog
from journey_editor.shell.welcome.template_dialog import TemplateAnswer, TemplateDialog
from journey_editor.shell.welcome.template_gallery import GalleryDialog
from journey_editor.shell.welcome.welcome_previews import Previews
from journey_editor.storage import files
from journey_editor.widgets.finder import Choice, Found
from journey_editor.workbench.registry import TABS
from tests.building import onboarding
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


def test_no_question_takes_what_it_is_told_for_markup(window: MainWindow, subtests: pytest.Subtests) -> None:
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

    for asked, ask in ASKED.items():
        with subtests.test(asked):
            strays.clear()
            window.activateWindow()
            QApplication.processEvents()
            QTimer.singleShot(0, window, look_and_close)
            ask(WindowDialogs(window))
            assert strays == [set()]


def _export(window: MainWindow) -> QWidget:
    context = window.context
    desk = ExportDesk(
        context.session, MARKUP, ExportChoices(), Path(f"{MARKUP}.pdf"), context.appearance.theme, lambda *_: MARKUP
    )
    return ExportDialog(desk, window)


def _paste(window: MainWindow) -> QWidget:
    journey = window.context.journey
    board = PasteTarget(journey, None, tuple(row.lane for row in window.context.board.board.rows))
    read = pasted.read(f"Stage\tTouchpoint\tPersona\t{MARKUP}\n{MARKUP}\t{MARKUP}\t{MARKUP}\t{MARKUP}")
    return PasteDialog(first_choice(board, read), lambda choice: preview(board, read, choice), window)


def _compare(window: MainWindow) -> QWidget:
    context = window.context
    before, after = Side(MARKUP, onboarding().journey), Side(MARKUP, context.journey, is_open=True)
    made = CompareWindow(before, after, context.board.shaper, context.appearance.theme, window)
    made.prepare()
    return made


def _gallery(window: MainWindow) -> QWidget:
    paths.templates_dir().mkdir(parents=True, exist_ok=True)
    files.save(hostile(MARKUP), paths.templates_dir() / "mine.journey")
    return GalleryDialog(Previews(window.context.board.shaper, window), window.context.appearance.theme, window)


def _kept(window: MainWindow) -> QWidget:
    look = Look(None, MARKUP, can_be_taken=False)
    question = KeptMapsQuestion(MARKUP, MARKUP, [KeptMap(MARKUP, MARKUP)], [Deed("do", "Do")], lambda _row: look)
    return KeptMapsDialog(question, window)


def _presented(window: MainWindow) -> QWidget:
    return Presentation(window.context.board.board, window.context.appearance.theme, window)


WINDOWS: dict[type[QWidget], Callable[[MainWindow], QWidget]] = {
    AboutDialog: AboutDialog,
    ChooseDialog: lambda window: ChooseDialog(MARKUP, MARKUP, [("one", MARKUP)], window),
    CompareWindow: _compare,
    ConnectDialog: lambda window: ConnectDialog(
        MARKUP, lambda _typed: Found([Choice("one", MARKUP, MARKUP)], 1), window
    ),
    ErrorDialog: lambda window: ErrorDialog(MARKUP, window, MARKUP),
    ExportDialog: _export,
    GalleryDialog: _gallery,
    KeptMapsDialog: _kept,
    NotesDialog: lambda window: NotesDialog(MARKUP, [MARKUP, MARKUP], window),
    PasteDialog: _paste,
    Presentation: _presented,
    ShortcutSheet: lambda window: ShortcutSheet(ALL_ACTIONS, window),
    TemplateDialog: lambda window: TemplateDialog(MARKUP, TemplateAnswer(MARKUP, MARKUP), True, window),
    ViewsDialog: lambda window: ViewsDialog(window.context.board, window.context.appearance.theme, window.editor),
}
"""Every window of the program but the main one, with markup in all that it is told."""


def test_no_window_takes_what_it_is_told_for_markup(window: MainWindow, subtests: pytest.Subtests) -> None:
    window.documents.show(hostile(MARKUP))
    made = {kind: make(window) for kind, make in WINDOWS.items()}
    for each in made.values():
        each.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        each.show()
    for _ in range(40):  # what is made in pauses
        QTest.qWait(10)
    for kind, each in made.items():
        with subtests.test(kind.__name__):
            assert type(each) is kind
            assert not _strays(each), "\n".join(sorted(_strays(each)))
            if isinstance(each, CompareWindow):
                view = each.findChild(QGraphicsView)
                assert view is not None and not [one for one in view.items() if MARKUP in one.toolTip()]
    for each in made.values():
        each.close()
        each.deleteLater()


def test_no_window_is_forgotten() -> None:
    """A new one has to be looked at for markup too: it belongs into `WINDOWS`."""
    for module in pkgutil.walk_packages(journey_editor.__path__, "journey_editor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    known = {*WINDOWS, MainWindow, EditorPage}
    found = {each for kind in (QDialog, QMainWindow, PaintedView) for each in _kinds_of(kind)}
    found |= {each for each in _kinds_of(QWidget) if "WindowType.Window" in inspect.getsource(each)}
    bases = {each for each in found if each.__subclasses__()}
    assert bases <= {FinderDialog, MapView, PaintedView}
    assert found - bases - {BoardView, ComparedView} == known, "look at it above, or take it out"


def _kinds_of(base: type[QWidget]) -> Iterator[type[QWidget]]:
    for kind in base.__subclasses__():
        if kind.__module__.startswith("journey_editor."):
            yield kind
        yield from _kinds_of(kind)


def test_the_welcome_page_shows_names_of_files_and_maps_as_text(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / f"{MARKUP}.journey"
    files.save(hostile(MARKUP), path)
    window.documents.open(path)
    assert not _strays(window)
    window.actions_of["file.close"].trigger()
    for _ in range(20):
        QTest.qWait(10)
    assert not _strays(window), "\n".join(sorted(_strays(window)))
    assert MARKUP in " ".join(label.text() for label in window.findChildren(QLabel))


def test_what_two_maps_merged_disagree_about_is_shown_as_text(window: MainWindow, qapp: QApplication) -> None:
    base = onboarding().journey
    ours, theirs = Journey(list(base)), Journey(list(base))
    stage = base.stages[0].id
    ours.apply(set_field(ours, [stage], "name", f"{MARKUP} ours"))
    theirs.apply(set_field(theirs, [stage], "name", f"{MARKUP} theirs"))
    merged = three_way.merge(base, ours, theirs)
    window.documents.show(merged.journey)
    window.actions_of["view.completeness"].trigger()
    for _ in range(10):
        QTest.qWait(10)
    assert not _strays(window), "\n".join(sorted(_strays(window)))


def test_the_look_for_markup_finds_it(qapp: QApplication) -> None:
    window = QWidget()
    QLabel(MARKUP, window)
    window.setToolTip(f"<b>{MARKUP}</b>")
    assert len(_strays(window)) == 2
    window.deleteLater()
