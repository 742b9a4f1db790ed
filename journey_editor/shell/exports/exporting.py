"""The map in other formats: pictures on pages, and tables and texts for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress
from journey_editor.export import csv_table, mermaid
from journey_editor.export.documents import DOCUMENTS, DocumentFormat, DocumentOptions, export_document, write_beside
from journey_editor.shell.context import Context
from journey_editor.shell.dialogs import file_to_write
from journey_editor.shell.exports.exported import export_in_steps
from journey_editor.shell.exports.picture_export import export_pages
from journey_editor.shell.map_file.map_files import file_name

_DOCUMENTS = {made.key: made for made in DOCUMENTS.values()}
EXPORTS = {
    **{"pdf": "&PDF", "png": "P&NG picture", "svg": "&SVG drawing"},
    **{key: made.label for key, made in _DOCUMENTS.items()},
    **{"mermaid": "&Mermaid", "csv": "&CSV table"},
}
"""What can be exported: key -> the name in the menu."""

_TEXTS: dict[str, Callable[[Journey, Progress], tuple[bytes, list[str]]]] = {
    "mermaid": mermaid.to_bytes,
    "csv": csv_table.to_bytes,
}
_SUFFIXES = {"mermaid": ".mmd", "csv": ".csv"}
_FILTERS = {"mermaid": ("Mermaid (*.mmd *.mermaid)",), "csv": ("CSV tables (*.csv)",)}


def export_map(context: Context, key: str) -> None:
    """Ask how and where to, write, and say how it went."""
    context.documents.finish_typing()
    if key in _TEXTS:
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
    """What is seen of the board is what is exported."""
    path = _asked_path(context, chosen.suffix, (f"{chosen.name} (*{chosen.suffix})",))
    if path is not None:
        options = DocumentOptions(context.board.shown_view, exported=date.today())
        export_in_steps(context, path, lambda progress: export_document(context.journey, path, options, progress))


def _export_text(context: Context, key: str) -> None:
    path = _asked_path(context, _SUFFIXES[key], _FILTERS[key])
    if path is not None:
        export_in_steps(context, path, lambda progress: write_beside(context.journey, _TEXTS[key], path, progress))
