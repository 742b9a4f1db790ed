"""PDF, PNG and SVG of the board: asked about, laid out and written, with the progress shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from journey_editor.document.progress import Progress
from journey_editor.document.records import View
from journey_editor.document.viewing import WHOLE_MAP, name_of_view
from journey_editor.export.map_export import info_of, map_inside
from journey_editor.export.problems import ExportError
from journey_editor.export.registry import ExportOptions, ExportReport, export_board, pages_of
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.context import Context
from journey_editor.shell.export_progress import CANCELLED, do_in_steps
from journey_editor.shell.exported import tell_exported
from journey_editor.shell.map_files import file_name
from journey_editor.shell.settings import ExportChoices

_CM = 72 / 2.54
_NAMED_CHARACTERS = 3


def export_picture(context: Context, key: str, suggested: Path) -> None:
    """Ask how, write, and say how it went."""
    journey, shown = context.journey, context.board.shown_view
    views = {"": WHOLE_MAP} | {view.id: name_of_view(view) for view in journey.all(View)}
    boards: dict[tuple[str, bool], Board] = {}

    def board_of(choices: ExportChoices) -> Board:
        key = choices.view, choices.questions
        if key not in boards:
            boards[key] = BoardLayout(QtShaper()).board(journey, _view(choices, context), choices.questions)
        return boards[key]

    start = context.settings.export.model_copy(update={"format": key, "view": shown.id if shown else ""})
    answer = context.dialogs.export(
        start, suggested, lambda choices: describe(board_of(choices), choices), list(views.items())
    )
    if answer is None:
        return
    choices, path = answer
    board = board_of(choices)
    context.settings.export = choices.model_copy(update={"view": ""})
    context.settings.exchange_folder = str(path.parent)
    options = options_of(choices, context)
    reports: list[ExportReport] = []

    def work(progress: Progress) -> None:
        reports.append(export_board(board.picture, board_frame(board), options, path, progress))

    problem = do_in_steps(work, f"Exporting {path.name} \u2026", context.window)
    if problem:
        context.notices.tell(problem, "info" if problem == CANCELLED else "error")
    else:
        tell_exported(context, path, notes_of(reports[0]))


def _view(choices: ExportChoices, context: Context) -> View | None:
    view = context.journey.get(choices.view)
    return view if isinstance(view, View) else None


def options_of(choices: ExportChoices, context: Context) -> ExportOptions:
    """The user's choices as the exporters take them."""
    is_pdf = choices.format == "pdf"
    return ExportOptions(
        paper=choices.paper if is_pdf else "",
        landscape=choices.landscape,
        tile=is_pdf and choices.tile and bool(choices.paper),
        scale=choices.scale if choices.format == "png" else 1.0,
        theme=choices.theme,
        info=info_of(context.journey, _view(choices, context), date.today()),
        enclosed=map_inside(context.journey, _name(context)) if is_pdf and choices.map_inside else None,
    )


def _name(context: Context) -> str:
    documents = context.documents
    return documents.path.stem if documents.path else file_name(documents.name)


def describe(board: Board, choices: ExportChoices) -> str:
    """What would come out: "6 pages A4", "One page of 84 x 52 cm", "2800 x 1730 pixels"."""
    picture = board.picture
    if choices.format == "png":
        width, height = (round(side * choices.scale) for side in (picture.width, picture.height))
        return f"{width} \u00d7 {height} pixels"
    if choices.format == "svg":
        return "A drawing that stays sharp at any size"
    options = ExportOptions(paper=choices.paper, landscape=choices.landscape, tile=choices.tile and bool(choices.paper))
    try:
        pages = pages_of(picture, board_frame(board), options)
    except ExportError as problem:
        return str(problem)
    if not choices.paper:
        return f"One page of {pages[0].width / _CM:.0f} \u00d7 {pages[0].height / _CM:.0f} cm"
    if len(pages) > 1 or choices.tile:
        count = "One page" if len(pages) == 1 else f"{len(pages)} pages"
        return f"{count} {choices.paper}, with stages and personas repeated on each"
    scale = pages[0].placements[0].scale
    size = "at full size" if scale >= 1 else f"at {scale * 100:.0f} % of full size"
    return f"One page {choices.paper}, {size}"


def notes_of(report: ExportReport) -> list[str]:
    """What the user should know of an export that was written."""
    notes = list(report.notes)
    if report.missing:
        named = ", ".join(report.missing[:_NAMED_CHARACTERS])
        more = len(report.missing) - _NAMED_CHARACTERS
        others = f" and {more} more" if more > 0 else ""
        notes.append(f"No font has these characters, so they cannot be seen: {named}{others}.")
    return notes
