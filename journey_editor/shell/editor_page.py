"""The page on which a map is edited: the board between its docks, with toolbar and status bar."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.minimap import Minimap
from journey_editor.canvas.palette import Palette
from journey_editor.canvas.scene import BoardScene
from journey_editor.canvas.view import BoardView
from journey_editor.document.records import MAP_ID, Lane
from journey_editor.findings.badges import badges
from journey_editor.findings.live import LiveFindings
from journey_editor.findings.panel import FindingsPanel
from journey_editor.history.session import Session
from journey_editor.inspector.inspector import Inspector
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import Theme, quiet
from journey_editor.outline.filter_bar import FilterBar
from journey_editor.outline.find_panel import FindPanel
from journey_editor.outline.lit import STAND_BACK, lit
from journey_editor.outline.map_filter import MapFilter
from journey_editor.outline.panel import Outline
from journey_editor.shell.going import Going
from journey_editor.shell.page_docks import PageDocks
from journey_editor.shell.settings import MapPlace
from journey_editor.shell.status_bar import StatusBar
from journey_editor.shell.trail_bar import TrailBar
from journey_editor.shell.views.view_bar import ViewBar
from journey_editor.shell.views.view_chooser import ViewChooser
from journey_editor.widgets.cell_typing import take_cell_typing
from journey_editor.workbench.registry import BOARD
from journey_editor.workbench.workbench import Workbench

if TYPE_CHECKING:
    from journey_editor.shell.toolbar import Toolbar

_LEAST_BOARD = 240
"""Pixels: in a board that is narrower nothing can be done."""


class EditorPage(QMainWindow):
    """One session's widgets. It is a part of the window, with docks of its own. `layout`: see `BoardView`."""

    outline_made = Signal(object)
    """The outline (Outline) was made."""
    _room: QTimer | None = None  # Qt sends events before it is made

    def __init__(
        self,
        session: Session,
        shaper: Shaper,
        theme: Theme,
        layout: BoardLayout | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)  # a QMainWindow is a window else, also within another
        self.setObjectName("editor-page")
        self._theme = theme
        self.session = session
        self.going = Going(self)
        self._shows_badges = False
        self.toolbar: Toolbar | None = None
        self.view_chooser: ViewChooser | None = None
        self.map_filter = MapFilter(session, self)
        self.live_findings = LiveFindings(session, self)
        self.board = BoardView(session, shaper, theme, layout)
        self.minimap = Minimap(self.board)
        self._make_centre(theme)
        panels = {
            "palette": self._made_palette,
            "outline": lambda _dock: self.outline,
            "find": lambda _dock: self.find_panel,
            "findings": lambda _dock: self.findings_panel,
            "inspector": self._made_inspector,
        }
        self.docks = PageDocks(self, panels)
        self.status_bar = StatusBar(session, self.board, self.workbench, self.map_filter, self.live_findings)
        self.setStatusBar(self.status_bar)
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.timeout.connect(self.docks.make_room)
        self._follow()
        self.set_theme(theme)
        self.docks.share_width()  # the theme says how wide their icons are

    def _make_centre(self, theme: Theme) -> None:
        """The board and the tabs beside it."""
        self.view_bar = ViewBar(self.board)
        self.trail_bar = TrailBar(theme)
        self.filter_bar = FilterBar(self.session, self.map_filter)
        centre = QWidget(self)
        centre.setMinimumWidth(_LEAST_BOARD)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trail_bar)
        column.addWidget(self.view_bar)
        column.addWidget(self.filter_bar)
        column.addWidget(self.board, 1)
        centre.setFocusProxy(self.board)
        self.workbench = Workbench(self.session, centre, self)
        self.setCentralWidget(self.workbench)

    def _made_palette(self, dock: QWidget) -> Palette:
        self.palette_panel = Palette(self._theme, dock, lambda: self.board.zoom)
        width = self.palette_panel.sizeHint().width()
        self.palette_panel.setMinimumWidth(width)
        self.palette_panel.setMaximumWidth(width * 5 // 4)  # the room of a panel that closes beside it is the board's
        return self.palette_panel

    def _made_inspector(self, dock: QWidget) -> Inspector:
        self.inspector = Inspector(self.session, dock)
        return self.inspector

    @cached_property
    def outline(self) -> Outline:
        """The map as rows; made when it is first asked for."""
        panel = Outline(self.session, self.map_filter, self.docks["outline"].room)
        panel.set_theme(self._theme)
        panel.left.connect(self._take_keyboard)
        panel.gone_to.connect(self.going.to_where_seen)
        self.outline_made.emit(panel)
        return panel

    @property
    def made_outline(self) -> Outline | None:
        """The outline, if it has been asked for yet."""
        return self.__dict__.get("outline")

    @cached_property
    def find_panel(self) -> FindPanel:
        """Find and replace; made when it is first asked for."""
        panel = FindPanel(self.session, self.map_filter, self.docks["find"].room)
        panel.set_theme(self._theme)
        panel.left.connect(self._leave_find)
        panel.gone_to.connect(self.going.to_where_seen)
        return panel

    @cached_property
    def findings_panel(self) -> FindingsPanel:
        """What the map lacks; made when it is first asked for."""
        panel = FindingsPanel(self.session, self.live_findings, self.docks["findings"].room)
        panel.set_theme(self._theme)
        panel.left.connect(self._take_keyboard)
        panel.gone_to.connect(self.going.to)
        return panel

    def _follow(self) -> None:
        """What each part tells, and who hears it."""
        self.inspector.left.connect(self._take_keyboard)
        self.inspector.left.connect(lambda: self.docks.take_back("inspector"))
        self.filter_bar.left.connect(self.board.setFocus)
        self.filter_bar.confirmed.connect(self.going.to_found)
        self.map_filter.changed.connect(self._dim_board)
        self.live_findings.changed.connect(self._badge_board)
        self.docks["findings"].visibilityChanged.connect(self._on_findings_seen)
        self.board.hand_moved.connect(self.live_findings.wait)
        self.board.focus_moved.connect(self._inspect_field)
        self.board.badge_pressed.connect(self._show_findings_of)
        self.status_bar.findings_wanted.connect(self.toggle_findings)
        self.workbench.shown_changed.connect(self._on_page)
        self.workbench.gone_to.connect(self.going.to_named)
        self.workbench.opened.connect(self.going.to_inspector)

    def event(self, event: QEvent) -> bool:
        """What stands side by side may need more room than there is, now that one of them is another."""
        if self._room is not None and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._room.start(0)
        return super().event(event)

    def set_toolbar(self, bar: Toolbar, view_chooser: ViewChooser) -> None:
        """Put the toolbar on top. The chooser of views stands in it already."""
        bar.setParent(self)
        self.addToolBar(bar)
        self.addToolBarBreak()
        tabs = _tab_bar(self.workbench)
        self.addToolBar(tabs)
        tabs.ensurePolished()
        QApplication.sendEvent(
            tabs, QEvent(QEvent.Type.StyleChange)
        )  # its margins are those of bars without a name yet
        self.toolbar, self.view_chooser = bar, view_chooser

    def set_theme(self, theme: Theme) -> None:
        """Repaint in the colours of a theme."""
        self._theme = theme
        self._colour_board()
        self.workbench.set_theme(theme)
        self.minimap.refresh()
        self.palette_panel.set_theme(theme)
        for name in ("outline", "find_panel", "findings_panel"):
            if name in self.__dict__:
                getattr(self, name).set_theme(theme)
        self.inspector.set_theme(theme)
        self.status_bar.set_theme(theme)
        self.view_bar.set_theme(theme)
        self.filter_bar.set_theme(theme)
        self.trail_bar.set_theme(theme)
        if self.toolbar is not None and self.view_chooser is not None:
            self.toolbar.set_theme(theme)
            self.view_chooser.set_theme(theme)
        self.docks.set_theme(theme)

    def show_outline(self, is_shown: bool) -> None:
        """Show the outline, with the keyboard in it; or hide it. It gets the room that it had, or needs."""
        self.docks["outline"].setVisible(is_shown)
        if not is_shown:
            self._take_keyboard()
            return
        self.docks.give_width("outline")
        self.outline.view.setFocus()

    def show_find(self, is_replacing: bool) -> None:
        """Show find (and replace), with the keyboard in it."""
        self.docks.show_below("find")
        self.find_panel.begin(is_replacing)

    def show_badges(self, is_shown: bool) -> None:
        """Show on the board where something is found, or do not."""
        self._shows_badges = is_shown
        self._badge_board()

    def _badge_board(self) -> None:
        journey = self.session.journey
        is_shown = self._shows_badges and journey.has_cards
        found = badges(journey, self.live_findings.report, self._is_calm) if is_shown else {}
        self.board.board_scene.show_badges(found)

    @property
    def _is_calm(self) -> bool:
        """Whether nobody has asked what the map lacks: while a room speaks, that is counted, and does not cry."""
        return self.docks["findings"].isHidden()

    def _colour_board(self) -> None:
        self.board.set_theme(quiet(self._theme) if self._is_calm else self._theme)

    def _on_findings_seen(self) -> None:
        self._colour_board()
        self._badge_board()
        self.status_bar.set_calm(self._is_calm)

    def toggle_findings(self) -> None:
        """Show what the map lacks, with the keyboard in it; or hide it, where it is seen."""
        if self.findings_panel.visibleRegion().isEmpty():  # hidden, or behind another panel
            self.docks.show_below("findings")
            self.findings_panel.begin()
        else:
            self.docks["findings"].hide()
            self._take_keyboard()

    def _show_findings_of(self, record_id: str) -> None:
        self.docks.show_below("findings")
        self.findings_panel.go_to_record(record_id)

    def _inspect_field(self) -> None:
        """In a row of the stages' fields, the inspector shows the stage at that field."""
        lane_id, stage = self.board.focus.field or ("", MAP_ID)
        lane = self.session.journey.get(lane_id)
        self.inspector.look_at(stage, lane.content.stage_field if isinstance(lane, Lane) else "")

    def _leave_find(self) -> None:
        self.docks["find"].hide()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """The keyboard belongs to the board again, or to the tab that is seen in its place."""
        self.workbench.take_keyboard()
        if self.board.hasFocus():
            self.board.renaming.wait_again()

    def _on_page(self, page: str) -> None:
        """Leave nothing half typed on the board; coming back, what was gone to meanwhile is in view."""
        if page != BOARD:
            self.board.finish_editing()
        self.docks.show_palette(page == BOARD)
        if page == BOARD:
            self.going.catch_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else took clears the filter."""
        if event.key() == Qt.Key.Key_Escape and not self.filter_bar.isHidden():
            self.filter_bar.close_bar()
        else:
            super().keyPressEvent(event)

    def _dim_board(self) -> None:
        self.minimap.is_outdated()
        self.dim_filtered(self.board.board_scene)

    def dim_filtered(self, scene: BoardScene) -> None:
        """Let what the filter leaves out stand back where the map is shown."""
        found = self.map_filter.matches
        if found is None:
            scene.undim("filter")
        else:
            scene.dim("filter", STAND_BACK, lit(self.session.journey, self.map_filter.wanted, found), is_grey=True)

    def finish_typing(self) -> None:
        """Take into the map what stands in a field and is not in it yet."""
        self.board.finish_editing()
        take_cell_typing(self)
        self.inspector.finish()
        self.session.end_typing()

    @property
    def place(self) -> MapPlace:
        """How the map is looked at now."""
        corner, view = self.board.corner, self.board.shown_view
        zoom = max(0.02, min(8.0, self.board.zoom))
        return MapPlace(x=corner.x(), y=corner.y(), zoom=zoom, view=view.id if view is not None else "")

    def look_from(self, place: MapPlace) -> None:
        """Look at the map as it was looked at before."""
        if place.view in self.session.journey:
            self.board.show_view(place.view)
        self.board.look_at(QPointF(place.x, place.y), place.zoom)


def _tab_bar(workbench: Workbench) -> QToolBar:
    """The workbench's tabs over the whole width: beside the docks a small window has no room for all of them."""
    bar = QToolBar("Tabs")
    bar.setObjectName("tabs")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.addWidget(workbench.bar)
    return bar
