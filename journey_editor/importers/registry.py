"""Which importer reads a file: its suffix says so, and its content where the suffix does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journey_editor.importers import csv_table, mermaid, text_file
from journey_editor.importers.imported import Imported, ImportProblem
from journey_editor.importers.mermaid_text import is_journey


@dataclass(frozen=True)
class Format:
    """A format that can be imported: its name for the user, its suffixes, and what reads its text."""

    name: str
    suffixes: tuple[str, ...]
    from_text: Callable[[str, str], Imported] | None = None
    """None: the file is no text."""


_MARKDOWN = (".md", ".markdown")
MERMAID = Format("Mermaid journey", (".mmd", ".mermaid", *_MARKDOWN), lambda text, _: mermaid.from_text(text))
TABLE = Format("Table of touchpoints", (".csv", ".tsv", ".tab"), csv_table.from_text)
PDF = Format("PDF with its map inside", (".pdf",))
FORMATS: tuple[Format, ...] = (MERMAID, TABLE, PDF)
SUFFIXES: tuple[str, ...] = (*MERMAID.suffixes, *TABLE.suffixes, *PDF.suffixes, ".txt")
"""Every suffix that an open dialog offers to import."""


def read(path: Path) -> Imported:
    """Import a file. Raises ImportProblem, with one sentence, for one that cannot be imported."""
    if path.suffix.casefold() in PDF.suffixes:
        from journey_editor.importers import pdf_map  # reading a PDF takes libraries that nothing else here needs

        return pdf_map.read(path)
    text, notes = text_file.decoded(text_file.read_bytes(path))
    chosen = _format(path, text)
    if (
        path.suffix.casefold() in _MARKDOWN
        and len(text) <= mermaid.MAX_CHARACTERS
        and not is_journey(text)
        and not mermaid.mermaid_blocks(text)
    ):
        raise ImportProblem(f"{path.name} holds no Mermaid diagram: no block in it begins with ```mermaid.")
    assert chosen.from_text is not None
    imported = chosen.from_text(text, path.stem)
    return Imported(imported.journey, notes + imported.notes)


def _format(path: Path, text: str) -> Format:
    suffix = path.suffix.casefold()
    if is_journey(text[: mermaid.MAX_CHARACTERS]):
        return MERMAID
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    if len(text) <= mermaid.MAX_CHARACTERS and any(is_journey(block) for _, block in mermaid.mermaid_blocks(text)):
        return MERMAID
    if text.lstrip().startswith(("{", "[", "<")):
        raise ImportProblem(f"{path.name} is neither a Mermaid journey nor a table of touchpoints.")
    return TABLE
