"""The window in which two maps are compared. It takes journeys, not files: whatever holds two maps can show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from journey_editor.analysis.comparing.entries import Entry, EntryKind
from journey_editor.analysis.comparing.listing import as_text
from journey_editor.comparing.board import Apart, ComparedBoard, at_once, compared_board
from journey_editor.comparing.panel import ChangesPanel
from journey_editor.comparing.side_label import SideLabel
from journey_editor.comparing.view import ComparedView
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_SAID_MS = 5_000


@dataclass(frozen=True)
class Side:
    """One of two maps, and what it is called here."""

    name: str
    journey: Journey
    is_open: bool = False
    """Whether it is the map that is being edited, as it was just now."""


class CompareWindow(QDialog):
    """Looks at two maps side by side and changes neither. Esc closes it."""

    save_wanted = QtSignal()
    """The list is to be written to a file: `listed` is what it holds."""
    record_wanted = QtSignal(object)
    """Entry: it is to be seen where the map is edited."""
    again_wanted = QtSignal()
    """The maps may have been changed: they are to be read again, and given to `take`."""

    def __init__(self, before: Side, after: Side, shaper: Shaper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare-window")
        self.setWindowTitle("Compare maps")
        self.setWindowFlags(Qt.WindowType.Window)  # a dialog would always lie over the map that it leads to
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(size_on_screen(self, 1440, 860))
        self._sides = before, after
        self._shaper = shaper
        self._theme = theme
        self._is_seen = False
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SAID_MS)
        self.compared: ComparedBoard | None = None
        self.work: Callable[[Callable[[Progress], None]], object] = lambda job: job(no_progress)
        """Does what may take long; whoever opens the window may show how far it is, and let it be stopped."""
        self.apart: Apart = at_once
        """Does the part of it that has long steps."""
        self.board = ComparedView(theme)
        self.panel = ChangesPanel()
        self.before, self.after = SideLabel("Before"), SideLabel("After")
        self.summary = PlainLabel()
        self.summary.setWordWrap(True)
        self.note = PlainLabel()
        self.note.setProperty("role", "muted")
        self._silence.timeout.connect(self.note.clear)
        self.swap_button = self._button("Swap sides", "redo", self.swap, "Alt+R", words="Swap")
        self.previous_button = self._button("Previous change", "chevron-up", lambda: self.panel.step(-1), "Shift+F7")
        self.next_button = self._button("Next change", "chevron-down", lambda: self.panel.step(1), "F7")
        self.dim_button = self._button("Let what is the same stand back", "view", self.board.dim_same, "F6")
        self.dim_button.setCheckable(True)
        self.dim_button.setChecked(True)
        self.fit_button = self._button("Fit both maps", "zoom-fit", self.board.fit, "Ctrl+1")
        self.near_button = self._button("Actual size", "zoom-100", lambda: self.board.camera.zoom_to(1.0), "Ctrl+0")
        self.again_button = self._button("Compare again", "recent", self.again_wanted.emit, "F5")
        self.show_button = self._button("Show in the open map", "map", self._want_record, "Ctrl+Return")
        self.save_button = self._button("Save the list\u2026", "save", self.save_wanted.emit, "Ctrl+S")
        self.copy_button = self._button("Copy the list as text", "copy", self.copy_list, "Ctrl+Shift+C")
        QShortcut(QKeySequence("Ctrl+F"), self, self.panel.line.setFocus)
        self.panel.looked_at.connect(self._look_at)
        self.panel.chosen.connect(self._choose)
        self.board.picked.connect(self._pick)
        self._arrange()
        self.set_theme(theme)

    def prepare(self, progress: Progress = no_progress) -> None:
        """Compare the maps, and show what was found. Where `progress` stops it, all is as before."""
        self.take(*self._sides, progress)

    def take(self, before: Side, after: Side, progress: Progress = no_progress) -> None:
        """Compare these maps, in place of those that are shown; see `prepare`."""
        compared = compared_board(
            before.journey, after.journey, self._shaper, lambda done, total: progress(9 * done, 10 * total), self.apart
        )
        self.compared, self._sides = compared, (before, after)
        self.setWindowTitle(f"Compare {before.name} with {after.name}")
        self.before.show_map(before.name, before.journey)
        self.after.show_map(after.name, after.journey)
        self.summary.setText(f"{compared.comparison.summary} {compared.comparison.relation}")
        self.board.show_board(compared)
        self.panel.show_board(compared)
        if self._is_seen:
            self.board.fit()
        self.board.make_ahead(lambda done, total: progress(9 * total + done, 10 * total))

    def swap(self) -> None:
        """What was before is after."""
        self.work(lambda progress: self.take(self._sides[1], self._sides[0], progress))

    def copy_list(self) -> None:
        """Put what is listed on the clipboard, as text."""
        if self.compared is None:
            return
        QGuiApplication.clipboard().setText(as_text(self.compared.comparison, self.names, self.panel.shown))
        self.say("The list was copied.")

    @property
    def sides(self) -> tuple[Side, Side]:
        """The map before and the map after."""
        return self._sides

    @property
    def names(self) -> tuple[str, str]:
        """What both are called."""
        return self._sides[0].name, self._sides[1].name

    def say(self, sentence: str) -> None:
        """Tell the user something, for a while."""
        self.note.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self._silence.start()

    def _want_record(self) -> None:
        entry = self.panel.list.current
        if entry is None:
            self.say("Go to a change first.")
        else:
            self.record_wanted.emit(entry)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.board.set_theme(theme)
        self.panel.set_theme(theme)
        for button in self.findChildren(QToolButton):
            name = button.property("icon-name")
            if name:
                button.setIcon(icon(str(name), "text", theme))

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the whole is seen."""
        super().showEvent(event)
        if not self._is_seen:
            self._is_seen = True
            self.panel.list.setFocus()
            QTimer.singleShot(0, self.board, self.board.fit)

    def reject(self) -> None:
        """Escape: first out of what is searched, then out of the window."""
        if self.panel.line.hasFocus() and self.panel.line.text():
            self.panel.line.clear()
        else:
            super().reject()

    # --- going to a place -----------------------------------------------------------------------------------------

    def _look_at(self, entry: Entry) -> None:
        self.board.go_to(entry)

    def _choose(self, entry: Entry) -> None:
        if self.board.go_to(entry):
            self.board.setFocus()

    def _pick(self, record_id: str) -> None:
        """What was clicked on the board is gone to in the list."""
        if self.compared is None:
            return
        was = {ghost: card for card, ghost in self.compared.union.was.items()}
        wanted = was.get(record_id, record_id)
        kinds = (EntryKind.MOVED,) if record_id in was else tuple(EntryKind)
        entry = next((e for e in self.panel.shown if e.place == wanted and e.kind in kinds), None)
        if entry is not None:
            self.panel.go_to(entry)

    # --- how it is put together -----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.before, 1)
        sides.addWidget(self.swap_button)
        sides.addWidget(self.after, 1)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.summary, 1)
        tools.addWidget(self.note)
        for button in (
            self.previous_button,
            self.next_button,
            self.dim_button,
            self.fit_button,
            self.near_button,
            self.again_button,
            self.show_button,
            self.copy_button,
            self.save_button,
        ):
            tools.addWidget(button)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.board)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setSizes([1000, 420])
        split.setChildrenCollapsible(False)
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 10, 8)
        top.setSpacing(6)
        top.addLayout(sides)
        top.addLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(split, 1)

    def _button(self, name: str, icon_name: str, run: Callable[..., object], keys: str, words: str = "") -> QToolButton:
        button = QToolButton()
        button.setProperty("icon-name", icon_name)
        button.setText(words)
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(name)
        set_tooltip(button, f"{name} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(run)
        QShortcut(QKeySequence(keys), self, button.click)
        return button
