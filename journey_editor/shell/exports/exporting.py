"""The map in other formats: pictures on pages, and tables and texts for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress
from journey_editor.export import csv_table, mermaid
from journey_editor.export.documents import DOCUMENTS, DocumentFormat, DocumentOptions, export_document
from journey_editor.shell.context import Context
from journey_editor.shell.dialogs import file_to_write
from journey_editor.shell.exports.export_progress import CANCELLED, do_in_steps
from journey_editor.shell.exports.exported import tell_exported
from journey_editor.shell.exports.picture_export import export_pages
from journey_editor.shell.map_file.map_files import file_name
from journey_editor.storage.errors import SaveError

_DOCUMENTS = {made.key: made for made in DOCUMENTS.values()}
EXPORTS = {
    **{"pdf": "&PDF", "png": "P&NG picture", "svg": "&SVG drawing"},
    **{key: made.label for key, made in _DOCUMENTS.items()},
    **{"mermaid": "&Mermaid", "csv": "&CSV table"},
}
"""What can be exported: key -> the name in the menu."""

_WRITE: dict[str, Callable[[Journey, Path], list[str]]] = {"mermaid": mermaid.write, "csv": csv_table.write}
_SUFFIXES = {"mermaid": ".mmd", "csv": ".csv"}
_FILTERS = {"mermaid": ("Mermaid (*.mmd *.mermaid)",), "csv": ("CSV tables (*.csv)",)}


def export_map(context: Context, key: str) -> None:
    """Ask how and where to, write, and say how it went."""
    context.documents.finish_typing()
    if key in _WRITE:
        _export_text(context, key)
    elif key in _DOCUMENTS:
        _export_document(context, _DOCUMENTS[key])
    else:
        export_pages(context, export_path(context, ".pdf"), key)


def export_path(context: Context, suffix: str) -> Path:
    """Where an export is suggested to go: beside the last one, else beside the map, under its name."""
    documents = context.documents
    last = Path(context.settings.exchange_folder) if context.settings.exchange_folder else None
    folder = documents.path.parent if documents.path else documents.recent.folder
    if last is not None and last.is_dir():
        folder = last
    name = documents.path.stem if documents.path else file_name(documents.name)
    return folder / f"{name}{suffix}"


def _asked_path(context: Context, suffix: str, filters: Sequence[str]) -> Path | None:
    path = file_to_write(context.dialogs, "Export map as", export_path(context, suffix), filters, suffix)
    if path is not None:
        context.settings.exchange_folder = str(path.parent)
    return path


def _export_document(context: Context, chosen: DocumentFormat) -> None:
    """With the progress shown, for it may take some seconds; what is seen of the board is what is exported."""
    path = _asked_path(context, chosen.suffix, (f"{chosen.name} (*{chosen.suffix})",))
    if path is None:
        return
    options = DocumentOptions(context.board.shown_view, exported=date.today())
    notes: list[str] = []

    def work(progress: Progress) -> None:
        notes.extend(export_document(context.journey, path, options, progress))

    problem = do_in_steps(work, f"Exporting {path.name} \u2026", context.window)
    if problem:
        context.notices.tell(problem, "info" if problem == CANCELLED else "error")
    else:
        tell_exported(context, path, notes)


def _export_text(context: Context, key: str) -> None:
    path = _asked_path(context, _SUFFIXES[key], _FILTERS[key])
    if path is None:
        return
    try:
        notes = _WRITE[key](context.journey, path)
    except SaveError as error:
        context.notices.tell(str(error), "error")
        return
    tell_exported(context, path, notes)
