"""The board and the tabs beside it: one of them is seen. Tabs are made when they are first opened."""

from __future__ import annotations

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.low_scroll import LowScroll
from journey_editor.widgets.tooltip import tooltip_text
from journey_editor.workbench.kano_board import KanoBoard
from journey_editor.workbench.record_view import RecordView
from journey_editor.workbench.registry import BOARD, TABS
from journey_editor.workbench.tab import Tab
from journey_editor.workbench.workbench_bar import WorkbenchBar

_LEAST = (100, 420)
"""Height and width in pixels: with panels below and beside it, it still leaves room in a window of 845 x 432."""


_STEP, _MOST_STEPS = 1.2, 5
"""Of the tables' letters, when they are made larger."""


class Workbench(QStackedWidget):
    """The pages. `bar` chooses among them, and stands wherever the window puts it."""

    letters_changed = QtSignal(float)
    """How much larger the tables' letters are than usual; 1: as usual."""
    shown_changed = QtSignal(str)
    """The id of the page that is seen now."""
    told = QtSignal(str)
    """One sentence for the user."""
    menu_wanted = QtSignal(object)
    """The context menu of the table's commands is wanted at this global position."""
    made = QtSignal(object)
    """A tab (Tab) was made."""
    gone_to = QtSignal(object)
    """Records (their ids) were gone to: the first should be seen on the board, a lane and a stage where they cross."""
    opened = QtSignal(str)
    """A record is to be shown in the inspector, with the keyboard there."""
    changed = QtSignal()
    """What is selected in a tab has changed: which commands can be given may be otherwise."""

    def __init__(self, session: Session, board: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme: Theme = theme("light")
        self._tabs: dict[str, Tab] = {}
        self._pages: dict[str, QScrollArea] = {}
        self._letters = 0
        """By how many steps the tables' letters are larger than usual."""
        self._ids = [BOARD, *(spec.id for spec in TABS)]
        self._board = board
        self.addWidget(board)
        self.bar = WorkbenchBar()
        self.bar.setAccessibleName("Board and tables")
        self.bar.addTab("Board")
        for number, spec in enumerate(TABS, 1):
            self.bar.addTab(spec.title)
            self.bar.setTabToolTip(number, tooltip_text(spec.tip))
        self.bar.currentChanged.connect(lambda number: self.show_page(self._ids[number]))

    @property
    def shown(self) -> str:
        """The id of what is seen: "board", "stages" ..."""
        return self._ids[self.bar.currentIndex()]

    @property
    def tab(self) -> Tab | None:
        """The tab that is seen; None: it is the board."""
        return self._tabs.get(self.shown)

    @property
    def table(self) -> RecordView | None:
        """The table that is seen, if any."""
        return self.tab.table if self.tab is not None else None

    def show_page(self, page: str) -> None:
        """Show the board or a tab. The keyboard stays where it is, or goes from what is hidden to what is seen."""
        number = self._ids.index(page)
        if number != self.bar.currentIndex():
            self.bar.setCurrentIndex(number)  # comes back here
            return
        if page != BOARD:
            self._made(page)
        shown = self._board if page == BOARD else self._pages[page]
        if shown is not self.currentWidget():
            hidden, focused = self.currentWidget(), QApplication.focusWidget()
            had_keyboard = hidden is not None and focused is not None and hidden.isAncestorOf(focused)
            self.setCurrentWidget(shown)
            if self.tab is not None:
                self._dress(self.tab)
            if had_keyboard:
                self.take_keyboard()
            self.shown_changed.emit(page)

    def go_to(self, page: str) -> None:
        """Show the board or a tab, with the keyboard in it."""
        self.show_page(page)
        self.take_keyboard()

    def leave_for_board(self) -> None:
        """Go to the board, where something is about to happen."""
        if self.tab is not None:
            self.go_to(BOARD)

    def step(self, by: int) -> None:
        """Go to the next page (1) or the one before (-1), around the ends."""
        self.go_to(self._ids[(self.bar.currentIndex() + by) % len(self._ids)])

    def enlarge(self, by: int | None) -> None:
        """The letters of all tables a step larger or smaller; None: as usual."""
        self._letters = max(0, min(_MOST_STEPS, self._letters + by)) if by is not None else 0
        if self.tab is not None:
            self._dress(self.tab)
        self.letters_changed.emit(self.letters)

    @property
    def letters(self) -> float:
        """How much larger the tables' letters are than usual."""
        return _STEP**self._letters

    def _dress(self, tab: Tab) -> None:
        if tab is self.tab:  # the style sheet gives a font to what is seen for the first time
            views: list[RecordView | KanoBoard] = [*tab.findChildren(RecordView), *tab.findChildren(KanoBoard)]
            for view in views:
                view.enlarge(self.letters)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is seen."""
        if self.tab is not None:
            self.tab.take_keyboard()
        else:
            self._board.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self._theme = theme
        names = ("map", *(spec.icon for spec in TABS))
        self.bar.show_icons([icon(name, "text.muted", theme) for name in names])
        for tab in self._tabs.values():
            tab.set_theme(theme)
        if self.tab is not None:
            self._dress(self.tab)  # a new style sheet gives them the usual font

    def _go_to_records(self, ids: list[str]) -> None:
        self._session.select(ids)
        self.go_to(BOARD)
        self.gone_to.emit(ids)

    def _made(self, page: str) -> Tab:
        if page not in self._tabs:
            spec = next(spec for spec in TABS if spec.id == page)
            self._pages[page] = scroll = LowScroll(*_LEAST, parent=self)
            tab = self._tabs[page] = spec.make(self._session)
            tab.set_theme(self._theme)
            tab.told.connect(self.told)
            tab.menu_wanted.connect(self.menu_wanted)
            tab.changed.connect(self.changed)
            tab.gone_to.connect(self._go_to_records)
            tab.opened.connect(self.opened)
            tab.letters_wanted.connect(self.enlarge)
            tab.changed.connect(lambda: self._dress(tab))  # another of its tables may be seen now
            scroll.setWidget(tab)
            scroll.set_low(True)
            self.addWidget(scroll)
            self.made.emit(tab)
        return self._tabs[page]
