"""The window: welcome page or editor page, with menus over both. It puts the parts together and does nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress
from journey_editor.history.session import Session
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import Theme
from journey_editor.outline.panel import Outline
from journey_editor.shell.actions import TOOLBAR_END, VIEW_MENU, WindowActions
from journey_editor.shell.appearance import Appearance
from journey_editor.shell.child_maps import back_to_parent, open_child_map
from journey_editor.shell.collector import Collector
from journey_editor.shell.command_palette import CommandPalette
from journey_editor.shell.context import Context
from journey_editor.shell.context_menus import board_menu
from journey_editor.shell.dialogs import Dialogs, WindowDialogs
from journey_editor.shell.editor_page import EditorPage
from journey_editor.shell.importing import SUFFIXES as IMPORTED_SUFFIXES
from journey_editor.shell.importing import import_map
from journey_editor.shell.kept_looks import KeptLooks
from journey_editor.shell.lane_menu import lane_menu
from journey_editor.shell.letting_go import let_go
from journey_editor.shell.long_changes import let_stop
from journey_editor.shell.map_file.calling import Answering
from journey_editor.shell.map_file.documents import Documents
from journey_editor.shell.map_file.map_files import SUFFIX
from journey_editor.shell.map_file.watching import Watching
from journey_editor.shell.menus import fill_menu_bar
from journey_editor.shell.notices import Notices
from journey_editor.shell.paste import pasting
from journey_editor.shell.settings import Settings, save_settings
from journey_editor.shell.shorter_cards import tell_shorter
from journey_editor.shell.text_fields import CommandsFirst
from journey_editor.shell.toolbar import Toolbar
from journey_editor.shell.views.view_chooser import ViewChooser
from journey_editor.shell.welcome.own_templates import OwnTemplates
from journey_editor.shell.welcome.welcome_page import WelcomePage
from journey_editor.shell.welcome.welcome_previews import Previews
from journey_editor.workbench.tab import Tab

_LEAST = (632, 312)
"""Pixels: what a projector of 1280 x 720 has room for at a scale of 2, beside the frame."""
_LOG = logging.getLogger("journey_editor")


class MainWindow(QMainWindow):
    """One map at a time. `dialogs` answers questions in place of the user (tests, stories)."""

    def __init__(
        self,
        appearance: Appearance,
        settings: Settings,
        shaper: Shaper,
        dialogs: Callable[[QWidget], Dialogs] = WindowDialogs,
    ) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self.setMinimumSize(*_LEAST)
        self.resize(1440, 900)
        self.setAcceptDrops(True)
        self._collector = Collector(self)
        self._shaper = shaper
        self._kept_pages: dict[Session, EditorPage] = {}
        """The pages of the maps on the way to the open one: undo, selection and place are as they were left."""
        self._laid_out: tuple[Journey, BoardLayout] | None = None
        """The map that is about to be shown."""
        self._shown_path: Path | None = None
        """The file of the map that the editor page shows: it tells how that file was looked at last."""
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.notices = Notices(self.stack, appearance.theme)
        asked = dialogs(self)
        self.documents = Documents(asked, self.notices, settings, self)
        self.context = Context(self, self.documents, asked, self.notices, settings, appearance)
        self.actions_of = WindowActions(self.context, self)
        self._looks = KeptLooks(self, self._keep_looks)
        CommandsFirst(self)
        QGuiApplication.clipboard().dataChanged.connect(self.actions_of.refresh)
        fill_menu_bar(self.menuBar(), self.actions_of, self.context)
        self.context.command_palette = CommandPalette(self.context, self.actions_of, self.stack)
        self._previews = Previews(shaper, self)
        self.context.templates = OwnTemplates(self.context, self._previews)
        self.documents.set_prepare(self._lay_out)
        self.documents.opened.connect(self._show_editor)
        self.documents.closed.connect(self._show_welcome)
        self.documents.changed.connect(self._show_state)
        self.documents.typing_ends.connect(self._finish_typing)
        self.documents.leaving.connect(self._let_go)
        self.context.watching = Watching(self.context)
        self._answering = Answering(self, self._edited_file)
        self.documents.changed.connect(self._answering.follow)
        appearance.changing.connect(self._forget_pages)
        appearance.changed.connect(self._set_theme)
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode("ascii", "ignore")))
        self._show_state()

    def start(self, path: Path | None = None) -> None:
        """Come up, on a map where one is given and can be opened, on the welcome page else."""
        if path is None:
            self.stack.setCurrentWidget(self.welcome)
        self.show()
        if path is not None:
            self.documents.open(path)
            if self.editor is None:
                self.stack.setCurrentWidget(self.welcome)

    @cached_property
    def welcome(self) -> WelcomePage:
        """The page one starts on; made when it is shown first, which with a map from the start it may never be."""
        made = WelcomePage(
            self.documents,
            self.actions_of,
            self.context.templates,
            self._previews,
            self.context.appearance.theme,
            self.stack,
        )
        self.stack.addWidget(made)
        self.context.appearance.changed.connect(made.set_theme)
        return made

    def _edited_file(self) -> Path | None:
        path = self.documents.path
        return path if path is not None and self.documents.file.is_edited_here(path) else None

    @property
    def editor(self) -> EditorPage | None:
        """The page of the open map."""
        return self.context.editor

    def _show_editor(self, session: Session) -> None:
        old = self.editor
        settings = self.context.settings
        if old is not None:
            self._keep_panels(old)
        kept = self._kept_pages.pop(session, None)
        page = kept or self._made_page(session)
        self.context.editor = page
        page.docks.restore(settings.window_state, settings.panel_widths)
        if page.made_outline is not None:
            page.made_outline.recall(settings.outline_view)
        page.minimap.setVisible(settings.shows_minimap)
        self.stack.setCurrentWidget(page)
        page.docks.give_widths()
        self._put_away(old)
        self._shown_path = self.documents.path
        if kept is not None:
            page.set_theme(self.context.appearance.theme)
        else:
            place = settings.place_of(self._shown_path) if self._shown_path else None
            if place is not None:
                page.look_from(place)
        self.notices.clear()
        page.board.setFocus()

    def _lay_out(self, journey: Journey, progress: Progress) -> None:
        """Lay a map out that is about to be opened: it can be stopped while the other one still stands."""
        self._laid_out = None
        layout = BoardLayout(self._shaper)
        layout.board(journey, prompts=True, progress=progress)
        self._laid_out = journey, layout

    def _made_page(self, session: Session) -> EditorPage:
        journey, layout = self._laid_out or (None, None)
        self._laid_out = None
        page = EditorPage(
            session,
            self._shaper,
            self.context.appearance.theme,
            layout if journey is session.journey else None,
            self.stack,
        )
        let_stop(page.board)
        page.board.emphasis.set_on(self.context.settings.dims_other_connections)
        page.show_badges(self.context.settings.shows_badges)
        bar = Toolbar(self.actions_of)
        chooser = ViewChooser(page.board, [self.actions_of[name] for name in VIEW_MENU])
        chooser.set_theme(self.context.appearance.theme)
        bar.set_theme(self.context.appearance.theme)
        bar.add_worded(TOOLBAR_END[0], self.actions_of, chooser)
        page.set_toolbar(bar, chooser)
        page.view_bar.edit_button.clicked.connect(self.actions_of["view.views"].trigger)
        page.view_bar.all_button.clicked.connect(self.actions_of["view.whole_map"].trigger)
        self.actions_of.give_keys("board", page.board)
        page.workbench.made.connect(self._on_tab)
        page.workbench.told.connect(self.notices.refuse)
        page.workbench.shown_changed.connect(self.notices.pass_on)
        page.workbench.menu_wanted.connect(self._show_board_menu)
        refresh = self.actions_of.refresh_soon
        page.board.view_changed.connect(refresh)
        page.board.focus_moved.connect(refresh)
        page.workbench.shown_changed.connect(refresh)
        page.workbench.changed.connect(refresh)
        session.changed.connect(refresh)
        session.selection_changed.connect(self.actions_of.refresh)
        session.stack.indexChanged.connect(refresh)
        session.redo_changed.connect(refresh)
        page.map_filter.changed.connect(refresh)
        session.refused.connect(self.notices.refuse)
        session.lost.connect(lambda sentence: self.notices.tell(sentence, "warning"))
        session.changed.connect(self.notices.pass_on)
        session.changed.connect(lambda changes: tell_shorter(session, self.notices, changes))
        page.palette_panel.chosen.connect(page.board.add)
        page.board.brought.connect(lambda found, at: pasting.take(self.context, found, at))
        page.board.child_map_wanted.connect(lambda record_id: open_child_map(self.context, record_id))
        page.inspector.command_wanted.connect(lambda command: self.actions_of[command].trigger())
        page.trail_bar.chosen.connect(lambda number: back_to_parent(self.context, number))
        page.board.context_menu_requested.connect(self._show_board_menu)
        page.board.lane_menu_requested.connect(self._show_lane_menu)
        for dock in page.docks.values():
            dock.visibilityChanged.connect(refresh)
        self._looks.watch(page.docks.values())
        page.outline_made.connect(self._on_outline)
        self.stack.addWidget(page)
        return page

    def _on_outline(self, outline: Outline) -> None:
        """It has the board's keys, and looks as it was left."""
        outline.recall(self.context.settings.outline_view)
        self.actions_of.give_keys("board", outline)
        outline.menu_wanted.connect(self._show_board_menu)
        outline.shown_otherwise.connect(self._looks.soon)

    def _on_tab(self, tab: Tab) -> None:
        """A tab has its keys, and looks as it was left."""
        self.actions_of.give_keys("tab", tab)
        tab.recall(self.context.settings.tab_choices)
        tab.chosen.connect(self.context.settings.keep_choice)
        tab.chosen.connect(self._looks.soon)

    def _show_welcome(self) -> None:
        old, self.context.editor = self.editor, None
        self.stack.setCurrentWidget(self.welcome)
        self._put_away(old)
        self.notices.clear()

    def _keep_looks(self) -> None:
        """Write down how the window looks; while a panel is only lent to a command, not where the panels are."""
        settings = self.context.settings
        settings.window_geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        if self.editor is not None and self.editor.docks.are_settled:
            self._keep_panels(self.editor)
        if problem := save_settings(settings):
            _LOG.warning("%s", problem)  # it is told when a map is opened; closing, there is no window to say it in

    def _keep_panels(self, page: EditorPage) -> None:
        settings = self.context.settings
        settings.window_state, settings.panel_widths = page.docks.kept_state(), page.docks.widths
        if page.made_outline is not None:
            settings.outline_view = page.made_outline.shown_as

    def _put_away(self, page: EditorPage | None) -> None:
        """A page that is no longer seen is kept while its map is gone back to, and thrown away else."""
        if page is not None:
            _close_windows_of(page)
            self._keep_place(page)
            self._keep_panels(page)
            self._kept_pages[page.session] = page
        left = [session for session in self._kept_pages if not self.documents.keeps(session)]
        for session in left:
            gone = self._kept_pages.pop(session)
            self.stack.removeWidget(gone)
            pieces = (piece for group in gone.board.board.groups for piece in group.pieces.values())
            let_go(gone, (*session.journey, *pieces))
        self._collector.leave_out()

    def _keep_place(self, page: EditorPage) -> None:
        if self._shown_path is not None:
            self.context.settings.keep_place(self._shown_path, page.place)

    def _show_state(self) -> None:
        if self.editor is not None:
            self._shown_path = self.documents.path
            trail = [crumb.name for crumb in self.documents.trail]
            self.editor.trail_bar.show_trail(trail, self.documents.name_on_trail)
        is_open = self.documents.session is not None
        session = self.documents.session
        is_fixed = session is not None and bool(session.why_fixed)
        is_read_only = bool(self.documents.file.why_read_only)
        name = " ".join(self.documents.name.split()).replace("[*]", "[*][*]")  # which Qt shows as [*]
        shown = f"{name}[*]{' (only shown)' if is_fixed else ' (read-only file)' if is_read_only else ''}"
        self.setWindowTitle(f"{shown} \u2013 Journey Editor" if is_open else "Journey Editor")
        self.setWindowModified(not self.documents.is_saved)
        self.setWindowFilePath(str(self.documents.path) if self.documents.path else "")
        self.actions_of.refresh_soon()

    def _show_board_menu(self, place: QPoint) -> None:
        if self.editor is not None:
            room = self.screen().availableGeometry().height()
            board_menu(self.context, self.actions_of, self.editor, room).popup(place)

    def _show_lane_menu(self, place: QPoint, index: int) -> None:
        if self.editor is not None:
            lane_menu(self.editor, self.actions_of, index).popup(place)

    def _finish_typing(self) -> None:
        if self.editor is not None:
            self.editor.finish_typing()

    def _let_go(self) -> None:
        if self.editor is not None:
            self.editor.inspector.let_go()

    def _forget_pages(self) -> None:
        for page in filter(None, (self.editor, *self._kept_pages.values())):
            page.inspector.forget_pages()

    def _set_theme(self, theme: Theme) -> None:
        self.actions_of.retint(theme)
        self.notices.retint(theme)
        if self.editor is not None:
            self.editor.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nobody has taken a key: Escape takes the notice away, where it is that of a command, say what that needs."""
        if event.key() == Qt.Key.Key_Escape and self.notices.text:
            self.notices.clear()
            return
        if self.actions_of.give_to_named(event):
            return
        why_not = self.actions_of.why_not(event.keyCombination())
        if why_not and self.editor is not None:
            self.editor.board.say(why_not)
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A map's file, or one that can be imported, can be dropped anywhere."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import the file that was dropped."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            if path.suffix.lower() == SUFFIX:
                self.documents.open(path)
            else:
                import_map(self.context, path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, and keep the settings."""
        if not self.documents.may_go():
            event.ignore()
            return
        if self.editor is not None:
            self._keep_place(self.editor)
            self._keep_panels(self.editor)
        self._looks.end()
        self._keep_looks()
        self.documents.shut()
        _close_windows_of(self)
        self._collector.end()
        event.accept()


def _close_windows_of(owner: QWidget) -> None:
    """Dialogs, a presentation: none of them outlives what it shows."""
    for beside in owner.findChildren(QWidget):
        if beside.isWindow():
            beside.close()


def _dropped_file(event: QDropEvent) -> Path | None:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in (SUFFIX, *IMPORTED_SUFFIXES) else None
