"""The language of the stories: what a user does, in a user's words. Only real mouse and key events change anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from journey_editor.layout.curve import height_of
from journey_editor.shell.main_window import MainWindow
from tests.stories.answers import Answer, StoryDialogs
from tests.stories.hands import Button, Hands
from tests.stories.saved_map import SavedMap
from tests.stories.sights import Sights


class User:
    """Somebody in front of the window."""

    def __init__(self, window: MainWindow, dialogs: StoryDialogs, hands: Hands, folder: Path) -> None:
        self.window = window
        self.dialogs = dialogs
        self.hands = hands
        self.sees = Sights(window)
        self.folder = folder

    # --- files and questions ----------------------------------------------------------------------------------

    def will_answer(self, *answers: Answer) -> None:
        """Answer the next questions with these buttons."""
        self.dialogs.answers.extend(answers)

    def will_pick(self, *files: Path | None) -> None:
        """Pick these files when the system asks for one."""
        self.dialogs.files.extend(files)

    def opens(self, path: Path) -> None:
        """Ctrl+O, and pick a file."""
        self.will_pick(path)
        self.presses("Ctrl+O")
        self.waits()

    def saves(self) -> SavedMap:
        """Ctrl+S, and read the file."""
        self.presses("Ctrl+S")
        path = self.window.documents.path
        assert path is not None, "the map has no file"
        assert not self.window.isWindowModified(), "the map was not saved"
        return SavedMap(path)

    def saves_as(self, name: str) -> SavedMap:
        """Ctrl+S on a map without a file, under a name."""
        self.will_pick(self.folder / name)
        return self.saves()

    def waits(self) -> None:
        """Let the window do what it has put off."""
        for _ in range(3):
            QApplication.processEvents()

    def rests(self) -> None:
        """Hold the hand still for a moment."""
        QTest.qWait(250)

    def waits_for(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so that the program does in its own time."""
        end = QDeadlineTimer(20_000)
        while not is_so():
            assert not end.hasExpired(), "it never came"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    # --- keys -------------------------------------------------------------------------------------------------

    def presses(self, *keys: str) -> None:
        """Press keys as menus write them."""
        self.hands.presses(*keys)

    def types(self, text: str) -> None:
        """Type into what has the keyboard."""
        self.hands.types(text)

    def types_name(self, text: str) -> None:
        """Type a name into the editor that has just opened on the board, keep it, and be done."""
        assert self.is_naming, "no name is being edited"
        self.types(text)
        self.presses("Ctrl+Return")

    @property
    def is_naming(self) -> bool:
        """Whether a name is being edited on the board, with the keyboard in it."""
        widget = QApplication.focusWidget()
        return widget is not None and widget.objectName() == "nameEditor"

    # --- the board --------------------------------------------------------------------------------------------

    def clicks(self, name: str, held: str = "") -> None:
        """Click a card, a stage header, a lane name."""
        self.hands.clicks(self._near_top(name), held=held)

    def selects(self, *names: str) -> None:
        """Click the first, Shift+click the others."""
        for number, name in enumerate(names):
            self.clicks(name, held="Shift" if number else "")
        assert self.sees.selected == list(names)

    def points_at(self, name: str) -> None:
        """Move the mouse over a card: its handles show."""
        self.hands.moves(self.sees.of(name, 0.4, 0.4))
        self.hands.moves(self.sees.of(name, 0.5, 0.6))

    def points_at_nothing(self) -> None:
        """Move the mouse to the free ground under the board."""
        self.hands.moves(self._free_ground())

    def clicks_empty_board(self) -> None:
        """Click where nothing is: nothing is selected then."""
        self.hands.clicks(self._free_ground())

    def _free_ground(self) -> QPoint:
        viewport = self.sees.board.viewport()
        return viewport.mapTo(self.window, QPoint(viewport.width() - 30, viewport.height() - 30))

    def double_clicks(self, name: str) -> None:
        """Double-click a card, a stage header, a lane name."""
        self.hands.double_clicks(self._near_top(name))

    def double_clicks_cell(self, persona: str, stage: str, step: int = 0) -> None:
        """Double-click the free part of a cell."""
        self.hands.double_clicks(self.sees.cell(persona, stage, step))

    def clicks_cell(self, persona: str, stage: str, step: int = 0) -> None:
        """Click the free part of a cell."""
        self.hands.clicks(self.sees.cell(persona, stage, step))

    def clicks_plus(self, near: QPoint) -> None:
        """Point near a border or into an empty cell, and click the "+" that shows."""
        self.hands.moves(near)
        self.hands.clicks(self.sees.plus())

    def drags_card(self, name: str, to: QPoint, **how: object) -> None:
        """Drag a card (with all that are selected with it)."""
        self.hands.drags(self.sees.of(name, 0.5, 0.3), to, **how)

    def drags_header(self, name: str, to: QPoint, **how: object) -> None:
        """Drag a stage header or a lane name."""
        self.hands.drags(self._near_top(name), to, **how)

    def draws_connection(self, start: str, end: str, side: str = "right", **how: object) -> None:
        """Drag from the handle of a card to another card."""
        self.points_at(start)
        handle = {"right": (1.0, 0.5), "left": (0.0, 0.5), "top": (0.5, 0.0), "bottom": (0.5, 1.0)}[side]
        self.hands.drags(self.sees.of(start, *handle), self.sees.of(end), **how)

    def drags_emotion(self, card: str, to: float, **how: object) -> None:
        """Drag the face of a card on the curve to a score."""
        lane = self.sees.journey.get(self.sees.card(card)).lane
        strip = next(row for row in self.sees.board.board.rows if row.lane == lane).strip
        face = self.sees.piece("emotion", self.sees.card(card))
        self.hands.drags(face, QPoint(face.x(), self.sees.at(0, height_of(to, strip)).y()), **how)

    def drags_from_palette(self, what: str, to: QPoint, drops: bool = True) -> None:
        """Drag something of the palette ("Stage", "Email") onto the board."""
        palette = self.window.editor.palette_panel
        button = next(b for b in palette.buttons if b.text() == what)
        self.scrolls_to(button)
        self.hands.drags_out(self.sees.of_widget(button), to, drops)

    def reads_card(self, name: str) -> str:
        """What a card says, as a screen reader reads it."""
        return self.sees.board.board.by_key["card", self.sees.card(name)].label

    def zooms(self, at: QPoint, notches: int) -> None:
        """Ctrl+wheel."""
        self.hands.turns_wheel(at, notches, "Ctrl")

    def _near_top(self, name: str) -> QPoint:
        """Where one grasps a thing: its upper part, off its handles."""
        return self.sees.of(name, 0.35, 0.3)

    # --- panels and menus -------------------------------------------------------------------------------------

    def clicks_on(self, name: str) -> None:
        """Click a widget by what it is called: "Add signal", "Positive (+1)"."""
        widget = self.sees.widget(name)
        self.scrolls_to(widget)
        self.hands.clicks(self.sees.of_widget(widget))

    def chooses(self, *path: str) -> None:
        """Choose from the menu bar: "Insert", "Stage"."""
        action = _entry(self.menu_entries(*path[:-1]), path[-1])
        assert action.isEnabled(), f"{path[-1]} is greyed"
        action.trigger()
        self.waits()

    def menu_entries(self, *path: str) -> list[QAction]:
        """What a menu offers."""
        entries = self.window.menuBar().actions()
        for text in path:
            menu = _entry(entries, text).menu()
            menu.aboutToShow.emit()
            entries = menu.actions()
        return entries

    def sets(self, field: str, value: str | bool) -> None:
        """Fill in a field of the inspector as it is filled in: typed, picked or ticked."""
        QApplication.processEvents()  # the page of what was just selected is laid out long before a hand is there
        widget = self.field(field)
        self.scrolls_to(widget)
        if isinstance(widget, QCheckBox):
            if widget.isChecked() != value:
                self.hands.clicks(widget.mapTo(self.window, QPoint(10, widget.height() // 2)))
            return
        self.hands.clicks(self.sees.of_widget(widget))
        if isinstance(widget, QComboBox) and not widget.isEditable():
            index = widget.findText(value, Qt.MatchFlag.MatchFixedString)
            assert index >= 0, f"{field} does not offer {value}"
            popup = QApplication.activePopupWidget()
            assert popup is not None, f"{field} does not unfold"
            marked = widget.view().currentIndex().row()
            self.presses(*["Down" if marked < index else "Up"] * abs(index - marked), "Return")
        elif isinstance(widget, QComboBox):
            self.presses("Ctrl+A")
            self.types(value) if value else self.presses("Delete")
            self.presses("Return")
        else:
            self.presses("Ctrl+A")
            self.types(value) if value else self.presses("Delete")

    def field(self, name: str) -> QWidget:
        """A field of the inspector by its name."""
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
        widgets = self.window.editor.inspector.findChildren(QWidget)
        found = [w for w in widgets if isinstance(w, kinds) and w.accessibleName() == name and w.isVisible()]
        assert found, f"the inspector has no field {name!r}"
        return found[0]

    def reads(self, field: str) -> str:
        """What a field shows; where it is empty, what it says instead."""
        widget = self.field(field)
        if isinstance(widget, QComboBox):
            return widget.currentText() or (
                widget.lineEdit().placeholderText() if widget.isEditable() else widget.placeholderText()
            )
        text = widget.toPlainText() if isinstance(widget, QPlainTextEdit) else widget.text()
        return text or widget.placeholderText()

    def reads_in_inspector(self) -> list[str]:
        """All that stands in the inspector's labels and buttons."""
        labels = self.window.editor.inspector.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    def reads_status(self) -> str:
        """What the status bar says of the selection, or of what is going on."""
        return self.window.editor.status_bar.selection.text()

    @property
    def notice(self) -> str:
        """The notice over the window's lower edge."""
        return self.window.notices.text

    def scrolls_to(self, widget: QWidget) -> None:
        """Turn the wheel over a panel until a widget in it is in view."""
        panel = widget.parentWidget()
        while panel.parentWidget() is not None and panel.parentWidget().objectName() not in ("inspector", "palette"):
            panel = panel.parentWidget()
            if panel is self.window:
                return
        middle = self.sees.of_widget(panel)
        for _ in range(60):
            direction = self.sees.scrolled_away(widget)
            if not direction:
                return
            self.hands.turns_wheel(middle, direction)
        raise AssertionError("the panel does not scroll to what is wanted")


def _entry(entries: list[QAction], text: str) -> QAction:
    found = [entry for entry in entries if _plain(entry.text()).split(": ")[0] == text]
    assert found, f"no {text!r} among {[_plain(entry.text()) for entry in entries]}"
    return found[0]


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("\u2026")


__all__ = ["Button", "User"]
