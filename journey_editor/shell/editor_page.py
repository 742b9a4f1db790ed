"""The page on which a map is edited: the board between its docks, with toolbar and status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QTabBar,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.minimap import Minimap
from journey_editor.canvas.palette import Palette
from journey_editor.canvas.view import BoardView
from journey_editor.document.records import MAP_ID, Connection, Lane, Persona
from journey_editor.findings.badges import badges, seats_of
from journey_editor.findings.live import LiveFindings
from journey_editor.findings.panel import FindingsPanel
from journey_editor.history.session import Session
from journey_editor.inspector.inspector import Inspector
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import Theme
from journey_editor.outline.filter_bar import FilterBar
from journey_editor.outline.find_panel import FindPanel
from journey_editor.outline.lit import STAND_BACK, lit
from journey_editor.outline.map_filter import MapFilter
from journey_editor.outline.panel import Outline
from journey_editor.painting.icons import icon
from journey_editor.shell.settings import MapPlace
from journey_editor.shell.status_bar import StatusBar
from journey_editor.shell.trail_bar import TrailBar
from journey_editor.shell.view_bar import ViewBar
from journey_editor.shell.view_chooser import ViewChooser
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.workbench.registry import BOARD
from journey_editor.workbench.workbench import Workbench

if TYPE_CHECKING:
    from journey_editor.shell.toolbar import Toolbar

STATE_VERSION = 5
"""Raised when docks come or go: a state of other docks is not restored."""


class EditorPage(QMainWindow):
    """One session's widgets. It is a part of the window, with docks of its own. `layout`: see `BoardView`."""

    def __init__(
        self,
        session: Session,
        shaper: Shaper,
        theme: Theme,
        layout: BoardLayout | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self.setObjectName("editor-page")
        self.session = session
        self._has_room = False
        self.board = BoardView(session, shaper, theme, layout)
        self.minimap = Minimap(self.board)
        self.palette_panel = Palette(theme)
        self.palette_panel.setAccessibleName("Palette")
        width = self.palette_panel.sizeHint().width()
        self.palette_panel.setMinimumWidth(width)
        self.palette_panel.setMaximumWidth(width * 5 // 4)  # the room of a panel that closes beside it is the board's
        self.inspector = Inspector(session)
        self.inspector.setAccessibleName("Inspector")
        self.inspector.left.connect(self._take_keyboard)
        self.view_bar = ViewBar(self.board)
        self.trail_bar = TrailBar(theme)
        self.toolbar: Toolbar | None = None
        self.view_chooser: ViewChooser | None = None
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.map_filter = MapFilter(session, self)
        self.map_filter.changed.connect(self._dim_board)
        self.filter_bar = FilterBar(session, self.map_filter)
        self.filter_bar.left.connect(self.board.setFocus)
        column.addWidget(self.trail_bar)
        column.addWidget(self.view_bar)
        column.addWidget(self.filter_bar)
        column.addWidget(self.board, 1)
        centre.setFocusProxy(self.board)
        self.workbench = Workbench(session, centre)
        self.workbench.shown_changed.connect(self._on_page)
        self.workbench.gone_to.connect(self._show_gone_to)
        self.workbench.opened.connect(self._open_in_inspector)
        self._gone_to = ""
        self._palette_waits = False
        """Whether it is to be seen again with the board."""
        self.setCentralWidget(self.workbench)
        self.outline = Outline(session, self.map_filter)
        self.outline.setAccessibleName("Outline")
        self.outline.left.connect(self._take_keyboard)
        self.outline.gone_to.connect(self._go_where_seen)
        self.find_panel = FindPanel(session, self.map_filter)
        self.find_panel.setAccessibleName("Find and replace")
        self.find_panel.gone_to.connect(self._go_where_seen)
        self.find_panel.left.connect(self._leave_find)
        self._shows_badges = False
        self.live_findings = LiveFindings(session, self)
        self.live_findings.changed.connect(self._badge_board)
        self.findings_panel = FindingsPanel(session, self.live_findings)
        self.findings_panel.setAccessibleName("Completeness")
        self.findings_panel.gone_to.connect(self.go_to)
        self.board.focus_moved.connect(self._inspect_field)
        self.board.badge_pressed.connect(self._show_findings_of)
        self.findings_panel.left.connect(self._take_keyboard)
        self.docks = {
            "palette": self._dock("palette", "Palette", self.palette_panel, Qt.DockWidgetArea.LeftDockWidgetArea),
            "outline": self._dock("outline", "Outline", self.outline, Qt.DockWidgetArea.LeftDockWidgetArea),
            "find": self._dock("find", "Find and replace", self.find_panel, Qt.DockWidgetArea.BottomDockWidgetArea),
            "findings": self._dock(
                "findings", "Completeness", self.findings_panel, Qt.DockWidgetArea.BottomDockWidgetArea
            ),
            "inspector": self._dock("inspector", "Inspector", self.inspector, Qt.DockWidgetArea.RightDockWidgetArea),
        }
        self.splitDockWidget(self.docks["palette"], self.docks["outline"], Qt.Orientation.Horizontal)
        self.docks["outline"].hide()
        self.docks["find"].hide()
        self.docks["findings"].hide()
        across = Qt.DockWidgetArea.TopDockWidgetArea | Qt.DockWidgetArea.BottomDockWidgetArea
        self.docks["findings"].setAllowedAreas(across)  # sentences are long
        self.tabifyDockWidget(self.docks["find"], self.docks["findings"])
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.status_bar = StatusBar(session, self.board, self.map_filter, self.live_findings)
        self.status_bar.findings_wanted.connect(self.toggle_findings)
        self.setStatusBar(self.status_bar)
        self.set_theme(theme)
        beside = {"palette": self.palette_panel, "outline": self.outline, "inspector": self.inspector}
        self.resizeDocks(
            [self.docks[name] for name in beside],
            [panel.sizeHint().width() for panel in beside.values()],
            Qt.Orientation.Horizontal,
        )

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
        self.board.set_theme(theme)
        self.workbench.set_theme(theme)
        self.minimap.refresh()
        self.palette_panel.set_theme(theme)
        self.outline.set_theme(theme)
        self.find_panel.set_theme(theme)
        self.findings_panel.set_theme(theme)
        self.inspector.set_theme(theme)
        self.status_bar.set_theme(theme)
        self.view_bar.set_theme(theme)
        self.filter_bar.set_theme(theme)
        self.trail_bar.set_theme(theme)
        if self.toolbar is not None and self.view_chooser is not None:
            self.toolbar.set_theme(theme)
            self.view_chooser.set_theme(theme)
        for dock in self.docks.values():
            title = dock.titleBarWidget()
            assert isinstance(title, DockTitle)
            title.set_theme(theme)

    def show_outline(self, is_shown: bool) -> None:
        """Show the outline, with the keyboard in it; or hide it. The first time it gets the room that it needs."""
        self.docks["outline"].setVisible(is_shown)
        if not is_shown:
            self._take_keyboard()
            return
        if not self._has_room:
            self._has_room = True
            width = self.outline.sizeHint().width()
            self.resizeDocks([self.docks["outline"]], [width], Qt.Orientation.Horizontal)
        self.outline.view.setFocus()

    def show_find(self, is_replacing: bool) -> None:
        """Show find (and replace), with the keyboard in it."""
        self._show_below(self.docks["find"], self.find_panel)
        self.find_panel.begin(is_replacing)

    def _show_below(self, dock: QDockWidget, panel: QWidget) -> None:
        """Show a dock under the board, in front of another one that is there already."""
        if dock.isHidden():
            dock.show()
            self.resizeDocks([dock], [panel.sizeHint().height()], Qt.Orientation.Vertical)
        dock.raise_()
        for tabs in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName("Panels")

    def show_badges(self, is_shown: bool) -> None:
        """Show on the board where something is found, or do not."""
        self._shows_badges = is_shown
        self._badge_board()

    def _badge_board(self) -> None:
        found = badges(self.session.journey, self.live_findings.report) if self._shows_badges else {}
        self.board.board_scene.show_badges(found)

    def toggle_findings(self) -> None:
        """Show what the map lacks, with the keyboard in it; or hide it, where it is seen."""
        dock = self.docks["findings"]
        if self.findings_panel.visibleRegion().isEmpty():  # hidden, or behind another panel
            self._show_below(dock, self.findings_panel)
            self.findings_panel.begin()
        else:
            dock.hide()
            self._take_keyboard()

    def _show_findings_of(self, record_id: str) -> None:
        self._show_below(self.docks["findings"], self.findings_panel)
        self.findings_panel.go_to_record(record_id)

    def go_to(self, about: str, stage: str, field: str, takes_keyboard: bool) -> None:
        """Select what a finding is about (the map: nothing), bring it into view, and show the field that is meant."""
        journey = self.session.journey
        record = journey.get(about)
        seats = () if isinstance(record, Connection) else seats_of(journey, about)
        chosen = seats[0] if isinstance(record, Persona) and seats else about
        self.session.select([] if about == MAP_ID else [chosen])
        self._leave_tab_without(chosen)
        self._show_on_board(next(iter(seats), about))
        if stage:
            self._show_cell(about, stage)
        if field:
            self.docks["inspector"].show()
            self.inspector.go_to_field(about, field, takes_keyboard)
        elif takes_keyboard:
            self._take_keyboard()

    def _open_in_inspector(self, record_id: str) -> None:
        """Show a record in the inspector, with the cursor in what it is called."""
        record = self.session.journey.get(record_id)
        if record is not None:
            self.session.select([record_id])
            self.docks["inspector"].show()
            self.inspector.go_to_field(record_id, record.name_field, takes_keyboard=True)

    def _show_cell(self, lane: str, stage: str) -> None:
        """Where a lane and a stage cross, the keyboard's focus."""
        if isinstance(self.session.journey.get(lane), Lane) and (steps := self.session.journey.steps(stage)):
            self.board.reveal(stage)
            self.board.focus.on_cell(lane, steps[0].id)

    def _show_gone_to(self, ids: list[str]) -> None:
        self._show_on_board(ids[0])
        if len(ids) == 2:
            self._show_cell(*ids)

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

    def _on_page(self, page: str) -> None:
        """Leave nothing half typed on the board; coming back, what was gone to meanwhile is in view.

        The palette is for the board alone: a table has its room.
        """
        palette = self.docks["palette"]
        if page != BOARD:
            self.board.finish_editing()
            self._palette_waits = self._palette_waits or not palette.isHidden()
            palette.hide()
            return
        if self._palette_waits:
            self._palette_waits = False
            palette.show()
        if self._gone_to:
            self._show_on_board(self._gone_to)

    def _leave_tab_without(self, record_id: str) -> None:
        """Go from a tab that has no place for a record to the board, which has one."""
        tab = self.workbench.tab
        if tab is not None and not tab.shows(record_id):
            self.workbench.show_page(BOARD)

    def _go_where_seen(self, record_id: str) -> None:
        """Show a record in the tab that is seen, or else on the board; the keyboard stays where it is."""
        self._leave_tab_without(record_id)
        self._show_on_board(record_id)

    def _show_on_board(self, record_id: str) -> None:
        """Bring a record into view, whatever view is shown; the keyboard stays where it is."""
        self._gone_to = record_id if self.workbench.tab is not None else ""
        if self._gone_to or record_id not in self.session.journey:
            return
        self.board.unhide(record_id)
        self.board.reveal(record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else took clears the filter."""
        if event.key() == Qt.Key.Key_Escape and not self.filter_bar.isHidden():
            self.filter_bar.close_bar()
        else:
            super().keyPressEvent(event)

    def _dim_board(self) -> None:
        self.minimap.is_outdated()
        found = self.map_filter.matches
        if found is None:
            self.board.board_scene.undim("filter")
        else:
            light = lit(self.session.journey, self.map_filter.wanted, found)
            self.board.board_scene.dim("filter", STAND_BACK, light, is_grey=True)

    def finish_typing(self) -> None:
        """Take into the map what stands in a field and is not in it yet."""
        self.board.finish_editing()
        self.workbench.finish_typing()
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

    def restore(self, state: str) -> None:
        """Put docks where they were; `state` is base64 of `saveState`."""
        if state:
            self._has_room = self.restoreState(QByteArray.fromBase64(state.encode("ascii", "ignore")), STATE_VERSION)

    def kept_state(self) -> str:
        """Where the docks are, for `restore`."""
        palette = self.docks["palette"]
        if self._palette_waits:
            palette.show()
        state = bytes(self.saveState(STATE_VERSION).toBase64().data()).decode("ascii")
        if self._palette_waits:
            palette.hide()
        return state

    def _dock(self, name: str, title: str, content: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title)
        dock.setObjectName(f"{name}-dock")
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        dock.setTitleBarWidget(DockTitle(dock, title))
        dock.setWidget(content)
        self.addDockWidget(area, dock)
        return dock


def _tab_bar(workbench: Workbench) -> QToolBar:
    """The workbench's tabs over the whole width: beside the docks a small window has no room for all of them."""
    bar = QToolBar("Tabs")
    bar.setObjectName("tabs")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.addWidget(workbench.bar)
    return bar


class DockTitle(QWidget):
    """A quiet title for a dock: its name and a button to hide it."""

    def __init__(self, dock: QDockWidget, title: str) -> None:
        super().__init__(dock)
        self.setObjectName("dock-title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._button = QToolButton()
        self._button.setAccessibleName(f"Hide the {title.lower()}")
        self._button.setToolTip(f"Hide the {title.lower()}")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each panel has a key: Tab, and what is typed, pass it by
        self._button.clicked.connect(dock.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.addWidget(PlainLabel(title), 1)
        row.addWidget(self._button)

    def set_theme(self, theme: Theme) -> None:
        """Draw the button in the colours of a theme."""
        self._button.setIcon(icon("close", "text.muted", theme))
