"""Where a record is shown: on the board, in the tab that is open, in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey_editor.canvas.items.overlays import rect_of
from journey_editor.document.records import MAP_ID, Connection, Lane, Persona
from journey_editor.findings.badges import seats_of
from journey_editor.workbench.registry import BOARD

if TYPE_CHECKING:
    from journey_editor.shell.editor_page import EditorPage


class Going:
    """Takes the user of a page to records."""

    def __init__(self, page: EditorPage) -> None:
        self._page = page
        self._waits = ""
        """What was gone to while a tab hid the board."""

    def to(self, about: str, stage: str, field: str, takes_keyboard: bool) -> None:
        """Select what a finding is about (the map: nothing), bring it into view, and show the field that is meant."""
        page, journey = self._page, self._page.session.journey
        record = journey.get(about)
        seats = () if isinstance(record, Connection) else seats_of(journey, about)
        chosen = seats[0] if isinstance(record, Persona) and seats else about
        page.session.select([] if about == MAP_ID else [chosen])
        self._leave_tab_without(chosen)
        self.to_board(next(iter(seats), about))
        if stage:
            self._to_cell(about, stage)
        if field:
            page.docks["inspector"].show()
            page.inspector.go_to_field(about, field, takes_keyboard)
        elif takes_keyboard:
            page.workbench.take_keyboard()

    def to_inspector(self, record_id: str) -> None:
        """Show a record in the inspector, with the cursor in what it is called."""
        page = self._page
        record = page.session.journey.get(record_id)
        if record is not None:
            page.session.select([record_id])
            page.docks.lend("inspector")
            page.inspector.go_to_field(record_id, record.name_field, takes_keyboard=True)

    def to_where_seen(self, record_id: str) -> None:
        """Show a record in the tab that is seen, or else on the board; the keyboard stays where it is."""
        self._leave_tab_without(record_id)
        self.to_board(record_id)

    def to_named(self, ids: list[str]) -> None:
        """Show on the board what a cell of a table leads to: a record, or a lane with the stage where it is meant."""
        self.to_board(ids[0])
        if len(ids) == 2:
            self._to_cell(*ids)

    def to_board(self, record_id: str) -> None:
        """Bring a record into view, whatever view is shown; behind a tab, once the board is seen again."""
        page = self._page
        self._waits = record_id if page.workbench.tab is not None else ""
        if not self._waits and record_id in page.session.journey:
            page.board.unhide(record_id)
            page.board.reveal(record_id)

    def to_found(self) -> None:
        """The keyboard to the board; where nothing that the filter finds is in view, the first of it comes there."""
        page, board, matches = self._page, self._page.board, self._page.map_filter.matches
        board.setFocus()
        if matches is None:
            return
        found = [card.id for card in page.session.journey.cards if card.id in matches.cards]
        pieces, seen = board.board.by_key, board.camera.visible
        if not any(seen.intersects(rect_of(pieces["card", i].box)) for i in found if ("card", i) in pieces):
            self.to_board(next(iter(found), ""))

    def catch_up(self) -> None:
        """The board is seen again: what was gone to meanwhile comes into view."""
        if self._waits:
            self.to_board(self._waits)

    def _to_cell(self, lane: str, stage: str) -> None:
        """Where a lane and a stage cross, the keyboard's focus."""
        page = self._page
        if isinstance(page.session.journey.get(lane), Lane) and (steps := page.session.journey.steps(stage)):
            page.board.reveal(stage)
            page.board.focus.on_cell(lane, steps[0].id)

    def _leave_tab_without(self, record_id: str) -> None:
        """Go from a tab that has no place for a record to the board, which has one."""
        tab = self._page.workbench.tab
        if tab is not None and not tab.shows(record_id):
            self._page.workbench.show_page(BOARD)
