"""The map before an audience: what is shown now, full screen, and back to the editor where it was left."""

from __future__ import annotations

from functools import cached_property

from journey_editor.canvas import streaming
from journey_editor.canvas.presentation import Presentation
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled, Progress, no_progress
from journey_editor.document.records import Card, View
from journey_editor.document.viewing import lanes_shown
from journey_editor.document.vocabulary import LaneContent
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.metrics import CARD_NAME
from journey_editor.layout.picture import Text
from journey_editor.layout.text import Shaper
from journey_editor.shell.commands.arrange import chosen_stages
from journey_editor.shell.context import Context
from journey_editor.shell.letting_go import let_go
from journey_editor.shell.progress_sign import ProgressSign

_NAME_LINES = 12
"""Of a card's name, where a stage is shown: the room reads all of it."""
_MOST_CARDS = 1_500
"""A larger map is not laid out anew for each stage: that would make the audience wait."""


class _Boards:
    """The boards that are shown: of the whole map, and of each stage with the lanes that have cards there."""

    def __init__(self, journey: Journey, view: View | None, shaper: Shaper) -> None:
        self._journey, self._view = journey, view
        self._layout = BoardLayout(shaper)
        self._stage_layout = BoardLayout(shaper, name_lines=_NAME_LINES)
        self._of_stages: dict[frozenset[str], Board] = {}
        self.whole: Board | None = None

    def empty(self, board: Board, stage: str = "") -> frozenset[str]:
        """The lanes of notes that have none, in a stage or at all, and the blueprint's lines that part nothing without
        them. A persona's lane stays: silence says something too, and the room may fill it."""
        steps = [column.step for column in board.columns if not stage or column.stage == stage]
        rows = [row for row in board.rows if row.content.holds_cards and row.content is not LaneContent.PERSONA]
        has = {lane for lane, step in (*board.cells, *board.covered) if step in steps}
        empty = frozenset(row.lane for row in rows if row.lane not in has)
        said = [row.index for row in board.rows if row.lane not in empty and not row.content.is_line]
        if not empty or not said:
            return empty
        aside = (row for row in board.rows if row.content.is_line and not said[0] < row.index < said[-1])
        return empty | {row.lane for row in aside}

    def without(self, lanes: frozenset[str], progress: Progress = no_progress) -> Board:
        """The whole map without some lanes."""
        return self._layout.board(self._journey, self._view, progress=progress, without=lanes)

    def of_stage(self, stage: str) -> Board:
        """The board on which a stage is shown."""
        assert self.whole is not None
        if len(self._journey.cards) > _MOST_CARDS:
            return self.whole
        empty = self.empty(self.whole, stage)
        if not empty and not self._cuts_names:
            return self.whole
        known = frozenset(row.lane for row in self.whole.rows)
        shown = frozenset(lane.id for lane in lanes_shown(self._journey, self._view))
        without = empty | (shown - known)
        if without not in self._of_stages:
            self._of_stages[without] = self._stage_layout.board(self._journey, self._view, without=without)
        return self._of_stages[without]

    @cached_property
    def _cuts_names(self) -> bool:
        """Whether the board of the whole map has no room for the names of some cards."""
        marks = (mark for card in self.whole.of_kind("card") for mark in card.marks) if self.whole else ()
        return any(isinstance(mark, Text) and mark.shaped.style == CARD_NAME and mark.shaped.is_cut for mark in marks)


def present(context: Context, from_selection: bool = False) -> None:
    """Present the view that is shown. `from_selection`: begin with the stage that is selected or holds what is, where
    it comes in parts with that of the selected card."""
    context.documents.finish_typing()
    board = context.board
    laid_out = board.board
    try:
        with ProgressSign("Present", "Making the presentation ready \u2026", "Stop", context.page) as sign:
            boards = _Boards(context.journey, board.shown_view, board.shaper)
            # Neither questions to the authors nor lanes that are empty are for the audience.
            empty = boards.empty(laid_out)
            if empty or any(lane.prompt for lane in context.journey.lanes):
                laid_out = boards.without(empty, lambda done, total: sign.step(3 * done, 4 * total))
            boards.whole = laid_out
            presentation = Presentation(laid_out, context.appearance.theme, context.page, boards.of_stage)
            context.page.dim_filtered(presentation.board_scene)
            try:
                presentation.prepare(lambda done, total: sign.step(3 * total + done, 4 * total))
            except Cancelled:
                let_go(presentation)
                raise
    except Cancelled:
        return

    def go_on(stage: str, lane: str) -> None:
        if context.editor is not None:
            context.board.setFocus()
            if stage in context.journey:
                streaming.go_on_in(context.board, stage, lane)

    def correct(card: str) -> None:
        if context.editor is not None and card in context.journey:
            context.session.select([card])
            context.board.reveal(card)
            context.board.edit_name(card)

    presentation.ended.connect(go_on)
    presentation.card_wanted.connect(correct)
    presentation.ended.connect(lambda: let_go(presentation))
    presentation.showFullScreen()
    presentation.activateWindow()
    presentation.setFocus()
    stage = next(iter(chosen_stages(context)), None) if from_selection else None
    card = next(iter(context.selected(Card)), "") if from_selection else ""
    ids = [span.stage.id for span in laid_out.stages]
    presentation.go(ids.index(stage) if stage in ids else None, card=card)
