"""The map before an audience: what is shown now, full screen, and back to the editor where it was left."""

from __future__ import annotations

from journey_editor.canvas import streaming
from journey_editor.canvas.presentation import Presentation
from journey_editor.document.progress import Cancelled
from journey_editor.layout.board import BoardLayout
from journey_editor.shell.commands.arrange import chosen_stages
from journey_editor.shell.context import Context
from journey_editor.shell.letting_go import let_go
from journey_editor.shell.progress_sign import ProgressSign


def present(context: Context, from_selection: bool = False) -> None:
    """Present the view that is shown. `from_selection`: begin with the stage that is selected or holds what is."""
    assert context.editor is not None
    context.documents.finish_typing()
    board = context.board
    laid_out = board.board
    try:
        with ProgressSign("Present", "Making the presentation ready \u2026", "Stop", context.editor) as sign:
            if any(lane.prompt for lane in context.journey.lanes):  # questions to the authors are not for the audience
                layout = BoardLayout(board.shaper)
                laid_out = layout.board(
                    context.journey, board.shown_view, progress=lambda done, total: sign.step(3 * done, 4 * total)
                )
            presentation = Presentation(laid_out, context.appearance.theme, context.editor)
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

    presentation.ended.connect(go_on)
    presentation.ended.connect(lambda: let_go(presentation))
    presentation.showFullScreen()
    presentation.activateWindow()
    presentation.setFocus()
    stage = next(iter(chosen_stages(context)), None) if from_selection else None
    ids = [span.stage.id for span in laid_out.stages]
    presentation.go(ids.index(stage) if stage in ids else None)
