"""The files of a command: maps read and written in whatever kind their names say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journey_editor.cli.saying import NAME, CommandFailed, failing_for

if TYPE_CHECKING:
    from journey_editor.document.journey import Journey

MAP_SUFFIX = ".journey"
MERMAID_SUFFIXES = (".mmd", ".mermaid")
TABLE_SUFFIXES = (".csv",)


def read_map(source: Path) -> tuple[Journey, list[str]]:
    """The map in a file of any kind that can be read, and what is to be said of it. Raises CommandFailed."""
    from journey_editor.importers import registry
    from journey_editor.importers.imported import ImportProblem
    from journey_editor.storage import files
    from journey_editor.storage.errors import DocumentError

    try:
        if source.suffix.casefold() in registry.SUFFIXES:
            imported = registry.read(source)
            return imported.journey, [f"{source}: {note}" for note in imported.notes]
        opened = files.load(source)
    except ImportProblem as error:
        raise CommandFailed(with_name(source, error)) from None
    except DocumentError as error:
        raise CommandFailed(f"{with_name(source, error)}{_way_on(source)}") from None
    return opened.journey, [f"{source}: {note}" for note in opened.notes]


def _way_on(source: Path) -> str:
    """A sentence more where a part of a map that cannot be read is sound."""
    from journey_editor.storage import atomic, mending
    from journey_editor.storage.errors import DocumentError

    try:
        mending.mended(atomic.read_bytes(source))
    except DocumentError:
        return ""
    return f" The editor opens what of it is sound, and lists the rest: {NAME} {source}"


def write_map(journey: Journey, target: Path) -> list[str]:
    """Write a map in the kind that the name says; what is to be said of it. Raises CommandFailed."""
    from journey_editor.export import csv_table, mermaid
    from journey_editor.storage import files
    from journey_editor.storage.errors import SaveError

    suffix = target.suffix.casefold()
    with failing_for(SaveError):
        if suffix == MAP_SUFFIX:
            return list(files.save(journey, target).notes)
        if suffix in MERMAID_SUFFIXES:
            return mermaid.write(journey, target)
        return csv_table.write(journey, target)


def require_suffix(target: Path, suffixes: Sequence[str]) -> None:
    """Raises CommandFailed for a name of another kind."""
    if target.suffix.casefold() not in suffixes:
        raise CommandFailed(f"{target} is of no kind that can be written here ({', '.join(suffixes)}).")


def keep_apart(source: Path, target: Path) -> None:
    """What is read is never written over, not even through a link. Raises CommandFailed."""
    try:
        is_same = source.samefile(target)
    except (OSError, ValueError):  # one of them is not there: reading or writing says so
        return
    if is_same:
        raise CommandFailed(f"{source} and {target} are the same file.")


def with_name(file: str | Path, error: Exception) -> str:
    """The sentence of an error, with the file that it is about."""
    return str(error) if str(error).startswith(str(file)) else f"{file}: {error}"
