"""The map in other formats: pictures on pages, and tables and texts for other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journey_editor.document.journey import Journey
from journey_editor.export import csv_table, mermaid
from journey_editor.shell.context import Context
from journey_editor.shell.dialogs import file_to_write
from journey_editor.shell.exported import tell_exported
from journey_editor.shell.map_files import file_name
from journey_editor.shell.picture_export import export_picture
from journey_editor.storage.errors import SaveError

EXPORTS = {"pdf": "&PDF", "png": "P&NG picture", "svg": "&SVG drawing", "mermaid": "&Mermaid", "csv": "&CSV table"}
"""What can be exported: key -> the name in the menu."""

_WRITE: dict[str, Callable[[Journey, Path], list[str]]] = {"mermaid": mermaid.write, "csv": csv_table.write}
_SUFFIXES = {"mermaid": ".mmd", "csv": ".csv"}
_FILTERS = {"mermaid": ("Mermaid (*.mmd *.mermaid)",), "csv": ("CSV tables (*.csv)",)}


def export_map(context: Context, key: str) -> None:
    """Ask how and where to, write, and say how it went."""
    context.documents.saving.emit()
    if key in _WRITE:
        _export_text(context, key)
    else:
        export_picture(context, key, export_path(context, f".{key}"))


def export_path(context: Context, suffix: str) -> Path:
    """Where an export is suggested to go: beside the last one, else beside the map, under its name."""
    documents = context.documents
    last = Path(context.settings.exchange_folder) if context.settings.exchange_folder else None
    folder = documents.path.parent if documents.path else documents.folder
    if last is not None and last.is_dir():
        folder = last
    name = documents.path.stem if documents.path else file_name(documents.name)
    return folder / f"{name}{suffix}"


def _export_text(context: Context, key: str) -> None:
    suffix = _SUFFIXES[key]
    path = file_to_write(context.dialogs, "Export map as", export_path(context, suffix), _FILTERS[key], suffix)
    if path is None:
        return
    context.settings.exchange_folder = str(path.parent)
    try:
        notes = _WRITE[key](context.journey, path)
    except SaveError as error:
        context.notices.tell(str(error), "error")
        return
    tell_exported(context, path, notes)
