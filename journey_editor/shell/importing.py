"""Maps from other programs' files: read, shown as a new map, with notes on what could not be taken over."""

from __future__ import annotations

from pathlib import Path

from journey_editor.importers import registry
from journey_editor.importers.imported import ImportProblem
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.map_files import words

SUFFIXES = registry.SUFFIXES
"""Suffixes of the files that can be imported."""


def _filters() -> list[str]:
    def row(name: str, suffixes: tuple[str, ...]) -> str:
        return f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)})"

    each = [row(known.name, known.suffixes) for known in registry.FORMATS]
    return [row("All that can be imported", SUFFIXES), *each, "All files (*)"]


def import_map(context: Context, path: Path | None = None) -> None:
    """Open another program's file (without one the user picks) as a new map that is not saved yet."""
    settings, documents = context.settings, context.documents
    last = Path(settings.exchange_folder) if settings.exchange_folder else documents.recent.folder
    folder = last if last.is_dir() else documents.recent.folder
    path = path or context.dialogs.open_file("Import", folder, _filters())
    if path is None:
        return
    settings.exchange_folder = str(path.parent)
    try:
        imported = documents.imported(path, registry.read)
    except ImportProblem as problem:
        context.dialogs.tell(f"{path.name} cannot be imported", f"{path.name} cannot be imported. {problem}")
        return
    if imported is None or not documents.may_go():
        return
    documents.show(imported.journey, name=words(path), is_only_here=True)
    notes = [str(note) for note in imported.notes]
    if notes:
        text = notes[0] if len(notes) == 1 else f"{path.name} was imported with {len(notes)} notes."
        context.notices.tell(text, "warning", details=notes if len(notes) > 1 else ())
    else:
        context.notices.tell(f"{path.name} was imported.", "success")
