"""Pages and pictures of the map: asked about, made and written, with the progress shown."""

from __future__ import annotations

from pathlib import Path

from journey_editor.document.export_profile import POSTER
from journey_editor.document.progress import Progress
from journey_editor.export.planning import export_chosen
from journey_editor.export.registry import ExportReport
from journey_editor.shell.context import Context
from journey_editor.shell.exports.export_desk import ExportDesk
from journey_editor.shell.exports.exported import export_in_steps
from journey_editor.shell.map_file.map_files import file_name

_NAMED_CHARACTERS = 3


def export_pages(context: Context, suggested: Path, kind: str = "") -> None:
    """Ask how, write, and say how it went. `kind` is the format to start from: of the board, on one page or picture."""
    shown, documents = context.board.shown_view, context.documents
    start = context.settings.export.model_copy(update={"view": shown.id if shown else None})
    if kind and (kind != "pdf" or start.format != "pdf"):
        start = start.model_copy(update={"format": kind, "content": POSTER})
    name = documents.path.stem if documents.path else file_name(documents.name)
    desk = ExportDesk(context.session, name, start, suggested, context.appearance.theme, context.dialogs.ask_text)
    answer = context.dialogs.export(desk)
    if answer is None:
        return
    choices, path = answer
    context.settings.export = choices.model_copy(update={"view": None})
    context.settings.exchange_folder = str(path.parent)

    def work(progress: Progress) -> list[str]:
        source = desk.source(choices, progress)
        return notes_of(export_chosen(source, choices, path, progress, desk.planned(choices)))

    export_in_steps(context, path, work)


def notes_of(report: ExportReport) -> list[str]:
    """What the user should know of an export that was written."""
    notes = list(report.notes)
    if report.missing:
        named = ", ".join(report.missing[:_NAMED_CHARACTERS])
        more = len(report.missing) - _NAMED_CHARACTERS
        others = f" and {more} more" if more > 0 else ""
        notes.append(f"No font has these characters, so they cannot be seen: {named}{others}.")
    return notes
