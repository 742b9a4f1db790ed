"""What commands act on: the window's parts, handed to every command instead of the window itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from journey_editor.canvas.view import BoardView
    from journey_editor.history.session import Session
    from journey_editor.shell.appearance import Appearance
    from journey_editor.shell.command_palette import CommandPalette
    from journey_editor.shell.dialogs import Dialogs
    from journey_editor.shell.editor_page import EditorPage
    from journey_editor.shell.map_file.documents import Documents
    from journey_editor.shell.map_file.watching import Watching
    from journey_editor.shell.notices import NoticeAction, Notices
    from journey_editor.shell.settings import Settings
    from journey_editor.shell.welcome.own_templates import OwnTemplates

R = TypeVar("R", bound=Record)


@dataclass
class Context:
    """The parts of one window. `editor` is there while a map is open."""

    window: QWidget
    documents: Documents
    dialogs: Dialogs
    notices: Notices
    settings: Settings
    appearance: Appearance
    editor: EditorPage | None = None
    command_palette: CommandPalette = field(init=False)
    """What finds commands, and what is on the map. It and the next two are given a context, and so are set after it."""
    templates: OwnTemplates = field(init=False)
    """What is done with templates."""
    watching: Watching = field(init=False)
    """What looks after the file of the open map."""

    @property
    def page(self) -> EditorPage:
        """The page of the open map. Only for commands that need one, as session, map and board are."""
        assert self.editor is not None
        return self.editor

    @property
    def session(self) -> Session:
        """The session of the open map."""
        return self.page.session

    @property
    def journey(self) -> Journey:
        """The open map."""
        return self.session.journey

    @property
    def board(self) -> BoardView:
        """The view of the board."""
        return self.page.board

    def selected(self, *record_types: type[Record]) -> list[str]:
        """The ids of the selected records of these types, in the order in which they were selected."""
        return self.session.selected_ids(*record_types) if self.editor is not None else []

    def selected_records(self, *record_types: type[R]) -> list[R]:
        """The selected records of these types, in the order in which they were selected."""
        return self.session.selected(*record_types) if self.editor is not None else []

    def tell_until_next_edit(self, said: str, actions: Sequence[NoticeAction] = ()) -> None:
        """Tell what an edit has done, with what can follow; the notice goes with the next edit."""
        stack, notices = self.session.stack, self.notices

        def fade(_index: int) -> None:
            stack.indexChanged.disconnect(fade)
            if notices.text == said:
                notices.clear()

        notices.tell(said, "info", actions)
        stack.indexChanged.connect(fade)
