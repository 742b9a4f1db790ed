"""The docks of a page: which there are, where they begin, and how wide those beside the board are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget

from journey_editor.layout.theme import Theme
from journey_editor.shell.docks import Dock
from journey_editor.widgets.low_scroll import LowScroll

STATE_VERSION = 5
"""Raised when docks come or go: a state of other docks is not restored."""

_ROOM_FOR_PALETTE = 1_400
"""Pixels of a window in which palette, board and inspector have room beside each other."""
_ROOM_FOR_INSPECTOR = 800
"""Pixels of a window of which the inspector does not take half."""
_LEAST_BELOW = 92
"""Pixels of a panel below the board, so that both have room on a projector of 1280 x 720 at a scale of 1.5."""
_LOW = 480
"""Pixels of the page's height under which they are scrolled."""
_VERY_LOW = 340
"""Pixels of the page's height under which a panel below the board has nearly all of the board's room."""
_BESIDE = ("palette", "outline", "inspector")
"""The panels beside the board; the one that is missed least comes first."""
_BELOW = ("find", "findings")
_HIDDEN = ("outline", *_BELOW)
"""The panels that are not seen until they are asked for."""
_OUTLINE_WIDTH = 400
"""Pixels, until its user makes it wider or narrower."""


class PageDocks(dict[str, Dock]):
    """By name. `make` gives the panel of each, made within its dock."""

    def __init__(self, page: QMainWindow, make: Mapping[str, Callable[[QWidget], QWidget]]) -> None:
        super().__init__()
        self._page = page
        self._widths: dict[str, int] = {}
        """How wide panels were that have not been seen again since."""
        self._palette_waits = False
        """Whether it is to be seen again with the board."""
        self._shown_last = ""
        self._lent: set[str] = set()
        """Hidden panels that one command has opened, for as long as the keyboard is in them."""
        left, below = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        for name, title, area in (
            ("palette", "Palette", left),
            ("outline", "Outline", left),
            ("find", "Find and replace", below),
            ("findings", "Completeness", below),
            ("inspector", "Inspector", Qt.DockWidgetArea.RightDockWidgetArea),
        ):
            is_scrolled = area == below or name == "outline"  # the others scroll by themselves
            self[name] = Dock(name, title, make[name], page, _LEAST_BELOW if is_scrolled else None)
            if name not in _HIDDEN:  # nobody may ever want these
                self[name].fill()
            page.addDockWidget(area, self[name])
        page.splitDockWidget(self["palette"], self["outline"], Qt.Orientation.Horizontal)
        for name in _HIDDEN:
            self[name].hide()
        across = Qt.DockWidgetArea.TopDockWidgetArea | Qt.DockWidgetArea.BottomDockWidgetArea
        self["findings"].setAllowedAreas(across)  # sentences are long
        page.tabifyDockWidget(self["find"], self["findings"])
        page.setCorner(Qt.Corner.BottomLeftCorner, left)
        page.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        for name in (*_BESIDE, *_BELOW):
            self[name].visibilityChanged.connect(lambda is_seen, name=name: self._note_shown(name, is_seen))

    def set_theme(self, theme: Theme) -> None:
        """Draw the titles in the colours of a theme; the panels have their own."""
        for dock in self.values():
            dock.set_theme(theme)

    def show_below(self, name: str) -> None:
        """Show a dock under the board, in front of another one that is there already."""
        dock = self[name]
        if dock.isHidden():
            dock.show()
            self._page.resizeDocks([dock], [dock.widget().sizeHint().height()], Qt.Orientation.Vertical)
        dock.raise_()
        for tabs in self._page.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName("Panels")

    def show_palette(self, is_at_board: bool) -> None:
        """The palette is for the board alone: a table has its room, until the board is seen again."""
        palette = self["palette"]
        if not is_at_board:
            self._palette_waits = self._palette_waits or not palette.isHidden()
            palette.hide()
        elif self._palette_waits:
            self._palette_waits = False
            palette.show()

    # --- how wide they are ----------------------------------------------------------------------------------------

    def _note_shown(self, name: str, is_seen: bool) -> None:
        if is_seen:
            self._shown_last = name
        elif self[name].isHidden():
            self._lent.discard(name)

    def lend(self, name: str) -> None:
        """Show a panel; one that was hidden goes again once it is taken back."""
        if self[name].isHidden():
            self[name].show()
            self._lent.add(name)

    def take_back(self, name: str) -> None:
        """The keyboard has left a panel: hide it, if it was lent."""
        if name in self._lent:
            self[name].hide()

    def make_room(self) -> None:
        """Where not all panels have room beside the board, one goes that was not asked for last: Qt would let them lie
        upon one another."""
        page = self._page
        for scroll in (dock.widget() for dock in self.values()):
            if isinstance(scroll, LowScroll):
                scroll.set_low(page.height() < _LOW)
        if (centre := page.centralWidget()) is not None:
            centre.setMinimumHeight(1 if page.height() < _VERY_LOW else 0)
        if page.isVisible() and page.minimumSizeHint().width() > page.width():
            seen = [name for name in (*_BESIDE, *_BELOW) if self[name].isVisible() and not self[name].isFloating()]
            if len(seen) > 1:
                self[next(name for name in seen if name != self._shown_last)].hide()

    def share_width(self) -> None:
        """Each panel beside the board is as wide as it likes to be."""
        docks = [self["palette"], self["inspector"]]
        widths = [dock.widget().sizeHint().width() for dock in docks]
        self._page.resizeDocks(docks, widths, Qt.Orientation.Horizontal)

    @property
    def widths(self) -> dict[str, int]:
        """How wide (pixels) the panels beside the board are, or were when they were last seen; for `restore`."""
        return {name: self._widths.get(name, self[name].width()) for name in _BESIDE}

    def give_widths(self) -> None:
        """Panels are as wide as they were: when their state was restored, the page was not as large as it is now."""
        for name in _BESIDE:
            if not self[name].isHidden():
                self.give_width(name)

    def give_width(self, name: str) -> None:
        """A panel that is seen again is as wide as it was."""
        if name in self._widths:
            self._page.resizeDocks([self[name]], [self._widths.pop(name)], Qt.Orientation.Horizontal)

    # --- kept from one map to the next ----------------------------------------------------------------------------

    def restore(self, state: str, widths: Mapping[str, int]) -> None:
        """Put docks where they were; `state` is that of `kept_state`, `widths` are the panels' (pixels).

        On a first start there is none: in a narrow window the board has the room of the palette, in a very narrow one
        that of the inspector, too. Commands that need it open it.
        """
        self._widths = {"outline": _OUTLINE_WIDTH, **widths}
        if not state:
            width = self._page.window().width()
            self["palette"].setVisible(width >= _ROOM_FOR_PALETTE)
            self["inspector"].setVisible(width >= _ROOM_FOR_INSPECTOR)
        else:
            self._page.restoreState(QByteArray.fromBase64(state.encode("ascii", "ignore")), STATE_VERSION)

    @property
    def are_settled(self) -> bool:
        """Whether they are seen as their user wants them: none is lent, none waits for the board."""
        return not self._lent and not self._palette_waits

    def kept_state(self) -> str:
        """Where the docks are, for `restore`: base64 of `saveState`."""
        palette = self["palette"]
        for name in tuple(self._lent):
            self.take_back(name)
        if self._palette_waits:
            palette.show()
        state = bytes(self._page.saveState(STATE_VERSION).toBase64().data()).decode("ascii")
        if self._palette_waits:
            palette.hide()
        return state
